import { citationKey, citationOf, isCited } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Reference } from '../document/reference';
import { folderOf, resolve } from '../text/path';
import { type Span, touches } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { policyFor } from './term';

/** A place that a document names, and the entries there; none where it leads nowhere that is known. */
export interface Pointed {
  readonly reference: Reference;
  readonly at: Span;
  readonly document: Document;
  readonly entries: readonly Entry[];
}

/** The reference at an offset, with where it leads, in this document or another one. */
export function pointedAt(workspace: Workspace, document: Document, offset: number): Pointed | undefined {
  const touched = document.references.filter(({ span }) => touches(span, offset));
  const reference = touched.find(({ span }) => offset < span.end) ?? touched[0];
  return reference && follow(workspace, document, reference);
}

/** Where a reference leads. */
export function follow(workspace: Workspace, document: Document, reference: Reference): Pointed {
  const other = reference.document && otherDocument(workspace, document, reference.document, reference);
  const at = reference.span;
  if (!reference.document)
    return { reference, at, document, entries: reference.targets.map((index) => document.entries[index]!) };
  if (!other) return { reference, at, document, entries: [] };
  const entry =
    entryCited(other, reference.citation) ??
    // 6(4)-2: the demand has no place of its own
    (reference.element === undefined ? undefined : entryCited(other, reference.citation.replace(/-\d+$/, '')));
  return { reference, at, document: other, entries: entry ? [entry] : [] };
}

/** The document that a name means: where a link leads, the policy in force, or the only standard under the same policy. */
function otherDocument(
  workspace: Workspace,
  document: Document,
  { name, kind, path }: NonNullable<Reference['document']>,
  { steps, citation }: Reference,
): Document | undefined {
  if (path !== undefined) return workspace.document(resolve(folderOf(document.path), decode(path).replace(/#.*$/, '')));
  const policy = policyFor(workspace, document);
  if (name === '' && steps[0]?.unit === 'code') return codedIn(workspace, document, citation);
  if (kind === undefined || !policy) return undefined;
  if (kind === '基本方針') return policy.document === document ? undefined : policy.document;
  const named =
    document.matter.policy && workspace.document(resolve(folderOf(document.path), document.matter.policy.text));
  if (named?.kind.kind === kind) return named;
  const family = workspace
    .documents()
    .filter((one) => one !== document && one.kind.kind === kind && policyFor(workspace, one) === policy);
  return family.length === 1 ? family[0] : undefined;
}

/** The policy in force, or else the only other document under it, that has a place with a code. */
function codedIn(workspace: Workspace, document: Document, citation: string): Document | undefined {
  const policy = policyFor(workspace, document);
  const has = (one: Document) => one !== document && entryCited(one, citation)?.code !== undefined;
  if (policy && has(policy.document)) return policy.document;
  const family = workspace.documents().filter((one) => has(one) && policyFor(workspace, one) === policy);
  return family.length === 1 ? family[0] : undefined;
}

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const indices = new WeakMap<Document, ReadonlyMap<string, Entry>>();

/** The entry of a document that a citation names. */
export function entryCited(document: Document, citation: string): Entry | undefined {
  let index = indices.get(document);
  if (!index) {
    index = new Map(
      document.entries
        .filter((entry) => isCited(document.entries, entry))
        .map((entry) => [citationKey(citationOf(document.entries, entry.index)), entry] as const)
        .reverse(),
    );
    indices.set(document, index);
  }
  return index.get(citationKey(citation));
}

/** The entry whose own line holds an offset. */
export const entryAt = ({ entries }: Document, offset: number): Entry | undefined =>
  entries.find((entry) => isCited(entries, entry) && entry.span.start <= offset && offset <= entry.span.end);
