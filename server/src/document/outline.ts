import { anchored } from '../text/anchor';
import type { Span } from '../text/span';
import { endOfContents } from './contents';
import { close, type Entry, type Open, type Passage } from './entry';
import { type Label, TAILS } from './label';
import { place } from './level';
import { behindLabel, firstLine, type Line, linesIn, signedLines } from './line';
import { type Block, type Markdown, sameParts } from './markdown';
import { withNotes } from './note';
import { beginsBody, isBesideNumbers, isPreface, type Signs, signsIn } from './preface';
import { sliceProse, sourceOf } from './prose';
import { keepShape } from './shape';
import { leads } from './statement';
import {
  isSameLabel,
  isUnfinished,
  type Kept,
  meets,
  moveEntry,
  movePassage,
  moveStation,
  type Spot,
  type Station,
} from './station';
import { goesOn, type Heading, isAmendment, isOpen, joinLetters } from './title';
import { beginsEntry, isCaptioned } from './turn';

/** The outline of a document and the text below each entry. */
export interface Outline {
  readonly entries: readonly Entry[];
  readonly passages: readonly Passage[];
  /** The same object as long as the same numbers stand in the same order, and the same forms of text below them; titles may differ. */
  readonly shape: object;
  /** The same object as long as the titles are the same too. */
  readonly wording: Wording;
  /** Where the reading stood before each part of the text. */
  readonly stations: readonly Station[];
  /** Whether nothing in the document has a number, so that signs make its headings. */
  readonly bare: boolean;
  /** Whether bare numbers behind a preface stand beside it, and what each part says of that. */
  readonly beside: boolean;
  readonly signs: Signs;
  /** The tables of contents: the part that each begins in, and the last part that tells where it ends. */
  readonly contents: readonly { readonly part: number; readonly seen: number }[];
  /** What was taken over from the earlier outline. */
  readonly kept: Kept;
}

/**
 * Builds our outline out of Markdown's blocks. Headings, bare lines, list items and captions all build it; Markdown's own
 * nesting is only a hint, since one document mixes them. Of a `previous` reading all is kept that an edit did not reach: reading
 * begins at the last part before it, and ends where it stands as it stood there before. Some parts are read at each step.
 */
export function* readOutline(markdown: Markdown, previous?: Previous): Generator<void, Outline> {
  const read = yield* readEntries(markdown, previous);
  const same = previous && isSameShape(read, previous) ? previous : undefined;
  const shape = same ? same.outline.shape : {};
  keepShape(read.entries, shape);
  return { ...read, shape, wording: wordingOf(read, same?.outline) };
}

/** Runs of entries, `start` the index of the first: while numbers and titles are the same, so is the `key`. An edit changes one. */
export type Wording = readonly { readonly key: object; readonly start: number }[];

/** How many entries a run has, but for the last one. */
export const RUN = 64;

/** The wording of an outline, by that of an `earlier` one of the same shape. */
function wordingOf({ entries, kept }: Read, earlier: Outline | undefined): Wording {
  if (!earlier) return Array.from({ length: Math.ceil(entries.length / RUN) }, (_, i) => ({ key: {}, start: i * RUN }));
  const changed = new Set<number>();
  for (let i = kept.entries.head; i < entries.length - kept.entries.tail; i++)
    if (entries[i]!.title !== earlier.entries[i]!.title) changed.add(Math.floor(i / RUN));
  if (changed.size === 0) return earlier.wording;
  return earlier.wording.map((run, i) => (changed.has(i) ? { key: {}, start: run.start } : run));
}

/** An outline as it was read, before it is known whether it is the same as before. */
type Read = Omit<Outline, 'shape' | 'wording'>;

interface Previous {
  readonly markdown: Markdown;
  readonly outline: Outline;
}

/** Whether an edit has left every number as it was, as it is written too, and the forms of the text below them. */
function isSameShape(
  { entries, passages, kept }: Read,
  { outline: { entries: before, passages: told } }: Previous,
): boolean {
  if (entries.length !== before.length || passages.length !== told.length) return false;
  for (let i = kept.entries.head; i < entries.length - kept.entries.tail; i++) {
    const [a, b] = [entries[i]!, before[i]!];
    const same = a.parent === b.parent && a.level === b.level && a.number === b.number && a.code === b.code;
    if (!same || a.depth !== b.depth || a.item !== b.item || a.listed !== b.listed || !isSameLabel(a.label, b.label))
      return false;
    if (a.written !== b.written) return false;
  }
  for (let i = kept.passages.head; i < passages.length - kept.passages.tail; i++)
    if (passages[i]!.entry !== told[i]!.entry || passages[i]!.form !== told[i]!.form) return false;
  return true;
}

