import { countWhile } from '../text/bisect';
import { folded } from '../text/fold';
import { sentencesOf } from '../text/sentence';
import { overlaps, type Span } from '../text/span';
import { childrenOf, citationOf, isWithin, pathTo } from './citation';
import { isParted } from './code';
import type { Definition } from './definition';
import type { Entry, Passage } from './entry';
import { amended, amends, isLocal, lawIn, linkAround, type Named, type Names, namedBy } from './foreign';
import { hideLabels } from './hidden';
import { type Block, type Markdown, sameParts } from './markdown';
import { type Mark, type Mention, mentionsIn, type Part } from './mention';
import { untagged } from './naming';
import type { Outline } from './outline';
import { type Prose, sourceOf } from './prose';
import { type Failure, type Found, type Ground, groundOf, type Place, resolveFirst, resolveInside } from './resolve';
import { isSameLabel } from './station';

/** A place that the text names: 第3条第2項, 前条, 上記3, 別表第1, 基本方針6(3)①, or a link to another document. */
export interface Reference {
  readonly index: number;
  /** Index of the entry that it stands under, -1 before the first. */
  readonly entry: number;
  /** The citation as written, in the source, without the name of the document before it. */
  readonly span: Span;
  readonly text: string;
  /** What it is made of, in order: 前条 | 第2項 | 第1号. Empty for a link. */
  readonly steps: readonly Step[];
  /** What it names of its place: 前項ただし書, 第2条後段. */
  readonly part: Part | undefined;
  /** Which demand of the place it names, as Kijun counts them (the 2 of 6(4)-2), where that is no place of its own. */
  readonly element?: number;
  /**
   * The citation written out, without the document's name: that of the first target, or else the steps with what a list or 同条
   * leaves unsaid (the 第2項 of 「法第3条第1項及び第2項」 is 第3条第2項), in half width. `citationKey` makes it comparable with the
   * citations of another document.
   */
  readonly citation: string;
  /** The other document that it points into; undefined for this one. */
  readonly document: Named | undefined;
  /** The entries that it names, in order: one, several for 前2項 and 前各号, none where `reason` says why. */
  readonly targets: readonly number[];
  /** For both ends of 「第5条から第7条まで」: all entries of the range. */
  readonly range?: readonly number[];
  readonly reason: Reason | undefined;
}

/** One step of a citation, with what it resolves to. */
export interface Step {
  /** 編 部 章 節 款 目 条 項 号 附則 別表 様式, `code` (PS-01), or the style of a label as in `Label.style`: `1` `1.1` `(1)` `①` `ア`. */
  readonly unit: string;
  /** `第` for a number, otherwise the word that counts from here: 前 次 同 本 上(記) 下(記), or 各 for 各号. */
  readonly way: Mark['way'];
  /** 第5条の2 → [5, 2]; 前2項 → [2]; empty for 前条 and 同項; [Infinity] for 各号. */
  readonly values: readonly number[];
  readonly span: Span;
  /** The entries it names. The first paragraph of an article that gives it no number is the article's entry. */
  readonly targets: readonly number[];
}

/**
 * Why a reference has no target. `absent`: this document has no such place. `part`: the place is there (see `targets`), but has no
 * ただし書 or 後段. `elsewhere`: it points into another document. `former`: it points into the wording before an amendment
 * (旧第3条). `nothing`: 前条 in the first article, 次条 in the last, 同項 where no paragraph was named. `unit`: 前条 in a document
 * without articles. `several`: more than one place fits. `row`: in a table, whose rows may have 項 and 号 of their own.
 */
export type Reason = Failure | 'part' | 'elsewhere' | 'former' | 'row';

/** The references of a document, in the order of the text, with what a further reading goes on from. */
export interface References {
  readonly all: readonly Reference[];
  readonly parts: readonly PartReferences[];
  readonly ground: Ground;
  readonly names: Names;
}

/** What was found in one part of the text. */
interface PartReferences {
  readonly found: readonly Open[];
  readonly links: readonly Open[];
  /** Whether more than the outline tells what they mean: a reference before them, or what is said where they lead. */
  readonly around: boolean;
}

/**
 * Reads all references of a document; `title` is its own. While the outline is built as in a `previous` reading and the same
 * names are given, only the parts that have changed are read, one at each step, and those whose meaning hangs on what is said
 * elsewhere.
 */
