const KANJI = '〇一二三四五六七八九';
const LEGAL = '零壱弐参四伍六七八九';
const AIUEO = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/**
 * A number as Word shows it in a numbering format (ST_NumberFormat of ECMA-376, `w:numFmt`), or undefined for a format that is
 * not known. Half-width kana come out in full width, as regulations write them.
 */
export function formatNumber(value: number, format: string): string | undefined {
  if (format === 'none') return '';
  if (value < 1) return format === 'decimalFullWidth' ? wide(String(value)) : String(value);
  return FORMATS[format]?.(value);
}

type Format = (value: number) => string;

const cycle =
  (signs: string): Format =>
  (value) =>
    [...signs][(value - 1) % [...signs].length]!;

/** Signs that stand one after the other in Unicode, for the numbers 1 to `count`; larger numbers are written plainly. */
const run =
  (first: string, count: number): Format =>
  (value) =>
    value <= count ? String.fromCodePoint(first.codePointAt(0)! + value - 1) : String(value);

const wide = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const letters =
  (first: string): Format =>
  (value) =>
    String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.min(20, Math.ceil(value / 26)));

function roman(value: number): string {
  let rest = Math.min(value, 399);
  let out = '';
  for (const [size, sign] of ROMAN) for (; rest >= size; rest -= size) out += sign;
  return out;
}

/** 十二, 百二十; from 1000 on digit by digit. */
function counting(digits: string, ten: string, hundred: string, always: boolean): Format {
  return (value) => {
    if (value > 999) return [...String(value)].map((digit) => digits[Number(digit)]).join('');
    const part = (digit: number, unit: string) =>
      digit === 0 ? '' : (digit === 1 && !always ? '' : digits[digit]!) + unit;
    const ones = value % 10;
    return (
      part(Math.floor(value / 100), hundred) +
      part(Math.floor(value / 10) % 10, ten) +
      (ones === 0 ? '' : digits[ones]!)
    );
  };
}

const digital: Format = (value) => [...String(value)].map((digit) => KANJI[Number(digit)]).join('');
const circled: Format = (value) =>
  value <= 20
    ? run('①', 20)(value)
    : value <= 35
      ? String.fromCodePoint(0x3251 + value - 21)
      : value <= 50
        ? String.fromCodePoint(0x32b1 + value - 36)
        : `(${value})`;

const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalHalfWidth: String,
  ordinal: String,
  numberInDash: (value) => `- ${value} -`,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => wide(String(value)),
  decimalFullWidth2: (value) => wide(String(value)),
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  upperLetter: letters('A'),
  lowerLetter: letters('a'),
  aiueo: cycle(AIUEO),
  aiueoFullWidth: cycle(AIUEO),
  iroha: cycle(IROHA),
  irohaFullWidth: cycle(IROHA),
  japaneseCounting: counting(KANJI, '十', '百', false),
  chineseCounting: counting(KANJI, '十', '百', false),
  chineseCountingThousand: counting(KANJI, '十', '百', false),
  taiwaneseCounting: counting(KANJI, '十', '百', false),
  japaneseLegal: counting(LEGAL, '拾', '百', true),
  japaneseDigitalTenThousand: digital,
  ideographDigital: digital,
  ideographTraditional: cycle(STEMS),
  ideographZodiac: cycle(BRANCHES),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: run('⒈', 20),
  decimalEnclosedParen: run('⑴', 20),
  ideographEnclosedCircle: run('㊀', 10),
};
