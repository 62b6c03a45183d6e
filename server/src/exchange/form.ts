import { type Document, readDocument } from '../document/document';
import type { Entry, Passage } from '../document/entry';
import { RANKS, readLabel, TAILS } from '../document/label';
import { type Block, parseMarkdown } from '../document/markdown';
import { offsetIn, type Prose, sourceOf } from '../document/prose';
import type { Span } from '../text/span';
import { inOneLine, joinedBy, type Letters, linesOf, put, readerOf, textOf, trimmed } from './letter';

/** A regulation as it stands on paper, paragraph by paragraph. */
export type Piece = Line | Grid;

export interface Line {
  readonly kind: 'line';
  readonly role: 'title' | 'heading' | 'caption' | 'numbered' | 'text' | 'bullet' | 'quote';
  readonly text: string;
  /** The text, letter by letter. */
  readonly letters: Letters;
  /** How many letters the first line, and those after it, stand in from the margin. */
  readonly first: number;
  readonly rest: number;
  /** Level of a heading or nesting of a bullet, from 1; 0 for other lines. */
  readonly depth: number;
  /** Where it stands in the source. */
  readonly span: Span;
}

export interface Grid {
  readonly kind: 'grid';
  readonly rows: readonly (readonly Letters[])[];
  readonly span: Span;
}

/**
 * Lays a Markdown document out in the usual form of Japanese regulations: chapters three letters in, captions in brackets above
 * their articles, 項 at the margin, 号 one letter in, and what is inside them one letter more each.
 */
export function layOut(markdown: string): readonly Piece[] {
  const document = readDocument(markdown, '');
  const sheet: Sheet = { document, read: readerOf(document), out: [], quotes: quotesOf(document) };
  const passages = new Map<number, Passage[]>();
  for (const passage of document.passages)
    passages.set(passage.entry, [...(passages.get(passage.entry) ?? []), passage]);
  addPassages(sheet, undefined, passages.get(-1) ?? []);
  for (const entry of document.entries) {
    addQuotes(sheet, Math.min(entry.span.start, entry.titleSpan.start));
    addEntry(sheet, entry, passages.get(entry.index) ?? []);
  }
  addQuotes(sheet, Number.POSITIVE_INFINITY);
  return sheet.out;
}

interface Sheet {
  readonly document: Document;
  readonly read: (prose: Prose) => Letters;
  readonly out: Piece[];
  /** Quotes that are still to come: they are no part of the outline. */
  readonly quotes: Line[];
}

const OUTER = RANKS.slice(0, RANKS.indexOf('条'));
/** How far a chapter stands in; a section one letter more, and so on. */
const CHAPTER = 3;

function addEntry(sheet: Sheet, entry: Entry, passages: readonly Passage[]): void {
  const { document, out } = sheet;
  const { label, span } = entry;
  const lead = passages[0]?.form === 'lead' ? passages[0] : undefined;
  const others = passages.filter((one) => one !== lead && one.form !== 'title');
  const style = label?.style ?? '';
  if (isTitle(document, entry)) out.push(line('title', titleOf(sheet, entry), { span }));
  else if (style === '条' || (isCaptioned(entry) && !inArticle(document, entry))) {
    addArticle(sheet, entry, lead, others);
    return;
  } else if (!lead && (entry.depth > 0 || OUTER.includes(style) || TAILS.includes(style) || style === '目次')) {
    const first = OUTER.includes(style)
      ? CHAPTER + Math.max(0, OUTER.indexOf(style) - OUTER.indexOf('章'))
      : style === '附則'
        ? CHAPTER
        : 0;
    const depth = entry.level - (isTitle(document, document.entries[0]) ? 1 : 0);
    out.push(line('heading', headOf(sheet, entry, undefined), { first, rest: first, depth, span }));
    if (style === '目次') addContents(sheet, entry);
  } else {
    const first = insetOf(document, entry);
    const text = joinedBy('\u3000', [headOf(sheet, entry, lead), lead ? joined(sheet, lead) : []]);
    out.push(line('numbered', text, { first, rest: first + 1, span }));
  }
  addPassages(sheet, entry, others);
}

