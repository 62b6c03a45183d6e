import type { Document } from '../document/document';
import { isCode, isWhole, sourceOf } from '../document/prose';
import { indexOf, type Occurrence, occurrencesIn } from '../policy/occurrence';
import type { Term } from '../policy/policy';
import { type Span, touches } from '../text/span';
import type { Workspace } from '../workspace/workspace';

/** A defined word in a document. */
export interface Word {
  readonly term: Term;
  readonly form: Occurrence['form'];
  /** Where it stands in the source. */
  readonly span: Span;
  /** Whether it can be replaced: it stands in one piece and is neither code nor the verb of the term. */
  readonly whole: boolean;
  /** Whether it is a part of a longer word: the 情報セキュリティ of 統括情報セキュリティ責任者. */
  readonly inner: boolean;
}

/** The terms that hold for a document: those of its policy and of kijun.json, and those that it defines itself. */
export function vocabularyOf(workspace: Workspace, document: Document): readonly Term[] {
  const terms = workspace.termsOf(document);
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
  return own.length > 0 ? [...terms, ...own] : terms;
}

/** The defined words of a document, or of some blocks of it, in the order of the text; never inside a longer word. */
export function wordsOf(workspace: Workspace, document: Document, blocks = document.blocks): readonly Word[] {
  const tokenizer = workspace.tokenizer();
  const index = indexOf(vocabularyOf(workspace, document));
  return blocks.flatMap(({ prose }) => {
    return occurrencesIn(prose.text, index, tokenizer).map(({ term, span: { start, end }, form, inner }) => ({
      term,
      form,
      span: sourceOf(prose, start, end),
      whole: form !== 'verb' && isWhole(prose, start, end) && !isCode(prose, start, end),
      inner,
    }));
  });
}

/** The defined word at an offset. Behind one word may stand the next: that one wins. */
export function wordAt(workspace: Workspace, document: Document, offset: number): Word | undefined {
  const blocks = document.blocks.filter(({ span }) => touches(span, offset));
  const near = wordsOf(workspace, document, blocks).filter(({ span }) => touches(span, offset));
  return near.find(({ span }) => offset < span.end) ?? near[0];
}

/** Whether two terms are the same: defined at the same place. */
export const isSameTerm = (a: Term, b: Term): boolean =>
  a.path === b.path && a.span.start === b.span.start && a.term === b.term;
