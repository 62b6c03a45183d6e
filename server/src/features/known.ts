import { baselineOf } from '../rules/baseline';
import { folderOf, isBelow } from '../text/path';
import { BASELINE } from '../workspace/baseline';
import type { Workspace } from '../workspace/workspace';

/** A kijun.baseline.json that knows all findings that there are. */
export interface Recorded {
  /** The file, and its text before; undefined where there is none yet. */
  readonly path: string;
  readonly before: string | undefined;
  readonly text: string;
  /** How many findings it knows. */
  readonly count: number;
}

/** What makes the findings below a folder known: in the outermost baseline that is there already, or in a new one. */
export function recordFindings(workspace: Workspace, folder: string): Recorded {
  const there = workspace.baselines().filter(({ path }) => isBelow(path, folder));
  const [known] = there.sort((a, b) => a.path.length - b.path.length);
  const path = known?.path ?? `${folder}/${BASELINE}`;
  const home = folderOf(path);
  const documents = workspace
    .documents()
    .filter((document) => document.kind.kind && isBelow(document.path, home))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((document) => ({
      path: document.path.slice(home.length + 1),
      source: document.source,
      findings: [...workspace.known(document.path), ...workspace.findings(document.path)],
    }));
  const count = documents.reduce((sum, { findings }) => sum + findings.length, 0);
  return { path, before: known?.source, text: `${JSON.stringify(baselineOf(documents), null, 2)}\n`, count };
}