export function* readReferences(
  markdown: Markdown,
  outline: Outline,
  title: string,
  definitions: readonly Definition[],
  previous?: Previous,
): Generator<void, References> {
  const { entries, passages } = outline;
  const names: Names = { title: untagged(folded(title)), definitions, links: markdown.links };
  const same =
    previous && !markdown.noted && isSameGround(outline, names, previous)
      ? sameParts(previous.markdown, markdown)
      : undefined;
  const { parts } = markdown;
  const reading: Reading = {
    ground: same ? previous!.references.ground : groundOf(entries),
    entries,
    passages,
    notes: undefined,
    texts: undefined,
    names,
    out: [],
    around: false,
    citations: new Map(),
  };
  const known = (i: number): PartReferences | undefined => {
    if (!same || !previous) return undefined;
    const before = previous.references.parts;
    if (i < same.head) return before[i];
    if (i < parts.length - same.tail) return undefined;
    return before[i - parts.length + before.length]!;
  };
  const found: PartReferences[] = [];
  for (let i = 0; i < parts.length; i++) {
    const before = known(i);
    if (before && !before.around) {
      for (const open of before.found) reading.out.push(open);
      found.push(before);
      continue;
    }
    found.push(readPart(reading, parts[i]!));
    yield;
  }
  return { all: referencesOf(found), parts: found, ground: reading.ground, names };
}

function readPart(reading: Reading, part: Markdown['parts'][number]): PartReferences {
  const at = reading.out.length;
  reading.around = false;
  for (const block of part.key.blocks)
    readBlock(reading, block, block.note === undefined ? undefined : callerOf(reading, block));
  const own = reading.out.slice(at);
  const links = readLinks(reading, part.key.links, own);
  return own.length === 0 && links.length === 0 && !reading.around
    ? NONE
    : { found: own, links, around: reading.around };
}

/** What most parts hold. */
const NONE: PartReferences = { found: [], links: [], around: false };

/** The entry that a footnote stands under. */
function callerOf(reading: Reading, { prose }: Block): number | undefined {
  reading.notes ??= new Map(
    reading.passages.flatMap((one) =>
      one.form === 'note' ? [[sourceOf(one.prose, 0, 1).start, one.entry] as const] : [],
    ),
  );
  return reading.notes.get(sourceOf(prose, 0, 1).start);
}

/** All references in order. Those of a part that is as it was, behind as many others, are the same objects. */
function referencesOf(parts: readonly PartReferences[]): readonly Reference[] {
  const all: Reference[] = [];
  for (const part of parts) {
    if (part === NONE) continue;
    const first = all.length;
    const known = LISTED.get(part);
    const listed = known?.[0]?.index === first ? known : listedIn(part).map((open, i) => referenceOf(open, first + i));
    LISTED.set(part, listed);
    for (const reference of listed) all.push(reference);
  }
  return all;
}

const LISTED = new WeakMap<PartReferences, readonly Reference[]>();

const listedIn = ({ found, links }: PartReferences): readonly Open[] => [...found, ...links].sort(byPlace);

interface Previous {
  readonly markdown: Markdown;
  readonly outline: Outline;
  readonly references: References;
}

/** Whether citations lead where they led: the same numbers stand in the same order, and names mean the same. */
function isSameGround(
  { entries, kept: { entries: kept } }: Outline,
  { title, definitions }: Names,
  { outline: { entries: before }, references: { names } }: Previous,
): boolean {
  if (entries.length !== before.length || title !== names.title) return false;
  for (let i = kept.head; i < entries.length - kept.tail; i++) if (!isSamePlace(entries[i]!, before[i]!)) return false;
  const [now, then] = [definitions, names.definitions].map((all) => all.filter(({ inline }) => inline));
  return (
    now!.length === then!.length &&
    now!.every(({ term, text }, i) => term === then![i]!.term && text === then![i]!.text)
  );
}

const isSamePlace = (a: Entry, b: Entry): boolean =>
  a.parent === b.parent &&
  a.level === b.level &&
  a.item === b.item &&
  a.number === b.number &&
  isSameLabel(a.label, b.label) &&
  a.code === b.code &&
  (a.label !== undefined || a.title === b.title);

const byPlace = (a: Open, b: Open): number => a.span.start - b.span.start || a.span.end - b.span.end;

const referenceOf = (open: Open, index: number): Reference => {
  const { entry, span, text, steps, part, element, citation, document, targets, range, reason } = open;
  const reference = { index, entry, span, text, steps, part, citation, document, targets, reason };
  return element === undefined && !range
    ? reference
    : { ...reference, ...(element !== undefined && { element }), ...(range && { range }) };
};

