import type { Token } from '../morphology/token';

/**
 * Which tokens of a sentence are denied: the clause that ends in 「…しない」「…せず、」「…してはならない」「…を禁止する」. What must not be
 * left undone (怠ってはならない, しなければならない) is not.
 */
export function denialsOf(tokens: readonly Token[]): readonly boolean[] {
  const denied = tokens.map(() => false);
  for (let i = 0; i < tokens.length; i++) {
    const verb = negatedAt(tokens, i);
    if (verb < 0 || OMISSION.test(tokens[verb]!.base) || OMISSION.test(tokens[verb - 1]?.base ?? '')) continue;
    for (let j = verb; j >= 0 && !isBoundary(tokens[j]!); j--) denied[j] = true;
  }
  return denied;
}

/** To ban these is to demand the opposite. */
const OMISSION =
  /^(?:省く|省略|怠る|解除|停止|止める|やめる|放置|外す|妨げる|拒む|遅らせる|遅れる|欠く|欠かす|無効|漏らす|忘れる|損なう|過ぎる)$/;

const isBoundary = ({ surface, detail }: Token): boolean =>
  /^[、，。]$/.test(surface) || (surface === 'は' && detail === '係助詞');

/** The index of the verb that a denial at `i` speaks of, -1 where there is none. */
function negatedAt(tokens: readonly Token[], i: number): number {
  const { base, surface, pos } = tokens[i]!;
  const after = tokens
    .slice(i + 1, i + 4)
    .map((token) => token.surface)
    .join('');
  if (pos === '助動詞' && (base === 'ない' || base === 'ぬ' || base === 'ん')) {
    // …しなければならない, …してはならない: the latter is told by its なる
    if (/^(?:なる|いける)$/.test(tokens[i - 1]?.base ?? '')) return -1;
    if (/^(?:けれ|なけれ|なく|ね)$/.test(surface) || /^(?:ば|と|限り|場合|とき|よう|まま)/.test(after)) return -1;
    return i - 1;
  }
  // てはならない, ではならない, てはいけない
  if ((base === 'なる' || base === 'いける') && tokens[i - 1]?.surface === 'は' && /^(?:ない|ず|ぬ|ませ)/.test(after))
    return i - 3;
  if (base === '禁止' || base === '禁ずる' || base === '禁じる') return i - 2;
  return -1;
}
