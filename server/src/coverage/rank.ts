/** @file How strongly the elements of a policy compete for a statement. */

import type { Column } from './tally';

/** The greater of two, place by place, in the first: a sentence that orders several things is as like as the likest of its clauses. */
export function raise(one: Column, other: Column | Float32Array): Column {
  for (let i = 0; i < one.length; i++) if (other[i]! > one[i]!) one[i] = other[i]!;
  return one;
}

/** The strongest, and not less than `least`. */
export function highest(strengths: Column, least = Number.NEGATIVE_INFINITY): number {
  let best = least;
  for (let i = 0; i < strengths.length; i++) if (strengths[i]! > best) best = strengths[i]!;
  return best;
}

/** What the strongest is at least, where strengths are compared with it. */
const FAINTEST = 0.01;

/** How strong each is beside the strongest. */
export function ranked(strengths: Column, into: Column = new Float64Array(strengths.length)): Column {
  const best = highest(strengths, FAINTEST);
  for (let i = 0; i < strengths.length; i++) into[i] = strengths[i]! / best;
  return into;
}

/** The strength at a place from the highest, which is 1; without end where there are fewer. */
export function strengthAt(place: number, strengths: ArrayLike<number>): number {
  const best = new Array<number>(place).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < strengths.length; i++) {
    const value = strengths[i]!;
    if (value <= best[place - 1]!) continue;
    let at = place - 1;
    for (; at > 0 && value > best[at - 1]!; at--) best[at] = best[at - 1]!;
    best[at] = value;
  }
  return best[place - 1]!;
}

/** 1 where none is stronger, 1/2 where one is, …; what is not above 0 stands behind all that is. */
export function placeOf(element: number, strengths: Column): number {
  const strength = Math.max(0, strengths[element]!);
  let place = 1;
  for (let i = 0; i < strengths.length; i++) if (strengths[i]! > strength) place++;
  return 1 / place;
}