/** 「（目的）」 and below it 「第1条　この規程は、…」, as one sees it in print. */
function addArticle(sheet: Sheet, entry: Entry, lead: Passage | undefined, others: readonly Passage[]): void {
  const { out } = sheet;
  const { span, titleSpan, title } = entry;
  if (title !== '')
    out.push(
      line('caption', [...put('（'), ...titleOf(sheet, entry), ...put('）')], { first: 1, rest: 2, span: titleSpan }),
    );
  const label = labelOf(sheet, entry);
  const [first, ...more] = others;
  const body = lead ?? (first?.form === 'text' ? first : undefined);
  out.push(
    line('numbered', joinedBy('\u3000', [label, body ? joined(sheet, body) : []]), {
      first: 0,
      rest: 1,
      span: { start: span.start, end: body ? endOf(body) : span.end },
    }),
  );
  addPassages(sheet, entry, body === first ? more : others);
}

function addPassages(sheet: Sheet, entry: Entry | undefined, passages: readonly Passage[]): void {
  const { document, read, out } = sheet;
  const inset =
    !entry || isTitle(document, entry)
      ? -1
      : entry.depth > 0 && entry.label?.style !== '条'
        ? -1
        : insetOf(document, entry);
  for (const passage of passages) {
    const { form, depth, cells, header, prose } = passage;
    const span = sourceOf(prose, 0, prose.text.length);
    addQuotes(sheet, span.start);
    if (form === 'row') {
      const row = (cells ?? [prose]).map((cell) => trimmed(read(cell)));
      const last = out.at(-1);
      if (header && last?.kind === 'grid')
        out[out.length - 1] = { ...last, rows: [...last.rows, row], span: { start: last.span.start, end: span.end } };
      else out.push({ kind: 'grid', rows: [row], span });
    } else if (form === 'bullet') {
      out.push(line('bullet', joined(sheet, passage), { first: inset + depth, rest: inset + depth + 1, depth, span }));
    } else if (!entry && prose.text.trim() !== '') {
      for (const one of linesOf(read(prose)).map(trimmed))
        if (one.length > 0)
          out.push(line(textOf(one) === document.title ? 'title' : 'text', one, { first: 0, rest: 0, span }));
    } else out.push(line('text', joined(sheet, passage), { first: inset + 2, rest: inset + 1, span }));
  }
}

const line = (role: Line['role'], letters: Letters, more: Pick<Line, 'span'> & Partial<Line>): Line => ({
  kind: 'line',
  role,
  text: textOf(letters),
  letters,
  first: 0,
  rest: 0,
  depth: 0,
  ...more,
});

const isTitle = ({ titleSpan }: Document, entry: Entry | undefined): boolean =>
  entry !== undefined && entry.label === undefined && entry.titleSpan.start === titleSpan.start;

const isCaptioned = ({ title, titleSpan, span, label }: Entry): boolean =>
  label !== undefined && title !== '' && titleSpan.start < span.start;

function inArticle({ entries }: Document, entry: Entry): boolean {
  for (let at = entry.parent; at >= 0; at = entries[at]!.parent) if (entries[at]!.label?.style === '条') return true;
  return false;
}

/** How far a number stands in: a paragraph of an article not at all, an item one letter, what is inside it one more. */
function insetOf({ entries }: Document, entry: Entry): number {
  let inset = 0;
  for (let at: Entry | undefined = entry; at; at = entries[at.parent]) {
    const style = at.label?.style ?? '';
    if (at.depth > 0 || style === '' || style === '条' || OUTER.includes(style) || TAILS.includes(style)) return inset;
    const paragraph = style === '項' || (style === '1' && entries[at.parent]?.label?.style === '条');
    if (!paragraph) inset++;
  }
  // numbers that stand in nothing begin at the margin
  return Math.max(0, inset - 1);
}

