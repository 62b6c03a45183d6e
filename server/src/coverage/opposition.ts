import opposites from '../../../dictionaries/opposites.yaml';
import type { Token } from '../morphology/token';
import { type Clause, clausesOf } from '../policy/clause';
import { predicateAt } from '../policy/member';
import { actAt, denialsOf } from './negation';

/** For each pair of opposites: 1 where a text orders the one or bans the other, -1 the other way round, 0 for neither or both. */
export type Stance = readonly number[];

const SIDES = opposites.map(({ one, other }) => ({ one: new Set(one), other: new Set(other) }));

/** On which side a text stands by the predicates of its clauses. */
export function stanceOf(
  tokens: readonly Token[],
  { predicates } = denialsOf(tokens),
  clauses: readonly Clause[] = clausesOf(tokens),
): Stance {
  const denied = new Set(tokens.filter((_, i) => predicates[i]).map(({ start }) => start));
  const acts = clauses.map(({ tokens: clause }) => {
    const at = predicateAt(clause);
    const act = (at < clause.length ? actAt(clause, at) : [clause.length - 1]).map((i) => clause[i]!);
    return { words: act.map(({ base }) => base), sign: act.some(({ start }) => denied.has(start)) ? -1 : 1 };
  });
  return SIDES.map(({ one, other }) => {
    let side = 0;
    for (const { words, sign } of acts) {
      const own = words.some((word) => one.has(word)) ? sign : words.some((word) => other.has(word)) ? -sign : 0;
      if (own * side < 0) return 0;
      side ||= own;
    }
    return side;
  });
}

/** Whether one orders what the other undoes. */
export const clash = (one: Stance, other: Stance): boolean => one.some((side, i) => side * other[i]! < 0);
