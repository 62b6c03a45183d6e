import { Document, HeadingLevel, type LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import stringWidth from 'string-width';
import { readLabel } from '../../../server/src/document/label';
import { type Block, parseMarkdown } from '../../../server/src/document/markdown';

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

/** The Markdown as a text whose lines are broken at a width in columns, with tables as tabs between cells. */
export function asText(markdown: string, width = 80): string {
  return grouped(markdown)
    .map((group) => {
      if (Array.isArray(group)) return group.map((row) => row.join('\t').replace(/\n/g, '')).join('\n');
      return group.text
        .split('\n')
        .map((line) => broken(group.bullet > 0 && !readLabel(line) ? `・${line}` : line, width))
        .join('\n');
    })
    .join('\n');
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
