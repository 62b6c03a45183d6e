import type { Message } from '../rules/finding';
import { lastUpTo } from '../text/bisect';
import { recall } from '../text/memory';

/** A row and a column of a sheet, both from 1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, its edges included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A cell of a workbook, or a whole sheet. */
export interface Spot {
  readonly sheet: string;
  /** As Excel names it: B3. */
  readonly cell?: string;
}

/** The place of 「B2」. */
export function placeOf(text: string | undefined): Place | undefined {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text ?? '') ?? [];
  if (letters === undefined) return undefined;
  return { row: Number(row), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}

/** The cells of 「B2:D4」. */
export function rangeOf(text: string | undefined): Range | undefined {
  const [from, to] = (text ?? '').split(':').map(placeOf);
  return from && to && { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** 「B2」, the name of a place. */
export function cellName({ row, column }: Place): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** Names cells, sheet by sheet: シート「台帳」のセルB3、C4. Of many the first only. */
export function namesOf(spots: readonly Spot[]): Message {
  const sheets = new Map<string, string[]>();
  for (const { sheet, cell } of spots.slice(0, MOST)) {
    const cells = recall(sheets, sheet, (): string[] => []);
    if (cell !== undefined) cells.push(cell);
  }
  const all = [...sheets];
  const more = spots.length > MOST;
  return {
    ja:
      all
        .map(([sheet, cells]) => `シート「${sheet}」${cells.length > 0 ? `のセル${cells.join('、')}` : ''}`)
        .join('、') + (more ? 'など' : ''),
    en:
      all.map(([sheet, cells]) => `sheet "${sheet}"${cells.length > 0 ? `, ${cells.join(', ')}` : ''}`).join('; ') +
      (more ? ', …' : ''),
  };
}

const MOST = 10;

/** Which merged cell lies over a column of a row; rows are asked for from above. */
export function sweep(merges: readonly Range[]): (row: number) => (column: number) => Range | undefined {
  const waiting = [...merges].sort((a, b) => b.top - a.top);
  let open: Range[] = [];
  return (row) => {
    open = open.filter(({ bottom }) => bottom >= row);
    while (waiting.length > 0 && waiting.at(-1)!.top <= row) open.push(waiting.pop()!);
    return (column) => open.find(({ left, right }) => column >= left && column <= right);
  };
}

/** For each row or column the first one from there on that is not hidden, in time that does not grow with how many are. */
export function shownFrom(hidden: readonly (readonly [from: number, to: number])[]): (at: number) => number {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [from, to] of hidden.filter(([from, to]) => from <= to).sort(([a], [b]) => a - b)) {
    const last = ends.length - 1;
    if (last >= 0 && from <= ends[last]! + 1) ends[last] = Math.max(ends[last]!, to);
    else {
      starts.push(from);
      ends.push(to);
    }
  }
  return (at) => {
    const run = lastUpTo(starts, at);
    return starts.length > 0 && at >= starts[run]! && at <= ends[run]! ? ends[run]! + 1 : at;
  };
}
