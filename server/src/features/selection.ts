import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import { entryAround } from '../document/entry';
import { extentOf } from '../document/extent';
import { type Span, touches } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { wordAt } from './occurrences';
import { pointedAt } from './pointed';

/** What a selection grows to, from the inside: the word, the sentence, its paragraph, the places around it, all. */
export function selectionsAt(workspace: Workspace, document: Document, offset: number): readonly Span[] {
  const { statements, blocks, entries, source } = document;
  const statement = statements.find(({ span }) => touches(span, offset));
  const block = blocks.find(({ span }) => touches(span, offset));
  const entry = entryAround(document, offset);
  const places = entry ? pathTo(entries, entry.index).map((one) => extentOf(document, one)) : [];
  const all = [
    pointedAt(workspace, document, offset)?.at,
    wordAt(workspace, document, offset)?.span,
    statement?.span,
    block?.span,
    ...places.reverse(),
    { start: 0, end: source.length },
  ];
  const out: Span[] = [];
  for (const span of all) {
    const inner = out.at(-1);
    const holds = inner ? span && span.start <= inner.start && inner.end <= span.end : span && touches(span, offset);
    if (span && holds && !(inner?.start === span.start && inner.end === span.end)) out.push(span);
  }
  return out;
}
