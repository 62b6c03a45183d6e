import concepts from '../../../dictionaries/concepts.yaml';
import type { Token, Tokenizer } from '../morphology/token';
import { recall, remembering } from '../text/memory';
import { type Lessons, type Lists, lessonsFor, listsOf, startOf, turned } from './lessons';
import type { Column } from './tally';

/** How much a text sounds like each concept of the field, by the concept's number: 0 for not at all. */
export type Sound = Float64Array;
export const newSound = (): Sound => new Float64Array(concepts.length);

/** What of a text can be heard: the parts that some lesson had, by number, in order. */
export interface Heard {
  readonly parts: readonly number[];
  /** How much of what the text says anybody in the field says: 0 for a text about other things, to 1. */
  readonly familiarity: number;
}

/** Hears what a text is about from how other writers say it (dictionaries/sayings), whatever words it uses itself. */
export interface Ear {
  readonly hear: (text: string) => Heard;
  /** Some words of a text. */
  readonly hearTokens: (tokens: readonly Token[]) => Heard;
  /** What was heard, of one text or of several that stand together. */
  readonly sound: (heard: readonly Heard[], into?: Sound) => Sound;
  /** How many of the nouns nobody in the field says and the policy does not either, 0 to 1. */
  readonly strangeness: (tokens: readonly Token[], known: ReadonlySet<string>) => number;
}

/** Sounds put together, each by its weight; the answer holds until the next question, since it is only listened to once. */
export function chord(...parts: readonly (readonly [Sound, number])[]): Sound {
  CHORD.fill(0);
  for (const [sound, weight] of parts)
    for (let concept = 0; concept < CHORD.length; concept++) CHORD[concept]! += weight * sound[concept]!;
  return CHORD;
}

const CHORD = newSound();

/** The few concepts that stand out of a sound, in order, as a vector of length 1. */
export interface Notes {
  readonly concepts: readonly number[];
  readonly values: readonly number[];
}

export function clear(sound: Sound): Notes {
  const loudest = new Array<number>(CLEAREST + 1).fill(Number.NEGATIVE_INFINITY);
  for (let concept = 0; concept < sound.length; concept++) {
    const value = sound[concept]!;
    if (value <= loudest[0]!) continue;
    let at = 1;
    for (; at <= CLEAREST && loudest[at]! < value; at++) loudest[at - 1] = loudest[at]!;
    loudest[at - 1] = value;
  }
  const [floor, most] = [loudest[0]!, loudest[CLEAREST]!];
  const concepts: number[] = [];
  const values: number[] = [];
  for (let concept = 0; concept < sound.length; concept++)
    if (sound[concept]! > floor) {
      concepts.push(concept);
      values.push((sound[concept]! - floor) / (most - floor));
    }
  let square = 0;
  for (let i = 0; i < values.length; i++) square += values[i]! * values[i]!;
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < values.length; i++) values[i]! /= length;
  return { concepts, values };
}

/** How alike a sound is to each of many, 0 to 1: those that name the same concepts sound alike. */
export type Alikeness = (notes: Notes, into?: Column) => Column;

export const likenessAmong = (many: readonly Notes[]): Alikeness =>
  likenessIn(
    listsOf(many.map((one) => one.concepts)),
    many.flatMap((one) => one.values),
  );

/** The same of notes as lists: their concepts, and how much each of these counts, times `scale`. */
export function likenessIn(named: Lists, values: ArrayLike<number>, scale = 1): Alikeness {
  // which of the many name a concept is noted beforehand, so that nothing is done for those that share none
  const places = new Uint32Array(named.items.length);
  const { ends, items } = turned(named, concepts.length, places);
  const noted = new Float64Array(places.length);
  for (let i = 0; i < noted.length; i++) noted[i] = values[places[i]!]! / scale;
  return ({ concepts: heard, values }, into = new Float64Array(named.ends.length)) => {
    into.fill(0);
    for (let i = 0; i < heard.length; i++) {
      const [concept, value] = [heard[i]!, values[i]!];
      const end = ends[concept]!;
      for (let at = startOf({ ends }, concept); at < end; at++) into[items[at]!]! += value * noted[at]!;
    }
    return into;
  };
}

/** How sure it is which concept a sound is, 0 to 1: the chance of the likeliest. */
export function loudness(sound: Sound): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < sound.length; i++) if (sound[i]! > most) most = sound[i]!;
  let sum = 0;
  for (let i = 0; i < sound.length; i++) sum += Math.exp(sound[i]! - most);
  return 1 / sum;
}

/** The ear of a tokenizer that was taught. */
export const earOf = (tokenizer: Tokenizer): Ear =>
  recall(EARS, tokenizer, () => listen(tokenizer, lessonsFor(tokenizer)));

