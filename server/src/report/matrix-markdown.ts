import type { Locale } from '../rules/finding';
import { MARKS, type Matrix, sumOf } from './matrix';

/** A matrix as a Markdown table for each control. */
export function matrixMarkdown(matrix: Matrix, locale: Locale): string {
  const { policy, documents, controls } = matrix;
  const head = [locale === 'ja' ? '要求' : 'Demand', locale === 'ja' ? '状況' : 'Status'];
  const columns = [...head, ...documents.map(({ title }) => title)];
  return `${[
    `# ${locale === 'ja' ? `${plain(policy)}の充足状況` : `Coverage of ${plain(policy)}`}`,
    sumOf(matrix, locale),
    ...controls.flatMap(({ id, title, rows }) => [
      `## ${plain(`${id} ${title}`.trim())}`,
      [
        line(columns.map(plain)),
        line(columns.map(() => '---')),
        ...rows.map((row) =>
          line([
            plain(row.text),
            MARKS[row.status],
            ...row.cells.map(({ status, evidence }) => [MARKS[status], ...evidence.map(plain)].join('<br>')),
          ]),
        ),
      ].join('\n'),
    ]),
  ].join('\n\n')}\n`;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text of a document is text, not Markdown. */
const plain = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
