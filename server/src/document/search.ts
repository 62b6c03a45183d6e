import { recall } from '../text/memory';
import type { Document } from './document';
import type { Block } from './markdown';
import type { Statement } from './statement';

/** What was found in a part or a stretch of a document when it stood at `start`. */
interface Found<T> {
  readonly given: readonly unknown[];
  readonly start: number;
  readonly all: readonly T[];
}

type Memory<T> = WeakMap<object, Found<T>>;

/** What searches have found, by their names. */
const memories = new Map<string, Memory<unknown>>();

/**
 * What was found in what has not changed since, taken to where it stands now, or else what is found now. A list in which nothing
 * was found or moved stays the same object.
 */
function found<T>(
  memory: Memory<T>,
  key: object,
  start: number,
  given: readonly unknown[],
  look: () => readonly T[],
  move: (found: T, by: number) => T,
): readonly T[] {
  const known = memory.get(key);
  if (known?.given.every((one, i) => one === given[i])) {
    if (known.start === start || known.all.length === 0) return known.all;
    const all = known.all.map((one) => move(one, start - known.start));
    memory.set(key, { given, start, all });
    return all;
  }
  const all = look();
  memory.set(key, { given, start, all });
  return all;
}

/**
 * Looks for something in each block by itself, and remembers what was found: after an edit only the blocks of the part that
 * was touched are looked at again. `name` tells searches apart; `given` is everything but the block that the search goes by
 * (compared with ===); `move` takes what was found to where it stands.
 */
export function foundInBlocks<T>(
  { markdown: { parts } }: Document,
  name: string,
  given: readonly unknown[],
  look: (block: Block) => readonly T[],
  move: (found: T, by: number) => T,
): readonly T[] {
  const memory = recall(memories, `blocks ${name}`, () => new WeakMap()) as Memory<T>;
  const out: T[] = [];
  for (const { content, placed, start } of parts)
    for (const one of found(memory, content, start, given, () => placed.blocks.flatMap(look), move)) out.push(one);
  return out;
}

/**
 * Looks for something in each stretch of statements, as {@link foundInBlocks} does. The search may go by the statements of the
 * stretch, the entries around them, what introduces them and what stands right behind; by nothing else of the document but what is
 * `given`. `look` is also told what was found in the stretches before.
 */
export function foundInStretches<T>(
  { statements, reading: { stretches } }: Document,
  name: string,
  given: readonly unknown[],
  look: (statements: readonly Statement[], before: readonly T[]) => readonly T[],
  move: (found: T, by: number) => T,
): readonly T[] {
  const memory = recall(memories, `stretches ${name}`, () => new WeakMap()) as Memory<T>;
  const out: T[] = [];
  for (const { key, from, to, start } of stretches)
    for (const one of found(memory, key, start, given, () => look(statements.slice(from, to), out), move))
      out.push(one);
  return out;
}

/** The statements that pass a test, which may go by what {@link foundInStretches} allows. */
export function statementsWhere(
  { statements, reading: { stretches } }: Document,
  name: string,
  given: readonly unknown[],
  test: (statement: Statement) => boolean,
): readonly Statement[] {
  const memory = recall(memories, `statements ${name}`, () => new WeakMap()) as Memory<number>;
  const out: Statement[] = [];
  for (const { key, from, to } of stretches) {
    const look = () => statements.slice(from, to).flatMap((statement, i) => (test(statement) ? [i] : []));
    for (const i of found(memory, key, 0, given, look, stay)) out.push(statements[from + i]!);
  }
  return out;
}

/** For what stands nowhere. */
export const stay = <T>(found: T): T => found;
