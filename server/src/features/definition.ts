import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { definedAt } from './term';

/** A place in a document, and the word that points to it. */
export interface Target {
  readonly path: string;
  readonly span: Span;
  readonly from: Span;
}

/** Where the term at an offset is defined. */
export function definitionAt(workspace: Workspace, path: string, offset: number): Target | undefined {
  const document = workspace.document(path);
  const found = document && definedAt(workspace, document, offset);
  return found && { path: found.path, span: found.span, from: found.at };
}
