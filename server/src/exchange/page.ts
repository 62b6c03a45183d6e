import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { readLabel } from '../document/label';
import { type Block, paragraph, type Refusal, type Remark, refuse, type Source, type Text } from './block';
import { formatNumber } from './counter';
import { BOLD, BOLD_WORDS, footnoteMark, withoutBold } from './write';

/** The class of bullets that come from Word, followed by their nesting. */
export const BULLET = 'kijun-bullet-';
/** The class of quotes that come from Word; pages use blockquote to indent. */
export const QUOTE = 'kijun-quote';

/** What a page without any text is told. */
export const NO_TEXT = refuse(
  '本文がありません。枠（フレーム）に分かれたページのときは、本文の枠の中で右クリックし、その枠だけを開いて保存してください。',
  'There is no text. If the page is made of frames, open the frame with the text by itself and save that.',
);

/** Reads an HTML page: a saved page of a collection of regulations (例規集), or what mammoth makes of a Word document. */
export function readPage(html: string): Source | Refusal {
  if (html.length > LONGEST)
    return refuse(
      'HTMLが大きすぎるため、取り込みませんでした（800万文字を超えます）。分けて保存してください。',
      'The HTML is too large (more than 8 million characters). Save it in parts.',
    );
  const out: Reading = {
    blocks: [],
    remarks: [],
    text: '',
    depth: 0,
    bullet: 0,
    quoted: false,
    lined: false,
    cell: false,
    dropped: new Map(),
    merged: 0,
  };
  try {
    const body = mainOf(fromHtml(html));
    for (const node of body.children) walk(out, node);
    flush(out);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(
      'HTMLの入れ子が深すぎるため、読めませんでした。ブラウザーで開き、本文をコピーしてテキスト（.txt）で保存してください。',
      'The HTML is nested too deep. Open it in a browser, copy the text and save it as .txt.',
    );
  }
  if (out.blocks.length === 0) return NO_TEXT;
  return { blocks: out.blocks, remarks: [...out.remarks, ...remarksOf(out)] };
}

const LONGEST = 8_000_000;

interface Reading {
  readonly blocks: Block[];
  readonly remarks: Remark[];
  /** The paragraph that is being read. */
  text: string;
  depth: number;
  bullet: number;
  quoted: boolean;
  /** Whether line ends are meant, as in `pre`. */
  lined: boolean;
  /** Whether it is a cell of a table. */
  readonly cell: boolean;
  footnote?: string;
  readonly dropped: Map<string, number>;
  merged: number;
}

/** What holds no text of the regulation. */
const SKIPPED =
  /^(?:script|style|noscript|template|head|nav|button|select|input|textarea|iframe|object|embed|svg|canvas|audio|video|rp|del|colgroup)$/;
const BLOCKS =
  /^(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|section|article|main|header|footer|aside|blockquote|pre|figure|figcaption|address|fieldset|form|hr|details|summary|center|body|tr|td|th)$/;

function mainOf(root: Root): Root | Element {
  const all: Element[] = [];
  const find = (node: Root | Element): void => {
    for (const child of node.children)
      if (child.type === 'element') {
        if (child.tagName === 'main' || child.properties.role === 'main') all.push(child);
        find(child);
      }
  };
  find(root);
  return all.length === 1 ? all[0]! : root;
}

