import type { Span } from '../text/span';
import type { Label } from './label';
import type { Prose } from './prose';

/** A place in the outline: a chapter, an article, a numbered item, an unnumbered heading, 附則, 別表 … */
export interface Entry {
  readonly index: number;
  /** Index of the entry around this one; -1 at the outermost level. */
  readonly parent: number;
  /** 1 for the outermost entries, otherwise the parent's + 1. */
  readonly level: number;
  readonly label: Label | undefined;
  /** The label as written (see {@link Label.number}); empty for unnumbered headings. */
  readonly number: string;
  /** The same letter by letter; empty where there is none. */
  readonly written: string;
  /** The code of the house's own register (PS-01, A.5.1) that a heading without a number begins with. */
  readonly code: string | undefined;
  /** From the line, its brackets or the caption before it; empty for an item that is a whole sentence. */
  readonly title: string;
  /** The line with number and title, caption excluded. */
  readonly span: Span;
  /** Where the title stands; equal to `span` when there is none. */
  readonly titleSpan: Span;
  /** Where the next entry stands that is not below it: there ends what belongs to it ({@link endOf}). */
  readonly next: Stand | undefined;
  /** How many `#` it has, 0 for a bare line or list item. */
  readonly depth: number;
  /** Whether it stands in a Markdown list. */
  readonly listed: boolean;
  /** A plain number below an article (or 附則) that has words of its own or paragraphs: it counts items (号), not paragraphs (項). */
  readonly item: boolean;
}

/** Where an entry stands, with its caption. */
export type Stand = Pick<Entry, 'span' | 'titleSpan'>;

/** The end of all that belongs to an entry, its children included. */
export const endOf = ({ source }: { readonly source: string }, { span, next }: Entry): number =>
  Math.max(span.end, next ? startOf(next) : source.length);

/** The innermost entry that an offset belongs to, its very end included. */
export const entryAround = (
  document: { readonly source: string; readonly entries: readonly Entry[] },
  offset: number,
): Entry | undefined =>
  document.entries.findLast((entry) => entry.span.start <= offset && offset <= endOf(document, entry));

/** Where an entry begins: its caption's line where it has one. */
const startOf = ({ span, titleSpan }: Stand): number => Math.min(span.start, titleSpan.start - 1);

/** A run of text that belongs to one place in the outline. */
export interface Passage {
  /** Index of the entry that it stands under; -1 before the first one. */
  readonly entry: number;
  /**
   * `text` below an entry, `lead` on the entry's own line, `title` of an item that has no sentence, a `bullet`, a table `row`, or a
   * foot`note`, which stands under the entry that calls it.
   */
  readonly form: 'text' | 'lead' | 'title' | 'bullet' | 'row' | 'note';
  readonly prose: Prose;
  /** Nesting of the bullet, 0 for other text. */
  readonly depth: number;
  /** Set for what stands behind a list and goes on with the sentence that introduces it. */
  readonly goesOn?: true;
  /** For a footnote: where in the source it is called; undefined when nothing does. */
  readonly call?: number;
  readonly cells?: readonly Prose[];
  readonly header?: readonly string[];
}

/** An entry of which it is not known yet, or not for certain, what comes next. */
export type Open = Omit<Entry, 'next'> & { readonly next?: Stand | undefined };

/** Tells every entry of a new list what comes next. What is told what it was told before stays the same object. */
export function close(entries: Open[]): readonly Entry[] {
  const end = (index: number, next: Stand | undefined): void => {
    const entry = entries[index]!;
    if (!('next' in entry) || entry.next?.span !== next?.span)
      entries[index] = placed(entry, entry.index, entry.parent, next && { span: next.span, titleSpan: next.titleSpan });
  };
  /** The entries around the present one, by their indices. */
  const open: number[] = [];
  for (let i = 0; i < entries.length; i++) {
    const { level } = entries[i]!;
    while (open.length > 0 && entries[open.at(-1)!]!.level >= level) end(open.pop()!, entries[i]!);
    open.push(i);
  }
  for (const index of open) end(index, undefined);
  return entries as Entry[];
}

/** The same entry at another place among the others. Field by field: of a spread, V8 makes a hidden class for each object. */
export const placed = (entry: Open, index: number, parent: number, next: Stand | undefined): Entry => ({
  index,
  parent,
  level: entry.level,
  label: entry.label,
  number: entry.number,
  written: entry.written,
  code: entry.code,
  title: entry.title,
  span: entry.span,
  titleSpan: entry.titleSpan,
  depth: entry.depth,
  listed: entry.listed,
  item: entry.item,
  next,
});
