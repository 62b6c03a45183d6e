/** @file Where a list of things is cut into demands of their own. */

import type { Token } from '../morphology/token';
import { COMMA, cut, hasHead, isAction, isHazard, isOne, leans } from './act';
import { textOf } from './phrase';

/**
 * The members that a noun phrase lists, cut at 、 and 及び・並びに・や; `said` where a contract says them. Where 並びに joins, 及び is
 * the inner joint (停電及び災害への備え並びに…), and two members are two demands only when both are complete. 又は joins what is one
 * demand.
 */
export function split(phrase: readonly Token[], said: boolean): readonly (readonly Token[])[] {
  const deeds = deedsIn(phrase);
  if (deeds.length > 1) return deeds;
  const outer = cut(phrase, /^(?:並びに|ならびに)$/);
  if (isView(outer)) return [phrase];
  const lists = outer.length > 1 ? outer.flatMap((part) => cut(part, COMMA)) : [phrase];
  return lists.flatMap((list) => {
    // 「施設及び設備の整備、入室の管理」: before the last comma 及び is an inner joint
    const pieces = cut(list, COMMA).map((part) => (part.at(-1)!.surface === 'と' ? part.slice(0, -1) : part));
    const parts = withHazards(list, [...pieces.slice(0, -1), ...cut(pieces.at(-1) ?? [], /^(?:及び|および|や|と)$/)]);
    const own = said && LEAVE.test(textOf(parts.at(-1) ?? []));
    if ((related(parts) && !own) || isView(parts) || isTold(parts)) return [list];
    // 「情報及びシステムに係る脅威及び損失」: 及び twice is one in the other
    if (pieces.length === 1 && parts.length > 2) return [list];
    return parts.length === 2 && !separate(parts[0]!, parts[1]!, said) ? [list] : parts;
  });
}

/** 「二つの鍵で開けること、離席の際に閉めること並びに写しを作らないこと」: each こと is one. */
function deedsIn(phrase: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of phrase) {
    const part = parts.at(-1)!;
    if (endsInDeed(part) && (COMMA.test(token.surface) || AND.test(token.surface))) parts.push([]);
    else if (part.length > 0 || !(COMMA.test(token.surface) || AND.test(token.surface))) part.push(token);
  }
  return parts.every(endsInDeed) ? parts : [];
}

const endsInDeed = (part: readonly Token[]): boolean =>
  part.at(-1)?.surface === 'こと' && /^(?:動詞|助動詞|形容詞)$/.test(part.at(-2)?.pos ?? '');

const AND = /^(?:及び|および|並びに|ならびに|かつ|と)$/;

/** 「相談及び事故の連絡に応ずる窓口」, 「課長と館長で組織する会」: what is joined belongs to the verb that describes the last noun. */
const related = (parts: readonly (readonly Token[])[]): boolean =>
  parts.length > 1 &&
  parts.at(-1)!.some((token, i, last) => {
    const verb = last[i + 1]?.detail === 'サ変接続' ? i + 2 : i + 1;
    return (
      last[verb]?.pos === '動詞' &&
      last[verb]!.form === '基本形' &&
      last[verb + 1]?.pos === '名詞' &&
      (token.surface === 'に' ||
        (token.surface === 'で' &&
          !parts
            .slice(0, -1)
            .flat()
            .some(({ pos }) => pos === '動詞')) ||
        // 「機器の盗難や紛失を防ぐ対策」: both are what is to be prevented; 「全ての本館及び分館を回る点検」: both are gone round
        (token.surface === 'を' && isAlike(parts.at(-2)!, last.slice(0, i))))
    );
  });

/** 「連絡、証拠の保全、復旧等を定めた計画」: what is listed is what the last thing tells. */
const isTold = (parts: readonly (readonly Token[])[]): boolean =>
  parts.length > 1 &&
  parts
    .at(-1)!
    .some(
      ({ surface, pos }, i, last) =>
        surface === 'を' &&
        pos === '助詞' &&
        /^(?:等|など)$/.test(last[i - 1]?.surface ?? '') &&
        /^(?:定め|記し|示し|記載し|含め|まとめ|書い)た|^(?:定める|記す|示す|記載する|含む|まとめる)/.test(
          textOf(last.slice(i + 1)),
        ),
    );

/** Whether two are both what may happen, or both neither that nor an act. */
const isAlike = (left: readonly Token[], right: readonly Token[]): boolean =>
  isHazard(textOf(left)) === isHazard(textOf(right)) &&
  (isHazard(textOf(left)) || !(isAction(left) || isAction(right)));

/** 「端末の盗難及び紛失の防止」: nobody is asked for what may happen; it belongs to what comes next. */
function withHazards(list: readonly Token[], parts: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  // 「盗難及び水漏れを防ぐ対策」 leaves open whether these are two
  if (parts.at(-1)?.some(({ pos }) => pos === '動詞')) return parts;
  const out: (readonly Token[])[] = [];
  for (const part of parts) {
    const before = out.at(-1);
    if (before && isHazard(textOf(before)))
      out[out.length - 1] = list.slice(list.indexOf(before[0]!), list.indexOf(part.at(-1)!) + 1);
    else out.push(part);
  }
  return out;
}

/** 「組織的、物理的、技術的な観点から対策」 are ways to look at one thing; 「保護並びに管理のためのルール」 is one rule. */
const isView = (parts: readonly (readonly Token[])[]): boolean =>
  parts.length > 1 &&
  /^[^のを、]{1,6}的な?(?:観点|側面|見地|面|視点|立場)|のための(?!措置|対策)[^の]+$/.test(textOf(parts.at(-1)!));

/** Two members are two demands when both are complete: neither leans on a head that the other brings. */
function separate(left: readonly Token[], right: readonly Token[], said: boolean): boolean {
  if ((leans(right) && !(said && hasHead(left) && LEAVE.test(textOf(right)))) || isOne(left, right)) return false;
  // 「秘密を守ること及び再委託の制限」 are two, 「業者との役割及び責任の分担」 is one
  if (/^(?:こと|義務)$/.test(left.at(-1)?.surface ?? '') && left.some(({ surface }) => surface === 'を')) return true;
  if (/^[^の]+との[^の]+$/.test(textOf(left)) && /^[^のを]+の(?:分担|範囲|区分|所在)$/.test(textOf(right)))
    return false;
  // in a contract 「秘密保持及び再委託の制限に関する条項」 are two, and 「守秘義務と責任の分担」
  if (!hasHead(left))
    return said ? isTerm(left) && isTerm(right) : !hasHead(right) && isAction(left) && isAction(right);
  // 「機器の災害及び停電への備え」, 「市の執務室及び区の機械室への立入り」
  return isAction(left) || !/[^の](?:への|との|からの|に対する)[^の]*$|^[^の]+に対する/.test(textOf(right));
}

/** 「再委託に係る館長の承諾」, where 「再委託に関する条項」 would belong to what stands before, too. */
const LEAVE = /に(?:係る|関する)[^、]*の?(?:承諾|承認|許可|同意|制限|禁止)$/;

/** What a contract can say: an act, or what somebody owes or bears. */
const isTerm = (phrase: readonly Token[]): boolean => {
  const about = phrase.findIndex(({ surface }) => surface === 'に関する');
  const term = about > 0 ? phrase.slice(0, about) : phrase;
  return isAction(term) || /^(?:義務|責任|責務)$/.test(term.at(-1)?.surface ?? '');
};
