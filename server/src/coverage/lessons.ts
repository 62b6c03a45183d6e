import type { Tokenizer } from '../morphology/token';
import type { Embedding } from './embedding';
import type { Precedents } from './precedent';

/** What was learned when the program was built (scripts/coverage/lessons.ts). */
export interface Lessons {
  readonly parts: readonly string[];
  /** How much each part tells, in hundredths. */
  readonly rarity: Uint16Array;
  /** The concepts that each part speaks for or against, and how much in tenths. */
  readonly concepts: Lists;
  readonly weights: Int8Array;
  readonly precedents: Precedents;
  readonly embedding: Embedding;
}

/** Lists of numbers, one behind the other, and where each of them ends: nothing is made of them when they are opened. */
export interface Lists {
  readonly ends: Uint32Array;
  readonly items: Uint16Array;
}

export const listsOf = (all: readonly (readonly number[])[]): Lists => {
  let end = 0;
  return { ends: Uint32Array.from(all, ({ length }) => (end += length)), items: Uint16Array.from(all.flat()) };
};

/** Where a list begins. */
export const startOf = ({ ends }: Pick<Lists, 'ends'>, list: number): number => (list === 0 ? 0 : ends[list - 1]!);

/**
 * Which lists each item stands in, in order. `places`, as long as all items, is filled with the place among these of each. Plain
 * loops: hundreds of thousands of numbers are turned at each start.
 */
export function turned({ ends, items }: Lists, size: number, places?: Uint32Array): Lists {
  const next = new Uint32Array(size + 1);
  for (let place = 0; place < items.length; place++) next[items[place]! + 1]!++;
  for (let item = 0; item < size; item++) next[item + 1]! += next[item]!;
  const lists = new Uint16Array(items.length);
  for (let list = 0, place = 0; list < ends.length; list++)
    for (const end = ends[list]!; place < end; place++) {
      const at = next[items[place]!]!++;
      lists[at] = list;
      if (places) places[at] = place;
    }
  // each item has been counted up to its end
  return { ends: next.subarray(0, size), items: lists };
}

/** Gives a tokenizer what was learned; it is opened when it is needed, once. */
export function teach(tokenizer: Tokenizer, lessons: () => Lessons): void {
  let opened: Lessons | undefined;
  LESSONS.set(tokenizer, () => {
    opened ??= lessons();
    return opened;
  });
}

const LESSONS = new WeakMap<Tokenizer, () => Lessons>();

/** What a tokenizer was taught. Throws where it was not. */
export function lessonsFor(tokenizer: Tokenizer): Lessons {
  const lessons = LESSONS.get(tokenizer);
  if (!lessons) throw new Error('A tokenizer that judges needs lessons: teach it first.');
  return lessons();
}

/** What an array in the file holds. */
const HELD = { Float32Array, Int8Array, Int16Array, Uint8Array, Uint16Array, Uint32Array };
/** An array as the head of the file names it: what it holds, where it begins behind the head, how many numbers it has. */
type Named = readonly [holds: keyof typeof HELD, from: number, count: number];

const aligned = (size: number): number =>
  Math.ceil(size / Uint32Array.BYTES_PER_ELEMENT) * Uint32Array.BYTES_PER_ELEMENT;

/** What was learned as the bytes of one file: the length of the head, the head as JSON, in which arrays of numbers are named, and these. */
export function pack(lessons: Lessons | Embedding): Uint8Array {
  const arrays: { readonly bytes: Uint8Array; readonly from: number }[] = [];
  let end = 0;
  const text = JSON.stringify(lessons, (_, value) => {
    if (!ArrayBuffer.isView(value)) return value;
    if (!Object.hasOwn(HELD, value.constructor.name)) throw new Error(`No file holds a ${value.constructor.name}.`);
    const from = end;
    arrays.push({ bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength), from });
    end += aligned(value.byteLength);
    return [value.constructor.name, from, (value as Uint8Array).length];
  });
  const head = new TextEncoder().encode(text);
  const start = aligned(4 + head.length);
  const file = new Uint8Array(start + end);
  new Uint32Array(file.buffer)[0] = head.length;
  file.set(head, 4);
  for (const { bytes, from } of arrays) file.set(bytes, start + from);
  return file;
}

/** The other way round; the arrays are views of the bytes. */
export function unpack<Learned extends Lessons | Embedding>(bytes: Uint8Array): Learned {
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const length = new Uint32Array(buffer, byteOffset, 1)[0]!;
  const start = byteOffset + aligned(4 + length);
  const opened = (value: unknown): unknown => {
    if (isNamed(value)) return new HELD[value[0]](buffer as ArrayBuffer, start + value[1], value[2]);
    if (typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value!).map(([key, one]) => [key, opened(one)]));
  };
  const head = new TextDecoder().decode(new Uint8Array(buffer, byteOffset + 4, length));
  return opened(JSON.parse(head)) as Learned;
}

const isNamed = (value: unknown): value is Named =>
  Array.isArray(value) && value.length === 3 && typeof value[1] === 'number' && Object.hasOwn(HELD, value[0]);
