import { lastUpTo } from '../text/bisect';
import { changed } from '../text/change';
import { folded } from '../text/fold';
import { type Lines, linesOf } from '../text/lines';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import { whole } from '../text/step';
import { datesIn } from './date';
import { type Definition, type Definitions, readDefinitions } from './definition';
import type { Entry, Passage } from './entry';
import { type Decision, decideKind, kindOf } from './kind';
import { type Block, type Markdown, parsing, sameParts, stand } from './markdown';
import { type Matter, readMatter } from './matter';
import { type Outline, readOutline } from './outline';
import { sourceOf } from './prose';
import { type Reference, type References, readReferences } from './reference';
import { passagesBelow } from './shape';
import { readStatements, type Statement, type Statements } from './statement';
import { type Stretch, stretchesOf } from './stretch';
import { goesOn, isSentence, joinLetters } from './title';

/** What Kijun reads out of one Markdown text, before any words are looked at. */
export interface Document {
  /** The path or URI that it was read from. */
  readonly path: string;
  readonly source: string;
  readonly lines: Lines;
  readonly matter: Matter;
  readonly title: string;
  readonly titleSpan: Span;
  /** The organisation, as the title begins with it; empty when it does not. */
  readonly issuer: string;
  /** The date below the title, or from which it is in force, as ISO 8601; undefined when it says none. */
  readonly date: string | undefined;
  readonly kind: Decision;
  readonly markdown: Markdown;
  /** Everything that is text, in order. */
  readonly blocks: readonly Block[];
  readonly entries: readonly Entry[];
  readonly passages: readonly Passage[];
  readonly statements: readonly Statement[];
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly comments: Markdown['comments'];
  readonly links: Markdown['links'];
  /** What the reading of a changed text goes on from. */
  readonly reading: Reading;
}

interface Reading {
  readonly outline: Outline;
  readonly statements: Statements;
  readonly references: References;
  readonly definitions: Definitions;
  readonly stretches: readonly Stretch[];
  /** The same object for all that a document becomes by edits. */
  readonly lineage: object;
}

/**
 * Reads a document. Never fails: any text is a document, if an empty one. Offsets are UTF-16 offsets into `source`. What is
 * still the same as in a `previous` reading is not read again; the answer is the same with and without one.
 */
export const readDocument = (source: string, path: string, previous?: Document): Document =>
  whole(reading(source, path, previous));

/** The same, a little at each step: long texts take seconds. */
export function* reading(source: string, path: string, previous?: Document): Generator<void, Document> {
  const markdown = yield* parsing(source, previous?.markdown);
  const further = readingOn(markdown, source, path, previous);
  for (;;) {
    if (previous) stand(markdown.parts);
    const step = further.next();
    if (step.done) return step.value;
    // who asks meanwhile asks about the text as it was
    if (previous) stand(previous.markdown.parts);
    yield;
  }
}

function* readingOn(
  markdown: Markdown,
  source: string,
  path: string,
  previous: Document | undefined,
): Generator<void, Document> {
  const same = previous !== undefined && previous.markdown.frontMatter === markdown.frontMatter;
  const matter = same ? previous.matter : readMatter(markdown, source);
  const outline = yield* readOutline(
    markdown,
    previous && { markdown: previous.markdown, outline: previous.reading.outline },
  );
  yield;
  const { entries, passages } = outline;
  const statements = readStatements(outline, previous?.reading);
  yield;
  const { title, span: titleSpan } = titleOf(matter, entries, passages);
  const definitions = readDefinitions(outline, source, previous?.reading.definitions);
  yield;
  const references = yield* readReferences(
    markdown,
    outline,
    title,
    definitions.all,
    previous && { markdown: previous.markdown, ...previous.reading },
  );
  yield;
  return {
    path,
    source,
    lines: linesIn(markdown, previous),
    matter,
    title,
    titleSpan,
    issuer: matter.issuer?.text ?? issuerOf(title),
    date: dateOf(matter, outline),
    kind: decideKind(matter, title, path),
    markdown,
    get blocks() {
      return markdown.blocks;
    },
    entries,
    passages,
    statements: statements.all,
    definitions: definitions.all,
    references: references.all,
    comments: markdown.comments,
    links: markdown.links,
    reading: {
      outline,
      statements,
      references,
      definitions,
      stretches: stretchesOf(outline, statements, previous?.reading),
      lineage: previous?.reading.lineage ?? {},
    },
  };
}

