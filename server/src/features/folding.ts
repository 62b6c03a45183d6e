import type { Document } from '../document/document';
import { extentOf } from '../document/extent';
import type { Span } from '../text/span';

/** A part that can be folded away: an entry with all below it, the front matter, a run of comments. */
export interface Fold {
  readonly span: Span;
  readonly kind: 'entry' | 'matter' | 'comment';
}

export function foldsOf(document: Document): readonly Fold[] {
  const { entries, source, comments } = document;
  const [matter] = /^\ufeff?---[ \t]*\r?\n[\s\S]*?^---[ \t]*$/m.exec(source) ?? [];
  return [
    ...(matter && source.startsWith(matter)
      ? [{ span: { start: 0, end: matter.length }, kind: 'matter' as const }]
      : []),
    ...entries.map((entry) => ({ span: extentOf(document, entry), kind: 'entry' as const })),
    ...comments.map(({ span }) => ({ span, kind: 'comment' as const })),
  ].filter(({ span }) => /[\r\n]/.test(source.slice(span.start, span.end)));
}
