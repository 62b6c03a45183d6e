import { createHash } from 'node:crypto';
import { judgeDraft, supply } from '../coverage/coverage';
import type { Verdicts } from '../coverage/recall';
import type { Document } from '../document/document';
import type { Policy } from '../policy/policy';
import { prepareRules, supplyFindings } from '../rules/check';
import { isPolicy, type Workspace } from '../workspace/workspace';
import { readCache, writeCache } from './cache';
import { groundsIn, shareOut, type Work } from './threads';

/** A draft that is to be judged under its policy, and perhaps checked; what it is called in a cache. */
interface Pair extends Work {
  readonly policy: Policy;
  readonly key: string;
}

/** What was judged before, by what it was made of. */
export type Known = ReadonlyMap<string, Verdicts>;

/**
 * Judges all drafts of a workspace beforehand, on all cores; what is known is not judged again. Of those that are to be `checked`
 * the rules that look at nothing beside a document are asked too. Answers with what is known now of these drafts. `progress` hears
 * how many are done.
 */
export async function judgeAll(
  workspace: Workspace,
  known: Known,
  progress: (done: number, all: number) => void,
  checked: readonly string[] = [],
): Promise<Known> {
  const tokenizer = workspace.tokenizer()!;
  const pairs = pairsIn(workspace, known, new Set(checked));
  const now = new Map<string, Verdicts>();
  let done = 0;
  const keep = ({ policy, draft, key }: Pair, verdicts: Verdicts) => {
    supply(policy, draft, verdicts);
    now.set(key, verdicts);
  };
  const told = () => progress(++done, pairs.length);
  for (const pair of pairs) {
    if (!pair.judged) keep(pair, known.get(pair.key)!);
    if (!isWork(pair)) told();
  }
  await shareOut(
    pairs.filter(isWork),
    (pair) => {
      const { policy, draft } = pair;
      if (pair.judged) keep(pair, judgeDraft(policy, draft, tokenizer));
      if (pair.checked) for (const _ of prepareRules(workspace.subjectOf(draft), workspace.settingsOf(draft)));
      told();
    },
    (pair, { verdicts, found }) => {
      const { draft } = pair;
      if (verdicts) keep(pair, verdicts);
      if (found) supplyFindings(workspace.subjectOf(draft), workspace.settingsOf(draft), found);
      told();
    },
  );
  return now;
}

const isWork = ({ judged, checked }: Work): boolean => judged || checked;

/** The drafts of a workspace that are under a policy which demands something. */
function pairsIn(workspace: Workspace, known: Known, checked: ReadonlySet<string>): readonly Pair[] {
  const groundOf = groundsIn(workspace);
  return workspace.documents().flatMap((draft): Pair[] => {
    const policy = workspace.policyOf(draft);
    const isDraft = draft.kind.kind !== undefined && draft.kind.kind !== '基本方針';
    if (!isDraft || !isPolicy(policy) || policy.document === draft || policy.controls.length === 0) return [];
    const key = keyOf(policy, draft);
    const judged = known.get(key)?.length !== draft.statements.length;
    return [{ policy, draft, key, ground: groundOf(policy, draft), judged, checked: checked.has(draft.path) }];
  });
}

/** Runs something with what a cache file knows, and keeps there what is known afterwards. */
export async function withCache(
  path: string | undefined,
  run: (known: Known) => Promise<{ readonly known: Known }>,
): Promise<void> {
  const before = path === undefined ? new Map() : await readCache(path);
  const { known } = await run(before);
  if (path !== undefined && [...known.keys()].some((key) => !before.has(key)))
    await writeCache(path, new Map([...before, ...known]));
}

/** Everything that verdicts are made of, wherever the files lie. */
const keyOf = (policy: Policy, draft: Document): string =>
  createHash('sha256')
    .update(JSON.stringify([policy.controls, policy.terms.map(({ term }) => term), draft.kind.kind, draft.source]))
    .digest('base64');
