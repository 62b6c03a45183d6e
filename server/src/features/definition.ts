import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { pointedAt } from './pointed';
import { numberSpan } from './references';
import { definedAt } from './term';

/** A place in a document, and the word that points to it. */
export interface Target {
  readonly path: string;
  readonly span: Span;
  readonly from: Span;
}

/** The places that a reference names, or the one where the term at an offset is defined. */
export function definitionsAt(workspace: Workspace, path: string, offset: number): readonly Target[] {
  const document = workspace.document(path);
  if (!document) return [];
  const pointed = pointedAt(workspace, document, offset);
  if (pointed && pointed.entries.length > 0)
    return pointed.entries.map((entry) => ({
      path: pointed.document.path,
      span: numberSpan(pointed.document, entry),
      from: pointed.at,
    }));
  const found = definedAt(workspace, document, offset);
  return found ? [{ path: found.path, span: found.span, from: found.at }] : [];
}
