import { kanaValue } from '../text/numeral';
import { type Label, RANKS, TAILS } from './label';

/** An entry on the way from the outermost level to the present place. */
export interface Place {
  readonly index: number;
  readonly parent: number;
  readonly level: number;
  readonly label: Label | undefined;
  /** How many `#`, 0 for none. */
  readonly depth: number;
  /** Nesting in Markdown lists, 0 for none. */
  readonly list: number;
}

/** What is to be placed; `sentence` when the line goes on with a sentence instead of a title. */
export interface Candidate {
  readonly label: Label | undefined;
  readonly depth: number;
  readonly list: number;
  readonly sentence: boolean;
}

/**
 * Finds the place of the next entry and closes (removes from `stack`) what it ends. Numbering decides; `#` and list nesting
 * only where numbering says nothing, because documents use one numbering in several forms of Markdown and the other way
 * round. Which style stands inside which is read from the document itself: a style that is not open yet goes inside.
 */
export function place(stack: Place[], next: Candidate): Omit<Place, 'index'> {
  const label = next.label && resolveKana(stack, next.label);
  stack.length = kept(stack, { ...next, label });
  const top = stack.at(-1);
  return { label, depth: next.depth, list: next.list, parent: top?.index ?? -1, level: (top?.level ?? 0) + 1 };
}

/** How many of the open entries stay open. */
function kept(stack: readonly Place[], next: Candidate): number {
  const { label } = next;
  if (!label || label.style === '目次')
    return label && !next.depth ? outermost(stack) : underHeading(stack, next.depth);
  if (TAILS.includes(label.style))
    return Math.min(outermost(stack), next.depth ? underHeading(stack, next.depth) : stack.length);
  const rank = RANKS.indexOf(label.style);
  if (rank >= 0) return underRank(stack, next, rank);
  if (label.values.length > 1 && label.style.includes('.')) {
    const outer = findLast(
      stack,
      (open) => open.list <= next.list && (next.depth === 0 || open.depth > 0) && isPrefix(open.label, label),
    );
    if (outer >= 0) return outer + 1;
  }
  const article = paragraphOf(stack, next, label);
  if (article >= 0) return article + 1;
  const sibling = siblingOf(stack, next, label);
  return sibling >= 0 ? sibling : insideOf(stack, next);
}

/** An unnumbered heading ends bare lines, items and headings that are as deep. */
function underHeading(stack: readonly Place[], depth: number): number {
  let count = stack.length;
  while (count > 0 && (stack[count - 1]!.depth === 0 || stack[count - 1]!.depth >= depth)) count--;
  return count;
}

/** 章 > 節 > 款 > 条 > 項 > 号, whatever the `#` say; unnumbered headings hold them if they are not deeper. */
function underRank(stack: readonly Place[], next: Candidate, rank: number): number {
  let count = stack.length;
  for (; count > 0; count--) {
    const open = stack[count - 1]!;
    const style = open.label?.style;
    if (style === undefined ? open.depth > 0 && (next.depth === 0 || open.depth < next.depth) : TAILS.includes(style))
      break;
    const openRank = RANKS.indexOf(style ?? '');
    if (openRank >= 0 && openRank < rank) break;
    // 1 総則 > 第1条: a numbered section holds articles
    if (openRank < 0 && style !== undefined && open.depth > 0 && next.depth > open.depth) break;
    if (openRank < 0 && style === '第' && rank >= RANKS.indexOf('条')) break;
  }
  return count;
}

/** 附則 and 別表 stand beside the outermost numbered entries. */
function outermost(stack: readonly Place[]): number {
  const first = stack.findIndex((open) => open.label !== undefined);
  return first < 0 ? stack.length : first;
}

/** The open entry that the next one follows as its sibling, or -1. The innermost one wins. */
function siblingOf(stack: readonly Place[], next: Candidate, label: Label): number {
  for (let i = stack.length - 1; i >= 0; i--) {
    const open = stack[i]!;
    if (TAILS.includes(open.label?.style ?? '')) return -1;
    if (open.label?.style !== label.style || (next.list > 0 && open.list > next.list && open.list > 0)) continue;
    const follows = next.label!.values.at(-1) === open.label.values.at(-1)! + 1;
    if (next.list > 0 && open.list > 0 && next.list !== open.list) continue;
    const alike = Math.sign(open.depth) === Math.sign(next.depth) && Math.sign(open.list) === Math.sign(next.list);
    if (alike ? !restarts(stack, i, label) : follows && !(open.depth > 0 && (next.sentence || next.list > 0))) {
      return i;
    }
  }
  return -1;
}

/** 「２　…する。」 is the second paragraph of the open article, even behind its items; -1 when it is no such thing. */
function paragraphOf(stack: readonly Place[], next: Candidate, label: Label): number {
  if (label.style !== '1' || !next.sentence || next.depth > 0 || next.list > 0 || label.values[0]! < 2) return -1;
  const article = findLast(stack, (open) => open.label?.style === '条');
  return article >= 0 && !stack.slice(article + 1).some((open) => open.label?.style === '1') ? article : -1;
}

/** (3) > ① > (1): a bracketed number that begins again under another style goes inside. */
const restarts = (stack: readonly Place[], at: number, label: Label): boolean =>
  label.values.at(-1) === 1 && label.style !== '1' && at < stack.length - 1 && stack[at]!.label!.values.at(-1)! > 1;

/** A style that is not open goes inside the innermost entry that can hold it. */
function insideOf(stack: readonly Place[], next: Candidate): number {
  let count = stack.length;
  const top = () => stack[count - 1];
  if (next.depth > 0) {
    while (count > 0 && top()!.depth === 0) count--;
    while (count > 0 && (top()!.depth > next.depth || (top()!.depth === next.depth && top()!.label === undefined)))
      count--;
    // equal `#`: numbered headings of another style hold each other (1 > (1)); the style decides which is outside
    return count;
  }
  while (count > 0 && top()!.list > 0 && (next.list === 0 || top()!.list >= next.list)) count--;
  return count;
}

/** 1.1 is inside 1, and 1.1.1 inside 1.1. */
function isPrefix(outer: Label | undefined, inner: Label): boolean {
  if (!outer || outer.values.length !== inner.values.length - 1 || !/^1(\.1)*$/.test(outer.style)) return false;
  return outer.values.every((value, i) => value === inner.values[i]);
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

function findLast<T>(all: readonly T[], test: (value: T) => boolean): number {
  for (let i = all.length - 1; i >= 0; i--) if (test(all[i]!)) return i;
  return -1;
}
