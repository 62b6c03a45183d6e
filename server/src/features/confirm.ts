import { type Confirmed, confirm, confirmedOf, lockText } from '../coverage/lock';
import type { Trace } from '../coverage/trace';
import type { Document } from '../document/document';
import { touches } from '../text/span';
import { confirmedIn, EMPTY, type Lock, nameIn } from '../workspace/lock';
import { isPolicy, type Workspace } from '../workspace/workspace';

/** A kijun.lock.json as it is after traces have been confirmed. */
export interface Confirmation {
  /** The lock file, and its text before; undefined where there is none yet. */
  readonly path: string;
  readonly before: string | undefined;
  readonly text: string;
  readonly confirmed: readonly Confirming[];
  /** Set when the file there is broken: nothing may be written over it. */
  readonly broken: boolean;
}

/** What was confirmed in a document: traces that are new, and traces under which the policy's words had changed. */
export interface Confirming {
  readonly document: string;
  readonly fresh: readonly Confirmed[];
  readonly renewed: readonly Confirmed[];
  /** How many traces the document has in all. */
  readonly traces: number;
}

/**
 * Confirms all declared traces of documents: somebody has read that each still answers the policy as it is now worded. `on` is
 * an ISO date. One lock file may hold several documents. With an offset `at` only the trace there is confirmed.
 */
export function confirmTraces(
  workspace: Workspace,
  documents: readonly Document[],
  by: string,
  on: string,
  at?: number,
): readonly Confirmation[] {
  const places = [...new Set(documents.map(workspace.lockPathOf))];
  return places.map((path) => {
    const lock: Lock | undefined = workspace.locks().find((one) => one.path === path);
    const traces = { ...(lock?.data ?? EMPTY).traces };
    const confirmed = documents
      .filter((document) => workspace.lockPathOf(document) === path)
      .flatMap((document) => {
        const policy = workspace.policyOf(document);
        const coverage = isPolicy(policy) ? workspace.compare(policy, [document]) : undefined;
        if (!isPolicy(policy) || !coverage) return [];
        const own = (coverage.claims.get(document) ?? []).map(({ trace }) => trace);
        const before = confirmedIn(lock, document.path);
        const asked = ({ span }: Trace) => at === undefined || touches(span, at);
        const after = confirm(policy, own, before, by, on, asked);
        traces[nameIn(path, document.path)] = [...after];
        const changed = after.filter((one) => !before.includes(one));
        const isKnown = (one: Confirmed) => confirmedOf(before, one) !== undefined;
        return {
          document: document.path,
          fresh: changed.filter((one) => !isKnown(one)),
          renewed: changed.filter(isKnown),
          traces: after.length,
        };
      });
    const text = lockText({ ...(lock?.data ?? EMPTY), traces });
    return { path, before: lock?.source, text, confirmed, broken: (lock?.findings.length ?? 0) > 0 };
  });
}
