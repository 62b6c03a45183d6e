import type { Span } from '../text/span';
import type { Document } from './document';
import type { Entry } from './entry';

/** All that belongs to an entry, from the beginning of its line to the end of its last text. */
export function extentOf({ source }: Document, { span, end }: Entry): Span {
  const start = Math.max(source.lastIndexOf('\n', span.start - 1), source.lastIndexOf('\r', span.start - 1)) + 1;
  return { start, end: Math.max(span.end, start + withoutSigns(source.slice(start, end).trimEnd()).length) };
}

/** The signs of the next heading stand before its number, on a line that is not the entry's own any more; those of C# do not. */
function withoutSigns(text: string): string {
  let signs = text.length;
  while (text[signs - 1] === '#') signs--;
  const above = text.slice(0, signs);
  const own = above.trimEnd();
  return /[\r\n]/.test(above.slice(own.length)) ? own : text;
}
