import { folded } from '../text/fold';
import type { Span } from '../text/span';

/** First year of each era, less one: 令和4年 = 2018 + 4. */
const ERAS: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

const DATE =
  /(?:(明治|大正|昭和|平成|令和)\s*([0-9０-９]{1,2}|元)|([12１２][0-9０-９]{3}))\s*年\s*([0-9０-９]{1,2})\s*月\s*([0-9０-９]{1,2})\s*日/g;

/** The dates in a text, as ISO 8601, with their spans. Dates that no calendar has are left out. */
export function datesIn(text: string): readonly { readonly date: string; readonly span: Span }[] {
  return [...text.matchAll(DATE)].flatMap((match) => {
    const [, era, inEra, common, month, day] = match.map((part) => part && folded(part));
    const year = era ? ERAS[era]! + (inEra === '元' ? 1 : Number(inEra)) : Number(common);
    const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
    if (Number.isNaN(Date.parse(date))) return [];
    return [{ date, span: { start: match.index, end: match.index + match[0].length } }];
  });
}
