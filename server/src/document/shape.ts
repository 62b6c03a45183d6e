import { recall } from '../text/memory';
import type { Entry, Passage } from './entry';

/**
 * What says how an outline is built, without where it stands: while the same numbers stand in the same order, the shape of the
 * entries is the same object. What is found by it alone is found once for all the texts between two changes of the outline.
 */
export const shapeOf = (entries: readonly Entry[]): object => SHAPES.get(entries) ?? entries;

export const keepShape = (entries: readonly Entry[], shape: object): void => void SHAPES.set(entries, shape);

const SHAPES = new WeakMap<readonly Entry[], object>();

/** The passages that stand directly below each entry, by their indices. */
export const passagesBelow = (shape: object, passages: readonly Passage[]): ReadonlyMap<number, readonly number[]> =>
  recall(BELOW, shape, () => laidOut(passages, ({ entry }) => entry));

const BELOW = new WeakMap<object, ReadonlyMap<number, readonly number[]>>();

/** The indices of what has the same key, in order. */
export function laidOut<T>(all: readonly T[], keyOf: (one: T) => number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let i = 0; i < all.length; i++) recall(found, keyOf(all[i]!), () => []).push(i);
  return found;
}
