import type { Document } from '../document/document';
import { type Prose, sourceOf } from '../document/prose';
import { countWhile } from '../text/bisect';
import type { Span } from '../text/span';

/** A UTF-16 unit of a visible text: where it stands in the source (-1 where nowhere), and whether it is bold. */
export interface Letter {
  readonly c: string;
  readonly at: number;
  readonly bold: boolean;
}

export type Letters = readonly Letter[];

/** What is said around the text of the source: a space, a bracket. */
export const put = (text: string): Letters => text.split('').map((c) => ({ c, at: -1, bold: false }));

export const textOf = (letters: Letters): string => letters.map(({ c }) => c).join('');

/** Without white space at its ends. */
export function trimmed(letters: Letters): Letters {
  const text = textOf(letters);
  const start = text.length - text.trimStart().length;
  return letters.slice(start, start + text.trim().length);
}

/** With `between` between those that say something. */
export const joinedBy = (between: string, parts: readonly Letters[]): Letters =>
  parts.filter(({ length }) => length > 0).flatMap((part, i) => (i > 0 ? [...put(between), ...part] : part));

/** In one line. Latin words keep the space that the line break was. */
export function inOneLine(letters: Letters): Letters {
  const text = textOf(letters);
  const out: Letter[] = [];
  let from = 0;
  const take = (to: number) => {
    for (let i = from; i < to; i++) out.push(letters[i]!);
  };
  for (const { 0: gap, index } of text.matchAll(/\s*\n\s*/g)) {
    const [before, after] = [text[index - 1] ?? '', text[index + gap.length] ?? ''];
    take(index);
    if (/[A-Za-z0-9,.]/.test(before) && /[A-Za-z0-9]/.test(after)) out.push(...put(' '));
    from = index + gap.length;
  }
  take(letters.length);
  return out;
}

/** Its lines. */
export function linesOf(letters: Letters): readonly Letters[] {
  const out: Letter[][] = [[]];
  for (const letter of letters)
    if (letter.c === '\n') out.push([]);
    else out.at(-1)!.push(letter);
  return out;
}

/** Reads the letters of a document's proses. */
export function readerOf({ blocks }: Pick<Document, 'blocks'>): (prose: Prose) => Letters {
  const bold = blocks
    .flatMap(({ prose, strong }) => strong.map(({ start, end }): Span => sourceOf(prose, start, end)))
    .sort((a, b) => a.start - b.start);
  const isBold = (at: number): boolean => {
    const begun = countWhile(bold, ({ start }) => start <= at);
    return begun > 0 && at < bold[begun - 1]!.end;
  };
  return ({ text, pieces, anchor }) => {
    const places = new Int32Array(text.length).fill(-1);
    for (const { at, source, length } of pieces)
      for (let i = 0; i < length && at + i < places.length; i++) places[at + i] = anchor.start + source + i;
    return text.split('').map((c, i) => {
      const at = places[i]!;
      return { c, at, bold: at >= 0 && isBold(at) };
    });
  };
}
