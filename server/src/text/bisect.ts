/** How many values stand in front, from `from` on: those for which `isBefore` holds, as it does for none behind them. */
export function countWhile<T>(values: ArrayLike<T>, isBefore: (value: T) => boolean, from = 0): number {
  let low = from;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(values[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending numbers are below a limit. */
export const countBelow = (ascending: readonly number[], limit: number): number =>
  countWhile(ascending, (value) => value < limit);

/** The index of the last of the ascending numbers that is at most `value`; 0 where all are above. */
export const lastUpTo = (ascending: readonly number[], value: number): number =>
  Math.max(0, countWhile(ascending, (one) => one <= value) - 1);
