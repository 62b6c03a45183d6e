import type { Tokenizer } from '../morphology/token';
import { recall, remembering } from '../text/memory';
import { type Lists, lessonsFor, listsOf, startOf, turned } from './lessons';
import { faintness, likenessIn, type Notes, partsOf } from './sayings';
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
  /** The columns of the answer are taken from somewhere, or made. */
  readonly advise: (kin: Kin, take?: () => Column) => Advice;
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

/** A heading or a lead-in that changes has all sentences below it judged again, and many sentences recur. */
const MEMORY = 1_000;
/** So many of the likest sentences are asked. */
const ASKED = 40;
/** So many demands are compared at each step. */
const AT_ONCE = 50;
/** How much the likest outweigh the others: a power. */
const EMPHASIS = 2;
/** How much the concepts of two demands count for their nearness, beside their words. */
const CONCEPTS = 0.8;

function practise({ parts, demands, notes, values, sentences, purposes }: Precedents, tokenizer: Tokenizer): Practice {
  const numbers = new Map<string, number>();
  for (let i = 0; i < parts.length; i++) numbers.set(parts[i]!, i);
  const count = purposes.length;
  const rare = (part: string, others: number) => faintness(part) * Math.log((count + 1) / (others + 0.5));
  const having = turned(sentences, parts.length);
  const rarity = new Float64Array(parts.length);
  for (let i = 0; i < rarity.length; i++) rarity[i] = rare(parts[i]!, having.ends[i]! - startOf(having, i));
  const lengths = lengthsOf(sentences, rarity);
  const shared = sharedWith(having, rarity, count);
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
  return {
    comparing: function* (own) {
      const nearness = new Float64Array(own.length * demands.ends.length);
      const shared = sharedWith(turned(demands, parts.length), rarity, demands.ends.length);
      const lengths = lengthsOf(demands, rarity);
      const soundsLike = likenessIn(notes, values, THOUSAND);
      for (const [i, demand] of own.entries()) {
        const text = weigh(demand.text);
        const words = shared(text);
        const concepts = soundsLike(demand.notes);
        for (let other = 0; other < words.length; other++) {
          const alike = Math.sqrt(words[other]! / (text.length * lengths[other]!));
          nearness[other * own.length + i] = CONCEPTS * concepts[other]! + (1 - CONCEPTS) * alike;
        }
        if (i % AT_ONCE === AT_ONCE - 1) yield;
      }
      return { size: own.length, nearness };
    },
    remind: remembering(MEMORY, (text) => {
      const weighed = weigh(text);
      return remindBy(likest(shared(weighed), lengths, weighed, ASKED), purposes);
    }),
  };
}

/**
 * A text as a vector of its parts, each by its rarity: those that are known, and how long it is with all of them. How like two
 * texts are is the cosine: the squares of what they share by the lengths of both.
 */
interface Weighed {
  readonly parts: readonly number[];
  readonly length: number;
}

function lengthsOf({ ends, items }: Lists, rarity: Float64Array): Float64Array {
  const lengths = new Float64Array(ends.length);
  for (let i = 0, at = 0; i < lengths.length; i++) {
    let square = 0;
    for (const end = ends[i]!; at < end; at++) square += rarity[items[at]!]! ** 2;
    lengths[i] = Math.sqrt(square) || 1;
  }
  return lengths;
}

/**
 * What a text shares with each of so many others, as squares; who has a part is noted beforehand, so that only what is shared costs
 * anything. The answer holds until the next question.
 */
function sharedWith({ ends, items }: Lists, rarity: Float64Array, count: number): (text: Weighed) => Float64Array {
  const squares = new Float64Array(count);
  return ({ parts }) => {
    squares.fill(0);
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const square = rarity[part]! ** 2;
      const end = ends[part]!;
      for (let at = startOf({ ends }, part); at < end; at++) squares[items[at]!]! += square;
    }
    return squares;
  };
}

/** The likest of many, likest first, at most so many; of equals the first. */
function likest(squares: Float64Array, lengths: Float64Array, text: Weighed, most: number): readonly Like[] {
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

/** A sentence that is like a text. */
interface Like {
  readonly which: number;
  /** 0 to 1. */
  readonly likeness: number;
}

function remindBy(likest: readonly Like[], purposes: Int16Array): Reminder {
  let [total, idle] = [0, 0];
  for (const { which, likeness } of likest) {
    total += likeness ** EMPHASIS;
    if (purposes[which]! < 0) idle += likeness ** EMPHASIS;
  }
  // lists of numbers, since many reminders are kept
  const telling = likest.filter(({ which }) => purposes[which]! >= 0);
  const demands = Int16Array.from(telling, ({ which }) => purposes[which]!);
  const alike = Float64Array.from(telling, ({ likeness }) => likeness);
  return {
    idle: shareOf(idle, total),
    known: likest[0]?.likeness ?? 0,
    advise: ({ size, nearness }, take = () => new Float64Array(size)) => {
      const precedent = take().fill(0);
      const practice = take().fill(0);
      const practiceFulfilled = take();
      for (let k = 0; k < demands.length; k++) {
        const likeness = alike[k]!;
        const [weight, from] = [likeness ** EMPHASIS, demands[k]! * size];
        for (let i = 0; i < size; i++) {
          const nearby = nearness[from + i]!;
          if (likeness * nearby > precedent[i]!) precedent[i] = likeness * nearby;
          practice[i]! += weight * nearby;
        }
      }
      for (let i = 0; i < size; i++) {
        practiceFulfilled[i] = shareOf(practice[i]!, total - idle);
        practice[i] = shareOf(practice[i]!, total);
      }
      return { precedent, practice, practiceFulfilled };
    },
  };
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
