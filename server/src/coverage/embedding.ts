import type { Token, Tokenizer } from '../morphology/token';
import { recall, remembering } from '../text/memory';
import { lessonsFor } from './lessons';
import type { Column } from './tally';

/**
 * Where words lie in a space in which a demand and what fulfils it lie in nearly the same direction from the origin, learned
 * from the annotated drafts (scripts/coverage/embed.ts). What a word says is told by its own place and by its pairs of letters,
 * so that a word that nobody has used yet lies near to words that are written alike.
 */
export interface Embedding {
  readonly words: readonly string[];
  /** {@link SIZE} numbers for each word, to be multiplied by its scale; the word's weight is in them. */
  readonly places: Int8Array;
  readonly scales: Float32Array;
  /** The same for pairs of letters, by {@link slotOf}; of a word without a place, their mean, times the softplus of {@link FIRST} and the mean weight. */
  readonly pairs: Int8Array;
  readonly pairScales: Float32Array;
  readonly weights: Float32Array;
  /** How much each side of a text counts, in the order of {@link SIDES}. */
  readonly shares: Float32Array;
}

/** What a demand and a statement are told by, besides their own words. */
export const SIDES = ['text', 'topic', 'title', 'lead', 'caption', 'heading'] as const;
type Side = (typeof SIDES)[number];

/** How many numbers make a place, and how many slots there are for pairs of letters. */
export const SIZE = 128;
export const SLOTS = 4096;

/** A direction: {@link SIZE} numbers, not of length 1. */
export type Direction = Float64Array;

/** Where a word lies: its direction, of length 1, and how much it counts. */
export interface Place {
  readonly direction: Direction;
  readonly heft: number;
}

/** A tokenizer's embedding, ready to be asked. */
export interface Compass {
  readonly place: (word: string) => Place;
  /** The words of a text that stands above many sentences. */
  readonly words: (text: string) => readonly string[];
  /** Where some words point together; a text's words. */
  readonly point: (words: readonly string[]) => Direction;
  readonly pointText: (text: string) => Direction;
  /** Directions put together, each counted as the side it is. */
  readonly bearing: (...sides: readonly (readonly [Side, Direction])[]) => Direction;
}

/** Titles and lead-ins stand above many sentences. */
const MEMORY = 1_000;
/** What a weight is before anything is learned, as its softplus takes it. */
export const FIRST = 1;

/** The compass of a tokenizer that was taught. */
export const compassOf = (tokenizer: Tokenizer): Compass =>
  recall(COMPASSES, tokenizer, () => compassFrom(lessonsFor(tokenizer).embedding, tokenizer));

const COMPASSES = new WeakMap<Tokenizer, Compass>();

function compassFrom({ words, ...table }: Embedding, tokenizer: Tokenizer): Compass {
  const numbers = new Map(words.map((word, i) => [word, i]));
  const shares = new Map(SIDES.map((side, i) => [side, table.shares[i]!]));
  const letters = new Float64Array(SIZE);
  const addTo = (sum: Direction, word: string): void => {
    const known = numbers.get(word);
    if (known !== undefined) {
      const scale = table.scales[known]!;
      for (let i = 0, at = known * SIZE; i < SIZE; i++, at++) sum[i]! += scale * table.places[at]!;
      return;
    }
    const pairs = pairsOf(word);
    letters.fill(0);
    let weight = 0;
    for (const pair of pairs) {
      const slot = slotOf(pair);
      const scale = table.pairScales[slot]!;
      for (let i = 0, at = slot * SIZE; i < SIZE; i++, at++) letters[i]! += scale * table.pairs[at]!;
      weight += table.weights[slot]!;
    }
    const counts = softplus(FIRST + weight / pairs.length) / pairs.length;
    for (let i = 0; i < SIZE; i++) sum[i]! += counts * letters[i]!;
  };
  const point = (words: readonly string[]): Direction => {
    const sum = new Float64Array(SIZE);
    for (const word of words) addTo(sum, word);
    const root = Math.sqrt(words.length || 1);
    return sum.map((value) => value / root);
  };
  return {
    place: (word) => {
      const sum = new Float64Array(SIZE);
      addTo(sum, word);
      const heft = lengthOf(sum);
      return { direction: sum.map((value) => value / heft), heft };
    },
    words: remembering(MEMORY, (text) => wordsOf(tokenizer(text))),
    point,
    pointText: remembering(MEMORY, (text) => point(wordsOf(tokenizer(text)))),
    bearing: (...sides) => {
      const sum = new Float64Array(SIZE);
      for (const [side, direction] of sides) {
        const share = shares.get(side)!;
        for (let i = 0; i < SIZE; i++) sum[i]! += share * direction[i]!;
      }
      return sum;
    },
  };
}

