import type { Edit, Message } from './finding';

/** Where an item of the front matter goes, in words: between its lines, or what to put at the top first. */
export const atTop = (source: string): Message =>
  matterLine(source) !== undefined
    ? { ja: '文書の先頭の「---」の行の間に', en: 'between the --- lines at the top' }
    : { ja: '文書の先頭に「---」だけの行を二つ置き、その間に', en: 'between two lines of --- at the top' };

/** Writes an item into the front matter, which is made where there is none. */
export function topEdit(source: string, item: string): Edit {
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const matter = matterLine(source);
  const at = matter?.length ?? (source.startsWith('\ufeff') ? 1 : 0);
  const line = `${item}${eol}`;
  return { span: { start: at, end: at }, text: matter ? line : `---${eol}${line}---${eol}${eol}` };
}

/** The line that opens the front matter of a document, if there is one. */
const matterLine = (source: string): string | undefined => /^\ufeff?---[ \t]*\r?\n/.exec(source)?.[0];
