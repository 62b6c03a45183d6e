import { countWhile } from '../text/bisect';
import type { Span } from '../text/span';
import { cutsIn, isArticle, isEndless, isTorn } from './tear';

/**
 * A part of a Markdown text that means the same alone as in the whole: it begins at the margin behind a blank line, outside
 * fences, HTML and front matter, or at a row of a table. Texts are read part by part, so that an edit costs no more than the part
 * that it touches.
 */
export interface Part extends Span {
  /** What is told of it beside where it stands: of most parts the same object, {@link PLAIN}. An edit moves all parts behind it. */
  readonly cut: Cut;
}

/** How a part was cut out of its text, and what of it concerns others. */
export interface Cut {
  /** Whether something in it may reach beyond it (definitions of links, an open comment, a fence in a list …). */
  readonly reaches: boolean;
  /** The head of the table that it goes on with, and the line below that. */
  readonly head?: string;
  /** Set where it was cut off from a text that is too long to be read at once: at a line, or inside one. */
  readonly torn?: 'line' | 'word';
  /** The names of the footnotes that it holds, and of those that it calls. */
  readonly notes?: readonly string[];
  readonly calls?: readonly string[];
  /** Whether a fence or comment in it does not end. */
  readonly open?: true;
}

const PLAIN: Cut = { reaches: false };

/** The parts of a text, told by those of an earlier text: of most of them an edit changes nothing but where they stand. */
export interface Partition {
  /** How many parts at the beginning are those of the earlier text. */
  readonly head: number;
  readonly fresh: readonly Part[];
  /** How many parts at the end are those of the earlier text, `by` characters further on. */
  readonly tail: number;
  readonly by: number;
}

/** Parts shorter than this are not cut, but at headings; longer than the other they are cut wherever they can be. */
const SHORT = 600;
const LONG = 4000;

/** In a longer text nothing is taken to reach beyond its part: all of it would be read with each key. */
const LONGEST = 100_000;

/** Cuts a text into parts that make up all of it. One that holds something that reaches further is a single part. */
export function partsOf(source: string): Partition {
  const fresh = scan(source, BEGINNING, () => false);
  return isUndivided(fresh, source) ? undivided(source) : { ...NOTHING, fresh };
}

const NOTHING = { head: 0, tail: 0, by: 0 };

const undivided = (source: string): Partition => ({
  ...NOTHING,
  fresh: [{ start: 0, end: source.length, cut: { reaches: true } }],
});

/** What {@link partsOf} says of `source`, found out of what it said of an earlier text by looking only at what has changed. */
export function repartition(parts: readonly Part[], earlier: string, source: string): Partition {
  if (parts.length < 3) return partsOf(source);
  const { head, tail } = unchanged(earlier, source);
  const by = source.length - earlier.length;
  // a cut depends on the line behind it too: the last part that is wholly the same is scanned again
  let first = Math.max(0, lastBefore(parts, head));
  // where in a line one is cut depends on where it begins
  while (parts[first]!.cut.torn === 'word') first--;
  const same = Math.max(
    1,
    countWhile(parts, ({ start }) => start < earlier.length - tail),
  );
  let rest = parts.length;
  const from = { ...parts[first]!.cut, start: parts[first]!.start };
  const scanned = scan(source, from, (at, above, torn) => {
    const index = countWhile(parts, ({ start }) => start + by < at, same);
    const part = parts[index];
    const meets = part !== undefined && part.start + by === at && part.cut.head === above && part.cut.torn === torn;
    if (meets) rest = index;
    return meets;
  });
  let kept = 0;
  while (kept < scanned.length && isKept(scanned[kept]!, parts[first + kept], head)) kept++;
  const fresh = scanned.slice(kept);
  // in longer texts nothing is taken to reach further
  const all = source.length > LONGEST ? [] : [...parts.slice(0, first + kept), ...fresh, ...parts.slice(rest)];
  return isUndivided(all, source) ? undivided(source) : { head: first + kept, fresh, tail: parts.length - rest, by };
}

/** Whether a part is one of the earlier text, and stands in what is the same up to `limit`. */
const isKept = (part: Part, was: Part | undefined, limit: number): boolean =>
  was !== undefined &&
  part.start === was.start &&
  part.end === was.end &&
  part.cut.reaches === was.cut.reaches &&
  was.end < limit;

