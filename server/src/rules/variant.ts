import type { Block } from '../document/markdown';
import { isCode, isWhole, sourceOf } from '../document/prose';
import { nearNamesIn, nearTermsOf } from '../policy/near';
import { indexOf, type Occurrence, occurrencesIn } from '../policy/occurrence';
import type { Finding } from './finding';
import type { Rule, Subject } from './rule';

/**
 * term/variant: a term of the policy in another notation (width, spaces, old kanji, middle dots, prolonged marks, case), or
 * under a near name. The policy's own notation is right, whatever a guideline writes.
 */
export const variant: Rule = {
  id: 'term/variant',
  severity: 'warning',
  title: { ja: '用語の書き方が基本方針と違う', en: 'A term is written otherwise than in the policy' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: true,
  check,
};

function check({ document, policy, tokenizer }: Subject): readonly Finding[] {
  if (!policy || !tokenizer) return [];
  const index = indexOf(policy.terms);
  const near = nearTermsOf(policy.terms, tokenizer);
  const defined = new Set([...document.definitions, ...policy.terms].map(({ term }) => term));
  return document.blocks.flatMap((block) => {
    const { text } = block.prose;
    const tokens = tokenizer(text);
    const found = occurrencesIn(text, index, tokens);
    const alike = nearNamesIn(text, tokens, near, defined).filter(
      ({ span }) => !found.some(({ span: other }) => other.start <= span.start && span.end <= other.end),
    );
    return [...found.filter(({ form }) => form === 'notation'), ...alike].flatMap((occurrence) =>
      finding(block, occurrence, policy.document.path),
    );
  });
}

function finding({ prose }: Block, { term, span, form }: Occurrence, path: string): readonly Finding[] {
  if (isCode(prose, span.start, span.end)) return [];
  const written = prose.text.slice(span.start, span.end).replace(/\s*\n\s*/g, '');
  const source = sourceOf(prose, span.start, span.end);
  const fix = {
    title: { ja: `「${term.term}」に直す`, en: `Change to 「${term.term}」` },
    edits: [{ span: source, text: term.term }],
    safe: form === 'notation',
  };
  return [
    {
      rule: 'term/variant',
      severity: 'warning',
      span: source,
      message: form === 'notation' ? notation(written, term.term) : nearName(written, term.term),
      related: [
        {
          path,
          span: term.span,
          message: { ja: `基本方針${term.id}の定義`, en: `Defined in the basic policy, ${term.id}` },
        },
      ],
      fixes: isWhole(prose, span.start, span.end) ? [fix] : [],
    },
  ];
}

const notation = (written: string, term: string) => ({
  ja: `「${written}」は、基本方針では「${term}」と書かれています。基本方針の表記にそろえてください。`,
  en: `The basic policy writes 「${term}」, not 「${written}」. Use the policy's notation.`,
});

const nearName = (written: string, term: string) => ({
  ja: `「${written}」は、基本方針にもこの文書にも定義がありません。基本方針の用語「${term}」のことであれば、そのとおりに書いてください。`,
  en: `「${written}」 is defined neither in the basic policy nor here. If it means the policy's term 「${term}」, write that.`,
});
