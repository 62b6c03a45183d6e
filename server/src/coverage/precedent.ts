import type { Tokenizer } from '../morphology/token';
import { recall } from '../text/memory';
import { type Lists, lessonsFor, listsOf, startOf, turned } from './lessons';
import { faintness, likenessAmong, type Notes, partsOf } from './sayings';
import type { Column } from './tally';

/** Sentences of other organisations' drafts and what they were written for (scripts/coverage/precedents.ts), as lists of numbers. */
export interface Precedents {
  readonly parts: readonly string[];
  /** What policies demand: its parts, and the concepts that it sounds like, how much in thousandths. */
  readonly demands: Lists;
  readonly notes: Lists;
  readonly values: Uint16Array;
  /** The parts of each sentence, the demand that it fulfils, -1 for none, and whose draft it stands in. */
  readonly sentences: Lists;
  readonly purposes: Int16Array;
  readonly from: Uint8Array;
  readonly families: readonly string[];
}

/** A sentence with the demand that it fulfils, -1 for none, and the organisation whose draft it stands in. */
export interface Precedent {
  readonly parts: readonly number[];
  readonly demand: number;
  readonly from: string;
}

/** Lays out what is demanded and what was written, with the names of the parts. */
export function precedentsOf(
  parts: readonly string[],
  demands: readonly { readonly parts: readonly number[]; readonly notes: Notes }[],
  sentences: readonly Precedent[],
): Precedents {
  const families = [...new Set(sentences.map(({ from }) => from))];
  return {
    parts,
    demands: listsOf(demands.map((demand) => demand.parts)),
    notes: listsOf(demands.map(({ notes }) => notes.concepts)),
    values: Uint16Array.from(
      demands.flatMap(({ notes }) => notes.values),
      (value) => Math.round(value * THOUSAND),
    ),
    sentences: listsOf(sentences.map((sentence) => sentence.parts)),
    purposes: Int16Array.from(sentences, ({ demand }) => demand),
    from: Uint8Array.from(sentences, ({ from }) => families.indexOf(from)),
    families,
  };
}

const THOUSAND = 1000;

/** What the sentences tell that are likest to one, for each demand of a policy; all 0 to 1. */
export interface Advice {
  /** The likest sentence that was written for such a demand: how like, times how near the demand. */
  readonly precedent: Column;
  /** How near the demand is to what all of them, and those of them that fulfil something, were written for. */
  readonly practice: Column;
  readonly practiceFulfilled: Column;
}

/** What sentences tell that are like one. */
export interface Reminder {
  /** How much of them was written for no demand at all, 0 to 1. */
  readonly idle: number;
  /** How like the likest is, 0 to 1. */
  readonly known: number;
  readonly advise: (kin: Kin) => Advice;
}

/** How near the demands of a policy are to each that is known, 0 to 1: those to the first that is known, to the second, … */
export interface Kin {
  readonly size: number;
  readonly nearness: Float64Array;
}

/** A demand of a policy: what it says, and the concepts that it sounds like. */
export interface Demand {
  readonly text: string;
  readonly notes: Notes;
}

/** How other organisations put into sentences what their policies demand. */
export interface Practice {
  /** Compares demands with all that are known, some of them at each step. */
  readonly comparing: (demands: readonly Demand[]) => Generator<void, Kin>;
  readonly remind: (text: string) => Reminder;
}

/** The practice that a tokenizer was taught. */
export const practiceOf = (tokenizer: Tokenizer): Practice =>
  recall(PRACTICES, tokenizer, () => practise(lessonsFor(tokenizer).precedents, tokenizer));

const PRACTICES = new WeakMap<Tokenizer, Practice>();

/** So many of the likest sentences are asked. */
const ASKED = 40;
/** So many demands are compared at each step. */
const AT_ONCE = 50;
/** How much the likest outweigh the others: a power. */
const EMPHASIS = 2;
/** How much the concepts of two demands count for their nearness, beside their words. */
const CONCEPTS = 0.8;

