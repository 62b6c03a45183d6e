import type { Rule, Subject } from '../rule';

/** procedure/basis: a procedure that does not say which clause of the standard, or of the policy, it carries out. */
export const basis: Rule = {
  id: 'procedure/basis',
  severity: 'info',
  title: { ja: 'どの条項に基づく手順かが書かれていない', en: 'The provision that a procedure implements is not cited' },
  kinds: ['実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject) => {
    const { references, comments, statements, blocks, titleSpan } = document;
    if (statements.length === 0) return [];
    const cites = references.some(({ document: other, steps }) => other?.kind !== undefined && steps.length > 0);
    // 「対策基準書 3.1 及び 6」: no words that a reference is known by
    const named = blocks.some(({ prose }) => NUMBERED.test(prose.text));
    if (cites || named || comments.some(({ text }) => /^kijun:\s*covers\s/.test(text))) return [];
    return [
      {
        span: titleSpan,
        message: {
          ja: '対策基準（又は基本方針）のどの条項に基づく手順なのかが書かれていません。「対策基準第18条に基づき」のように書くと、基準を改めたときに見直す手順が分かります。',
          en: 'This procedure does not say which provision of the standard (or the policy) it implements. A reference such as 「対策基準第18条に基づき」 shows what to revise when the standard changes.',
        },
      },
    ];
  },
};

const NUMBERED =
  /(?:対策基準|基本方針|基準書)[」』]?(?:書|編)?(?:の|[（(])?[ \u3000]*(?:第[ \u3000]*)?[0-9０-９一二三四五六七八九十]/;
