import { parentPort } from 'node:worker_threads';
import { judgeDraft } from '../coverage/coverage';
import { readDocument } from '../document/document';
import { loadTokenizer } from '../node/dictionary';
import { type Policy, readPolicy } from '../policy/policy';
import { recall } from '../text/memory';
import type { Task, Text, Verdict } from './judge';

// A thread of the command line: judges the drafts that it is given, one after the other.

const tokenizer = loadTokenizer();
const policies = new Map<string, Policy>();

parentPort!.on('message', async ({ policy, draft }: Task) => {
  const tokenize = await tokenizer;
  const above = recall(policies, policy.path, () => readPolicy(read(policy), tokenize));
  const verdicts = judgeDraft(above, read(draft), tokenize);
  parentPort!.postMessage({ path: draft.path, verdicts } satisfies Verdict);
});

const read = ({ path, text }: Text) => readDocument(text, path);
