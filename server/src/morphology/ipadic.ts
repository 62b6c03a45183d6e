import { type Pause, packEnds, unpackEnds } from './packing';

/**
 * IPADIC as arrays, in a file that scripts/ipadic/compile.ts makes. Nearly all of them lie there as they are used, the large ones
 * so that they are small in what is installed too; nothing is turned into objects. That is what keeps the start cheap.
 */
export interface Ipadic {
  /**
   * A trie over UTF-16 code units: the letter of each node, level by level, so that what stands below one node stands together.
   * Node 0 is the root.
   */
  readonly letters: Uint16Array;
  /** What stands below node n ends before node `below[n]`, and begins where that of the node before it ends; in order of letters. */
  readonly below: Uint32Array;
  /** The words of node n end before word `words[n]`, and begin where those of the node before it end. */
  readonly words: Uint32Array;
  /** The grammatical context of each word: its row of `connections` and its place in `Names.contexts`. */
  readonly contexts: Uint16Array;
  readonly costs: Int16Array;
  /** The dictionary form of each word, in `Names.bases`; 0 when it is the word itself. */
  readonly bases: Uint16Array;
  /** Where the reading of each word ends in `readings`, whose bytes are katakana less 0x3000. An empty one is the word itself. */
  readonly readingEnds: Uint32Array;
  readonly readings: Uint8Array;
  /** The cost of context `right` before context `left`, at `left * Names.contexts.length + right`. */
  readonly connections: Int16Array;
  /** The category of each UTF-16 code unit, in `Names.categories`. */
  readonly categories: Uint8Array;
  readonly names: Names;
}

/** The part of the dictionary that is text. */
export interface Names {
  readonly contexts: readonly (readonly [pos: string, detail: string, detail2: string, form: string])[];
  /** One behind the other, with commas between them: only who looks words up cuts the text, when the first one is looked up. */
  readonly bases: string;
  readonly categories: readonly Category[];
  /** The category of characters outside the basic plane. */
  readonly otherwise: number;
}

/** How characters that the dictionary has no word for become words. */
export interface Category {
  /** Whether it makes words even where the dictionary has some. */
  readonly always: boolean;
  /** Whether a run of such characters is one word. */
  readonly group: boolean;
  /** Its words: they stand behind those of the trie. */
  readonly from: number;
  readonly to: number;
}

/** The sections of the file, in order. */
const SECTIONS = {
  letters: Uint16Array,
  below: Uint16Array,
  words: Uint8Array,
  contexts: Uint16Array,
  costs: Int16Array,
  bases: Uint16Array,
  readingEnds: Uint8Array,
  readings: Uint8Array,
  connections: Int16Array,
  categories: Uint8Array,
  names: Uint8Array,
} as const;
type Opened = { readonly [K in keyof typeof SECTIONS]: InstanceType<(typeof SECTIONS)[K]> };
const KEYS = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[];

/** "KIJN", read as it is written only on little-endian machines, as all that Node and browsers run on are. */
const MAGIC = 0x4e4a494b;
/** Counts up when the sections change. */
const VERSION = 4;
/** Magic, version and checksum of what follows; then start, length in bytes and checksum of each section. */
const HEADER = 3 + KEYS.length * 3;

/** Fills `into` with the bytes of the file from `start`, or with as many as there are at once; answers with their number. */
export type Read = (into: Uint8Array, start: number) => Promise<number>;

/**
 * Opens the dictionary. Rejects with what is wrong when the file is cut off, damaged or of another version. It is read and
 * checked block by block, and what is counted up is so slice by slice with a pause behind each, so that nothing is held up for more
 * than a moment.
 */
export async function openIpadic(read: Read, pause: Pause): Promise<Ipadic> {
  const header = new Uint32Array((await load(read, 0, HEADER * 4)).bytes.buffer);
  if (header[0] !== MAGIC) throw new Error('This is no dictionary of Kijun.');
  if (header[1] !== VERSION) throw new Error(`The dictionary is of version ${header[1]}, not ${VERSION}.`);
  if (header[2] !== checksum(new Uint8Array(header.buffer, 12)))
    throw new Error('The header of the dictionary is damaged.');
  // one behind the other: blocks that came together would be checked together
  const sections: [keyof Opened, Opened[keyof Opened]][] = [];
  for (const [i, key] of KEYS.entries()) {
    const [start = 0, length = 0, wanted] = header.subarray(3 + i * 3, 6 + i * 3);
    const { bytes, sum } = await load(read, start, length);
    if (sum !== wanted) throw new Error(`The section ${key} of the dictionary is damaged.`);
    sections.push([key, new SECTIONS[key](bytes.buffer)]);
  }
  const { below, words, readingEnds, names, ...arrays } = Object.fromEntries(sections) as unknown as Opened;
  const ipadic = {
    ...arrays,
    below: await unpackEnds(below, 1, pause),
    words: await unpackEnds(words, 0, pause),
    readingEnds: await unpackEnds(readingEnds, 0, pause),
  };
  const text = new TextDecoder().decode(names);
  await pause();
  const opened = { ...ipadic, names: JSON.parse(text) as Names };
  await pause();
  return opened;
}

/** What is read and checked at once. */
const BLOCK = 1 << 19;

async function load(read: Read, start: number, length: number) {
  const bytes = new Uint8Array(length);
  let sum: number | undefined;
  for (let from = 0; from < length; from += BLOCK) {
    const block = bytes.subarray(from, from + BLOCK);
    for (let at = 0; at < block.length; ) {
      const count = await read(block.subarray(at), start + from + at);
      if (count === 0) throw new Error('The dictionary is cut off.');
      at += count;
    }
    sum = checksum(block, sum);
  }
  return { bytes, sum };
}

/** The file that {@link openIpadic} opens. */
export function packIpadic(ipadic: Ipadic): Uint8Array<ArrayBuffer> {
  const sections: Readonly<Record<keyof Opened, ArrayBufferView>> = {
    ...ipadic,
    below: packEnds(ipadic.below, 1, new Uint16Array(ipadic.below.length)),
    words: packEnds(ipadic.words, 0, new Uint8Array(ipadic.words.length)),
    readingEnds: packEnds(ipadic.readingEnds, 0, new Uint8Array(ipadic.readingEnds.length)),
    names: new TextEncoder().encode(JSON.stringify(ipadic.names)),
  };
  const header = new Uint32Array(HEADER);
  let end = HEADER * 4;
  KEYS.forEach((key, i) => {
    const { byteLength } = sections[key];
    header.set([end, byteLength, checksum(bytesOf(sections[key]))], 3 + i * 3);
    end += Math.ceil(byteLength / 4) * 4;
  });
  header.set([MAGIC, VERSION, checksum(new Uint8Array(header.buffer, 12))]);
  const file = new Uint8Array(end);
  file.set(new Uint8Array(header.buffer));
  KEYS.forEach((key, i) => {
    file.set(bytesOf(sections[key]), header[3 + i * 3]!);
  });
  return file;
}

/** A copy of an array's bytes, aligned to its beginning. */
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength));

/** FNV-1a over whole words, then the bytes left: enough against a file that was cut off or overwritten. */
function checksum({ buffer, byteOffset, length }: Uint8Array, before = 0x811c9dc5): number {
  const whole = new Uint32Array(buffer, byteOffset, length >> 2);
  let sum = before;
  for (let i = 0; i < whole.length; i++) sum = Math.imul(sum ^ whole[i]!, 0x01000193);
  for (const byte of new Uint8Array(buffer, byteOffset + whole.byteLength, length & 3))
    sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