interface Reading {
  /** How the outline is built; where its entries stand, `entries` tells. */
  readonly ground: Ground;
  readonly entries: readonly Entry[];
  readonly passages: readonly Passage[];
  /** The entry of each footnote, by where it stands, and the sentences directly below each entry, once they were asked for. */
  notes: ReadonlyMap<number, number> | undefined;
  texts: ReadonlyMap<number, string> | undefined;
  readonly names: Names;
  readonly out: Open[];
  /** Whether what was found hangs on more than the outline. */
  around: boolean;
  readonly citations: Map<number, string>;
}

/** The sentences directly below an entry. */
function textAt(reading: Reading, entry: number): string {
  reading.around = true;
  if (!reading.texts) {
    const texts = new Map<number, string>();
    for (const { entry, form, prose } of reading.passages)
      if (form === 'lead' || form === 'text') texts.set(entry, (texts.get(entry) ?? '') + prose.text);
    reading.texts = texts;
  }
  return reading.texts.get(entry) ?? '';
}

/** A mark and what it names. */
interface Link {
  readonly mark: Mark;
  readonly found: Found;
}

/** A reference with all its marks, also those that it shares with a reference before it. */
type Open = Omit<Reference, 'index'> & { readonly full: readonly Link[] };

/** Where a mention stands: its block, its entry, its sentence, and how far into the sentence. */
interface Spot {
  readonly block: Block;
  readonly entry: number;
  readonly sentence: string;
  readonly at: number;
}

/** Reads a block; a footnote stands under the entry that calls it. */
function readBlock(reading: Reading, block: Block, caller: number | undefined): void {
  const { entries } = reading;
  const { prose, span } = block;
  const entryAt = (offset: number) => caller ?? entryAround(entries, sourceOf(prose, offset, offset + 1).start);
  const before = (limit: number) => countWhile(entries, (entry) => entry.span.start < limit);
  const labelled = entries.slice(before(span.start), before(span.end));
  const isContents = (offset: number) => entries[entryAt(offset)]?.label?.style === '目次';
  const mentions = mentionsIn(hideLabels(block, labelled, reading.ground.styles.has('目次'), isContents));
  if (mentions.length === 0) return;
  const sentences = sentencesOf(prose.text);
  let current = 0;
  let previous: Open | undefined;
  for (const mention of mentions) {
    while (current < sentences.length - 1 && sentences[current]!.end <= mention.start) current++;
    const start = Math.max(sentences[current]!.start, mention.start - NEAR);
    const end = Math.min(sentences[current]!.end, mention.end + NEAR);
    const spot = {
      block,
      entry: entryAt(mention.start),
      sentence: prose.text.slice(start, end),
      at: mention.start - start,
    };
    const open = mention.tie && !previous ? undefined : readMention(reading, mention, spot, mention.tie && previous);
    if (open) reading.out.push(open);
    if (open && previous && mention.tie === 'range') addRange(reading);
    previous = open;
  }
}

/** The last entry that begins at an offset or before, with its caption; -1 for none. */
const entryAround = (entries: readonly Entry[], offset: number): number =>
  countWhile(entries, ({ span, titleSpan }) => Math.min(span.start, titleSpan.start) <= offset) - 1;

/** How far around a citation its sentence can tell what it means. */
const NEAR = 200;

