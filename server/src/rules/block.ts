import type { Document } from '../document/document';
import type { Block, Content } from '../document/markdown';
import { recall } from '../text/memory';
import { type Span, shift } from '../text/span';
import type { Report } from './finding';

/** What a check said of the blocks of a part of a document, as if the part stood at the beginning. */
interface Said {
  readonly given: readonly unknown[];
  readonly reports: readonly Report[];
}

const memories = new Map<string, WeakMap<Content, Said>>();

/**
 * Runs a check that looks at each block by itself, and remembers what it said: after an edit only the blocks of the part that
 * was touched are looked at again. `name` tells checks apart; `given` is everything but the block that the check goes by
 * (compared with ===). What is `related` in a report must stand in other documents.
 */
export function inBlocks(
  { markdown: { parts } }: Document,
  name: string,
  given: readonly unknown[],
  check: (block: Block) => readonly Report[],
): readonly Report[] {
  const memory = recall(memories, name, () => new WeakMap());
  const out: Report[] = [];
  for (const { content, start } of parts) {
    let said = memory.get(content);
    if (!said || said.given.some((one, i) => one !== given[i])) {
      said = { given, reports: content.blocks.flatMap(check) };
      memory.set(content, said);
    }
    for (const report of said.reports) out.push(start === 0 ? report : moved(report, start));
  }
  return out;
}

function moved(report: Report, by: number): Report {
  const span: Span = shift(report.span, by);
  if (!report.fixes) return { ...report, span };
  const fixes = report.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, by) })),
  }));
  return { ...report, span, fixes };
}