function isUndivided(parts: readonly Part[], source: string): boolean {
  if (parts.length < 2 || source.length > LONGEST) return false;
  const reaches = parts.some(({ cut }) => cut.reaches);
  // what is put behind the last part, so that it knows the footnotes of the others, must not stand inside something
  return reaches || (parts.at(-1)!.cut.open === true && parts.some(({ cut }) => cut.notes));
}

/** How many characters two texts have in common at their beginnings and, behind those, at their ends. */
function unchanged(a: string, b: string): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  for (const stride of STRIDES)
    while (head + stride <= most && a.slice(head, head + stride) === b.slice(head, head + stride)) head += stride;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  const left = most - head;
  const same = (from: number, to: number) =>
    a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from);
  let tail = 0;
  for (const stride of STRIDES) while (tail + stride <= left && same(tail, tail + stride)) tail += stride;
  while (tail < left && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { head, tail };
}

/** Comparing slices is many times faster than comparing characters, and long ones cost no more than short ones. */
const STRIDES = [65_536, 4096, 64];

/** The index of the last part that ends before an offset; -1 for none. */
const lastBefore = (parts: readonly Part[], offset: number): number => countWhile(parts, ({ end }) => end < offset) - 1;

/** What a scan is in the middle of: the fence or comment that hides everything up to its end. */
type Inside = { readonly closes: (line: string) => boolean } | undefined;

/** Where a scan begins: a part begins there. */
type Place = Pick<Part, 'start'> & Pick<Cut, 'head' | 'torn'>;
const BEGINNING: Place = { start: 0 };

