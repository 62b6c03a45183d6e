/** Anything that can be looked up. */
interface Memory<K, T> {
  get(key: K): T | undefined;
  set(key: K, value: T): unknown;
}

/**
 * A function that remembers what it said of the last texts, `most` of them. When these are there, they have become the older
 * ones: each text that comes drops one of them, the first first, unless it has been asked for since. So what is held stays the
 * same once it is full, and a working set that is a little smaller is never made twice.
 */
export function remembering<T>(most: number, make: (text: string) => T): (text: string) => T {
  let recent = new Map<string, T>();
  let older = new Map<string, T>();
  let oldest = older.keys();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const own = apart(text);
    const value = older.get(text) ?? make(own);
    if (recent.size >= most) {
      older = recent;
      oldest = older.keys();
      recent = new Map();
    }
    older.delete(text);
    recent.set(own, value);
    if (recent.size + older.size > most) older.delete(oldest.next().value!);
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
