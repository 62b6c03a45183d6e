import { folded } from '../text/fold';
import { recall } from '../text/memory';
import type { Column } from './tally';

/** Pairs of neighbouring kanji, katakana and Latin letters: how alike two wordings look, whatever the words are. */
export function bigramsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [run] of folded(text)
    .toLowerCase()
    .matchAll(/[\p{sc=Han}ァ-ヶーa-z0-9]{2,}/gu)) {
    for (let i = 0; i + 1 < run.length; i++) pairs.add(run.slice(i, i + 2));
  }
  return pairs;
}

/** How much of `wanted` is in `present`, 0 to 1; 0 when nothing is wanted. */
export function share(wanted: ReadonlySet<string>, present: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  let found = 0;
  for (const pair of wanted) if (present.has(pair)) found++;
  return found / wanted.size;
}

/** The same for many at once: who wants a pair is noted beforehand, so that each pair that is present is looked up once. */
export function sharesAmong(
  many: readonly ReadonlySet<string>[],
): (present: ReadonlySet<string>, into?: Column) => Column {
  const wanting = new Map<string, number[]>();
  many.forEach((wanted, which) => {
    for (const pair of wanted) recall(wanting, pair, () => []).push(which);
  });
  const sizes = many.map(({ size }) => size);
  return (present, into = new Float64Array(sizes.length)) => {
    into.fill(0);
    for (const pair of present) {
      const all = wanting.get(pair);
      if (all) for (let i = 0; i < all.length; i++) into[all[i]!]!++;
    }
    for (let which = 0; which < into.length; which++) if (into[which] !== 0) into[which]! /= sizes[which]!;
    return into;
  };
}
