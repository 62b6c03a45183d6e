import { folded } from './fold';

const KANJI = '〇一二三四五六七八九';
const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
const GOJUON = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/** A numeral in any script, as a pattern. */
export const NUMERAL = '[0-9０-９]+|[〇一二三四五六七八九十百]+|[①-⑳㉑-㊿➀-➓❶-❿]|[⑴-⒇]|[Ⅰ-Ⅻ]|[IVX]+|[ァ-ヶｱ-ﾝ]|[a-z]';

/** The value of a numeral in digits of any width, kanji (十二, 一二), Roman figures or a circled digit; undefined for anything else. */
export function numeralValue(numeral: string): number | undefined {
  const circled = circledValue(numeral);
  if (circled !== undefined) return circled;
  const text = folded(numeral);
  if (/^\d{1,6}$/.test(text)) return Number(text);
  if (/^[〇一二三四五六七八九十百]+$/.test(text)) return kanjiValue(text);
  const roman = ROMAN.indexOf(text.toUpperCase());
  return roman > 0 ? roman : undefined;
}

/** The place of a kana in アイウ order, or in イロハ order (`iroha`); 1-based, undefined when it is no such kana. */
export function kanaValue(kana: string, iroha = false): number | undefined {
  const at = (iroha ? IROHA : GOJUON).indexOf(folded(kana));
  return at < 0 ? undefined : at + 1;
}

/**
 * A value written as `sample` is: in digits of its width, kanji (十二), circled digits, Roman figures or kana (イ behind an ア, ロ
 * behind an イ of イロハ; `iroha` says which). Plain digits where the script has no such number.
 */
export function numeralLike(sample: string, value: number, iroha = false): string {
  const text = sample.trim();
  if (/^[０-９]/.test(text)) return wide(String(value));
  if (/^[〇一二三四五六七八九十百]/.test(text)) return kanjiOf(value);
  if (/^[ァ-ヶｱ-ﾝ]/.test(text)) return (iroha ? IROHA : GOJUON)[value - 1] ?? String(value);
  if (/^[Ⅰ-Ⅻ]/.test(text) && value <= 12) return String.fromCharCode(0x215f + value);
  if (/^[IVX]/.test(text)) return ROMAN[value] ?? String(value);
  if (/^[a-z]/.test(text) && value <= 26) return String.fromCharCode(96 + value);
  if (circledValue(text.slice(0, 1)) !== undefined) {
    const run = CIRCLED.slice(0, 3).find(([first, last, from]) => value >= from && value <= from + last - first);
    return run ? String.fromCharCode(run[0] + value - run[2]) : `(${value})`;
  }
  if (/^[⑴-⒇]/.test(text) && value <= 20) return String.fromCharCode(0x2473 + value);
  return String(value);
}

/** A value as a capital letter of the width of `sample`: 10 is J behind an I, and no Roman figure. Plain digits above Z. */
export const letterLike = (sample: string, value: number): string =>
  value > 26 ? String(value) : String.fromCharCode((/^[Ａ-Ｚ]/.test(sample) ? 0xff20 : 0x40) + value);

/** Digits at full width. */
const wide = (digits: string): string => digits.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** 12 → 十二, 103 → 百三; up to 999. */
function kanjiOf(value: number): string {
  const place = (count: number, unit: string) => (count === 0 ? '' : `${count === 1 ? '' : KANJI[count]}${unit}`);
  const ones = value % 10;
  return (
    place(Math.floor(value / 100), '百') + place(Math.floor(value / 10) % 10, '十') + (ones > 0 ? KANJI[ones] : '')
  );
}

function kanjiValue(text: string): number {
  if (!/[十百]/.test(text)) return Number([...text].map((c) => KANJI.indexOf(c)).join(''));
  const [, hundreds = '', tens = '', ones = ''] = /^(?:(.?)百)?(?:(.?)十)?(.?)$/.exec(text) ?? [];
  const digit = (c: string, absent: number) => (c === '' ? absent : KANJI.indexOf(c));
  return (
    (text.includes('百') ? digit(hundreds, 1) * 100 : 0) +
    (text.includes('十') ? digit(tens, 1) * 10 : 0) +
    digit(ones, 0)
  );
}

function circledValue(text: string): number | undefined {
  const code = text.length === 1 ? text.charCodeAt(0) : 0;
  for (const [first, last, value] of CIRCLED) if (code >= first && code <= last) return value + code - first;
  return undefined;
}

/** First and last code of each run of circled digits (① ㉑ ㊱ ➀ ❶ ⓪) and the value of the first. */
const CIRCLED: readonly (readonly [number, number, number])[] = [
  [0x2460, 0x2473, 1],
  [0x3251, 0x325f, 21],
  [0x32b1, 0x32bf, 36],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x2776, 0x277f, 1],
  [0x24f5, 0x24fe, 1],
  [0x24ea, 0x24ea, 0],
];
