import type { Heading, List, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { type Anchor, shift, spanAt } from '../text/anchor';
import { type Change, changeBetween } from '../text/change';
import { apart, recall } from '../text/memory';
import type { Span } from '../text/span';
import { whole } from '../text/step';
import { type Part, partsOf, repartition } from './part';
import { joinProse, type Piece, type Prose } from './prose';

/** A leaf of the Markdown tree that holds text, in document order. This file is the only place that knows remark. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'row';
  readonly span: Span;
  readonly prose: Prose;
  /** 1 to 6 for `#` and setext headings, otherwise 0. */
  readonly depth: number;
  /** What is written in bold, as ranges of the prose. */
  readonly strong: readonly Span[];
  /** The list item that the block stands in: nesting from 1, its marker as written, whether the block opens the item, and where that begins. */
  readonly item?: { readonly depth: number; readonly marker: string; readonly opens: boolean; readonly place: Span };
  /** For a footnote: the name that it is called by. */
  readonly note?: string;
  /** The footnotes that the block calls, and where. */
  readonly calls?: readonly { readonly note: string; readonly place: Span }[];
  /** For table rows: the cells, and what the header calls each; in a table with its names in the first column, that name. */
  readonly cells?: readonly Prose[];
  readonly header?: readonly string[];
}

/** What Markdown says of a text. */
export interface Markdown extends Content {
  readonly source: string;
  readonly parts: readonly ReadPart[];
  /** Whether it has footnotes: they stand elsewhere than they are read, so that nothing of an earlier reading holds. */
  readonly noted: boolean;
}

/** A part that was read on its own. */
export interface ReadPart extends Part {
  /** What all that it says stands on. */
  readonly anchor: Anchor;
  /** What it says by itself: the same object as long as it says the same, wherever it stands. */
  readonly key: Content;
  /** What it was read with behind it. */
  readonly below: string;
}

/** What Markdown says of a text or of a part of one. */
export interface Content {
  readonly blocks: readonly Block[];
  /** The YAML between the `---` lines, and where it stands. */
  readonly frontMatter?: { readonly text: string; readonly span: Span };
  /** HTML comments: their inner text, trimmed, and the span of the whole comment. */
  readonly comments: readonly { readonly text: string; readonly span: Span }[];
  /** Links to other documents: the target as written. */
  readonly links: readonly { readonly target: string; readonly span: Span }[];
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false }) // 第1条~第6条 is a range, not a deletion
  .use(withoutTransforms)
  .use(remarkFrontmatter, ['yaml'])
  // Regulations are indented by spaces; that makes no code. Underlines are forms to fill in, not emphasis.
  // **「重要」**です is bold for a Japanese reader, though not for CommonMark.
  .data('micromarkExtensions', [cjkFriendlyExtension(), { disable: { null: ['codeIndented'] } }])
  .freeze();

/** GFM looks for addresses to link in the finished tree, and recurses as deep as the tree is. No regulation needs that. */
function withoutTransforms(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.flat().map(({ transforms: _, ...rest }) => rest) ?? [];
}

/** Lists and quotes that are nested deeper have no reader, and remark takes minutes over them. */
const DEEPEST = 50;
const NESTED = RegExp(`^(?:[ \\t]*(?:[-*+>]|\\d{1,9}[.)])){${DEEPEST},}|^[ \\t]{${DEEPEST * 4},}`, 'gm');

/** The text without what nests too deep, of the same length: a line keeps the end of its indentation. */
const shallow = (source: string): string =>
  withoutNotes(withoutOpen(source.replace(NESTED, (nested) => '\u00a0'.repeat(nested.length))));

/** No document has more footnotes: those behind them are paragraphs, since remark moves all that it has read at each of them. */
const NOTES = 500;

