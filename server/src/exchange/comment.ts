import { countBelow } from '../text/bisect';
import type { Span } from '../text/span';
import type { Piece } from './form';
import { type Letters, linesOf } from './letter';

/** A remark for the reader of the Word document, at a place in the Markdown. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
}

/** The comments that begin, and that end, before a letter of a paragraph, by their indices. */
export interface Marks {
  readonly begin: ReadonlyMap<number, readonly number[]>;
  readonly end: ReadonlyMap<number, readonly number[]>;
}

export const NO_MARKS: Marks = { begin: new Map(), end: new Map() };

/**
 * For each piece and each of its paragraphs (the lines of its cells, row by row) the comments in it. A comment stands at the words
 * that it is about, through several paragraphs if need be; where none of its words is shown, at the whole of the paragraph that
 * begins before it.
 */
export function placeComments(pieces: readonly Piece[], comments: readonly Comment[]): readonly (readonly Marks[])[] {
  const paragraphs = pieces.map((piece) =>
    piece.kind === 'grid' ? piece.rows.flatMap((row) => row.flatMap(linesOf)) : [piece.letters],
  );
  const marks = paragraphs.map((all) =>
    all.map(() => ({ begin: new Map<number, number[]>(), end: new Map<number, number[]>() })),
  );
  const places = placesOf(paragraphs);
  const sources = places.map(({ source }) => source);
  const add = (map: Map<number, number[]>, at: number, id: number) => map.set(at, [...(map.get(at) ?? []), id]);
  comments.forEach(({ span }, id) => {
    const inside = places.slice(countBelow(sources, span.start), countBelow(sources, span.end)).sort(inOrder);
    const [first, last] = [inside[0], inside.at(-1)];
    if (first && last) {
      add(marks[first.piece]![first.paragraph]!.begin, first.letter, id);
      add(marks[last.piece]![last.paragraph]!.end, last.letter + 1, id);
      return;
    }
    let at = 0;
    pieces.forEach((piece, i) => {
      if (piece.span.start <= span.start) at = i;
    });
    const whole = marks[at]?.[0];
    if (!whole) return;
    add(whole.begin, 0, id);
    add(whole.end, paragraphs[at]![0]!.length, id);
  });
  return marks;
}

/** A letter that stands in the source, and where. */
interface Place {
  readonly source: number;
  readonly piece: number;
  readonly paragraph: number;
  readonly letter: number;
}

const inOrder = (a: Place, b: Place): number => a.piece - b.piece || a.paragraph - b.paragraph || a.letter - b.letter;

/** All letters of the source, in its order. */
const placesOf = (paragraphs: readonly (readonly Letters[])[]): readonly Place[] =>
  paragraphs
    .flatMap((all, piece) =>
      all.flatMap((letters, paragraph) =>
        letters.flatMap(({ at }, letter) => (at < 0 ? [] : [{ source: at, piece, paragraph, letter }])),
      ),
    )
    .sort((a, b) => a.source - b.source);
