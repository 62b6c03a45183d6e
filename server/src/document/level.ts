import { kanaValue } from '../text/numeral';
import { type Label, RANKS, TAILS } from './label';
import { CODED } from './line';

/** An entry on the way from the outermost level to the present place. */
export interface Place {
  readonly index: number;
  readonly parent: number;
  readonly level: number;
  readonly label: Label | undefined;
  /** How many `#`, 7 for a line in bold, more for one with a code, 0 for none. */
  readonly depth: number;
  /** Nesting in Markdown lists, 0 for none. */
  readonly list: number;
  /** Whether the line goes on with a sentence instead of a title. */
  readonly sentence: boolean;
  /** Whether it introduces the document (はじめに), whose bare numbers stand beside it. */
  readonly preface: boolean;
}

/** What is to be placed; `begins` for a bare number with which the body of a document can begin. */
export type Candidate = Omit<Place, 'index' | 'parent' | 'level'> & { readonly begins: boolean };

/**
 * Finds the place of the next entry and closes (removes from `stack`) what it ends. Numbering decides; `#` and list nesting
 * only where numbering says nothing, because documents use one numbering in several forms of Markdown and the other way
 * round. Which style stands inside which is read from the document itself: a style that is not open yet goes inside.
 * `outer` is the level of the outermost numbered entries so far, Infinity before the first.
 */
export function place(stack: Place[], next: Candidate, outer: number): Omit<Place, 'index'> {
  if (next.begins) closePreface(stack);
  const label = next.label && resolveRoman(stack, resolveKana(stack, next.label));
  stack.length = kept(stack, { ...next, label }, outer);
  const top = stack.at(-1);
  const { depth, list, sentence, preface } = next;
  return { parent: top?.index ?? -1, level: (top?.level ?? 0) + 1, label, depth, list, sentence, preface };
}

/** A preface ends where the body begins, with what stands in it. */
function closePreface(stack: Place[]): void {
  const heading = findLast(stack, ({ depth }) => depth > 0);
  if (stack[heading]?.preface) stack.length = heading;
}

/** Whether a label is one that may come now: a first one, or one that follows the last of its style (or its イロハ). */
export function inTurn(label: Label, last: ReadonlyMap<string, Label>): boolean {
  const { style, values } = label;
  const value = values.at(-1);
  if (value === undefined || value === 1) return true;
  if (/ア/.test(style)) return kanaInTurn(label, last);
  const before = last.get(style)?.values;
  if (before && (value === before.at(-1)! + 1 || values[0] === before[0]! + 1 || values.length !== before.length))
    return true;
  // many leave out I, which looks like a number
  if (style === 'A' && value === 10 && before?.at(-1) === 8) return true;
  return style === '1' && value === 2 && last.has('条');
}

/** イ may begin イロハ; the rest follows the last of アイウ or of イロハ. */
function kanaInTurn({ style, number, values }: Label, last: ReadonlyMap<string, Label>): boolean {
  const iroha = kanaValue(number.replace(/[()]/g, '').slice(0, 1), true);
  const before = (name: string) => last.get(name)?.values[0] ?? 0;
  return iroha === 1 || values[0] === before(style) + 1 || iroha === before(style.replace('ア', 'イ')) + 1;
}

/** How many of the open entries stay open. */
function kept(stack: readonly Place[], next: Candidate, outer: number): number {
  const { label } = next;
  if (!label) return next.depth >= CODED ? besideCode(stack, next.depth) : underHeading(stack, next.depth);
  if (label.style === '目次' || TAILS.includes(label.style)) return besideBody(stack, next.depth, outer);
  const rank = RANKS.indexOf(label.style);
  if (rank >= 0) return underRank(stack, next, rank);
  for (const find of [ofPrefix, ofArticle, siblingOf]) {
    const found = find(stack, next, label);
    if (found !== undefined) return found;
  }
  return insideOf(stack, next);
}

