import { folded } from '../text/fold';

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
