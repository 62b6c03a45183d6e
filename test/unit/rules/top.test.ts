import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/rules/finding';
import { atTop, topEdit } from '../../../server/src/rules/top';

const MADE = /二つ置き/;
const THERE = /「---」の行の間に$/;

describe('an item of the front matter', () => {
  for (const [what, source, after, place] of [
    ['goes into what is there', '---\n種別: 対策基準\n---\n\n# 題', '---\n版: 2\n種別: 対策基準\n---\n\n# 題', THERE],
    ['goes behind a first line with spaces', '--- \n---\n\n# 題', '--- \n版: 2\n---\n\n# 題', THERE],
    ['makes front matter where there is none', '# 題', '---\n版: 2\n---\n\n# 題', MADE],
    ['makes it above a line in the text', '# 題\n\n---\n', '---\n版: 2\n---\n\n# 題\n\n---\n', MADE],
    ['ends lines as the document does', '# 題\r\n', '---\r\n版: 2\r\n---\r\n\r\n# 題\r\n', MADE],
    ['ends lines as the document does', '---\r\n---\r\n', '---\r\n版: 2\r\n---\r\n', THERE],
    ['stands behind the mark of a file', '\ufeff# 題', '\ufeff---\n版: 2\n---\n\n# 題', MADE],
    ['stands behind the mark of a file', '\ufeff---\n---\n', '\ufeff---\n版: 2\n---\n', THERE],
  ] as const)
    it(`${what}: ${JSON.stringify(source)}`, () => {
      assert.equal(applyEdits(source, [topEdit(source, '版: 2')]), after);
      assert.match(atTop(source).ja, place);
    });
});
