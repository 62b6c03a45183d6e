/** How ends of runs lie in the file of the dictionary: as the lengths of the runs, which are small and recur, so that they deflate well. */

/** Lets others have their turn. */
export type Pause = () => Promise<void>;

type Lengths = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** So many numbers take a millisecond or two, also before the loop has been compiled. */
const SLICE = 1 << 16;

/** Ends of runs as the lengths of the runs; the first run begins at `start`. */
export function packEnds(ends: Uint32Array, start: number, lengths: Lengths): Lengths {
  ends.forEach((end, i) => {
    lengths[i] = end - (ends[i - 1] ?? start);
    if (lengths[i] !== end - (ends[i - 1] ?? start)) throw new Error(`A run from ${ends[i - 1] ?? start} to ${end}.`);
  });
  return lengths;
}

/** The ends of runs of some lengths, in one pass, slice by slice. */
export async function unpackEnds(lengths: Lengths, start: number, pause: Pause): Promise<Uint32Array> {
  const ends = new Uint32Array(lengths.length);
  let end = start;
  for (let from = 0; from < lengths.length; from += SLICE) {
    end = sumUp(lengths, ends, from, Math.min(from + SLICE, lengths.length), end);
    await pause();
  }
  return ends;
}

function sumUp(lengths: Lengths, ends: Uint32Array, from: number, to: number, start: number): number {
  let end = start;
  for (let i = from; i < to; i++) {
    end += lengths[i]!;
    ends[i] = end;
  }
  return end;
}
