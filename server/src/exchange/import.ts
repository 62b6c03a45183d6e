import { lastUpTo } from '../text/bisect';
import { recall } from '../text/memory';
import { partNames } from './archive';
import {
  isRefusal,
  MOST_BLOCKS,
  type Note,
  type Origin,
  type Refusal,
  type Remark,
  refuse,
  type Source,
  TOO_LONG,
} from './block';
import { bracketCaptions } from './caption';
import { cellName, type Spot } from './cell';
import { partTerms } from './fused';
import { mendNumbers } from './ordinal';
import { readPage } from './page';
import { decode, fromEncoding, readPlain } from './plain';
import { rejoin } from './rejoin';
import { withoutRunning } from './running';
import { shape } from './shape';
import { readSheets } from './sheet';
import { bulleted, joinSpaced, mendLetters, withoutLinks } from './tidy';
import { readWord } from './word';

/** A foreign document as Markdown, and what its reader should know. */
export interface Imported {
  readonly markdown: string;
  readonly notes: readonly Note[];
}

/**
 * Turns a Word document (.docx), an Excel workbook (.xlsx), a saved web page (.html) or a text (.txt) into Markdown that Kijun
 * reads. `name` is the file's name. What is none of these is refused, with a message that says what to do instead. Never throws,
 * whatever the bytes are.
 */
export async function importFile(name: string, bytes: Uint8Array): Promise<Imported | Refusal> {
  const source = await read(name, bytes);
  if (isRefusal(source) || 'markdown' in source) return source;
  return source.blocks.length > MOST_BLOCKS ? TOO_LONG : importSource(source);
}

/** The largest file that is read. Word documents without pictures have a fraction of it. */
const LARGEST = 64 * 1024 * 1024;

/** What the first bytes of a file say that it is. */
const SIGNATURES: readonly (readonly [
  string,
  (bytes: Uint8Array, name: string) => Promise<Source | Refusal> | Refusal,
])[] = [
  ['PK', readOffice],
  [
    '%PDF',
    () =>
      refuse(
        'PDFは取り込めません。Wordで開いて（「ファイル」→「開く」でPDFを選ぶ）.docx として保存するか、PDFの文字を全て選んでコピーし、テキスト（.txt）に貼り付けて保存してから取り込んでください。作成元のWord文書があれば、それを使うのが確実です。',
        'PDF cannot be imported. Open it in Word (File, Open) and save it as .docx, or copy all of its text into a .txt file. The Word document that it was made from is best.',
      ),
  ],
  [
    '\u00d0\u00cf\u0011\u00e0',
    () =>
      refuse(
        '古い形式の文書（.doc、.xls）又はパスワードの付いた文書です。Word又はExcelで開き、「名前を付けて保存」で「Word文書（.docx）」又は「Excelブック（.xlsx）」を選び、パスワードを付けずに保存してから取り込んでください。',
        'This is an old document (.doc, .xls) or has a password. Open it in Word or Excel and save it as .docx or .xlsx without a password.',
      ),
  ],
  [
    '{\\rtf',
    () =>
      refuse(
        'リッチテキスト（.rtf）です。Wordで開き、「Word文書（.docx）」で保存してから取り込んでください。',
        'This is rich text (.rtf). Open it in Word and save it as .docx.',
      ),
  ],
];

/** A Word document or an Excel workbook, by the parts that it has; where these cannot be read, by its name. */
async function readOffice(bytes: Uint8Array, name: string): Promise<Source | Refusal> {
  const parts = partNames(bytes);
  const isBook = parts.length > 0 ? parts.includes('xl/workbook.xml') : /\.xls[xm]$/i.test(name);
  return isBook ? readSheets(bytes) : readWord(bytes);
}

async function read(name: string, bytes: Uint8Array): Promise<Source | Imported | Refusal> {
  if (bytes.length > LARGEST)
    return refuse(
      'ファイルが大きすぎるため、取り込みませんでした（64MBを超えます）。図を除くか、分けて保存してください。',
      'The file is too large (more than 64 MB). Leave out pictures, or save it in parts.',
    );
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const signed = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (signed) return withRead(await signed[1](bytes, name));
  if (/^(?:From:.*<Saved by|MIME-Version:)/im.test(head.slice(0, 200)))
    return refuse(
      'まとめて保存されたWebページ（.mht）です。ブラウザーの「名前を付けて保存」で「ウェブページ、HTMLのみ」を選んで保存してください。',
      'This is a web archive (.mht). Save the page as "Webpage, HTML only" in the browser.',
    );
  if (
    /\.x?html?$/i.test(name) ||
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b/i.test(head.replace(/^\u00ef\u00bb\u00bf/, ''))
  )
    return withRead(readHtml(bytes, head));
  const text = decode(bytes);
  if (text && (/\.(?:md|markdown)$/i.test(name) || MARKDOWN.test(text.text))) return keepMarkdown(text);
  return readPlain(bytes);
}

