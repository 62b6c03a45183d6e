import { Document, HeadingLevel, type LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import stringWidth from 'string-width';
import { readLabel } from '../../../server/src/document/label';
import { type Block, parseMarkdown } from '../../../server/src/document/markdown';
import { isSentence } from '../../../server/src/document/title';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** The Markdown as somebody would have written it in Word: heading styles, paragraphs, bullets, tables. */
export async function asWord(markdown: string): Promise<Uint8Array> {
  const children = grouped(markdown).map((group) => {
    if (Array.isArray(group)) {
      return new Table({
        rows: group.map(
          (row) => new TableRow({ children: row.map((cell) => new TableCell({ children: paragraphs(cell) })) }),
        ),
      });
    }
    const { depth, text, bullet } = group;
    if (depth > 0) return new Paragraph({ text, heading: HEADINGS[depth - 1]! });
    return new Paragraph({ text, ...(bullet > 0 ? { bullet: { level: bullet - 1 } } : {}) });
  });
  return Packer.pack(new Document({ sections: [{ children }] }), 'uint8array');
}

const paragraphs = (cell: string): Paragraph[] => cell.split('\n').map((text) => new Paragraph({ text }));

/** The Markdown as a saved page of a collection of regulations. */
export function asPage(markdown: string): string {
  const body = grouped(markdown).map((group) => {
    if (Array.isArray(group))
      return `<table>${group.map((row) => `<tr>${row.map((cell) => `<td>${html(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
    const { depth, text, bullet } = group;
    if (bullet > 0) return `${'<ul>'.repeat(bullet)}<li>${html(text)}</li>${'</ul>'.repeat(bullet)}`;
    return depth > 0 ? `<h${depth}>${html(text)}</h${depth}>` : `<div class="line"><p>${html(text)}</p></div>`;
  });
  return `<!DOCTYPE html><html><head><title>例規集</title><style>p{margin:0}</style></head><body>${body.join('\n')}</body></html>`;
}

const html = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>');

/** How a text shows a heading without a number: by empty lines around it, the more the further out; or by signs. */
export type Look = 'apart' | 'signed';

/**
 * The Markdown as a text whose lines are broken at a width in columns, with tables as tabs between cells. Headings that no number
 * shows, and those that read as a sentence, stand apart by empty lines (`apart`), or with ■, ● and ▼ besides (`signed`).
 */
export function asText(markdown: string, look: Look, width: number): string {
  const groups = grouped(markdown);
  const bare = (group: Line | string[][], i: number): group is Line =>
    i > 0 && !Array.isArray(group) && group.depth > 0 && (!readLabel(group.text, true) || isSentence(group.text));
  const unnumbered = (group: Line) => !readLabel(group.text, true);
  const depths = groups.flatMap((group, i) => (bare(group, i) && unnumbered(group) ? [group.depth] : []));
  const [top, deepest] = [Math.min(...depths), Math.max(...depths)];
  let out = '';
  groups.forEach((group, i) => {
    const before = groups[i - 1];
    const heading = bare(group, i) && group;
    const above = heading && unnumbered(heading) && look === 'apart' ? deepest - heading.depth + 1 : 1;
    if (before) out += '\n'.repeat(heading ? above + 1 : bare(before, i - 1) ? 2 : 1);
    if (Array.isArray(group)) out += group.map((row) => row.join('\t').replace(/\n/g, '')).join('\n');
    else {
      const sign = heading && unnumbered(heading) && look === 'signed' ? '■●▼'[group.depth - top] : '';
      const lines = (sign + group.text).split('\n');
      out += lines.map((line) => broken(group.bullet > 0 && !readLabel(line) ? `・${line}` : line, width)).join('\n');
    }
  });
  return `${out}\n`;
}

/** Latin words stay whole, and no line begins with a full stop or a closing bracket. */
function broken(line: string, width: number): string {
  let out = '';
  let used = 0;
  for (const word of line.match(/(?:[A-Za-z0-9.]+ ?|.)[。、，）」]*/gu) ?? []) {
    const columns = stringWidth(word);
    if (used > 0 && used + columns > width) {
      out = `${out.trimEnd()}\n`;
      used = 0;
    }
    out += word;
    used += columns;
  }
  return out;
}

interface Line {
  readonly depth: number;
  readonly bullet: number;
  readonly text: string;
}

/** Lines, and tables as rows of cells. */
function grouped(markdown: string): readonly (Line | string[][])[] {
  const out: (Line | string[][])[] = [];
  for (const block of parseMarkdown(markdown).blocks) {
    if (block.kind !== 'row') out.push(...linesOf(block));
    else {
      const cells = block.cells!.map(({ text }) => text);
      const last = out.at(-1);
      if (Array.isArray(last) && block.header) last.push(cells);
      else out.push([cells]);
    }
  }
  return out;
}

function linesOf({ prose, depth, item }: Block): readonly Line[] {
  const marker = item?.opens && !/^[-*+]$/.test(item.marker) ? `${item.marker} ` : '';
  const bullet = item?.opens && marker === '' ? item.depth : 0;
  return prose.text.split('\n').map((line, i) => ({
    depth,
    bullet: i === 0 ? bullet : 0,
    text: (i === 0 ? marker : '') + line,
  }));
}

/** A document of Word with automatic numbers: each level as Word's format and text, each paragraph as level and text. */
export async function numbered(
  levels: readonly (readonly [format: string, text: string])[],
  lines: readonly (readonly [level: number, text: string])[],
): Promise<Uint8Array> {
  const config = {
    reference: 'list',
    levels: levels.map(([format, text], level) => ({
      level,
      format: format as keyof typeof LevelFormat & never,
      text,
    })),
  };
  const children = lines.map(
    ([level, text]) =>
      new Paragraph({
        children: [new TextRun(text)],
        ...(level >= 0 ? { numbering: { reference: 'list', level } } : {}),
      }),
  );
  return Packer.pack(new Document({ numbering: { config: [config] }, sections: [{ children }] }), 'uint8array');
}
