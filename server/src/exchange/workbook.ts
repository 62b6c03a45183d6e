import { textsOf, unpack } from './archive';
import { MOST_BLOCKS, type Refusal, refuse } from './block';
import { cellName, placeOf, rangeOf, shownFrom, sweep } from './cell';
import { builtIn, display } from './display';
import { attribute, below, child, children, parseXml, type Xml } from './xml';

/** A sheet of a workbook as it is shown. */
export interface Sheet {
  readonly name: string;
  /** Row by row, from left to right. What is hidden, and what lies below a merged cell, is none. */
  readonly cells: readonly Cell[];
  /** The first row from one on that is not hidden. */
  readonly rowFrom: (row: number) => number;
  /** What is not among the cells, with the names of those that it is about; none where it is about the sheet. */
  readonly lacks: Readonly<Partial<Record<Lack, readonly string[]>>>;
}

/** Cells of rows and columns that are hidden, pictures and shapes, comments, formulas without a value. */
export type Lack = 'hidden' | 'drawn' | 'commented' | 'uncomputed';

/** A cell with a text, or an empty one with borders around it: a place to be filled in. */
export interface Cell {
  /** From 1, as in Excel. */
  readonly row: number;
  readonly column: number;
  /** How many rows and columns it takes. */
  readonly down: number;
  readonly across: number;
  /** As it is shown, lines apart by `\n`. */
  readonly text: string;
  /** Whether lines are drawn around it. */
  readonly lined: boolean;
}

/** The sheets of a workbook (.xlsx, .xlsm) in their order, and the names of those that are not among them. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly absent: Readonly<Record<Absence, readonly string[]>>;
}

/** A sheet that is hidden, one that is nothing but a chart, and one that is not there or holds no cells. */
export type Absence = 'hidden' | 'chart' | 'lost';

/** Reads a workbook; what is damaged, too large or brings a DTD is refused. */
export function readWorkbook(bytes: Uint8Array): Workbook | Refusal {
  const parts = unpack(bytes, WANTED);
  if (parts === 'large') return TOO_LARGE;
  if (parts === 'broken') return BROKEN;
  const texts = textsOf(parts);
  if (!texts) return UNSAFE;
  const part = (path: string, text = texts.get(path)): Xml | undefined =>
    text === undefined ? undefined : (parseXml(plain(text))?.documentElement ?? undefined);
  const book = part('xl/workbook.xml');
  if (!book) return BROKEN;
  const relations = new Map(
    children(part('xl/_rels/workbook.xml.rels'), 'Relationship').map((one) => [attribute(one, 'Id'), one]),
  );
  const styles = stylesOf(part('xl/styles.xml'));
  const shared = children(part('xl/sharedStrings.xml'), 'si').map(stringOf);
  const since = /^(?:1|true)$/.test(attribute(child(book, 'workbookPr'), 'date1904') ?? '') ? SINCE_1904 : 0;
  const sheets: Sheet[] = [];
  const absent: Record<Absence, string[]> = { hidden: [], chart: [], lost: [] };
  let texted = 0;
  let drawn = 0;
  for (const entry of children(child(book, 'sheets'), 'sheet')) {
    const name = attribute(entry, 'name') ?? '';
    const relation = relations.get([...entry.attributes].find((one) => one.localName === 'id')?.value);
    const text = texts.get(pathOf(attribute(relation, 'Target') ?? ''));
    const isHidden = /hidden/i.test(attribute(entry, 'state') ?? '');
    if (text === undefined || isHidden) {
      const isChart = /\/chartsheet$/.test(attribute(relation, 'Type') ?? '');
      absent[isHidden ? 'hidden' : isChart ? 'chart' : 'lost'].push(name);
      continue;
    }
    const folded: number[] = [];
    const used = plain(text)
      .replace(EMPTY_CELL, (cell) => (styles.lined.has(styleOf(cell)) ? cell : ''))
      .replace(EMPTY_ROW, (row) => {
        if (/\shidden="(?:1|true)"/.test(row)) folded.push(Number(/\sr="(\d+)"/.exec(row)?.[1]));
        return '';
      });
    texted += count(used, /<(?:v|is)[\s>]/g);
    drawn += count(used, /<c[\s>/]/g);
    const merges = count(used, /<mergeCell\s/g);
    if (texted > MOST_BLOCKS || drawn > MOST_CELLS || merges > MOST_MERGES) return TOO_LARGE;
    const root = part('', used);
    if (!root) return BROKEN;
    sheets.push(sheetOf(name, root, { styles, shared, since, folded }));
  }
  return { sheets, absent };
}

