import { format, isDateFormat } from 'numfmt';
import { formatNumber } from './counter';

/**
 * A number as Excel shows it in a number format (ECMA-376, 18.8.30 `numFmt`): 令和5年10月1日, 第3条, 25.6%. Days are counted from
 * 1900, in some workbooks from `since` days later. A format that is not understood leaves the plain number.
 */
export function display(number: number, pattern: string, since = 0): string {
  const value = isDateFormat(pattern) ? number + since : number;
  try {
    const shown = format(inEra(value, pattern), value, { locale: 'ja' });
    return inKanji(shown, pattern).trim();
  } catch {
    return String(number);
  }
}

/** The format of a number of Excel's own (ECMA-376, 18.8.30, with those of a Japanese Excel). */
export const builtIn = (id: number): string => BUILT_IN[id] ?? 'General';

const ERA = '[$-411]ge.m.d';
const ERA_LONG = '[$-411]ggge"年"m"月"d"日"';
const MONTH = 'yyyy"年"m"月"';
const DAY = 'm"月"d"日"';
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: ERA,
  28: ERA_LONG,
  29: ERA_LONG,
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  34: MONTH,
  35: DAY,
  36: ERA,
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
  50: ERA,
  51: ERA_LONG,
  52: MONTH,
  53: DAY,
  54: ERA_LONG,
  55: MONTH,
  56: DAY,
  57: ERA,
  58: ERA_LONG,
};

/** First days of the eras, as Excel counts days, with the year before their first. */
const ERAS: readonly (readonly [from: number, name: string, letter: string, before: number])[] = [
  [43586, '令和', 'R', 2018],
  [32516, '平成', 'H', 1988],
  [9856, '昭和', 'S', 1925],
  [4595, '大正', 'T', 1911],
  [1, '明治', 'M', 1867],
];

/** A pattern with the era (g, gg, ggg) and its year (e) of a day filled in, which the library leaves out. */
function inEra(value: number, pattern: string): string {
  const era = isDateFormat(pattern) ? ERAS.find(([from]) => value >= from) : undefined;
  if (!era) return pattern;
  const [, name, letter, before] = era;
  const year = Number(format('yyyy', value)) - before;
  return pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]|g+|e+/gi, (sign) => {
    if (/^g/i.test(sign)) return `"${sign.length === 1 ? letter : name.slice(0, sign.length - 1)}"`;
    if (!/^e/i.test(sign)) return sign;
    return `"${year === 1 && /gannen/i.test(pattern) ? '元' : String(year).padStart(sign.length, '0')}"`;
  });
}

/** Figures in kanji (DBNum1) or of full width (DBNum3), where the pattern wants them. */
function inKanji(shown: string, pattern: string): string {
  const kind = /\[DBNum([13])\]/i.exec(pattern)?.[1];
  if (kind === undefined) return shown;
  const style = kind === '3' ? 'decimalFullWidth' : /General/i.test(pattern) ? 'japaneseCounting' : 'ideographDigital';
  return shown.replace(/\d+/g, (digits) => formatNumber(Number(digits), style) ?? digits);
}
