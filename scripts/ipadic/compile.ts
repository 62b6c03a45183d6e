/**
 * @file A step of the build: compiles kuromoji's IPADIC into one file of arrays, dist/dict/ipadic.bin, as
 * server/src/morphology/ipadic.ts reads them. The padding goes, and so do homographs that can never win.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Ipadic, packIpadic } from '../../server/src/morphology/ipadic';
import { entriesOf, trieOf } from './trie';

const SOURCE = 'node_modules/kuromoji/dict';
const TARGET = 'dist/dict';

/** A word of kuromoji's tables: its context (left and right are the same throughout IPADIC), cost and features. */
interface Word {
  readonly context: number;
  readonly cost: number;
  /** Surface, part of speech and three details, conjugation type and form, dictionary form, reading, pronunciation. */
  readonly features: readonly string[];
}

function compile(): Ipadic {
  const table = tableOf('tid', 'tid_pos');
  const targets = mapOf('tid_map');
  const entries = entriesOf(numbersOf('base'), numbersOf('check'), (leaf) =>
    withoutLosers(targets.get(leaf) ?? [], table),
  );
  const { all: ids, ...trie } = trieOf(entries);
  const known = ids.map(table);

  const unknown = tableOf('unk', 'unk_pos');
  const guesses = mapOf('unk_map');
  const classes = classesOf(bytesOf('unk_invoke'));
  const guessed: Word[] = [];
  const categories = classes.map(({ always, group }, id) => {
    const from = known.length + guessed.length;
    guessed.push(...(guesses.get(id) ?? []).map(unknown));
    return { always, group, from, to: known.length + guessed.length };
  });

  const all = [...known, ...guessed];
  const bases = new Map([['', 0]]);
  const baseOf = ({ features: [surface, , , , , , , base] }: Word): number => {
    if (base === surface || base === '*' || base === undefined) return 0;
    if (!bases.has(base)) bases.set(base, bases.size);
    return bases.get(base)!;
  };
  const readings = known.map(({ features: [surface, , , , , , , , reading] }) => encoded(reading!, surface!));
  let end = 0;
  const connections = transposed(new Int16Array(bufferOf('cc')));
  const size = Math.sqrt(connections.length);
  return {
    ...trie,
    contexts: Uint16Array.from(all, ({ context }) => context),
    costs: Int16Array.from(all, ({ cost }) => cost),
    bases: Uint16Array.from(all, baseOf),
    readingEnds: Uint32Array.from(readings, (bytes) => (end += bytes.length)),
    readings: Uint8Array.from(readings.flat()),
    connections,
    categories: bytesOf('unk_char'),
    names: {
      contexts: contextsOf(all, size),
      // the tables that they come from have commas between features
      bases: [...bases.keys()].join(','),
      categories,
      otherwise: classes.findIndex(({ name }) => name === 'DEFAULT'),
    },
  };
}

const bytesOf = (name: string): Uint8Array => gunzipSync(readFileSync(`${SOURCE}/${name}.dat.gz`));
const bufferOf = (name: string): ArrayBuffer => new Uint8Array(bytesOf(name)).buffer as ArrayBuffer;
const numbersOf = (name: string): Int32Array => new Int32Array(bufferOf(name));

/** Reads one word of a table: left and right context, cost, and where its features stand. */
function tableOf(name: string, features: string): (id: number) => Word {
  const table = new DataView(bufferOf(name));
  const text = Buffer.from(bufferOf(features));
  return (id) => {
    const context = table.getInt16(id, true);
    if (context !== table.getInt16(id + 2, true)) throw new Error(`Word ${id} connects differently on its two sides.`);
    const at = table.getInt32(id + 6, true);
    const parts = text.toString('utf8', at, text.indexOf(0, at)).split(',');
    return { context, cost: table.getInt16(id + 4, true), features: parts };
  };
}

/** Reads a map from keys to word ids. What follows the last key is padding. */
function mapOf(name: string): Map<number, readonly number[]> {
  const numbers = numbersOf(name);
  const map = new Map<number, readonly number[]>();
  let at = 1;
  for (let i = 0; i < numbers[0]!; i++) {
    const [key, length] = [numbers[at]!, numbers[at + 1]!];
    map.set(key, [...numbers.subarray(at + 2, at + 2 + length)]);
    at += 2 + length;
  }
  return map;
}

/** Of words that are written the same and connect the same only the cheapest can be chosen; the first one of equals. */
function withoutLosers(ids: readonly number[], table: (id: number) => Word): readonly number[] {
  const words = ids.map(table);
  return ids.filter((_, i) =>
    words.every(
      ({ context, cost }, j) =>
        context !== words[i]!.context || i === j || (i < j ? words[i]!.cost <= cost : words[i]!.cost < cost),
    ),
  );
}

interface Class {
  readonly name: string;
  readonly always: boolean;
  readonly group: boolean;
}

/** Reads the categories of characters: two flags, a length that kuromoji does not heed, and a name. */
function classesOf(bytes: Uint8Array): readonly Class[] {
  const classes: Class[] = [];
  for (let at = 0; bytes[at + 6]; ) {
    const end = bytes.indexOf(0, at + 6);
    const name = Buffer.from(bytes.subarray(at + 6, end)).toString('latin1');
    classes.push({ name, always: bytes[at] === 1, group: bytes[at + 1] === 1 });
    at = end + 1;
  }
  return classes;
}

/** The part of speech of each context: all its words share it. */
function contextsOf(words: readonly Word[], size: number): Ipadic['names']['contexts'] {
  const contexts: (readonly [string, string, string, string])[] = Array.from({ length: size }, () => ['', '', '', '']);
  for (const { context, features } of words) {
    const [, pos = '', detail = '', detail2 = '', , , form = ''] = features;
    const seen = contexts[context]!;
    if (seen[0] !== '' && seen.join() !== [pos, detail, detail2, form].join())
      throw new Error(`Context ${context} has two parts of speech.`);
    contexts[context] = [pos, detail, detail2, form];
  }
  return contexts;
}

/** A reading as bytes; empty when it is the word itself. */
function encoded(reading: string, surface: string): readonly number[] {
  if (reading === surface) return [];
  return Array.from(reading, (c) => {
    const byte = c.charCodeAt(0) - 0x3000;
    if (byte < 1 || byte > 255) throw new Error(`The reading ${reading} of ${surface} is not katakana.`);
    return byte;
  });
}

/** By left context first, so that the search for the best predecessor of a word stays within one row. */
function transposed(costs: Int16Array): Int16Array {
  const [rights = 0, lefts = 0] = costs;
  const out = new Int16Array(rights * lefts);
  for (let right = 0; right < rights; right++)
    for (let left = 0; left < lefts; left++) out[left * rights + right] = costs[2 + right * lefts + left]!;
  return out;
}

mkdirSync(TARGET, { recursive: true });
writeFileSync(`${TARGET}/ipadic.bin`, packIpadic(compile()));
