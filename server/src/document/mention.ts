import { remembering } from '../text/memory';
import { kanaValue, numeralValue } from '../text/numeral';
import { skipBracket } from '../text/sentence';
import type { Span } from '../text/span';
import { CITED } from './code';
import { type Name, nameBefore, SERIAL } from './naming';
import { counts } from './quantity';

/** One link of a citation: 第3条, 前項, (3), 別表第1. Offsets are into the text that was searched. */
export interface Mark extends Span {
  /** 編 部 章 節 款 目 条 項 号 附則 別表 様式, the style of a label: `1` `1.1` `(1)` `①` `ア` `(ア)` `第`, or `code` for PS-01. */
  readonly unit: string;
  /** `第` for a number, otherwise the word that counts from here: 前 次 同 本 上 下, or 各 (第3条各号). */
  readonly way: '第' | '前' | '次' | '同' | '本' | '上' | '下' | '各';
  /** 第5条の2 → [5, 2]; 前2項 → [2]; empty for 前条, 同項, 別表 and codes; for 前各号 [Infinity]. */
  readonly values: readonly number[];
  readonly text: string;
}

/** Words that name a part of an article, a paragraph or an item. */
export type Part = 'ただし書' | '本文' | '前段' | '後段' | '柱書';

/** A place that a text names, before anybody has looked whether it is there. */
export interface Mention extends Span {
  readonly marks: readonly Mark[];
  /** What it shares with the mention before it in a list: the 第3条 of 第2項 in 「第3条第1項及び第2項」. */
  readonly shared: readonly Mark[];
  readonly part: Part | undefined;
  /** Which of the demands of the place is meant, as Kijun counts them: the 2 of 6(4)-2. */
  readonly element: number | undefined;
  /** The document named right before it, or before the list that it stands in. */
  readonly name: Name | undefined;
  /** Tied to the mention before it as `list` (、及び又は) or as the end of a `range` (から…まで). */
  readonly tie: 'list' | 'range' | undefined;
  /** A bare number ((1)の情報), which is a reference only if the document has such a place. */
  readonly weak: boolean;
  /** Whether the words behind say that it is one: 1.3に定める. */
  readonly stated: boolean;
}

const SP = '[ \\u00a0\\u3000\\t]*(?:\\r?\\n[ \\u00a0\\u3000\\t]*)?';
const KANJI = '[〇一二三四五六七八九十百]{1,5}';
const NUMBER = `(?:[0-9０-９]{1,4}|${KANJI})`;
const BRANCH = `(?:の${NUMBER}(?![0-9０-９つ人者種本分回通個箇点]))*`;
const KANA = '[アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンヰヱ]';
const DASH = '[-‐‑‒–—―−－]';
/** Units, without the longer words that begin so: 条例, 項目, 号室. */
const UNIT =
  '(編(?![集成])|部(?![会長局門隊署分品屋])|章(?!程)|節(?![目電約水])|款|目(?![的次標録])|条(?![例件約文項])|項(?![目番])|号(?![室館棟機令]))';
const RANKS = ['編', '部', '章', '節', '款', '目', '条', '項', '号'];

