import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  HeadingLevel,
  type IStylesOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import stringWidth from 'string-width';
import { type Comment, type Marks, NO_MARKS, placeComments } from './comment';
import { type Grid, type Line, layOut } from './form';
import { type Letters, linesOf, put, textOf } from './letter';

/** A table on a page of its own behind the document. */
export interface Annex {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/**
 * Makes a Word document (.docx) of a draft in Markdown, in the usual form of Japanese regulations. `comments` stand at the words that
 * they are about. Never fails: any text is a document.
 */
export async function exportFile(
  markdown: string,
  comments: readonly Comment[] = [],
  annex?: Annex,
): Promise<Uint8Array> {
  const pieces = layOut(markdown);
  const marked = placeComments(pieces, comments);
  const title = pieces.find((piece): piece is Line => piece.kind === 'line' && piece.role === 'title');
  const document = new Document({
    creator: 'Kijun',
    title: title?.text ?? '',
    styles: STYLES,
    numbering: { config: [{ reference: BULLETS, levels: [0, 1, 2, 3, 4, 5].map(bulletLevel) }] },
    comments: {
      children: comments.map(({ text }, id) => ({
        id,
        author: 'Kijun',
        initials: 'K',
        children: text.split('\n').map((line) => new Paragraph(line)),
      })),
    },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          ...pieces.map((piece, i) =>
            piece.kind === 'grid'
              ? table(piece.rows, marked[i]!)
              : paragraph(piece, runsOf(piece.letters, marked[i]![0]!)),
          ),
          ...(annex ? annexOf(annex) : []),
        ],
      },
    ],
  });
  return Packer.pack(document, 'uint8array');
}

/** The width of a letter of 10.5 points, in twentieths of a point; indents are measured in it. */
const LETTER = 210;
const FONT = { ascii: 'ＭＳ 明朝', hAnsi: 'ＭＳ 明朝', eastAsia: 'ＭＳ 明朝' };
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = { top: 1_701, bottom: 1_701, left: 1_701, right: 1_701 };
/** The width of the page between its margins. */
const TEXT_WIDTH = A4.width - MARGIN.left - MARGIN.right;
const BULLETS = 'kijun-bullets';
const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

const plain = { run: { font: FONT, size: 21, color: '000000' }, paragraph: { spacing: { before: 120, after: 0 } } };
const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: FONT, size: 21 }, paragraph: { spacing: { line: 320 } } },
    title: { run: { font: FONT, size: 28 }, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } } },
    heading1: plain,
    heading2: plain,
    heading3: plain,
    heading4: plain,
    heading5: plain,
    heading6: plain,
  },
  paragraphStyles: [{ id: 'Quote', name: 'Quote', basedOn: 'Normal', run: { font: FONT, size: 21 } }],
};

const bulletLevel = (level: number) => ({
  level,
  format: LevelFormat.BULLET,
  text: '・',
  style: { paragraph: { indent: { left: (level + 1) * LETTER, hanging: LETTER } } },
});

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['- ', PageNumber.CURRENT, ' -'] })],
  });

const annexOf = ({ title, rows }: Annex): (Paragraph | Table)[] => [
  new Paragraph({ pageBreakBefore: true, children: [new TextRun(title)] }),
  table(
    rows.map((row) => row.map(put)),
    [],
  ),
];

function paragraph({ role, first, rest, depth }: Line, children: readonly ParagraphChild[]): Paragraph {
  const indent = {
    left: rest * LETTER,
    ...(first < rest ? { hanging: (rest - first) * LETTER } : { firstLine: (first - rest) * LETTER }),
  };
  switch (role) {
    case 'title':
      return new Paragraph({ heading: HeadingLevel.TITLE, children });
    case 'heading':
      return new Paragraph({
        heading: HEADINGS[Math.min(depth, 6) - 1] ?? HEADINGS[5],
        indent,
        keepNext: true,
        children,
      });
    case 'bullet':
      return new Paragraph({ numbering: { reference: BULLETS, level: Math.min(depth, 6) - 1 }, indent, children });
    case 'caption':
      return new Paragraph({ indent, keepNext: true, children });
    case 'quote':
      return new Paragraph({ style: 'Quote', indent, children });
    default:
      return new Paragraph({ indent, children });
  }
}

/** A table with its header again on every page; columns are as wide as their text asks for. */
function table(rows: Grid['rows'], marks: readonly Marks[]): Table {
  const widths = columnWidths(rows);
  let next = 0;
  return new Table({
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    rows: rows.map(
      (cells, i) =>
        new TableRow({
          tableHeader: i === 0,
          cantSplit: true,
          children: cells.map(
            (cell, j) =>
              new TableCell({
                width: { size: widths[j] ?? 0, type: WidthType.DXA },
                margins: { left: 80, right: 80 },
                children: linesOf(cell).map(
                  (line) => new Paragraph({ children: runsOf(line, marks[next++] ?? NO_MARKS) }),
                ),
              }),
          ),
        }),
    ),
  });
}

/** What a cell needs besides its text: its margins, and what readers of Word files round up. */
const AROUND = 220;

/** What a line takes; Word puts a quarter of a letter between Japanese and Latin ones. */
const widthOf = (line: string): number =>
  stringWidth(line) * (LETTER / 2) + [...line.matchAll(BORDER)].length * (LETTER / 4);
const BORDER = /[!-~](?=[^\0-~])|[^\0-~](?=[!-~])/g;

/**
 * The widths of columns: narrow ones get what their longest line needs, the others share the rest evenly, and all together fill
 * the page.
 */
function columnWidths(rows: Grid['rows']): number[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const needs = Array.from({ length: count }, (_, column) => {
    const lines = rows.flatMap((row) => linesOf(row[column] ?? []).map((line) => widthOf(textOf(line))));
    return Math.max(LETTER, ...lines) + AROUND;
  });
  const widths = new Map<number, number>();
  let left = TEXT_WIDTH;
  for (const column of needs.map((_, i) => i).sort((a, b) => needs[a]! - needs[b]!)) {
    const width = Math.min(needs[column]!, left / (count - widths.size));
    widths.set(column, width);
    left -= width;
  }
  const wider = TEXT_WIDTH / Math.max(1, TEXT_WIDTH - left);
  return needs.map((_, column) => Math.floor(widths.get(column)! * wider));
}

/** The runs of a paragraph, with the comments that begin and end in it. */
function runsOf(letters: Letters, { begin, end }: Marks): ParagraphChild[] {
  const out: ParagraphChild[] = [];
  let run = '';
  const flush = (bold: boolean) => {
    if (run !== '') out.push(new TextRun({ text: run, bold }));
    run = '';
  };
  for (let i = 0; i <= letters.length; i++) {
    const [before, letter] = [letters[i - 1], letters[i]];
    const [ended, begun] = [end.get(i) ?? [], begin.get(i) ?? []];
    if (before && (ended.length + begun.length > 0 || before.bold !== letter?.bold)) flush(before.bold);
    for (const id of ended) out.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
    for (const id of begun) out.push(new CommentRangeStart(id));
    run += letter?.c ?? '';
  }
  return out;
}
