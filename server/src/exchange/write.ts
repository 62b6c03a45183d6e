import type { Block, Table } from './block';

/** The place of a footnote in a text, until it is written. */
export const footnoteMark = (id: string): string => `\ue000${id}\ue001`;
/** What {@link footnoteMark} makes. */
export const FOOTNOTE = /\ue000(\w*)\ue001/g;

/** Bold words in a text, until they are written. */
export const BOLD = { start: '\ue002', end: '\ue003' } as const;
export const BOLD_WORDS = /\ue002([^\ue002\ue003]*)\ue003/g;

/** A text without what {@link BOLD} marks. */
export const withoutBold = (text: string): string => text.replace(/[\ue002\ue003]/g, '');

/** Markdown, and where each block begins in it. Blocks stand apart by an empty line, bullets and footnotes stand together. */
export interface Written {
  readonly markdown: string;
  /** The offset of each block, and that of its text behind `#`, `-` and the like. */
  readonly starts: readonly number[];
}

/** Writes blocks as Markdown that a reader sees as the same text: signs that mean something to Markdown are escaped. */
export function write(blocks: readonly Block[]): Written {
  let markdown = '';
  const starts: number[] = [];
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    if (before) markdown += isTight(before, block) ? '\n' : '\n\n';
    starts.push(markdown.length);
    markdown += block.kind === 'table' ? writeTable(block) : writeText(block);
  });
  return { markdown: markdown === '' ? '' : `${markdown}\n`, starts };
}

const isTight = (before: Block, block: Block): boolean =>
  before.kind === 'text' && block.kind === 'text' && before.bullet > 0 && block.bullet > 0;

function writeText({ text, depth, bullet, footnote, quoted }: Extract<Block, { kind: 'text' }>): string {
  if (footnote !== undefined) return `[^${footnote}]: ${escapeStart(text.replace(/\n/g, ' '))}`;
  if (quoted) return `> ${escapeStart(text.replace(/\n/g, ' '))}`;
  if (depth > 0) return `${'#'.repeat(depth)} ${escapeLine(text.replace(/\n/g, ' ')).replace(/(#+)$/, '\\$1')}`;
  const lines = text.split('\n').map(escapeStart);
  if (bullet === 0) return lines.join('\n');
  const indent = '  '.repeat(bullet - 1);
  // 「○1　鍵を数える」 is no item 1
  if (indent === '' && COUNTED.test(lines[0]!)) return `・${lines.join('\n')}`;
  return `${indent}- ${lines.join(`\n${indent}  `)}`;
}

/** A number at the start of a bullet, which `- ` would make an entry of the outline. */
const COUNTED = /^[0-9０-９]{1,3}\u3000/;

function writeTable({ rows }: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => escapeLine(cell).replace(/\|/g, '\\|').replace(/\n/g, '<br>')).join(' | ')} |`;
  const [header = [], ...rest] = rows;
  return [line(header), `| ${header.map(() => '---').join(' | ')} |`, ...rest.map(line)].join('\n');
}

/** A line of a paragraph: what is a sign of Markdown at the start of a line too. `1.` stays: regulations number so. */
const escapeStart = (line: string): string =>
  escapeLine(line).replace(/^([#>+-]|=+\s*$)/, (sign, _, at: number, whole: string) =>
    isSign(sign, whole.slice(at)) ? `\\${sign}` : sign,
  );

/** `#` before a space, `-` before a space, a line of dashes. */
const isSign = (sign: string, line: string): boolean =>
  sign[0] === '>' ||
  sign[0] === '=' ||
  (sign[0] === '#' ? /^#{1,6}(?:\s|$)/.test(line) : /^[+-](?:\s|$)|^-[\s-]*$/.test(line));

const escapeLine = (line: string): string =>
  line
    .replace(/\\(?=[!-/:-@[-`{-~])|[*`]|~~|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/\[(?=[^\]\n]*\](?:[(:[]|$))|\[(?=\^)|\[(?=[ xX]\] )/g, '\\[')
    .replace(FOOTNOTE, '[^$1]')
    .replace(BOLD_WORDS, (_, words: string) => words.replace(/^(\s*)(\S[\s\S]*?)(\s*)$/, '$1**$2**$3'))
    .replace(/[\ue002\ue003]/g, '');
