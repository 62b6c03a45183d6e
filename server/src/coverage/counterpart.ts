/**
 * @file How well the words of a demand and of a statement find counterparts in each other. Where a whole text points
 * (embedding.ts) tells little of a sentence that says several things, or the same of another thing: so each word of the demand looks for
 * the word of the statement that lies nearest to it, and each word of the statement for the nearest one of the demand (late
 * interaction, as ColBERT compares a question with a text).
 */

import type { Token } from '../morphology/token';
import { clausesOf } from '../policy/clause';
import { predicateAt } from '../policy/member';
import { remembering } from '../text/memory';
import { type Core, coreOf } from './core';
import { type Compass, dot, type Place, wordsOf } from './embedding';
import { raise } from './rank';
import { type Column, type Degrees, type Tally, tallyOf } from './tally';

/** All words of a policy's demands, each with a number, laid out to be looked at by statements. */
export interface Counterparts {
  /** The words of each demand by what they weigh: its own, and those that name its act and its object. */
  readonly own: Tally;
  readonly acts: Tally;
  readonly objects: Tally;
  /** How near the nearest of some words comes to each word of the demands: 0 to 1, by the word's number. */
  readonly nearest: (words: readonly string[]) => Degrees;
  /** For each demand how much of some words it, its condition and its control's title answer, and how little the two that they answer least. */
  readonly answered: (words: readonly string[], whole: Column, least: Column) => void;
}

/** A demand's words: those of its text, of all that is told of it, and of what it does to what. */
export interface Wanted {
  readonly own: readonly string[];
  readonly all: readonly string[];
  readonly act: readonly string[];
  readonly object: readonly string[];
}

/** A word as the demands see it: how near it comes to each of their words, and to each of them; how much it counts. */
interface Seen {
  readonly words: Float32Array;
  readonly demands: Float32Array;
  readonly heft: number;
}

/** A draft has some hundreds of words, a long one thousands; of each a number is remembered for each word and demand of the policy, so many in all. */
const MOST = 2_000;
const MEMORY = 2_000_000;

/** The words of a demand (and its tokens), of which a condition and a title tell too. */
export function wantedIn(tokens: readonly Token[], words: readonly string[], told: readonly string[]): Wanted {
  const clause = clausesOf(tokens).at(-1);
  const core = clause ? coreOf(clause, () => false) : { tokens, nouns: [] };
  const own = [...new Set(words)];
  return { own, all: [...new Set([...own, ...told])], act: actOf(core), object: wordsOf(core.nouns) };
}

/** The words of what a clause does. */
export const actOf = ({ tokens }: Pick<Core, 'tokens'>): readonly string[] =>
  wordsOf(tokens.slice(Math.max(0, predicateAt(tokens))));

export function counterpartsOf(demands: readonly Wanted[], { place }: Pick<Compass, 'place'>): Counterparts {
  const numbers = new Map<string, number>();
  for (const { all, act, object } of demands)
    for (const word of [...all, ...act, ...object]) if (!numbers.has(word)) numbers.set(word, numbers.size);
  const places = [...numbers.keys()].map(place);
  const among = demands.map(({ all }) => Uint32Array.from(all, (word) => numbers.get(word)!));
  const tally = (wordsIn: (demand: Wanted) => readonly string[]): Tally => {
    const unit = (word: string) => ({ number: numbers.get(word)!, weight: places[numbers.get(word)!]!.heft });
    return tallyOf(
      demands.map((demand) => wordsIn(demand).map(unit)),
      { numberOf: ({ number }) => number },
    );
  };
  const most = Math.min(MOST, Math.ceil(MEMORY / (places.length + demands.length || 1)));
  const see = remembering(most, (word) => seen(place(word), numbers.get(word), places, among));
  return {
    own: tally(({ own }) => own),
    acts: tally(({ act }) => act),
    objects: tally(({ object }) => object),
    nearest: (words) => {
      const degrees = new Float64Array(places.length);
      for (const word of words) raise(degrees, see(word).words);
      return degrees;
    },
    answered: (words, whole, least) => answered([...new Set(words)].map(see), whole, least),
  };
}

function seen(
  { direction, heft }: Place,
  number: number | undefined,
  places: readonly Place[],
  among: readonly Uint32Array[],
): Seen {
  // each new word of a draft is held against all words of the policy: loops, which take half the time of Float32Array.from
  const words = new Float32Array(places.length);
  for (let i = 0; i < words.length; i++)
    words[i] = i === number ? 1 : Math.max(0, dot(direction, places[i]!.direction));
  const demands = new Float32Array(among.length);
  for (let d = 0; d < demands.length; d++)
    for (const word of among[d]!) if (words[word]! > demands[d]!) demands[d] = words[word]!;
  return { words, demands, heft };
}

function answered(words: readonly Seen[], whole: Column, least: Column): void {
  let total = 0;
  for (const { heft } of words) total += heft;
  for (let i = 0; i < whole.length; i++) {
    let [sum, first, second] = [0, 1, 1];
    for (const { demands, heft } of words) {
      const near = demands[i]!;
      sum += heft * near;
      if (near < first) [first, second] = [near, first];
      else if (near < second) second = near;
    }
    whole[i] = total === 0 ? 0 : sum / total;
    least[i] = words.length === 0 ? 0 : words.length === 1 ? first : (first + second) / 2;
  }
}
