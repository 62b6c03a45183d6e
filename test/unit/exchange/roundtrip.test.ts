import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../../server/src/document/document';
import type { Entry } from '../../../server/src/document/entry';
import { isSentence } from '../../../server/src/document/title';
import { importFile } from '../../../server/src/exchange/import';
import { type Line, outlineBelowTitle, said } from './outline';
import { asPage, asText, asWord } from './render';

const DOCUMENTS = [
  ...['基本方針.md', '対策基準.md', '実施手順.md'].map((name) => join('examples', name)),
  ...readdirSync('test/corpus', { recursive: true })
    .map(String)
    .filter((name) => /(?:policy|standard-1\.src)\.md$/.test(name))
    .map((name) => join('test/corpus', name))
    .sort(),
];

const isSentenced = ({ depth, title }: Entry): boolean => depth > 0 && isSentence(title);

async function imported(name: string, bytes: Uint8Array): Promise<string> {
  const result = await importFile(name, bytes);
  assert.ok('markdown' in result, JSON.stringify(result));
  return result.markdown;
}

/** Letters that are joined on purpose. */
const joined = (markdown: string): string => markdown.replace('L G W A N ', 'LGWAN');

describe('a document that is imported reads as its original', () => {
  for (const path of DOCUMENTS) {
    const original = joined(readFileSync(path, 'utf8'));

    it(`${path} from Word`, async () => {
      const markdown = await imported('x.docx', await asWord(original));
      assert.deepEqual(outlineBelowTitle(markdown), outlineBelowTitle(original));
      assert.equal(said(markdown), said(original));
    });

    it(`${path} from a web page`, async () => {
      const markdown = await imported('x.html', new TextEncoder().encode(asPage(original)));
      assert.deepEqual(outlineBelowTitle(markdown), outlineBelowTitle(original));
      assert.equal(said(markdown), said(original));
    });

    // a text says by numbers alone what is a heading, and a heading may be a whole sentence
    it(`${path} from a text whose lines are broken`, async () => {
      const markdown = await imported('x.txt', new TextEncoder().encode(asText(original)));
      const numbers = (lines: readonly Line[]) => lines.flatMap(({ number }) => (number === '' ? [] : [number]));
      assert.deepEqual(numbers(outlineBelowTitle(markdown)), numbers(outlineBelowTitle(original)));
      const lines = readDocument(original, '').entries;
      if (lines.every(({ depth, number }) => depth <= 1 || number !== '') && !lines.some(isSentenced))
        assert.deepEqual(outlineBelowTitle(markdown), outlineBelowTitle(original));
    });
  }

  it('again, when it is imported a second time', async () => {
    const markdown = await imported('x.docx', await asWord(readFileSync('examples/対策基準.md', 'utf8')));
    assert.equal(await imported('x.docx', await asWord(markdown)), markdown);
  });
});
