import { folded } from '../text/fold';
import { kanaValue, numeralValue } from '../text/numeral';
import { skipBracket } from '../text/sentence';
import { readCode } from './code';
import { cites, counts, refers } from './quantity';

/** The number at the start of a line or heading. */
export interface Label {
  /**
   * What numbers of one level have in common: `編` `部` `章` `節` `款` `目` `条` `項` `号`, `第` (第1), `1` `1.1` `1.1.1` … (any
   * dash or dot), `1の1` (4の2), `1.1の1` (3-3の2), `(1)` `1)` `①` `①.1` `一` `(一)` `I` `i` `(i)` `a` `(a)` `A`, `【1` `〔1`, `ア` or `イ` (イロハ) and `(ア)` `(イ)`, `附則` `別表`
   * `様式` `目次`.
   */
  readonly style: string;
  /** As written, in NFKC and without inner spaces; circled digits, kanji numerals and kana stay. */
  readonly number: string;
  /** 第5条の2 → [5, 2]; 2―4―1 → [2, 4, 1]; empty for 附則 and the like without a number. */
  readonly values: readonly number[];
  /** Length of the label and of the white space and punctuation that ends it. */
  readonly length: number;
  /** Set for a number right before words (1目的), or that may count (2　人): a label only where its turn has come. */
  readonly loose?: true;
}

/** Structural styles whose rank is fixed by drafting convention, outermost first. */
export const RANKS = ['編', '部', '章', '節', '款', '目', '条', '項', '号'];
/** What stands behind the body of a regulation. */
export const TAILS = ['附則', '別表', '様式'];

/**
 * Reads the label of a line, or undefined when the line only begins with something like one: a date, a quantity (3年間),
 * a reference (第3条に定める, (1)の情報), a list of circled digits. `heading` allows what only a heading can mean. The code of a
 * register before a number (SEC-3　第2条) belongs to it.
 */
export function readLabel(line: string, heading = false): Label | undefined {
  const code = readCode(line)?.length ?? 0;
  if (code === 0) return readNumber(line, heading);
  const label = readNumber(line.slice(code), heading);
  return label && !label.loose && /^(?:[編章節款条第]|1|\(1\))$/.test(label.style)
    ? { ...label, length: label.length + code }
    : undefined;
}

