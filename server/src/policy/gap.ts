import type { Token } from '../morphology/token';
import { textOf } from './phrase';

/**
 * A clause that says once what holds for several, once for each of them: 「館長は甲、副館長は乙とする」 → 「館長は甲とする」,
 * 「副館長は乙とする」; 「階ごとに当番を、棟ごとに班長を置く」 → each with 置く; 「鍵を毎月、錠を年に1回点検する」 → each with 点検する; 「館員には毎年、
 * 館長には着任の日に講習を行う」 → each with 講習を行う. Empty for all others.
 */
export function gapsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts = joined(partsOf(tokens));
  const each = eachOf(parts);
  if (each.length > 0) return each;
  const [last, ...before] = [...parts].reverse();
  if (!last || before.length === 0) return [];
  const from =
    fixed(last, before) ??
    given(last, before) ??
    placed(last, before) ??
    paced(last, before) ??
    addressed(last, before);
  return from === undefined ? [] : [...before.reverse().map((part) => [...part, ...last.slice(from)]), last];
}

/** Where 「とする」 begins, when each part says of one thing what it is. */
function fixed(last: readonly Token[], before: readonly (readonly Token[])[]): number | undefined {
  const of = last.findIndex(isTopic);
  const from = last.findIndex((token, i) => i > of && isCase(token));
  const says = textOf(last.slice(from));
  const each = before.every((part) => {
    const at = part.findIndex(isTopic);
    return at > 0 && at < part.length - 1 && !part.some((token, i) => i > at && (isTopic(token) || isVerbal(token)));
  });
  return of > 0 && from > of + 1 && each && /^(?:と(?:する|し)|を(?:もって)?充て|が(?:担|務|当た))/.test(says)
    ? from
    : undefined;
}

/** Where the verb begins behind を, when each part says to whom or where it is done, and with what. */
function given(last: readonly Token[], before: readonly (readonly Token[])[]): number | undefined {
  const at = last.findLastIndex(({ surface, pos }) => surface === 'を' && pos === '助詞');
  const cases = (part: readonly Token[]) => textOf(part.filter(isCase));
  const alike = cases(last);
  const each = before.every(
    (part) => part.at(-1)!.surface === 'を' && cases(part) === alike && !part.some(({ pos }) => pos === '動詞'),
  );
  return at > 0 && alike === 'にを' && each ? at + 1 : undefined;
}

/** 「鍵を館長に、名簿を係長に預ける」: where the verb begins behind に. */
function placed(last: readonly Token[], before: readonly (readonly Token[])[]): number | undefined {
  const cases = (part: readonly Token[]) => textOf(part.filter(isCase));
  const at = last.findLastIndex(({ surface, pos }) => surface === 'に' && pos === '助詞');
  const each = before.every(
    (part) => part.at(-1)!.surface === 'に' && cases(part) === 'をに' && !part.some(({ pos }) => pos === '動詞'),
  );
  return at > 0 && cases(last.slice(0, at + 1)) === 'をに' && each ? at + 1 : undefined;
}

/** 「鍵については館長を、名簿については係長を、それぞれの管理者とする」: what is said of each is said once. */
function eachOf(parts: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const [last, ...before] = [...parts].reverse();
  if (last?.[0]?.surface !== 'それぞれ' || before.length < 2) return [];
  const alike = before.every((part) => part.some(isTopic) && /^(?:を|として)$/.test(part.at(-1)!.surface));
  if (!alike) return [];
  const said = last.slice(last[1]?.surface === 'の' ? 2 : 1);
  return before.reverse().map((part) => [...part, ...said]);
}

/** The last part with what stands behind its comma: 「…、館長には着任の日に、講習を行う」. */
function joined(parts: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const [last, address] = [parts.at(-1), parts.at(-2)];
  if (
    parts.length < 3 ||
    !last ||
    !address ||
    addressOf(last) > 0 ||
    !parts.slice(0, -1).every((part) => addressOf(part) > 0)
  )
    return parts;
  return [...parts.slice(0, -2), [...address, ...last]];
}

/** Where the verb begins, when each part says how often it is done with what. */
function paced(last: readonly Token[], before: readonly (readonly Token[])[]): number | undefined {
  const behind = (part: readonly Token[]) =>
    part.findLastIndex(({ surface, pos }) => surface === 'を' && pos === '助詞') + 1;
  const paceOf = (part: readonly Token[], end?: number) => textOf(part.slice(behind(part), end));
  const each = before.every((part) => behind(part) > 1 && PACE.test(paceOf(part)));
  const verb = last.findIndex((_, i) => i > behind(last) && behind(last) > 1 && PACE.test(paceOf(last, i)));
  return each && verb > 0 ? verb : undefined;
}

/** Where what is done begins, when each part says for whom and when. */
function addressed(last: readonly Token[], before: readonly (readonly Token[])[]): number | undefined {
  const each = before.every((part) => {
    const when = part.slice(addressOf(part));
    return addressOf(part) > 0 && !when.some(isActive) && WHEN.test(textOf(when));
  });
  const to = addressOf(last);
  const object = last.findIndex(({ surface, pos }, i) => i > to && surface === 'を' && pos === '助詞');
  if (!each || to <= 0 || object < 0) return undefined;
  const from = last.findLastIndex((_, i) => i > to && i < object && WHEN.test(textOf(last.slice(to, i)))) || 0;
  return from > to && !last.slice(to, from).some(isActive) ? from : undefined;
}

/** Behind 「…には」 and 「…に対しては」; 0 where nobody is addressed. */
function addressOf(part: readonly Token[]): number {
  const at = part.findIndex(
    ({ surface }, i) => /^(?:に対し|に対して)$/.test(surface) || (surface === 'に' && isTopic(part[i + 1] ?? part[i]!)),
  );
  return at <= 0 ? 0 : part[at + 1] && isTopic(part[at + 1]!) ? at + 2 : at + 1;
}

const isActive = ({ surface, pos }: Token): boolean => pos === '動詞' || (pos === '助詞' && surface === 'を');

/** 「毎年度2回」, 「着任の日から1月以内に」, 「会議の機会に」 */
const WHEN =
  /^(?:[^は]*(?:年度?|月|週|日)(?:に?[0-9０-９一二三四五六七八九十]+[回度])?(?:以上)?|[^は]*(?:以内|まで|機会|際|時|とき|[前後日月])に)$/;

const NUMBER = '[0-9０-９一二三四五六七八九十]+';
const PACE = new RegExp(
  `^(?:(?:毎(?:年度?|月|週|日)|年度?|月|週)に?(?:${NUMBER}[回度](?:以上)?)?|(?:${NUMBER}|半)(?:年|[かカヶケ箇]?月|週間?|日)(?:に${NUMBER}[回度](?:以上)?|ごとに?)|四半期ごとに?)$`,
);

const isTopic = ({ surface, detail }: Token): boolean => surface === 'は' && detail === '係助詞';
const isCase = ({ pos, detail }: Token): boolean => pos === '助詞' && detail === '格助詞';
const isVerbal = (token: Token): boolean => token.pos === '動詞' || isCase(token);

function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens)
    if (token.surface === '、') parts.push([]);
    else parts.at(-1)!.push(token);
  return parts.some((part) => part.length === 0) ? [] : parts;
}
