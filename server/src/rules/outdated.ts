import words from '../../../dictionaries/outdated.yaml';
import type { Policy } from '../policy/policy';
import { folded } from '../text/fold';
import { recall } from '../text/memory';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';
import { anyOf, replaced, termsAround, wordsIn } from './word';

/** term/outdated: a former name of what the policy calls otherwise, from dictionaries/outdated.yaml. */
export const outdated: Rule = {
  id: 'term/outdated',
  severity: 'warning',
  title: { ja: '旧い言い方', en: 'An outdated term' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: true,
  tag: 'deprecated',
  check,
};

function check({ document, policy, terms, tokenizer }: Subject): readonly Report[] {
  const own = new Set([...document.definitions, ...terms].map(({ term }) => term));
  const pairs = words.filter(
    (pair) => !own.has(pair.old) && (pair.always || (policy && isReplaced(policy, pair.old, pair.new))),
  );
  if (pairs.length === 0 || !tokenizer) return [];
  const inTerm = termsAround(terms, tokenizer);
  return wordsIn(document, anyOf(pairs.map(({ old }) => old)), tokenizer).flatMap((word) => {
    const pair = pairs.find(({ old }) => old === word.text)!;
    // a term of the policy that happens to hold the word
    if (inTerm(word)) return [];
    const place = policy && placeOf(policy, pair.new);
    return [
      {
        span: word.span,
        message: {
          ja: pair.always
            ? `「${pair.old}」は旧い言い方です。「${pair.new}」に改めてください。`
            : `「${pair.old}」は旧い言い方です。基本方針の「${pair.new}」に改めてください。`,
          en: `「${pair.old}」 is an outdated term; ${pair.always ? 'it is now called' : 'the policy now says'} 「${pair.new}」.`,
        },
        related: place
          ? [
              {
                path: policy.document.path,
                span: place,
                message: { ja: '基本方針の言い方', en: 'What the policy writes' },
              },
            ]
          : [],
        fixes: replaced(word, pair.new, false),
      },
    ];
  });
}

/** The text of the policy, folded once. */
const texts = new WeakMap<Policy['document'], string>();

/** The policy writes the new word, and never the old one. */
const isReplaced = ({ document }: Policy, old: string, now: string): boolean => {
  const text = recall(texts, document, () => folded(document.source));
  return text.includes(now) && !text.includes(old);
};

function placeOf({ document }: Policy, word: string) {
  const start = document.source.indexOf(word);
  return start < 0 ? undefined : { start, end: start + word.length };
}
