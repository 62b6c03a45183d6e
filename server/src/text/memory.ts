/** Anything that can be looked up. */
interface Memory<K, T> {
  get(key: K): T | undefined;
  set(key: K, value: T): unknown;
}

/**
 * A function that remembers what it said of the last texts, at least `most` of them. The older half is forgotten at once and
 * what is asked for again is kept, so that a working set of that size is never made twice.
 */
export function remembering<T>(most: number, make: (text: string) => T): (text: string) => T {
  let recent = new Map<string, T>();
  let older = new Map<string, T>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const value = older.get(text) ?? make(text);
    if (recent.size >= most) [recent, older] = [new Map(), recent];
    recent.set(text, value);
    return value;
  };
}

/** What is remembered under a key, made where there is nothing yet. */
export function recall<K, T>(memory: Memory<K, T>, key: K, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  memory.set(key, value);
  return value;
}
