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
    const own = apart(text);
    const value = older.get(text) ?? make(own);
    if (recent.size >= most) [recent, older] = [new Map(), recent];
    recent.set(own, value);
    return value;
  };
}

/**
 * A text that stands by itself. A part that is cut out of a string keeps the whole string: a sentence that is remembered would keep
 * the document as it was when it was read, and each edit another one.
 */
export const apart = (text: string): string => (text.length < SLICED ? text : ` ${text}`.slice(1));

/** Shorter parts are copied anyway. */
const SLICED = 13;

/** What is remembered under a key, made where there is nothing yet. */
export function recall<K, T>(memory: Memory<K, T>, key: K, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  memory.set(key, value);
  return value;
}
