import { folded } from './fold';

const KANJI = '〇一二三四五六七八九';
const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
const GOJUON = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

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