function walk(out: Reading, node: RootContent | ElementContent): void {
  if (node.type === 'text') out.text += out.lined ? node.value.replace(/\r\n?/g, '\n') : spaced(out.text, node.value);
  if (node.type !== 'element' || isHidden(node)) return;
  const { tagName: name, properties } = node;
  if (name === 'br') out.text += '\n';
  else if (name === 'img') drop(out, 'img');
  else if (name === 'rt') drop(out, 'rt');
  else if (SKIPPED.test(name)) {
    if (name === 'del') drop(out, 'del');
  } else if (name === 'a' && typeof properties.id === 'string' && /^(?:foot|end)note-ref-/.test(properties.id))
    out.text += footnoteMark(noteOf(properties.id));
  else if (name === 'a' && /^#(?:foot|end)note-ref-/.test(String(properties.href ?? ''))) return;
  else if (name === 'table') {
    flush(out);
    walkTable(out, node);
  } else if (name === 'ul' || name === 'ol') walkList(out, node);
  else if (name === 'dt') {
    flush(out);
    walkAll(out, node);
    out.text += '\u3000';
  } else if (name === 'dd') {
    walkAll(out, node);
    flush(out);
  } else if (BLOCKS.test(name)) walkBlock(out, node);
  else if (name === 'strong' || name === 'b') {
    out.text += BOLD.start;
    walkAll(out, node);
    out.text += BOLD.end;
  } else {
    if (name === 's' || name === 'strike') drop(out, 's');
    walkAll(out, node);
  }
}

function walkAll(out: Reading, node: Element): void {
  for (const child of node.children) walk(out, child);
}

function walkBlock(out: Reading, node: Element): void {
  flush(out);
  const heading = /^h([1-6])$/.exec(node.tagName)?.[1];
  const bullet = classesOf(node).find((name) => name.startsWith(BULLET));
  if (heading) out.depth = Number(heading);
  if (bullet) out.bullet = Number(bullet.slice(BULLET.length));
  if (classesOf(node).includes(QUOTE)) out.quoted = true;
  const { lined } = out;
  out.lined ||= node.tagName === 'pre';
  walkAll(out, node);
  flush(out);
  out.lined = lined;
}

/** Bullets stay bullets; numbers that only the browser shows are written out. */
function walkList(out: Reading, list: Element, nesting = 1): void {
  flush(out);
  const items = list.children.filter((child) => child.type === 'element');
  let count = Number(list.properties.start ?? 1);
  for (const item of items) {
    // old pages have a list right in a list, not in one of its items
    if (/^(?:ul|ol)$/.test(item.tagName)) walkList(out, item, nesting + 1);
    if (item.tagName !== 'li') continue;
    if (item.properties.value !== undefined) count = Number(item.properties.value);
    const id = String(item.properties.id ?? '');
    if (/^(?:foot|end)note-/.test(id)) out.footnote = noteOf(id);
    else if (list.tagName === 'ol') out.text = numberOf(list, count);
    else out.bullet = Math.min(6, nesting);
    for (const child of item.children) {
      if (child.type === 'element' && /^(?:ul|ol)$/.test(child.tagName)) walkList(out, child, nesting + 1);
      else if (child.type === 'element' && child.tagName === 'p') {
        // the number and the first paragraph are one line
        walkAll(out, child);
        flush(out);
      } else walk(out, child);
    }
    flush(out);
    delete out.footnote;
    count++;
  }
}

const LIST_TYPES: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'cjk-decimal': 'ideographDigital',
  'cjk-ideographic': 'japaneseCounting',
  'japanese-informal': 'japaneseCounting',
  'trad-chinese-informal': 'japaneseCounting',
  katakana: 'aiueoFullWidth',
  'katakana-iroha': 'irohaFullWidth',
};

function numberOf(list: Element, count: number): string {
  const style = /list-style(?:-type)?:\s*([\w-]+)/.exec(String(list.properties.style ?? ''))?.[1];
  if (style === 'none') return '';
  const format = LIST_TYPES[style ?? String(list.properties.type ?? '')];
  return format === undefined ? `${count}. ` : `${formatNumber(count, format)}\u3000`;
}

function isHidden({ properties }: Element): boolean {
  const style = String(properties.style ?? '');
  return (
    properties.hidden === true || properties.ariaHidden === 'true' || /display:\s*none|visibility:\s*hidden/.test(style)
  );
}

const classesOf = ({ properties }: Element): readonly string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

const noteOf = (id: string): string =>
  id
    .replace(/^footnote-(?:ref-)?/, '')
    .replace(/^endnote-(?:ref-)?/, 'e')
    .replace(/\W/g, '');

function drop(out: Reading, what: string): void {
  out.dropped.set(what, (out.dropped.get(what) ?? 0) + 1);
}

/** White space as a browser shows it; a line break in the source between Japanese letters is none. */
function spaced(before: string, text: string): string {
  const value = text.replace(/[ \t\r\n\f]+/g, (space, at: number) => {
    const [left, right] = [text[at - 1] ?? before.at(-1) ?? '', text[at + space.length] ?? ''];
    return /[\r\n]/.test(space) && (isWide(left) || isWide(right)) ? '' : ' ';
  });
  return /(?:^|[ \n])$/.test(before) ? value.replace(/^ /, '') : value;
}

const isWide = (c: string): boolean => c === '' || c > '\u2fff';

function flush(out: Reading): void {
  const text = out.text.replace(/^[ \n]+|[ \n]+$/g, '').replaceAll(BOLD.end + BOLD.start, '');
  if (/[^\s\u3000]/.test(withoutBold(text))) out.blocks.push(textOf(out, text));
  out.text = '';
  out.depth = 0;
  out.bullet = 0;
  out.quoted = false;
}

const textOf = ({ depth, bullet, footnote, quoted, cell }: Reading, text: string): Text => ({
  ...paragraph(depth > 0 ? withoutBold(text) : bullet > 0 || cell ? text : withBold(text)),
  depth,
  bullet,
  ...(footnote === undefined ? {} : { footnote }),
  ...(quoted ? { quoted } : {}),
});

