import type { Document } from '../document/document';
import { isCode, isWhole, sourceOf } from '../document/prose';
import type { Token } from '../morphology/token';
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
  /** Whether it can be replaced: it stands in one piece and is no code. */
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
    const tokens = tokenizer?.(prose.text);
    return occurrencesIn(prose.text, index, tokens).map(({ term, span: { start, end }, form }) => ({
      term,
      form,
      span: sourceOf(prose, start, end),
      whole: isWhole(prose, start, end) && !isCode(prose, start, end),
      inner: isInner(prose.text, start, end, tokens),
    }));
  });
}

/** What may stand right behind or before a word without making a longer one of both. */
const BEHIND = /^(?:等|内|外|上|下|中|間|毎|側|別|用|宛|向け|ごと|など|ら|達|以外|以下|以上|以内)$/;
const BEFORE = /^(?:各|本|当|同|該|両|全|旧|新|諸|他|御)$/;

/** Whether a noun stands right before or behind the words, so that both are one word. */
function isInner(text: string, start: number, end: number, tokens: readonly Token[] | undefined): boolean {
  if (!tokens) return LETTER.test(text[start - 1] ?? '') || LETTER.test(text[end] ?? '');
  const before = tokens.find((token) => token.end === start);
  const behind = tokens.find((token) => token.start === end);
  const isNoun = ({ pos, detail }: Token) => pos === '名詞' && !/^(?:数|副詞可能|非自立|代名詞)$/.test(detail);
  return (
    (before !== undefined && isNoun(before) && !BEFORE.test(before.surface) && LETTER.test(text[start - 1]!)) ||
    (behind !== undefined && isNoun(behind) && !BEHIND.test(behind.surface) && LETTER.test(text[end]!))
  );
}

const LETTER = /[\p{sc=Han}ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]/u;

/** The defined word at an offset. Behind one word may stand the next: that one wins. */
export function wordAt(workspace: Workspace, document: Document, offset: number): Word | undefined {
  const blocks = document.blocks.filter(({ span }) => touches(span, offset));
  const near = wordsOf(workspace, document, blocks).filter(({ span }) => touches(span, offset));
  return near.find(({ span }) => offset < span.end) ?? near[0];
}

/** Whether two terms are the same: defined at the same place. */
export const isSameTerm = (a: Term, b: Term): boolean =>
  a.path === b.path && a.span.start === b.span.start && a.term === b.term;