function* readEntries(markdown: Markdown, previous?: Previous): Generator<void, Read> {
  const { parts, source } = markdown;
  const bare = !parts.some((part) => linesIn(part).some(({ label }) => label));
  const linesAt = bare ? signedLines(parts) : (part: number) => linesIn(parts[part]!);
  const change = previous ? sameParts(previous.markdown, markdown) : { head: 0, tail: 0 };
  const signs = yield* signsIn(parts, previous?.outline.signs ?? [], change);
  const beside = !bare && isBesideNumbers(signs);
  const noted = markdown.noted || previous?.markdown.noted;
  const alike = previous && !noted && !bare && !previous.outline.bare && beside === previous.outline.beside;
  const same = alike ? change : undefined;
  const from = previous && same ? resumeAt(previous.outline, parts, same.head) : 0;
  const state = startAt(source, previous?.outline, from, beside);
  const stations = previous?.outline.stations.slice(0, from) ?? [];
  const contents = previous?.outline.contents.filter(({ part }) => part < from) ?? [];
  for (let i = from; i < parts.length; i++) {
    const station = stationOf(state);
    if (previous && same && i >= parts.length - same.tail) {
      const earlier = i - parts.length + previous.markdown.parts.length;
      const entryAt = meets(station, previous.outline.stations[earlier]!);
      if (entryAt) return goOn(state, from, { stations, contents, signs }, i, markdown, previous, earlier, entryAt);
    }
    stations.push(station);
    readPart(state, contents, parts, i, linesAt(i));
    yield;
  }
  if (state.caption) flush(state);
  const entries = close(state.entries);
  const passages = withNotes(state.passages, entries, markdown.blocks);
  const { entries: head, passages: told } = stations[from] ?? START;
  return { entries, passages, stations, bare, beside, signs, contents, kept: kept(head, 0, told, 0, UNMOVED) };
}

const UNMOVED = { stays: true, by: 0, entryAt: (index: number) => index };

const kept = (head: number, tail: number, told: number, rest: number, move: typeof UNMOVED): Kept => ({
  entries: { head, tail },
  passages: { head: told, tail: rest },
  ...move,
});

type Parts = Markdown['parts'];

/** The last part that must be read again where the first `same` parts are: what follows a line tells what it is. */
function resumeAt({ stations, contents }: Outline, parts: Parts, same: number): number {
  const seen = contents.find((one) => one.seen >= same)?.part ?? same;
  let from = Math.min(seen, same - 1);
  while (from > 0 && (stations[from]!.pending || linesIn(parts[from]!).length === 0)) from--;
  return Math.max(0, from);
}

function startAt(source: string, outline: Outline | undefined, part: number, beside: boolean): State {
  const { entries, passages, stack, last, outer, headed, skip } = outline?.stations[part] ?? START;
  return {
    source,
    entries: outline?.entries.slice(0, entries) ?? [],
    stack: [...stack],
    passages: outline?.passages.slice(0, passages) ?? [],
    caption: undefined,
    last: new Map(last.map((label) => [label.style, label])),
    outer,
    headed,
    skip,
    beside,
  };
}

const START: Station = {
  entries: 0,
  passages: 0,
  stack: [],
  after: undefined,
  last: [],
  outer: Number.POSITIVE_INFINITY,
  headed: undefined,
  pending: false,
  skip: 0,
};

const stationOf = ({ entries, passages, stack, last, outer, headed, caption, skip }: State): Station => ({
  entries: entries.length,
  passages: passages.length,
  stack: [...stack],
  after: endingOf(passages.at(-1), stack.at(-1)),
  last: [...last.values()],
  outer,
  headed,
  pending: caption !== undefined,
  skip,
});

/** How the last text of the innermost entry ends; undefined where something else came last. */
const endingOf = (last: Passage | undefined, spot: Spot | undefined): Station['after'] =>
  last && spot && last.entry === spot.index
    ? { listed: last.form === 'bullet', open: isOpen(last.prose.text.trimEnd()) }
    : undefined;