const ORDINAL = sticky(`第${SP}(${NUMBER})${SP}${UNIT}(${BRANCH})`);
const SHORT = sticky(`(${NUMBER})${SP}(項(?![目番])|号(?![室館棟機令]))(${BRANCH})`);
/** 前条, 前2項, 前各号, 次条, 同項, 本章, この条; 本部 and 本編 are words of their own. */
const RELATIVE = sticky(`(?:(前)(各|${NUMBER})?|(次)|(同)|(本(?!編)|この))${UNIT.replace(/部\([^)]*\)\|/, '')}`);
/** 同表, 同別表; 同表示 is no table. */
const SAME_TABLE = sticky('同(?:別)?表(?![示明現面題記])');
const EACH = sticky('の?各(号|項)(?![室目]|列記)');
const BELOW = sticky('次の?各(号|項)(?![目])');
const SUPPLEMENT = sticky(`[附付]${SP}則(?=${SP}第)`);
const FORM = sticky(
  `(?:別${SP}記${SP}|別${SP}紙${SP})?(?:第${SP}(${NUMBER})${SP}号(${BRANCH})${SP}様${SP}式|様${SP}式${SP}(?:第${SP}(${NUMBER})(?:${SP}号)?(${BRANCH})|([0-9０-９]{1,2})(?![0-9０-９])))`,
);
const APPENDIX = sticky(
  `別${SP}([表記図紙])(?:${SP}(?:第${SP}(${NUMBER})|([0-9０-９]{1,2}))(?:号(?!様))?(${BRANCH}))?`,
);
/** 第3に定める, 第1の2: a number of a document whose sections are 第1, 第2; 第1に、 means first. */
const SECTION = sticky(`第${SP}(${NUMBER})(?=の[0-9０-９(（]|に(?:規定|定め|掲げ|示)|の(?:規定|定め)|及び第|から第)`);
const ABOVE = sticky(`(上記|前記|前掲|下記|後記)${SP}の?${SP}`);
const DECIMAL = sticky(
  `([0-9０-９]{1,2}(?:(?:[.．]|${DASH})[0-9０-９]{1,2})+)(?![0-9０-９.．])(?:の([0-9０-９]{1,2})(?=[にのをでと、，。）)]|及び|又は|から|まで|関係|$))?`,
);
const BRANCHED = sticky(
  `([0-9０-９]{1,2})の([0-9０-９]{1,2})(?![0-9０-９.．,，%％])(?=[にのをでと、，。）)(（①-⑳]|及び|又は|から|まで|関係|$)`,
);
const PLAIN = sticky('([0-9０-９]{1,2})(?![0-9０-９.．,，%％])');
const BRACKETED = sticky(
  `[（(]${SP}([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|${KANA}|[a-zａ-ｚ])((?<=[0-9０-９一二三四五六七八九十])の${NUMBER})?${SP}[)）](の${NUMBER})?`,
);
const ENCLOSED = sticky('[⑴-⒇㈠-㈩①-⑳㉑-㉟➀-➉]');
/** Ⅲ of a document whose parts are Ⅰ, Ⅱ, Ⅲ. */
const ROMAN = sticky('[Ⅰ-Ⅻ](?![Ⅰ-Ⅻ])');
const ELEMENT = sticky(`${DASH}([0-9０-９]{1,2})(?![0-9０-９.．(（第]|${SP}${DASH})`);
const LETTER = sticky(`(${KANA})(?![ァ-ヶーｦ-ﾟ])`);
const PART = sticky(`の?(ただし書き?|但し?書き?|本文(?!書)|前段|後段|柱書き?|各号列記以外の部分)`);
const CAPTION = sticky(`[（(【]([^（()）】。、]{1,30})[)）】](?=${SP}第)`);
const JOINT = sticky(
  `(?:(${SP}(?:から|[~～〜]|${DASH})${SP})|${SP}(?:[、，・]${SP}(?:及び|又は|並びに|若しくは)?|及び|又は|並びに|若しくは|または|および|もしくは|ならびに|と)${SP})`,
);
const CODE = sticky(CITED);
const CANDIDATE = RegExp(
  `(?=[A-ZＡ-ＺⅠ-Ⅻ0-9０-９])(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])${CITED}|第|前|次|同|本|この|上記|下記|後記|[附付][ \\u3000]*則|別[ \\u3000]*[表記図紙]|様[ \\u3000]*式|[0-9０-９]+|[（(]|[⑴-⒇㈠-㈩①-⑳㉑-㉟➀-➉Ⅰ-Ⅻ]`,
  'g',
);

/** Finds the places that a text names, in order. What is masked (labels) is `\0` and named by nothing. */
export const mentionsIn = remembering(10_000, read);

function read(text: string): readonly Mention[] {
  const found: Mention[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const resume = match.index + match[0].length;
    const first = mentionAt(text, match.index);
    if (!first) {
      CANDIDATE.lastIndex = resume;
      continue;
    }
    const list = listFrom(text, first);
    const last = list.at(-1)!;
    const rest = text.slice(last.end, last.end + 12);
    const stated = STATED.test(rest);
    const refers = !first.weak || stated || cued(text, last);
    if (refers && !GONE.test(rest)) found.push(...list.map((mention) => ({ ...mention, stated })));
    CANDIDATE.lastIndex = Math.max(resume, list.at(-1)!.end);
  }
  return found;
}

