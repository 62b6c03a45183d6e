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
  moves?: (one: T, other: T) => boolean,
  stays?: (one: T, other: T) => boolean,
): Change {
  const most = Math.min(before.length, now.length);
  // of long lists nearly all are the same objects, for which no function is called
  let head = 0;
  while (head < most && (before[head] === now[head] || stays?.(before[head]!, now[head]!))) head++;
  let tail = 0;
  for (let [i, j] = [before.length - 1, now.length - 1]; tail < most - head; tail++, i--, j--)
    if (before[i] !== now[j] && !moves?.(before[i]!, now[j]!)) break;
  return { head, tail };
}

/**
 * A list after a change: its head as it is, `fresh` ones, and its tail, each moved where something moves it. Copied once, since copies
 * of long lists are what most of an edit's cost is that grows with the document; the same list where nothing has changed.
 */
export function changed<T>(
  list: readonly T[],
  { head, tail }: Change,
  fresh: readonly T[],
  move?: (one: T) => T,
): readonly T[] {
  if (head + tail === list.length && fresh.length === 0 && (!move || tail === 0)) return list;
  if (head + tail === 0) return fresh;
  const all = new Array<T>(head + fresh.length + tail);
  for (let i = 0; i < head; i++) all[i] = list[i]!;
  for (let i = 0; i < fresh.length; i++) all[head + i] = fresh[i]!;
  const [from, to] = [list.length - tail, head + fresh.length];
  if (move) for (let i = 0; i < tail; i++) all[to + i] = move(list[from + i]!);
  else for (let i = 0; i < tail; i++) all[to + i] = list[from + i]!;
  return all;
}
