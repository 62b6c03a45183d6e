import type { Document } from '../document/document';
import type { Block, Content } from '../document/markdown';
import { recall } from '../text/memory';
import { type Span, shift } from '../text/span';
import type { Report } from './finding';

/** What was found in the blocks of a part of a document, as if the part stood at the beginning. */
interface Found<T> {
  readonly given: readonly unknown[];
  readonly all: readonly T[];
}

const memories = new Map<string, WeakMap<Content, Found<unknown>>>();

/**
 * Looks for something in each block by itself, and remembers what was found: after an edit only the blocks of the part that
 * was touched are looked at again. `name` tells searches apart; `given` is everything but the block that the search goes by
 * (compared with ===); `move` takes what was found to where the part stands.
 */
export function foundInBlocks<T>(
  { markdown: { parts } }: Document,
  name: string,
  given: readonly unknown[],
  look: (block: Block) => readonly T[],
  move: (found: T, by: number) => T,
): readonly T[] {
  const memory = recall(memories, name, () => new WeakMap()) as WeakMap<Content, Found<T>>;
  const out: T[] = [];
  for (const { content, start } of parts) {
    let found = memory.get(content);
    if (!found || found.given.some((one, i) => one !== given[i])) {
      found = { given, all: content.blocks.flatMap(look) };
      memory.set(content, found);
    }
    for (const one of found.all) out.push(start === 0 ? one : move(one, start));
  }
  return out;
}

/** {@link foundInBlocks} for reports. What is `related` in one must stand in another document. */
export const inBlocks = (
  document: Document,
  name: string,
  given: readonly unknown[],
  check: (block: Block) => readonly Report[],
): readonly Report[] => foundInBlocks(document, name, given, check, moved);

function moved(report: Report, by: number): Report {
  const span: Span = shift(report.span, by);
  if (!report.fixes) return { ...report, span };
  const fixes = report.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, by) })),
  }));
  return { ...report, span, fixes };
}
