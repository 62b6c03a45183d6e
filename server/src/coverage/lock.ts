import * as v from 'valibot';
import { citationKey } from '../document/citation';
import type { Policy } from '../policy/policy';
import { folded } from '../text/fold';
import type { Trace } from './trace';

/** A trace that somebody has confirmed, with the policy's words at that time. */
const CONFIRMED = v.strictObject({
  citation: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.description('根拠として示された番号。 / What the trace cites, as written.'),
  ),
  wordings: v.pipe(
    v.array(v.string()),
    v.description('確認した時の基本方針の文言。 / What the policy demanded there when it was confirmed.'),
  ),
  by: v.pipe(v.string(), v.description('確認した人。 / Who confirmed it.')),
  on: v.pipe(v.string(), v.isoDate(), v.description('確認した日（2026-04-01 の形）。 / When, as an ISO date.')),
});

/** The shape of kijun.lock.json: confirmed traces by document, as seen from the file. */
export const LOCK_SCHEMA = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  traces: v.record(v.string(), v.array(CONFIRMED)),
});

export type LockData = v.InferOutput<typeof LOCK_SCHEMA>;
export type Confirmed = v.InferOutput<typeof CONFIRMED>;

/** What has become of the policy's words since a trace was confirmed: what it said before and what it says now. */
export interface Change {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/** What a trace means now, in the policy's words. */
export function wordingsOf(policy: Policy, { cited }: Pick<Trace, 'cited'>): readonly string[] {
  const ids = new Set(cited);
  return policy.controls.flatMap(({ elements }) =>
    elements.filter(({ id }) => ids.has(id)).map(({ wording }) => wording),
  );
}

/** The trace as it was confirmed; 6(3)① and ６（３）① are one citation. */
export const confirmedOf = (
  all: readonly Confirmed[],
  { citation }: { readonly citation: string },
): Confirmed | undefined => all.find((one) => citationKey(one.citation) === citationKey(citation));

/** How the policy's words have changed; undefined where only width, spacing, punctuation or order have. */
export function changeOf(policy: Policy, confirmed: Confirmed, trace: Trace): Change | undefined {
  const now = wordingsOf(policy, trace);
  const [old, fresh] = [confirmed.wordings, now].map((all) => new Set(all.map(fingerprint)));
  const before = confirmed.wordings.filter((wording) => !fresh!.has(fingerprint(wording)));
  const added = now.filter((wording) => !old!.has(fingerprint(wording)));
  return before.length + added.length > 0 ? { before, now: added } : undefined;
}

/** A wording without what does not change its meaning. */
const fingerprint = (wording: string): string =>
  folded(wording)
    .replace(/[\s\p{P}]+/gu, '')
    .toLowerCase();

/**
 * Confirms the traces of a document: what was confirmed and still says the same stays as it was, what is new or has changed is
 * confirmed as it is now, what is no longer in the document is forgotten. `on` is an ISO date; `asked` says which traces somebody
 * has looked at, the others stay as they were.
 */
export function confirm(
  policy: Policy,
  traces: readonly Trace[],
  before: readonly Confirmed[],
  by: string,
  on: string,
  asked: (trace: Trace) => boolean = () => true,
): readonly Confirmed[] {
  const seen = new Set<string>();
  return traces.flatMap((trace) => {
    const key = citationKey(trace.citation);
    if (trace.cited.length === 0 || seen.has(key)) return [];
    seen.add(key);
    const known = confirmedOf(before, trace);
    if (known && (!asked(trace) || !changeOf(policy, known, trace))) return known;
    if (!asked(trace)) return [];
    return { citation: trace.citation, wordings: [...wordingsOf(policy, trace)], by, on };
  });
}

/** The text of the lock file: documents in order of their paths, those without traces left out. */
export function lockText(data: LockData): string {
  const traces = Object.entries(data.traces)
    .filter(([, all]) => all.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ ...data, traces: Object.fromEntries(traces) }, null, 2)}\n`;
}