function withoutNotes(source: string): string {
  let notes = 0;
  return source.replace(/^( {0,3})\[(?=\^)/gm, (found, indent: string) =>
    ++notes > NOTES ? `${indent}\u00a0` : found,
  );
}

/**
 * Brackets of a paragraph that open a link in a link in a link, and those that close what was not opened: remark looks back over all
 * before them at each.
 */
function withoutOpen(source: string): string {
  let depth = 0;
  let stray = 0;
  return source.replace(/[[\]]|\n[ \t]*(?=\r?\n)/g, (found) => {
    if (found === '[') return ++depth > DEEPEST ? '\u00a0' : found;
    if (found === ']' && depth === 0) return ++stray > DEEPEST ? '\u00a0' : found;
    if (found === ']') depth--;
    else [depth, stray] = [0, 0];
    return found;
  });
}

/**
 * Reads Markdown. Never fails: any text has a tree. Quotes, code, HTML and comments hold no blocks. What is still the same as
 * in a `previous` reading is not read again; the answer is the same with and without one.
 */
export function parseMarkdown(source: string, previous?: Markdown): Markdown {
  const markdown = whole(parsing(source, previous));
  stand(markdown.parts);
  return markdown;
}

/** The same, a part at each step; what is taken over then has yet to {@link stand} where it does in this text. */
export function* parsing(source: string, previous?: Markdown): Generator<void, Markdown> {
  const before = previous?.parts ?? [];
  const { head, fresh, tail, by } = previous ? repartition(before, previous.source, source) : partsOf(source);
  const kept = before.slice(0, head);
  const rest = before.slice(before.length - tail);
  const moved = by === 0 ? rest : rest.map((part) => movePart(part, by));
  const all: readonly (Part | ReadPart)[] = [...kept, ...fresh, ...moved];
  const noted = notesIn(all);
  const belowOf = notesBelow(noted);
  const parts: ReadPart[] = [];
  for (const part of all) {
    const below = belowOf(part);
    if ('key' in part && part.below === below) {
      parts.push(part);
      continue;
    }
    // a part outlives the text that it was read in
    const text = apart(source.slice(part.start, part.end));
    const { start, end, cut } = part;
    const anchor = { start };
    parts.push({ start, end, cut, anchor, key: readBetween(cut.head ?? '', text, below, anchor), below });
    yield;
  }
  const frontMatter = parts[0]?.key.frontMatter;
  let blocks: readonly Block[] | undefined;
  return {
    source,
    parts,
    noted: noted.size > 0,
    get blocks() {
      blocks ??= parts.flatMap(({ key }) => key.blocks);
      return blocks;
    },
    comments: inParts(parts, ({ comments }) => comments),
    links: inParts(parts, ({ links }) => links),
    ...(frontMatter && { frontMatter }),
  };
}

/** The footnotes that a text has. */
function notesIn(parts: readonly Part[]): ReadonlySet<string> {
  const noted = new Set<string>();
  for (const { cut } of parts) if (cut.notes) for (const name of cut.notes) noted.add(noteKey(name));
  return noted;
}

const noteKey = (name: string): string => name.toLowerCase().toUpperCase();

/**
 * What is put behind a part when it is read, so that calls of footnotes that stand in other parts are known for calls: a footnote for
 * each of them.
 */
function notesBelow(noted: ReadonlySet<string>): (part: Part) => string {
  if (noted.size === 0) return () => '';
  return ({ cut: { calls = [], notes = [] } }) => {
    const own = new Set(notes.map(noteKey));
    const names = calls.filter((name) => noted.has(noteKey(name)) && !own.has(noteKey(name)));
    return [...new Set(names)].map((name) => `\n\n[^${name}]: 注`).join('');
  };
}

/** Field by field, so that all parts have one hidden class: each edit goes through them. */
const movePart = ({ start, end, cut, anchor, key, below }: ReadPart, by: number): ReadPart => ({
  start: start + by,
  end: end + by,
  cut,
  anchor,
  key,
  below,
});

/** Has the anchors of parts stand where these do. */
export function stand(parts: readonly ReadPart[]): void {
  for (const { anchor, start } of parts) anchor.start = start;
}

/** What all parts say, most of which say nothing. */
function inParts<T>(parts: readonly ReadPart[], saidIn: (content: Content) => readonly T[]): readonly T[] {
  const all: T[] = [];
  for (const { key } of parts) for (const one of saidIn(key)) all.push(one);
  return all;
}

/** How many parts at the beginning say what they said and where, and how many at the end say what they said. */
export const sameParts = ({ parts: before }: Pick<Markdown, 'parts'>, { parts }: Pick<Markdown, 'parts'>): Change =>
  recall(
    recall(CHANGES, parts, () => new WeakMap()),
    before,
    () => changeBetween(before, parts, (one, other) => one.key === other.key),
  );

/** Several ask for it at each edit. Weak at both ends: a reading that held the one before it would hold all before that, too. */
const CHANGES = new WeakMap<readonly ReadPart[], WeakMap<readonly ReadPart[], Change>>();

/** Reads a text that goes on with the head of a table, with footnotes below it; of both nothing is told. */
function readBetween(head: string, text: string, below: string, anchor: Anchor): Content {
  const read = readPart(`${head}${text}${below}`, anchor, -head.length);
  if (head === '' && below === '') return read;
  const [start, end] = [anchor.start, anchor.start + text.length];
  const isOwn = ({ span }: { readonly span: Span }) => start <= span.start && span.start < end;
  return {
    ...read,
    blocks: read.blocks.filter(isOwn),
    comments: read.comments.filter(isOwn),
    links: read.links.filter(isOwn),
  };
}

/**
 * Reads a text in one piece, but for tables right below a list item: Markdown takes their lines for the item's text, which nobody
 * means who writes a table. There a list ends.
 */
export function readPart(text: string, anchor: Anchor, from = 0): Content {
  const source = shallow(text);
  const root: Root = processor.parse(source);
  // remark drops a byte order mark and counts without it
  const base = source.startsWith('\ufeff') ? 1 : 0;
  const cuts = root.children.flatMap((node) => (node.type === 'list' ? tablesIn(source, base, node) : []));
  if (cuts.length === 0) return readTree({ source, base, anchor, from }, root);
  const starts = [0, ...cuts];
  const pieces = starts.map((start, i) => {
    const piece = source.slice(start, starts[i + 1]);
    return readTree({ source: piece, base: i === 0 ? base : 0, anchor, from: from + start }, processor.parse(piece));
  });
  const frontMatter = pieces[0]!.frontMatter;
  return {
    blocks: pieces.flatMap(({ blocks }) => blocks),
    comments: pieces.flatMap(({ comments }) => comments),
    links: pieces.flatMap(({ links }) => links),
    ...(frontMatter && { frontMatter }),
  };
}

/** The head of a table and the line below it, in the text of a list item. */
const TABLE = /(?<=\n) {0,3}\|[^\n]*\|[ \t]*\r?\n {0,3}\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?=\r?\n|$)/g;

