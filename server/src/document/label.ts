import { folded } from '../text/fold';
import { kanaValue, numeralValue } from '../text/numeral';

/** The number at the start of a line or heading. */
export interface Label {
  /**
   * What numbers of one level have in common: `編` `章` `節` `款` `目` `条` `項` `号`, `第` (第1), `1` `1.1` `1.1.1` … (any dash
   * or dot), `(1)` `1)` `①` `一` `(一)` `I` `a` `(a)`, `ア` or `イ` (イロハ) and `(ア)` `(イ)`, `附則` `別表` `様式` `目次`.
   */
  readonly style: string;
  /** As written, in NFKC and without inner spaces; circled digits, kanji numerals and kana stay. */
  readonly number: string;
  /** 第5条の2 → [5, 2]; 2―4―1 → [2, 4, 1]; empty for 附則 and the like without a number. */
  readonly values: readonly number[];
  /** Length of the label and of the white space and punctuation that ends it. */
  readonly length: number;
}

/** Structural styles whose rank is fixed by drafting convention, outermost first. */
export const RANKS = ['編', '章', '節', '款', '目', '条', '項', '号'];
/** What stands behind the body of a regulation. */
export const TAILS = ['附則', '別表', '様式'];

/**
 * Reads the label of a line, or undefined when the line only begins with something like one: a date, a quantity (3年間),
 * a reference (第3条に定める, (1)の情報), a list of circled digits. `heading` allows what only a heading can mean.
 */
export function readLabel(line: string, heading = false): Label | undefined {
  const indent = /^[ \u00a0\u3000\t]*/.exec(line)![0].length;
  const text = line.slice(indent);
  for (const reader of READERS) {
    const read = reader(text, heading);
    if (read) return { ...read, length: indent + read.length };
  }
  return undefined;
}

/** The label of a Markdown ordered list item. */
export function markerLabel(marker: string): Label | undefined {
  const [, digits, sign] = /^(\d+)([.)])$/.exec(marker) ?? [];
  if (!digits || digits.length > 3) return undefined;
  const bracket = sign === ')';
  return { style: bracket ? '1)' : '1', number: bracket ? marker : digits, values: [Number(digits)], length: 0 };
}

type Reader = (text: string, heading: boolean) => Label | undefined;

const SP = '[ \\u00a0\\u3000\\t]*';
const DIGITS = '[0-9０-９]{1,4}';
const KANJI = '[〇一二三四五六七八九十百]{1,5}';
const NUMBER = `(?:${DIGITS}|${KANJI})`;
const BRANCH = `(?:${SP}の${SP}${NUMBER})*`;
const DASH = '[-‐‑‒–—―−－ー]';
const KANA = '[アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンヰヱ]';
/** What goes on after a reference or a list of numbers, but never after a label. */
const GOES_ON =
  /^(?:[にのをはがとでへも、，,。]|から|まで|及び|又は|並びに|若しくは|及ひ|[~～〜]|第[0-9０-９〇一二三四五六七八九十]|ただし書|中「)/;
/** What makes a number a quantity or a date. */
const COUNTER =
  /^(?:年|月|日|時|分|秒|週|回|箇|か|ヶ|ケ|カ|個|名|人|件|点|種|段|世代|台|本|枚|冊|部|割|倍|度|級|次|組|歳|円|億|万|千|百|%|％|文字|桁|要素|者|以上|以下|以内|未満|つ|県|市|町|村|階|号|条|項|章|節|GB|MB|KB|TB|㎡|m|ｍ|㎝|キロ|メートル)/;
const END = '(?:[.．:：、]|(?=[ \\u00a0\\u3000\\t（(【「]|$))';

