import { sourceOf } from '../../document/prose';
import { inStatements } from '../block';
import type { Rule } from '../rule';

/** drafting/proviso: a ただし書, or 「この場合において」, in a paragraph of its own: it belongs to the sentence before it. */
export const proviso: Rule = {
  id: 'drafting/proviso',
  severity: 'hint',
  title: { ja: 'ただし書の改行', en: 'A proviso in a paragraph of its own' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) =>
    inStatements(document, 'drafting/proviso', [], ({ index, text, prose, span, entry, lead }) => {
      const { statements, source } = document;
      const [, words] = /^(ただし|但し|この場合において)[、，]/.exec(text) ?? [];
      const before = statements[index - 1];
      // behind items or a table it speaks of the sentence that introduces them, and where it stands is the author's choice
      if (!words || !before || before.entry !== entry || before.lead !== lead || /^(?:row|bullet)$/.test(before.form))
        return [];
      const gap = source.slice(before.span.end, span.start);
      if (!/^[ \u3000\t]*(?:\r?\n[ \u3000\t]*){2,}$/.test(gap) || !/。$/.test(before.text)) return [];
      return [
        {
          span: sourceOf(prose, 0, words.length),
          message: {
            ja: `「${words}、」で始まる文は、前の文に付くものなので、改行せずに続けて書きます。`,
            en: `A sentence that begins with 「${words}」 belongs to the sentence before it. Do not start a new paragraph.`,
          },
          fixes: [
            {
              title: { ja: '前の文に続ける', en: 'Join it to the sentence before' },
              edits: [{ span: { start: before.span.end, end: span.start }, text: '' }],
              safe: false,
            },
          ],
        },
      ];
    }),
};