/** How nearly one direction is that of each of many: 1 for the same, 0 for no relation, -1 for the opposite. */
export function closenessAmong(many: readonly Direction[]): (one: Direction, into?: Column) => Column {
  const lengths = many.map(lengthOf);
  return (one, into = new Float64Array(many.length)) => {
    const length = lengthOf(one);
    for (let i = 0; i < into.length; i++) into[i] = dot(one, many[i]!) / (length * lengths[i]!);
    return into;
  };
}

/** How far two directions go together: the product of their lengths where they are one. */
export const dot = (one: Direction, other: Direction): number => {
  let sum = 0;
  for (let i = 0; i < SIZE; i++) sum += one[i]! * other[i]!;
  return sum;
};

const lengthOf = (one: Direction): number => Math.sqrt(dot(one, one)) || 1;

/**
 * The words that tell what a text is about, in dictionary form, and whether it is denied; all figures are alike. How a rule binds
 * (なければならない) is no denial.
 */
export function wordsOf(tokens: readonly Token[]): readonly string[] {
  const binding = bindingIn(tokens);
  return tokens
    .filter((token, i) => isTelling(token) && !binding.has(i))
    .map(({ base }) => (/^[\d０-９.,．，]+$/.test(base) ? FIGURE : base.toLowerCase()));
}

const FIGURE = '#';

const isTelling = ({ pos, detail, base }: Token): boolean =>
  (/^(?:名詞|動詞|形容詞|副詞|連体詞|接頭詞)$/.test(pos) && detail !== '代名詞' && /[\p{L}\p{N}]/u.test(base)) ||
  isDenial(base);

const isDenial = (base: string | undefined): boolean => /^(?:ない|ぬ|ず|まい)$/.test(base ?? '');

/** Where tokens only say that a rule binds: all of しなければならない behind し, of してはならない all but one denial. */
function bindingIn(tokens: readonly Token[]): ReadonlySet<number> {
  return new Set(
    tokens.flatMap(({ base }, i): readonly number[] => {
      if (!/^(?:なる|いける)$/.test(base) || !isDenial(tokens[i + 1]?.base)) return [];
      return tokens[i - 1]?.surface === 'ば' ? [i - 2, i, i + 1] : [i];
    }),
  );
}

/** A word's pairs of letters, with its ends, and the word itself. */
export function pairsOf(word: string): readonly string[] {
  if (word === FIGURE) return [FIGURE];
  const letters = `^${word}$`;
  const pairs = Array.from({ length: letters.length - 1 }, (_, i) => letters.slice(i, i + 2));
  return word.length > 1 ? [...pairs, word] : pairs;
}

/** Where a pair of letters lies in the table, beside one or two others (FNV-1a, mixed as MurmurHash3 does). */
export function slotOf(pair: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < pair.length; i++) hash = Math.imul(hash ^ pair.charCodeAt(i), 0x01000193);
  // the low bits of the product know nothing of a letter's high ones: 要 and 禁 would be one letter
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % SLOTS;
}

/** Above 0 and nearly the value itself where that is large. */
export const softplus = (value: number): number => Math.log1p(Math.exp(value));
