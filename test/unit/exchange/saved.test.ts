import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from '../../../server/src/exchange/import';

/** Documents that Word itself has saved (2010 and 2016): mammoth's package has some. */
const FOLDER = 'node_modules/mammoth/test/test-data';

/** What each becomes. */
const SAVED: Readonly<Record<string, string>> = {
  'single-paragraph': '# Walking on imported air\n',
  'strict-format': '# Test\n',
  'simple-list': '- Apple\n- Banana\n',
  tables: '# Above\n\n| Top left | Top right |\n| --- | --- |\n| Bottom left | Bottom right |\n\nBelow\n',
  footnotes: '# Ouch[^1].[^2]\n\n[^1]: A tachyon walks into a bar.\n\n[^2]: Fin.\n',
  'footnote-hyperlink': '[^1]\n\n[^1]: Example\n',
  comments: '# Ouch.\n',
  strikethrough: "# Today's Special: Salmon Sold out\n",
  underline: '# The Sunset Tree\n',
};

/** What has no text of its own, and what is said of it. */
const EMPTY = ['text-box', 'tiny-picture'];

const read = (name: string) => importFile('x.docx', readFileSync(join(FOLDER, `${name}.docx`)));

describe('a document that Word itself has saved', () => {
  for (const [name, wanted] of Object.entries(SAVED))
    it(`is imported: ${name}`, async () => {
      const imported = await read(name);
      assert.equal('markdown' in imported ? imported.markdown : imported.refused.en, wanted);
    });

  for (const name of EMPTY)
    it(`is told to have its text elsewhere: ${name}`, async () => {
      const imported = await read(name);
      assert.match('refused' in imported ? imported.refused.ja : '', /テキストボックス/);
    });
});
