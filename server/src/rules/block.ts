import type { Document } from '../document/document';
import type { Block } from '../document/markdown';
import { foundInBlocks, foundInStretches } from '../document/search';
import type { Statement } from '../document/statement';
import { type Span, shift } from '../text/span';
import type { Report } from './finding';

/** {@link foundInBlocks} for reports. What is `related` in one must stand in another document. */
export const inBlocks = (
  document: Document,
  name: string,
  given: readonly unknown[],
  check: (block: Block) => readonly Report[],
): readonly Report[] => foundInBlocks(document, `reports ${name}`, given, check, moved);

/** {@link foundInStretches} for reports on one statement after the other. What is `related` must stand in another document. */
export const inStatements = (
  document: Document,
  name: string,
  given: readonly unknown[],
  check: (statement: Statement) => readonly Report[],
): readonly Report[] =>
  foundInStretches(document, `reports ${name}`, given, (statements) => statements.flatMap(check), moved);

function moved(report: Report, by: number): Report {
  const span: Span = shift(report.span, by);
  if (!report.fixes) return { ...report, span };
  const fixes = report.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, by) })),
  }));
  return { ...report, span, fixes };
}