/** Cuts the text from a place on, until the end or a cut at which `stop` is true. */
function scan(
  source: string,
  from: Place,
  stop: (at: number, head: Cut['head'], torn: Cut['torn']) => boolean,
): readonly Part[] {
  const found: Part[] = [];
  let { start, head, torn } = from;
  let inside: Inside;
  let blank = false;
  let reaches = start === 0 && isUnclosed(source);
  let notes: string[] = [];
  /** Ends a part, and says whether all behind it is known. */
  const cut = (end: number, next: Omit<Place, 'start'> = {}): boolean => {
    const text = source.slice(start, end);
    const calls = text.includes('[^') ? [...text.matchAll(CALL)].map(([, name]) => name!) : [];
    const told: Cut = {
      reaches: reaches || /\r(?!\n)/.test(text),
      ...(head !== undefined && { head }),
      ...(torn && { torn }),
      ...(notes.length > 0 && { notes }),
      ...(calls.length > 0 && { calls }),
      ...(inside && { open: true }),
    };
    found.push({ start, end, cut: told.reaches || Object.keys(told).length > 1 ? told : PLAIN });
    start = end;
    ({ head, torn } = next);
    reaches = false;
    notes = [];
    return stop(end, head, torn);
  };
  let at = start === 0 ? behindFrontMatter(source) : start;
  const first = at;
  /** The bullet of the list that the line before stands in, each of its lines an item at the margin. */
  let bullet = '';
  /** The table that the line before stands in, by its head, and a line that may be the head of one. */
  let table = head;
  let above: string | undefined;
  /** Whether the line before is a footnote, stands in raw HTML, or was cut. */
  let noted = false;
  let raw = false;
  let endless = false;
  while (at < source.length) {
    const newline = source.indexOf('\n', at);
    const next = newline < 0 ? source.length : newline + 1;
    const line = source.slice(at, next).trimEnd();
    if (inside) {
      if (inside.closes(line)) inside = undefined;
      blank = false;
    } else {
      if (!line.startsWith('|')) table = undefined;
      if (at > start) {
        const long = at - start >= LONG;
        const goesOn = long && ((bullet !== '' && line.startsWith(bullet)) || table !== undefined);
        if ((goesOn || (blank && isMargin(line))) && isCut(line, at - start)) {
          if (cut(at, table === undefined ? {} : { head: table })) return found;
        } else if (endless || (!raw && (isEndless(line) || isTorn(at - Math.max(start, first), line)))) {
          if (cut(at, isArticle(line) ? {} : { torn: 'line' })) return found;
        }
      }
      endless = false;
      const begins = blank || at === start;
      const name: string | undefined = begins || noted ? NOTE.exec(line)?.[1] : undefined;
      noted = name !== undefined;
      if (name !== undefined) notes.push(name);
      reaches ||= line.includes(']:', name === undefined ? 0 : name.length + 4);
      if (begins) raw = RAW.test(line);
      if (above !== undefined && isBelow(line, above) && above.length + line.length < LONG)
        table = above + source.slice(at, next);
      const heads = begins && line.startsWith('|') && line.endsWith('|') && (at > start || head === undefined);
      above = heads ? source.slice(at, next) : undefined;
      bullet = blank || bullet !== '' || at === start ? bulletOf(line) : '';
      blank = /^[ \t]*$/.test(line);
      if (!blank && /[`~<]/.test(line)) {
        inside = fenceOf(line) ?? commentOf(line);
        reaches ||= (inside === undefined && REACHING.test(line)) || UNSURE.test(line);
      }
      endless = !inside && !raw && isEndless(line);
      for (const place of endless ? cutsIn(source, at, at + line.length) : [])
        if (cut(place, { torn: 'word' })) return found;
    }
    at = next;
  }
  cut(source.length);
  return found;
}

/** A footnote at the margin, and where one is called. */
const NOTE = /^\[\^([^\]\s\\[]{1,999})\]:/;
const CALL = /\[\^([^\]\s\\[]{1,999})\]/g;

/** Raw HTML that ends at a blank line. */
const RAW =
  /^ {0,3}<\/?(?:address|article|aside|body|blockquote|center|col|colgroup|dd|details|div|dl|dt|figure|footer|form|h[1-6]|head|header|hr|html|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/>]|$)/i;

/** Whether a line makes the one above it the head of a table: it has as many cells, of dashes. */
const isBelow = (line: string, above: string): boolean =>
  /^\|(?:[ \t]*:?-+:?[ \t]*\|)+$/.test(line) && cellsOf(line) === cellsOf(above);
const cellsOf = (line: string): number => line.trimEnd().replace(/\\./g, '').split('|').length;

/** At the margin nothing goes on that stands in a list or a note. A line of dashes could be taken for front matter. */
const isMargin = (line: string): boolean => line !== '' && !/^(?:[ \t]|---|\ufeff)/.test(line);

/** Always before a heading; elsewhere at some lines only, chosen by their text, so that an edit moves no cut behind it. */
const isCut = (line: string, length: number): boolean =>
  /^#{1,6}(?:[ \t]|$)/.test(line) || (length >= SHORT && (length >= LONG || line.length % 3 === 0));

/** `- ` and the like before an item at the margin that is one line of words: behind it another item can only begin anew. */
const bulletOf = (line: string): string => /^([-*+] )(?![ \t]|[-*+>#`~<|=[]|\d{1,9}[.)])/.exec(line)?.[1] ?? '';

function fenceOf(line: string): Inside {
  const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line);
  const mark = fence?.[1] ?? fence?.[2];
  if (mark === undefined) return undefined;
  const end = RegExp(`^ {0,3}${mark[0]}{${mark.length},}$`);
  return { closes: (line) => end.test(line) };
}

function commentOf(line: string): Inside {
  return line.startsWith('<!--') && !line.includes('-->') ? { closes: (line) => line.includes('-->') } : undefined;
}

/** A fence or raw HTML that does not begin at the margin (in a list, say), raw HTML other than comments, an open comment. */
const REACHING = /^[ \t>*+\-\d.)]*(?:`{3}|~{3}|<(?:script|pre|style|textarea|\?|![A-Za-z[]))|<!--(?!.*-->)/i;
/** Comments that some readers take for closed and others do not. */
const UNSURE = /<!--?-?>/;

/** Front matter that never ends is none, but remark reads what follows in its light. */
const isUnclosed = (source: string): boolean =>
  /^\ufeff?---[ \t]*(?:\r?\n|$)/.test(source) && behindFrontMatter(source) === 0;

/** The front matter is one with the text behind it up to the first cut. */
function behindFrontMatter(source: string): number {
  return /^\ufeff?---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??---[ \t]*(?:\r?\n|$)/.exec(source)?.[0].length ?? 0;
}
