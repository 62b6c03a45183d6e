import { readLabel } from '../document/label';
import { folded } from '../text/fold';
import { type Block, isRefusal, paragraph, type Refusal, type Remark, refuse, type Source } from './block';
import { cellName, type Spot } from './cell';
import { type Absence, type Cell, type Lack, readWorkbook, type Sheet } from './workbook';

/**
 * Reads a workbook (.xlsx): a sheet is a section under its name, where there are several. What stands side by side in rows is a
 * table; what stands alone in its row, or behind nothing but its number, is text, as regulations are written in Excel.
 */
export function readSheets(bytes: Uint8Array): Source | Refusal {
  const book = readWorkbook(bytes);
  if (isRefusal(book)) return book;
  const filled = book.sheets.filter(({ cells }) => cells.some(({ text }) => text !== ''));
  if (filled.length === 0) return EMPTY;
  const room: Room = { left: LONGEST };
  const blocks: Block[] = [];
  const remarks: Remark[] = [];
  const merged: Spot[] = [];
  for (const sheet of filled) {
    const spot = (cell: string): Spot => ({ sheet: sheet.name, cell });
    const laid = bandsOf(sheet, room).flatMap((band) => layOut(sheet.name, band, room));
    for (const one of filled.length > 1 ? titled(laid, sheet.name) : laid) blocks.push(one);
    if (room.left < 0) return TOO_LONG;
    for (const cell of sheet.cells)
      if (cell.text !== '' && (cell.down > 1 || cell.across > 1)) merged.push(spot(cellName(cell)));
    for (const [lack, cells] of Object.entries(sheet.lacks) as [Lack, readonly string[]][])
      remarks.push({
        ...LACKS[lack](cells.length),
        spots: cells.length > 0 ? cells.map(spot) : [{ sheet: sheet.name }],
      });
  }
  for (const [absence, names] of Object.entries(book.absent) as [Absence, readonly string[]][])
    for (const name of names) remarks.push(ABSENT[absence](name));
  if (merged.length > 0) remarks.push({ ...parted(merged.length), spots: merged });
  return { blocks, remarks };
}

/** A sheet under its name, or under a title that has the name in it; one with a number (様式第1号) is a heading by that. */
function titled(laid: readonly Block[], name: string): readonly Block[] {
  const [first, ...rest] = laid;
  const isTitle = first?.kind === 'text' && !first.text.endsWith('。') && folded(first.text).includes(folded(name));
  if (!isTitle) return [{ ...paragraph(name), depth: 1, origin: { sheet: name, rows: [], columns: [] } }, ...laid];
  return readLabel(first.text, true) ? laid : [{ ...first, depth: 1 }, ...rest];
}

/** Letters that all tables together may have, with what merged cells repeat. */
const LONGEST = 8_000_000;

const EMPTY = refuse(
  'ブックに文字がありません。文字が図形やテキストボックスの中にあるときは、セルに写して保存してから取り込んでください。',
  'There is no text in the workbook. If it stands in shapes or text boxes, copy it into cells, and save it.',
);
const TOO_LONG = refuse(
  'Excelのブックの文字が多すぎるため、取り込みませんでした（800万文字を超えます）。必要なシートだけを別のブックに分けて保存してください。',
  'The Excel workbook has too much text (more than 8 million characters). Save the sheets that you need as a workbook of their own.',
);

const parted = (count: number): Remark => ({
  kind: 'changed',
  message: {
    ja: `結合されたセルを分け、縦に結合されたものには同じ内容を書きました（${count}か所）。`,
    en: `Merged cells were parted; cells merged downwards repeat their content (${count}).`,
  },
});

const LACKS: Readonly<Record<Lack, (count: number) => Remark>> = {
  hidden: (count) => ({
    kind: 'doubtful',
    message: {
      ja: `非表示の行又は列にあるセルを外しました（${count}か所）。絞り込み（フィルター）を解除して保存すると、全て取り込めます。`,
      en: `Cells of hidden rows or columns were left out (${count}). Clear the filter and save the workbook to have them all.`,
    },
  }),
  drawn: () => ({
    kind: 'dropped',
    message: {
      ja: 'シートの図、グラフ、図形を、中の文字とともに外しました。',
      en: 'Pictures, charts and shapes of a sheet were left out, with the text in them.',
    },
  }),
  commented: () => ({
    kind: 'dropped',
    // both are kept in the same drawing
    message: {
      ja: 'セルのコメント（メモ）、又はチェックボックスなどの部品を外しました。',
      en: 'Comments on cells, or check boxes and the like, were left out.',
    },
  }),
  uncomputed: (count) => ({
    kind: 'doubtful',
    message: {
      ja: `計算の結果が保存されていない数式があります（${count}か所）。Excelで開き、保存し直してから取り込んでください。`,
      en: `There are formulas without a result (${count}). Open the workbook in Excel and save it again.`,
    },
  }),
};

const ABSENT: Readonly<Record<Absence, (name: string) => Remark>> = {
  hidden: (name) => ({
    kind: 'dropped',
    message: { ja: `非表示のシート「${name}」を外しました。`, en: `The hidden sheet "${name}" was left out.` },
  }),
  chart: (name) => ({
    kind: 'dropped',
    message: {
      ja: `グラフだけのシート「${name}」を外しました。`,
      en: `The sheet "${name}", which is nothing but a chart, was left out.`,
    },
  }),
  lost: (name) => ({
    kind: 'doubtful',
    message: {
      ja: `シート「${name}」を読めないため、外しました。Excelで開き、保存し直してから取り込んでください。`,
      en: `The sheet "${name}" cannot be read and was left out. Open the workbook in Excel and save it again.`,
    },
  }),
};