/** An unnumbered heading ends bare lines, items and headings that are as deep. */
function underHeading(stack: readonly Place[], depth: number): number {
  let count = stack.length;
  while (count > 0 && (stack[count - 1]!.depth === 0 || stack[count - 1]!.depth >= depth)) count--;
  return count;
}

/** A bare line with a code stands beside the last one, or inside the titled section that comes before the first. */
function besideCode(stack: readonly Place[], depth: number): number {
  const beside = stack.findIndex((open) => open.depth >= depth);
  if (beside >= 0) return beside;
  const outer = stack.findIndex((open) => open.depth >= CODED);
  if (outer >= 0) return outer + 1;
  const item = stack.findIndex((open) => open.sentence || open.list > 0);
  return item < 0 ? stack.length : item;
}

/** 附則, 別表 and 目次 stand beside the outermost numbered entries, or beside the headings below the title. */
function besideBody(stack: readonly Place[], depth: number, outer: number): number {
  const title = stack[0]?.index === 0 && stack[0].label === undefined ? 1 : 0;
  if (outer < Number.POSITIVE_INFINITY) {
    const count = Math.min(stack.length, outer - 1);
    return depth > 0 ? Math.max(title, Math.min(count, underHeading(stack, depth))) : count;
  }
  return depth > 0 ? underHeading(stack, depth) : title;
}

/** 章 > 節 > 款 > 条 > 項 > 号, whatever the `#` say. Articles stand in 附則 too; chapters end it. */
function underRank(stack: readonly Place[], next: Candidate, rank: number): number {
  const article = rank >= RANKS.indexOf('条');
  const from = article ? findLast(stack, isTail) + 1 : 0;
  const ended = stack.findIndex(
    (open, i) => i >= from && (RANKS.indexOf(open.label?.style ?? '') >= rank || (!article && isTail(open))),
  );
  let count = ended < 0 ? stack.length : ended;
  if (ended < 0) while (count > from && !holds(stack[count - 1]!, next, article)) count--;
  const closed = stack.findIndex(({ label, depth }) => label === undefined && next.depth > 0 && depth >= next.depth);
  return closed < 0 ? count : Math.min(count, closed);
}

/** Whether a chapter, or an article, can stand in an entry that has no rank (Ⅰ > 第1章, 1 総則 > 第1条) or an outer one. */
function holds({ label, depth }: Place, next: Candidate, article: boolean): boolean {
  if (next.depth > 0 && (depth === 0 || depth > next.depth)) return false;
  if (article || label === undefined || label.style === 'I' || RANKS.includes(label.style)) return true;
  return depth > 0 && next.depth > depth;
}

const isTail = ({ label }: Place): boolean => TAILS.includes(label?.style ?? '');

/** 1.2 stands beside 1.1 and inside 1; 3 stands beside 2.2, where no 2 is around it. */
function ofPrefix(stack: readonly Place[], next: Candidate, label: Label): number | undefined {
  if (label.style === '1' && !next.sentence) {
    const outer = stack.findIndex((open) => /^1(\.1)+$/.test(open.label?.style ?? '') || open.label?.style === '1');
    const open = stack[outer];
    return open?.label?.style.includes('.') &&
      open.depth === next.depth &&
      open.label.values[0] === label.values[0]! - 1
      ? outer
      : undefined;
  }
  if (label.style === '1の1') return underMain(stack, next.depth, label);
  if (!label.style.includes('.')) return undefined;
  const own = stepsOf(label);
  const begins = (open: Label | undefined, length: number) =>
    open !== undefined &&
    /^1(\.1)*(?:の1)?$/.test(open.style) &&
    stepsOf(open).length === length &&
    own.slice(0, -1).every((value, i) => open.values[i] === value);
  const sibling = findLast(stack, (open) => begins(open.label, own.length));
  if (sibling >= 0) return sibling;
  const outer = findLast(stack, (open) => (next.depth === 0 || open.depth > 0) && begins(open.label, own.length - 1));
  if (outer >= 0) return outer + 1;
  // 2.1 behind 1 stands beside it, where there is no 2
  const beside = next.sentence ? -1 : findLast(stack, (open) => open.label?.style === '1');
  const open = stack[beside];
  return open && open.depth === next.depth && !open.sentence && open.label!.values[0] === own[0]! - 1
    ? beside
    : undefined;
}

