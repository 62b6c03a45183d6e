import type { Finding, Fix } from '../rules/finding';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';

/** A fix together with what it mends. */
export interface Action {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The fixes of all findings that a selection touches. */
export function actionsAt(workspace: Workspace, path: string, selection: Span): readonly Action[] {
  return workspace
    .findings(path)
    .filter(({ span }) => span.start <= selection.end && selection.start <= span.end)
    .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
}
