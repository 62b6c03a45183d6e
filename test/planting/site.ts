import { pathTo } from '../../server/src/document/citation';
import type { Document } from '../../server/src/document/document';
import { isWhole, sourceOf } from '../../server/src/document/prose';
import { isRuling } from '../../server/src/rules/ruling';
import { isSpared } from '../../server/src/rules/spared';
import { fixed } from '../../server/src/text/anchor';

/** A place where a pattern stands in the text of a draft, in one piece, outside code, titles of rules and addresses. */
export interface Site {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** All places where a pattern stands. */
export function sitesOf({ blocks, source }: Document, pattern: RegExp): readonly Site[] {
  return blocks.flatMap(({ prose }) =>
    [...prose.text.matchAll(pattern)].flatMap(({ 0: words, index }) => {
      const end = index + words.length;
      if (words === '' || !isWhole(prose, index, end) || isSpared(prose.text, { start: index, end })) return [];
      const span = sourceOf(prose, index, end);
      return source.slice(span.start, span.end) === words ? [{ ...fixed(span), words }] : [];
    }),
  );
}

/** Behind the sentences that stand alone in a paragraph of a section of rules: a new paragraph can follow there. */
export function gapsOf(document: Document): readonly number[] {
  const { statements, entries, source } = document;
  return statements
    .filter((statement, i) => {
      const next = statements[i + 1];
      const labels = pathTo(entries, statement.entry).map(({ label }) => label?.style ?? '');
      return (
        isRuling(document, statement) &&
        /。$/.test(statement.text) &&
        (statement.form === 'text' || statement.form === 'lead') &&
        statement.lead < 0 &&
        next?.lead !== statement.index &&
        !labels.some((style) => /^\(/.test(style)) &&
        /^\r?\n\r?\n/.test(source.slice(statement.span.end))
      );
    })
    .map(({ span }) => span.end);
}
