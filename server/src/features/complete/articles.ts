import { citationOf } from '../../document/citation';
import type { Document } from '../../document/document';
import type { Entry } from '../../document/entry';
import { extentOf } from '../../document/extent';
import { folded } from '../../text/fold';
import { type Caret, type Completion, last } from './context';

/** Articles of the document where 第 has been begun, and annexes and forms where 別 or 様 has. */
export function articles(caret: Caret): readonly Completion[] {
  const { document, line } = caret;
  const typed = /第[0-9０-９一二三四五六七八九十]*条?$/.exec(line)?.[0];
  const annex = /(?:別表?|様式?)(?:第?[0-9０-９]*号?)$/.exec(line)?.[0];
  if (typed !== undefined && !/^[#\s　]*$/.test(line.slice(0, line.length - typed.length))) {
    const wide = /第[０-９]/.test(document.source);
    return document.entries
      .filter(({ label }) => label?.style === '条')
      .map((entry): Completion => {
        const citation = citationOf(document.entries, entry.index);
        const text = wide ? citation.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)) : citation;
        return {
          kind: 'article',
          label: text,
          detail: { ja: entry.title, en: entry.title },
          documentation: beginningOf(document, entry),
          span: last(caret, typed.length),
          text,
        };
      })
      .filter(({ label }) => folded(label).startsWith(folded(typed)));
  }
  if (annex !== undefined)
    return document.entries
      .filter(({ label, number }) => /^(?:別表|様式)$/.test(label?.style ?? '') && number.startsWith(folded(annex)))
      .map(
        (entry): Completion => ({
          kind: 'annex',
          label: entry.number,
          detail: { ja: entry.title, en: entry.title },
          documentation: beginningOf(document, entry),
          span: last(caret, annex.length),
          text: entry.number,
        }),
      );
  return [];
}

/** As much of a place's text as a list of candidates has room for. */
const beginningOf = (document: Document, entry: Entry): string =>
  document.source.slice(entry.span.end, extentOf(document, entry).end).trim().slice(0, 400);