/** Page numbers and the heads of pages that a converter wrote into the text; a plain text knows them by itself. */
const withRead = (source: Source | Refusal): Source | Refusal => (isRefusal(source) ? source : withoutRunning(source));

/** A heading or a table as only Markdown writes them. */
const MARKDOWN = /^#{1,6} \S|^\|(?:\s*:?-{3,}:?\s*\|)+\s*$/m;

/** What is Markdown already needs at most another encoding. */
function keepMarkdown({ text, encoding }: { text: string; encoding: string }): Imported | Refusal {
  if (encoding === 'utf-8')
    return refuse(
      'すでにMarkdownです。取り込まずに、ファイル名の末尾を .md にしてそのまま使えます。',
      'This is Markdown already. Kijun reads it as it is, under a name that ends in .md.',
    );
  return { markdown: text.replace(/\r\n?/g, '\n'), notes: [{ ...fromEncoding(encoding), lines: [] }] };
}

function readHtml(bytes: Uint8Array, head: string): Source | Refusal {
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  const decoded = decode(bytes, declared);
  return decoded ? readPage(decoded.text) : readPlain(bytes);
}

function importSource({ blocks, remarks }: Source): Imported {
  const mended = mendLetters(blocks);
  const numbered = mendNumbers(mended.blocks);
  const linked = withoutLinks(numbered.blocks);
  const captioned = bracketCaptions(linked.blocks);
  const joined = rejoin(captioned.blocks);
  const parted = partTerms(joined.blocks);
  const spaced = joinSpaced(parted.blocks);
  const final = bulleted(spaced.blocks);
  const { markdown, lines, notes } = shape(final);
  const place = ({ kind, message, block, cell, spots = [] }: Remark): Note => {
    const origin = block === undefined ? undefined : final[block]?.origin;
    const [row, column] = cell ?? [0, 0];
    return {
      kind,
      message,
      lines: block === undefined ? [] : [(lines[block] ?? 1) + lineIn(row)],
      spots: [...spots, ...(origin ? [spotIn(origin, row, column)] : [])],
    };
  };
  /** A note on lines of the Markdown, with the cells that these stood in. */
  const located = (note: Note): Note => ({
    ...note,
    spots: note.lines.flatMap((line) => {
      const block = lastUpTo(lines, line);
      const origin = final[block]?.origin;
      return origin ? [spotIn(origin, rowAt(line - (lines[block] ?? 1)), 0)] : [];
    }),
  });
  return {
    markdown,
    notes: gather([
      ...[...remarks, ...mended.remarks, ...numbered.remarks, ...linked.remarks, ...captioned.remarks].map(
        ({ block, ...remark }) => place(block === undefined ? remark : { ...remark, block: joined.places[block]! }),
      ),
      ...[...spaced.remarks, ...parted.remarks, ...joined.remarks].map(place),
      ...notes.map(located),
    ]),
  };
}

/** The line of a table in Markdown on which a row stands: below the first there is one of signs. */
const lineIn = (row: number): number => (row === 0 ? 0 : row + 1);
const rowAt = (line: number): number => Math.max(0, line - 1);

function spotIn({ sheet, rows, columns }: Origin, row: number, column: number): Spot {
  const place = { row: rows[row] ?? rows[0], column: columns[column] ?? columns[0] };
  return place.row === undefined || place.column === undefined
    ? { sheet }
    : { sheet, cell: cellName({ row: place.row, column: place.column }) };
}

const ORDER: readonly Note['kind'][] = ['doubtful', 'dropped', 'changed'];

/** One note for each message, what is to be looked at first. */
function gather(notes: readonly Note[]): readonly Note[] {
  const found = new Map<string, Note[]>();
  for (const note of notes) recall(found, note.message.ja, () => []).push(note);
  return [...found.values()]
    .map((same) => ({
      ...same.at(-1)!,
      lines: [...new Set(same.flatMap(({ lines }) => lines))],
      spots: [
        ...new Map(
          same.flatMap(({ spots = [] }) => spots).map((spot) => [`${spot.cell}!${spot.sheet}`, spot] as const),
        ).values(),
      ],
    }))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
