import type { Document } from '../document/document';
import { offsetIn, sourceOf } from '../document/prose';
import { indexOf, occurrencesIn } from '../policy/occurrence';
import type { Policy, Term } from '../policy/policy';
import { type Span, touches } from '../text/span';
import { isPolicy, type Workspace } from '../workspace/workspace';

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
  const terms = workspace.termsOf(document);
  const block = document.blocks.find(({ span }) => touches(span, offset));
  const at = block && offsetIn(block.prose, offset);
  if (!block || at === undefined) return undefined;
  const own = document.definitions
    .filter(({ term }) => !terms.some((known) => known.term === term))
    .map(
      (definition): Term => ({
        id: '',
        path: document.path,
        term: definition.term,
        definition: definition.text,
        inline: definition.inline,
        span: definition.span,
        definitionSpan: definition.textSpan,
      }),
    );
  const tokens = workspace.tokenizer()?.(block.prose.text);
  const near = occurrencesIn(block.prose.text, indexOf([...terms, ...own]), tokens).filter(({ span }) =>
    touches(span, at),
  );
  // behind one word may stand the next
  const found = near.find(({ span }) => at < span.end) ?? near[0];
  if (!found) return undefined;
  const { term, span } = found;
  return {
    word: term.term,
    definition: term.definition,
    path: term.path,
    span: term.span,
    citation: term.id,
    at: sourceOf(block.prose, span.start, span.end),
  };
}
