import type { Signs } from './decision';
import learned from './model.json';
import { strengthAt } from './rank';
import type { Column } from './tally';
import type { Table, Traits } from './traits';

/** A leaf, or a trait's number, a value, and the trees for what is not above it and what is. */
export type Tree = number | readonly [trait: number, cut: number, low: Tree, high: Tree];

/** How traits decide together: the sum of what all trees say, as log odds. */
export interface Model<Trait extends string> {
  readonly traits: readonly Trait[];
  /** Log odds before any tree, less those from which the answer is yes. */
  readonly bias: number;
  readonly trees: readonly Tree[];
}

/** A tree has so many leaves at most: they are told by the bits of a byte. */
const WIDTH = 8;
const ALL = 0xff;
/** What of each tree is left, for all rows and for one: made once, for so many trees at most. */
const MOST = 4096;
const [shared, left] = [new Uint8Array(MOST), new Uint8Array(MOST)];

/** What `npm run learn` writes: how a statement is judged by its traits, and an element by its signs. */
export interface Models {
  readonly statements: Model<keyof Traits>;
  readonly drafts: Model<keyof Signs>;
}

const MODELS = learned as unknown as Models;

/**
 * Boosted decision trees over the annotated drafts of test/corpus. A score of 0.5 is where most gaps are found for the fewest
 * false alarms on families that were left out.
 */
const STATEMENTS = planted(MODELS.statements);
export const DRAFTS = planted(MODELS.drafts);

/**
 * Log odds of a statement that says all that an element asks for, not aside, and points to it more nearly than to what it does not
 * order (embedding.ts): of those in the annotated drafts a reader accepts nine in ten, however little else speaks for them.
 */
const PLAIN = 2.6;
const NEARLY = 0.6;
/** A share that is 1 but for rounding. */
const WHOLE = 0.999;

/** How much surer one must be of what a statement says besides what it says best, in log odds. */
const BESIDES = 1.5;

/**
 * The scores of one statement for the elements in some rows of its table, 0 to 1; from 0.5 on it counts as evidence. A sentence
 * is written for so many purposes (取得し、…保存する for two): it counts for more only where it says them clearly too.
 */
export function scoresOf(
  table: Table,
  rows: readonly number[],
  purposes: number,
  forest: Forest<keyof Traits> = STATEMENTS,
): readonly number[] {
  const odds = oddsOf(table, rows, forest).map((value, i) =>
    isPlain(table, rows[i]!, purposes) ? Math.max(PLAIN, value) : value,
  );
  const last = strengthAt(Math.max(1, purposes), odds);
  return odds.map((value) => 1 / (1 + Math.exp(value < last ? BESIDES - value : -value)));
}

function isPlain(table: Table, row: number, purposes: number): boolean {
  const points =
    table.senseNearest[row]! > NEARLY ||
    (table.sense[row]! > NEARLY && table.placeSense[row]! * Math.max(1, purposes) > WHOLE);
  return table.main[row]! > WHOLE && points && table.opposite[row] === 0 && table.contrary[row] === 0;
}

/**
 * A model laid out to be asked a million times. Instead of walking down each tree, all that lies below what a value is above is
 * struck out: trait by trait, the nodes in the order of their cuts, up to the first cut that the value is not above. Of each
 * tree's leaves the first one that is left is where a walk would have ended. Most traits of most pairs are 0 and strike out
 * nothing, and no branch has to be guessed by the processor: five times as fast as walking.
 */
export interface Forest<Trait extends string> {
  readonly bias: number;
  readonly asked: readonly Asked<Trait>[];
  /** What the leaves say: {@link WIDTH} of each tree, the lowest first. */
  readonly leaves: Float64Array;
}

/** The nodes that look at one trait, by their cuts: which tree they stand in, and in the lowest byte which of its leaves are left above the cut. */
interface Asked<Trait extends string> {
  readonly trait: Trait;
  readonly cuts: Float64Array;
  readonly strikes: Uint32Array;
}

/** A node of a tree: what of the tree's leaves is left above its cut. */
interface Node {
  readonly cut: number;
  readonly tree: number;
  readonly left: number;
}

/** Lays a model out. */
export function planted<Trait extends string>({ traits, bias, trees }: Model<Trait>): Forest<Trait> {
  const nodes = traits.map((): Node[] => []);
  const all = trees.map((tree, at) => {
    const leaves: number[] = [];
    const plant = (here: Tree): void => {
      if (typeof here === 'number') return void leaves.push(here);
      const from = leaves.length;
      plant(here[2]);
      const low = (1 << leaves.length) - (1 << from);
      nodes[here[0]]!.push({ cut: here[1], tree: at, left: ALL & ~low });
      plant(here[3]);
    };
    plant(tree);
    return leaves;
  });
  if (all.length > MOST) throw new Error(`There are ${MOST} trees at most.`);
  if (all.some(({ length }) => length > WIDTH)) throw new Error(`A tree has ${WIDTH} leaves at most.`);
  const leaves = new Float64Array(WIDTH * all.length);
  all.forEach((own, tree) => {
    leaves.set(own, tree * WIDTH);
  });
  const asked = traits.map((trait, number): Asked<Trait> => {
    const own = nodes[number]!.sort((a, b) => a.cut - b.cut);
    return {
      trait,
      cuts: Float64Array.from(own, ({ cut }) => cut),
      strikes: Uint32Array.from(own, ({ tree, left }) => (tree << WIDTH) | left),
    };
  });
  return { bias, asked, leaves };
}

/**
 * Log odds of the elements in some rows. What the least value of a trait is above is struck out once for all of them: many traits
 * tell of the statement and not of the element.
 */
export function oddsOf<Trait extends string>(
  table: Readonly<Record<Trait, Column>>,
  rows: readonly number[],
  { bias, asked, leaves }: Forest<Trait>,
): readonly number[] {
  const trees = leaves.length / WIDTH;
  shared.fill(ALL, 0, trees);
  const columns = asked.map(({ trait }) => table[trait]);
  const firsts = asked.map(({ cuts, strikes }, at) => strike(shared, cuts, strikes, 0, leastOf(columns[at]!, rows)));
  const start = shared.subarray(0, trees);
  return rows.map((row) => {
    left.set(start);
    for (let at = 0; at < asked.length; at++) {
      const { cuts, strikes } = asked[at]!;
      strike(left, cuts, strikes, firsts[at]!, columns[at]![row]!);
    }
    let sum = 0;
    for (let tree = 0; tree < trees; tree++) {
      const bits = left[tree]!;
      sum += leaves[tree * WIDTH + 31 - Math.clz32(bits & -bits)]!;
    }
    return bias + sum;
  });
}

/** Strikes out what lies below a value, from a node on; answers with the first node that the value is not above. */
function strike(left: Uint8Array, cuts: Float64Array, strikes: Uint32Array, from: number, value: number): number {
  let node = from;
  for (; node < cuts.length && value > cuts[node]!; node++) {
    const one = strikes[node]!;
    left[one >> WIDTH]! &= one;
  }
  return node;
}

function leastOf(column: Column, rows: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows.length; row++) least = Math.min(least, column[rows[row]!]!);
  return least;
}