/** Where tables begin in the paragraphs of a list. */
function tablesIn(source: string, base: number, { children }: List): readonly number[] {
  return children.flatMap((item) =>
    item.children.flatMap((node) => {
      if (node.type === 'list') return tablesIn(source, base, node);
      const { start, end } = node.position ?? {};
      if (node.type !== 'paragraph' || start?.offset === undefined) return [];
      const from = base + start.offset;
      return [...source.slice(from, base + (end?.offset ?? 0)).matchAll(TABLE)].map(({ index }) => from + index);
    }),
  );
}

function readTree(text: Omit<Reading, keyof Content>, root: Root): Content {
  const out: Reading = { ...text, blocks: [], comments: [], links: [] };
  for (const node of root.children) visit(out, node, undefined);
  const { blocks, comments, links, frontMatter } = out;
  return { blocks, comments, links, ...(frontMatter && { frontMatter }) };
}

interface Reading {
  readonly source: string;
  /** What is to be added to the offsets of remark. */
  readonly base: number;
  /** What places in it are told by: the anchor, and how far behind it the source begins. */
  readonly anchor: Anchor;
  readonly from: number;
  readonly blocks: Block[];
  readonly comments: { text: string; span: Span }[];
  readonly links: { target: string; span: Span }[];
  frontMatter?: { text: string; span: Span };
}