function readPart(
  state: State,
  contents: { part: number; seen: number }[],
  parts: Parts,
  index: number,
  lines: readonly Line[],
): void {
  lines.forEach((line, i) => {
    const skipped = state.skip > 0;
    if (skipped) state.skip--;
    if (line.block.kind === 'row') addRow(state, line);
    else if (skipped) state.caption = undefined;
    else if (!addEntry(state, line, lines[i - 1], lines[i + 1] ?? firstLine(parts, index + 1))) addText(state, line);
    if (skipped || line.label?.style !== '目次') return;
    const all = parts.slice(index).map(linesIn);
    const { end, seen } = endOfContents(all.flat().slice(i));
    state.skip = end - 1;
    let part = index;
    for (let left = i + seen; part < parts.length && left > all[part - index]!.length; part++)
      left -= all[part - index]!.length;
    contents.push({ part: index, seen: part });
  });
}

/** Takes over what follows from the earlier outline, from a part on before which the reading stands as it stood then. */
function goOn(
  { entries, passages, beside }: State,
  from: number,
  { stations, contents, signs }: Pick<Outline, 'stations' | 'contents' | 'signs'>,
  part: number,
  { parts }: Markdown,
  { markdown, outline }: Previous,
  earlier: number,
  entryAt: Kept['entryAt'],
): Read {
  const then = outline.stations[earlier]!;
  const by = parts[part]!.start - markdown.parts[earlier]!.start;
  const stays = entries.length === then.entries && then.stack.every(({ index }) => entryAt(index) === index);
  const move = { stays, by, entryAt: stays ? UNMOVED.entryAt : entryAt };
  const tail = {
    entries: outline.entries.slice(then.entries),
    passages: outline.passages.slice(then.passages),
  };
  const { entries: head, passages: told } = outline.stations[from]!;
  const [moreEntries, morePassages] = [entries.length - then.entries, passages.length - then.passages];
  const rest = outline.stations.slice(earlier);
  return {
    entries: close(entries.concat(stays ? tail.entries : tail.entries.map((entry) => moveEntry(entry, move)))),
    passages: passages.concat(stays ? tail.passages : tail.passages.map((passage) => movePassage(passage, move))),
    bare: false,
    beside,
    signs,
    stations: stations.concat(
      stays && morePassages === 0 ? rest : rest.map((station) => moveStation(station, moreEntries, morePassages, move)),
    ),
    contents: [
      ...contents,
      ...outline.contents
        .filter((one) => one.part >= earlier)
        .map((one) => ({ part: one.part - earlier + part, seen: one.seen - earlier + part })),
    ],
    kept: kept(head, tail.entries.length, told, tail.passages.length, move),
  };
}

interface State {
  readonly source: string;
  readonly entries: Open[];
  /** The entries around the present place, outermost first. */
  readonly stack: Spot[];
  readonly passages: Passage[];
  /** The last label of each style. */
  readonly last: Map<string, Label>;
  /** The level of the outermost numbered entries so far. */
  outer: number;
  caption: Line | undefined;
  /** The entry in which a line with ■ stands, which the bullets with ・ belong to. */
  headed: number | undefined;
  /** How many lines still belong to a 目次. */
  skip: number;
  readonly beside: boolean;
}

function addEntry(state: State, line: Line, before: Line | undefined, next: Line | undefined): boolean {
  const captions = line.caption !== undefined && isCaptioned(line, next);
  if (captions && !(line.first && line.block.item?.opens)) {
    if (state.caption) flush(state);
    state.caption = line;
    return true;
  }
  if (!beginsEntry(state.last, line, before, next)) return false;
  open(state, line, line.title!);
  return true;
}

function open(state: State, line: Line, read: Heading): void {
  const { block, label, marked } = line;
  const from = line.start + behindLabel(line);
  const rest = line.text.slice(from - line.start);
  const caption = state.caption;
  if (caption && hasTitle(line, read)) flush(state);
  state.caption = undefined;
  const lineSpan = sourceOf(block.prose, line.start, line.end);
  const { anchor } = block.prose;
  const span = marked && block.item ? anchored(anchor, { start: block.item.place.start, end: lineSpan.end }) : lineSpan;
  const sentence = read.title === '' && rest.trim() !== '';
  const list = isOutdented(line) ? 0 : (block.item?.depth ?? 0);
  const preface = state.beside && isPreface(line);
  const begins = state.beside && beginsBody(line);
  const spot = place(state.stack, { label, depth: line.depth, list, sentence, preface, begins }, state.outer);
  const captionText = caption && !hasTitle(line, read) ? caption.caption : undefined;
  const entry: Open = {
    index: state.entries.length,
    parent: spot.parent,
    level: spot.level,
    label: spot.label,
    number: label?.number ?? '',
    written: state.source.slice(span.start, span.start + (label?.length ?? 0)),
    code: line.code?.number,
    title: captionText ? joinLetters(captionText) : read.title,
    span,
    titleSpan: captionText
      ? captionSpan(caption!, captionText)
      : read.end > read.start
        ? sourceOf(block.prose, from + read.start, from + read.end)
        : span,
    depth: block.depth,
    listed: list > 0,
    item: isItem(state, spot.label, list > 0),
  };
  state.entries.push(entry);
  // Nothing stands inside a 目次.
  if (label?.style !== '目次')
    state.stack.push(spotOf({ ...spot, index: entry.index, item: entry.item, told: false, words: '' }));
  for (const last of [spot.label, line.code]) if (last) state.last.set(last.style, last);
  if (spot.label && spot.label.style !== '目次' && !TAILS.includes(spot.label.style))
    state.outer = Math.min(state.outer, spot.level);
  // With a caption the whole line is text, unless the line has a title of its own.
  const body = captionText && read.title !== '' ? (read.body < rest.length ? read.body : 0) : read.body;
  const end = rest.trimEnd().length;
  const left = rest.slice(read.end, end);
  if (body < end) addPassage(state, 'lead', line, from + body);
  else if (line.depth === 0 && read.title !== '' && !captionText)
    // a colon behind the title shows that it introduces what stands below
    addPassage(state, 'title', line, from + read.start, from + (/^\s*[：:]$/.test(left) ? end : read.end));
}

