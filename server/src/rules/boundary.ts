import type { Document } from '../document/document';
import { type Prose, sourceOf } from '../document/prose';
import type { Statement } from '../document/statement';
import { folded } from '../text/fold';
import { numeralValue } from '../text/numeral';
import type { Span } from '../text/span';
import { inStretches } from './block';
import type { Report } from './finding';
import type { Rule } from './rule';

/**
 * statement/boundary: classes that overlap or leave a gap at one number: 「10件以上」 and 「10件以下」 both hold 10, 「10件を超える」 and
 * 「10件未満」 leave it out. Only in one list, or one column of a table, and only of the same thing.
 */
export const boundary: Rule = {
  id: 'statement/boundary',
  severity: 'info',
  title: { ja: '境目の数が重なる・抜ける', en: 'Ranges that overlap or leave a gap at the boundary' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) =>
    inStretches(document, 'statement/boundary', [], (statements) => inStretch(document, statements)),
};

interface Bound {
  /** The list or column, the thing and the unit, and the number. */
  readonly key: string;
  readonly item: number;
  readonly side: string;
  readonly written: string;
  readonly span: Span;
}

const BOUND =
  /([^、。，（）()はがをに0-9]{0,12})(?:は|が|を)?([0-9]{1,6}|[一二三四五六七八九十]{1,3})([^0-9、。以未を超]{1,4})(以上|以下|未満|を超え|超)/g;
const OTHER: Readonly<Record<string, string>> = { 以上: '以下', 以下: '以上', 未満: 'を超え', を超え: '未満' };

function inStretch(document: Document, statements: readonly Statement[]): readonly Report[] {
  const bounds = statements.flatMap(({ index, lead, entry, form, cells, prose }) =>
    cells
      ? cells.flatMap((cell, column) => boundsIn(cell, `${entry} ${column}`, index))
      : lead >= 0 && form !== 'row'
        ? boundsIn(prose, `list ${lead}`, index)
        : [],
  );
  return bounds.flatMap((bound, i) => {
    const other = bounds
      .slice(0, i)
      .find(({ key, item, side }) => key === bound.key && item !== bound.item && OTHER[side] === bound.side);
    return other ? [report(document, bound, other)] : [];
  });
}

function boundsIn(prose: Prose, place: string, item: number): readonly Bound[] {
  const text = folded(prose.text);
  if (text.length !== prose.text.length) return [];
  return [...text.matchAll(BOUND)].map(
    ({ 0: all, 1: thing = '', 2: number = '', 3: unit = '', 4: word = '', index }) => {
      const side = word === '超' ? 'を超え' : word;
      const start = index + all.length - word.length - unit.length - number.length;
      const end = index + all.length;
      return {
        key: `${place} ${thing.trim()} ${numeralValue(number)} ${unit}`,
        item,
        side,
        written: prose.text.slice(start, end),
        span: sourceOf(prose, start, end),
      };
    },
  );
}

function report({ path }: Document, { written, span, side }: Bound, other: Bound): Report {
  const both = /以/.test(side);
  return {
    span,
    message: {
      ja: both
        ? `「${other.written}」と「${written}」では、境目の数がどちらにも入ります。一方を「未満」か「を超える」にしてください。`
        : `「${other.written}」と「${written}」では、境目の数がどちらにも入りません。一方を「以上」か「以下」にしてください。`,
      en: both
        ? `The number itself belongs to both 「${other.written}」 and 「${written}」. Write 未満 or を超える in one of them.`
        : `The number itself belongs to neither 「${other.written}」 nor 「${written}」. Write 以上 or 以下 in one of them.`,
    },
    related: [{ path, span: other.span, message: { ja: `「${other.written}」`, en: `「${other.written}」` } }],
  };
}
