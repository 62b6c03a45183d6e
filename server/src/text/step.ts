/** Work that can be done a little at a time, done at once. */
export function whole<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** What a function says of each of many things, some of them at each step; of few all at once. */
export function* each<T, R>(all: readonly T[], tell: (one: T, i: number) => R): Generator<void, readonly R[]> {
  const told: R[] = [];
  for (const [i, one] of all.entries()) {
    if (i % MANY === MANY - 1) yield;
    told.push(tell(one, i));
  }
  return told;
}

const MANY = 500;
