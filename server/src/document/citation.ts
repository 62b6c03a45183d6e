import { folded } from '../text/fold';
import { recall } from '../text/memory';
import { numeralValue } from '../text/numeral';
import type { Entry } from './entry';
import { laidOut, shapeOf } from './shape';

/**
 * The citation of an entry as a reader of the document would write it: 第7条第2号ア, 第6条第2項, 6(3)①, 2―4―1, 第6の1(2), 附則第1項, 別表第1.
 * Chapters and sections above articles, and above numbers that run through the document, are left out (第2章1 where each chapter
 * begins with 1). A heading with a code instead of a number (PS-01) is cited by the code alone, what is below it
 * from there. Empty for unnumbered headings with nothing numbered around them.
 */
export function citationOf(entries: readonly Entry[], index: number): string {
  const path = pathTo(entries, index);
  const article = path.findIndex((entry) => entry.label?.style === '条');
  const coded = path.findLastIndex((entry) => isCoded(entries, entry));
  if (coded > article) {
    return cite(entries, path.slice(coded + 1).filter(isNumbered), path[coded]!.code!);
  }
  if (article >= 0) return cite(entries, path.slice(article).filter(isNumbered), tailOf(path.slice(0, article)));
  const numbered = path.filter(isNumbered);
  const innermost = numbered.at(-1);
  if (innermost && isChapter(innermost)) return numbered.map((entry) => arabic(entry)).join('');
  const chapters = numbered.filter(isChapter);
  const rest = numbered.filter((entry) => !isChapter(entry));
  // 第2章 with a 1 of its own: only with its chapter does the number say which
  const own = chapters.length > 0 && rest[0]?.parent === chapters.at(-1)!.index && beginsAnew(entries, rest[0]);
  return cite(entries, rest, own ? chapters.map(arabic).join('') : '');
}

/** Whether the entry has a code to cite it by; that of a document's title names the document. */
export const isCoded = (entries: readonly Entry[], { code, index }: Entry): boolean =>
  code !== undefined && (index > 0 || childrenOf(entries, -1).length > 1);

const isNumbered = ({ label }: Entry): boolean => label !== undefined;

const isChapter = ({ label }: Entry): boolean => label !== undefined && /^[編章節款目]$/.test(label.style);

/** Whether a citation can name the entry by itself: by its number, or by its code. */
export const isCited = (entries: readonly Entry[], entry: Entry): boolean =>
  entry.label !== undefined || isCoded(entries, entry);

/** Whether numbers of this style begin with 1 in every chapter, instead of running through the document. */
function beginsAnew(entries: readonly Entry[], { label }: Entry): boolean {
  const style = label!.style;
  const known = recall(ANEW, shapeOf(entries), () => new Map<string, boolean>());
  const before = known.get(style);
  if (before !== undefined) return before;
  const firsts = entries.filter(isChapter).flatMap(({ index }) => {
    const first = childrenOf(entries, index).find((child) => child.label?.style === style);
    return first?.label ? [first.label.values[0]] : [];
  });
  const anew = firsts.every((value) => value === 1);
  known.set(style, anew);
  return anew;
}

const ANEW = new WeakMap<object, Map<string, boolean>>();

/**
 * The citation of a statement that stands directly below an entry: as {@link citationOf}, but the first paragraph of an article
 * that has several is cited as such (第6条第1項).
 */
export function placeOf(entries: readonly Entry[], index: number): string {
  const several = entries[index]?.label?.style === '条' && hasParagraphs(entries, index);
  return index < 0 ? '' : `${citationOf(entries, index)}${several ? '第1項' : ''}`;
}

/** The entries around an entry and itself, outermost first. */
export function pathTo(entries: readonly Entry[], index: number): readonly Entry[] {
  const path: Entry[] = [];
  for (let i = index; i >= 0; i = entries[i]!.parent) path.push(entries[i]!);
  return path.reverse();
}

/** The direct children of an entry (-1: the outermost entries), in order. */
export const childrenOf = (entries: readonly Entry[], index: number): readonly Entry[] =>
  (recall(CHILDREN, shapeOf(entries), () => laidOut(entries, ({ parent }) => parent)).get(index) ?? []).map(
    (child) => entries[child]!,
  );

const CHILDREN = new WeakMap<object, ReadonlyMap<number, readonly number[]>>();

/** Whether the entry stands below another, or is it. */
export const isWithin = (entries: readonly Entry[], index: number, ancestor: number): boolean => {
  for (let i = index; i >= 0; i = entries[i]!.parent) if (i === ancestor) return true;
  return ancestor < 0;
};

