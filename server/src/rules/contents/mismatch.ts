import { isWithin } from '../../document/citation';
import { LEADER } from '../../document/contents';
import type { Document } from '../../document/document';
import type { Entry } from '../../document/entry';
import { type Label, readLabel, TAILS } from '../../document/label';
import { type Prose, sourceOf } from '../../document/prose';
import { entriesStyled } from '../../document/search';
import { joinLetters } from '../../document/title';
import { folded } from '../../text/fold';
import { numeralValue } from '../../text/numeral';
import type { Span } from '../../text/span';
import type { Fix, Message, Report } from '../finding';
import type { Rule } from '../rule';

/** contents/mismatch: a 目次 whose chapters, titles or ranges of articles are not those of the text. */
export const mismatch: Rule = {
  id: 'contents/mismatch',
  severity: 'warning',
  title: { ja: '目次が本文と合わない', en: 'The table of contents does not match the text' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => entriesStyled(document, '目次').flatMap((entry) => inContents(document, entry)),
};

/** One line of a 目次. */
interface Line {
  readonly label: Label;
  readonly title: string;
  readonly titleSpan: Span;
  /** （第1条―第3条）, with what it says. */
  readonly range:
    | { readonly text: string; readonly span: Span; readonly first: string; readonly last: string }
    | undefined;
  readonly span: Span;
}

const NUMBER = '[0-9０-９〇一二三四五六七八九十百]+';
const ARTICLE = `第\\s*(${NUMBER})\\s*条((?:の${NUMBER})*)`;
const RANGE = RegExp(
  `[（(]\\s*${ARTICLE}(?:\\s*(?:から|[^0-9０-９第（(]{1,2})\\s*${ARTICLE}(?:\\s*まで)?)?\\s*[)）]\\s*$`,
);

function inContents(document: Document, contents: Entry): readonly Report[] {
  const lines = linesOf(document, contents);
  const reports: Report[] = [];
  const found = new Set<number>();
  let around: Entry | undefined;
  for (const line of lines) {
    const entry = entryOf(document, line.label, contents, around);
    if (/^[編部章]$/.test(line.label.style)) around = entry;
    if (entry) found.add(entry.index);
    reports.push(...(entry ? compare(document, line, entry) : [absent(line)]));
  }
  return [...reports, ...unlisted(document, contents, lines, found)];
}

/** The lines between the word 目次 and the entry behind it. */
function linesOf({ blocks, entries, source }: Document, { index, span }: Entry): readonly Line[] {
  const next = entries[index + 1];
  const end = next ? Math.min(next.span.start, next.titleSpan.start) : source.length;
  return blocks
    .filter((block) => block.span.end > span.end && block.span.start < end)
    .flatMap(({ prose }) =>
      [...prose.text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: text, index: at }) => {
        const { start } = sourceOf(prose, at, at + 1);
        return start >= span.end && start < end ? lineOf(prose, text, at) : [];
      }),
    );
}

function lineOf(prose: Prose, text: string, at: number): readonly Line[] {
  const line = text.replace(LEADER, '').trimEnd();
  const label = readLabel(line, true);
  if (!label || label.values.length === 0 || line.endsWith('。')) return [];
  const match = RANGE.exec(line) ?? undefined;
  const name = line.slice(label.length, match?.index ?? line.length).trimEnd();
  const from = at + label.length;
  return [
    {
      label,
      title: joinLetters(name),
      titleSpan: sourceOf(prose, from, from + name.length),
      range: match && {
        text: match[0],
        span: sourceOf(prose, at + match.index, at + line.length),
        first: articleOf(match[1]!, match[2]),
        last: match[3] ? articleOf(match[3], match[4]) : articleOf(match[1]!, match[2]),
      },
      span: sourceOf(prose, at, at + line.length),
    },
  ];
}

/** 五 and の二 → 5の2. */
const articleOf = (first: string, branch = ''): string =>
  [first, ...branch.split('の').slice(1)].map(numeralValue).join('の');

/** The entry of the text that a line names; a section stands in the chapter that was named last. */
function entryOf({ entries }: Document, label: Label, contents: Entry, around: Entry | undefined): Entry | undefined {
  const alike = entries.filter(
    (entry) =>
      entry.index > contents.index &&
      entry.label?.style === label.style &&
      entry.label.values.join('.') === label.values.join('.'),
  );
  const inside = around ? alike.filter(({ index }) => isWithin(entries, index, around.index)) : [];
  return /^[節款目]$/.test(label.style) && around ? inside[0] : (inside[0] ?? alike[0]);
}