/** Undefined for a bare number that the document does not have. */
function readMention(reading: Reading, mention: Mention, spot: Spot, previous: Open | undefined): Open | undefined {
  const { ground } = reading;
  const { prose } = spot.block;
  const source = prose.text.slice(mention.start, mention.end);
  const span = sourceOf(prose, mention.start, mention.end);
  const marks = withBrackets(ground, mention.marks);
  const head = marks[0]!;
  const recalled = head.way === '同' ? recall(reading, head, spot) : undefined;
  const shared = recalled ? recalled.links : sharedLinks(mention, previous);
  const links: Link[] = head.way === '同' ? [{ mark: head, found: shared.at(-1)?.found ?? 'nothing' }] : [];
  for (const mark of marks.slice(links.length)) {
    const around = links.at(-1) ?? shared.at(-1);
    links.push({ mark, found: around ? inside(ground, mark, around.found) : resolveFirst(ground, mark, spot.entry) });
  }
  const { found } = links.at(-1)!;
  const tied = mention.tie && head.way === '第' ? previous?.document : undefined;
  const document =
    recalled?.document ?? tied ?? foreign(reading, mention, spot, span, head.unit === 'code' ? links[0]!.found : found);
  const former =
    FORMER.test(spot.sentence.slice(0, spot.at)) || (mention.tie !== undefined && previous?.reason === 'former');
  const there = document || former || typeof found === 'string' ? [] : found;
  const own = mention.element === undefined ? undefined : demandAt(ground, there, mention.element);
  const places = own ? [own] : there;
  if (mention.weak && places.length === 0 && !(head.unit === 'code' && document) && !isMissed(ground, mention, links))
    return undefined;
  const element = own ? undefined : mention.element;
  const full = [...shared, ...(recalled ? links.slice(1) : links)];
  return {
    entry: spot.entry,
    span,
    text: source,
    steps: links.map((link) => stepOf(prose, link, document !== undefined || former)),
    part: mention.part,
    ...(element !== undefined && { element }),
    citation:
      (places[0] ? citationIn(reading, places[0].entry) : written(full)) + (element === undefined ? '' : `-${element}`),
    document,
    targets: places.map(({ entry }) => entry),
    reason: document ? 'elsewhere' : former ? 'former' : reasonOf(reading, found, mention, spot),
    full,
  };
}

/** The brackets behind a code may be part of it (AC-2(1)), or name an item below it. */
function withBrackets({ codes }: Ground, marks: readonly Mark[]): readonly Mark[] {
  const [head, next, ...rest] = marks;
  if (head?.unit !== 'code' || next?.unit !== '(1)' || !codes.has(folded(head.text + next.text))) return marks;
  return [{ ...head, end: next.end, text: head.text + next.text }, ...rest];
}

/** 6(4)-2 is the ② below 6(4), where that is so numbered. */
function demandAt({ entries }: Ground, places: readonly Place[], element: number): Place | undefined {
  const numbered = places.length === 1 ? childrenOf(entries, places[0]!.entry).filter(({ label }) => label) : [];
  const found = numbered.filter(
    ({ label }) => label!.values.at(-1) === element && (label!.values.length === 1 || label!.style === '①.1'),
  );
  return found.length === 1 ? { entry: found[0]!.index } : undefined;
}

/** What says that the wording before an amendment is meant: 旧第3条, 改正前の第3条. */
const FORMER = /(?:改正前の?|(?<![新復])旧)$/;

/** Whether a bare number must be a reference, though there is no such place: its document has others of the kind. */
const isMissed = ({ styles }: Ground, { marks, stated }: Mention, [first]: readonly Link[]): boolean =>
  (marks.length > 1 && typeof first!.found !== 'string') ||
  (stated && marks[0]!.unit !== '1' && styles.has(marks[0]!.unit));

function reasonOf(reading: Reading, found: Found, { marks, part }: Mention, { block }: Spot): Reason | undefined {
  // the rows of a table may count 項 and 号 of their own
  if (typeof found === 'string') return block.kind === 'row' && /[項号]/.test(marks[0]!.unit) ? 'row' : found;
  return part === undefined || found.some(({ entry }) => hasPart(textAt(reading, entry), part)) ? undefined : 'part';
}

function hasPart(text: string, part: Part): boolean {
  if (part === 'ただし書') return /(?:^|[。\s])(?:ただし|但し)/.test(text);
  return part !== '後段' || sentencesOf(text).length > 1;
}

/** What 同条 repeats; 同表 may also be a table that has no number, in the same place. */
function recall(reading: Reading, mark: Mark, { entry }: Spot): Recalled | undefined {
  const found = antecedent(reading, mark.unit, entry);
  const tabled = () =>
    entry >= 0 && reading.passages.some((passage) => passage.form === 'row' && passage.entry === entry);
  if (found || mark.unit !== '別表' || !tabled()) return found;
  return { links: [{ mark, found: [{ entry }] }], document: undefined };
}

interface Recalled {
  readonly links: readonly Link[];
  readonly document: Named | undefined;
}

/** What 同条 repeats: the last reference with such a step in the same place or around it. */
function antecedent(reading: Reading, unit: string, entry: number): Recalled | undefined {
  const { ground, out } = reading;
  reading.around = true;
  for (let i = out.length - 1; i >= 0; i--) {
    const { full, document, entry: other } = out[i]!;
    const at = full.findLastIndex(({ mark }) => mark.unit === unit && mark.way !== '各');
    if (at >= 0 && (other < 0 ? entry < 0 : isWithin(ground.entries, entry, other)))
      return { links: full.slice(0, at + 1), document };
  }
  return undefined;
}

