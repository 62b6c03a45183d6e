/**
 * @file How well the words of rules and of demands answer each other, as coverage/counterpart.ts compares them, and where words would
 * have to lie for that to change: the second thing that is asked of the places which embed.ts learns.
 */

import { dot, SIZE } from '../../server/src/coverage/embedding';

/** Words of a text by number: its own, and those of what stands above it too. */
export interface Worded {
  readonly own: readonly number[];
  readonly all: readonly number[];
}

/** Where a word lies (length 1), and how much it counts. */
export interface Lying {
  readonly direction: Float64Array;
  readonly heft: number;
}

/** How something grows with a word's direction and heft. */
export interface Growth {
  readonly direction: Float64Array;
  heft: number;
}

export interface Matching {
  /** Of each rule with each demand, 0 to 1: half of it how well the demand's own words are met, half how well the rule's are. */
  readonly close: readonly (readonly number[])[];
  /** How what grows with each closeness by so much grows with each word's place. */
  readonly pass: (pull: readonly (readonly number[])[]) => ReadonlyMap<number, Growth>;
}

export function matchingOf(
  rules: readonly Worded[],
  demands: readonly Worded[],
  lying: ReadonlyMap<number, Lying>,
): Matching {
  const [rows, columns] = [numbered(rules), numbered(demands)];
  const width = rows.words.length;
  const [down, across] = [columns, rows].map(({ words }) => words.map((word) => lying.get(word)!)) as [
    Lying[],
    Lying[],
  ];
  const near = new Float64Array(down.length * width);
  columns.words.forEach((word, d) => {
    for (let r = 0; r < width; r++)
      near[d * width + r] = word === rows.words[r] ? 1 : dot(down[d]!.direction, across[r]!.direction);
  });
  const nearAt = (d: number, r: number): number => near[d * width + r]!;
  const met = (rule: number, demand: number) =>
    meeting(columns.own[demand]!, rows.all[rule]!, down, (own, other) => nearAt(own, other));
  const meant = (rule: number, demand: number) =>
    meeting(rows.own[rule]!, columns.all[demand]!, across, (own, other) => nearAt(other, own));
  return {
    close: rules.map((_, rule) => demands.map((__, demand) => (met(rule, demand).mean + meant(rule, demand).mean) / 2)),
    pass: (pull) => {
      const growths = new Map([...lying.keys()].map((word) => [word, { direction: new Float64Array(SIZE), heft: 0 }]));
      const grid = new Float64Array(near.length);
      pull.forEach((some, rule) => {
        some.forEach((by, demand) => {
          if (Math.abs(by) < NOTHING) return;
          met(rule, demand).pairs.forEach(({ own, other, share, more }) => {
            if (other >= 0) grid[own * width + other]! += (by / 2) * share;
            growths.get(columns.words[own]!)!.heft += (by / 2) * more;
          });
          meant(rule, demand).pairs.forEach(({ own, other, share, more }) => {
            if (other >= 0) grid[other * width + own]! += (by / 2) * share;
            growths.get(rows.words[own]!)!.heft += (by / 2) * more;
          });
        });
      });
      columns.words.forEach((word, d) => {
        for (let r = 0; r < width; r++) {
          const by = grid[d * width + r]!;
          if (by === 0 || word === rows.words[r]) continue;
          draw(growths.get(word)!.direction, across[r]!.direction, by);
          draw(growths.get(rows.words[r]!)!.direction, down[d]!.direction, by);
        }
      });
      return growths;
    },
  };
}

/** A pull that teaches nothing. */
const NOTHING = 1e-6;

/** The words of all texts, and those of each by their places among these. */
function numbered(texts: readonly Worded[]) {
  const words = [...new Set(texts.flatMap(({ all }) => all))];
  const places = new Map(words.map((word, i) => [word, i]));
  const of = (some: readonly number[]) => Int32Array.from(some, (word) => places.get(word)!);
  return { words, own: texts.map(({ own }) => of(own)), all: texts.map(({ all }) => of(all)) };
}

/** How near the nearest of some words come to each word of a text, on average by what it weighs; with each word's nearest (-1: none). */
function meeting(
  text: Int32Array,
  others: Int32Array,
  lying: readonly Lying[],
  near: (own: number, other: number) => number,
) {
  let [sum, total] = [0, 0];
  const found = Array.from(text, (own) => {
    let [best, at] = [0, -1];
    for (let i = 0; i < others.length; i++) {
      const value = near(own, others[i]!);
      if (value > best) [best, at] = [value, others[i]!];
    }
    const { heft } = lying[own]!;
    sum += heft * best;
    total += heft;
    return { own, other: at, best, heft };
  });
  const mean = total === 0 ? 0 : sum / total;
  const pairs = found.map(({ own, other, best, heft }) => ({
    own,
    other,
    share: heft / total,
    more: (best - mean) / total,
  }));
  return { mean, pairs };
}

function draw(sum: Float64Array, direction: Float64Array, by: number): void {
  for (let k = 0; k < SIZE; k++) sum[k]! += by * direction[k]!;
}
