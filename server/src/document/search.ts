import { countBelow } from '../text/bisect';
import { type Change, changeBetween, changed } from '../text/change';
import { recall } from '../text/memory';
import type { Document } from './document';
import type { Entry } from './entry';
import type { Block } from './markdown';
import { RUN } from './outline';
import type { Statement } from './statement';
import { slicesOf } from './stretch';

/** A part or stretch of a document: while its key is the same object, it is the same but for where it stands. */
export interface Piece {
  readonly key: object;
  readonly start: number;
}

/** What a search found in the pieces of a document, each with the index of its piece. */
interface Found<T> {
  readonly pieces: readonly Piece[];
  readonly given: readonly unknown[];
  readonly all: readonly T[];
  readonly at: readonly number[];
}

/** What was found in the pieces before, one by one. */
export type Earlier<T> = (index: number) => T | undefined;

/** What a search found last in each document, by the document's lineage. */
type Memory<T> = WeakMap<object, Found<T>>;

const memories = new Map<string, Memory<unknown>>();

/**
 * Looks into pieces one after the other, and remembers what was found: after an edit only the pieces that are new are looked
 * into. What was found before them is taken over as it is, what was found behind them is moved; nothing is done for pieces in
 * which nothing was found, so that the cost does not grow with the document. `placeOf` is what a move counts in.
 */
export function search<T, P extends Piece>(
  name: string,
  lineage: object,
  pieces: readonly P[],
  given: readonly unknown[],
  look: (piece: P, earlier: Earlier<T>) => readonly T[],
  move: (found: T, by: number) => T,
  placeOf: (piece: P) => number = ({ start }) => start,
): readonly T[] {
  const memory = recall(memories, name, () => new WeakMap()) as Memory<T>;
  const known = memory.get(lineage);
  const holds = known?.given.every((one, i) => one === given[i]) ? known : undefined;
  if (holds?.pieces === pieces) return holds.all;
  const { head, tail } = holds ? changeOf(holds.pieces, pieces) : { head: 0, tail: 0 };
  const before: Found<T> = holds ?? { pieces: [], given, all: [], at: [] };
  const first = countBelow(before.at, head);
  const fresh: T[] = [];
  const places: number[] = [];
  const earlier = (index: number) => (index < first ? before.all[index] : fresh[index - first]);
  /** What is known when so many pieces have been looked into, and so many are left that are as they were. */
  const foundIn = (pieces: readonly P[], tail: number): Found<T> => {
    const kept = { head: first, tail: before.all.length - countBelow(before.at, before.pieces.length - tail) };
    const more = pieces.length - before.pieces.length;
    const by = tail === 0 ? 0 : placeOf(pieces.at(-1)!) - placeOf(before.pieces.at(-1)! as P);
    const moves = by !== 0 && move !== stay;
    const all = changed(before.all, kept, fresh, moves ? (one) => move(one, by) : undefined);
    const at = changed(before.at, kept, places, more === 0 ? undefined : (piece) => piece + more);
    return { pieces, given, all, at };
  };
  let next = head;
  try {
    for (; next < pieces.length - tail; next++) {
      if (left <= 0) throw STOPPED;
      left -= costOf(pieces, next);
      for (const one of look(pieces[next]!, earlier)) {
        fresh.push(one);
        places.push(next);
      }
    }
  } catch (error) {
    // the next time it goes on here
    if (error === STOPPED) memory.set(lineage, foundIn(pieces.slice(0, next), 0));
    throw error;
  }
  const found = foundIn(pieces, tail);
  memory.set(lineage, found);
  return found.all;
}

/**
 * Does work that searches a document, a part of the pieces at each step. The work is begun again at each step, by when all that it
 * searched before is known: it must do little besides, and may change nothing.
 */
export function* inSteps<T>({ markdown, reading, source }: Document, work: () => T): Generator<void, T> {
  const all = markdown.parts.length + reading.stretches.length + source.length / LENGTH;
  const most = Math.max(FEWEST, Math.ceil(all / STEPS));
  for (;;) {
    const around = left;
    left = most;
    try {
      return work();
    } catch (error) {
      if (error !== STOPPED) throw error;
    } finally {
      left = around;
    }
    yield;
  }
}

/** How much may still be looked into before a search stops. */
let left = Number.POSITIVE_INFINITY;

/** A piece is as much as others, and as it is longer than they are. */
const costOf = (pieces: readonly Piece[], index: number): number =>
  1 + Math.max(0, (pieces[index + 1]?.start ?? 0) - pieces[index]!.start) / LENGTH;
const STOPPED = Symbol('stopped');

/** As long as most pieces are. */
const LENGTH = 400;