/** The mention with those tied to it: 第3条、第5条及び第7条, 上記6、7及び8, 第5条から前条まで. */
function listFrom(text: string, first: Mention): readonly Mention[] {
  const list = [first];
  for (;;) {
    const last = list.at(-1)!;
    const joint = at(JOINT, text, last.end);
    if (!joint) return list;
    const start = last.end + joint[0].length;
    const chain = chainAt(text, start, last);
    if (!chain) return list;
    const range = joint[1] !== undefined;
    const between = /から/.test(joint[1] ?? '');
    if (between && !/^\s*(?:まで|に至る|の)/.test(text.slice(chain.end, chain.end + 8))) return list;
    if (first.weak && !chain.bare) return list;
    const { way } = chain.marks[0]!;
    const shared = way === '第' ? sharedWith(last, chain.marks[0]!) : [];
    const tie = range ? 'range' : 'list';
    list.push({ ...chain, shared, tie, weak: first.weak, stated: false, name: way === '第' ? first.name : undefined });
  }
}

/** The marks of the mention before that stand above a mark of this unit. */
function sharedWith({ shared, marks }: Mention, { unit }: Mark): readonly Mark[] {
  const all = [...shared, ...marks];
  const same = all.findIndex((mark) => mark.unit === unit || kin(mark.unit) === kin(unit));
  if (same >= 0) return all.slice(0, same);
  const rank = RANKS.indexOf(unit);
  if (rank < 0) return [];
  const lower = all.findIndex((mark) => RANKS.indexOf(mark.unit) >= rank);
  if (lower >= 0) return all.slice(0, lower);
  // 第7条 stands in no item
  return all.every((mark) => RANKS.includes(mark.unit)) ? all : [];
}

/** ア and イ (of イロハ), 4 and 4の2 are numbers of one kind. */
const kin = (unit: string): string => (/^\(?イ\)?$/.test(unit) ? unit.replace('イ', 'ア') : unit.replace(/の1$/, ''));

type Chain = Pick<Mention, 'start' | 'end' | 'marks' | 'part' | 'element'> & { readonly bare: boolean };

/** A citation with the name of its document, where one may begin. */
function mentionAt(text: string, start: number): Mention | undefined {
  const chain = chainAt(text, start);
  if (!chain) return undefined;
  const head = chain.marks[0]!;
  const before = text[start - 1] ?? '';
  // a word that ends so: 事前, 年次, 共同, 基本, 目次
  if (
    /[前次同本]/.test(head.way) &&
    /\p{sc=Han}/u.test(before) &&
    !/[附付]則$/.test(text.slice(Math.max(0, start - 2), start))
  )
    return undefined;
  const named = head.way === '第' ? nameBefore(text, start, chain.bare) : undefined;
  if (head.unit === '号' && head.way === '第' && (named || SERIAL.test(text.slice(Math.max(0, start - 8), start))))
    return undefined;
  if (head.way === '第' && /^(?:別表|様式)$/.test(head.unit) && /[\p{sc=Han}]/u.test(before) && !named)
    if (head.unit === '別表') return undefined;
  const weak = chain.bare && !named && head.way === '第';
  if (head.unit === 'code' ? isOthers(text, start) : weak && !isFree(text, start)) return undefined;
  if (chain.bare && counts(text.slice(chain.end, chain.end + 12))) return undefined;
  return { ...chain, shared: [], name: named, tie: undefined, weak, stated: false };
}

/** Whether a bare number may begin here: not inside a word, a version (TLS 1.3) or another number. */
const isFree = (text: string, start: number): boolean =>
  !/(?:[\p{sc=Han}\p{sc=Katakana}ーA-Za-zＡ-Ｚａ-ｚ0-9０-９.．~～〜]|[A-Za-zＡ-Ｚａ-ｚ][ \u3000])$/u.test(
    text.slice(Math.max(0, start - 2), start),
  );

