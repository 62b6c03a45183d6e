import type { Document } from '../document/document';
import type { Kind } from '../document/kind';
import { recall } from '../text/memory';

/**
 * What rules find in all documents of a set, by a key: found once while the set is the same, and not again for each of its
 * documents, which would take a time that grows with the square of their number.
 */
export function perSet<T>(): (documents: readonly Document[], key: string, find: () => T) => T {
  const known = new WeakMap<readonly Document[], Map<string, T>>();
  return (documents, key, find) =>
    recall(
      recall(known, documents, () => new Map<string, T>()),
      key,
      find,
    );
}

const kinds = perSet<readonly Document[]>();

/** The documents of a kind, in their order. */
export const ofKind = (documents: readonly Document[], kind: Kind): readonly Document[] =>
  kinds(documents, kind, () => documents.filter((one) => one.kind.kind === kind));
