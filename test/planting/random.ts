import { shuffle } from '../../scripts/random';

/** Numbers that look random and are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Some of the items, in a random order. */
export const sample = <T>(items: readonly T[], count: number, random: () => number): readonly T[] =>
  shuffle([...items], random).slice(0, count);