const READERS: readonly Reader[] = [
  // 第1条, 第５条の２, 第三章
  (text) => {
    const match = RegExp(`^第${SP}(${NUMBER})${SP}(編|章|節|款|目(?![的次標])|条|項|号)((?:の${NUMBER})*)`).exec(text);
    if (!match || GOES_ON.test(text.slice(match[0].length))) return undefined;
    return label(match[2]!, match[0], [match[1]!, ...branches(match[3]!)], text);
  },
  // 第1 目的
  (text) => {
    const match = RegExp(`^第${SP}(${NUMBER})(?:[.．]|(?=[ \\u00a0\\u3000\\t]|$))`).exec(text);
    return match ? label('第', match[0].replace(/[.．]$/, ''), [match[1]!], text) : undefined;
  },
  (text) => tail('附則', `^[附付]${SP}則`, text),
  (text) => tail('様式', `^(?:別${SP}記${SP})?様${SP}式${SP}(?:第?${SP}(${NUMBER})${SP}号?(${BRANCH}))?`, text),
  (text) => tail('別表', `^別${SP}[表記図紙]${SP}(?:第?${SP}(${NUMBER})(${BRANCH}))?`, text),
  (text) => (RegExp(`^目${SP}次${SP}$`).test(text) ? label('目次', text.trim(), [], text) : undefined),
  // (1) （ア） (一) (a)
  (text) => {
    const match = RegExp(`^[（(]${SP}(${NUMBER}|${KANA}|[a-zａ-ｚ])${SP}[)）](?:の(${NUMBER}))?`).exec(text);
    if (!match || GOES_ON.test(text.slice(match[0].length))) return undefined;
    return label(`(${styleOf(match[1]!)})`, match[0], [match[1]!, ...(match[2] ? [match[2]] : [])], text);
  },
  // 1) ア)
  (text) => {
    const match = RegExp(`^(${DIGITS}|${KANA}|[a-zａ-ｚ])[)）]`).exec(text);
    if (!match || GOES_ON.test(text.slice(1 + match[1]!.length))) return undefined;
    return label(`${styleOf(match[1]!)})`, match[0], [match[1]!], text);
  },
  // ⑴ ⒈ ㈠
  (text) => {
    const code = text.charCodeAt(0);
    const found = COMPOUND.find(([first, last]) => code >= first && code <= last);
    if (!found || GOES_ON.test(text.slice(1))) return undefined;
    const number = text[0]!.normalize('NFKC').replace(/\.$/, '');
    return { style: found[2], number, values: [code - found[0] + 1], length: 1 + ending(text.slice(1)) };
  },
  // ① ㉑ ➀
  (text) => {
    const value =
      text[0] && /[^0-9０-９〇一二三四五六七八九十百A-Za-zⅠ-ⅿ]/.test(text[0]) ? numeralValue(text[0]) : undefined;
    if (value === undefined || GOES_ON.test(text.slice(1))) return undefined;
    return { style: '①', number: text[0]!, values: [value], length: 1 + ending(text.slice(1)) };
  },
  // Ⅰ　 III.
  (text) => {
    const match = RegExp(`^([Ⅰ-Ⅻ]|[IVX]{1,5})${END}`).exec(text);
    const value = match && numeralValue(match[1]!);
    return match && value
      ? {
          style: 'I',
          number: folded(match[1]!),
          values: [value],
          length: match[0].length + ending(text.slice(match[0].length)),
        }
      : undefined;
  },
  // 1.1  2―4―1
  (text, heading) => {
    const match = RegExp(`^(${DIGITS}(?:${SP}(?:[.．]|${DASH})${SP}${DIGITS})+)([.．]?)`).exec(text);
    if (!match) return undefined;
    const values = match[1]!.split(RegExp(`[.．]|${DASH}`)).map((part) => part.trim());
    const rest = text.slice(match[0].length);
    if (Number(folded(values[0]!)) > 999 || COUNTER.test(rest) || GOES_ON.test(rest)) return undefined;
    if (!SEPARATED.test(rest) && !(heading || /^[\p{sc=Han}ァ-ヶ]/u.test(rest))) return undefined;
    return label(values.map(() => '1').join('.'), match[1]!, values, text, match[2]!.length);
  },
  // 1 目的  1.目的  １　目的  1目的
  (text, heading) => {
    const match = RegExp(`^(${DIGITS})([.．:：]?)`).exec(text);
    if (!match || match[1]!.length > 3) return undefined;
    const rest = text.slice(match[0].length);
    const apart = SEPARATED.test(rest) && rest !== '';
    if (GOES_ON.test(rest) || /^[0-9０-９.．]/.test(rest) || /^[)）/／]/.test(rest)) return undefined;
    if (!match[2] && (COUNTER.test(rest) || (COUNTER.test(rest.trimStart()) && /^[ ]?[年月日]/.test(rest))))
      return undefined;
    if (rest === '' && !heading && !match[2]) return undefined;
    if (!apart && !match[2] && !heading && !TITLE.test(rest)) return undefined;
    return label('1', match[1]!, [match[1]!], text, match[2]!.length);
  },
  // 一　語
  (text) => {
    const match = RegExp(`^(${KANJI})(の${KANJI})?(?=[ \\u00a0\\u3000\\t])`).exec(text);
    return match ? label('一', match[0], [match[1]!, ...(match[2] ? [match[2].slice(1)] : [])], text) : undefined;
  },
  // ア　 ア:  イ
  (text) => {
    const match = RegExp(`^(${KANA})(?:[.．:：]|(?=[ \\u00a0\\u3000\\t]))`).exec(text);
    return match ? label('ア', match[1]!, [match[1]!], text, match[0].length - 1) : undefined;
  },
  // a. A．
  (text) => {
    const match = /^([a-zA-Zａ-ｚＡ-Ｚ])[.．](?=[ \u00a0\u3000\t]|[^\x20-\x7e])/.exec(text);
    return match ? label(/[a-zａ-ｚ]/.test(match[1]!) ? 'a' : 'A', match[1]!, [match[1]!], text, 1) : undefined;
  },
];

