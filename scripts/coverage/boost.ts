/** @file Gradient boosting of small decision trees for a yes or no, deterministic. */

import type { Tree } from '../../server/src/coverage/model';

/** What is learned from: the values, whether it is a yes, and how much it counts. */
export interface Row {
  readonly values: readonly number[];
  readonly good: boolean;
  readonly weight: number;
}

const DEPTH = 3;
const RATE = 0.1;
/** Keeps leaves small that rest on little. */
const SHRINK = 2;
/** A value is cut at so many of its quantiles, and at as many of those above 0. */
const CUTS = 32;

/** How many trees grow; fewer rows than `fewest` make no branch. */
export interface Growth {
  readonly trees: number;
  readonly fewest: number;
}

/** From log odds before anything is known, trees that each mend what those before got wrong. */
export function boost(rows: readonly Row[], start: number, { trees, fewest }: Growth): readonly Tree[] {
  const width = rows[0]!.values.length;
  const cuts = Array.from({ length: width }, (_, trait) => cutsOf(rows.map(({ values }) => values[trait]!)));
  const bins = cuts.map((at, trait) => Uint8Array.from(rows, ({ values }) => binOf(at, values[trait]!)));
  const odds = new Float64Array(rows.length).fill(start);
  const slope = new Float64Array(rows.length);
  const curve = new Float64Array(rows.length);

  const grow = (members: Int32Array, depth: number): Tree => {
    let [slopes, curves] = [0, 0];
    for (const row of members) {
      slopes += slope[row]!;
      curves += curve[row]!;
    }
    const gain = (s: number, c: number) => (s * s) / (c + SHRINK);
    let best = { gain: 1e-6, trait: -1, bin: 0 };
    for (let trait = 0; depth > 0 && trait < width; trait++) {
      const count = cuts[trait]!.length + 1;
      const [slopeOf, curveOf, sizeOf] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
      const bin = bins[trait]!;
      for (const row of members) {
        slopeOf[bin[row]!]! += slope[row]!;
        curveOf[bin[row]!]! += curve[row]!;
        sizeOf[bin[row]!]!++;
      }
      let [left, curveLeft, size] = [0, 0, 0];
      for (let i = 0; i + 1 < count; i++) {
        left += slopeOf[i]!;
        curveLeft += curveOf[i]!;
        size += sizeOf[i]!;
        if (size < fewest || members.length - size < fewest) continue;
        const total = gain(left, curveLeft) + gain(slopes - left, curves - curveLeft) - gain(slopes, curves);
        if (total > best.gain) best = { gain: total, trait, bin: i };
      }
    }
    if (best.trait < 0) {
      const leaf = round((-RATE * slopes) / (curves + SHRINK));
      for (const row of members) odds[row]! += leaf;
      return leaf;
    }
    const bin = bins[best.trait]!;
    const cut = cuts[best.trait]![best.bin]!;
    const [low, high] = [members.filter((row) => bin[row]! <= best.bin), members.filter((row) => bin[row]! > best.bin)];
    return [best.trait, cut, grow(low, depth - 1), grow(high, depth - 1)];
  };

  return Array.from({ length: trees }, () => {
    rows.forEach(({ good, weight }, row) => {
      const chance = 1 / (1 + Math.exp(-odds[row]!));
      slope[row] = (chance - (good ? 1 : 0)) * weight;
      curve[row] = Math.max(1e-6, chance * (1 - chance)) * weight;
    });
    return grow(
      Int32Array.from(rows, (_, i) => i),
      DEPTH,
    );
  });
}

function cutsOf(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const positive = sorted.filter((value) => value > 0);
  const cuts = [sorted, positive].flatMap((all) =>
    Array.from({ length: CUTS - 1 }, (_, i) => all[Math.floor(((i + 1) * all.length) / CUTS)]),
  );
  return [...new Set(cuts.filter((cut) => cut !== undefined).map(round))].sort((a, b) => a - b);
}

function binOf(cuts: readonly number[], value: number): number {
  let bin = 0;
  while (bin < cuts.length && value > cuts[bin]!) bin++;
  return bin;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
