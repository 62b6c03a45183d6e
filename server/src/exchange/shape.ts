import { type Document, readDocument, TITLE_MARK } from '../document/document';
import type { Entry } from '../document/entry';
import { RANKS, TAILS } from '../document/label';
import { sourceOf } from '../document/prose';
import { isSentence, joinLetters } from '../document/title';
import { lastUpTo } from '../text/bisect';
import { lineNumber } from '../text/lines';
import type { Block, Note } from './block';
import { doubtsOf } from './doubt';
import { type Written, write } from './write';

/** Markdown with headings, and what was done for it. */
export interface Shaped {
  readonly markdown: string;
  /** The 1-based line at which each block begins. */
  readonly lines: readonly number[];
  /** What was made a heading, and what looks wrong in the outline. */
  readonly notes: readonly Note[];
}

/**
 * Makes headings out of the outline that Kijun reads in the bare text: the title, chapters, articles with their captions, 附則
 * and the outermost numbers. Headings must not change what is read: where they would, fewer are made.
 */
export function shape(blocks: readonly Block[]): Shaped {
  const bare = write(blocks);
  const document = readDocument(bare.markdown, '');
  const wanted = outlineOf(document);
  for (const choice of CHOICES) {
    const { markdown, starts, done } = withHeadings(blocks, bare, document, choice);
    const read = readDocument(markdown, '');
    if (same(outlineOf(read), wanted)) return shaped(read, starts, done);
  }
  return shaped(document, bare.starts, []);
}

/** What was done to make a line a heading. */
type Deed = 'made' | 'moved' | 'joined';

const DEEDS: Readonly<Record<Deed, (count: number) => Note['message']>> = {
  made: (count) => ({
    ja: `章、条などの行を見出し（#）にしました（${count}か所）。`,
    en: `Lines of chapters, articles and the like were made headings (${count}).`,
  }),
  moved: (count) => ({
    ja: `条などの前にあった括弧書きの見出しを、番号の後に移しました（${count}か所）。`,
    en: `Captions in brackets before articles and the like were moved behind the numbers (${count}).`,
  }),
  joined: (count) => ({
    ja: `見出しの字間の空きを詰めました（${count}か所）。`,
    en: `Letters of headings that were spaced for looks were joined (${count}).`,
  }),
};

function shaped(document: Document, starts: readonly number[], done: readonly Deed[]): Shaped {
  const notes = (['made', 'moved', 'joined'] as const).flatMap((deed): Note[] => {
    const count = done.filter((one) => one === deed).length;
    return count === 0 ? [] : [{ kind: 'changed', lines: [], message: DEEDS[deed](count) }];
  });
  return {
    markdown: document.source,
    lines: starts.map((start) => lineNumber(document.lines, start)),
    notes: [...doubtsOf(document), ...notes],
  };
}

/** Which entries become headings, from most to least. */
interface Choice {
  readonly numbers: boolean;
  readonly articles: boolean;
  readonly chapters: boolean;
}

const CHOICES: readonly Choice[] = [
  { numbers: true, articles: true, chapters: true },
  { numbers: false, articles: true, chapters: true },
  { numbers: false, articles: false, chapters: true },
  { numbers: false, articles: false, chapters: false },
];

type Line = readonly [level: number, number: string, title: string];

/** The outline without the document's title, which is an entry only as a heading. */
function outlineOf(document: Document): readonly Line[] {
  const title = isTitle(document, document.entries[0]);
  return document.entries
    .slice(title ? 1 : 0)
    .map(({ level, number, title: name }) => [level - (title ? 1 : 0), number, name]);
}

const isTitle = (document: Document, entry: Entry | undefined): boolean =>
  entry !== undefined &&
  entry.label === undefined &&
  entry.level === 1 &&
  entry.titleSpan.start === document.titleSpan.start;

