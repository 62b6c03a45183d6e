import type { Label } from './label';
import { inTurn } from './level';
import { CODED, type Line } from './line';
import { goesOn, isOpen, isSentence } from './title';

/** The last number of each style that was read. */
type Last = Parameters<typeof inTurn>[1];

/** Whether a line begins an entry of the outline, by its number or code, or as a heading; `last` tells which number's turn it is. */
export function beginsEntry(last: Last, line: Line, before: Line | undefined, next: Line | undefined): boolean {
  if (line.label)
    return (
      line.block.kind === 'heading' || (begins(last, line, line.label, before) && !isGrade(line.label, before, next))
    );
  return line.depth >= CODED ? beginsCoded(last, line, before, next) : line.depth > 0;
}

/** Whether a caption is the title of the line behind it; one inside a list item says nothing of what follows the list. */
export const isCaptioned = (caption: Line, next: Line | undefined): boolean =>
  next?.label !== undefined &&
  (caption.first || caption.block.item === undefined || next.block === caption.block) &&
  (caption.block.kind === 'heading' || /^(?:[条第1項]|1\.1)$/.test(next.label.style));

/** Whether a bare label may come here: 第14号 of a decree may not, nor a number out of turn in a broken sentence. */
function begins(last: Last, line: Line, label: Label, before: Line | undefined): boolean {
  if (label.style === '号' && label.length === line.text.length && !last.has('条')) return false;
  const above = !line.first && before?.block === line.block ? before.text : '';
  // 「[」 and 「]」 on lines of their own are left of a link: what stands between is cited
  if (/^\s*[[［]\s*$/.test(above)) return false;
  const unfinished = isOpen(above.trimEnd());
  // 「ソフトウェ」 above 「ア、記録媒体」: a word that was broken in the middle
  if (label.loose && label.style === 'ア' && /[ァ-ヶー]$/.test(above.trimEnd())) return false;
  if (listsInside(above.trimEnd(), line.text, label)) return false;
  // 「写しのうち少なくとも」 above 「2巻を」
  const within = unfinished || (label.style === '1' && above.length >= WRAPPED / 2 && goesOn(above.trimEnd()));
  if (line.marked || (inTurn(label, last) && !(label.loose && within))) return true;
  return !label.loose && !unfinished && !goesOnFrom(above, label) && !isParted(above.trimEnd(), line.text);
}

/** 「現地では、」 above 「(ア)盤を回し、(イ)弁を閉める」: a list that stands in a sentence. */
const listsInside = (above: string, text: string, { style, values }: Label): boolean =>
  values[0] === 1 &&
  /[、，]$/.test(above) &&
  NEXT.some(([own, next]) => own === style && next.some((number) => text.includes(number)));

/** The second number of styles that lists in sentences have, in both widths. */
const NEXT: readonly (readonly [style: string, next: readonly string[]])[] = [
  ['(ア)', ['(イ)', '（イ）']],
  ['(1)', ['(2)', '（2）', '（２）', '⑵']],
  ['①', ['②']],
];

/** Whether a number was broken between two lines: 「内線７１」 above 「１９に電話する」. */
const isParted = (above: string, text: string): boolean =>
  above.length >= WRAPPED / 2 && /[0-9０-９]$/.test(above) && /^[0-9０-９]/.test(text);

/** Letters on lines that follow each other are grades (A　重大, B　軽微), and head nothing; nor does what was ② (@, A). */
const isGrade = ({ style, loose }: Label, before: Line | undefined, next: Line | undefined): boolean =>
  loose === true && style === 'A' && (next?.label?.style === 'A' || /^\s*[@＠]/.test(before?.text ?? ''));

/**
 * Whether a bare line with a code heads what is below it: its turn has come, and below it stands a sentence or a number, not the
 * next one of a list, nor what a table of parts says of each (SW-01　スイッチ／設置　2021年).
 */
function beginsCoded(
  last: Last,
  { code, depth, block, first }: Line,
  before: Line | undefined,
  next: Line | undefined,
) {
  if (!code || !next || (next.code && next.depth === depth)) return false;
  const told =
    next.label !== undefined || next.depth > 0 || next.block.item !== undefined || isSentence(next.text.trim());
  if (!told && !(next.block.kind === 'row' || next.text.trim().length >= WRAPPED)) return false;
  if (!first && before?.block === block && isOpen(before.text.trimEnd())) return false;
  return inTurn(code, last) || next.code?.number.startsWith(`${code.number}.`) === true;
}

/** A line that is so long may be a sentence that is broken. */
const WRAPPED = 30;

/** 「例：(1) 夜間」 and 「(2) 休日」 on the next line: a list that began inside a sentence. */
function goesOnFrom(text: string, { style, values }: Label): boolean {
  const before = values[0]! - 1;
  if (style === '(1)') return text.normalize('NFKC').includes(`(${before})`);
  return style === '①' && before > 0 && text.includes(String.fromCodePoint('①'.codePointAt(0)! + before - 1));
}
