import type { Message } from './finding';

/** Where an item of the front matter goes, in words: between its lines, or what to put at the top first. */
export const atTop = (source: string): Message =>
  matterLine(source) !== undefined
    ? { ja: '文書の先頭の「---」の行の間に', en: 'between the --- lines at the top' }
    : { ja: '文書の先頭に「---」だけの行を二つ置き、その間に', en: 'between two lines of --- at the top' };

/** The line that opens the front matter of a document, if there is one. */
export const matterLine = (source: string): string | undefined => /^\ufeff?---[ \t]*\r?\n/.exec(source)?.[0];