const SEPARATED = /^(?:[ \u00a0\u3000\t（(【「]|$)/;
/** A title that follows its number without a space. */
const TITLE = /^[\p{sc=Han}ァ-ヶーA-Zａ-ｚＡ-Ｚ][^。、，]{0,30}$/u;
/** Bracketed and dotted digits in one character: first, last, style. */
const COMPOUND: readonly (readonly [number, number, string])[] = [
  [0x2474, 0x2487, '(1)'],
  [0x2488, 0x249b, '1'],
  [0x3220, 0x3229, '(一)'],
];

function label(style: string, written: string, numerals: readonly string[], text: string, extra = 0): Label {
  const end = written.length + extra;
  const values = numerals.map(
    (numeral) => numeralValue(numeral) ?? kanaValue(numeral) ?? folded(numeral).toLowerCase().charCodeAt(0) - 96,
  );
  return { style, number: compact(written), values, length: end + ending(text.slice(end)) };
}

/** 附則, 別表第1, 様式第2号: the word, perhaps a number, and then the end, a space or a bracket. */
function tail(style: string, pattern: string, text: string): Label | undefined {
  const match = RegExp(`${pattern}(?=[ \\u00a0\\u3000\\t（(]|$)`).exec(text);
  if (!match) return undefined;
  const numerals = [match[1], ...branches(match[2] ?? '')].filter(
    (numeral): numeral is string => numeral !== undefined,
  );
  return label(style, match[0].trimEnd(), numerals, text);
}

const branches = (text: string): readonly string[] =>
  text
    .split('の')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Length of what ends a label: spaces, or a full stop or colon and spaces. */
const ending = (rest: string): number => /^[.．:：、]?[ \u00a0\u3000\t]*/.exec(rest)![0].length;

/** NFKC without inner spaces, but circled digits as they are. */
const compact = (written: string): string => folded(written).replace(/\s+/g, '');

function styleOf(numeral: string): string {
  if (RegExp(`^${KANA}$`).test(numeral)) return 'ア';
  if (/^[a-zａ-ｚ]$/.test(numeral)) return 'a';
  return /[〇一二三四五六七八九十百]/.test(numeral) ? '一' : '1';
}