function cite(entries: readonly Entry[], path: readonly Entry[], prefix: string): string {
  let out = prefix;
  path.forEach((entry, i) => {
    const { style } = entry.label!;
    const outer = path[i - 1];
    const underArticle = outer?.label?.style === '条' || prefixed(path, i);
    if (style === '条' || /^[編章節款目項号]$/.test(style)) out += arabic(entry);
    // 3.1 below 3 of part I
    else if (/^1(?:\.1)+(?:の1)?$/.test(style))
      out = prefix + (i > 1 && path[0]!.label!.style === 'I' ? `${path[0]!.number}.` : '') + entry.number;
    // 4の2 below 4, as headings may have it
    else if (style === '1の1' && outer?.label?.style === '1' && outer.label.values[0] === entry.label!.values[0])
      out = out.slice(0, -outer.number.length) + entry.number;
    else if (underArticle && isParagraph(entry)) out += `第${entry.label!.values[0]}項`;
    else if (/^\(?[1一]\)?$/.test(style) && underArticle) {
      const inFirst = outer?.label?.style === '条' && hasParagraphs(entries, outer.index);
      out += `${inFirst ? '第1項' : ''}第${entry.label!.values.join('号の')}${entry.label!.values.length > 1 ? '' : '号'}`;
    } else if (outer?.label?.style === '第' && style === '一' && !isHeading(outer))
      out += `第${entry.label!.values[0]}号`;
    // 第三 with an unnumbered first paragraph and ２ below it is an article in all but name
    else if (outer?.label?.style === '第' && style === '1' && firstNumber(entries, outer) === 2)
      out += `第${entry.label!.values[0]}項`;
    // as official letters cite it: 第6の1(2), 第六の一
    else if (outer?.label?.style === '第' && /^[1一]$/.test(style)) out += `の${entry.number}`;
    else
      out +=
        /^(?:[1I第]|1\)|1の1)$/.test(style) && /[\dIVX〇一二三四五六七八九十百]$/.test(out)
          ? `.${entry.number}`
          : entry.number;
  });
  return out;
}

/** Whether a number heads a section (第六　鍵), instead of an article with a sentence or a caption of its own. */
const isHeading = ({ title, titleSpan, span }: Entry): boolean => title !== '' && titleSpan.start > span.start;

/** Whether a plain number counts a paragraph (項), where it stands below an article. */
export const isParagraph = ({ label, item }: Entry): boolean => label?.style === '1' && !item;

/** Whether an article has more paragraphs than the first one, which has no number. */
export const hasParagraphs = (entries: readonly Entry[], article: number): boolean =>
  childrenOf(entries, article).some(isParagraph);

const firstNumber = (entries: readonly Entry[], outer: Entry): number | undefined =>
  childrenOf(entries, outer.index)[0]?.label?.values[0];

/** Whether the entry before this one on the path is a paragraph of an article or of 附則. */
const prefixed = (path: readonly Entry[], i: number): boolean =>
  i > 0 &&
  ((isParagraph(path[i - 1]!) && i > 1 && path[i - 2]!.label!.style === '条') || path[i - 1]!.label!.style === '附則');

const tailOf = (path: readonly Entry[]): string =>
  path
    .filter((entry) => entry.label?.style === '附則')
    .map((entry) => entry.number)
    .join('');

/** 第五条の二 → 第5条の2: citations compare and sort in Arabic figures. */
function arabic(entry: Entry): string {
  const { style, values } = entry.label!;
  const [first, ...branches] = values;
  return `第${first}${style}${branches.map((branch) => `の${branch}`).join('')}`;
}

/** A key under which all notations of one citation are equal: 第八条第二号 = 第8条(2) = 8(2); 第13条第1項第2号 = 第13条第2号; 第13条各号 = 第13条. */
export function citationKey(citation: string): string {
  return (
    folded(citation.replace(/[①-⑳㉑-㉟]/g, (c) => `(${c.normalize('NFKC')})`))
      .replace(/[〇一二三四五六七八九十百]+/g, (kanji) => String(numeralValue(kanji) ?? kanji))
      .replace(/第1項|各[号項]$/g, '')
      // 第4の2 is the second item of 第4; 第5条の2 is an article of its own
      .replace(/(?<=[0-9ivx])の(?=[0-9])/gi, '.')
      .replace(/[第条項号章節\s()ー―—–−-]+/g, '.')
      .replace(/^\.|\.$/g, '')
  );
}
