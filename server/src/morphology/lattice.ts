import type { Ipadic } from './ipadic';

/** A word that is put on top of the dictionary. */
export interface Term {
  readonly text: string;
  /** The contexts of its first and its last morpheme: it connects as they do. */
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/** Terms by the code of their first character. */
export type Terms = ReadonlyMap<number, readonly (Term & { readonly word: number })[]>;

/** The words of the cheapest way through a text, each with its end: `[word, end, word, end …]`. */
export type Path = readonly number[];

/** Longer texts are cut: the lattice of one must fit into memory, and its costs into 32 bits. */
export const LONGEST = 4096;

/**
 * Finds the cheapest way through the words that a text can be cut into, as MeCab and kuromoji do (the first of equals wins),
 * in time linear in its length. What it works on is allocated once and reused; a text of more than {@link LONGEST} characters
 * must be cut before.
 */
export function segmenter(ipadic: Ipadic): (text: string, terms?: Terms) => Path {
  const { letters, below, words, contexts, costs, connections, categories } = ipadic;
  const { categories: kinds, otherwise } = ipadic.names;
  const size = ipadic.names.contexts.length;

  /** The nodes of the lattice, as columns. Nodes that end at one position are linked in the order in which they were found. */
  let word = new Int32Array(1024);
  let right = new Uint16Array(1024);
  let cost = new Int32Array(1024);
  let before = new Int32Array(1024);
  let ends = new Int32Array(1024);
  let next = new Int32Array(1024);
  let count = 0;
  const firstAt = new Int32Array(LONGEST + 1);
  const lastAt = new Int32Array(LONGEST + 1);
  const runEnd = new Int32Array(LONGEST);

  /** The best node that ends at the present position for each left context: homographs share it. */
  const bestNode = new Int32Array(size);
  const bestCost = new Int32Array(size);
  const bestOf = new Int32Array(size);
  let place = 0;

  const grow = (): void => {
    const twice = <T extends Int32Array | Uint16Array>(column: T, larger: T): T => {
      larger.set(column);
      return larger;
    };
    const length = word.length * 2;
    word = twice(word, new Int32Array(length));
    right = twice(right, new Uint16Array(length));
    cost = twice(cost, new Int32Array(length));
    before = twice(before, new Int32Array(length));
    ends = twice(ends, new Int32Array(length));
    next = twice(next, new Int32Array(length));
  };

  const append = (what: number, rightContext: number, total: number, previous: number, end: number): void => {
    if (count === word.length) grow();
    const node = count++;
    word[node] = what;
    right[node] = rightContext;
    cost[node] = total;
    before[node] = previous;
    ends[node] = end;
    next[node] = -1;
    if (firstAt[end]! < 0) firstAt[end] = node;
    else next[lastAt[end]!] = node;
    lastAt[end] = node;
  };

  const connect = (left: number, position: number): void => {
    if (bestOf[left] === place) return;
    bestOf[left] = place;
    const row = left * size;
    let best = 0x7fffffff;
    let chosen = -1;
    for (let node = firstAt[position]!; node >= 0; node = next[node]!) {
      const total = cost[node]! + connections[row + right[node]!]!;
      if (total < best) {
        best = total;
        chosen = node;
      }
    }
    bestNode[left] = chosen;
    bestCost[left] = best;
  };

  const add = (what: number, left: number, rightContext: number, own: number, position: number, end: number): void => {
    connect(left, position);
    append(what, rightContext, bestCost[left]! + own, bestNode[left]!, end);
  };

  const addRange = (from: number, to: number, position: number, end: number): void => {
    for (let i = from; i < to; i++) add(i, contexts[i]!, contexts[i]!, costs[i]!, position, end);
  };

  /** The node below the root for each letter, 0 where there is none: nearly every word begins with one of thousands. */
  const firsts = new Uint16Array(1 << 16);
  for (let node = 1; node < below[0]!; node++) firsts[letters[node]!] = node;

  /** The node below another for a letter, 0 where there is none: halving what stands there, in order. */
  const nodeBelow = (node: number, letter: number): number => {
    let from = below[node - 1]!;
    let to = below[node]!;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (letters[middle]! < letter) from = middle + 1;
      else to = middle;
    }
    return from < below[node]! && letters[from] === letter ? from : 0;
  };

  /** Adds the dictionary's words that begin at a position. Whether there are any. */
  const addKnown = (text: string, position: number): boolean => {
    const before = count;
    let node = firsts[text.charCodeAt(position)]!;
    for (let at = position + 1; node > 0; at++) {
      addRange(words[node - 1]!, words[node]!, position, at);
      node = at < text.length ? nodeBelow(node, text.charCodeAt(at)) : 0;
    }
    return count > before;
  };

  const categoryAt = (text: string, at: number): number =>
    widthAt(text, at) === 2 ? otherwise : categories[text.charCodeAt(at)]!;

  /** Where the run of characters of one category ends, for each character: found once, so that long runs cost no more. */
  const findRuns = (text: string): void => {
    for (let at = 0; at < text.length; ) {
      const category = categoryAt(text, at);
      let end = at + widthAt(text, at);
      while (end < text.length && categoryAt(text, end) === category) end += widthAt(text, end);
      runEnd.fill(end, at, end);
      at = end;
    }
  };

  return (text, terms) => {
    count = 0;
    firstAt.fill(-1, 0, text.length + 1);
    findRuns(text);
    append(-1, 0, 0, -1, 0);
    for (let at = 0; at < text.length; at += widthAt(text, at)) {
      if (firstAt[at]! < 0) continue;
      place++;
      const known = addKnown(text, at);
      const kind = kinds[categoryAt(text, at)]!;
      if (!known || kind.always) addRange(kind.from, kind.to, at, kind.group ? runEnd[at]! : at + widthAt(text, at));
      for (const term of terms?.get(text.charCodeAt(at)) ?? [])
        if (text.startsWith(term.text, at)) add(term.word, term.left, term.right, term.cost, at, at + term.text.length);
    }
    place++;
    connect(0, text.length);
    const path: number[] = [];
    for (let node = bestNode[0]!; node > 0; node = before[node]!) path.push(ends[node]!, word[node]!);
    return path.reverse();
  };
}

/** A surrogate pair is one character, whatever else stands alone. */
const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);
