import type { Document } from '../document/document';
import type { Block } from '../document/markdown';
import { foundInBlocks, foundInStretches } from '../document/search';
import type { Statement } from '../document/statement';
import { shift } from '../text/anchor';
import type { Report } from './finding';

/** {@link foundInBlocks} for reports. What is `related` must stand in the same block or in another document. */
export const inBlocks = (
  document: Document,
  name: string,
  given: readonly unknown[],
  check: (block: Block) => readonly Report[],
): readonly Report[] => foundInBlocks(document, `reports ${name}`, given, check, movedIn(document));

/** {@link foundInStretches} for reports. What is `related` must stand in the same stretch or in another document. */
export const inStretches = (
  document: Document,
  name: string,
  given: readonly unknown[],
  check: (statements: readonly Statement[]) => readonly Report[],
): readonly Report[] => foundInStretches(document, `reports ${name}`, given, check, movedIn(document));

/** {@link inStretches} for one statement after the other. */
export const inStatements = (
  document: Document,
  name: string,
  given: readonly unknown[],
  check: (statement: Statement) => readonly Report[],
): readonly Report[] => inStretches(document, name, given, (statements) => statements.flatMap(check));

const movedIn =
  ({ path }: Document) =>
  (report: Report, by: number): Report => ({
    ...report,
    span: shift(report.span, by),
    ...(report.related && {
      related: report.related.map((one) => (one.path === path ? { ...one, span: shift(one.span, by) } : one)),
    }),
    ...(report.fixes && {
      fixes: report.fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, by) })),
      })),
    }),
  });
