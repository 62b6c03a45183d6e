import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Verdicts } from '../coverage/recall';
import type { Document } from '../document/document';
import type { Policy, Term } from '../policy/policy';
import type { Found, Settings } from '../rules/check';
import { recall } from '../text/memory';
import type { Workspace } from '../workspace/workspace';

/** What drafts are judged and checked by. The policy goes to a thread as it was read: kijun.json may have corrected it. */
export interface Ground {
  readonly policy: Omit<Policy, 'document'> & { readonly document: Pick<Document, 'path' | 'source'> };
  readonly terms: readonly Term[];
  readonly settings: Settings;
}

/** What a thread is asked. A ground goes to each thread once; `news` is one that it does not have. */
export interface Task {
  readonly ground: number;
  readonly news: Ground | undefined;
  readonly path: string;
  readonly text: string;
  readonly judged: boolean;
  readonly checked: boolean;
}

/** What it answers: the verdicts on a draft, and what the rules find in it that look at nothing beside it. */
export interface Result {
  readonly path: string;
  readonly verdicts: Verdicts | undefined;
  readonly found: Found | undefined;
}

/** A draft, what it stands on, and what is to be done with it. */
export interface Work {
  readonly draft: Document;
  readonly ground: Ground;
  readonly judged: boolean;
  readonly checked: boolean;
}

/** The grounds of a workspace: drafts under the same policy, terms and settings share one. */
export function groundsIn(workspace: Workspace): (policy: Policy, draft: Document) => Ground {
  const grounds = new Map<Policy, Map<readonly Term[], Map<Settings, Ground>>>();
  return (policy, draft) => {
    const [terms, settings] = [workspace.termsOf(draft), workspace.settingsOf(draft)];
    const under = recall(grounds, policy, () => new Map<readonly Term[], Map<Settings, Ground>>());
    return recall(
      recall(under, terms, () => new Map<Settings, Ground>()),
      settings,
      () => {
        const { path, source } = policy.document;
        return { policy: { ...policy, document: { path, source } }, terms, settings };
      },
    );
  };
}

/** Threads start in a fifth of a second: fewer characters than these are read sooner without them. */
const FEW = 100_000;
/** Each thread has its own dictionary in memory. */
const MOST_THREADS = 8;

/** Shares work out among threads, this one included, the longest drafts first. What a thread does not answer is done `here`. */
export async function shareOut<W extends Work>(
  works: readonly W[],
  here: (work: W) => void,
  take: (work: W, result: Result) => void,
): Promise<void> {
  const waiting = [...works].sort((a, b) => a.draft.source.length - b.draft.source.length);
  const size = waiting.reduce((sum, { draft }) => sum + draft.source.length, 0);
  const threads = size < FEW ? 0 : Math.min(availableParallelism() - 1, MOST_THREADS, waiting.length - 1);
  const given = new Map<string, W>();
  const numbers = new Map<Ground, number>();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(join(__dirname, 'worker.js'));
    const told = new Set<Ground>();
    let asked = 0;
    const next = () => {
      const work = waiting.pop();
      if (!work) return;
      const { ground, draft, judged, checked } = work;
      given.set(draft.path, work);
      asked++;
      worker.postMessage({
        ground: recall(numbers, ground, () => numbers.size),
        news: told.has(ground) ? undefined : ground,
        path: draft.path,
        text: draft.source,
        judged,
        checked,
      } satisfies Task);
      told.add(ground);
    };
    const ended = new Promise<void>((resolve) => {
      worker.on('message', (result: Result) => {
        take(given.get(result.path)!, result);
        given.delete(result.path);
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
  for (let work = waiting.pop(); work; work = waiting.pop()) {
    here(work);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(workers.map(({ ended }) => ended));
  for (const { worker } of workers) await worker.terminate();
  for (const work of given.values()) here(work);
}
