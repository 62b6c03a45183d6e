import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Demands, judgeDraft, supply } from '../coverage/coverage';
import type { Verdicts } from '../coverage/recall';
import type { Document } from '../document/document';
import type { Policy } from '../policy/policy';
import { isPolicy, type Workspace } from '../workspace/workspace';
import { readCache, writeCache } from './cache';

/** What a thread is asked, and what it answers. The policy goes as it was read: kijun.json may have corrected it. */
export interface Task {
  readonly policy: string;
  readonly demands: Demands;
  readonly draft: { readonly path: string; readonly text: string };
}
export interface Verdict {
  readonly path: string;
  readonly verdicts: Verdicts;
}

/** A draft that is to be judged under its policy. */
interface Pair {
  readonly policy: Policy;
  readonly draft: Document;
}

/** Threads start in a fifth of a second: fewer characters than these are judged sooner without them. */
const FEW = 100_000;
/** Each thread has its own dictionary in memory. */
const MOST_THREADS = 8;

/** What was judged before, by what it was made of. */
export type Known = ReadonlyMap<string, Verdicts>;

/**
 * Judges all drafts of a workspace beforehand, on all cores; what is known is not judged again. Answers with what is known now
 * of these drafts. `progress` hears how many are done.
 */
export async function judgeAll(
  workspace: Workspace,
  known: Known,
  progress: (done: number, all: number) => void,
): Promise<Known> {
  const pairs = workspace.documents().flatMap((draft): Pair[] => {
    const policy = workspace.policyOf(draft);
    const isDraft = draft.kind.kind !== undefined && draft.kind.kind !== '基本方針';
    return isDraft && isPolicy(policy) && policy.document !== draft && policy.controls.length > 0
      ? [{ policy, draft }]
      : [];
  });
  const now = new Map<string, Verdicts>();
  const keys = new Map(pairs.map((pair) => [pair, keyOf(pair)]));
  let done = 0;
  const take = (pair: Pair, verdicts: Verdicts) => {
    supply(pair.policy, pair.draft, verdicts);
    now.set(keys.get(pair)!, verdicts);
    progress(++done, pairs.length);
  };
  const rest = pairs.filter((pair) => {
    const verdicts = known.get(keys.get(pair)!);
    if (verdicts?.length === pair.draft.statements.length) take(pair, verdicts);
    return verdicts?.length !== pair.draft.statements.length;
  });
  await judgeTogether(rest, workspace, take);
  return now;
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

/** Shares the drafts out among threads, this one included. What a thread does not answer is done here. */
async function judgeTogether(
  pairs: readonly Pair[],
  workspace: Workspace,
  take: (pair: Pair, verdicts: Verdicts) => void,
): Promise<void> {
  const waiting = [...pairs].sort((a, b) => a.draft.source.length - b.draft.source.length);
  const size = waiting.reduce((sum, { draft }) => sum + draft.source.length, 0);
  const threads = size < FEW ? 0 : Math.min(availableParallelism() - 1, MOST_THREADS, waiting.length - 1);
  const given = new Map<string, Pair>();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(join(__dirname, 'worker.js'));
    let asked = 0;
    const next = () => {
      const pair = waiting.pop();
      if (!pair) return;
      const { policy, draft } = pair;
      given.set(draft.path, pair);
      asked++;
      const { controls, terms } = policy;
      worker.postMessage({
        policy: policy.document.path,
        demands: { controls, terms },
        draft: { path: draft.path, text: draft.source },
      } satisfies Task);
    };
    const ended = new Promise<void>((resolve) => {
      worker.on('message', ({ path, verdicts }: Verdict) => {
        take(given.get(path)!, verdicts);
        given.delete(path);
        asked--;
        next();
        if (asked === 0) resolve();
      });
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
      // one to work on and one to go on with
      next();
      next();
      if (asked === 0) resolve();
    });
    return { worker, ended };
  });
  const tokenizer = workspace.tokenizer()!;
  const judge = (pair: Pair) => take(pair, judgeDraft(pair.policy, pair.draft, tokenizer));
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    judge(pair);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(workers.map(({ ended }) => ended));
  for (const { worker } of workers) await worker.terminate();
  for (const pair of given.values()) judge(pair);
}

/** Everything that verdicts are made of, wherever the files lie. */
const keyOf = ({ policy, draft }: Pair): string =>
  createHash('sha256')
    .update(JSON.stringify([policy.controls, policy.terms.map(({ term }) => term), draft.kind.kind, draft.source]))
    .digest('base64');
