import { folded } from '../text/fold';
import { numeralValue } from '../text/numeral';
import type { Span } from '../text/span';

/** First year of each era, less one: 令和4年 = 2018 + 4. */
const ERAS: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

const FEW = '[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}';
/** 2025-02-10, 2025/2/10 */
const ISO = /(?<![0-9/.-])((?:19|20)[0-9]{2})([-/])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9/.-])/g;
const DATE = RegExp(
  `(?:(${Object.keys(ERAS).join('|')})\\s*(${FEW}|元)|([12１２][0-9０-９]{3}|[一二][〇一二三四五六七八九]{3}))\\s*年\\s*(${FEW})\\s*月\\s*(${FEW})\\s*日`,
  'g',
);

/** The dates in a text, as ISO 8601, with their spans. Dates that no calendar has are left out. */
export const datesIn = (text: string): readonly { readonly date: string; readonly span: Span }[] =>
  writtenDatesIn(text).flatMap(({ date, span }) => (Number.isNaN(Date.parse(date)) ? [] : [{ date, span }]));

/** What is written as a date, in figures of any width or in kanji, whether or not a calendar has it. */
export function writtenDatesIn(text: string): readonly { readonly date: string; readonly span: Span }[] {
  const found = [...text.matchAll(DATE)].map((match) => {
    const [, era, inEra, common, month, day] = match.map((part) => part && folded(part));
    const year = era ? ERAS[era]! + (inEra === '元' ? 1 : numberOf(inEra)) : numberOf(common);
    return dated(match, [year, numberOf(month), numberOf(day)]);
  });
  const plain = [...text.matchAll(ISO)].map((match) => dated(match, [match[1], match[3], match[4]].map(Number)));
  return plain.length === 0 ? found : [...found, ...plain].sort((a, b) => a.span.start - b.span.start);
}

const dated = (match: RegExpExecArray, parts: readonly number[]) => ({
  date: parts.map((part) => String(part).padStart(2, '0')).join('-'),
  span: { start: match.index, end: match.index + match[0].length },
});

const numberOf = (numeral = ''): number => numeralValue(numeral) ?? 0;
