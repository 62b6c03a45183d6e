import type { Locale } from '../rules/finding';
import { MARKS, type Matrix, NAMES } from './matrix';

/** A matrix as CSV (RFC 4180) with a byte order mark, without which Excel takes it for Shift_JIS. */
export function matrixCsv({ documents, controls }: Matrix, locale: Locale): string {
  const head = locale === 'ja' ? ['箇所', '対策', '要求', '状況'] : ['Place', 'Control', 'Demand', 'Status'];
  const rows = controls.flatMap(({ id, title, rows }) =>
    rows.map((row) => [
      id,
      title,
      row.text,
      NAMES[row.status][locale],
      ...row.cells.map(({ status, evidence }) => [MARKS[status], ...evidence.slice(0, 1)].join(' ')),
    ]),
  );
  return `\ufeff${[[...head, ...documents.map(({ title }) => title)], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is text, not something for a spreadsheet to run. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
