import type { Span } from '../text/span';
import { readCode } from './code';
import type { Entry } from './entry';
import { readLabel } from './label';
import type { Block } from './markdown';
import { offsetIn } from './prose';

/** Labels and codes are no references where they stand: they are hidden, as are those of the lines of a 目次, and what parts the cells of a row. */
export function hideLabels(
  { prose, cells }: Block,
  entries: readonly Entry[],
  hasContents: boolean,
  isContents: (offset: number) => boolean,
): string {
  if (entries.length === 0 && !cells && !hasContents) return prose.text;
  const hidden: Span[] = [];
  for (const { label, code, span } of entries) {
    const start = label || code ? offsetIn(prose, span.start) : undefined;
    const length = label?.length ?? (code && start !== undefined ? readCode(prose.text.slice(start))?.length : 0) ?? 0;
    if (start !== undefined) hidden.push({ start, end: start + length });
  }
  for (const { 0: line, index } of hasContents ? prose.text.matchAll(/[^\r\n]+/g) : [])
    if (isContents(index))
      hidden.push({ start: index, end: index + ((readLabel(line) ?? readCode(line))?.length ?? 0) });
  let gap = -1;
  for (const cell of cells ?? []) {
    if (gap >= 0) hidden.push({ start: gap, end: gap + 1 });
    gap += cell.text.length + 1;
  }
  let text = '';
  for (const { start, end } of hidden.sort((one, other) => one.start - other.start))
    text +=
      prose.text.slice(text.length, start) +
      '\0'.repeat(Math.max(0, Math.min(end, prose.text.length) - Math.max(start, text.length)));
  return text + prose.text.slice(text.length);
}
