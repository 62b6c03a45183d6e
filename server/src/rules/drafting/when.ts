import { sourceOf } from '../../document/prose';
import { foundInBlocks } from '../../document/search';
import { shift } from '../../text/anchor';
import type { Span } from '../../text/span';
import type { Rule } from '../rule';
import { replaced, wordAt } from '../word';

/** drafting/when: 「…した時は、」 in a document that writes 「…したときは、」 of cases: とき is a condition, 時 a point in time. 「…する時は、」 may well be one. */
export const when: Rule = {
  id: 'drafting/when',
  severity: 'info',
  title: { ja: '条件の「時」', en: '時 used for a condition' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => {
    const found = foundInBlocks(document, when.id, [], usesIn, (use, by) => ({
      ...use,
      span: shift(use.span, by),
    }));
    const kana = found.filter(({ written }) => written === 'とき').length;
    const kanji = found.filter(({ written }) => written === '時');
    if (kana <= kanji.length) return [];
    return kanji.map(({ span, whole }) => ({
      span,
      message: {
        ja: '条件を表すときは「とき」と書きます（「時」は時点）。この文書のほかの箇所と同じく「とき」に直してください。',
        en: 'Write 「とき」 for a condition, as elsewhere in this document (「時」 is a point in time).',
      },
      fixes: replaced({ span, whole }, 'とき', false),
    }));
  },
};

interface Use {
  readonly written: string;
  readonly span: Span;
  readonly whole: boolean;
}

const usesIn = (block: Parameters<typeof wordAt>[0]): readonly Use[] =>
  [...block.prose.text.matchAll(/(?<=た)(時|とき)(?=(?:に)?は[、，])/g)].flatMap(({ 1: written = '', index }) =>
    wordAt(block, { start: index, end: index + written.length }).map(({ whole }) => ({
      written,
      span: sourceOf(block.prose, index, index + written.length),
      whole,
    })),
  );
