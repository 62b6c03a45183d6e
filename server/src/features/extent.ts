import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Span } from '../text/span';

/** All that belongs to an entry, from the beginning of its line to the end of its last text. */
export function extentOf({ source }: Document, { span, end }: Entry): Span {
  const start = Math.max(source.lastIndexOf('\n', span.start - 1), source.lastIndexOf('\r', span.start - 1)) + 1;
  // the signs of the next heading stand before its number
  const text = source.slice(start, end).replace(/[#\s]+$/, '');
  return { start, end: Math.max(span.end, start + text.length) };
}