/** A line at the margin behind a list item ends the list for its reader, though Markdown takes it for the item's. */
function isOutdented({ block: { item, prose }, first, start }: Line): boolean {
  if (!item || first) return false;
  const [end, begin] = [start - 1, start].map((at) => sourceOf(prose, at, at + 1).start);
  // CRLF is one character of the prose
  return begin! - end! <= 2;
}

/** Whether a line says its title itself, so that brackets before it are a remark. */
const hasTitle = (line: Line, { title, start }: Heading): boolean =>
  start === 0 &&
  title !== '' &&
  // 「次の事項」 begins the sentence that goes on behind its list
  (line.depth > 0 || (title.length <= 15 && !/[、，は]|^(?:次|以下)[のに]/.test(title)));

function captionSpan(caption: Line, title: string): Span {
  const at = caption.start + caption.text.indexOf(title);
  return sourceOf(caption.block.prose, at, at + title.length);
}

/** A caption that turned out to stand before no article is text. */
function flush(state: State): void {
  const caption = state.caption;
  state.caption = undefined;
  if (caption) addText(state, caption);
}

function addText(state: State, line: Line): void {
  if (state.caption) flush(state);
  const bullet = line.first && line.block.item?.opens === true;
  const last = state.passages.at(-1);
  const sign = signOf(state, line);
  const introduced = bullet || sign ? undefined : introducedBy(state, line, last);
  if (introduced !== undefined) {
    // the sentence that a list stands in goes on behind it
    state.stack.length = introduced + 1;
    addPassage(state, 'text', line, line.start);
    state.passages[state.passages.length - 1] = { ...state.passages.at(-1)!, goesOn: true };
  } else if (sign && !bullet) {
    addPassage(state, 'bullet', line, line.start + sign.length, line.end, (line.block.item?.depth ?? 0) + sign.depth);
  } else if (last && !line.first && !isAmendment(line.text) && continues(state, last, line)) {
    const grown = extend(last, line);
    state.passages[state.passages.length - 1] = grown;
    tell(state, grown);
  } else addPassage(state, bullet ? 'bullet' : 'text', line, line.start);
}

/**
 * Where in the stack the entry is whose sentence a line goes on with, behind the items that it introduced: 「次の事項 (1)… (2)… を記す。」;
 * undefined for other lines.
 */
function introducedBy(state: State, line: Line, last: Passage | undefined): number | undefined {
  const at = state.stack.length - 1;
  const own = state.stack[at];
  if (!BEHIND.test(line.text) || !own || last?.entry !== own.index || isOpen(last.prose.text.trimEnd()))
    return undefined;
  const listed = last.form === 'bullet';
  if (!listed && !own.label) return undefined;
  const texts = state.stack.slice(0, listed ? at + 1 : at).map(({ words }) => words);
  const unfinished = texts.findLastIndex(isUnfinished);
  if (unfinished >= 0) return unfinished;
  const introducing = texts.findLastIndex(leads);
  return introducing >= 0 && CLOSES.test(line.text) ? introducing : undefined;
}

/** What no sentence begins with: particles, and 「とする」. */
const BEHIND =
  /^\s*(?:を|の(?:いずれか|うち|とおり|全て|すべて|場合|事項|規定|各)|に(?:つい|関し|対し|よ[りる]|掲げ|定め|該当|係)|が(?!い)|は[、，]|について|と(?:し[、，て]|する|定め|みなす|なる)|ものとする|こととする|等[をにの])/;