/** 2の1 is the first part of 2, and 2の2 goes on with it; 2の2 alone was put in beside 2. */
function underMain(stack: readonly Place[], depth: number, { values }: Label): number | undefined {
  const of =
    (style: string) =>
    ({ label }: Place) =>
      label?.style === style && label.values[0] === values[0];
  const sibling = findLast(stack, of('1の1'));
  if (sibling >= 0) return sibling;
  const outer = findLast(stack, of('1'));
  return values[1] === 1 && outer >= 0 && (depth === 0 || stack[outer]!.depth > 0) ? outer + 1 : undefined;
}

/** The numbers of a label without its branch: 3-3の2 stands beside 3-3. */
const stepsOf = ({ style, values }: Label): readonly number[] => (isBranch(style) ? values.slice(0, -1) : values);
const isBranch = (style: string): boolean => style.endsWith('の1');
const mainOf = ({ style, values }: Label): number => values.at(isBranch(style) ? -2 : -1)!;
const stem = (style: string): string => (isBranch(style) ? style.slice(0, -2) : style);

/** 「２　…する。」 is the second paragraph of the open article, even behind its items. */
function ofArticle(stack: readonly Place[], next: Candidate, label: Label): number | undefined {
  if (label.style !== '1' || next.list > 1 || label.values[0]! < 2) return undefined;
  const article = findLast(stack, (open) => open.label?.style === '条');
  // a heading only right behind the items of the first paragraph, when they are headings as deep
  const items = stack.slice(article + 1);
  if (next.depth > 0 && (label.values[0] !== 2 || items.length === 0 || items[0]!.depth < next.depth)) return undefined;
  const follows = (open: Place) => open.label?.style === '1' && open.label.values[0] === label.values[0]! - 1;
  if (!next.sentence && stack.slice(0, Math.max(0, article)).some(follows)) return undefined;
  // a bare 2 behind a list of items is a paragraph, though the items are plain numbers too
  const listed = ({ label: open, list }: Place) => list > 0 && next.list === 0 && next.sentence && open?.style === '1';
  return article >= 0 && !items.some((open) => open.label?.style === '1' && !listed(open)) ? article + 1 : undefined;
}

/**
 * The open entry of the same style that the next one follows. One in the same form (`#`, bare, list) wins over one that is
 * only next before it in number, and the innermost over the rest. 別表 begins anew.
 */
function siblingOf(stack: readonly Place[], next: Candidate, label: Label): number | undefined {
  const from = findLast(stack, isTail) + 1;
  const alike = (open: Place, i: number) =>
    i >= from &&
    open.label !== undefined &&
    stem(open.label.style) === stem(label.style) &&
    open.depth === next.depth &&
    open.list === next.list &&
    !isPart(stack, i, label) &&
    !restarts(stack, i, label);
  const follows = (open: Place, i: number) =>
    i >= from &&
    open.label?.style === label.style &&
    label.values.at(-1) === open.label.values.at(-1)! + 1 &&
    !(open.depth > 0 && next.depth === 0 && (next.sentence || next.list > 0)) &&
    !(open.list > 0 && next.list > open.list);
  // 2 > 2.1 > 1, 2, 3: of two lists of one style that one goes on whose turn it is, of sentences or of titles as before
  // 4の2 stands beside 4, and 5 beside 4の2
  const inTurn = (open: Place, i: number) =>
    alike(open, i) &&
    (isBranch(label.style) ? mainOf(label) === mainOf(open.label!) : mainOf(label) === mainOf(open.label!) + 1);
  const same = [(open: Place, i: number) => inTurn(open, i) && open.sentence === next.sentence, inTurn, alike]
    .map((fits) => findLast(stack, fits))
    .find((at) => at >= 0);
  const found = same ?? findLast(stack, follows);
  return found < 0 ? undefined : found;
}

