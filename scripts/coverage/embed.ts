/**
 * @file Learns where words lie (coverage/embedding.ts): among the demands of a policy and the rules of a draft under it, what
 * belongs together is drawn together and the rest apart, a step for each draft: as whole texts (a dual encoder with in-batch
 * negatives), and word by word (match.ts). `slope` is how the loss grows with a value (its gradient), `pull` how it grows with a
 * closeness.
 */

import { dot, type Embedding, pairsOf, SIDES, SIZE, SLOTS, slotOf } from '../../server/src/coverage/embedding';
import { randomOf, shuffle } from '../random';
import type { Example, Sided } from './examples';
import { matchingOf, type Worded } from './match';
import { beginning, bend, type Layout, layoutFor, lyingOf, type Place, placeOf, placesIn, settle } from './place';
import { pullsOf, questionsOf } from './question';

const ROUNDS = 8;
const RATE = 0.01;
/** How much slower each round learns than the one before. */
const SLOWER = 0.85;
/** What share of a rule's words, of words' own places, and of the headings above a rule is left out at each step. */
const FORGOTTEN = 0.3;
/** Rarer words are told by their letters only. */
const FEWEST = 3;
/** What is learned is a mean over the last steps, about 1 / (1 - this). */
const STEADY = 0.995;
const TEXT = SIDES.indexOf('text');
const ABOVE: ReadonlySet<number> = new Set([SIDES.indexOf('caption'), SIDES.indexOf('heading')]);

/** Deterministic: the same examples teach the same. */
export function embed(examples: readonly Example[]): Embedding {
  const { words, numbered } = numberWords(examples);
  const layout = layoutFor(words);
  const random = randomOf(17);
  const values = beginning(layout, random);
  const [slopes, first, second] = [
    new Float64Array(layout.size),
    new Float64Array(layout.size),
    new Float64Array(layout.size),
  ];
  const steady = values.slice();
  let step = 0;
  for (let round = 0, rate = RATE; round < ROUNDS; round++, rate *= SLOWER) {
    for (const example of shuffle([...numbered], random)) {
      slopes.fill(0);
      slope(example, layout, values, slopes, random);
      step++;
      const [one, two] = [1 - 0.9 ** step, 1 - 0.999 ** step];
      const kept = Math.min(STEADY, 1 - 1 / (step / 20 + 1));
      // Adam, and the mean of where it has been
      for (let i = 0; i < layout.size; i++) {
        const by = slopes[i]!;
        first[i] = 0.9 * first[i]! + 0.1 * by;
        second[i] = 0.999 * second[i]! + 0.001 * by * by;
        values[i]! -= (rate * (first[i]! / one)) / (Math.sqrt(second[i]! / two) + 1e-8);
        steady[i] = kept * steady[i]! + (1 - kept) * values[i]!;
      }
    }
  }
  return embeddingFrom(steady, layout);
}

interface Numbered {
  readonly demands: readonly NumberedText[];
  readonly rules: readonly NumberedText[];
  readonly fulfils: readonly (readonly number[])[];
}
type NumberedText = readonly (readonly [side: number, words: readonly number[]])[];

export function numberWords(examples: readonly Example[]) {
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  const text = (sides: Sided): NumberedText =>
    sides.map(([side, words]) => [
      side,
      words.map((word) => {
        counts.set(word, (counts.get(word) ?? 0) + 1);
        if (!numbers.has(word)) numbers.set(word, numbers.size);
        return numbers.get(word)!;
      }),
    ]);
  const numbered = examples.map(
    ({ demands, rules, fulfils }): Numbered => ({ demands: demands.map(text), rules: rules.map(text), fulfils }),
  );
  const words = [...numbers.keys()].map((word) => ({
    text: word,
    slots: pairsOf(word).map(slotOf),
    known: counts.get(word)! >= FEWEST,
  }));
  return { words, numbered };
}

/** An example as it lies with these `values`, with some of it left out at random. */
function lookAt({ demands, rules, fulfils }: Numbered, layout: Layout, values: Float64Array, random: () => number) {
  const stays = () => random() >= FORGOTTEN;
  const remembered = rules.map(
    (sides): NumberedText =>
      sides.map(([side, words]) => {
        if (ABOVE.has(side)) return [side, stays() ? words : []];
        const left = side === TEXT ? words.filter(stays) : words;
        return [side, left.length > 0 ? left : words];
      }),
  );
  const words = [...demands, ...remembered].flat().flatMap(([, some]) => some);
  const places = placesIn(layout, values, words, stays);
  const wanted = demands.map((text) => pointed(text, places, layout, values));
  const said = remembered.map((text) => pointed(text, places, layout, values));
  const close = said.map((one) => wanted.map((other) => dot(one.direction, other.direction)));
  const matching = matchingOf(remembered.map(worded), demands.map(worded), lyingOf(places));
  const sharp = Math.exp(values[layout.sharpness]!);
  const keen = Math.exp(values[layout.keenness]!);
  const questions = questionsOf(close, fulfils, sharp);
  const matched = questionsOf(matching.close, fulfils, keen);
  return { places, wanted, said, close, sharp, questions, matching, keen, matched };
}

const worded = (text: NumberedText): Worded => {
  const wordsOf = (sides: NumberedText) => [...new Set(sides.flatMap(([, words]) => words))];
  return { own: wordsOf(text.filter(([side]) => side === TEXT)), all: wordsOf(text) };
};

