/** @file Gradient boosting of small decision trees for a yes or no, deterministic. */

import type { Tree } from '../../server/src/coverage/model';
import { randomOf } from '../random';

/** What is learned from: the values, whether it is a yes, and how much it counts. */
export interface Row {
  readonly values: readonly number[];
  readonly good: boolean;
  readonly weight: number;
  /** Rows of one group hang together: each tree looks at some of the groups. */
  readonly group: string;
}

const DEPTH = 3;
const RATE = 0.1;
/** Keeps leaves small that rest on little. */
const SHRINK = 2;
/** A value is cut at so many of its quantiles, and at as many of those above 0. */
const CUTS = 32;

/** How trees grow. */
export interface Growth {
  readonly trees: number;
  /** Fewer rows make no branch. */
  readonly fewest: number;
  /** What share of the groups, and of the traits, each tree looks at. */
  readonly groups: number;
  readonly traits: number;
}

/** From log odds before anything is known, trees that each mend what those before got wrong; another `seed`, other trees. */
export function boost(rows: readonly Row[], start: number, growth: Growth, seed: number): readonly Tree[] {
  const width = rows[0]!.values.length;
  const random = randomOf(rows.length + seed);
  const columns = Array.from({ length: width }, (_, trait) => Float64Array.from(rows, ({ values }) => values[trait]!));
  const cuts = columns.map(cutsOf);
  const bins = columns.map((column, trait) => Uint8Array.from(column, (value) => binOf(cuts[trait]!, value)));
  const groups = [...new Set(rows.map(({ group }) => group))];
  const odds = new Float64Array(rows.length).fill(start);
  const slope = new Float64Array(rows.length);
  const curve = new Float64Array(rows.length);

  const grow = (members: Int32Array, open: readonly number[], depth: number): Tree => {
    let [slopes, curves] = [0, 0];
    for (const row of members) {
      slopes += slope[row]!;
      curves += curve[row]!;
    }
    let best = { gain: 1e-6, trait: -1, bin: 0 };
    for (const trait of depth > 0 ? open : []) {
      const count = cuts[trait]!.length + 1;
      const [slopeOf, curveOf, sizeOf] = [new Float64Array(count), new Float64Array(count), new Int32Array(count)];
      const bin = bins[trait]!;
      for (const row of members) {
        const at = bin[row]!;
        slopeOf[at]! += slope[row]!;
        curveOf[at]! += curve[row]!;
        sizeOf[at]!++;
      }
      let [left, curveLeft, size] = [0, 0, 0];
      for (let i = 0; i + 1 < count; i++) {
        left += slopeOf[i]!;
        curveLeft += curveOf[i]!;
        size += sizeOf[i]!;
        if (size < growth.fewest || members.length - size < growth.fewest) continue;
        const total = gain(left, curveLeft) + gain(slopes - left, curves - curveLeft) - gain(slopes, curves);
        if (total > best.gain) best = { gain: total, trait, bin: i };
      }
    }
    if (best.trait < 0) return round((-RATE * slopes) / (curves + SHRINK));
    const bin = bins[best.trait]!;
    const [low, high] = [members.filter((row) => bin[row]! <= best.bin), members.filter((row) => bin[row]! > best.bin)];
    return [best.trait, cuts[best.trait]![best.bin]!, grow(low, open, depth - 1), grow(high, open, depth - 1)];
  };

  return Array.from({ length: growth.trees }, () => {
    rows.forEach(({ good, weight }, row) => {
      const chance = 1 / (1 + Math.exp(-odds[row]!));
      slope[row] = (chance - (good ? 1 : 0)) * weight;
      curve[row] = Math.max(1e-6, chance * (1 - chance)) * weight;
    });
    const asked = new Set(groups.filter(() => random() < growth.groups));
    const open = columns.flatMap((_, trait) => (random() < growth.traits ? trait : []));
    const members = Int32Array.from(rows.keys()).filter((row) => asked.has(rows[row]!.group));
    const tree = grow(members, open, DEPTH);
    rows.forEach(({ values }, row) => {
      odds[row]! += leafOf(tree, values);
    });
    return tree;
  });
}

const gain = (s: number, c: number): number => (s * s) / (c + SHRINK);

function leafOf(tree: Tree, values: readonly number[]): number {
  let here = tree;
  while (typeof here !== 'number') here = values[here[0]]! > here[1] ? here[3] : here[2];
  return here;
}

function cutsOf(values: Float64Array): readonly number[] {
  const sorted = values.toSorted();
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
