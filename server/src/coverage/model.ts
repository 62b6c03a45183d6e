import type { Traits } from './traits';

/** The score of a statement is the logistic function of the bias and the weighted sum of its traits. */
export interface Model {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Traits, number>>;
}

/** 0 to 1; from 0.5 on a statement counts as evidence. */
export function scoreOf(traits: Traits, { bias, weights }: Model): number {
  let sum = bias;
  for (const name of NAMES) sum += weights[name] * traits[name];
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Logistic regression over the annotated drafts of test/corpus (see docs/architecture.md, Coverage). The bias is moved so
 * that a score of 0.5 asks for a probability of 0.78 there: a gap that is overlooked costs more than one that is asked about.
 */
export const MODEL: Model = {
  bias: -6.23,
  weights: {
    concepts: 0.97,
    acts: 0.52,
    words: 0.29,
    own: 0.5,
    lead: 0.06,
    heading: 0.52,
    theme: 0.08,
    themeHeading: 0.81,
    likeness: 0.47,
    likenessHeading: 0.77,
    title: 0.91,
    opposite: -0.05,
    predicate: 0.41,
    plain: -0.4,
    length: 0.63,
    rank: 1.72,
    rankTitle: 2.08,
  },
};

const NAMES = Object.keys(MODEL.weights) as readonly (keyof Traits)[];
