import stringWidth from 'string-width';
import { datesIn } from '../document/date';
import { readDocument } from '../document/document';
import type { Entry } from '../document/entry';
import { readLabel } from '../document/label';
import { goesOn } from '../document/title';
import { type Block, isBare, type Remark } from './block';
import { write } from './write';

/**
 * Makes one block of each paragraph: lines that a page's width, a mail program or a copy out of PDF has broken are joined. Where
 * a line begins something new is decided by reading the lines as a document, so that 「8 区画に」 in the middle of a sentence is
 * no item.
 */
export function rejoin(blocks: readonly Block[]): Rejoined {
  const origins: number[] = [];
  const lines = blocks.flatMap((block, i): Block[] => {
    const parts = isBare(block) ? block.text.split('\n').map((text) => ({ ...block, text })) : [block];
    for (const _ of parts) origins.push(i);
    return parts;
  });
  const width = wrapWidth(lines);
  const begins = beginnings(lines, width);
  const spaced = lines.some((line) => isBare(line) && /。[)）]\u3000\S/.test(line.text));
  const out: Block[] = [];
  const remarks: Remark[] = [];
  const joined = new Set<number>();
  const places: number[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const last = out.at(-1);
    places[origins[i]!] ??= out.length;
    if (isBare(line) && line.text.trim() === '') return;
    if (
      isBare(line) &&
      before &&
      isBare(before) &&
      last &&
      isBare(last) &&
      before.text.trim() !== '' &&
      !begins.has(i) &&
      continues(before.text, line.text, width)
    ) {
      out[out.length - 1] = { ...last, text: join(last.text, line.text, spaced) };
      joined.add(out.length - 1);
    } else out.push(isBare(line) ? { ...line, text: line.text.trim() } : line);
  });
  for (const at of joined)
    remarks.push({
      kind: 'changed',
      block: at,
      message: { ja: '途中で折り返された行をつなぎました。', en: 'Lines that were broken were joined.' },
    });
  return { blocks: out, places, remarks };
}

interface Rejoined {
  readonly blocks: readonly Block[];
  /** Where each of the given blocks went: an index into `blocks`. */
  readonly places: readonly number[];
  readonly remarks: readonly Remark[];
}

/** The lines that begin something: an entry of the outline, a caption, a title, a bullet. */
function beginnings(lines: readonly Block[], width: number | undefined): ReadonlySet<number> {
  let markdown = '';
  const offsets: number[] = [];
  for (const line of lines) {
    const { markdown: written } = write([line]);
    if (!isBare(line)) markdown += '\n';
    offsets.push(markdown.length);
    markdown += isBare(line) ? written || '\n' : `${written}\n`;
  }
  const document = readDocument(markdown, '');
  const at = (offset: number) => {
    let found = offsets.length - 1;
    while (found > 0 && offsets[found]! > offset) found--;
    return found;
  };
  const found = new Set<number>();
  const add = (offset: number) => found.add(at(offset));
  for (const { span, titleSpan } of document.entries) {
    add(span.start);
    add(titleSpan.start);
  }
  add(document.titleSpan.start);
  // a day or a number behind the title is no part of it
  const dated = lines[at(document.titleSpan.start) + 1];
  if (dated && isBare(dated) && datesIn(dated.text).length > 0) found.add(at(document.titleSpan.start) + 1);
  lines.forEach((line, i) => {
    if (isBare(line) && SIGN.test(line.text) && !isOpened(lines[i - 1]) && !isInside(lines, i, width)) found.add(i);
  });
  for (const i of belowTitles(
    lines,
    document.entries.map(({ span, ...entry }) => ({ ...entry, at: at(span.start) })),
    width,
  ))
    found.add(i);
  return found;
}

/**
 * The lines below titles that fill the width of the page by chance (「6.10 …ネットワークサービスの利用」): they name something, as the titles
 * of all numbers of their kind do, and the line behind is as long as a sentence is.
 */
function belowTitles(
  lines: readonly Block[],
  entries: readonly (Pick<Entry, 'level' | 'label' | 'title'> & { readonly at: number })[],
  width: number | undefined,
): readonly number[] {
  if (width === undefined) return [];
  const textOf = (i: number) => (lines[i] && isBare(lines[i]) ? lines[i].text.trim() : '');
  const kindOf = ({ level, label }: (typeof entries)[number]) => `${level} ${label?.style}`;
  return entries.flatMap((entry) => {
    if (!entry.label || (entry.title !== '' && !textOf(entry.at).endsWith(entry.title))) return [];
    const rest = textOf(entry.at).slice(readLabel(textOf(entry.at))?.length);
    const below = textOf(entry.at + 1);
    if (!NAMES.test(rest) || !(/。$/.test(below) || stringWidth(below) >= width - SLACK)) return [];
    const others = entries.filter((one) => one !== entry && kindOf(one) === kindOf(entry));
    return others.length > 1 && others.every(({ at, title }) => title !== '' && textOf(at).endsWith(title))
      ? [entry.at + 1]
      : [];
  });
}

