import type { Position, Range } from 'vscode-languageserver';
import type { Document } from '../document/document';
import { type Lines, positionAt } from '../text/lines';
import type { Span } from '../text/span';

/** The only place where offsets become LSP positions (0-based, UTF-16) and back. */
export function toRange(lines: Lines, { start, end }: Span): Range {
  return { start: toPosition(lines, start), end: toPosition(lines, end) };
}

export function toPosition(lines: Lines, offset: number): Position {
  const { line, column } = positionAt(lines, offset);
  return { line, character: column };
}

/** The offset of a position; one outside the text is moved to the nearest place in it. */
export function toOffset({ lines, source }: Pick<Document, 'lines' | 'source'>, { line, character }: Position): number {
  const start = lines[line];
  if (start === undefined) return line < 0 ? 0 : source.length;
  let end = lines[line + 1] ?? source.length;
  while (end > start && /[\r\n]/.test(source[end - 1]!)) end--;
  return Math.min(start + Math.max(0, character), end);
}

/** Before everything else in a document. */
export const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
