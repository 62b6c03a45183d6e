import { isWithin } from '../../document/citation';
import type { Document } from '../../document/document';
import type { Entry } from '../../document/entry';
import { type Prose, sourceOf } from '../../document/prose';
import type { Reference } from '../../document/reference';
import { entriesStyled } from '../../document/search';

/** Whether a reference names a 別表, 別紙 or 様式. */
export const namesAnnex = ({ steps }: Reference): boolean => /^(?:別表|様式)$/.test(steps[0]?.unit ?? '');

/** The appendices of a document. */
export const annexesIn = (document: Document): readonly Entry[] => entriesStyled(document, '別表', '様式');

/** The appendix that a place stands in. */
export const annexAround = (document: Document, entry: number): Entry | undefined =>
  entry < 0 ? undefined : annexesIn(document).find(({ index }) => isWithin(document.entries, entry, index));

/** Whether a reference is an entry in a list of forms (a cell, a bullet or a line of its own) rather than a mention of one. */
export function isListed({ passages }: Document, { span }: Reference): boolean {
  const begins = (part: Prose) => !part.text.includes('。') && sourceOf(part, 0, 1).start === span.start;
  return passages.some(({ prose, cells }) => (cells ?? [prose]).some(begins));
}
