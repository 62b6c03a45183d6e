import { type Edit, type Finding, type Fix, safeFixes } from '../rules/finding';
import { suppressionOf } from '../rules/suppression';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';

/** A fix together with what it mends. */
export interface Action {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The fixes of all findings that a selection touches, and behind them, for each finding, its suppression with a reason. */
export function actionsAt(workspace: Workspace, path: string, selection: Span): readonly Action[] {
  const document = workspace.document(path);
  const findings = findingsAt(workspace, path, selection);
  return [
    ...findings.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix }))),
    ...findings.flatMap((finding) => {
      const fix = document && suppressionOf(document, finding);
      return fix ? { finding, fix } : [];
    }),
  ];
}

/** The findings of a rule, or of all rules, that a selection touches. */
export const findingsAt = (workspace: Workspace, path: string, selection: Span, rule?: string): readonly Finding[] =>
  [...workspace.findings(path), ...workspace.known(path)]
    .filter(({ span }) => span.start <= selection.end && selection.start <= span.end)
    .filter((finding) => rule === undefined || finding.rule === rule);

/** The edits that mend all that can be mended without being looked at. */
export const fixAll = (workspace: Workspace, path: string): readonly Edit[] =>
  safeFixes(workspace.findings(path)).flatMap(({ fix }) => fix.edits);
