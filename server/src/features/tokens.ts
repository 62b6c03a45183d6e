import type { Document } from '../document/document';
import { sourceOf } from '../document/prose';
import { overlaps, type Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { isPart } from './boundary';
import { wordsOf } from './occurrences';
import { rolesOf } from './role';

/** A word to be coloured by what it means. */
export interface Coloured {
  readonly span: Span;
  readonly type: 'term' | 'role';
}

/** The terms and roles of a document, in the order of the text; none overlaps another, none goes over the end of a line. */
export function colouredIn(workspace: Workspace, document: Document): readonly Coloured[] {
  const roles = rolesOf(document)
    .map(({ name }) => name)
    .sort((a, b) => b.length - a.length);
  const found: Coloured[] = wordsOf(workspace, document)
    .filter(({ inner }) => !inner)
    .map(({ span }) => ({ span, type: 'term' }));
  for (const { prose } of document.blocks) {
    const taken: Span[] = [];
    for (const name of roles)
      for (let at = prose.text.indexOf(name); at >= 0; at = prose.text.indexOf(name, at + 1)) {
        const range = { start: at, end: at + name.length };
        if (isPart(prose.text, at, range.end) || taken.some((one) => overlaps(one, range))) continue;
        taken.push(range);
        const span = sourceOf(prose, range.start, range.end);
        if (!found.some((one) => overlaps(one.span, span))) found.push({ span, type: 'role' });
      }
  }
  return found
    .filter(({ span }) => !/[\r\n]/.test(document.source.slice(span.start, span.end)))
    .sort((a, b) => a.span.start - b.span.start);
}