/** Cells of one row, those that reach down into it included. */
type Row = readonly Cell[];

/** How much more may be laid out: letters, and one for each cell. */
interface Room {
  left: number;
}

/** Rows with text that no empty row parts. */
function bandsOf({ cells, rowFrom }: Sheet, room: Room): readonly (readonly Row[])[] {
  const bands: Row[][] = [];
  let open: readonly Cell[] = [];
  let reach = 0;
  for (const row of rowsOf(cells)) {
    const at = row[0]!.row;
    // what is hidden parts nothing: a filter leaves one table
    if (at > rowFrom(reach)) bands.push([]);
    open = open.filter(({ row: top, down }) => top + down > at);
    const line = [...open, ...row].sort((a, b) => a.column - b.column);
    room.left -= line.length;
    if (room.left < 0) return [];
    if (row.some(({ text }) => text !== '')) bands.at(-1)!.push(line);
    reach = Math.max(reach, ...row.map(({ down }) => at + down));
    open = [...open, ...row.filter(({ down }) => down > 1)];
  }
  return bands.filter((band) => band.length > 0);
}

function rowsOf(cells: readonly Cell[]): readonly Row[] {
  const rows: Cell[][] = [];
  for (const cell of cells) {
    const last = rows.at(-1);
    if (last?.[0]?.row === cell.row) last.push(cell);
    else rows.push([cell]);
  }
  return rows;
}

/** Text and tables of a band, from above. */
function layOut(sheet: string, band: readonly Row[], room: Room): readonly Block[] {
  const lineOf = (row: Row): Block => ({
    ...paragraph(textsOf(row).join('\u3000')),
    origin: { sheet, rows: [Math.max(...row.map(({ row }) => row))], columns: [row[0]!.column] },
  });
  if (band.every((row) => isLabelled(row) && ARTICLES.test(labelOf(row)!.style))) return band.map(lineOf);
  const blocks: Block[] = [];
  let table: Row[] = [];
  const close = () => {
    // a single row without lines is a line of text
    if (table.length === 1 && !isFrame(table[0]!)) blocks.push(lineOf(table[0]!));
    else blocks.push(...tableOf(sheet, table, room));
    table = [];
  };
  for (const row of band) {
    if (isLine(row) && (table.length === 0 || begins(row))) {
      close();
      blocks.push(lineOf(row));
    } else {
      if (table.length > 0 && isFrame(row) && table.every((above) => standsOn(above, row))) close();
      table.push(row);
    }
  }
  close();
  return blocks;
}

const isFrame = (row: Row): boolean => row.some(({ lined }) => lined);

/** Whether a row stands above the frame that begins with another (所属：市民課 | 点検日：…): it heads too few of its columns. */
const standsOn = (above: Row, row: Row): boolean => !isFrame(above) && above.length < row.length;

const textsOf = (row: Row): readonly string[] => row.map(({ text }) => text).filter((text) => text !== '');

/** Whether a row is a line of text: one cell, or one behind its numbers, with no lines around them. */
const isLine = (row: Row): boolean => row.length === 1 || (isLabelled(row) && !isFrame(row));

/** Whether what stands before the last cell of a row are numbers: 第1条 | この規程は… */
function isLabelled(row: Row): boolean {
  const texts = textsOf(row);
  return texts.length > 1 && texts.length === row.length && texts.slice(0, -1).every(isNumber);
}

const isNumber = (text: string): boolean => {
  const label = readLabel(`${text}\u3000この`, true);
  return label !== undefined && label.length >= text.length && label.length <= text.length + 1;
};

const labelOf = (row: Row) => readLabel(`${textsOf(row)[0]}\u3000この`, true);

/** Numbers that only regulations have; those of a register are 1, 2, 3. */
const ARTICLES = /^(?:[編章節款条項号①]|\(.+\))$/;

/** Whether a line right below a table is no row of it: an article, a note, a sentence. */
function begins(row: Row): boolean {
  const label = labelOf(row);
  if (label !== undefined && ARTICLES.test(label.style)) return true;
  return row.length === 1 && /^[※（(注]|。$/.test(textsOf(row).join(''));
}

/** Rows side by side as a table. */
function tableOf(sheet: string, rows: readonly Row[], room: Room): readonly Block[] {
  if (rows.length === 0) return [];
  // columns in which something begins: a sheet of narrow squares has many in which nothing does
  const columns = [...new Set(rows.flatMap((row) => row.map(({ column }) => column)))].sort((a, b) => a - b);
  const places = new Map(columns.map((column, i) => [column, i]));
  room.left -= columns.length * rows.length;
  if (room.left < 0) return [];
  const lines = rows.map((row, at) => {
    const line = columns.map(() => '');
    for (const { column, across, text } of row) {
      // the name of several columns holds for each; what is said across columns is said once
      const end = at === 0 ? column + across : column + 1;
      for (let i = places.get(column)!; i < columns.length && columns[i]! < end; i++) {
        line[i] = text;
        room.left -= text.length;
      }
    }
    return line;
  });
  // a cell that reaches down into a row stands in one above
  const origin = { sheet, rows: rows.map((row) => Math.max(...row.map(({ row }) => row))), columns };
  return [{ kind: 'table', rows: lines, origin }];
}