/** Whether a code stands inside a longer name, or behind that of a standard that has codes of its own: ISO/IEC 27001 A.5.1. */
const isOthers = (text: string, start: number): boolean =>
  /[A-Za-zＡ-Ｚａ-ｚ0-9０-９.．/_＿-]$|(?:ISO|IEC|JIS|NIST|FIPS|SP|PCI|CIS|RFC|附属書)[^、，。「」]{0,24}$/.test(
    text.slice(Math.max(0, start - 30), start),
  );

/** 「第3条から第5条まで　削除」 keeps the numbers of articles that are gone. */
const GONE = /^(?:まで)?[ \u00a0\u3000\t]*削除[ \u00a0\u3000\t]*(?:$|[\r\n])/;

/** What says that the number before it is a reference: 1.3に定める. */
const STATED = /^(?:に(?:規定|定め|掲げ|示[しす]|記載|従|基づ|よ[りる]|該当)|の(?:規定|定め|とおり)|関係|を?参照)/;

/** Whether a number may be a reference though less is said of it: (1)の情報, 6(3)①の鍵. */
const cued = (text: string, { marks, end }: Mention): boolean =>
  marks[0]!.unit === 'code' ||
  ((marks.length > 1 || !/[1第I]$/.test(marks[0]!.unit) || /^1\.1\.1/.test(marks[0]!.unit)) &&
    /^(?:の|に|から|まで|又は|及び)/.test(text.slice(end, end + 2)));

function chainAt(text: string, start: number, before?: Mention): Chain | undefined {
  const head = headAt(text, start, before);
  if (!head) return undefined;
  const marks = [...head];
  let end = marks.at(-1)!.end;
  for (;;) {
    const caption = marks.at(-1)!.unit === '条' ? at(CAPTION, text, end) : undefined;
    const mark = nextAt(text, end + (caption?.[0].length ?? 0), marks);
    if (!mark) break;
    marks.push(mark);
    end = mark.end;
  }
  const element = elementAt(text, end, marks);
  if (element) end += element[0].length;
  const part = at(PART, text, end);
  if (part) end += part[0].length;
  return {
    start,
    end,
    marks,
    part: part && partOf(part[1]!),
    element: element && numeralValue(element[1]!),
    bare: !RANKS.includes(marks[0]!.unit) && !/^(?:附則|別表|様式)$/.test(marks[0]!.unit) && marks[0]!.way === '第',
  };
}

/** 6(4)-2, 第7条-1: one of the demands of a place; behind a plain number a dash is part of it, or makes a range. */
function elementAt(text: string, end: number, marks: readonly Mark[]): RegExpExecArray | undefined {
  const { unit } = marks.at(-1)!;
  const several = marks.length > 1 ? unit !== '1' : /^[条項号]$/.test(unit);
  const found = several ? at(ELEMENT, text, end) : undefined;
  return found && !counts(text.slice(end + found[0].length, end + found[0].length + 12)) ? found : undefined;
}

const partOf = (word: string): Part =>
  /書/.test(word) && !/柱/.test(word) ? 'ただし書' : /柱|列記/.test(word) ? '柱書' : (word as Part);

