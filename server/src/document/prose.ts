import { type Anchor, spanAt } from '../text/anchor';
import { countWhile } from '../text/bisect';
import type { Span } from '../text/span';

/**
 * The text of a block as a reader sees it, without Markdown's signs, and the way back to the source: piece by piece, the
 * characters from `at` on stand in the source from `anchor.start + source` on. Characters of `text` behind the last piece's end, or
 * between pieces, have no place of their own (the gap between two table cells).
 */
export interface Prose {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The part of the source that the pieces count from. */
  readonly anchor: Anchor;
}

export interface Piece {
  readonly at: number;
  readonly source: number;
  readonly length: number;
  /** Set for text that is written as code: names of products and files, not words of the regulation. */
  readonly code?: true;
}

/** The source span of `prose.text.slice(start, end)`. An empty range gives the place where it stands. */
export function sourceOf(prose: Prose, start: number, end: number): Span {
  const from = locate(prose, start, false);
  return spanAt(prose.anchor, from, end <= start ? from : Math.max(from, locate(prose, end - 1, true)));
}

/** The prose of `prose.text.slice(start, end)`. */
export function sliceProse(prose: Prose, start: number, end: number): Prose {
  const pieces: Piece[] = [];
  for (const piece of prose.pieces) {
    const from = Math.max(piece.at, start);
    const to = Math.min(piece.at + piece.length, end);
    if (from < to)
      pieces.push({ ...piece, at: from - start, source: piece.source + from - piece.at, length: to - from });
  }
  // a copy: what was pushed to keeps room for sixteen more
  return { text: prose.text.slice(start, end), pieces: pieces.slice(), anchor: prose.anchor };
}

/** Several proses on one anchor as one, with `gap` between them. */
export function joinProse(parts: readonly Prose[], gap: string, anchor: Anchor): Prose {
  let text = '';
  const pieces: Piece[] = [];
  parts.forEach((part, i) => {
    if (i > 0) text += gap;
    for (const piece of part.pieces) pieces.push({ ...piece, at: piece.at + text.length });
    text += part.text;
  });
  return { text, pieces: pieces.slice(), anchor };
}

/**
 * The prose with lines joined that a page's width broke: between Japanese letters, behind a line that is long enough, a line break is
 * nothing, so that a word broken by it (サー / ビス) is one word.
 */
export function unwrapped(prose: Prose): Prose {
  if (!prose.text.includes('\n')) return prose;
  const parts: Prose[] = [];
  let from = 0;
  for (const { index, 0: gap } of prose.text.matchAll(BREAK)) {
    const line = index - Math.max(from, prose.text.lastIndexOf('\n', index - 1) + 1);
    if (line < WRAPPED) continue;
    parts.push(sliceProse(prose, from, index));
    from = index + gap.length;
  }
  return from === 0 ? prose : joinProse([...parts, sliceProse(prose, from, prose.text.length)], '', prose.anchor);
}

const BREAK = /(?<=[^\s!-~。！？：])[ \t\u3000]*\r?\n[ \t\u3000]*(?=[^\s!-~・（※→])/g;
/** A line that is shorter was not broken by a page's width. */
const WRAPPED = 12;

/** Whether any character of the range is written as code. */
export const isCode = (prose: Prose, start: number, end: number): boolean =>
  prose.pieces.some((piece) => piece.code && piece.at < end && start < piece.at + piece.length);

/** Whether the range stands in one piece, so that it can be replaced without breaking Markdown's signs. */
export const isWhole = (prose: Prose, start: number, end: number): boolean =>
  prose.pieces.some((piece) => piece.at <= start && end <= piece.at + piece.length);

/** The offset in `text` of a source offset, or undefined when the source there is no text of this prose. */
export function offsetIn(prose: Prose, source: number): number | undefined {
  const from = source - prose.anchor.start;
  for (const piece of prose.pieces) {
    if (piece.source <= from && from <= piece.source + piece.length) return piece.at + from - piece.source;
  }
  return undefined;
}

/** The offset of the character at `at` from the anchor, or behind it. */
function locate({ pieces }: Prose, at: number, behind: boolean): number {
  const piece = pieces[Math.max(0, countWhile(pieces, (one) => one.at <= at) - 1)];
  if (!piece) return 0;
  return piece.source + Math.min(Math.max(0, at - piece.at) + (behind ? 1 : 0), piece.length);
}
