import model from './model.json';
import type { Traits } from './traits';

/** A leaf, or a trait's number, a value, and the trees for what is not above it and what is. */
export type Tree = number | readonly [trait: number, cut: number, low: Tree, high: Tree];

/** How traits decide together: the sum of what all trees say, as log odds. */
export interface Model {
  readonly traits: readonly (keyof Traits)[];
  /** Log odds before any tree, less those from which a statement counts. */
  readonly bias: number;
  readonly trees: readonly Tree[];
}

/**
 * What `npm run learn` writes: boosted decision trees over the annotated drafts of test/corpus. A score of 0.5 is where most
 * gaps are found for the fewest false alarms on families that were left out.
 */
export const MODEL = model as unknown as Model;

/** How much surer one must be of what a statement says besides what it says best, in log odds. */
const BESIDES = 1.5;

/**
 * The scores of one statement for all elements that it can answer, 0 to 1; from 0.5 on it counts as evidence. A sentence is
 * written for so many purposes (取得し、…保存する for two): it counts for more only where it says them
 * clearly too.
 */
export function scoresOf(all: readonly Traits[], purposes: number, model: Model = MODEL): readonly number[] {
  const odds = all.map((traits) => oddsOf(traits, model));
  const last = [...odds].sort((a, b) => b - a)[Math.max(1, purposes) - 1] ?? Number.NEGATIVE_INFINITY;
  return odds.map((value) => 1 / (1 + Math.exp(value < last ? BESIDES - value : -value)));
}

function oddsOf(traits: Traits, { traits: names, bias, trees }: Model): number {
  const values = names.map((name) => traits[name]);
  return trees.reduce<number>((sum, tree) => sum + leafOf(tree, values), bias);
}

function leafOf(tree: Tree, values: readonly number[]): number {
  let at = tree;
  while (typeof at !== 'number') at = values[at[0]]! <= at[1] ? at[2] : at[3];
  return at;
}