/** The first mark; two of them for 上記 and what it names. */
function headAt(text: string, start: number, before: Mention | undefined): readonly Mark[] | undefined {
  const code = at(CODE, text, start);
  if (code) return [mark('code', '第', start, code[0], [])];
  const form = at(FORM, text, start);
  if (form) return [mark('様式', '第', start, form[0], numbers(form[1] ?? form[3] ?? form[5], form[2] ?? form[4]))];
  const ordinal = ordinalAt(text, start);
  if (ordinal) return [ordinal];
  const section = at(SECTION, text, start);
  if (section) return [mark('第', '第', start, section[0], numbers(section[1]))];
  const below = at(BELOW, text, start);
  if (below) return [mark(below[1]!, '次', start, below[0], [Number.POSITIVE_INFINITY])];
  const relative = at(RELATIVE, text, start);
  if (relative) {
    const [written, ahead, count, next, same, own, unit] = relative;
    const way = ahead ? '前' : next ? '次' : same ? '同' : own ? '本' : '前';
    const values = count === '各' ? [Number.POSITIVE_INFINITY] : numbers(count);
    return [mark(unit!, way, start, written, values)];
  }
  const table = at(SAME_TABLE, text, start);
  if (table) return [mark('別表', '同', start, table[0], [])];
  const supplement = at(SUPPLEMENT, text, start);
  if (supplement) return [mark('附則', '第', start, supplement[0], [])];
  const appendix = at(APPENDIX, text, start);
  if (appendix) {
    const [written, , ordinalNumber, plain, branch] = appendix;
    const named = ordinalNumber !== undefined || plain !== undefined;
    if (
      !named &&
      !/^(?:に(?:定|掲|示|規|よ)|の(?:とおり|と[おう]り|[左右中上下第各]|区分)|を?参照)/.test(
        text.slice(start + written.length),
      )
    )
      return undefined;
    return [mark('別表', '第', start, written, numbers(ordinalNumber ?? plain, branch))];
  }
  const above = at(ABOVE, text, start);
  if (above) {
    const from = start + above[0].length;
    const code = at(CODE, text, from);
    const inner = code ? mark('code', '第', from, code[0], []) : (ordinalAt(text, from) ?? labelAt(text, from));
    if (!inner || counts(text.slice(inner.end, inner.end + 12))) return undefined;
    const way = /[下後]/.test(above[1]!) ? '下' : '上';
    return [{ ...inner, way, start, text: text.slice(start, inner.end) }];
  }
  const label = labelAt(text, start);
  if (!label) return undefined;
  if (before && (/^[1ア]$/.test(label.unit) || label.unit.includes('.'))) {
    // the 7 of 「上記6、7及び8に」 and the 7.2 of 「6(1)及び7.2に」, but neither 「6、7日以内」 nor 「第3条、2名」
    const dotted = label.unit.includes('.');
    const alike = [...before.shared, ...before.marks].some(
      ({ unit }) => kin(unit) === label.unit || (dotted && /^1(?:\.1)*$/.test(unit)),
    );
    if (!alike || counts(text.slice(label.end, label.end + 12))) return undefined;
    const rest = text.slice(label.end, label.end + 2);
    if (/^[\p{sc=Han}ァ-ヶA-Za-z]/u.test(rest) && !/^(?:[及又並若]|関係)/.test(rest)) return undefined;
  }
  return [label];
}

