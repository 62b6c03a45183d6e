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
  /** The code of the house's own register (PS-01, A.5.1) that a heading without a number begins with. */
  readonly code: string | undefined;
  /** From the line, its brackets or the caption before it; empty for an item that is a whole sentence. */
  readonly title: string;
  /** The line with number and title, caption excluded. */
  readonly span: Span;
  /** Where the title stands; equal to `span` when there is none. */
  readonly titleSpan: Span;
  /** The end of all that belongs to the entry, its children included. */
  readonly end: number;
  /** How many `#` it has, 0 for a bare line or list item. */
  readonly depth: number;
  /** Whether it stands in a Markdown list. */
  readonly listed: boolean;
  /** A plain number below an article (or 附則) that has words of its own or paragraphs: it counts items (号), not paragraphs (項). */
  readonly item: boolean;
}

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

/** An entry whose end is not known yet, or not for certain. */
export type Open = Omit<Entry, 'end'> & { readonly end?: number };

/** Gives every entry of a new list its end: where the next entry that is not below it begins. What had the same end stays the same object. */
export function close(entries: Open[], length: number): readonly Entry[] {
  const end = (index: number, at: number): void => {
    const entry = entries[index]!;
    const last = Math.max(entry.span.end, at);
    if (entry.end !== last) entries[index] = ended(entry, last);
  };
  /** The entries around the present one, by their indices. */
  const open: number[] = [];
  for (let i = 0; i < entries.length; i++) {
    const { level } = entries[i]!;
    while (open.length > 0 && entries[open.at(-1)!]!.level >= level) end(open.pop()!, startOf(entries[i]!));
    open.push(i);
  }
  for (const index of open) end(index, length);
  return entries as Entry[];
}

/** Field by field: of a spread, V8 makes a hidden class for each object. */
const ended = (entry: Open, end: number): Entry => ({
  index: entry.index,
  parent: entry.parent,
  level: entry.level,
  label: entry.label,
  number: entry.number,
  code: entry.code,
  title: entry.title,
  span: entry.span,
  titleSpan: entry.titleSpan,
  depth: entry.depth,
  listed: entry.listed,
  item: entry.item,
  end,
});

/** Where an entry begins: its caption's line where it has one. */
const startOf = ({ span, titleSpan }: Open): number => Math.min(span.start, titleSpan.start - 1);
