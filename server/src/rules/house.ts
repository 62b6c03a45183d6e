import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Span } from '../text/span';

/** How a document numbers and heads its sections, so that what is put in looks like what is there. */
export interface House {
  /** The `#` of a section, empty where sections are bare lines. */
  readonly hashes: string;
  /** The number and title of the next section: 第12条（目的）, 8 目的, 目的. */
  readonly heading: (title: string) => string;
  /** Where a new section goes: before 附則 and 別表, or at the end. */
  readonly place: Span;
  readonly eol: string;
}

/** Reads the house style off the last section of a document. */
export function houseOf(document: Document): House {
  const { entries, source } = document;
  const tail = entries.find(({ label }) => label !== undefined && /^(?:附則|別表|様式)$/.test(label.style));
  const at = tail ? lineStart(source, tail.span.start) : source.length;
  const model = modelOf(entries.filter(({ span }) => span.start < at));
  return {
    hashes: model && model.depth > 0 ? `${'#'.repeat(model.depth)} ` : model ? '' : '## ',
    heading: (title) => headingOf(source, model, title),
    place: { start: at, end: at },
    eol: source.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** The text that puts sections at the house's place, with one blank line around them. */
export function insertion(document: Document, house: House, sections: readonly string[]): string {
  const { eol, place } = house;
  const before = document.source.slice(0, place.start);
  const gap = before === '' ? '' : before.endsWith(`${eol}${eol}`) ? '' : before.endsWith(eol) ? eol : eol + eol;
  return gap + sections.join(`${eol}${eol}`) + eol + (place.start < document.source.length ? eol : '');
}

/** The last article, or the last outermost numbered section, or the last heading below the title. */
function modelOf(entries: readonly Entry[]): Entry | undefined {
  const last = (test: (entry: Entry) => boolean) => [...entries].reverse().find(test);
  const outer = Math.min(...entries.filter(({ label }) => label).map(({ level }) => level));
  return (
    last(({ label }) => label?.style === '条') ??
    last(({ label, level }) => label !== undefined && level === outer) ??
    last(({ depth, level }) => depth > 0 && level === 2)
  );
}

function headingOf(source: string, model: Entry | undefined, title: string): string {
  if (!model?.label) return title;
  const next = model.label.values[0]! + 1;
  const line = source.slice(model.span.start, model.span.end);
  const wide = /[０-９]/.test(line);
  const digits = wide
    ? String(next).replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    : String(next);
  if (model.label.style === '条') {
    const bracket = /[（(]/.test(line.slice(0, line.indexOf(model.title) + 1));
    return bracket || model.titleSpan.start < model.span.start
      ? `第${digits}条（${title}）`
      : `第${digits}条　${title}`;
  }
  const separator = /^[^\s.．]*([.．]?[ \u3000]*)/.exec(line.replace(/^#+ */, ''))?.[1] || ' ';
  return `${digits}${separator}${title}`;
}

function lineStart(source: string, offset: number): number {
  return Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
}