/** 3 does not follow 2の4, where that stands inside 2. */
const isPart = (stack: readonly Place[], at: number, { style }: Label): boolean => {
  const { label } = stack[at]!;
  return (
    !isBranch(style) &&
    isBranch(label!.style) &&
    stack.slice(0, at).some((outer) => outer.label?.style === style && mainOf(outer.label) === mainOf(label!))
  );
};

/** (3) > ① > (1), 2 > 2.1 > 1, 2 > PS-01 > 1: a number that begins again under another style, or a code, goes inside. */
const restarts = (stack: readonly Place[], at: number, { style, values }: Label): boolean => {
  if (values.at(-1) !== 1) return false;
  const [open, ...inner] = stack.slice(at);
  if (style !== '1') return inner.length > 0 && open!.label!.values.at(-1)! > 1;
  return (
    open!.depth === 0 &&
    inner.some(
      ({ label, depth }) => depth >= CODED || (label?.style === '1.1' && label.values[0] === open!.label!.values[0]),
    )
  );
};

/** A style that is not open goes inside the innermost entry that can hold it. */
function insideOf(stack: readonly Place[], next: Candidate): number {
  let count = stack.length;
  const top = () => stack[count - 1];
  if (next.depth > 0) {
    while (count > 0 && top()!.depth === 0) count--;
    // equal `#`: numbered headings of another style hold each other (1 > (1)); the style decides which is outside
    while (count > 0 && (top()!.depth > next.depth || (top()!.depth === next.depth && top()!.label === undefined)))
      count--;
    return count;
  }
  while (count > 0 && next.list > 0 && top()!.list > next.list) count--;
  return count;
}

/** イ follows ア or begins イロハ; the rest follows what is open. */
function resolveKana(stack: readonly Place[], label: Label): Label {
  const match = /^(\(?)ア(\)?)$/.exec(label.style);
  if (!match) return label;
  const kana = label.number.replace(/[()]/g, '').slice(0, 1);
  const iroha = { style: `${match[1]}イ${match[2]}`, value: kanaValue(kana, true)! };
  const plain = { style: label.style, value: kanaValue(kana)! };
  const follows = ({ style, value }: typeof plain) =>
    stack.some((open) => open.label?.style === style && open.label.values[0] === value - 1);
  const began = ({ style }: typeof plain) => stack.some((open) => open.label?.style === style);
  const chosen = follows(plain)
    ? plain
    : follows(iroha) || kana === 'イ'
      ? iroha
      : began(plain) || !/[ロハニホヘトチリヌルヲ]/.test(kana)
        ? plain
        : iroha;
  return { ...label, style: chosen.style, values: [chosen.value] };
}

/** i) begins Roman figures, unless it follows h); v) and x) follow what is open. Ｉ behind Ｈ is a letter. */
function resolveRoman(stack: readonly Place[], label: Label): Label {
  if (label.style === 'I') return resolveLetter(stack, label);
  const match = /^(\(?)a(\)?)$/.exec(label.style);
  const value = ROMAN[label.number.replace(/[()]/g, '')];
  if (!match || value === undefined) return label;
  const style = `${match[1]}i${match[2] ?? ''}`;
  const follows = (other: string, before: number) =>
    stack.some((open) => open.label?.style === other && open.label.values[0] === before);
  if (follows(label.style, label.values[0]! - 1) || !(value === 1 || follows(style, value - 1))) return label;
  return { ...label, style, values: [value] };
}

function resolveLetter(stack: readonly Place[], label: Label): Label {
  const values = /^[IVX]$/.test(label.number) ? [label.number.charCodeAt(0) - 'A'.charCodeAt(0) + 1] : [];
  return stack.some(({ label: open }) => open?.style === 'A' && open.values[0] === values[0]! - 1)
    ? { ...label, style: 'A', values }
    : label;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

function findLast<T>(all: readonly T[], test: (value: T, index: number) => boolean): number {
  for (let i = all.length - 1; i >= 0; i--) if (test(all[i]!, i)) return i;
  return -1;
}
