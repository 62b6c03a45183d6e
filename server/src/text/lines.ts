import { lastUpTo } from './bisect';

/** Line starts of a text: `starts[n]` is the offset of line n (0-based). Ends at \n, \r\n and lone \r, as LSP does. */
export type Lines = readonly number[];

/** Reads the line starts of a text. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (code === 10 || code === 13) starts.push(i + 1);
  }
  return starts;
}

/** The 0-based line and UTF-16 column of an offset; offsets outside the text are moved to its edge. */
export function positionAt(lines: Lines, offset: number): { line: number; column: number } {
  const line = lastUpTo(lines, offset);
  return { line, column: Math.max(0, offset - lines[line]!) };
}

/** Where the line of an offset begins. */
export const lineStart = (lines: Lines, offset: number): number => lines[lastUpTo(lines, offset)]!;

/** The 1-based line of an offset, as people and the command line count. */
export const lineNumber = (lines: Lines, offset: number): number => positionAt(lines, offset).line + 1;