const same = (a: readonly Line[], b: readonly Line[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The deepest heading of Markdown. */
const DEEPEST = 6;

function withHeadings(
  blocks: readonly Block[],
  bare: Written,
  document: Document,
  choice: Choice,
): Written & { readonly done: readonly Deed[] } {
  const done: Deed[] = [];
  const { markdown, starts } = bare;
  const ends = starts.map((_, i) => starts[i + 1] ?? markdown.length + 1);
  const blockAt = (offset: number): number => lastUpTo(starts, offset);
  const pieces = blocks.map((_, i): string => markdown.slice(starts[i], ends[i]).trimEnd());
  const tight = blocks.map((block) => block.kind === 'text' && block.bullet > 0);
  const entries = document.entries;
  const titled = isTitle(document, entries[0]);
  const shift = titled || hasTitle(document) ? 1 : 0;
  if (shift === 1) {
    const text = markdown.slice(document.titleSpan.start, document.titleSpan.end).trim();
    const title = text.replace(TITLE_MARK, '') + (CALLS.exec(markdown.slice(document.titleSpan.end))?.[0] ?? '');
    const at = blockAt(document.titleSpan.start);
    if (blocks[at]?.kind === 'text' && blocks[at].depth === 0) done.push('made');
    if (joinLetters(title) !== title) done.push('joined');
    pieces[at] = `# ${joinLetters(title)}`;
  }
  const bodies = new Map<number, number>();
  for (const { entry, form, prose } of document.passages)
    if (form === 'lead' && !bodies.has(entry)) {
      const { start } = sourceOf(prose, 0, prose.text.length);
      // the signs of bold words belong to them
      bodies.set(entry, markdown.startsWith('**', start - 2) ? start - 2 : start);
    }
  const eligible = eligibleOf(document, choice, bodies);
  for (const entry of entries) {
    if (titled && entry.index === 0) continue;
    const at = blockAt(entry.span.start);
    const depth = entry.level - (titled ? 1 : 0) + shift;
    if (blocks[at]?.kind !== 'text') continue;
    if (!eligible.has(entry.index) || depth > DEEPEST) {
      // a heading of the source that is none of ours stays a line
      if (entry.label) pieces[at] = pieces[at]!.replace(/^#{1,6} /, '');
      continue;
    }
    const body = bodies.get(entry.index) ?? ends[at]!;
    const caption = entry.titleSpan.end > entry.titleSpan.start && entry.titleSpan.start < entry.span.start;
    const name = caption || entry.title === '' ? undefined : entry.titleSpan;
    const head =
      name && name.start >= entry.span.start && name.end <= body
        ? markdown.slice(entry.span.start, name.start).replace(/^([附付])[\s\u3000]+則/, '$1則') +
          joinLetters(markdown.slice(name.start, name.end)) +
          markdown.slice(name.end, body)
        : joinLetters(markdown.slice(entry.span.start, body));
    if (blocks[at].depth === 0) done.push('made');
    if (caption) done.push('moved');
    if (head.trim() !== markdown.slice(entry.span.start, body).trim()) done.push('joined');
    const from = caption ? blockAt(entry.titleSpan.start) : at;
    const heading = head.trim().replace(/[\s\u3000]+$/, '') + (caption ? pieces[from]!.trim() : '');
    const rest = bodies.has(entry.index) ? markdown.slice(body, ends[at]).trim() : '';
    pieces[at] = [`${'#'.repeat(depth)} ${heading}`, ...(rest === '' ? [] : [rest])].join('\n\n');
    if (from !== at) pieces[from] = '';
    if (entry.label?.style === '目次') listContents(document, blocks, starts, at, pieces, tight);
  }
  let out = '';
  const moved = pieces.map((piece, i) => {
    if (piece !== '' && out !== '') out += tight[i] && tight[i - 1] ? '\n' : '\n\n';
    const start = out.length;
    out += piece;
    return start;
  });
  return { markdown: out === '' ? '' : `${out}\n`, starts: moved, done };
}

/** Calls of footnotes, which are no words of a title. */
const CALLS = /^(?:\[\^[^\]\s]+\])+/;

/** Whether the document begins with its title: a line that is no sentence, before which there is none. */
const hasTitle = ({ title, titleSpan, passages }: Document): boolean =>
  title !== '' &&
  !passages.some(({ prose, form }) => {
    const { start } = sourceOf(prose, 0, prose.text.length);
    return start < titleSpan.start && (form === 'row' || isSentence(prose.text.trim()));
  });

/** The lines of a 目次 become bullets, without leaders and page numbers. */
function listContents(
  document: Document,
  blocks: readonly Block[],
  starts: readonly number[],
  title: number,
  pieces: string[],
  tight: boolean[],
): void {
  const next = document.entries.find(
    ({ span }) => span.start > starts[title]! + 1 && !within(starts, title, span.start),
  );
  const end = next ? Math.min(next.span.start, next.titleSpan.start) : Number.POSITIVE_INFINITY;
  for (let i = title + 1; i < blocks.length && starts[i]! < end; i++) {
    const block = blocks[i]!;
    const known = document.passages.some(({ prose }) => {
      const { start } = sourceOf(prose, 0, 1);
      return start >= starts[i]! && start < (starts[i + 1] ?? Number.POSITIVE_INFINITY);
    });
    if (block.kind !== 'text' || block.bullet > 0 || known) return;
    pieces[i] =
      `- ${pieces[i]!.replace(/^#{1,6} /, '').replace(/(?:[.．・…‥·⋯ \u3000]{2,}|\u3000)\s*[0-9０-９]+\s*$/, '')}`;
    tight[i] = true;
  }
}

const within = (starts: readonly number[], block: number, offset: number): boolean =>
  offset >= starts[block]! && offset < (starts[block + 1] ?? Number.POSITIVE_INFINITY);

/** Entries that become headings: all of one style and level, or none of them. */
function eligibleOf(document: Document, choice: Choice, bodies: ReadonlyMap<number, number>): ReadonlySet<number> {
  const { entries } = document;
  const groups = new Map<string, Entry[]>();
  const chosen: number[] = [];
  const top = isTitle(document, entries[0]) ? 2 : 1;
  for (const entry of entries) {
    const style = entry.label?.style;
    if (style === undefined || TAILS.includes(style) || style === '目次' || /^[編部章節款目第]$/.test(style)) {
      if (choice.chapters && !(style === undefined && entry.depth === 0)) chosen.push(entry.index);
    } else if (style === '条') {
      if (choice.articles) chosen.push(entry.index);
    } else if (choice.numbers && !RANKS.includes(style) && (entry.level === top || /^1\.1/.test(style))) {
      const key = `${style} ${entry.level}`;
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
  }
  const named = (entry: Entry) =>
    entry.title !== '' &&
    !inArticle(entries, entry) &&
    (!bodies.has(entry.index) || entry.titleSpan.start < entry.span.start);
  for (const group of groups.values()) if (group.every(named)) chosen.push(...group.map(({ index }) => index));
  return new Set(chosen);
}

function inArticle(entries: readonly Entry[], entry: Entry): boolean {
  for (let at = entry.parent; at >= 0; at = entries[at]!.parent) if (entries[at]!.label?.style === '条') return true;
  return false;
}
