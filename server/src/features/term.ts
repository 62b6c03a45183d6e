import type { Document } from '../document/document';
import type { Policy } from '../policy/policy';
import type { Span } from '../text/span';
import { isPolicy, type Workspace } from '../workspace/workspace';
import { wordAt } from './occurrences';

/** A defined word under the caret. */
export interface Defined {
  readonly word: string;
  readonly definition: string;
  /** Where it is defined. */
  readonly path: string;
  readonly span: Span;
  /** The citation of that place in the policy; empty for a word of the document itself. */
  readonly citation: string;
  /** The word as it stands under the caret, in the document that was asked about. */
  readonly at: Span;
}

/** The policy in force for a document, if there is one. */
export function policyFor(workspace: Workspace, document: Document): Policy | undefined {
  const answer = workspace.policyOf(document);
  return isPolicy(answer) ? answer : undefined;
}

/** The defined word at a source offset: a term of the policy, or one that the document defines itself. The longest wins. */
export function definedAt(workspace: Workspace, document: Document, offset: number): Defined | undefined {
  const found = wordAt(workspace, document, offset);
  if (!found) return undefined;
  const { term, span } = found;
  return {
    word: term.term,
    definition: term.definition,
    path: term.path,
    span: term.span,
    citation: term.id,
    at: span,
  };
}