/** A step looks into so many pieces at least; a search of a whole document takes about so many steps at most. */
const FEWEST = 50;
const STEPS = 30;

/**
 * Which pieces are the same, and at the end but for where they stand. All searches in a document ask for the same change. Nothing here keeps a reading alive: a change that held the pieces before it
 * would hold those before them, too, back to the first.
 */
const changes = new WeakMap<readonly Piece[], WeakMap<readonly Piece[], Change>>();

const changeOf = (earlier: readonly Piece[], now: readonly Piece[]): Change =>
  recall(
    recall(changes, now, () => new WeakMap()),
    earlier,
    () => changeBetween(earlier, now, isAlike, (one, other) => isAlike(one, other) && one.start === other.start),
  );

const isAlike = (one: Piece, other: Piece): boolean => one.key === other.key;

/**
 * Looks for something in each block by itself, and remembers what was found: after an edit only the blocks of the part that
 * was touched are looked at again. `name` tells searches apart; `given` is everything but the block that the search goes by
 * (compared with ===); `move` takes what was found to where it stands.
 */
export function foundInBlocks<T>(
  { markdown: { parts }, reading: { lineage } }: Document,
  name: string,
  given: readonly unknown[],
  look: (block: Block) => readonly T[],
  move: (found: T, by: number) => T,
): readonly T[] {
  return search(`blocks ${name}`, lineage, parts, given, (part) => part.key.blocks.flatMap(look), move);
}

/**
 * Looks for something in each stretch of statements, a slice of a long one at a time, as {@link foundInBlocks} does. The search may
 * go by the statements of the stretch, the entries around them, what introduces them and what stands right behind; by nothing else
 * of the document but what is `given`. `look` is also told what was found in what stands before.
 */
export function foundInStretches<T>(
  { statements, reading: { stretches, lineage } }: Document,
  name: string,
  given: readonly unknown[],
  look: (statements: readonly Statement[], earlier: Earlier<T>) => readonly T[],
  move: (found: T, by: number) => T,
): readonly T[] {
  return search(
    `stretches ${name}`,
    lineage,
    slicesOf(stretches, statements),
    given,
    ({ from, to }, earlier) => look(statements.slice(from, to), earlier),
    move,
  );
}

/** The statements that pass a test, which may go by what {@link foundInStretches} allows. Their indices are remembered: few edits move these. */
export const statementsWhere = (
  { statements, reading: { stretches, lineage } }: Document,
  name: string,
  given: readonly unknown[],
  test: (statement: Statement) => boolean,
): readonly Statement[] =>
  search(
    `where ${name}`,
    lineage,
    slicesOf(stretches, statements),
    given,
    ({ from, to }) => {
      const found: number[] = [];
      for (let i = from; i < to; i++) if (test(statements[i]!)) found.push(i);
      return found;
    },
    (index, by) => index + by,
    ({ from }) => from,
  ).map((index) => statements[index]!);

/**
 * Looks for something in the numbers of the outline, and remembers it while the outline has the same shape. What is found names
 * entries by their indices, not by where they stand.
 */
export function foundInOutline<T>(
  { reading: { outline, lineage } }: Document,
  name: string,
  given: readonly unknown[],
  look: () => readonly T[],
): readonly T[] {
  return search(`outline ${name}`, lineage, wholeOf(outline.shape), given, look, stay);
}

/**
 * Looks for something in the title of each entry by itself. The search may also go by the numbers of the outline, but by no other
 * title; what is found names entries by their indices. After an edit only the titles beside the one that was touched are looked at.
 */
export function foundInTitles<T>(
  { entries, reading: { outline, lineage } }: Document,
  name: string,
  given: readonly unknown[],
  look: (entry: Entry) => readonly T[],
): readonly T[] {
  const inRun = ({ start }: Piece) => entries.slice(start, start + RUN).flatMap(look);
  return search(`titles ${name}`, lineage, outline.wording, given, inRun, stay);
}

/** The entries whose labels have one of these styles. */
export const entriesStyled = (document: Document, ...styles: readonly string[]): readonly Entry[] =>
  foundInOutline(document, `styled ${styles}`, [], () =>
    document.entries.flatMap(({ index, label }) => (label && styles.includes(label.style) ? [index] : [])),
  ).map((index) => document.entries[index]!);

/** All of the outline as one piece, which is the same while `key` is. */
const wholeOf = (key: object): readonly Piece[] => recall(wholes, key, () => [{ key, start: 0 }]);

const wholes = new WeakMap<object, readonly Piece[]>();

/** For what stands nowhere. */
export const stay = <T>(found: T): T => found;
