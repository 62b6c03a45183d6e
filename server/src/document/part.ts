import { countWhile } from '../text/bisect';
import type { Span } from '../text/span';

/**
 * A part of a Markdown text that means the same alone as in the whole: it begins at the margin behind a blank line, outside
 * fences, HTML and front matter. Texts are read part by part, so that an edit costs no more than the part that it touches.
 */
export interface Part extends Span {
  /** Whether something in it may reach beyond it (definitions of links and notes, an open comment, a fence in a list …). */
  readonly reaches: boolean;
}

/** A part, and the part of the earlier text that it still is. */
export interface Kept {
  readonly part: Part;
  readonly was?: Part;
}

/** Parts shorter than this are not cut, but at headings; longer than the other they are cut wherever they can be. */
const SHORT = 600;
const LONG = 4000;

/** Cuts a text into parts that make up all of it. One that holds something that reaches further is a single part. */
export const partsOf = (source: string): readonly Kept[] =>
  whole(
    scan(source, 0, () => undefined),
    source,
  );

/** What {@link partsOf} says of `source`, found out of what it said of an earlier text by looking only at what has changed. */
export function repartition(parts: readonly Part[], earlier: string, source: string): readonly Kept[] {
  if (parts.length < 3) return partsOf(source);
  const { head, tail } = unchanged(earlier, source);
  const by = source.length - earlier.length;
  // a cut depends on the line behind it too: the last part that is wholly the same is scanned again
  const first = Math.max(0, lastBefore(parts, head));
  const kept = parts.slice(0, first).map((part) => ({ part, was: part }));
  const starts = new Map(
    parts
      .filter(({ start }) => start >= earlier.length - tail)
      .map((part, i, all) => [part.start + by, parts.length - all.length + i]),
  );
  let rest: readonly Kept[] = [];
  const scanned = scan(source, parts[first]!.start, (at) => {
    const index = starts.get(at);
    if (index === undefined || index === 0) return false;
    rest = parts
      .slice(index)
      .map((part) => ({ part: { ...part, start: part.start + by, end: part.end + by }, was: part }));
    return true;
  });
  const [again, was] = [scanned[0]!.part, parts[first]!];
  const same = again.end === was.end && was.end < head;
  return whole([...kept, ...(same ? [{ part: was, was }, ...scanned.slice(1)] : scanned), ...rest], source);
}

const whole = (parts: readonly Kept[], source: string): readonly Kept[] =>
  parts.length > 1 && parts.some(({ part }) => part.reaches)
    ? [{ part: { start: 0, end: source.length, reaches: true } }]
    : parts;

/** How many characters two texts have in common at their beginnings and, behind those, at their ends. */
function unchanged(a: string, b: string): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head + STRIDE <= most && a.slice(head, head + STRIDE) === b.slice(head, head + STRIDE)) head += STRIDE;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  const left = most - head;
  const same = (from: number, to: number) =>
    a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from);
  let tail = 0;
  while (tail + STRIDE <= left && same(tail, tail + STRIDE)) tail += STRIDE;
  while (tail < left && same(tail, tail + 1)) tail++;
  return { head, tail };
}

/** Comparing slices is many times faster than comparing characters. */
const STRIDE = 4096;

/** The index of the last part that ends before an offset; -1 for none. */
const lastBefore = (parts: readonly Part[], offset: number): number => countWhile(parts, ({ end }) => end < offset) - 1;

/** What a scan is in the middle of: the fence or comment that hides everything up to its end. */
type Inside = { readonly closes: (line: string) => boolean } | undefined;

/** Cuts the text from `from` on, a place where a part begins, until the end or a cut at which `stop` is true. */
function scan(source: string, from: number, stop: (at: number) => boolean | undefined): readonly Kept[] {
  const found: Kept[] = [];
  let start = from;
  let inside: Inside;
  let blank = false;
  let reaches = from === 0 && isUnclosed(source);
  const cut = (end: number) => {
    const text = source.slice(start, end);
    found.push({ part: { start, end, reaches: reaches || text.includes(']:') || /\r(?!\n)/.test(text) } });
    start = end;
    reaches = false;
  };
  let at = from === 0 ? behindFrontMatter(source) : from;
  /** The bullet of the list that the line before stands in, each of its lines an item at the margin. */
  let bullet = '';
  while (at < source.length) {
    const newline = source.indexOf('\n', at);
    const next = newline < 0 ? source.length : newline + 1;
    const line = source.slice(at, next).trimEnd();
    if (inside) {
      if (inside.closes(line)) inside = undefined;
      blank = false;
    } else {
      const goesOn = bullet !== '' && line.startsWith(bullet) && at - start >= LONG;
      if ((goesOn || (blank && isMargin(line))) && at > start && isCut(line, at - start)) {
        cut(at);
        if (stop(at)) return found;
      }
      bullet = blank || bullet !== '' || at === start ? bulletOf(line) : '';
      blank = /^[ \t]*$/.test(line);
      if (!blank && /[`~<]/.test(line)) {
        inside = fenceOf(line) ?? commentOf(line);
        reaches ||= (inside === undefined && REACHING.test(line)) || UNSURE.test(line);
      }
    }
    at = next;
  }
  cut(source.length);
  return found;
}

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
