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

/** 0 to 1; from 0.5 on a statement counts as evidence. */
export function scoreOf(traits: Traits, { traits: names, bias, trees }: Model = MODEL): number {
  const values = names.map((name) => traits[name]);
  let sum = bias;
  for (const tree of trees) sum += leafOf(tree, values);
  return 1 / (1 + Math.exp(-sum));
}

function leafOf(tree: Tree, values: readonly number[]): number {
  let at = tree;
  while (typeof at !== 'number') at = values[at[0]]! <= at[1] ? at[2] : at[3];
  return at;
}
