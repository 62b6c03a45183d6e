import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { judgeDraft, supply } from '../coverage/coverage';
import type { Verdicts } from '../coverage/recall';
import type { Document } from '../document/document';
import { writeResult } from '../node/write';
import type { Policy } from '../policy/policy';
import { isPolicy, type Workspace } from '../workspace/workspace';

/** A text and its path: all that a thread needs to know of a document. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

/** What a thread is asked, and what it answers. */
export interface Task {
  readonly policy: Text;
  readonly draft: Text;
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

/**
 * Judges all drafts of a workspace beforehand: on all cores, and, with a cache, only those that are not the same as before.
 * `progress` hears how many are done.
 */
export async function judgeAll(
  workspace: Workspace,
  cache: string | undefined,
  progress: (done: number, all: number) => void,
): Promise<void> {
  const pairs = workspace.documents().flatMap((draft): Pair[] => {
    const policy = workspace.policyOf(draft);
    const isDraft = draft.kind.kind !== undefined && draft.kind.kind !== '基本方針';
    return isDraft && isPolicy(policy) && policy.document !== draft && policy.controls.length > 0
      ? [{ policy, draft }]
      : [];
  });
  const known = cache === undefined ? new Map<string, Verdicts>() : await readCache(cache);
  const kept = new Map<string, Verdicts>();
  const keys = new Map(pairs.map((pair) => [pair, cache === undefined ? '' : keyOf(pair)]));
  let done = 0;
  const take = (pair: Pair, verdicts: Verdicts) => {
    supply(pair.policy, pair.draft, verdicts);
    kept.set(keys.get(pair)!, verdicts);
    progress(++done, pairs.length);
  };
  const rest = pairs.filter((pair) => {
    const verdicts = known.get(keys.get(pair)!);
    if (verdicts) take(pair, verdicts);
    return !verdicts;
  });
  await judgeTogether(rest, workspace, take);
  if (cache !== undefined && rest.length > 0) await writeCache(cache, kept);
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
      worker.postMessage({ policy: textOf(policy.document), draft: textOf(draft) } satisfies Task);
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

const textOf = ({ path, source }: Document): Text => ({ path, text: source });

/** Everything that verdicts are made of. */
const keyOf = ({ policy, draft }: Pair): string =>
  createHash('sha256')
    .update(JSON.stringify([policy.document.source, draft.kind.kind, draft.source]))
    .digest('base64');

interface Cache {
  /** Verdicts of another version of the program are worth nothing. */
  readonly program: string;
  readonly verdicts: Readonly<Record<string, readonly (readonly [statement: number, Verdicts[number]])[]>>;
  /** How many statements each draft has. */
  readonly statements: Readonly<Record<string, number>>;
}

const programKey = async (): Promise<string> =>
  createHash('sha256')
    .update(await readFile(join(__dirname, 'worker.js')))
    .digest('base64');

/** A cache that is not there, or is damaged, or of another version, is an empty one. */
async function readCache(path: string): Promise<ReadonlyMap<string, Verdicts>> {
  try {
    const { program, verdicts, statements } = JSON.parse(await readFile(path, 'utf8')) as Cache;
    if (program !== (await programKey())) return new Map();
    return new Map(
      Object.entries(verdicts).map(([key, some]) => {
        const all: Verdicts[number][] = Array.from({ length: statements[key]! }, () => []);
        for (const [statement, said] of some) all[statement] = said;
        return [key, all];
      }),
    );
  } catch {
    return new Map();
  }
}

async function writeCache(path: string, kept: ReadonlyMap<string, Verdicts>): Promise<void> {
  const sparse = (verdicts: Verdicts) => [...verdicts.entries()].filter(([, said]) => said.length > 0);
  const cache: Cache = {
    program: await programKey(),
    verdicts: Object.fromEntries([...kept].map(([key, verdicts]) => [key, sparse(verdicts)])),
    statements: Object.fromEntries([...kept].map(([key, { length }]) => [key, length])),
  };
  await writeResult(path, JSON.stringify(cache));
}