const CLOSES = /^\s*(?:と(?:し[、，]|する)|ものとする|こととする)/;
/**
 * The sign that makes a bare line a bullet (・研修), and how deep that stands: ・ below ■ is one deeper. ○ before the first entry
 * opens a title; 「○の印」 is a word of the sentence.
 */
function signOf(state: State, line: Line): { readonly length: number; readonly depth: number } | undefined {
  const match = /^[ \u00a0\u3000\t]*([・･•‣▪■□◆◇●○◎])(?![のはをがに」』])[ \u00a0\u3000\t]*(?=[^\s・･])/.exec(
    line.text,
  );
  if (!match || (state.stack.length === 0 && !/[・･•‣]/.test(match[1]!))) return undefined;
  const place = state.stack.at(-1)?.index ?? -1;
  const outer = /[■□◆◇●◎]/.test(match[1]!);
  if (outer) state.headed = place;
  return { length: match[0].length, depth: !outer && state.headed === place ? 2 : 1 };
}

/** A line in the middle of a block goes on with the passage before it, unless that was the title of an item. */
function continues(state: State, last: Passage, line: Line): boolean {
  if (last.entry !== (state.stack.at(-1)?.index ?? -1) || ORIGIN.get(last)?.block !== line.block) return false;
  return last.form !== 'title' || goesOn(last.prose.text.trim());
}

/** Where a passage was cut from, while it may still grow. */
const ORIGIN = new WeakMap<Passage, { block: Block; start: number }>();

function extend(last: Passage, line: Line): Passage {
  const origin = ORIGIN.get(last)!;
  const form = last.form === 'title' ? 'lead' : last.form;
  const grown: Passage = { ...last, form, prose: sliceProse(line.block.prose, origin.start, line.end) };
  ORIGIN.set(grown, origin);
  return grown;
}

function addPassage(
  state: State,
  form: Passage['form'],
  line: Line,
  start: number,
  end = line.end,
  depth = line.block.item?.depth ?? 0,
): void {
  const prose = sliceProse(line.block.prose, start, end);
  const passage: Passage = { entry: state.stack.at(-1)?.index ?? -1, form, prose, depth };
  ORIGIN.set(passage, { block: line.block, start });
  state.passages.push(passage);
  tell(state, passage);
}

/** Field by field, as entries are: stations keep them. */
const spotOf = ({
  index,
  parent,
  level,
  label,
  depth,
  list,
  sentence,
  preface,
  item,
  told,
  words,
  listed,
}: Spot): Spot =>
  listed === undefined
    ? { index, parent, level, label, depth, list, sentence, preface, item, told, words }
    : { index, parent, level, label, depth, list, sentence, preface, item, told, words, listed };

/** Notes the words of the entry around. */
function tell({ stack }: State, { form, prose }: Passage): void {
  const spot = stack.at(-1);
  if (!spot || form === 'bullet' || form === 'row') return;
  stack[stack.length - 1] = spotOf({ ...spot, told: spot.told || form !== 'title', words: prose.text.trim() });
}

function addRow(state: State, line: Line): void {
  if (state.caption) flush(state);
  const { prose, cells, header, item } = line.block;
  state.passages.push({
    entry: state.stack.at(-1)?.index ?? -1,
    form: 'row',
    prose,
    depth: item?.depth ?? 0,
    ...(cells && { cells }),
    ...(header && { header }),
  });
}

/**
 * Tells items (号) from paragraphs (項) where both are plain numbers: 「第3条　次の者に貸す。」 with 1., 2. below it has items, since its
 * first paragraph has no number. Numbers in another form behind them (a bare 2 behind a list) are paragraphs.
 */
function isItem({ stack }: State, label: Label | undefined, listed: boolean): boolean {
  const [around, outer] = [stack.at(-2), stack.at(-1)];
  if (label?.style !== '1' || !outer) return false;
  if (outer.label?.style === '1' && !outer.item && hasParagraphs(around)) return true;
  if (!hasParagraphs(outer)) return false;
  // the first number decides, until the form changes
  const form = outer.listed ?? (label.values[0] === 1 && outer.told ? listed : undefined);
  stack[stack.length - 1] = spotOf({ ...outer, listed: form === listed ? listed : !listed });
  return form === listed;
}

const hasParagraphs = (spot: Spot | undefined): boolean => /^(?:条|附則)$/.test(spot?.label?.style ?? '');
