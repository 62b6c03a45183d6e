import { type Change, changed } from '../text/change';
import { type Line, linesIn } from './line';
import type { Markdown } from './markdown';

type Parts = Markdown['parts'];

/** Whether a heading without a number introduces the whole document, and holds nothing of it. */
export const isPreface = ({ label, code, depth, title }: Line): boolean =>
  !label && !code && depth > 0 && title !== undefined && PREFACE.test(title.title);

const PREFACE =
  /^(?:(?:は|初|始)じ?めに|序[文言説章]?|緒[言論]|前(?:文|書き?|がき)|まえがき|はしがき|巻頭(?:言|の辞)|(?:ご|御)?(?:挨拶|あいさつ)|凡例|[改制]定?[訂正定版]*(?:の)?(?:履歴|経過|経緯)|(?:この|本)[^、。]{1,20}(?:について|の(?:使い方|読み方|見方|位置付け|位置づけ)))$/;

/** Whether a bare line is the first of the outermost numbers that a document can have: 第1章, 第1, 1, 一, Ⅰ, above a title. */
export function beginsBody(line: Line): boolean {
  const { label, depth, block, title, text } = line;
  if (!label || depth > 0 || block.item || !label.values.every((value) => value === 1)) return false;
  // an article has its caption before it, or begins with its sentence
  if (/^[編部章節条]$/.test(label.style)) return true;
  if (!/^(?:[第一I]|1(?:\.1)*)$/.test(label.style)) return false;
  // 「1　鍵を借りる」 reads as a sentence, but is a title for want of a full stop
  const rest = text.slice(label.length).trim();
  return (
    (title !== undefined && title.title !== '') || (rest !== '' && rest.length <= LONGEST && !/[。，、]/.test(rest))
  );
}

const LONGEST = 30;

/**
 * Whether bare numbers behind a preface stand beside it, as a reader takes them: they are those of the document. Where they begin
 * again under another heading without a number, each heading has its own, and the preface too.
 */
export function isBesideNumbers(signs: Signs): boolean {
  let preface: number | undefined;
  let around: 'preface' | 'heading' | undefined;
  const begun = new Set<string>();
  for (const part of signs)
    for (const { depth, what, style } of part) {
      if (what === 'number') {
        if (around === 'preface') begun.add(style);
        if (around === 'heading' && begun.has(style)) return false;
      } else if (what === 'preface') [preface, around] = [depth, what];
      else around = what === 'heading' && preface !== undefined && depth <= preface ? what : undefined;
    }
  return preface !== undefined;
}

/** What each part of a text says of that. */
export type Signs = readonly (readonly Sign[])[];

interface Sign {
  readonly what: 'preface' | 'heading' | 'end' | 'number';
  readonly depth: number;
  readonly style: string;
}

/** Finds the signs, a part at each step; those of parts that are as they were are the `earlier` ones. */
export function* signsIn(parts: Parts, earlier: Signs, { head, tail }: Change): Generator<void, Signs> {
  const fresh: (readonly Sign[])[] = [];
  for (const part of parts.slice(head, parts.length - tail)) {
    const found = linesIn(part).flatMap(signOf);
    fresh.push(found.length > 0 ? found : NONE);
    yield;
  }
  return changed(earlier, { head, tail }, fresh);
}

const NONE: readonly Sign[] = [];

function signOf(line: Line): readonly Sign[] {
  const { depth, label, title } = line;
  if (label) return beginsBody(line) ? [{ what: 'number', depth, style: label.style }] : [];
  if (depth === 0) return [];
  return [{ what: isPreface(line) ? 'preface' : END.test(title?.title ?? '') ? 'end' : 'heading', depth, style: '' }];
}

/** What stands behind the body may count anew. */
const END = /^(?:[付附]録|参考|資料|別[添紙表記]|おわりに|終わりに|結び|むすび|あとがき|問い?合わ?せ|連絡先)/;