/** The title of an entry, letter by letter where it is written as it is read (spaced letters are joined). */
function titleOf({ document, read }: Sheet, { title, titleSpan }: Entry): Letters {
  const block = document.blocks.find(({ span }) => span.start <= titleSpan.start && titleSpan.start < span.end);
  const at = block && offsetIn(block.prose, titleSpan.start);
  if (!block || at === undefined) return put(title);
  const found = block.prose.text.indexOf(title, at);
  return found < 0 ? put(title) : read(block.prose).slice(found, found + title.length);
}

/** The line of an entry as a reader sees it, up to the text behind its title. */
function headOf(sheet: Sheet, entry: Entry, lead: Passage | undefined): Letters {
  const found = lineOf(sheet, entry);
  if (!found) return joinedBy('\u3000', [put(entry.number), put(entry.title)]);
  const { block, at, letters, marker } = found;
  const body = lead ? offsetIn(block.prose, sourceOf(lead.prose, 0, lead.prose.text.length).start) : undefined;
  return spaced(trimmed([...put(marker), ...(body === undefined ? letters : letters.slice(0, body - at))]));
}

/** With a full-width space behind the number, as in print, whatever space was typed there. */
function spaced(letters: Letters): Letters {
  const text = textOf(letters);
  const label = text.slice(0, readLabel(text, true)?.length ?? 0).trimEnd().length;
  const gap = text.length - label - text.slice(label).trimStart().length;
  return label === 0 || gap === 0
    ? letters
    : [...letters.slice(0, label), ...put('\u3000'), ...letters.slice(label + gap)];
}

function labelOf(sheet: Sheet, entry: Entry): Letters {
  const found = lineOf(sheet, entry);
  const letters = found ? [...put(found.marker), ...found.letters] : [];
  const label = trimmed(letters.slice(0, readLabel(textOf(letters), true)?.length ?? 0));
  return label.length > 0 ? label : put(entry.number);
}

/** The block and the visible line in which an entry stands, and the marker of the list where that is its number. */
function lineOf(
  { document, read }: Sheet,
  { span }: Entry,
): { readonly block: Block; readonly at: number; readonly letters: Letters; readonly marker: string } | undefined {
  const block = document.blocks.find(
    (one) =>
      (one.item?.opens ? Math.min(one.item.place.start, one.span.start) : one.span.start) <= span.start &&
      span.start < one.span.end,
  );
  if (!block) return undefined;
  const found = offsetIn(block.prose, span.start);
  const marked = block.item?.opens && span.start === block.item.place.start && /\d/.test(block.item.marker);
  const at = found ?? 0;
  const end = block.prose.text.indexOf('\n', at);
  return {
    block,
    at,
    letters: read(block.prose).slice(at, end < 0 ? undefined : end),
    marker: marked ? `${block.item!.marker} ` : '',
  };
}

/** The lines of a 目次, which are no part of the outline. */
function addContents({ document, read, out }: Sheet, entry: Entry): void {
  const next = document.entries[entry.index + 1];
  const end = next ? Math.min(next.span.start, next.titleSpan.start) : document.source.length;
  for (const { prose, span } of document.blocks)
    if (span.start >= entry.span.end && span.end <= end)
      for (const one of linesOf(read(prose)))
        out.push(line('bullet', trimmed(one), { first: CHAPTER, rest: CHAPTER + 1, depth: 1, span }));
}

function quotesOf({ source }: Document): Line[] {
  return [...source.matchAll(/^(?:[ \t]{0,3}>.*(?:\r?\n|$))+/gm)].flatMap(({ 0: quote, index }) =>
    parseMarkdown(quote.replace(/^[ \t]{0,3}> ?/gm, '')).blocks.map(({ prose }) =>
      line('quote', put(prose.text.replace(/\s*\n\s*/g, '')), {
        first: 1,
        rest: 1,
        span: { start: index, end: index + quote.length },
      }),
    ),
  );
}

function addQuotes({ out, quotes }: Sheet, until: number): void {
  while (quotes[0] && quotes[0].span.start < until) out.push(quotes.shift()!);
}

/** The text of a passage in one line. */
const joined = ({ read }: Sheet, { prose }: Passage): Letters => inOneLine(trimmed(read(prose)));

const endOf = ({ prose }: Passage): number => sourceOf(prose, 0, prose.text.length).end;
