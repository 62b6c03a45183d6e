import { childrenOf, isParagraph } from '../../document/citation';
import type { Document } from '../../document/document';
import { foundInOutline } from '../../document/search';
import type { Report } from '../finding';
import type { Rule } from '../rule';
import { labelSpan, lastOf, type Numbered, numberedAt, runsOf, type Stray, straysIn } from './run';

/** numbering/style: one series of numbers written in two ways: 第１条 and 第2条, （1） and (2), or ② behind (1). */
export const numberingStyle: Rule = {
  id: 'numbering/style',
  severity: 'info',
  title: { ja: '番号の書き方が不ぞろい', en: 'Numbers are written inconsistently' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => [
    ...foundInOutline(document, 'numbering/style', [], () => widths(document)).map((one) => odd(document, one)),
    ...foundInOutline(document, 'numbering/style breaks', [], () => straysIn(document).map(placesOf)).map((places) =>
      broken(document, places),
    ),
    ...foundInOutline(document, 'numbering/style paragraphs', [], () => paragraphs(document)).map((one) =>
      unlike(document, one),
    ),
  ],
};

/** How a label is written: each figure, bracket and point as full-width or half-width. */
const formOf = (written: string): string =>
  written
    .replace(/[一-龠ァ-ンa-zａ-ｚ]/g, '')
    .replace(/[0-9]/g, 'n')
    .replace(/[０-９]/g, 'Ｎ');

/** A form whatever the count of its figures. */
const shapeOf = (form: string): string => form.replace(/n+/, 'n').replace(/Ｎ+/, 'Ｎ');

/** Numbers of one kind and length (houses may write one figure full-width, two half-width) of which a few are written otherwise. */
function widths(document: Document): readonly Odd[] {
  const groups = new Map<string, { entry: Numbered; written: string; form: string; own: boolean }[]>();
  for (const run of runsOf(document)) {
    const shapes = run.map((entry) => shapeOf(formOf(writtenOf(document, entry))));
    const common = countsOf(shapes);
    for (const [i, entry] of run.entries()) {
      const written = writtenOf(document, entry);
      if (written === '') continue;
      // a list that is written in its own way throughout
      const own = run.length > 2 && common.get(shapes[i]!)! * 2 > run.length;
      const key = `${entry.label.style} ${written.replace(/[^0-9０-９]/g, '').length} ${entry.depth > 0}`;
      const one = { entry, written, form: formOf(written), own };
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const counts = countsOf(group.map(({ form }) => form));
    const [usual] = [...counts].sort(([, a], [, b]) => b - a)[0]!;
    // half and half is a choice that was not made, not a slip
    if (counts.size === 1 || counts.get(usual)! < group.length * MOST) return [];
    return group
      .filter(({ form, own }) => !own && form !== usual && form.length === usual.length)
      .map(({ entry, written }) => ({ entry: entry.index, written, right: shaped(written, usual) }));
  });
}

/** How often each stands among some, in the order in which they come. */
function countsOf(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** The index of an entry whose number is written otherwise than the others. */
interface Odd {
  readonly entry: number;
  readonly written: string;
  readonly right: string;
}

/** How many of the numbers must be written alike for the others to be slips. */
const MOST = 0.75;

/** A label in the widths of another one. */
const shaped = (written: string, form: string): string => {
  const signs = [...form];
  return written.replace(/[0-9０-９]|[^一-龠ァ-ンa-zａ-ｚ]/g, (c) => {
    const sign = signs.shift()!;
    if (sign === 'n') return c.normalize('NFKC');
    if (sign === 'Ｎ') return String.fromCharCode(c.normalize('NFKC').charCodeAt(0) + 0xfee0);
    return sign;
  });
};

/** The label as the source has it, without what ends it; nothing for the markers of Markdown's lists. */
const writtenOf = ({ source }: Document, { span, label }: Numbered): string =>
  label.length === 0 ? '' : (/^[^\s.．:：、，]*/.exec(source.slice(span.start, span.start + label.length))?.[0] ?? '');

function odd({ entries }: Document, { entry, written, right }: Odd): Report {
  const { start } = entries[entry]!.span;
  const span = { start, end: start + written.length };
  return {
    span,
    message: {
      ja: `「${written}」は、この文書のほかの番号と全角・半角が違います。「${right}」に直してください。`,
      en: `「${written}」 differs in width from the other numbers of this document. Change it to 「${right}」.`,
    },
    fixes: [
      { title: { ja: `「${right}」に直す`, en: `Change to 「${right}」` }, edits: [{ span, text: right }], safe: true },
    ],
  };
}

/** ② between (1) and (3). */
function broken(document: Document, places: readonly number[]): Report {
  const [before, entry, next] = places.map((index) => numberedAt(document, index)) as [Numbered, Numbered, Numbered];
  return {
    severity: 'warning',
    span: labelSpan(document, entry),
    message: {
      ja: `「${before.number}」と「${next.number}」の間に「${entry.number}」があります。同じ段の番号は、同じ書き方にしてください。`,
      en: `「${entry.number}」 stands between 「${before.number}」 and 「${next.number}」. Write the numbers of one level in one way.`,
    },
    related: [
      { path: document.path, span: labelSpan(document, before), message: { ja: '前の番号', en: 'The number before' } },
    ],
  };
}

const placesOf = ({ before, entry, next }: Stray): readonly number[] => [before.index, entry.index, next.index];

/** The first paragraph of an article has a number in some articles (1, 2, 3) and none in most (2, 3), or the other way round. */
function paragraphs(document: Document): readonly Unlike[] {
  const firsts = document.entries
    .filter(({ label }) => label?.style === '条')
    .flatMap(({ index }) =>
      childrenOf(document.entries, index)
        .filter((one) => isParagraph(one))
        .slice(0, 1),
    )
    .filter((entry): entry is Numbered => entry.label !== undefined && lastOf(entry as Numbered) <= 2);
  const counted = firsts.filter((entry) => lastOf(entry) === 1);
  const bare = firsts.filter((entry) => !counted.includes(entry));
  const [few, usual] = counted.length < bare.length ? [counted, false] : [bare, true];
  if (few.length > firsts.length * (1 - MOST)) return [];
  return few.map(({ index }) => ({ entry: index, counted: usual }));
}

/** The index of a first paragraph, and whether the first paragraphs of the other articles have a number. */
interface Unlike {
  readonly entry: number;
  readonly counted: boolean;
}

const unlike = (document: Document, { entry, counted }: Unlike): Report => ({
  severity: 'hint',
  span: labelSpan(document, numberedAt(document, entry)),
  message: {
    ja: `この文書のほかの条は、第1項に番号を${counted ? '付けています' : '付けていません'}。ここも同じにしてください。`,
    en: `In the other articles of this document the first paragraph has ${counted ? 'a number' : 'no number'}. Do the same here.`,
  },
});