/** The marks that a reference in a list leaves unsaid; 同条 at the head of the one before stands for all that it repeats. */
function sharedLinks({ shared }: Mention, previous: Open | undefined): readonly Link[] {
  if (shared.length === 0 || !previous) return [];
  const last = shared.at(-1)!;
  const at = previous.full.findLastIndex(({ mark }) => mark.unit === last.unit);
  return previous.full.slice(0, at + 1);
}

function inside(ground: Ground, mark: Mark, found: Found): Found {
  if (typeof found === 'string') return found;
  const all = found.map((place) => resolveInside(ground, mark, place));
  const places = all.flatMap((one) => (typeof one === 'string' ? [] : one));
  return places.length > 0 ? places : (all[0] as Failure);
}

/** The other document that a mention points into. */
function foreign(reading: Reading, mention: Mention, spot: Spot, span: Span, found: Found): Named | undefined {
  const { names, out, ground } = reading;
  if (mention.name) {
    const where = sourceOf(spot.block.prose, mention.name.start, mention.name.end);
    return namedBy(names, mention.name, where, () => {
      reading.around = true;
      return out.findLast(({ document }) => document)?.document;
    });
  }
  if (mention.marks[0]!.way === '第' || amends(spot.sentence)) {
    const path = linkAround(names, span);
    if (path !== undefined) return { name: '', span, kind: undefined, path };
    // a code that heads nothing here may be that of another document of the house, or of something else altogether
    if (mention.marks[0]!.unit === 'code') {
      const away = found === 'absent' && mention.stated && isParted(mention.marks[0]!.text);
      return away ? { name: '', span, kind: undefined } : undefined;
    }
    if (amends(spot.sentence)) {
      const around = spot.entry < 0 ? [] : pathTo(ground.entries, spot.entry);
      const said = around.map(({ index }) => amended(textAt(reading, index))).find((name) => name !== undefined);
      return { name: said ?? '', span, kind: undefined };
    }
    const law = found === 'absent' ? lawIn(spot.sentence.slice(0, spot.at)) : undefined;
    if (law !== undefined) return { name: law, span, kind: undefined };
  }
  return undefined;
}

/** Gives both ends of a range, which are the last two references, what lies between them. */
function addRange({ ground, out }: Reading): void {
  const [from, to] = [out.at(-2)!, out.at(-1)!];
  const [first, last] = [from.targets[0], to.targets.at(-1)];
  if (first === undefined || last === undefined || first > last) return;
  const style = ground.entries[last]!.label?.style;
  const level = ground.entries[last]!.level;
  const between = ground.entries
    .slice(first, last + 1)
    .filter(
      ({ index, label, level: own }) =>
        index === first || (label?.style === style && (style === '条' || own === level)),
    );
  const range = between.map(({ index }) => index);
  out.splice(-2, 2, { ...from, range }, { ...to, range });
}

/** The links of a part to files that no citation in it took up. */
function readLinks({ entries }: Reading, links: Names['links'], found: readonly Open[]): readonly Open[] {
  return links.flatMap(({ target, span }): Open[] => {
    if (!isLocal(target) || found.some(({ document }) => document?.path === target && overlaps(document.span, span)))
      return [];
    return [
      {
        entry: entryAround(entries, span.start),
        span,
        text: '',
        steps: [],
        part: undefined,
        citation: '',
        document: { name: '', span, kind: undefined, path: target },
        targets: [],
        reason: 'elsewhere',
        full: [],
      },
    ];
  });
}

function stepOf(prose: Prose, { mark, found }: Link, away: boolean): Step {
  const { unit, way, values } = mark;
  const targets = away || typeof found === 'string' ? [] : found.map(({ entry }) => entry);
  return { unit, way, values, span: sourceOf(prose, mark.start, mark.end), targets };
}

function citationIn({ ground: { entries }, citations }: Reading, entry: number): string {
  const known = citations.get(entry) ?? (citationOf(entries, entry) || entries[entry]!.title);
  citations.set(entry, known);
  return known;
}

const written = (links: readonly Link[]): string =>
  links
    .map(({ mark: { unit, text } }) => (unit === '①' ? text : folded(text.replace(/\s/g, '')).replace(/^の/, '')))
    // 第4の3: two figures do not run together
    .reduce((out, text) => out + (/\d$/.test(out) && /^\d/.test(text) ? 'の' : '') + text, '');