/** Where the lines of a text begin: counted in the parts that are new, and taken over around them. */
function linesIn(markdown: Markdown, previous: Document | undefined): Lines {
  const { parts, source } = markdown;
  const before = previous?.markdown.parts ?? [];
  const same = previous ? sameParts(previous.markdown, markdown) : { head: 0, tail: 0 };
  const startOf = (all: Markdown['parts'], i: number, text: string) => all[i]?.start ?? text.length;
  const [from, to] = [startOf(parts, same.head, source), startOf(parts, parts.length - same.tail, source)];
  const rest = previous ? startOf(before, before.length - same.tail, previous.source) : 0;
  const lines = previous?.lines ?? [0];
  const kept = { head: lastUpTo(lines, from) + 1, tail: lines.length - lastUpTo(lines, rest) - 1 };
  const fresh = linesOf(source.slice(from, to)).slice(1);
  return changed(
    lines,
    kept,
    fresh.map((start) => from + start),
    (start) => start + to - rest,
  );
}

/** Front matter, then a first unnumbered heading, then the first line before the outline that is no sentence and no date. */
function titleOf(
  matter: Matter,
  entries: readonly Entry[],
  passages: readonly Passage[],
): { title: string; span: Span } {
  const first = entries[0];
  const heading =
    first && first.label === undefined && first.depth > 0 ? { title: first.title, span: first.titleSpan } : undefined;
  const lines: { title: string; span: Span }[] = [];
  for (const { entry, form, prose } of passages) {
    if (heading || entry >= 0 || form === 'row' || form === 'bullet') break;
    if (form === 'note') continue;
    for (const match of prose.text.matchAll(/[^\r\n]+/g)) {
      const text = match[0].trim();
      if (text === '' || isSentence(text) || isWithin(text) || NO_TITLE.test(text) || datesIn(text).length > 0)
        continue;
      const span = sourceOf(prose, match.index, match.index + match[0].length);
      lines.push({ title: joinLetters(text.replace(TITLE_MARK, '')), span });
    }
  }
  // a title page has the organisation above the title
  const line = lines.slice(0, TITLE_PAGE).find(({ title }) => kindOf(title)) ?? lines[0];
  if (line) return { title: matter.title?.text ?? line.title, span: line.span };
  // 「Ａ．学校における対策基準」: a title with a number of its own
  const named = !heading && !matter.title && first && kindOf(first.title) ? first : undefined;
  if (named) return { title: named.title, span: named.titleSpan };
  return {
    title: matter.title?.text ?? heading?.title ?? '',
    span: heading?.span ?? matter.title?.span ?? { start: 0, end: 0 },
  };
}

/** A line that a page's width has broken in the middle of a sentence: 「この手順は、対策基準に基づき、受付の」. */
const isWithin = (text: string): boolean => /は、/.test(text) && goesOn(text);

/** What a collection of regulations marks a title with; ○○市 is a name to be filled in. */
export const TITLE_MARK = /^[○◯〇●◎](?![○◯〇●◎])\s*/;

/** Brackets, figures, the number of a decree (訓令第1号), and where a page stands on its site (ホーム > 市政 > 方針). */
const NO_TITLE =
  /^[（(]|^[0-9０-９年月日\s]+$|(?:訓令|規程|規則|告示|要綱|訓|達|庁達|通達|条例)[甲乙]?第[0-9０-９一二三四五六七八九十]+号$|^(?:改正|制定|最終改正|沿革)$|(?:[>＞›»].*){2}|^(?:ホーム|トップ|HOME|TOP)\s*[>＞›»]/i;

/** How many lines a title page has before its title at most. */
const TITLE_PAGE = 5;

function issuerOf(title: string): string {
  const name =
    /^(.{2,30}?)(?:の)?(?:情報セキュリティ|個人情報|情報資産|情報システム|における)/.exec(folded(title))?.[1] ?? '';
  // 「管理対象情報の取扱いに係る」 and 「医療」 say what it is about
  return /に(?:係る|関する|対する)$|第[0-9]+[章節編部]/.test(name)
    ? ''
    : name.trim().replace(/^(?:医療|行政)$|(?<=[院学校市町村区県府都]|組合|連合|機構|法人)(?:医療|行政)$/, '');
}

const supplementIn = (shape: object, entries: readonly Entry[]): number =>
  recall(SUPPLEMENTS, shape, () => entries.findIndex(({ label }) => label?.style === '附則'));

const SUPPLEMENTS = new WeakMap<object, number>();

function dateOf(matter: Matter, { entries, passages, shape }: Outline): string | undefined {
  const stated =
    matter.date && (/^\d{4}-\d{2}-\d{2}/.exec(folded(matter.date.text))?.[0] ?? datesIn(matter.date.text)[0]?.date);
  if (stated) return stated;
  const below = passagesBelow(shape, passages);
  const front = entries[0]?.label === undefined ? [-1, 0] : [-1];
  for (const index of front.flatMap((entry) => below.get(entry) ?? []).sort((a, b) => a - b))
    for (const { date } of datesIn(passages[index]!.prose.text)) return date;
  const supplement = supplementIn(shape, entries);
  for (const passage of supplement < 0 ? [] : passages) {
    if (passage.entry < supplement || !/施行|実施|適用|から(?:用い|使)/.test(passage.prose.text)) continue;
    for (const { date } of datesIn(passage.prose.text)) return date;
  }
  return undefined;
}
