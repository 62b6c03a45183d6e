import { changeBetween } from '../text/change';
import { recall } from '../text/memory';
import type { Document } from './document';
import type { Block } from './markdown';
import { type Piece, search, stay } from './search';
import type { Statement } from './statement';
import { slicesOf } from './stretch';

/** How often things are found in a document, by name. */
export interface Counts {
  readonly of: ReadonlyMap<string, number>;
  /** Names in the order in which the document has them first. */
  readonly inOrder: (names: Iterable<string>) => readonly string[];
}

/** What was counted last in each document, by the document's lineage. */
interface Counted {
  readonly pieces: readonly Piece[];
  readonly given: readonly unknown[];
  /** What was found in each piece. */
  readonly each: Found;
  readonly counts: Counts;
}

type Found = readonly (readonly string[])[];

const memories = new Map<string, WeakMap<object, Counted>>();

/**
 * Counts what is found in pieces. After an edit only what has gone and come is counted; where that is the same, so is the answer
 * (compared with ===), and what was made of it still holds.
 */
function count<P extends Piece>(
  name: string,
  lineage: object,
  pieces: readonly P[],
  given: readonly unknown[],
  look: (piece: P) => readonly string[],
): Counts {
  const memory = recall(memories, name, () => new WeakMap<object, Counted>());
  const known = memory.get(lineage);
  const holds = known?.given.every((one, i) => one === given[i]) ? known : undefined;
  if (holds?.pieces === pieces) return holds.counts;
  const each = search(`count ${name}`, lineage, pieces, given, (piece) => [look(piece)], stay);
  const counts = recounted(holds, each);
  memory.set(lineage, { pieces, given, each, counts });
  return counts;
}

function recounted(before: Counted | undefined, each: Found): Counts {
  const was = before?.each ?? [];
  const { head, tail } = changeBetween(was, each);
  const gone = was.slice(head, was.length - tail).flat();
  const come = each.slice(head, each.length - tail).flat();
  if (before && gone.length === come.length && gone.every((one, i) => one === come[i])) return before.counts;
  const of = new Map(before?.counts.of);
  for (const one of come) of.set(one, (of.get(one) ?? 0) + 1);
  for (const one of gone)
    if (of.get(one) === 1) of.delete(one);
    else of.set(one, of.get(one)! - 1);
  return { of, inOrder: (names) => orderIn(each, new Set(names)) };
}

function orderIn(each: Found, sought: Set<string>): readonly string[] {
  const found: string[] = [];
  for (const own of each) {
    if (sought.size === 0) break;
    for (const one of own) if (sought.delete(one)) found.push(one);
  }
  return found;
}

/** Counts what is found in each block by itself; `given` is everything else that the search goes by (compared with ===). */
export const countedInBlocks = (
  { markdown: { parts }, reading: { lineage } }: Document,
  name: string,
  given: readonly unknown[],
  look: (block: Block) => readonly string[],
): Counts => count(`blocks ${name}`, lineage, parts, given, (part) => part.key.blocks.flatMap(look));

/** Counts what is found in stretches of statements, by what `foundInStretches` allows. */
export const countedInStretches = (
  { statements, reading: { stretches, lineage } }: Document,
  name: string,
  given: readonly unknown[],
  look: (statements: readonly Statement[]) => readonly string[],
): Counts =>
  count(`stretches ${name}`, lineage, slicesOf(stretches, statements), given, ({ from, to }) =>
    look(statements.slice(from, to)),
  );
