import { strict as assert } from 'node:assert';
import { createWorkspace } from '../../../server/src/workspace/workspace';

const POLICY =
  '# 情報セキュリティ基本方針\n\n## 1 定義\n\n(1) 端末　職員のパソコンをいう。\n\n## 2 対策\n\n端末を管理する。\n';
const SENTENCE = '職員は、端末を返さなければならない。';

/** What is told, as information, of how a draft is read. */
const toldOf = (body: string): readonly string[] => {
  const workspace = createWorkspace({ roots: ['/'] });
  workspace.set('/基本方針.md', POLICY);
  workspace.set('/対策基準.md', `# 対策基準\n\n${body}`);
  return workspace
    .findings('/対策基準.md')
    .filter(({ rule, severity }) => rule === 'policy/unreadable' && severity === 'info')
    .map(({ message }) => message.en);
};

describe('a draft that is read in pieces', () => {
  it('is told of where a line goes on for tens of thousands of characters', () => {
    assert.match(toldOf(SENTENCE.repeat(2_000)).join(), /10,000 characters without a blank line/);
  });

  it('is told of where lines follow each other without a blank one', () => {
    assert.equal(toldOf(`${SENTENCE}\n`.repeat(2_000)).length, 1);
  });

  it('is no matter where these lines are articles', () => {
    const articles = Array.from({ length: 1_500 }, (_, i) => `第${i + 1}条　${SENTENCE}\n`);
    assert.deepEqual(toldOf(articles.join('')), []);
  });

  it('is no matter where the lines are items or rows', () => {
    assert.deepEqual(toldOf(`- ${SENTENCE}\n`.repeat(2_000)), []);
    assert.deepEqual(toldOf(`| 番号 | 対策 |\n| --- | --- |\n${`| 1 | ${SENTENCE} |\n`.repeat(2_000)}`), []);
  });

  it('is told of where what reaches further is not followed through a very long text', () => {
    const long = `${SENTENCE.repeat(20)}\n\n`;
    assert.match(toldOf(`${long.repeat(300)}[札]: 札.md\n`).join(), /100,000 characters/);
    assert.deepEqual(toldOf(`${long.repeat(100)}[札]: 札.md\n`), []);
    assert.deepEqual(toldOf(`${long.repeat(300)}[^1]: 札をいう。\n`), []);
  });
});