function visit(out: Reading, node: RootContent, item: Block['item']): void {
  switch (node.type) {
    case 'yaml':
      out.frontMatter = { text: node.value, span: placeOf(out, spanOf(out, node)) };
      break;
    case 'heading':
    case 'paragraph':
      out.blocks.push({ ...leafOf(out, node), ...within(item) });
      break;
    case 'list':
      for (const child of node.children) {
        const depth = (item?.depth ?? 0) + 1;
        const { start } = spanOf(out, child);
        const place = placeOf(out, { start, end: start });
        const marker = /^(?:[-*+]|\d+[.)])/.exec(out.source.slice(start, start + 12))?.[0] ?? '-';
        let opens = true;
        for (const part of child.children) {
          visit(out, part, { depth, marker, opens, place });
          opens = false;
        }
      }
      break;
    case 'table':
      visitTable(out, node.children, item);
      break;
    case 'html':
      visitComments(out, spanOf(out, node));
      break;
    case 'footnoteDefinition': {
      const at = out.blocks.length;
      for (const child of node.children) visit(out, child, item);
      for (let i = at; i < out.blocks.length; i++) out.blocks[i] = { ...out.blocks[i]!, note: node.identifier };
      break;
    }
    default:
      // Quotes cite other documents; code, definitions and rules hold no regulation.
      break;
  }
}

/** A heading or paragraph. Sentences that a line of dashes happens to follow are no heading. */
function leafOf(out: Reading, node: Heading | Paragraph): Block {
  const span = spanOf(out, node);
  const strong: Span[] = [];
  const called: Calls = [];
  const prose = proseOf(out, node, strong, called);
  const calls = called.length > 0 ? { calls: called } : {};
  const underlined = node.type === 'heading' && out.source[span.start] !== '#';
  const place = placeOf(out, span);
  if (node.type === 'paragraph' || (underlined && /[\r\n]|。\s*$/.test(prose.text)))
    return { kind: 'paragraph', span: place, prose, depth: 0, strong, ...calls };
  return { kind: 'heading', span: place, prose, depth: node.depth, strong, ...calls };
}

function visitTable(out: Reading, rows: readonly TableRow[], item: Block['item']): void {
  const header = rows[0]?.children.map((cell) => proseOf(out, cell).text.trim()) ?? [];
  const upright = isUpright(header);
  rows.forEach((row, i) => {
    const calls: Calls = [];
    const strong: Span[] = [];
    let at = 0;
    const cells = row.children.map((cell) => {
      const bold: Span[] = [];
      const prose = proseOf(out, cell, bold, calls);
      strong.push(...bold.map((span) => shift(span, at)));
      at += prose.text.length + GAP.length;
      return prose;
    });
    const block = {
      kind: 'row',
      span: placeOf(out, spanOf(out, row)),
      prose: joinProse(cells, GAP, out.anchor),
      depth: 0,
      strong,
      cells,
      ...(calls.length > 0 && { calls }),
    } as const;
    const names = upright ? cells.map((_, at) => (at === 0 ? '' : cells[0]!.text.trim())) : i > 0 ? header : undefined;
    out.blocks.push({ ...block, ...(names && { header: names }), ...within(item) });
  });
}

/** What stands between the cells of a row. */
const GAP = '\u3000';

/**
 * Whether a table has its names in the first column: Markdown must call its first row a header, which then is empty, or says a
 * whole sentence.
 */
const isUpright = (header: readonly string[]): boolean =>
  header.length > 1 &&
  (header.every((name) => name === '') || (header.length === 2 && header[0] !== '' && /。[）)」]?$/.test(header[1]!)));

function visitComments(out: Reading, span: Span): void {
  for (const match of out.source.slice(span.start, span.end).matchAll(/<!--([\s\S]*?)(?:-->|$)/g)) {
    const start = span.start + match.index;
    out.comments.push({ text: match[1]!.trim(), span: placeOf(out, { start, end: start + match[0].length }) });
  }
}

const within = (item: Block['item']): Pick<Block, 'item'> => (item ? { item } : {});

function spanOf({ base }: Reading, node: Nodes): Span {
  return { start: base + (node.position?.start.offset ?? 0), end: base + (node.position?.end.offset ?? 0) };
}

/** What stands in the source there, told by its anchor. */
const placeOf = ({ anchor, from }: Reading, { start, end }: Span): Span => spanAt(anchor, from + start, from + end);

