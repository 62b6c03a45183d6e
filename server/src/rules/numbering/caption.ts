import { entriesStyled, foundInTitles } from '../../document/search';
import type { Rule } from '../rule';
import { labelSpan, type Numbered } from './run';

/** numbering/caption: an article without a caption in a document in which nearly all have one. */
export const caption: Rule = {
  id: 'numbering/caption',
  severity: 'hint',
  title: { ja: '見出しのない条', en: 'An article without a caption' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => {
    const untitled = foundInTitles(document, caption.id, [], ({ index, label, title }) =>
      label?.style === '条' && title === '' ? [index] : [],
    );
    if (untitled.length === 0) return [];
    const bare = untitled
      .map((index) => document.entries[index] as Numbered)
      .filter(({ span }) => !DELETED.test(document.source.slice(span.start, span.end)));
    if (bare.length * RARE > entriesStyled(document, '条').length) return [];
    return bare.map((entry) => ({
      span: labelSpan(document, entry),
      message: {
        ja: `ほかの条には見出しがありますが、「${entry.number}」にはありません。「（…）」と見出しを付けてください（前の条と共通の見出しなら、このままで構いません）。`,
        en: `The other articles have captions, but 「${entry.number}」 has none. Add one, unless it shares the caption of the article before it.`,
      },
    }));
  },
};

/** An article in so many at most. */
const RARE = 5;
const DELETED = /削除/;