function compare(document: Document, line: Line, entry: Entry): readonly Report[] {
  const { path } = document;
  const related = [{ path, span: entry.span, message: { ja: '本文の見出し', en: 'The heading in the text' } }];
  const reports: Report[] = [];
  if (line.title !== '' && entry.title !== '' && plain(line.title) !== plain(entry.title))
    reports.push({
      span: line.titleSpan,
      message: {
        ja: `目次の「${line.title}」は、本文では「${entry.title}」です。どちらかにそろえてください。`,
        en: `The table of contents says 「${line.title}」, but the text says 「${entry.title}」. Make them match.`,
      },
      related,
      fixes: [replace(line.titleSpan, entry.title)],
    });
  const articles = document.entries.filter(
    ({ index, label }) => label?.style === '条' && isWithin(document.entries, index, entry.index),
  );
  const [first, last] = [articles[0], articles.at(-1)].map((article) => article?.label?.values.join('の'));
  if (line.range && first && last && (line.range.first !== first || line.range.last !== last)) {
    const said = (one: string) => `第${one.replace('の', '条の')}${one.includes('の') ? '' : '条'}`;
    const range = first === last ? said(first) : `${said(first)}から${said(last)}まで`;
    reports.push({
      span: line.range.span,
      message: {
        ja: `目次では「${line.range.text}」ですが、本文の${entry.number}にあるのは${range}です。目次を直してください。`,
        en: `The table of contents says 「${line.range.text}」, but ${entry.number} contains ${range}. Correct the table of contents.`,
      },
      related,
      fixes: rangeFix(line.range, first, last),
    });
  }
  return reports;
}

const plain = (title: string): string => folded(title).replace(/\s+/g, '');

/** The range in the way that it is written; none where it would need another joint than it has. */
function rangeFix({ text, span, first, last }: NonNullable<Line['range']>, start: string, end: string): readonly Fix[] {
  if (/[〇一二三四五六七八九十百]/.test(text) || `${first}${last}${start}${end}`.includes('の')) return [];
  if ((first === last) !== (start === end) || text.includes('・')) return [];
  const wide = /[０-９]/.test(text);
  const numbers = [start, end];
  return [
    replace(
      span,
      text.replace(/[0-9０-９]+/g, () => (wide ? fullWidth(numbers.shift()!) : numbers.shift()!)),
    ),
  ];
}

const fullWidth = (digits: string): string =>
  digits.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

const replace = (span: Span, text: string): Fix => ({
  title: { ja: `「${text}」に直す`, en: `Change to 「${text}」` },
  edits: [{ span, text }],
  safe: false,
});

const absent = ({ label, title, span }: Line): Report => ({
  span,
  message: {
    ja: `目次の「${label.number}${title ? `　${title}` : ''}」が、本文にありません。`,
    en: `「${label.number} ${title}」 in the table of contents does not appear in the text.`,
  },
});

/** Chapters, or whatever the 目次 lists, that the text has and the 目次 has not. */
function unlisted(
  { entries, path }: Document,
  contents: Entry,
  lines: readonly Line[],
  found: ReadonlySet<number>,
): readonly Report[] {
  const styles = new Set(lines.map(({ label }) => label.style).filter((style) => !TAILS.includes(style)));
  const levels = new Set(entries.filter(({ index }) => found.has(index)).map(({ level }) => level));
  return entries
    .filter(
      ({ index, label, level }) =>
        index > contents.index && styles.has(label?.style ?? '') && levels.has(level) && !found.has(index),
    )
    .filter(({ index }) => !inTail(entries, index))
    .map((entry) => ({
      span: contents.span,
      message: lacking(entry),
      related: [{ path, span: entry.span, message: { ja: '本文の見出し', en: 'The heading in the text' } }],
    }));
}

const inTail = (entries: readonly Entry[], index: number): boolean =>
  entries.some(({ label, index: tail }) => TAILS.includes(label?.style ?? '') && isWithin(entries, index, tail));

const lacking = ({ number, title }: Entry): Message => ({
  ja: `本文の「${number}${title ? `　${title}` : ''}」が、目次にありません。`,
  en: `「${number} ${title}」 in the text does not appear in the table of contents.`,
});
