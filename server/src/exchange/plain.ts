import Encoding from 'encoding-japanese';
import { readLabel } from '../document/label';
import { type Block, paragraph, type Refusal, type Remark, refuse, type Source, type Text } from './block';
import { headingsOf } from './heading';
import { isRunning, remarksOn, runningIn } from './running';

/** Reads a plain text (UTF-8, UTF-16, Shift_JIS as Windows writes it, EUC-JP, ISO-2022-JP): one block a line. */
export function readPlain(bytes: Uint8Array): Source | Refusal {
  const decoded = decode(bytes);
  if (!decoded) return NO_TEXT;
  const { text, encoding } = decoded;
  const written = text.replace(/\f/g, '\n\f\n').split(/\r\n|[\n\r]/);
  const all = written.flatMap(partBullets);
  const running = runningIn(all);
  const lines = all.filter((_, i) => !isRunning(running, i));
  const remarks = [...(encoding === 'utf-8' ? [] : [fromEncoding(encoding)]), ...remarksOn(all, running)];
  const blocks = tabled(lines, headingsOf(lines));
  if (all.length > written.length) remarks.push(PARTED);
  const first = blocks.findIndex((block) => block.kind === 'table' || block.text.trim() !== '');
  blocks.forEach((block, i) => {
    if (block.kind === 'text' && block.depth > 0 && i !== first && !readLabel(block.text))
      remarks.push({ ...GUESSED, block: i });
  });
  return text.trim() === '' ? NO_TEXT : { blocks, remarks };
}

const GUESSED: Remark = {
  kind: 'doubtful',
  message: {
    ja: '番号のない行を、前後の空行や記号から見出し（#）とみなしました。見出しでなければ「#」を消してください。',
    en: 'Lines without a number were taken for headings (#), by the empty lines around them or a sign. Take the "#" away where one is none.',
  },
};

/** A bullet behind a sentence on its line: 「…を講じる。 - 鍵を返す。」, 「次のとおり：・鍵・札」. */
const RUN_ON = /(?<=[。：:])[ \u3000]*(?=[-–][ \u3000]+[^\s!-~]|[・•‣][^\s・…])/;

/** The lines of a list that was run together into one. */
const partBullets = (line: string): readonly string[] => line.split(RUN_ON);

const PARTED: Remark = {
  kind: 'changed',
  message: {
    ja: '一行に続けて書かれていた箇条書きを、項目ごとの行に分けました。',
    en: 'Lists that had run together into one line were parted into their items.',
  },
};

/** The remark that the text was in another encoding than Kijun's. */
export const fromEncoding = (encoding: string): Remark => ({
  kind: 'changed',
  message: {
    ja: `文字コードを ${encoding} から UTF-8 にしました。`,
    en: `The encoding was turned from ${encoding} into UTF-8.`,
  },
});

/** Lines with the same tabs or upright lines in them are rows of a table, unless the tab stands behind a number or before a page number. */
function tabled(lines: readonly string[], headings: ReadonlyMap<number, number>): readonly Block[] {
  const out: Block[] = [];
  for (let i = 0; i < lines.length; ) {
    const rows: string[][] = [];
    const width = cellsOf(lines[i]!).length;
    while (width > 1 && i + rows.length < lines.length && cellsOf(lines[i + rows.length]!).length === width)
      rows.push(cellsOf(lines[i + rows.length]!));
    const filled = rows.filter((row) => !row.every((cell) => /^:?-{2,}:?$/.test(cell)));
    const numbered = width === 2 && rows.every(([first = '']) => readLabel(first)?.length === first.length);
    const contents = rows.every((row) => /^[0-9０-９]+$/.test(row.at(-1)!));
    if (rows.length > 1 && !numbered && !contents) out.push({ kind: 'table', rows: filled });
    else for (let at = i; at < i + Math.max(1, rows.length); at++) out.push(lineOf(lines[at]!, headings.get(at) ?? 0));
    i += Math.max(1, rows.length);
  }
  return out;
}

/** A line as a block; the sign that marks a heading is no part of it. */
const lineOf = (line: string, depth: number): Text =>
  BARRED.test(line)
    ? paragraph(cellsIn(line).join('\u3000'))
    : depth > 0 && !readLabel(line)
      ? { ...paragraph(line.trim().replace(/^[■□◆◇●◎○▼▶★][\s\u3000]*/, '')), depth }
      : { ...paragraph(line), depth };

/** A line that ends in an upright line: what is left of a table. */
const BARRED = /^[^\t]*[|｜][ \u3000]*$/;

const cellsIn = (line: string): string[] =>
  (/\t/.test(line) ? line.trim() : line.trim().replace(/^[|｜]|[|｜]$/g, ''))
    .split(/\t/.test(line) ? '\t' : /[|｜]/)
    .map((cell) => cell.trim());

/** The cells of a line, between tabs or upright lines (語 | 意味 |); tabs that only indent it part none. */
const cellsOf = (line: string): string[] => {
  const cells = cellsIn(line);
  return cells.includes('') && cells.length === 2 ? [] : cells;
};

const NO_TEXT = refuse(
  '文字が読み取れません。Wordの文書（.docx）、保存したWebページ（.html）又はテキスト（.txt）を指定してください。',
  'No text can be read. Give a Word document (.docx), a saved web page (.html) or a text (.txt).',
);

/** The WHATWG names of what encoding-japanese detects; its own decoders know fewer letters of Windows. */
const NAMES: Readonly<Record<string, string>> = { SJIS: 'shift_jis', EUCJP: 'euc-jp' };

/** Bytes as text, and the name of their encoding; undefined for what is no text. `declared` is what an HTML page says of itself. */
export function decode(
  bytes: Uint8Array,
  declared?: string,
): { readonly text: string; readonly encoding: string } | undefined {
  const marked = markOf(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const zeros = bytes
    .subarray(0, 8192)
    .reduce<number>((count, byte, i) => count + (byte === 0 ? (i % 2 === 0 ? -1 : 1) : 0), 0);
  if (bytes.subarray(0, 8192).includes(0)) {
    // UTF-16 without a mark: ASCII and line ends have their zeros all on one side
    const encoding = zeros > 0 ? 'utf-16le' : zeros < 0 ? 'utf-16be' : undefined;
    const text = encoding && new TextDecoder(encoding).decode(bytes);
    return text && !text.includes('\0') ? { text, encoding } : undefined;
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const detected = Encoding.detect(bytes.subarray(0, 200_000), ['EUCJP', 'SJIS']);
    const encoding = known(declared) ?? NAMES[detected || 'SJIS'] ?? 'shift_jis';
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
}

/** A byte order mark, or the escape sequence by which ISO-2022-JP turns to Japanese: that is ASCII byte by byte. */
function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const sequence = bytes.indexOf(0x1b);
  return sequence >= 0 && bytes[sequence + 1] === 0x24 ? 'iso-2022-jp' : undefined;
}

function known(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