/** How badly the `values` answer an example. */
export function lossOf(example: Numbered, layout: Layout, values: Float64Array, random: () => number): number {
  const { questions, matched } = lookAt(example, layout, values, random);
  return [...questions, ...matched].reduce((sum, { odds, good, count }) => {
    const all = odds.reduce((total, one) => total + one, 0);
    return sum - Math.log(good.reduce((total, at) => total + odds[at]!, 0) / all) / count;
  }, 0);
}

/** Adds to `slopes` how the loss of an example grows with each of the `values`. */
export function slope(
  example: Numbered,
  layout: Layout,
  values: Float64Array,
  slopes: Float64Array,
  random: () => number,
): void {
  const look = lookAt(example, layout, values, random);
  const { places, wanted, said, close, sharp, questions } = look;
  const pull = pullsOf(close, questions);
  for (let i = 0; i < said.length; i++)
    for (let j = 0; j < wanted.length; j++) {
      const by = pull[i]![j]! * sharp;
      if (by === 0) continue;
      slopes[layout.sharpness]! += by * close[i]![j]!;
      for (let k = 0; k < SIZE; k++) {
        said[i]!.slope[k]! += by * wanted[j]!.direction[k]!;
        wanted[j]!.slope[k]! += by * said[i]!.direction[k]!;
      }
    }
  for (const one of [...wanted, ...said]) passOn(one, places, layout, values, slopes);
  match(look, layout, slopes);
  for (const place of places.values()) settle(place, layout, slopes);
}

/** What the words' matching adds to the slopes. */
function match(
  { places, matching, keen, matched }: ReturnType<typeof lookAt>,
  layout: Layout,
  slopes: Float64Array,
): void {
  const pull = pullsOf(matching.close, matched).map((row) => row.map((by) => by * keen));
  pull.forEach((row, rule) => {
    row.forEach((by, demand) => {
      slopes[layout.keenness]! += by * matching.close[rule]![demand]!;
    });
  });
  for (const [word, growth] of matching.pass(pull)) bend(places.get(word)!, growth, layout, slopes);
}

/** A text's direction, of length 1, with what it is made of. */
interface Pointed {
  readonly sides: readonly { readonly side: number; readonly words: readonly number[]; readonly sum: Float64Array }[];
  readonly direction: Float64Array;
  readonly length: number;
  readonly slope: Float64Array;
}

function pointed(
  text: NumberedText,
  places: ReadonlyMap<number, Place>,
  layout: Layout,
  values: Float64Array,
): Pointed {
  const whole = new Float64Array(SIZE);
  const sides = text.map(([side, words]) => {
    const sum = new Float64Array(SIZE);
    const root = Math.sqrt(words.length || 1);
    for (const word of words) {
      const { bare, weight } = places.get(word)!;
      for (let k = 0; k < SIZE; k++) sum[k]! += (weight * bare[k]!) / root;
    }
    const share = Math.exp(values[layout.shares + side]!);
    for (let k = 0; k < SIZE; k++) whole[k]! += share * sum[k]!;
    return { side, words, sum };
  });
  const length = Math.sqrt(dot(whole, whole)) || 1;
  return { sides, direction: whole.map((value) => value / length), length, slope: new Float64Array(SIZE) };
}

/** From a text's direction to its sides and their words. */
function passOn(
  one: Pointed,
  places: ReadonlyMap<number, Place>,
  layout: Layout,
  values: Float64Array,
  slopes: Float64Array,
): void {
  const along = dot(one.slope, one.direction);
  const turn = one.slope.map((value, k) => (value - along * one.direction[k]!) / one.length);
  for (const { side, words, sum } of one.sides) {
    const share = Math.exp(values[layout.shares + side]!);
    slopes[layout.shares + side]! += share * dot(turn, sum);
    const each = share / Math.sqrt(words.length || 1);
    for (const word of words) {
      const place = places.get(word)!;
      for (let k = 0; k < SIZE; k++) place.slope[k]! += each * turn[k]!;
    }
  }
}

function embeddingFrom(values: Float64Array, layout: Layout): Embedding {
  const words = layout.words.flatMap(({ known }, word) => (known ? word : []));
  const own = words.map((word) => {
    const { bare, weight } = placeOf(word, layout, values, true);
    return bare.map((value) => weight * value);
  });
  const pairs = Array.from({ length: SLOTS }, (_, slot) =>
    values.slice(layout.pairs + slot * SIZE, layout.pairs + (slot + 1) * SIZE),
  );
  const scaled = (places: readonly Float64Array[]) => {
    const scales = places.map((place) => Math.max(...place.map(Math.abs)) / 127 || 1);
    return {
      places: Int8Array.from(places.flatMap((place, i) => [...place].map((value) => Math.round(value / scales[i]!)))),
      scales: Float32Array.from(scales),
    };
  };
  const letters = scaled(pairs);
  return {
    words: words.map((word) => layout.words[word]!.text),
    ...scaled(own),
    pairs: letters.places,
    pairScales: letters.scales,
    weights: Float32Array.from(values.subarray(layout.pairWeights, layout.pairWeights + SLOTS)),
    shares: Float32Array.from(values.subarray(layout.shares, layout.sharpness), Math.exp),
  };
}
