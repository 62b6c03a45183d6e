import { type Span, shift } from '../text/span';
import { contentsLines } from './contents';
import type { Entry, Passage } from './entry';
import { type Label, markerLabel, readLabel } from './label';
import { type Place, place } from './level';
import type { Block, Markdown } from './markdown';
import { sliceProse, sourceOf } from './prose';
import { goesOn, joinLetters, readTitle } from './title';

/** The outline of a document and the text below each entry. */
export interface Outline {
  readonly entries: readonly Entry[];
  readonly passages: readonly Passage[];
}

/** One line of a block: offsets into the block's prose. */
export interface Line extends Span {
  readonly block: Block;
  readonly text: string;
  /** First line of its block. */
  readonly first: boolean;
}

/**
 * Builds our outline out of Markdown's blocks. Headings, bare lines, list items and captions all build it; Markdown's own
 * nesting is only a hint, since one document mixes them. `length` is the length of the source.
 */
export function readOutline(markdown: Markdown, length: number): Outline {
  const lines = markdown.blocks.flatMap(linesOf);
  const skipped = contentsLines(lines);
  const state: State = { entries: [], stack: [], passages: [], caption: undefined };
  lines.forEach((line, i) => {
    if (line.block.kind === 'row') addRow(state, line);
    else if (skipped.has(i)) state.caption = undefined;
    else if (!addEntry(state, line, lines[i + 1])) addText(state, line);
  });
  if (state.caption) flush(state);
  return { entries: close(state.entries, length), passages: state.passages };
}

interface State {
  readonly entries: Open[];
  /** The entries around the present place, outermost first. */
  readonly stack: Place[];
  readonly passages: Passage[];
  caption: Line | undefined;
}

type Open = Omit<Entry, 'end'>;

function linesOf(block: Block): readonly Line[] {
  if (block.kind === 'row')
    return [{ block, text: block.prose.text, start: 0, end: block.prose.text.length, first: true }];
  const out: Line[] = [];
  for (const match of block.prose.text.matchAll(/[^\r\n]+/g)) {
    if (match[0].trim() === '') continue;
    out.push({
      block,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      first: out.length === 0,
    });
  }
  return out;
}

/** A caption: （目的） alone on its line, perhaps behind the article's number in the house's own register (2101-1). */
const CAPTION =
  /^[ \u3000]*(?:[A-Z0-9０-９]{3,}[-－―][0-9０-９]+[ \u3000]+)?[（(【]([^（()）【】]{1,60})[)）】][ \u3000]*$/;

function addEntry(state: State, line: Line, next: Line | undefined): boolean {
  const heading = line.block.kind === 'heading';
  const marker = line.first && line.block.item?.opens ? markerLabel(line.block.item.marker) : undefined;
  const label = marker ?? readLabel(line.text, heading);
  if (!label && heading && CAPTION.test(line.text) && next && readLabel(next.text)) {
    state.caption = line;
    return true;
  }
  if (!label && !heading) {
    if (!line.block.item && CAPTION.test(line.text) && captioned(next)) {
      if (state.caption) flush(state);
      state.caption = line;
      return true;
    }
    return false;
  }
  open(state, line, label, marker !== undefined);
  return true;
}

/** Whether a caption before this line is its title. */
const captioned = (next: Line | undefined): boolean => {
  const label = next && readLabel(next.text, next.block.kind === 'heading');
  return label !== undefined && (/^[条第1項]$/.test(label.style) || label.style === '1.1');
};

function open(state: State, line: Line, label: Label | undefined, marked: boolean): void {
  const { block } = line;
  const heading = block.kind === 'heading';
  const from = line.start + (marked ? 0 : (label?.length ?? 0));
  const rest = line.text.slice(from - line.start);
  const caption = state.caption;
  state.caption = undefined;
  const read = readTitle(rest, heading);
  const lineSpan = sourceOf(block.prose, line.start, line.end);
  const span = marked && block.item ? { start: block.item.start, end: lineSpan.end } : lineSpan;
  const sentence = read.title === '' && rest.trim() !== '';
  const spot = place(state.stack, { label, depth: block.depth, list: block.item?.depth ?? 0, sentence });
  const captionText = caption && CAPTION.exec(caption.text)![1]!;
  const entry: Open = {
    index: state.entries.length,
    parent: spot.parent,
    level: spot.level,
    label: spot.label,
    number: label?.number ?? '',
    title: captionText ? joinLetters(captionText) : read.title,
    span,
    titleSpan: captionText
      ? captionSpan(caption)
      : read.end > read.start
        ? sourceOf(block.prose, from + read.start, from + read.end)
        : span,
    depth: block.depth,
    listed: block.item !== undefined,
  };
  state.entries.push(entry);
  state.stack.push({ ...spot, index: entry.index });
  // With a caption the whole line is text, unless the line has a title of its own.
  const body = captionText && read.title !== '' ? (read.body < rest.length ? read.body : 0) : read.body;
  if (body < rest.trimEnd().length) addPassage(state, 'lead', line, from + body);
  else if (!heading && read.title !== '' && !captionText)
    addPassage(state, 'title', line, from + read.start, from + read.end);
}

function captionSpan(caption: Line): Span {
  const match = CAPTION.exec(caption.text)!;
  const at = caption.start + caption.text.indexOf(match[1]!);
  return sourceOf(caption.block.prose, at, at + match[1]!.length);
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
  if (last && !line.first && continues(state, last, line)) {
    state.passages[state.passages.length - 1] = extend(last, line);
  } else addPassage(state, bullet ? 'bullet' : 'text', line, line.start);
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

function addPassage(state: State, form: Passage['form'], line: Line, start: number, end = line.end): void {
  const passage: Passage = {
    entry: state.stack.at(-1)?.index ?? -1,
    form,
    prose: sliceProse(line.block.prose, start, end),
    depth: line.block.item?.depth ?? 0,
  };
  ORIGIN.set(passage, { block: line.block, start });
  state.passages.push(passage);
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

/** Gives every entry its end: where the next entry that is not below it begins. */
function close(entries: readonly Open[], length: number): readonly Entry[] {
  const ends: number[] = [];
  let next: { level: number; start: number }[] = [];
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i]!;
    ends[i] = next.find(({ level }) => level <= entry.level)?.start ?? length;
    next = [{ level: entry.level, start: startOf(entry) }, ...next.filter(({ level }) => level < entry.level)];
  }
  return entries.map((entry, i) => ({ ...entry, end: Math.max(entry.span.end, ends[i]!) }));
}

/** Where an entry begins: its caption's line where it has one. */
const startOf = (entry: Open): number => Math.min(entry.span.start, shift(entry.titleSpan, -1).start);