function practise({ parts, demands, notes, values, sentences, purposes }: Precedents, tokenizer: Tokenizer): Practice {
  const numbers = new Map(parts.map((part, i) => [part, i]));
  const spread = new Uint32Array(parts.length);
  for (const part of sentences.items) spread[part]!++;
  const count = purposes.length;
  const rare = (part: string, others: number) => faintness(part) * Math.log((count + 1) / (others + 0.5));
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
  const soundsLike = likenessAmong(
    Array.from(demands.ends, (_, i) => {
      const [from, to] = [startOf(notes, i), notes.ends[i]!];
      return {
        concepts: [...notes.items.subarray(from, to)],
        values: Array.from(values.subarray(from, to), (value) => value / THOUSAND),
      };
    }),
  );
  return {
    comparing: function* (own) {
      const nearness = new Float64Array(own.length * demands.ends.length);
      for (const [i, demand] of own.entries()) {
        const text = weigh(demand.text);
        const words = likeDemands
          .shared(text)
          .map((shared, other) => shared / (text.length * likeDemands.lengths[other]!));
        const concepts = soundsLike(demand.notes);
        for (let other = 0; other < words.length; other++)
          nearness[other * own.length + i] = CONCEPTS * concepts[other]! + (1 - CONCEPTS) * Math.sqrt(words[other]!);
        if (i % AT_ONCE === AT_ONCE - 1) yield;
      }
      return { size: own.length, nearness };
    },
    remind: (text) => remindBy(likest(likeSentences, weigh(text), ASKED), purposes),
  };
}

/** The parts of a text that are known, and how long it is as a vector of all its parts. */
interface Weighed {
  readonly parts: readonly number[];
  readonly length: number;
}

/**
 * How like a text is to many others: the cosine of the parts, each by its rarity, which is what they share by the lengths of both.
 * Which of the others have a part is noted beforehand, so that only what is shared costs anything; the answer holds until the next
 * question.
 */
interface Likeness {
  readonly shared: (text: Weighed) => Float64Array;
  readonly lengths: Float64Array;
}

function likenessTo(others: Lists, rarity: Float64Array): Likeness {
  const having = turned(others, rarity.length);
  const lengths = Float64Array.from(others.ends, (end, i) => {
    let square = 0;
    for (let at = startOf(others, i); at < end; at++) square += rarity[others.items[at]!]! ** 2;
    return Math.sqrt(square) || 1;
  });
  const squares = new Float64Array(lengths.length);
  const shared = ({ parts }: Weighed) => {
    squares.fill(0);
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const square = rarity[part]! ** 2;
      const end = having.ends[part]!;
      for (let at = startOf(having, part); at < end; at++) squares[having.items[at]!]! += square;
    }
    return squares;
  };
  return { shared, lengths };
}

/** The likest of many others, likest first, at most so many; of equals the first. */
function likest({ shared, lengths }: Likeness, text: Weighed, most: number): readonly Like[] {
  const squares = shared(text);
  const best: Like[] = [];
  /** What must be passed, by the other's length: nearly all of thousands do not. */
  let bar = 0;
  for (let which = 0; which < squares.length; which++) {
    if (squares[which]! <= bar * lengths[which]!) continue;
    const likeness = squares[which]! / (text.length * lengths[which]!);
    let at = best.length < most ? best.length : most - 1;
    for (; at > 0 && best[at - 1]!.likeness < likeness; at--) best[at] = best[at - 1]!;
    best[at] = { which, likeness };
    if (best.length === most) bar = best[most - 1]!.likeness * text.length;
  }
  return best;
}

interface Like {
  readonly which: number;
  /** 0 to 1. */
  readonly likeness: number;
}

function remindBy(likest: readonly Like[], purposes: Int16Array): Reminder {
  const alike = likest.map(({ likeness }) => likeness);
  const demands = likest.map(({ which }) => purposes[which]!);
  const weights = alike.map((value) => value ** EMPHASIS);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let idle = 0;
  demands.forEach((demand, k) => {
    if (demand < 0) idle += weights[k]!;
  });
  return {
    idle: shareOf(idle, total),
    known: alike[0] ?? 0,
    advise: ({ size, nearness }) => {
      const precedent = new Array<number>(size).fill(0);
      const near = new Array<number>(size).fill(0);
      for (let k = 0; k < demands.length; k++) {
        if (demands[k]! < 0) continue;
        const [like, weight, from] = [alike[k]!, weights[k]!, demands[k]! * size];
        for (let i = 0; i < size; i++) {
          const nearby = nearness[from + i]!;
          if (like * nearby > precedent[i]!) precedent[i] = like * nearby;
          near[i]! += weight * nearby;
        }
      }
      return {
        precedent,
        practice: near.map((value) => shareOf(value, total)),
        practiceFulfilled: near.map((value) => shareOf(value, total - idle)),
      };
    },
  };
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
