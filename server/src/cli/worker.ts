import { parentPort } from 'node:worker_threads';
import { judgeDraft } from '../coverage/coverage';
import { readDocument } from '../document/document';
import { loadTokenizer } from '../node/dictionary';
import type { Policy } from '../policy/policy';
import { findingsAlone } from '../rules/check';
import type { Ground, Result, Task } from './threads';

// A thread of the command line: judges and checks the drafts that it is given, one after the other.

const tokenizer = loadTokenizer();
/** One object for each, since what is made of a policy is remembered with it. */
const grounds: { readonly policy: Policy; readonly ground: Ground }[] = [];

parentPort!.on('message', async ({ ground: number, news, path, text, judged, checked }: Task) => {
  if (news) {
    const { document, ...rest } = news.policy;
    grounds[number] = { policy: { ...rest, document: readDocument(document.source, document.path) }, ground: news };
  }
  const tokenize = await tokenizer;
  const {
    policy,
    ground: { terms, settings },
  } = grounds[number]!;
  const document = readDocument(text, path);
  const subject = { document, policy, problem: undefined, terms, tokenizer: tokenize };
  parentPort!.postMessage({
    path,
    verdicts: judged ? judgeDraft(policy, document, tokenize) : undefined,
    found: checked ? findingsAlone(subject, settings) : undefined,
  } satisfies Result);
});