const EARS = new WeakMap<Tokenizer, Ear>();

/** Sentences recur from one reading to the next, so what was heard is kept. */
const MEMORY = 5_000;
/** How many concepts of a sound are kept: a sentence is about a few things. */
const CLEAREST = 8;
/** How much a word weighs that no example has. */
const UNHEARD = 4;
/** Kanji inside words and verbs as such tell less than words. */
const FAINT = 0.5;
const TENTH = 0.1;

function listen(tokenizer: Tokenizer, { parts: names, rarity: hundredths, concepts: spoken, weights }: Lessons): Ear {
  const rarity = new Float64Array(hundredths.length);
  for (let i = 0; i < rarity.length; i++) rarity[i] = hundredths[i]! / 100;
  const { ends, items } = spoken;
  const places = new Map(names.map((name, i) => [name, i]));
  const hearTokens = (tokens: readonly Token[]): Heard => {
    const parts: number[] = [];
    let [all, square] = [0, 0];
    for (const part of partsOf(tokens)) {
      const at = places.get(part);
      const weight = at === undefined ? UNHEARD * faintness(part) : rarity[at]!;
      all += weight * weight;
      if (at === undefined) continue;
      square += weight * weight;
      parts.push(at);
    }
    return { parts: parts.slice(), familiarity: all === 0 ? 0 : square / all };
  };
  // whole numbers, hundredths times tenths: they are added twice as fast, and in any order to the same
  const sums = new Int32Array(concepts.length);
  const sound = (heard: readonly Heard[], into = newSound()): Sound => {
    sums.fill(0);
    let square = 0;
    const parts = heard.length === 1 ? heard[0]!.parts : [...new Set(heard.flatMap((one) => one.parts))];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const weight = hundredths[part]!;
      square += weight * weight;
      const end = ends[part]!;
      for (let at = startOf(spoken, part); at < end; at++) {
        const concept = items[at]!;
        sums[concept] = (sums[concept]! + Math.imul(weight, weights[at]!)) | 0;
      }
    }
    const scale = square === 0 ? 0 : TENTH / Math.sqrt(square);
    for (let concept = 0; concept < into.length; concept++) into[concept] = sums[concept]! * scale;
    return into;
  };
  const isStrange = ({ base }: Token, known: ReadonlySet<string>) =>
    !places.has(base.toLowerCase()) && !known.has(base);
  return {
    hear: remembering(MEMORY, (text) => hearTokens(tokenizer(text))),
    hearTokens,
    sound,
    strangeness: (tokens, known) => {
      const nouns = tokens.filter((token) => token.pos === '名詞' && isContent(token) && !COMMON.has(token.base));
      return nouns.length === 0 ? 0 : nouns.filter((token) => isStrange(token, known)).length / nouns.length;
    },
  };
}

const KANJI = '漢:';
const VERB = '動:';
/** How much a part counts because of what it is. */
export const faintness = (part: string): number => (part.startsWith(KANJI) || part.startsWith(VERB) ? FAINT : 1);

/** What a sentence is compared by: its content words, pairs of neighbouring nouns, verbs as such, kanji inside words. */
export function partsOf(tokens: readonly Token[]): ReadonlySet<string> {
  const parts = new Set<string>();
  tokens.forEach((token, i) => {
    if (!isContent(token) || COMMON.has(token.base)) return;
    const before = tokens[i - 1];
    parts.add(token.base.toLowerCase());
    if (token.pos === '動詞' || token.detail === 'サ変接続') parts.add(VERB + token.base);
    if (token.pos !== '名詞') return;
    if (before?.pos === '名詞' && before.end === token.start) parts.add(before.surface + token.surface);
    if (/^\p{sc=Han}{2,}$/u.test(token.surface)) for (const kanji of token.surface) parts.add(KANJI + kanji);
  });
  return parts;
}

/** Words of every rule that tell nothing about what it is for. */
const COMMON: ReadonlySet<string> = new Set([
  ...[
    'する',
    'なる',
    'ある',
    'いる',
    '行う',
    'できる',
    'よう',
    'とき',
    '等',
    '者',
    '的',
    '上',
    '長',
    '課',
    '日',
    '年',
    '月',
    '回',
  ],
  ...['責任', '責任者', '管理者', '職員', '課長', '係長', '情報'],
]);

const isContent = ({ pos, detail }: Token): boolean =>
  (pos === '名詞' && detail !== '数' && detail !== '代名詞' && detail !== '非自立') ||
  (pos === '動詞' && detail === '自立') ||
  pos === '形容詞';