function readNumber(line: string, heading: boolean): Label | undefined {
  const indent = INDENT.exec(line)![0].length;
  const text = line.slice(indent, indent + LONGEST);
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(text);
    const label = match && read(match, text.slice(match[0].length), heading);
    if (!label) continue;
    const end = match[0].length;
    const { style, number, values, loose } = label;
    const length = indent + end + ending(text.slice(end));
    // 「1. 第1章 総則」 in a list: the chapter is what is cited
    const inner =
      style === '1' && /^第.{1,6}[編章節条]/.test(line.slice(length)) && readNumber(line.slice(length), heading);
    if (inner) return { ...inner, length: inner.length + length };
    return loose ? { style, number, values, length, loose } : { style, number, values, length };
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

type Found = Omit<Label, 'length'> | undefined;
/** A pattern for the label without what ends it, and what it means with `rest` behind it. */
type Reader = readonly [RegExp, (match: RegExpExecArray, rest: string, heading: boolean) => Found];

/** As much of a line as can decide whether it has a label. */
const LONGEST = 500;
const SPACE = ' \\u00a0\\u3000\\t\\f';
const SP = `[${SPACE}]*`;
const DIGITS = '[0-9０-９]{1,4}';
const KANJI = '[〇一二三四五六七八九十百]{1,5}';
const NUMBER = `(?:${DIGITS}|${KANJI})`;
const BRANCH = `(?:${SP}の${SP}${NUMBER})*`;
const DASH = '[-‐‑‒–—―−－ー]';
const KANA = '[アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンヰヱｱ-ﾝ]';
const LETTER = '(?:[iｉ]{2,3}|[iｉ][vｖxｘ]|[vｖ][iｉ]{1,3}|[a-zａ-ｚA-ZＡ-Ｚⅰ-ⅻ])';
/** The end of the line, a space or a bracket. */
const APART = `(?=[${SPACE}（(【「]|$)`;
/** What stands behind the number of a title on a bare line. */
const TITLE = RegExp(`^[${SPACE}]+(?![ぁ-ん])[^${SPACE}。、，]{1,25}${SP}$`);
/** Signs that head a numbered line for looks: ■１．目的. ・ does so only before brackets, ○ marks a title. */
const INDENT = RegExp(`^${SP}(?:(?:[■◆●▼▶◎□◇▲△▽★☆•]|[・･](?=[(（][0-9０-９]|[①-⒇]))${SP}(?=[0-9０-９第(（①-⒇Ⅰ-Ⅻ]))?`);
const SEPARATED = RegExp(`^${APART}`);
const WORD = /^[\p{sc=Han}ァ-ヶA-ZＡ-Ｚａ-ｚ「]/u;

const READERS: readonly Reader[] = [
  // 第1号様式
  pattern(`(?:別${SP}[記紙]${SP})?第${SP}(${NUMBER})${SP}号${SP}(${BRANCH})${SP}様${SP}式`, (match, rest) =>
    tail('様式', match, rest),
  ),
  // 第1条, 第５条の２, 第三章
  pattern(
    `第${SP}(${NUMBER}|[Ⅰ-Ⅻ])${SP}(編|部(?![会長局門隊署分品])|章|節|款|目(?![的次標])|条|項(?!目)|号(?![室館棟機]))(${BRANCH})`,
    (match, rest) =>
      cites(rest) || cites(behind(rest)) ? undefined : label(match[2]!, match[0], [match[1]!, ...branches(match[3]!)]),
  ),
  // 第1 目的, 第２の２ 返却
  pattern(`第${SP}(${NUMBER})(${BRANCH})(?:(?=[.．])|${APART})`, (match) =>
    label('第', match[0], [match[1]!, ...branches(match[2]!)]),
  ),
  pattern(`[附付]${SP}則`, (match, rest) => tail('附則', match, rest)),
  pattern(
    `(?:別${SP}[記紙]${SP})?様${SP}式(?:${SP}(?:第|${DASH})?${SP}(${NUMBER})(?:${SP}号)?(${BRANCH}))?`,
    (match, rest) => tail('様式', match, rest),
  ),
  pattern(`別${SP}[表記図紙添](?:${SP}(?:第|${DASH})?${SP}(${NUMBER})(${BRANCH}))?`, (match, rest) =>
    tail('別表', match, rest),
  ),
  pattern(`目${SP}次(?=${SP}$)`, (match) => label('目次', match[0], [])),
  // (4の2), as well as (4)の2
  pattern(`[（(]${SP}(${DIGITS}|${KANJI})の(${DIGITS}|${KANJI})${SP}[)）]`, (match, rest) =>
    refers(rest) ? undefined : label(`(${styleOf(match[1]!)})`, match[0], [match[1]!, match[2]!]),
  ),
  // (1) （ア） (一) (a)
  pattern(`[（(]${SP}(${NUMBER}|${KANA}|${LETTER})${SP}[)）](?:の(${NUMBER}))?`, (match, rest) =>
    refers(rest) ? undefined : label(`(${styleOf(match[1]!)})`, match[0], [match[1]!, ...(match[2] ? [match[2]] : [])]),
  ),
  // 1) ア)
  pattern(`(${DIGITS}|${KANA}|${LETTER})[)）]`, (match, rest) =>
    refers(rest) ? undefined : label(`${styleOf(match[1]!)})`, match[0], [match[1]!]),
  ),
  // 【1】 〔１〕 ［1］ 【第1】
  pattern(`([【〔［])${SP}(第?)${SP}(${NUMBER})${SP}[】〕］]`, (match, rest) =>
    refers(rest) ? undefined : label(`${match[1]}${match[2]}1`, match[0], [match[3]!]),
  ),
  // ⑴ ⒈ ㈠
  pattern('[⑴-⒛㈠-㈩]', ([sign], rest) => {
    const [first, , style] = COMPOUND.find(([low, high]) => sign >= low && sign <= high)!;
    const number = sign.normalize('NFKC').replace(/\.$/, '');
    return refers(rest) ? undefined : { style, number, values: [sign.charCodeAt(0) - first.charCodeAt(0) + 1] };
  }),
  // ①-1
  pattern(`([①-⑳])(${DASH}${DIGITS})`, (match, rest) => {
    const [, sign, branch] = match;
    const values = [numeralValue(sign!)!, numeralValue(branch!.slice(1))!];
    return refers(rest) ? undefined : { style: '①.1', number: sign + compact(branch!), values };
  }),
  // ① ㉑ ➀
  pattern('[①-⑳㉑-㉟㊱-㊿➀-➓❶-❿⓪⓵-⓾]', ([sign], rest) => {
    const value = numeralValue(sign);
    if (value === undefined || refers(rest) || /^[・①-⑳㉑-㉟]/.test(rest)) return undefined;
    return { style: '①', number: sign, values: [value] };
  }),
  // Ⅰ　 III.
  pattern(`([Ⅰ-Ⅻ]|[IVX]{1,5})(?:(?=[.．:：、])|${APART})`, (match, rest) =>
    numeralValue(match[1]!) && !refers(rest) ? label('I', match[0], [match[1]!]) : undefined,
  ),
  pattern(`[ⅰ-ⅻ](?:(?=[.．:：、])|${APART})`, (match) => label('i', match[0], [match[0]])),
  // 2-1)
  pattern(`(${DIGITS}(?:${DASH}${DIGITS})+)[)）]`, (match, rest) => {
    const values = match[1]!.split(RegExp(DASH));
    return refers(rest) ? undefined : label(`${values.map(() => '1').join('-')})`, match[0], values);
  }),
  // 1.1  2―4―1
  pattern(
    `(${DIGITS}(?:${SP}(?:[.．]|${DASH})${SP}${DIGITS})+)(?=([.．]?))(?:の(${DIGITS})${APART})?`,
    (match, rest, heading) => {
      const values = match[1]!.split(RegExp(`[.．]|${DASH}`)).map((part) => folded(part.trim()));
      const after = rest.replace(/^[.．]/, '');
      if (values.some((value) => /^0\d|\d{3}/.test(value)) || isAddress(values)) return undefined;
      if (counts(after) || refers(after)) return undefined;
      const style = values.map(() => '1').join('.');
      const found = match[3] ? label(`${style}の1`, match[0], [...values, match[3]]) : label(style, match[1]!, values);
      if (!heading && !WORD.test(after.trimStart().replace(/^[（(【]/, '')))
        // 4.5.2 やむを得ず…, 2.9 ご家族, 6.2 30分以内に…, 6.2 15歳未満の…
        return SEPARATED.test(after) &&
          /^\s+(?:[ぁ-ん]{2}|[おご]\p{sc=Han}|[0-9０-９]{1,3}[年月日時分秒週回人名件台本個か歳])/u.test(after)
          ? { ...found, loose: true }
          : undefined;
      if (!SEPARATED.test(after) && !match[2] && !heading && !WORD.test(after)) return undefined;
      return found;
    },
  ),
  // 4の2 目的
  pattern(`(${DIGITS})の(${DIGITS})(?:(?=[.．])|${APART})`, (match, rest, heading) => {
    const words = rest.replace(/^[.．]/, '');
    if (match[1]!.length > 2 || match[2]!.length > 2 || refers(words.trimStart()) || counts(words)) return undefined;
    if (isCited(words)) return undefined;
    if (!heading && words.trim() === '') return undefined;
    return label('1の1', match[0], [match[1]!, match[2]!]);
  }),
  // 6(1)　体制: a title with all of its number, as one cites it
  pattern(`(${DIGITS})[（(]${SP}(${DIGITS})${SP}[)）]`, (match, rest, heading) =>
    (heading ? SEPARATED : TITLE).test(rest) && !refers(rest) && !cites(rest)
      ? label('1.1', match[0], [match[1]!, match[2]!])
      : undefined,
  ),
  // 1 目的  1.目的  １　目的  1目的
  pattern(`(${DIGITS})(?=([.．:：]?))`, (match, rest, heading) => plain(match[1]!, match[2]!, rest, heading)),
  // 一　語
  pattern(`(${KANJI})(の${KANJI})?(?:(?=[.．:：、])|(?=[${SPACE}]))`, (match, rest) =>
    refers(rest) ? undefined : label('一', match[0], [match[1]!, ...(match[2] ? [match[2].slice(1)] : [])]),
  ),
  // ア　 ア:  イ
  pattern(`(${KANA})(?:(?=[.．:：、])|(?=[${SPACE}]))`, (match, rest) => {
    if (refers(rest)) return undefined;
    const found = label('ア', match[1]!, [match[1]!]);
    // 「ク、」 may be the end of a word that the line before was broken in
    return /^[、]/.test(rest) ? { ...found, loose: true } : found;
  }),
  // a. A．
  pattern(`([a-zA-Zａ-ｚＡ-Ｚ])(?=[.．](?:[${SPACE}]|[^\\x20-\\x7e]))`, (match) =>
    label(/[a-zａ-ｚ]/.test(match[1]!) ? 'a' : 'A', match[1]!, [match[1]!]),
  ),
  // Ａ　利用の前に: only above a title, since A 社 and C 言語 are words
  pattern(
    `([A-ZＡ-Ｚ])(?=(?:[${SPACE}]+[^\\s!-~（(]|\\u3000[A-Z]{2,8}(?=[^\\x20-\\x7e\\s]))(?:[^。、，\\s]{1,30}|(?:[^。、，\\s]{0,9}、){1,3}[^。、，\\s]{1,9}(?:及び|並びに)[^。、，\\s]{1,9})${SP}$)`,
    (match, rest) => {
      if (
        /^\s*(?:[のをにがとでもへや、]|は(?!じめに)|社|棟|館|級|型|判|版|案|群|班|組|市|町|村|県|区|国|氏|さん|言語|列|欄|面)/.test(
          rest,
        )
      )
        return undefined;
      return { ...label('A', match[1]!, [match[1]!]), loose: true };
    },
  ),
];

/** Bracketed and dotted digits in one character: first, last, style. */
const COMPOUND: readonly (readonly [string, string, string])[] = [
  ['⑴', '⒇', '(1)'],
  ['⒈', '⒛', '1'],
  ['㈠', '㈩', '(一)'],
];

function pattern(source: string, read: Reader[1]): Reader {
  return [RegExp(`^${source}`, 'u'), read];
}

function label(style: string, written: string, numerals: readonly string[]): Omit<Label, 'length'> {
  const letters = /[aA]/.test(style);
  const values = numerals.map((numeral) => {
    const value = letters ? undefined : (numeralValue(numeral) ?? kanaValue(numeral));
    return value ?? folded(numeral).toLowerCase().charCodeAt(0) - 96;
  });
  return { style, number: compact(written), values };
}

/** 附則, 別表第1, 様式第2号: the word, perhaps a number, and then the end, a space or a bracket. */
function tail(style: string, match: RegExpExecArray, rest: string): Found {
  if (!SEPARATED.test(rest) || refers(behind(rest))) return undefined;
  return label(
    style,
    match[0],
    [match[1], ...branches(match[2] ?? '')].filter((part) => part !== undefined),
  );
}

/** A number alone: before a title or a sentence, with or without a space or a full stop between. */
function plain(digits: string, stop: string, rest: string, heading: boolean): Found {
  const words = rest.slice(stop.length);
  if (!stop && isCited(words)) return undefined;
  // 「17．20時に鍵を掛ける」 behind 16
  if (stop === '．' && /^[0-9０-９]{1,2}(?:時|歳|日|人|名|分)[ぁ-ん以]/.test(words) && digits.length < 3)
    return { ...label('1', digits, [digits]), loose: true };
  if (digits.length > 3 || /^[0-9０-９.．)）/／]|^[-－][0-9０-９]|^\s*[~～〜]/.test(words) || refers(words))
    return undefined;
  if (words.trim() === '') return heading || stop ? label('1', digits, [digits]) : undefined;
  if (!stop && NAMED.test(folded(words.slice(0, 5)))) return undefined;
  const found = label('1', digits, [digits]);
  // 「２　人」 between 「１　物」 and 「３　技術」
  if (!stop && counts(words) && SEPARATED.test(words) && /^\s+[人物件点回]\s*$/.test(words))
    return { ...found, loose: true };
  if (!/[\p{L}\p{N}]/u.test(words) || (!stop && counts(words))) return undefined;
  if (stop || heading || SEPARATED.test(words) || /^[、，]/.test(words)) return found;
  return WORD.test(words) || /^はじめに/.test(words) ? { ...found, loose: true } : undefined;
}

/** Whether a number is the first of a citation that begins a line: 「6(4)①に定める…」. */
const isCited = (rest: string): boolean => {
  const inner =
    /^(?:[（(][ \u3000]*(?:[0-9０-９]{1,2}|[一二三四五六七八九十ア-ンa-zａ-ｚ])[ \u3000]*[)）]|[①-⑳])+(?:[-－~～〜](?:[0-9０-９]{1,2}|[（(][0-9０-９]{1,2}[)）]|[①-⑳]))?/.exec(
      rest,
    );
  return inner !== null && cites(rest.slice(inner[0].length));
};

/** 2FA, 3Dプリンタ, 5G, 5S, 5W1H: a name that begins with a figure. */
const NAMED = /^(?:FA|SV|[DGKS]|W(?:[1-3]H)?)(?![A-Za-z0-9])/;

/** What follows the bracket that opens a text: 第3条（帳簿）に定める is a reference. */
function behind(rest: string): string {
  const at = INDENT.exec(rest)![0].length;
  if (!'（('.includes(rest[at] ?? ' ')) return '';
  return rest.slice(skipBracket(rest, at) + 1);
}

/** 10.0.0.1: four numbers, and one of them is no number of a section. */
const isAddress = (values: readonly string[]): boolean => values.length > 3 && values.includes('0');

const branches = (text: string): readonly string[] =>
  text
    .split('の')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Length of what ends a label: spaces, or a full stop or colon and spaces. */
const ENDING = RegExp(`^[.．:：、，]?${SP}`);
const ending = (rest: string): number => ENDING.exec(rest)![0].length;

/** NFKC without inner spaces, but circled digits as they are. */
const compact = (written: string): string => folded(written).replace(/\s+/g, '');

function styleOf(numeral: string): string {
  if (RegExp(`^${KANA}$`).test(numeral)) return 'ア';
  if (/^(?:[ⅰ-ⅻ]|[ivxｉｖｘ]{2,4})$/.test(numeral)) return 'i';
  if (/^[A-ZＡ-Ｚ]$/.test(numeral)) return 'A';
  if (/^[a-zａ-ｚ]$/.test(numeral)) return 'a';
  return /[〇一二三四五六七八九十百]/.test(numeral) ? '一' : '1';
}
