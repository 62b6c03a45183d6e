import type { Document } from '../../document/document';
import type { Block } from '../../document/markdown';
import { sourceOf } from '../../document/prose';
import { foundInBlocks } from '../../document/search';
import { shift } from '../../text/anchor';
import type { Span } from '../../text/span';
import type { Report } from '../finding';
import type { Rule } from '../rule';
import { replaced, wordAt } from '../word';

/**
 * drafting/figure: figures of the text in the other width than nearly all others of the document. Figures of one digit and of
 * several are counted apart: many houses write 5 full-width and 10 half-width. Numbers of articles are numbering/style's.
 */
export const figure: Rule = {
  id: 'drafting/figure',
  severity: 'info',
  title: { ja: '数字の全角・半角の混在', en: 'Numbers in both full width and half width' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => {
    const found = figuresOf(document);
    return [true, false].flatMap((single) => odd(found.filter(({ text }) => (text.length === 1) === single)));
  },
};

/** The figures of a document's text. */
export const figuresOf = (document: Document): readonly Figure[] =>
  foundInBlocks(document, figure.id, [], figuresIn, (one, by) => ({ ...one, span: shift(one.span, by) }));

/** The others are slips where at most one in so many is written so. */
const RARE = 8;

export interface Figure {
  readonly text: string;
  readonly span: Span;
  readonly whole: boolean;
}

/** Figures of the text, and not of names, numbers of places, dates of documents, versions, addresses or classes. */
const figuresIn = (block: Block): readonly Figure[] =>
  block.depth > 0
    ? []
    : [
        ...block.prose.text.matchAll(
          /(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９.．:：/／_@＠第号性度分式表紙図(（\-－―~～^＾#＃])(?<!^[ \u3000]*|\n[ \u3000]*)(?:[0-9]+|[０-９]+)(?=[\p{sc=Han}かヶカつビバメキギ%％])/gu,
        ),
      ].flatMap(({ 0: text, index }) =>
        wordAt(block, { start: index, end: index + text.length }).map(({ whole }) => ({
          text,
          span: sourceOf(block.prose, index, index + text.length),
          whole,
        })),
      );

function odd(found: readonly Figure[]): readonly Report[] {
  const wide = found.filter(({ text }) => /[０-９]/.test(text));
  const narrow = found.filter((one) => !wide.includes(one));
  const [few, usual] = wide.length < narrow.length ? [wide, '半角'] : [narrow, '全角'];
  if (few.length * RARE > found.length) return [];
  return few.map(({ text, span, whole }) => {
    const right = text.replace(/[0-9０-９]/g, turned);
    return {
      span,
      message: {
        ja: `この文書の数字は${usual}です（一桁と二桁以上は別に数えています）。「${text}」を「${right}」に直してください。`,
        en: `Numbers of this length are ${usual === '半角' ? 'half-width' : 'full-width'} elsewhere in this document. Change 「${text}」 to 「${right}」.`,
      },
      fixes: replaced({ span, whole }, right, true),
    };
  });
}

/** A digit in the other width. */
const turned = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) + (digit <= '9' ? 0xfee0 : -0xfee0));
