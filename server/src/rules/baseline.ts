import * as v from 'valibot';
import { folded } from '../text/fold';
import type { Finding } from './finding';

/**
 * The findings that a set of documents had when it was first checked, so that only new ones are told. Keyed by what is
 * marked and said, not by line: text that moves stays known.
 */
export type Baseline = v.InferOutput<typeof BASELINE_SCHEMA>;

export const BASELINE_SCHEMA = v.object({
  version: v.literal(1),
  /** By path, as seen from the file that the baseline stands in. */
  documents: v.record(
    v.string(),
    v.array(v.object({ rule: v.string(), text: v.string(), about: v.string(), count: v.number() })),
  ),
});

/** Reads a baseline file; undefined when it is none. */
export function readBaseline(text: string): Baseline | undefined {
  try {
    const answer = v.safeParse(BASELINE_SCHEMA, JSON.parse(text));
    return answer.success ? answer.output : undefined;
  } catch {
    return undefined;
  }
}

/** The baseline of documents with their findings. */
export function baselineOf(
  documents: readonly { readonly path: string; readonly source: string; readonly findings: readonly Finding[] }[],
): Baseline {
  return {
    version: 1,
    documents: Object.fromEntries(
      documents
        .filter(({ findings }) => findings.length > 0)
        .map(({ path, source, findings }) => [path, counted(source, findings)]),
    ),
  };
}

/** The findings of a document that are not in the baseline, and those that are; where it has two of a kind, a third one is new. */
export function parted(
  baseline: Baseline,
  path: string,
  source: string,
  findings: readonly Finding[],
): { readonly fresh: readonly Finding[]; readonly known: readonly Finding[] } {
  const left = new Map(baseline.documents[path]?.map((entry) => [JSON.stringify(keyed(entry)), entry.count]));
  const known: Finding[] = [];
  const fresh = findings.filter((finding) => {
    const key = JSON.stringify(keyOf(source, finding));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    if (count > 0) known.push(finding);
    return count <= 0;
  });
  return { fresh, known };
}

function counted(source: string, findings: readonly Finding[]): Baseline['documents'][string] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = JSON.stringify(keyOf(source, finding));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ ...JSON.parse(key), count }));
}

const keyed = ({ rule, text, about }: { rule: string; text: string; about: string }) => ({ rule, text, about });

/** What makes a finding the same one in a later version: the rule, the marked words, and the words that the message quotes. */
export const keyOf = (source: string, { rule, span, message }: Finding) =>
  keyed({
    rule,
    text: folded(source.slice(span.start, span.end)).replace(/\s+/g, ''),
    about: (message.ja.match(/「[^」]*」/g) ?? []).join(''),
  });
