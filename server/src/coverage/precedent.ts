import type { Tokenizer } from '../morphology/token';
import { recall } from '../text/memory';
import { faintness, lessonsFor, likenessAmong, type Notes, partsOf } from './sayings';

/** Sentences of other organisations' drafts and what they were written for, as numbers of parts (scripts/coverage/lessons.ts). */
export interface Precedents {
  readonly parts: readonly string[];
  /** What policies demand: its parts, and the concepts that it sounds like. */
  readonly demands: readonly { readonly parts: readonly number[]; readonly notes: Notes }[];
  readonly sentences: readonly Precedent[];
}

/** A sentence with the demand that it fulfils, -1 for none, and the organisation whose draft it stands in. */
export interface Precedent {
  readonly parts: readonly number[];
  readonly demand: number;
  readonly from: string;
}

/** What the sentences tell that are likest to one, for one demand; each 0 to 1. */
export interface Advice {
  /** The likest sentence that was written for such a demand: how like, times how near the demand. */
  readonly precedent: number;
  /** How near the demand is to what all of them, and those of them that fulfil something, were written for. */
  readonly practice: number;
  readonly practiceFulfilled: number;
}

/** What sentences tell that are like one. */
export interface Reminder {
  /** How much of them was written for no demand at all, 0 to 1. */
  readonly idle: number;
  /** How like the likest is, 0 to 1. */
  readonly known: number;
  readonly advise: (kin: Kin) => Advice;
}

/** How near a demand is to each that is known, 0 to 1, by number. */
export type Kin = readonly number[];

/** How other organisations put into sentences what their policies demand. */
export interface Practice {
  readonly kinOf: (demand: string, notes: Notes) => Kin;
  readonly remind: (text: string) => Reminder;
}

/** The practice that a tokenizer was taught. */
export const practiceOf = (tokenizer: Tokenizer): Practice =>
  recall(PRACTICES, tokenizer, () => practise(lessonsFor(tokenizer).precedents, tokenizer));

const PRACTICES = new WeakMap<Tokenizer, Practice>();

/** So many of the likest sentences are asked. */
const ASKED = 40;
/** How much the likest outweigh the others: a power. */
const EMPHASIS = 2;
/** How much the concepts of two demands count for their nearness, beside their words. */
const CONCEPTS = 0.8;

function practise({ parts, demands, sentences }: Precedents, tokenizer: Tokenizer): Practice {
  const numbers = new Map(parts.map((part, i) => [part, i]));
  const spread = new Float64Array(parts.length);
  for (const sentence of sentences) for (const part of sentence.parts) spread[part]!++;
  const rare = (part: string, count: number) => faintness(part) * Math.log((sentences.length + 1) / (count + 0.5));
  const rarity = Float64Array.from(parts, (part, i) => rare(part, spread[i]!));
  const weigh = (text: string): Weighed => {
    const known: number[] = [];
    let square = 0;
    for (const part of partsOf(tokenizer(text))) {
      const at = numbers.get(part);
      square += (at === undefined ? rare(part, 0) : rarity[at]!) ** 2;
      if (at !== undefined) known.push(at);
    }
    return { parts: known, length: Math.sqrt(square) || 1 };
  };
  const likeSentences = likenessTo(sentences, rarity);
  const likeDemands = likenessTo(demands, rarity);
  const soundsLike = likenessAmong(demands.map(({ notes }) => notes));
  return {
    kinOf: (demand, notes) => {
      const words = likeDemands(weigh(demand));
      return soundsLike(notes).map((concepts, i) => CONCEPTS * concepts + (1 - CONCEPTS) * Math.sqrt(words[i]!));
    },
    remind: (text) => remindBy(likeSentences(weigh(text)), sentences),
  };
}

/** The parts of a text that are known, and how long it is as a vector of all its parts. */
interface Weighed {
  readonly parts: readonly number[];
  readonly length: number;
}

/** How like a text is to each of many others, 0 to 1 (cosine of the parts, each by its rarity). */
function likenessTo(
  others: readonly { readonly parts: readonly number[] }[],
  rarity: Float64Array,
): (text: Weighed) => Float64Array {
  const having: number[][] = Array.from(rarity, () => []);
  others.forEach(({ parts }, i) => {
    for (const part of parts) having[part]!.push(i);
  });
  const lengths = others.map(({ parts }) => Math.hypot(...parts.map((part) => rarity[part]!)) || 1);
  return ({ parts, length }) => {
    const out = new Float64Array(others.length);
    for (const part of parts) {
      const square = rarity[part]! ** 2;
      for (const other of having[part]!) out[other]! += square;
    }
    for (let i = 0; i < out.length; i++) if (out[i]! > 0) out[i]! /= length * lengths[i]!;
    return out;
  };
}

function remindBy(likeness: Float64Array, sentences: readonly Precedent[]): Reminder {
  const likest = highest(likeness, ASKED);
  const weights = likest.map((i) => likeness[i]! ** EMPHASIS);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const demands = likest.map((i) => sentences[i]!.demand);
  let idle = 0;
  demands.forEach((demand, k) => {
    if (demand < 0) idle += weights[k]!;
  });
  const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    idle: shareOf(idle, total),
    known: likest.length === 0 ? 0 : likeness[likest[0]!]!,
    advise: (kin) => {
      let [precedent, near] = [0, 0];
      for (let k = 0; k < demands.length; k++) {
        const demand = demands[k]!;
        if (demand < 0) continue;
        precedent = Math.max(precedent, likeness[likest[k]!]! * kin[demand]!);
        near += weights[k]! * kin[demand]!;
      }
      return { precedent, practice: shareOf(near, total), practiceFulfilled: shareOf(near, total - idle) };
    },
  };
}

/** Where the highest values above 0 stand, at most `count` of them, highest first; of equals the first. */
function highest(values: Float64Array, count: number): readonly number[] {
  const best: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value <= 0 || (best.length === count && value <= values[best[count - 1]!]!)) continue;
    let at = best.length < count ? best.length : count - 1;
    for (; at > 0 && values[best[at - 1]!]! < value; at--) best[at] = best[at - 1]!;
    best[at] = i;
  }
  return best;
}
