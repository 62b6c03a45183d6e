import type { Rule, Subject } from '../rule';

/** procedure/basis: a procedure that does not say which clause of the standard, or of the policy, it carries out. */
export const basis: Rule = {
  id: 'procedure/basis',
  severity: 'info',
  title: { ja: 'どの条項に基づく手順かが書かれていない', en: 'The clause that a procedure carries out is not named' },
  kinds: ['実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject) => {
    const { references, comments, statements, titleSpan } = document;
    if (statements.length === 0) return [];
    const cites = references.some(({ document: other, steps }) => other?.kind !== undefined && steps.length > 0);
    if (cites || comments.some(({ text }) => /^kijun:\s*covers\s/.test(text))) return [];
    return [
      {
        span: titleSpan,
        message: {
          ja: '対策基準（又は基本方針）のどの条項に基づく手順なのかが書かれていません。「対策基準第18条に基づき」のように書くと、基準を改めたときに見直す手順が分かります。',
          en: 'This procedure does not say which clause of the standard (or the policy) it carries out. 「対策基準第18条に基づき」 shows what to revise when the standard changes.',
        },
      },
    ];
  },
};
