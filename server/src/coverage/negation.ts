import type { Token } from '../morphology/token';

/** What of a sentence is denied: all of the clauses, and only their predicates. */
export interface Denials {
  readonly clauses: readonly boolean[];
  readonly predicates: readonly boolean[];
}

/**
 * Which tokens of a sentence are denied: the clause that ends in 「…しない」「…せず、」「…してはならない」「…を禁止する」. What must not be
 * left undone (怠ってはならない, しなければならない, 許可を得ずに…してはならない) is not.
 */
export function denialsOf(tokens: readonly Token[]): Denials {
  const clauses = tokens.map(() => false);
  const predicates = tokens.map(() => false);
  const ban = tokens.findLastIndex((_, i) => isBan(tokens, i));
  for (let i = 0; i < tokens.length; i++) {
    const verb = negatedAt(tokens, i);
    if (verb < 0 || OMISSION.test(tokens[verb]!.base) || OMISSION.test(tokens[verb - 1]?.base ?? '')) continue;
    // 「許可を得ずに持ち出してはならない」 demands the permission
    if (i < ban && !isBan(tokens, i) && !isCut(tokens, i, ban)) continue;
    for (let j = verb; j >= 0 && !isBoundary(tokens[j]!); j--) clauses[j] = true;
    for (const j of actAt(tokens, verb)) predicates[j] = true;
  }
  return { clauses, predicates };
}

/** To ban these is to demand the opposite. */
const OMISSION =
  /^(?:省く|省略|怠る|解除|停止|止める|やめる|放置|外す|妨げる|拒む|遅らせる|遅れる|欠く|欠かす|無効|漏らす|忘れる|損なう|過ぎる)$/;

const isBoundary = ({ surface, detail }: Token): boolean =>
  /^[、，。]$/.test(surface) || (surface === 'は' && detail === '係助詞');

/** Whether a full stop, or a comma with a clause of its own before it, stands between. */
const isCut = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ surface }) => /^[、，。]$/.test(surface));

/** てはならない, ではならない, てはいけない, を禁止する */
function isBan(tokens: readonly Token[], i: number): boolean {
  const { base } = tokens[i]!;
  if ((base === 'なる' || base === 'いける') && tokens[i - 1]?.surface === 'は')
    return /^(?:ない|ず|ぬ|ませ)/.test(behind(tokens, i));
  return /^(?:禁止|禁ずる|禁じる)$/.test(base);
}

/** The verb, and where it says nothing itself (行う, する) the noun that says what is done: 「更新プログラムの適用を行わない」. */
function actAt(tokens: readonly Token[], verb: number): readonly number[] {
  const out = [verb];
  if (!/^(?:する|行う|できる|れる|られる|せる|させる|実施|こと|得る)$/.test(tokens[verb]?.base ?? '')) return out;
  for (let i = verb - 1; i >= 0 && i >= verb - 6 && !/^[、，。]$/.test(tokens[i]!.surface); i--) {
    out.push(i);
    if (tokens[i]!.detail === 'サ変接続' || (tokens[i]!.pos === '動詞' && tokens[i]!.detail === '自立')) break;
  }
  return out;
}

/** The index of the verb that a denial at `i` speaks of, -1 where there is none. */
function negatedAt(tokens: readonly Token[], i: number): number {
  const { base, surface, pos } = tokens[i]!;
  if (pos === '助動詞' && (base === 'ない' || base === 'ぬ' || base === 'ん')) {
    // …しなければならない, …してはならない: the latter is told by its なる
    if (/^(?:なる|いける)$/.test(tokens[i - 1]?.base ?? '')) return -1;
    if (/^(?:けれ|なけれ|なく|ね)$/.test(surface) || /^(?:ば|と|限り|場合|とき|よう|まま)/.test(behind(tokens, i)))
      return -1;
    return i - 1;
  }
  if (!isBan(tokens, i)) return -1;
  return base === 'なる' || base === 'いける' ? i - 3 : i - 2;
}

/** The next few words. */
const behind = (tokens: readonly Token[], i: number): string =>
  tokens
    .slice(i + 1, i + 4)
    .map(({ surface }) => surface)
    .join('');
