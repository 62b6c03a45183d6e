import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { extentOf } from '../document/extent';
import type { Span } from '../text/span';

/** An entry of the outline with those below it. */
export interface Branch {
  readonly name: string;
  readonly kind: 'article' | 'item' | 'heading';
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly Branch[];
}

/** The outline of a document as a tree. Items without a title are named by the beginning of their sentence. */
export function symbolsOf(document: Document): readonly Branch[] {
  const below = (parent: number): readonly Branch[] =>
    document.entries.filter((entry) => entry.parent === parent).map(symbol);
  const symbol = (entry: Entry): Branch => ({
    name:
      [entry.code ?? entry.number, entry.title || opening(document, entry)].filter((part) => part !== '').join(' ') ||
      '…',
    kind: entry.label === undefined ? 'heading' : entry.depth > 0 || entry.label.style === '条' ? 'article' : 'item',
    span: { start: Math.min(entry.span.start, entry.titleSpan.start), end: extentOf(document, entry).end },
    selection: entry.span,
    children: below(entry.index),
  });
  return below(-1);
}

const opening = (document: Document, entry: Entry): string => {
  const text = document.statements.find((statement) => statement.entry === entry.index)?.text.replace(/\s+/g, '') ?? '';
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
};
