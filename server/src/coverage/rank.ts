/** @file How strongly the elements of a policy compete for a statement. */

import { countWhile } from '../text/bisect';
import { type Column, columnOf } from './tally';

/** The greater of two, place by place: a sentence that orders several things is as like as the likest of its clauses. */
export const most = (one: Column, other: Column): Column =>
  columnOf(one.length, (i) => (one[i]! > other[i]! ? one[i]! : other[i]!));

/** How strong each is beside the strongest. */
export function ranked(strengths: Column): Column {
  let best = 0.01;
  for (const strength of strengths) if (strength > best) best = strength;
  return columnOf(strengths.length, (i) => strengths[i]! / best);
}

/** The strongest one alone. */
export function nearest(strengths: Column): Column {
  const behindBest = behind(strengths);
  return columnOf(strengths.length, (i) => (behindBest[i] === 0 ? Math.max(0, strengths[i]!) : 0));
}

/** How far each is behind the strongest. */
export function behind(strengths: Column): Column {
  let best = Number.NEGATIVE_INFINITY;
  for (const strength of strengths) if (strength > best) best = strength;
  return columnOf(strengths.length, (i) => best - strengths[i]!);
}

/** 1 where none is stronger, 1/2 where one is, …; what is not above 0 stands behind all that is. */
export function placed(strengths: Column): Column {
  const inOrder = Float64Array.from(strengths).sort();
  return columnOf(strengths.length, (i) => {
    const strength = Math.max(0, strengths[i]!);
    return 1 / (1 + inOrder.length - countWhile(inOrder, (other) => other <= strength));
  });
}
