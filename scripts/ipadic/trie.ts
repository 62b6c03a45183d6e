/** @file A trie as server/src/morphology/ipadic.ts has it, out of kuromoji's double array. */

import { recall } from '../../server/src/text/memory';

/** The words that are written alike, by their numbers in kuromoji's tables. */
export interface Entry {
  readonly text: string;
  readonly words: readonly number[];
}

/** The keys of kuromoji's trie, a double array over UTF-8 bytes: the byte 0 leads to a leaf, whose base is -1 less its number. */
export function entriesOf(
  base: Int32Array,
  check: Int32Array,
  wordsOf: (leaf: number) => readonly number[],
): readonly Entry[] {
  const below = new Map<number, number[]>();
  for (let state = 1; state < check.length; state++) {
    const parent = check[state]!;
    if (parent >= 0) recall(below, parent, () => []).push(state);
  }
  const entries: Entry[] = [];
  const visit = (state: number, bytes: readonly number[]): void => {
    for (const to of below.get(state) ?? []) {
      const byte = to - base[state]!;
      if (byte === 0) entries.push({ text: Buffer.from(bytes).toString(), words: wordsOf(-base[to]! - 1) });
      else visit(to, [...bytes, byte]);
    }
  };
  visit(0, []);
  return entries;
}

/** A node: the entries below it and its letter, which is the one before `depth`. */
interface Node {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly letter: number;
}

/** The nodes of a trie level by level, with their words; `all` holds these in the order in which the nodes have them. */
export function trieOf(entries: readonly Entry[]) {
  // by code units, as JavaScript compares
  const sorted = [...entries].sort((a, b) => (a.text < b.text ? -1 : 1));
  const nodes: Node[] = [{ from: 0, to: sorted.length, depth: 0, letter: 0 }];
  const below: number[] = [];
  const words: number[] = [];
  const all: number[] = [];
  for (const { from, to, depth } of nodes) {
    const own = sorted[from]!.text.length === depth ? sorted[from] : undefined;
    if (own) all.push(...own.words);
    words.push(all.length);
    for (let at = own ? from + 1 : from; at < to; ) {
      const letter = sorted[at]!.text.charCodeAt(depth);
      const start = at;
      while (at < to && sorted[at]!.text.charCodeAt(depth) === letter) at++;
      nodes.push({ from: start, to: at, depth: depth + 1, letter });
    }
    below.push(nodes.length);
  }
  return {
    letters: Uint16Array.from(nodes, ({ letter }) => letter),
    below: Uint32Array.from(below),
    words: Uint32Array.from(words),
    all,
  };
}
