import type { Token } from '../morphology/token';
import { closingBrackets } from '../text/sentence';
import type { Span } from '../text/span';
import { actorOf } from './actor';

/**
 * Finds who must act by a sentence: 「職員等は、…」, 「…は、管理者が行う」, 「管理者により承認される」, 「情報政策課において…」,
 * 「【担当者】…」. What only has something done to it (情報資産は、) is none, nor is who acts in a condition or tells which thing is meant (管理者が指定する場所).
 * Offsets are into `text`.
 */
export function subjectIn(text: string, tokens: readonly Token[]): Span | undefined {
  const label = LABEL.exec(text);
  if (label && actorOf(label[1] ?? label[2]!)) {
    const start = label[0].indexOf(label[1] ?? label[2]!);
    return { start, end: start + (label[1] ?? label[2]!).length };
  }
  const shown = withoutBrackets(text, tokens);
  for (const acts of [isTopic, isAgent, isBy, isSeat]) {
    for (let i = 1; i < shown.length; i++) {
      if (!acts(shown, i)) continue;
      const first = phraseBefore(text, shown, i);
      const phrase = first < i && { start: shown[first]!.start, end: shown[i - 1]!.end };
      const sort = phrase && actorOf(text.slice(phrase.start, phrase.end));
      if (phrase && sort && (acts !== isSeat || sort === 'body')) return phrase;
    }
  }
  return undefined;
}

/** 【担当者】, 担当者： before what is to be done. */
const LABEL = /^\s*(?:[【〔［（(]([^【】〔〕［］（()）]{1,20})[】〕］)）]|([^\s。、：:「」]{1,20})[：:])(?=[\s\S])/;

/** は, or も behind 何人. では, には and とは are no topics of who acts. */
const isTopic = (tokens: readonly Token[], i: number): boolean =>
  isParticle(tokens[i]!, 'は', '係助詞') || (isParticle(tokens[i]!, 'も', '係助詞') && tokens[i - 1]!.surface === '人');

const isAgent = (tokens: readonly Token[], i: number): boolean =>
  isParticle(tokens[i]!, 'が', '格助詞') && isMain(tokens, i);

/** 「管理者により承認される」: who does what is done to something. */
const isBy = (tokens: readonly Token[], i: number): boolean =>
  /^(?:により|によって)$/.test(tokens[i]!.surface) && isMain(tokens, i) && isPassive(tokens, i);

/** Whether the next verb is in the passive: 承認される, 定められたものでなければならない. */
function isPassive(tokens: readonly Token[], from: number): boolean {
  const at = tokens.findIndex((token, i) => i > from && token.pos === '動詞');
  return at >= 0 && /^(?:れ|られ|れる|られる)$/.test(tokens[at + 1]?.surface ?? '');
}

/** 「情報政策課において管理する」 */
const isSeat = (tokens: readonly Token[], i: number): boolean =>
  /^(?:において|にて)$/.test(tokens[i]!.surface) && isMain(tokens, i);

const isParticle = ({ pos, surface, detail }: Token, word: string, sort: string): boolean =>
  pos === '助詞' && surface === word && detail === sort;

/** Whether the predicate that follows is that of the sentence, not of a condition (…したときは) and not before a noun. */
function isMain(tokens: readonly Token[], from: number): boolean {
  if (isComma(tokens[from + 1]))
    return !tokens.some(
      ({ surface }, i) =>
        i > from && CONDITION.test(surface) && /^(?:[、，,はに]|には|にも)$/.test(tokens[i + 1]?.surface ?? ''),
    );
  let at = tokens.findIndex((token, i) => i > from && token.pos === '動詞');
  if (at < 0) return false;
  while (tokens[at + 1] && GOES_ON.test(tokens[at + 1]!.pos) && !isComma(tokens[at + 1])) at++;
  const next = tokens[at + 1];
  if (!next || next.pos === '記号') return true;
  // 「管理者が点検する義務を負う」
  if (next.surface === '義務') return tokens.slice(at + 2, at + 4).some(({ base }) => base === '負う');
  // 「承認されたものでなければならない」, but not 「承認されたものでなければ、使ってはならない」
  const condition = tokens.slice(at + 2, at + 6).some(isComma);
  return /^(?:もの|こと)$/.test(next.surface) && /^(?:と|。|で)$/.test(tokens[at + 2]?.surface ?? '。') && !condition;
}

const CONDITION = /^(?:とき|場合|際|時|ため)$/;
const GOES_ON = /^(?:助動詞|動詞|助詞)$/;
const isComma = (token: Token | undefined): boolean => token !== undefined && /^[、，,]$/.test(token.surface);

/** Where the noun phrase before a particle begins: with の, with what is joined to it by 及び, and 者 with what it is said of. */
function phraseBefore(text: string, tokens: readonly Token[], end: number): number {
  let start = end;
  let joined = false;
  while (start > 0) {
    const token = tokens[start - 1]!;
    // 「外部サービス　職員等は、…」: a headword is no part of the sentence
    if (start < end && text.slice(token.end, tokens[start]!.start).includes('\u3000')) break;
    if (JOINS.test(token.surface)) joined = true;
    else if (isComma(token)) {
      if (!joined || !isNoun(tokens[start - 2])) break;
      const before = phraseBefore(text, tokens, start - 1);
      if (before >= start - 1 || !actorOf(wordsOf(tokens, before, start - 1))) break;
    } else if (!isNoun(token) && token.surface !== 'の' && token.surface !== '・') break;
    start--;
  }
  while (start < end && (tokens[start]!.pos === '接続詞' || /^[の・とや]$/.test(tokens[start]!.surface))) start++;
  // 「鍵を失い、又は他人に知られた者」
  if (/^(?:者|もの|人)等?$/.test(wordsOf(tokens, start, end)))
    while (start > 0 && !(isBoundary(tokens[start - 1]!) && !JOINS.test(tokens[start]!.surface))) start--;
  return start;
}

const JOINS = /^(?:及び|又は|並びに|若しくは|または|および|かつ|と|や)$/;
const isBoundary = (token: Token): boolean =>
  isComma(token) || token.surface === '。' || isParticle(token, 'は', '係助詞');

const isNoun = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === '接頭詞' || (token.pos === '名詞' && !ADVERBIAL.test(token.surface)));
/** Nouns that stand before a subject without belonging to it. */
const ADVERBIAL = /^(?:場合|とき|際|ため|原則|毎年度?|毎月|毎日|随時|必要|速やか|直ち|次|当該年度|今後|以後|以降)$/;

const wordsOf = (tokens: readonly Token[], start: number, end: number): string =>
  tokens
    .slice(start, end)
    .map(({ surface }) => surface)
    .join('');

/** The tokens outside brackets. */
function withoutBrackets(text: string, tokens: readonly Token[]): readonly Token[] {
  const closed = closingBrackets(text);
  let until = 0;
  return tokens.filter(({ start, end }) => {
    if (start < until) return false;
    for (let i = start; i < end; i++)
      if (/[（(〔［]/.test(text[i]!)) until = Math.max(until, (closed.get(i) ?? -1) + 1);
    return start >= until;
  });
}