/** The parts that hold text and how it is shown. */
const WANTED = /^xl\/(?:(?:workbook|styles|sharedStrings)\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;

/** The last row that a sheet of Excel can have. */
const MOST_ROWS = 1_048_576;

/** Cells that are read at most, all sheets together, with those of empty frames; and merged ones of a sheet. */
const MOST_CELLS = 100_000;
const MOST_MERGES = 5_000;

const TOO_LARGE = refuse(
  'Excelのブックが大きすぎるため、取り込みませんでした（展開すると24MB、又は文字のあるセルが3万を超えます）。必要なシートだけを別のブックに分けて保存してください。',
  'The Excel workbook is too large (more than 24 MB once unpacked, or 30,000 cells with text). Save the sheets that you need as a workbook of their own.',
);
const BROKEN = refuse(
  'Excelのブックを読めません。壊れているか、パスワードが付いています。Excelで開き、「名前を付けて保存」で .xlsx として保存し直してください。',
  'The Excel workbook cannot be read: it is damaged or has a password. Open it in Excel and save it again as .xlsx.',
);
const UNSAFE = refuse(
  'Excelのブックに外部の宣言（DTD）があるため、読みませんでした。Excelで開き、.xlsx として保存し直してください。',
  'The Excel workbook holds an external declaration (DTD) and was not read. Open it in Excel and save it again as .xlsx.',
);

/** Days between the two calendars of Excel. */
const SINCE_1904 = 1462;

/** Some programs write a prefix before the name of each element. */
const plain = (xml: string): string => xml.replace(/<(\/?)[A-Za-z][\w-]*:(?=[A-Za-z])/g, '<$1');

const EMPTY_CELL = /<c(?:\s[^<>]*)?\/>/g;
const EMPTY_ROW = /<row(?:\s[^<>]*)?(?:\/>|>\s*<\/row>)/g;
const styleOf = (cell: string): number => Number(/\ss="(\d+)"/.exec(cell)?.[1] ?? 0);

const count = (text: string, pattern: RegExp): number => {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
};

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

interface Styles {
  /** The number format of each style of cells. */
  readonly formats: readonly string[];
  /** The styles with lines on the left and above, as all cells of a table have, merged ones too, and of a frame around a page only one. */
  readonly lined: ReadonlySet<number>;
}

function stylesOf(root: Xml | undefined): Styles {
  const own = new Map(
    children(child(root, 'numFmts'), 'numFmt').map((one) => [attribute(one, 'numFmtId'), attribute(one, 'formatCode')]),
  );
  const borders = children(child(root, 'borders'), 'border').map((border) =>
    ['left', 'top'].every((side) => (attribute(child(border, side), 'style') ?? 'none') !== 'none'),
  );
  const cells = children(child(root, 'cellXfs'), 'xf');
  return {
    formats: cells.map((xf) => {
      const id = attribute(xf, 'numFmtId') ?? '0';
      return own.get(id) ?? builtIn(Number(id));
    }),
    lined: new Set(cells.flatMap((xf, i) => (borders[Number(attribute(xf, 'borderId') ?? 0)] ? [i] : []))),
  };
}

/** The text of a string, without the readings that Excel keeps of what was typed (ふりがな). */
const stringOf = (item: Xml): string =>
  [...children(item, 't'), ...children(item, 'r').flatMap((run) => children(run, 't'))]
    .map((text) => text.textContent ?? '')
    .join('')
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');

interface Context {
  readonly styles: Styles;
  readonly shared: readonly string[];
  /** Days to add to dates. */
  readonly since: number;
  /** Rows that are hidden and of which nothing else is known. */
  readonly folded: readonly number[];
}

function sheetOf(name: string, root: Xml, context: Context): Sheet {
  const columnFrom = shownFrom(
    children(child(root, 'cols'), 'col')
      .filter(isHidden)
      .map((one) => [Number(attribute(one, 'min')), Number(attribute(one, 'max'))]),
  );
  let last = 0;
  const lines = children(child(root, 'sheetData'), 'row').map((line) => {
    const told = Number(attribute(line, 'r'));
    last = Number.isInteger(told) && told > 0 && told <= MOST_ROWS ? told : last + 1;
    return { line, row: last };
  });
  const rowFrom = shownFrom(
    [...lines.filter(({ line }) => isHidden(line)).map(({ row }) => row), ...context.folded].map((row) => [row, row]),
  );
  const merges = children(child(root, 'mergeCells'), 'mergeCell').flatMap(
    (one) => rangeOf(attribute(one, 'ref')) ?? [],
  );
  const covers = sweep(merges);
  const cells: Cell[] = [];
  const uncomputed: string[] = [];
  const hidden: string[] = [];
  for (const { line, row } of lines) {
    const reach = covers(row);
    let column = 0;
    for (const one of children(line, 'c')) {
      column = placeOf(attribute(one, 'r'))?.column ?? column + 1;
      const text = textOf(one, context);
      // the result of =IF(A1="","",…) is a text without letters: there is one
      if (text === '' && child(one, 'f') && attribute(one, 't') !== 'str') uncomputed.push(cellName({ row, column }));
      const lined = context.styles.lined.has(Number(attribute(one, 's') ?? 0));
      const over = reach(column);
      if ((text === '' && !lined) || (over && !(over.top === row && over.left === column))) continue;
      const { bottom, right } = over ?? { bottom: row, right: column };
      // a merged cell is shown where it is not hidden
      const [top, left] = [rowFrom(row), columnFrom(column)];
      if (top <= bottom && left <= right)
        cells.push({ row: top, column: left, down: bottom - top + 1, across: right - left + 1, text, lined });
      else if (text !== '') hidden.push(cellName({ row, column }));
    }
  }
  const has = (part: string) => children(root, part).length > 0;
  return {
    name,
    rowFrom,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    lacks: {
      ...(hidden.length > 0 && { hidden }),
      ...(has('drawing') && { drawn: [] }),
      ...(has('legacyDrawing') && { commented: [] }),
      ...(uncomputed.length > 0 && { uncomputed }),
    },
  };
}

const isHidden = (element: Xml): boolean => /^(?:1|true)$/.test(attribute(element, 'hidden') ?? '');

/** What a cell shows. */
function textOf(cell: Xml, { styles, shared, since }: Context): string {
  const value = child(cell, 'v')?.textContent ?? '';
  const type = attribute(cell, 't') ?? 'n';
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'inlineStr') return below(cell, 'is').map(stringOf).join('');
  if (type === 'b') return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || value === '' || !Number.isFinite(Number(value))) return value;
  const pattern = styles.formats[Number(attribute(cell, 's') ?? 0)] ?? 'General';
  return display(Number(value), pattern, since);
}
