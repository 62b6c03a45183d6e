/** @file Where words lie while that is being learned (embed.ts): what of the learned numbers makes a word's place, and what a place passes on to them. */

import { dot, FIRST, SIDES, SIZE, SLOTS, softplus } from '../../server/src/coverage/embedding';
import type { Growth, Lying } from './match';

/** Spread of places, and shares and sharpness, before anything is learned. */
const SPREAD = { words: 0.3, pairs: 0.5 };
const FIRST_SHARES = { text: 0, topic: -1, title: -1.5, lead: -1, caption: -0.5, heading: -0.7 };
const FIRST_SHARPNESS = 2.3;

/** Which numbers of what is learned are whose. */
export interface Layout {
  readonly words: readonly Word[];
  readonly pairs: number;
  readonly weights: number;
  readonly pairWeights: number;
  readonly shares: number;
  readonly sharpness: number;
  readonly keenness: number;
  readonly size: number;
}

/** A word: where its pairs of letters lie, and whether it has a place of its own. */
export interface Word {
  readonly text: string;
  readonly slots: readonly number[];
  readonly known: boolean;
}

export function layoutFor(words: readonly Word[]): Layout {
  const pairs = words.length * SIZE;
  const weights = pairs + SLOTS * SIZE;
  const pairWeights = weights + words.length;
  const shares = pairWeights + SLOTS;
  const sharpness = shares + SIDES.length;
  const keenness = sharpness + 1;
  return { words, pairs, weights, pairWeights, shares, sharpness, keenness, size: keenness + 1 };
}

export function beginning(layout: Layout, random: () => number): Float64Array {
  const values = new Float64Array(layout.size);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  for (let i = 0; i < layout.weights; i++) values[i] = normal() * (i < layout.pairs ? SPREAD.words : SPREAD.pairs);
  SIDES.forEach((side, i) => {
    values[layout.shares + i] = FIRST_SHARES[side];
  });
  values.fill(FIRST_SHARPNESS, layout.sharpness, layout.size);
  return values;
}

/** A word of an example, where it lies with its weight, and how the loss grows with that. */
export interface Place {
  readonly word: number;
  readonly known: boolean;
  readonly slots: readonly number[];
  /** Without its weight. */
  readonly bare: Float64Array;
  readonly weight: number;
  readonly steepness: number;
  readonly slope: Float64Array;
}

/** Where each of some words lies, once; whether it knows its own place, and not its letters' only, is asked for each. */
export function placesIn(
  layout: Layout,
  values: Float64Array,
  words: readonly number[],
  stays: () => boolean,
): ReadonlyMap<number, Place> {
  return new Map([...new Set(words)].map((word) => [word, placeOf(word, layout, values, stays())]));
}

export function placeOf(word: number, layout: Layout, values: Float64Array, own: boolean): Place {
  const { slots, known: told } = layout.words[word]!;
  const known = told && own;
  const bare = known ? values.slice(word * SIZE, (word + 1) * SIZE) : new Float64Array(SIZE);
  let weight = FIRST + (known ? values[layout.weights + word]! : 0);
  for (const slot of slots) {
    const from = layout.pairs + slot * SIZE;
    for (let k = 0; k < SIZE; k++) bare[k]! += values[from + k]! / slots.length;
    weight += values[layout.pairWeights + slot]! / slots.length;
  }
  const steepness = 1 / (1 + Math.exp(-weight));
  return { word, known, slots, bare, weight: softplus(weight), steepness, slope: new Float64Array(SIZE) };
}

/** Where words lie, as match.ts compares them. */
export const lyingOf = (places: ReadonlyMap<number, Place>) =>
  new Map<number, Lying>(
    [...places].map(([word, { bare, weight }]) => {
      const length = lengthOf(bare);
      return [word, { direction: bare.map((value) => value / length), heft: weight * length }] as const;
    }),
  );

const lengthOf = (place: Float64Array): number => Math.sqrt(dot(place, place)) || 1;

/** From where a word lies with its weight to what it is made of. */
export function settle(place: Place, layout: Layout, slopes: Float64Array): void {
  const { bare, weight, slope: by } = place;
  spread(
    place,
    by.map((value) => weight * value),
    dot(by, bare),
    layout,
    slopes,
  );
}

/** The same from its direction and heft. */
export function bend(place: Place, { direction: by, heft }: Growth, layout: Layout, slopes: Float64Array): void {
  const { bare, weight } = place;
  const length = lengthOf(bare);
  const direction = bare.map((value) => value / length);
  const along = dot(by, direction);
  const turn = by.map((value, k) => (value - along * direction[k]!) / length + heft * weight * direction[k]!);
  spread(place, turn, heft * length, layout, slopes);
}

/** From where a word lies without its weight, and the weight, to what it is made of. */
function spread(
  { word, known, slots, steepness }: Place,
  turn: Float64Array,
  heavier: number,
  layout: Layout,
  slopes: Float64Array,
): void {
  if (known) {
    for (let k = 0; k < SIZE; k++) slopes[word * SIZE + k]! += turn[k]!;
    slopes[layout.weights + word]! += heavier * steepness;
  }
  for (const slot of slots) {
    const from = layout.pairs + slot * SIZE;
    for (let k = 0; k < SIZE; k++) slopes[from + k]! += turn[k]! / slots.length;
    slopes[layout.pairWeights + slot]! += (heavier * steepness) / slots.length;
  }
}
