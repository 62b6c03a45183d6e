import * as v from 'valibot';
import type { Statement } from '../document/statement';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';

const OPTIONS = {
  limit: v.optional(
    v.pipe(
      v.number(),
      v.minValue(20),
      v.description('一文の長さの上限（字数。括弧の中を除く）。 / Longest sentence, in characters outside brackets.'),
    ),
    160,
  ),
};

/** statement/long: a sentence too long to be understood at one reading, one with brackets three deep, or one that denies twice. */
export const long: Rule<typeof OPTIONS> = {
  id: 'statement/long',
  severity: 'hint',
  title: {
    ja: '一文が長い・三重の括弧・二重の否定',
    en: 'A long sentence, brackets three deep, or a double negative',
  },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'statement',
  morphemes: false,
  options: OPTIONS,
  check,
};

function check({ text, span, form }: Statement, { options }: Subject<typeof OPTIONS>): readonly Report[] {
  if (form === 'row') return [];
  const length = [...bare(text)].length;
  const tooLong: readonly Report[] =
    length > options.limit
      ? [
          {
            span,
            message: {
              ja: `一文が${length}字あります（目安は${options.limit}字）。号に分けるか、文を切ってください。`,
              en: `This sentence has ${length} characters (${options.limit} at most). Split it into items or shorter sentences.`,
            },
          },
        ]
      : [];
  const deep: readonly Report[] =
    depthOf(text) > 2
      ? [
          {
            span,
            message: {
              ja: '括弧が三重になっています。内側の説明を別の文か号に移してください。',
              en: 'Brackets are nested three deep. Move the innermost explanation to a sentence or an item of its own.',
            },
          },
        ]
      : [];
  const denied = DOUBLE.exec(text);
  return denied
    ? [
        ...tooLong,
        ...deep,
        {
          span,
          message: {
            ja: `「${denied[0]}」は二重の否定です。肯定の文に書き直してください。`,
            en: `「${denied[0]}」 is a double negative. Rephrase it positively.`,
          },
        },
      ]
    : [...tooLong, ...deep];
}

/** How deep brackets stand in brackets. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const c of text) {
    if (/[（(]/.test(c)) deepest = Math.max(deepest, ++depth);
    else if (/[)）]/.test(c)) depth = Math.max(0, depth - 1);
  }
  return deepest;
}

const bare = (text: string): string => {
  let out = text.replace(/\s+/g, '');
  for (let before = ''; before !== out; ) {
    before = out;
    out = out.replace(/（[^（）]*）|\([^()]*\)/g, '');
  }
  return out;
};

/** なければならない is one idiom, and 「…ないものでなければならない」 too: only what can be said without both. */
const DOUBLE = /ない(?:こと|わけ|もの)(?:は|では)ない|ないとは(?:限らない|いえない|言えない)|なくは?ない(?!か)/;
