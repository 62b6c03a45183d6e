import { parentPort } from 'node:worker_threads';
import { type Demands, judgeDraft } from '../coverage/coverage';
import { readDocument } from '../document/document';
import { loadTokenizer } from '../node/dictionary';
import { recall } from '../text/memory';
import type { Task, Verdict } from './judge';

// A thread of the command line: judges the drafts that it is given, one after the other.

const tokenizer = loadTokenizer();
const policies = new Map<string, Demands>();

parentPort!.on('message', async ({ policy, demands, draft: { path, text } }: Task) => {
  const tokenize = await tokenizer;
  // one object for each policy, since what is made of it is remembered with it
  const above = recall(policies, policy, () => demands);
  const verdicts = judgeDraft(above, readDocument(text, path), tokenize);
  parentPort!.postMessage({ path, verdicts } satisfies Verdict);
});
