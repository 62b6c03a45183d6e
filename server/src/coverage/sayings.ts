import concepts from '../../../dictionaries/concepts.yaml';
import organisation from '../../../dictionaries/sayings/organisation.yaml';
import technique from '../../../dictionaries/sayings/technique.yaml';
import type { Token, Tokenizer } from '../morphology/token';
import { recall } from '../text/memory';

/** How much a text sounds like each concept of the field, by the concept's number: 0 for not at all. */
export type Sound = Float64Array;

/** Hears what a text is about from how other writers say it (dictionaries/sayings), whatever words it uses itself. */
export interface Ear {
  readonly hear: (text: string) => Sound;
  /** How much of what the text says anybody in the field says: 0 for a text about other things, to 1. */
  readonly familiarity: (text: string) => number;
}

/** Two texts that sound alike name the same concepts: 0 to 1. */
export function alike(a: Sound, b: Sound): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Sounds put together, each by its weight. */
export function chord(...parts: readonly (readonly [Sound, number])[]): Sound {
  const out = new Float64Array(parts[0]![0].length);
  for (const [sound, weight] of parts) for (let i = 0; i < out.length; i++) out[i]! += weight * sound[i]!;
  return out;
}

/** Keeps the few concepts that stand out, as a vector of length 1. */
export function clear(sound: Sound): Sound {
  const sorted = sound.slice().sort();
  const [most, floor] = [sorted.at(-1)!, sorted.at(-1 - CLEAREST)!];
  const out = sound.map((value) => (value > floor ? (value - floor) / (most - floor) : 0));
  const length = Math.hypot(...out) || 1;
  return out.map((value) => value / length);
}

/** How loud the loudest concept of a sound is. */
export const loudness = (sound: Sound): number => sound.reduce((most, value) => Math.max(most, value), 0);

/** The ear of a tokenizer, trained once: a text is compared with all that is known to say each concept (tf-idf, cosine). */
export const earOf = (tokenizer: Tokenizer): Ear =>
  recall(EARS, tokenizer, () => listen(tokenizer, LESSONS.get(tokenizer)?.() ?? lessonsIn(tokenizer)));

const EARS = new WeakMap<Tokenizer, Ear>();

/** What there is to learn: for each concept how often each part of a sentence says it. */
export type Lessons = readonly Readonly<Record<string, number>>[];

/**
 * Gives a tokenizer what {@link lessonsIn} found out when the program was built: to go through all dictionaries again takes
 * longer than to read a draft.
 */
export const teach = (tokenizer: Tokenizer, lessons: () => Lessons): void => void LESSONS.set(tokenizer, lessons);

const LESSONS = new WeakMap<Tokenizer, () => Lessons>();
/** Sentences recur from one reading to the next, so what was heard is kept. */
const MEMORY = 5_000;
/** How many concepts of a sound are kept: a sentence is about a few things. */
const CLEAREST = 8;
/** What a sentence, a name and a word of a way of saying count. */
const SENTENCE = 1;
const NAME = 2;
/** Between 0 (long lists count more) and 1 (all concepts alike). */
const EVENNESS = 0.75;
/** How much a word weighs that no example has. */
const UNHEARD = 4;
/** Kanji inside words and verbs as such tell less than words. */
const FAINT = 0.5;

/** Goes through everything that is known to say each concept. */
export function lessonsIn(tokenizer: Tokenizer): Lessons {
  const counts: Map<string, number>[] = concepts.map(() => new Map());
  const index = new Map(concepts.map(({ name }, i) => [name, i]));
  const learn = (i: number, text: string, weight: number) => {
    for (const part of partsOf(tokenizer(text))) counts[i]!.set(part, (counts[i]!.get(part) ?? 0) + weight);
  };
  for (const [i, { name, words, say = [], match }] of concepts.entries()) {
    learn(i, name, NAME);
    for (const word of words) learn(i, String(word), SENTENCE);
    for (const group of say.flatMap((line) => line.trim().split(/\s+/))) {
      const words = group.split('|');
      for (const word of words) learn(i, word, SENTENCE / Math.sqrt(words.length));
    }
    for (const sentence of match) learn(i, sentence, SENTENCE);
  }
  for (const { concept, sentences } of [...organisation, ...technique])
    for (const sentence of sentences) learn(index.get(concept)!, sentence, SENTENCE);
  return counts.map((parts) => Object.fromEntries(parts));
}

function listen(tokenizer: Tokenizer, lessons: Lessons): Ear {
  const counts = lessons.map((parts) => new Map(Object.entries(parts)));
  const spread = new Map<string, number>();
  for (const parts of counts) for (const part of parts.keys()) spread.set(part, (spread.get(part) ?? 0) + 1);
  const rarity = (part: string) =>
    (isFaint(part) ? FAINT : 1) * Math.log((concepts.length + 1) / ((spread.get(part) ?? 0) + 0.5));
  /** For each part of a sentence, the concepts that it speaks for. */
  const voices = new Map<string, { readonly concept: number; readonly weight: number }[]>();
  for (const [concept, parts] of counts.entries()) {
    const weights = [...parts].map(([part, count]) => [part, Math.log(1 + count) * rarity(part)] as const);
    const length = Math.hypot(...weights.map(([, weight]) => weight)) ** EVENNESS;
    for (const [part, weight] of weights) recall(voices, part, () => []).push({ concept, weight: weight / length });
  }

  const hear = (text: string): Heard => {
    const sound = new Float64Array(concepts.length);
    let [all, square] = [0, 0];
    for (const part of partsOf(tokenizer(text))) {
      const heard = voices.get(part);
      const weight = heard ? rarity(part) : UNHEARD * (isFaint(part) ? FAINT : 1);
      all += weight * weight;
      if (!heard) continue;
      square += weight * weight;
      for (const voice of heard) sound[voice.concept]! += weight * voice.weight;
    }
    return {
      sound: square === 0 ? sound : sound.map((value) => value / Math.sqrt(square)),
      familiarity: all === 0 ? 0 : square / all,
    };
  };
  const memory = new Map<string, Heard>();
  const remember = (text: string): Heard => {
    const heard = memory.get(text) ?? hear(text);
    if (memory.size >= MEMORY) memory.clear();
    memory.set(text, heard);
    return heard;
  };
  return { hear: (text) => remember(text).sound, familiarity: (text) => remember(text).familiarity };
}

interface Heard {
  readonly sound: Sound;
  readonly familiarity: number;
}

const KANJI = '漢:';
const VERB = '動:';
const isFaint = (part: string): boolean => part.startsWith(KANJI) || part.startsWith(VERB);

/** What a sentence is compared by: its content words, pairs of neighbouring nouns, verbs as such, kanji inside words. */
function partsOf(tokens: readonly Token[]): ReadonlySet<string> {
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