/** Bold words stay bold inside sentences. Numbers, captions and lines that are none are bold for being titles, which shows by itself. */
const withBold = (text: string): string =>
  text.includes('。')
    ? text.replace(BOLD_WORDS, (marked, words: string) => (readLabel(words) || /^[（(]/.test(words) ? words : marked))
    : withoutBold(text);

/** A table of data becomes a table; one that only places text on the page becomes text. */
function walkTable(out: Reading, table: Element): void {
  const rows = rowsOf(table);
  for (const child of table.children)
    if (child.type === 'element' && child.tagName === 'caption') walkBlock(out, child);
  if (isLayout(rows)) {
    for (const row of rows)
      for (const cell of cellsOf(row)) {
        flush(out);
        walkAll(out, cell);
      }
    flush(out);
    return;
  }
  const grid: string[][] = [];
  /** Cells that reach down into rows to come. */
  const open: { text: string; left: number }[] = [];
  rows.forEach((row, at) => {
    const line: string[] = [];
    const fill = () => {
      while ((open[line.length]?.left ?? 0) > 0) {
        const cell = open[line.length]!;
        cell.left--;
        line.push(cell.text);
      }
    };
    for (const cell of cellsOf(row)) {
      fill();
      const text = cellText(out, cell);
      const [across, down] = [spanOf(cell.properties.colSpan), spanOf(cell.properties.rowSpan)];
      if (across > 1 || down > 1) out.merged++;
      for (let i = 0; i < across; i++) {
        // the name of several columns holds for each; what is said across columns is said once
        const shown = i === 0 || at === 0 ? text : '';
        open[line.length] = { text: shown, left: Math.min(down, rows.length - at) - 1 };
        line.push(shown);
      }
    }
    fill();
    // the names of columns are bold by themselves
    grid.push(at === 0 ? line.map(withoutBold) : line);
  });
  const width = Math.max(0, ...grid.map((line) => line.length));
  const full = grid
    .filter((line) => line.some((cell) => cell !== ''))
    .map((line) => [...line, ...Array(width - line.length).fill('')]);
  if (numbersOnly(full)) for (const [label, text] of full) out.blocks.push(paragraph(`${label}\u3000${text}`));
  else if (full.length > 0) out.blocks.push({ kind: 'table', rows: full });
}

/** Rows whose first cell is the number of the text beside it: 第1条 | この規程は… */
const numbersOnly = (rows: readonly (readonly string[])[]): boolean =>
  rows.length > 0 &&
  rows.every(([first, , ...more]) => {
    const label = more.length === 0 && first !== undefined ? readLabel(first, true) : undefined;
    return label !== undefined && label.length === first!.length && /^(?:条|項|号|①|\(.+\))$/.test(label.style);
  });

const rowsOf = (table: Element): readonly Element[] =>
  table.children.flatMap((child) =>
    child.type !== 'element'
      ? []
      : child.tagName === 'tr'
        ? [child]
        : /^(?:thead|tbody|tfoot)$/.test(child.tagName)
          ? rowsOf(child)
          : [],
  );

const cellsOf = (row: Element): readonly Element[] =>
  row.children.filter(
    (child): child is Element => child.type === 'element' && /^t[dh]$/.test(child.tagName) && !isHidden(child),
  );

const spanOf = (value: unknown): number => Math.min(100, Math.max(1, Math.floor(Number(value)) || 1));

function isLayout(rows: readonly Element[]): boolean {
  return rows.every((row) => cellsOf(row).length <= 1) || rows.some((row) => cellsOf(row).some((cell) => holds(cell)));
}

/** Whether a cell holds what no cell of data does: another table, a heading. */
const holds = (node: Element): boolean =>
  node.children.some((child) => child.type === 'element' && (/^(?:table|h[1-6])$/.test(child.tagName) || holds(child)));

/** The text of a cell, its paragraphs as lines. */
function cellText(out: Reading, cell: Element): string {
  const inner: Reading = { ...out, blocks: [], text: '', depth: 0, bullet: 0, cell: true };
  walkAll(inner, cell);
  flush(inner);
  return inner.blocks
    .map((block) => (block.kind === 'text' ? (block.bullet > 0 ? `・${block.text}` : block.text) : ''))
    .join('\n');
}

const NAMES: Readonly<Record<string, readonly [Remark['kind'], string, string]>> = {
  img: ['dropped', '図を外しました', 'Pictures were left out'],
  rt: ['dropped', 'ふりがなを外しました', 'Readings (ruby) were left out'],
  del: ['dropped', '削除された文字を外しました', 'Deleted text was left out'],
  s: [
    'doubtful',
    '取消線の付いた文字があります。消すものか確かめてください',
    'Some text is struck through; check whether it is to go',
  ],
};

function remarksOf({ dropped, merged }: Reading): readonly Remark[] {
  const remarks = [...dropped].map(([what, count]): Remark => {
    const [kind, ja, en] = NAMES[what]!;
    return { kind, message: { ja: `${ja}（${count}か所）。`, en: `${en} (${count}).` } };
  });
  if (merged > 0)
    remarks.push({
      kind: 'changed',
      message: {
        ja: `表の結合されたセルを分け、縦に結合されたものには同じ内容を書きました（${merged}か所）。`,
        en: `Merged cells of tables were parted; cells merged downwards repeat their content (${merged}).`,
      },
    });
  return remarks;
}