/** What may stand behind a mark: a lower unit, or the label of an item. */
function nextAt(text: string, from: number, marks: readonly Mark[]): Mark | undefined {
  const last = marks.at(-1)!;
  const gap = /^の?[ \u00a0\u3000\t]*(?:\r?\n[ \u00a0\u3000\t]*)?/.exec(text.slice(from, from + 12))![0];
  const ordinal = ordinalAt(text, from + gap.length);
  if (ordinal && RANKS.indexOf(ordinal.unit) > RANKS.indexOf(last.unit) && last.unit !== '様式') return ordinal;
  // 第3条2項, as many write
  const short = RANKS.indexOf(last.unit) >= RANKS.indexOf('条') ? at(SHORT, text, from) : undefined;
  if (short && RANKS.indexOf(short[2]!) > RANKS.indexOf(last.unit))
    return mark(short[2]!, '第', from, short[0], numbers(short[1], short[3]));
  const each = at(EACH, text, from);
  if (each && last.way !== '各') return mark(each[1]!, '各', from, each[0], [Number.POSITIVE_INFINITY]);
  if (last.way === '各') return undefined;
  const ranked = RANKS.indexOf(last.unit);
  if (ranked >= 0 && ranked < RANKS.indexOf('条') && last.unit !== '章') return undefined;
  // 第8条（２）, 3の(1), 第2号ア, 6(3)①
  const inner = labelAt(text, from + (gap.startsWith('の') ? 1 : 0));
  if (!inner || inner.unit.includes('.')) return undefined;
  // 前条3の規定, as some write
  if (inner.unit === '1' && last.unit === '条' && gap === '' && PARAGRAPH.test(text.slice(inner.end, inner.end + 4)))
    return { ...inner, unit: '項' };
  if (inner.unit === '1の1') return undefined;
  if (inner.unit === '1') return /^[第I]$/.test(last.unit) && gap.startsWith('の') ? inner : undefined;
  if (inner.unit === 'I') return undefined;
  if (inner.unit === 'ア' && !/^[号アい①]|\(/.test(last.unit)) return undefined;
  if (marks.some(({ unit }) => unit === inner.unit)) return undefined;
  return inner;
}

/** What shows that a bare number behind an article is a paragraph of it. */
const PARAGRAPH = /^(?:の(?:規定|定め)|に(?:規定|定め|掲げ|よ)|[(（①-⑳]|ただし書)/;

function ordinalAt(text: string, start: number): Mark | undefined {
  const match = at(ORDINAL, text, start);
  return match && mark(match[2]!, '第', start, match[0], numbers(match[1], match[3]));
}

function labelAt(text: string, start: number): Mark | undefined {
  const decimal = at(DECIMAL, text, start);
  if (decimal) {
    const values = decimal[1]!.split(RegExp(`[.．]|${DASH}`)).map((part) => numeralValue(part)!);
    const unit = values.map(() => '1').join('.');
    const branch = decimal[2] === undefined ? [] : [numeralValue(decimal[2])!];
    return mark(branch.length > 0 ? `${unit}の1` : unit, '第', start, decimal[0], [...values, ...branch]);
  }
  const branched = at(BRANCHED, text, start);
  if (branched) return mark('1の1', '第', start, branched[0], numbers(branched[1], `の${branched[2]}`));
  const plain = at(PLAIN, text, start);
  if (plain) return mark('1', '第', start, plain[0], numbers(plain[1]));
  const bracketed = at(BRACKETED, text, start);
  if (bracketed) {
    const inner = bracketed[1]!;
    const branched = bracketed[2] ?? bracketed[3];
    const branch = branched ? numbers(branched.slice(1)) : [];
    if (RegExp(`^${KANA}$`).test(inner)) return mark('(ア)', '第', start, bracketed[0], [kanaValue(inner)!]);
    if (/^[a-zａ-ｚ]$/.test(inner))
      return mark('(a)', '第', start, bracketed[0], [inner.normalize('NFKC').charCodeAt(0) - 96]);
    return mark(/^[0-9０-９]/.test(inner) ? '(1)' : '(一)', '第', start, bracketed[0], [...numbers(inner), ...branch]);
  }
  const enclosed = at(ENCLOSED, text, start);
  if (enclosed) {
    const sign = enclosed[0];
    const [unit, value] =
      sign >= '⑴' && sign <= '⒇'
        ? ['(1)', sign.charCodeAt(0) - '⑴'.charCodeAt(0) + 1]
        : sign >= '㈠' && sign <= '㈩'
          ? ['(一)', sign.charCodeAt(0) - '㈠'.charCodeAt(0) + 1]
          : ['①', numeralValue(sign)!];
    return mark(unit as string, '第', start, sign, [value as number]);
  }
  const roman = at(ROMAN, text, start);
  if (roman) return mark('I', '第', start, roman[0], numbers(roman[0]));
  const letter = at(LETTER, text, start);
  return letter && mark('ア', '第', start, letter[0], [kanaValue(letter[1]!)!]);
}

const mark = (unit: string, way: Mark['way'], start: number, text: string, values: readonly number[]): Mark => ({
  unit,
  way,
  values,
  text,
  start,
  end: start + text.length,
});

const numbers = (first: string | undefined, branch = ''): readonly number[] =>
  [first, ...branch.split('の')].flatMap((part) => (part ? (numeralValue(part.trim()) ?? []) : []));

function sticky(source: string): RegExp {
  return RegExp(source, 'uy');
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}

/** Whether the text from `start` is inside quotes that open before it in the same sentence. */
export function isQuoted(text: string, start: number): boolean {
  for (let i = text.lastIndexOf('「', start); i >= 0 && i > start - 200; i = text.lastIndexOf('「', i - 1))
    if (skipBracket(text, i) > start) return true;
  return false;
}