type Calls = { note: string; place: Span }[];

/** The visible text below a node; ranges in bold are added to `strong`, footnotes that it calls to `calls`. */
function proseOf(out: Reading, node: Parents, strong: Span[] = [], calls: Calls = []): Prose {
  const text: string[] = [];
  const pieces: Piece[] = [];
  let at = 0;
  const add = (value: string, offset: number, code?: true) => {
    const source = out.from + offset;
    const last = pieces.at(-1);
    if (last && !code && !last.code && last.at + last.length === at && last.source + last.length === source) {
      pieces[pieces.length - 1] = { ...last, length: last.length + value.length };
    } else pieces.push(code ? { at, source, length: value.length, code } : { at, source, length: value.length });
    text.push(value);
    at += value.length;
  };
  const walk = (child: PhrasingContent): void => {
    const span = spanOf(out, child);
    if (child.type === 'text') align(out.source, span, child.value, add);
    else if (child.type === 'inlineCode') {
      const from = out.source.indexOf(child.value, span.start);
      add(child.value, from < 0 || from >= span.end ? span.start : from, true);
    } else if (child.type === 'break') add('\n', span.start);
    else if (child.type === 'html') {
      if (/^<br\s*\/?>$/i.test(child.value)) add('\n', span.start);
      visitComments(out, span);
    } else if (child.type === 'footnoteReference') calls.push({ note: child.identifier, place: placeOf(out, span) });
    else if ('children' in child) {
      if (child.type === 'link') out.links.push({ target: child.url, span: placeOf(out, span) });
      const start = at;
      for (const inner of child.children) walk(inner);
      if (child.type === 'strong') strong.push({ start, end: at });
    }
  };
  for (const child of node.children) walk(child as PhrasingContent);
  return { text: text.join(''), pieces: pieces.slice(), anchor: out.anchor };
}

/**
 * Finds a text node's characters again in the source: Markdown drops indentation, quote marks and backslashes and decodes
 * entities, all else is verbatim.
 */
function align(source: string, span: Span, value: string, add: (value: string, source: number) => void): void {
  if (source.startsWith(value, span.start)) {
    add(value, span.start);
    return;
  }
  let at = span.start;
  for (let i = 0; i < value.length; ) {
    const entity = source[at] === '&' ? /^&[#\w]+;/.exec(source.slice(at, at + 40)) : null;
    if (entity && !value.startsWith(entity[0], i)) {
      const length = decodedLength(entity[0], value, i);
      for (let n = 0; n < length; n++) add(value[i + n]!, at);
      at += entity[0].length;
      i += length;
    } else if (at >= span.end) {
      // Nothing known comes here; what is left stands at the end.
      for (; i < value.length; i++) add(value[i]!, Math.max(span.start, span.end - 1));
    } else if (same(source[at], value[i])) {
      let length = 1;
      const goesOn = (n: number) =>
        at + n < span.end && same(source[at + n], value[i + n]) && !/[&\\]/.test(source[at + n]!);
      while (i + length < value.length && goesOn(length)) length++;
      add(value.slice(i, i + length), at);
      at += length;
      i += length;
    } else if (source[at] === '\r' && value[i] === '\n') {
      add('\n', at);
      at += source[at + 1] === '\n' ? 2 : 1;
      i++;
    } else at++;
  }
}

/** Markdown shows U+0000 as U+FFFD. */
const same = (source: string | undefined, shown: string | undefined): boolean =>
  source === shown || (source === '\0' && shown === '\ufffd');

/** What is second where an entity stands for two characters. */
const SECOND = '\u0331\u0333\u0338\u200a\u20d2\u20e5\ufe00';

/** How many UTF-16 units an entity became: two outside the basic plane, and for the few that stand for two characters. */
function decodedLength(entity: string, value: string, at: number): number {
  if (/[\ud800-\udbff]/.test(value[at]!)) return 2;
  const second = value[at + 1] ?? ' ';
  return entity === '&fjlig;' || (!entity.startsWith('&#') && SECOND.includes(second)) ? 2 : 1;
}
