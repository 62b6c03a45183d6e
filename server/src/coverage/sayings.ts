import concepts from '../../../dictionaries/concepts.yaml';
import type { Token, Tokenizer } from '../morphology/token';
import { recall, remembering } from '../text/memory';

/** How much a text sounds like each concept of the field, by the concept's number: 0 for not at all. */
export type Sound = Float64Array;

/** Hears what a text is about from how other writers say it (dictionaries/sayings), whatever words it uses itself. */
export interface Ear {
  readonly hear: (text: string) => Sound;
  /** How much of what the text says anybody in the field says: 0 for a text about other things, to 1. */
  readonly familiarity: (text: string) => number;
  /** The sound of some words of a text. */
  readonly hearTokens: (tokens: readonly Token[]) => Sound;
  /** How many of the nouns nobody in the field says and the policy does not either, 0 to 1. */
  readonly strangeness: (tokens: readonly Token[], known: ReadonlySet<string>) => number;
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

/** How sure it is which concept a sound is, 0 to 1: the chance of the likeliest. */
export function loudness(sound: Sound): number {
  const most = Math.max(...sound);
  return 1 / sound.reduce((sum, value) => sum + Math.exp(value - most), 0);
}

/** The ear of a tokenizer that was taught. */
export const earOf = (tokenizer: Tokenizer): Ear =>
  recall(EARS, tokenizer, () => listen(tokenizer, lessonsFor(tokenizer)));

const EARS = new WeakMap<Tokenizer, Ear>();

/** What was learned of each part of a sentence when the program was built (scripts/coverage/ear.ts). */
export interface Lessons {
  readonly parts: readonly string[];
  /** How much each part tells. */
  readonly rarity: readonly number[];
  /** For each part, how much it speaks for each concept, in tenths: parts × concepts. */
  readonly weights: Int8Array;
}

/** Gives a tokenizer what was learned, when it is needed. */
export const teach = (tokenizer: Tokenizer, lessons: () => Lessons): void => void LESSONS.set(tokenizer, lessons);

const LESSONS = new WeakMap<Tokenizer, () => Lessons>();

function lessonsFor(tokenizer: Tokenizer): Lessons {
  const lessons = LESSONS.get(tokenizer);
  if (!lessons) throw new Error('A tokenizer that judges needs lessons: teach it first.');
  return lessons();
}

/** Lessons as the bytes of one file: the length of a JSON head, the head, the weights. */
export function packLessons({ parts, rarity, weights }: Lessons): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify({ parts, rarity }));
  const bytes = new Uint8Array(4 + head.length + weights.length);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, 4);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), 4 + head.length);
  return bytes;
}

/** The other way round. */
export function openLessons(bytes: Uint8Array): Lessons {
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const head: Omit<Lessons, 'weights'> = JSON.parse(new TextDecoder().decode(bytes.subarray(4, start)));
  return { ...head, weights: new Int8Array(bytes.buffer, bytes.byteOffset + start, bytes.length - start) };
}

/** Sentences recur from one reading to the next, so what was heard is kept. */
const MEMORY = 5_000;
/** How many concepts of a sound are kept: a sentence is about a few things. */
const CLEAREST = 8;
/** How much a word weighs that no example has. */
const UNHEARD = 4;
/** Kanji inside words and verbs as such tell less than words. */
const FAINT = 0.5;
const TENTH = 0.1;

function listen(tokenizer: Tokenizer, { parts: names, rarity, weights }: Lessons): Ear {
  const places = new Map(names.map((name, i) => [name, i]));
  const count = concepts.length;
  const hear = (tokens: readonly Token[]): Heard => {
    const sound = new Float64Array(count);
    let [all, square] = [0, 0];
    for (const part of partsOf(tokens)) {
      const at = places.get(part);
      const weight = at === undefined ? UNHEARD * faintness(part) : rarity[at]!;
      all += weight * weight;
      if (at === undefined) continue;
      square += weight * weight;
      const from = at * count;
      for (let concept = 0; concept < count; concept++) sound[concept]! += weight * weights[from + concept]!;
    }
    const scale = square === 0 ? 0 : TENTH / Math.sqrt(square);
    return { sound: sound.map((value) => value * scale), familiarity: all === 0 ? 0 : square / all };
  };
  const heard = remembering(MEMORY, (text) => hear(tokenizer(text)));
  const isStrange = ({ base }: Token, known: ReadonlySet<string>) =>
    !places.has(base.toLowerCase()) && !known.has(base);
  return {
    hear: (text) => heard(text).sound,
    familiarity: (text) => heard(text).familiarity,
    hearTokens: (tokens) => hear(tokens).sound,
    strangeness: (tokens, known) => {
      const nouns = tokens.filter((token) => token.pos === '名詞' && isContent(token) && !COMMON.has(token.base));
      return nouns.length === 0 ? 0 : nouns.filter((token) => isStrange(token, known)).length / nouns.length;
    },
  };
}

interface Heard {
  readonly sound: Sound;
  readonly familiarity: number;
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
