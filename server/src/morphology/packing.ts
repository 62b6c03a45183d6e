/**
 * How the arrays of the dictionary lie in its file: as differences, and all bytes of one rank together, which deflate packs into
 * less than half. Each is read back in one pass, slice by slice.
 */

type Bytes = Uint8Array<ArrayBuffer>;

/** Lets others have their turn. */
export type Pause = () => Promise<void>;

/** So many numbers take a millisecond or two, also before the loop has been compiled. */
const SLICE = 1 << 16;

async function inSlices(size: number, pause: Pause, work: (from: number, to: number) => void): Promise<void> {
  for (let from = 0; from < size; from += SLICE) {
    work(from, Math.min(from + SLICE, size));
    await pause();
  }
}

/** Differences as bytes: first the lowest byte of each, then the next. Small ones of either sign have zeros above. */
function planes(differences: Int32Array, width: number): Bytes {
  const size = differences.length;
  const bytes = new Uint8Array(size * width);
  differences.forEach((difference, i) => {
    const folded = (difference << 1) ^ (difference >> 31);
    for (let plane = 0; plane < width; plane++) bytes[plane * size + i] = folded >>> (8 * plane);
  });
  return bytes;
}

/** Ends of runs as the lengths of the runs, which are below 256. */
export function packEnds(ends: Uint32Array): Bytes {
  return Uint8Array.from(ends, (end, i) => {
    const length = end - (ends[i - 1] ?? 0);
    if (length < 0 || length > 255) throw new Error(`A run of ${length}.`);
    return length;
  });
}

export async function unpackEnds(lengths: Uint8Array, pause: Pause): Promise<Uint32Array> {
  const ends = new Uint32Array(lengths.length);
  await inSlices(lengths.length, pause, (from, to) => {
    let end = ends[from - 1] ?? 0;
    for (let i = from; i < to; i++) {
      end += lengths[i]!;
      ends[i] = end;
    }
  });
  return ends;
}

/** A square of costs, each as its difference from the one above, in sixteen bits: what runs over comes back when it is added. */
export function packSquare(costs: Int16Array): Bytes {
  const side = Math.sqrt(costs.length);
  return planes(
    Int32Array.from(costs, (cost, i) => ((cost - (costs[i - side] ?? 0)) << 16) >> 16),
    2,
  );
}

export async function unpackSquare(bytes: Uint8Array, pause: Pause): Promise<Int16Array> {
  const size = bytes.length / 2;
  const side = Math.sqrt(size);
  const costs = new Int16Array(size);
  await inSlices(size, pause, (from, to) => {
    for (let i = from; i < to; i++) {
      const folded = bytes[i]! | (bytes[size + i]! << 8);
      const difference = (folded >>> 1) ^ -(folded & 1);
      costs[i] = i < side ? difference : difference + costs[i - side]!;
    }
  });
  return costs;
}

/**
 * A double array, told from its children: a state with the byte that leads to it tells the base of its parent. The byte 0 leads to
 * leaves, which are numbered in order.
 */
export interface Trie {
  /** How far each state is from its parent; 0 for a state that is not in use. The root is its own parent. */
  readonly parents: Bytes;
  /** The byte that leads to each state. */
  readonly labels: Bytes;
}

/** `trie` holds base and check of each state side by side; the base of leaf n is -n. Where nothing is, they are 0 and -1. */
export function packTrie(trie: Int32Array): Trie {
  const parents = new Int32Array(trie.length / 2);
  const labels = new Uint8Array(parents.length);
  for (let state = 1; state < parents.length; state++) {
    const parent = trie[2 * state + 1]!;
    if (parent < 0) continue;
    parents[state] = state - parent;
    labels[state] = state - trie[2 * parent]!;
  }
  return { parents: planes(parents, 3), labels };
}

export async function unpackTrie({ parents, labels }: Trie, pause: Pause): Promise<Int32Array> {
  const states = labels.length;
  const trie = new Int32Array(2 * states);
  let leaf = 0;
  await inSlices(states, pause, (from, to) => {
    for (let state = Math.max(1, from); state < to; state++) {
      const folded = parents[state]! | (parents[states + state]! << 8) | (parents[2 * states + state]! << 16);
      if (folded === 0) {
        trie[2 * state + 1] = -1;
        continue;
      }
      const parent = state - ((folded >>> 1) ^ -(folded & 1));
      const label = labels[state]!;
      trie[2 * parent] = state - label;
      trie[2 * state + 1] = parent;
      if (label === 0) trie[2 * state] = --leaf;
    }
  });
  return trie;
}
