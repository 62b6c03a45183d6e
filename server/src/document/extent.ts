import type { Span } from '../text/span';
import type { Document } from './document';
import { type Entry, endOf } from './entry';

/** All that belongs to an entry, from the beginning of its line to the end of its last text. */
export function extentOf(document: Document, entry: Entry): Span {
  const { source } = document;
  const { span } = entry;
  const end = endOf(document, entry);
  const start = beginning(source, span.start);
  const line = beginning(source, end);
  const isNext = line > span.end && SIGNS.test(source.slice(line, end));
  return { start, end: Math.max(span.end, start + source.slice(start, isNext ? line : end).trimEnd().length) };
}

/** Where the line of a place begins. */
const beginning = (source: string, at: number): number =>
  Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1;

/** What stands before the number of the next entry on its line: the signs of a quotation, an item, a heading, bold letters. */
const SIGNS = /^[ \t>]*(?:[-+*](?:[ \t]+|$))*(?:#+[ \t]*)?[*_]{0,3}$/;
