import type { Document } from '../../document/document';
import { foundInOutline } from '../../document/search';
import type { Report } from '../finding';
import type { Rule } from '../rule';
import { labelSpan, type Numbered, numberedAt, runsOf } from './run';

/** numbering/duplicate: a number that two articles, items or appendices bear, so that a citation of it can be read in two ways. */
export const duplicate: Rule = {
  id: 'numbering/duplicate',
  severity: 'warning',
  title: { ja: '番号が重複している', en: 'A number is used twice' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) =>
    foundInOutline(document, 'numbering/duplicate', [], () => runsOf(document).flatMap(inRun)).map((pair) =>
      report(document, pair),
    ),
};

/** The indices of an entry and of an earlier one with the same number. */
type Pair = readonly [entry: number, before: number];

function inRun(run: readonly Numbered[]): readonly Pair[] {
  // Markdown counts 1. 1. 1. by itself
  if (run.length > 1 && run.every(({ label }) => label.length === 0 && label.values[0] === 1)) return [];
  const first = new Map<string, Numbered>();
  return run.flatMap((entry): readonly Pair[] => {
    const key = entry.label.values.join('.');
    const before = first.get(key);
    if (before) return [[entry.index, before.index]];
    first.set(key, entry);
    return [];
  });
}

function report(document: Document, [index, earlier]: Pair): Report {
  const [entry, before] = [numberedAt(document, index), numberedAt(document, earlier)];
  return {
    span: labelSpan(document, entry),
    message: {
      ja: `「${entry.number}」が重複しています${entry.title && before.title ? `（「${before.title}」と「${entry.title}」）` : ''}。どちらを引用しているのか分からなくなるので、番号を付け直してください。`,
      en: `「${entry.number}」 is used twice, so a reference to it is ambiguous. Renumber.`,
    },
    related: [
      {
        path: document.path,
        span: labelSpan(document, before),
        message: { ja: '同じ番号', en: 'The same number' },
      },
    ],
  };
}