/** Words that name something, and end as a noun does. */
const NAMES = /^[^。、，はがを「」：:\s]+[\p{sc=Han}ァ-ヶーA-Za-z]$/u;

/** What begins a line of its own, whatever stands before: bullets, notes, a bracketed caption. */
const SIGN = /^[\s\u3000]*(?:[・●○◯◎■□◆◇▪▶※＊*]|-(?![0-9])|[（(【［[][^（()）】。\]］]{1,40}[)）】\]］][\s\u3000]*$)/;

/** Whether a line ends in a bracket that opens: what stands in it is no sign (「実施の状況を「」 above 「○」か「×」で付ける」). */
const isOpened = (line: Block | undefined): boolean =>
  line !== undefined && isBare(line) && /[「『（(]\s*$/.test(line.text);

/** Whether ・ at the start of a line stands inside a word (漏えい・破壊 | ・消去): the line before is full, and there is no list of such lines. */
function isInside(lines: readonly Block[], at: number, width: number | undefined): boolean {
  const text = (i: number) => (lines[i] && isBare(lines[i]) ? lines[i].text.trim() : '');
  const before = text(at - 1);
  if (width === undefined || !/^・\S/.test(text(at)) || /[。、，：:」』）)]$/.test(before)) return false;
  const listed = Array.from({ length: 7 }, (_, i) => at - 3 + i).some((i) => i !== at && text(i).startsWith('・'));
  return !listed && stringWidth(before) >= width - SLACK;
}

/** Columns of the page on which lines were broken, when many lines end near one width; undefined for a text of whole lines. */
function wrapWidth(lines: readonly Block[]): number | undefined {
  const widths = lines
    .filter(isBare)
    .map(({ text }) => text.trimEnd())
    .filter((text) => text !== '' && !ENDED.test(text))
    .map((text) => stringWidth(text))
    .filter((width) => width >= 40)
    .sort((a, b) => b - a);
  return widths.find(
    (width, i) => widths.slice(i).filter((other) => other >= width - 6).length >= Math.max(3, widths.length / 5),
  );
}

const ENDED = /[。！？」』）)]$/;
/** Columns of a line that no title and no item has. */
const LONG = 60;
/** Columns below which a line is none that a narrow page has broken. */
const SHORT = 48;
/** What stands in the middle of a sentence, not at its beginning. */
const WITHIN =
  /^(?:[てにをがの]|は(?!じめ)|で(?![はもき])|と(?:し|す|も|の|い)|する|した|され|ない|なけれ|ます|こと|もの|ため|いう|らな|より|から|まで)/;
/** How far before the edge a line may end, so that no bracket or full stop begins the next one. */
const SLACK = 8;

function continues(before: string, line: string, wrapped: number | undefined): boolean {
  const text = before.trimEnd();
  if (/^[\s\u3000]*[。、，）)」』]/.test(line)) return true;
  if (/[、，]$/.test(text)) return true;
  if (/[。！？]$/.test(text)) return false;
  const width = stringWidth(text);
  // too few lines to tell a width by: a long one that goes on with kana, or a shorter one whose word or verb goes on
  if (wrapped === undefined) {
    if (ENDED.test(text)) return false;
    const next = line.trim();
    const inside = WITHIN.test(next) || (/[ァ-ヶー]$/.test(text) && /^[ァ-ヶー]/.test(next));
    return (width >= LONG && /^[ぁ-ん]/.test(line)) || (width >= SHORT && inside);
  }
  // a Latin word that had no room goes to the next line whole
  const word = /^[A-Za-z0-9.]+/.exec(line.trim())?.[0].length ?? 0;
  return width + word >= wrapped - SLACK || (goesOn(text) && width >= wrapped * 0.6);
}

/** Latin words keep the space that the line break was; so do terms, where the text has others with a space behind them. */
function join(before: string, line: string, spaced: boolean): string {
  const next = line.trim();
  if (spaced && TERM.test(before) && !WITHIN.test(next)) return `${before}\u3000${next}`;
  return `${before}${/[A-Za-z0-9,.]$/.test(before) && /^[A-Za-z0-9]/.test(next) ? ' ' : ''}${next}`;
}

/** 「(2)　課の責任者（以下「責任者」という。）」: a term with its short name, and nothing said of it yet. */
const TERM = /^[^。、，はが]+[^。、，はがを\s][（(]以下[^（()）]*「[^「」]+」という。[)）]$/;
