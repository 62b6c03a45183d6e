/** How many items two lists share at the beginning and at the end. */
export interface Change {
  readonly head: number;
  readonly tail: number;
}

/**
 * What stays of a list in a later one: items at the beginning that are the same (`stays`), and at the end what only moved (`moves`).
 * By default both are the same objects.
 */
export function changeBetween<T>(
  before: readonly T[],
  now: readonly T[],
  moves: (one: T, other: T) => boolean = isSame,
  stays: (one: T, other: T) => boolean = isSame,
): Change {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && stays(before[head]!, now[head]!)) head++;
  let tail = 0;
  while (tail < most - head && moves(before[before.length - 1 - tail]!, now[now.length - 1 - tail]!)) tail++;
  return { head, tail };
}

const isSame = (one: unknown, other: unknown): boolean => one === other;
