import { strict as assert } from 'node:assert';
import { readDocument } from '../../../server/src/document/document';
import { lineNumber } from '../../../server/src/text/lines';

/** The outline of a text, a string an entry: a space for each level below the first, the number, a bar, the title. */
export function outline(source: string): readonly string[] {
  return readDocument(source, 'x.md').entries.map(
    ({ level, number, title }) => `${' '.repeat(level - 1)}${number}|${title}`,
  );
}

/** The 1-based lines of the entries. */
export function linesOfEntries(source: string): readonly number[] {
  const { entries, lines } = readDocument(source, 'x.md');
  return entries.map(({ span }) => lineNumber(lines, span.start));
}

/** What a table of documents is made of: what it shows, the text, its outline. */
export type Case = readonly [name: string, source: string | readonly string[], entries: readonly string[]];

/** One test a row; a source in an array is joined by newlines. */
export function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [name, source, entries] of cases)
      it(name, () => assert.deepEqual(outline(typeof source === 'string' ? source : source.join('\n')), entries));
  });
}

const HALF = '0123456789().:-abcdefghijklmnopqrstuvwxyz ';
const FULL = '０１２３４５６７８９（）．：－ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ\u3000';

/** The text with digits, brackets, full stops and spaces in full width. */
export const full = (text: string): string => text.replace(/./gu, (c) => FULL[HALF.indexOf(c)] ?? c);
/** The text with digits, brackets, full stops and spaces in half width. */
export const half = (text: string): string => text.replace(/./gu, (c) => HALF[FULL.indexOf(c)] ?? c);

/** The text with every line that begins an entry as a heading; their `#` are equal, so that numbers alone tell the levels. */
export function asHeadings(source: string): string {
  const starts = new Set(readDocument(source, 'x.md').entries.map(({ span }) => span.start));
  let at = 0;
  return source
    .split('\n')
    .map((line) => {
      const begins = starts.has(at) || starts.has(at + line.search(/\S/));
      at += line.length + 1;
      return begins && !/^\s*(?:[-*+#]|\d+[.)] )/.test(line) ? `\n## ${line.trim()}\n` : line;
    })
    .join('\n');
}
