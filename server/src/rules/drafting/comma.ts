import type { Block } from '../../document/markdown';
import { isCode, isWhole, sourceOf } from '../../document/prose';
import type { Token, Tokenizer } from '../../morphology/token';
import type { Policy } from '../../policy/policy';
import { inBlocks } from '../block';
import type { Report } from '../finding';
import type { Rule } from '../rule';

/**
 * drafting/comma: no comma before the 及び, 又は or その他 of a list of nouns (A、B及びC, A、Bその他のC). Between verbs and clauses there is one
 * (…し、及び…する). Left alone where the basic policy itself writes its lists with a comma.
 */
export const comma: Rule = {
  id: 'drafting/comma',
  severity: 'warning',
  title: {
    ja: '名詞の列挙の「及び」「又は」「その他」の前の読点',
    en: 'A comma before 及び, 又は or その他 in a list of nouns',
  },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: true,
  check: ({ document, policy, tokenizer }) =>
    !tokenizer || isUsual(policy, tokenizer)
      ? []
      : inBlocks(document, 'drafting/comma', [tokenizer], (block) =>
          commasIn(block, tokenizer).flatMap((place) => report(block, place)),
        ),
};

interface Place {
  readonly comma: Token;
  readonly word: Token;
  /** A second comma, behind the word. */
  readonly doubled: Token | undefined;
  /** Whether the list has more than two members. */
  readonly plain: boolean;
}

const CONJUNCTION = /^(?:及び|および|並びに|ならびに|又は|または|若しくは|もしくは|その他)$/;
const COMMA = /^[、，]$/;

function commasIn({ prose }: Pick<Block, 'prose'>, tokenizer: Tokenizer): readonly Place[] {
  if (!/[、，](?:及び|および|並びに|ならびに|又は|または|若しくは|もしくは|その他)/.test(prose.text)) return [];
  const tokens = tokenizer(prose.text);
  return tokens.flatMap((word, i) => {
    const comma = tokens[i - 1];
    if (!CONJUNCTION.test(word.surface) || !comma || !COMMA.test(comma.surface) || comma.end !== word.start) return [];
    const first = memberBefore(tokens, i - 2);
    const doubled = COMMA.test(tokens[i + 1]?.surface ?? '') ? tokens[i + 1] : undefined;
    if (first === undefined || !isMember(tokens, doubled ? i + 2 : i + 1)) return [];
    const plain = COMMA.test(tokens[first - 1]?.surface ?? '') && isNoun(tokens[first - 2]);
    // 「緊急のものは3日以内、その他のものは10日以内」 sets one against the other
    return word.surface === 'その他' && !plain ? [] : [{ comma, word, doubled, plain }];
  });
}

/**
 * Where the noun phrase begins that ends at `last`; undefined for a clause, for nouns that a clause describes, and for what tells when,
 * but behind another noun: 「番号、行先、及び期限を」.
 */
function memberBefore(tokens: readonly Token[], last: number): number | undefined {
  if (!isNoun(tokens[last]) || tokens[last]!.detail === '非自立') return undefined;
  const behind = COMMA.test(tokens[last - 1]?.surface ?? '') && isThing(tokens[last - 2]);
  if (tokens[last]!.detail === '副詞可能' && !behind) return undefined;
  let at = last;
  while (at > 0 && (isNoun(tokens[at - 1]) || isLink(tokens[at - 1]!))) at--;
  const before = tokens[at - 1];
  return before && /^(?:動詞|形容詞|助動詞)$/.test(before.pos) ? undefined : at;
}

/** Whether the words from `first` on are a noun phrase that ends as an object or subject does, or with the sentence. */
function isMember(tokens: readonly Token[], first: number): boolean {
  let at = first;
  while (at < tokens.length && (isNoun(tokens[at]) || isLink(tokens[at]!) || tokens[at]!.pos === '連体詞')) at++;
  const end = tokens[at];
  if (at === first || tokens[at - 1]!.detail === '非自立') return false;
  // 「場所、及び結果を」, but not 「確かめ、及び今後は」
  if (!isThing(tokens[at - 1]) && end?.surface !== 'を') return false;
  if (!end) return true;
  if (/^(?:を|が|は|も|。|」)$/.test(end.surface)) return true;
  return /^に(?:関|対|つい|係|おけ)/.test(`${end.surface}${tokens[at + 1]?.surface ?? ''}`);
}

const isNoun = (token: Token | undefined): boolean => token?.pos === '名詞' || token?.pos === '接頭詞';
/** A noun that does not tell when. */
const isThing = (token: Token | undefined): boolean => isNoun(token) && !/^(?:非自立|副詞可能)$/.test(token!.detail);
const isLink = ({ surface }: Token): boolean => surface === 'の' || surface === '・';

const known = new WeakMap<Policy, boolean>();

/** Whether the policy has as many such commas as lists without. */
function isUsual(policy: Policy | undefined, tokenizer: Tokenizer): boolean {
  if (!policy) return false;
  const usual = known.get(policy) ?? count(policy, tokenizer);
  known.set(policy, usual);
  return usual;
}

function count({ document: { blocks } }: Policy, tokenizer: Tokenizer): boolean {
  const commas = blocks
    .flatMap((block) => commasIn(block, tokenizer))
    .filter(({ word }) => word.surface !== 'その他').length;
  const without = blocks.flatMap(({ prose }) => [
    ...prose.text.matchAll(/(?<=[\p{sc=Han}ァ-ヶー])(?:及び|又は|並びに|若しくは)/gu),
  ]);
  return commas > 0 && commas >= without.length;
}

function report({ prose }: Block, { comma, word, doubled, plain }: Place): readonly Report[] {
  if (isCode(prose, comma.start, word.end)) return [];
  const { surface } = word;
  const shown = surface === 'その他' ? 'その他の' : surface;
  return [
    {
      severity: surface === 'その他' ? 'info' : 'warning',
      span: sourceOf(prose, comma.start, word.end),
      message: {
        ja: `名詞を並べるときは、「${surface}」の前に読点を打ちません（A、B${shown}C）。読点を取ってください。`,
        en: `In a list of nouns, no comma is written before 「${surface}」 (A、B${shown}C). Remove it.`,
      },
      fixes: isWhole(prose, comma.start, comma.end)
        ? [
            {
              title: { ja: '読点を取る', en: 'Remove the comma' },
              edits: [comma, ...(doubled ? [doubled] : [])].map(({ start, end }) => ({
                span: sourceOf(prose, start, end),
                text: '',
              })),
              safe: plain,
            },
          ]
        : [],
    },
  ];
}
