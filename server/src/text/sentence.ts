import { remembering } from './memory';
import type { Span } from './span';

const OPEN = '（(「『【〔［[｛{〈《“';
const CLOSE = '）)」』】〕］]｝}〉》”';
/** A bracket that is still open after so many characters was never closed: it no longer hides a full stop. */
const LONGEST_BRACKET = 400;

/**
 * Splits a passage at 。 ． ！ ？ outside brackets, without the white space around each sentence. A full stop belongs to its
 * sentence; text without one is a sentence too. Brackets that never close hide nothing.
 */
export const sentencesOf = remembering(10_000, cut);

function cut(text: string): readonly Span[] {
  const out: Span[] = [];
  const closed = closingBrackets(text);
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (OPEN.includes(c)) i = closed.get(i) ?? i;
    else if ('。！？'.includes(c) || (c === '．' && !/[0-9０-９]/.test(text[i + 1] ?? ''))) {
      push(out, text, start, i + 1);
      start = i + 1;
    }
  }
  push(out, text, start, text.length);
  return out;
}

/** The offsets of brackets and of those that close them, near enough to belong together: all of a text, for who asks for many. */
export function closingBrackets(text: string): ReadonlyMap<number, number> {
  const closed = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (OPEN.includes(text[i]!)) open.push(i);
    else if (open.length > 0 && CLOSE.includes(text[i]!)) {
      const at = open.pop()!;
      if (i - at < LONGEST_BRACKET) closed.set(at, i);
    }
  }
  return closed;
}

/** The offset of the bracket that closes the one at `at`, or `at` itself when none does. */
export function skipBracket(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length && i < at + LONGEST_BRACKET; i++) {
    if (OPEN.includes(text[i]!)) depth++;
    else if (CLOSE.includes(text[i]!) && --depth === 0) return i;
  }
  return at;
}

function push(out: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isSpace(text[start]!)) start++;
  while (end > start && isSpace(text[end - 1]!)) end--;
  if (start < end) out.push({ start, end });
}

const isSpace = (c: string): boolean => /\s/.test(c);
