import { readDocument } from '../../../server/src/document/document';

/** A place of the outline, with its level below the title of the document. */
export interface Line {
  readonly level: number;
  readonly number: string;
  readonly title: string;
}

/** The outline below the title, which is an entry only where it is a heading. */
export function outlineBelowTitle(markdown: string): readonly Line[] {
  const { entries, titleSpan } = readDocument(markdown, '');
  const title = entries[0]?.label === undefined && entries[0]?.titleSpan.start === titleSpan.start ? 1 : 0;
  return entries.slice(title).map(({ level, number, title: name }) => ({ level: level - title, number, title: name }));
}

/** What a document says, titles aside: an item's title may be read as the beginning of its text. */
export function said(markdown: string): string {
  const { statements, title, entries } = readDocument(markdown, '');
  return statements
    .filter(({ form, text }) => form !== 'title' && text !== title)
    .map(({ text, entry }) => text.replace(/\s/g, '').replace(entries[entry]?.title ?? '', ''))
    .join('');
}
