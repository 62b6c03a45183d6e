import type { Block } from '../document/markdown';
import { isCode, isWhole, sourceOf } from '../document/prose';
import { nearNamesIn, nearTermsOf } from '../policy/near';
import { indexOf, type Occurrence, occurrencesIn } from '../policy/occurrence';
import type { Term } from '../policy/policy';
import { inBlocks } from './block';
import type { Message, Report } from './finding';
import type { Rule, Subject } from './rule';
import { isSpared } from './spared';

/**
 * term/variant: a term of the policy in another notation (width, spaces, old kanji, middle dots, prolonged marks, case), or
 * under a near name. The policy's own notation is right, whatever a guideline writes.
 */
export const variant: Rule = {
  id: 'term/variant',
  severity: 'warning',
  title: { ja: '用語の書き方が基本方針と違う', en: 'A term is written differently from the policy' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: true,
  check,
};

function check({ document, terms, tokenizer }: Subject): readonly Report[] {
  if (!tokenizer) return [];
  const index = indexOf(terms);
  const near = nearTermsOf(terms, tokenizer);
  const defined = new Set([...document.definitions, ...terms].map(({ term }) => term));
  return inBlocks(document, variant.id, [terms, tokenizer, [...defined].join()], (block) => {
    const { text } = block.prose;
    const tokens = tokenizer(text);
    const found = occurrencesIn(text, index, tokenizer);
    const alike = nearNamesIn(text, tokens, near, defined).filter(
      ({ span }) => !found.some(({ span: other }) => other.start <= span.start && span.end <= other.end),
    );
    return [...found.filter(({ form }) => form !== 'same' && form !== 'verb'), ...alike].flatMap((occurrence) =>
      report(block, occurrence),
    );
  });
}

function report({ prose }: Block, { term, span, form }: Occurrence): readonly Report[] {
  if (isCode(prose, span.start, span.end) || isSpared(prose.text, span)) return [];
  const written = prose.text.slice(span.start, span.end).replace(/\s*\n\s*/g, '');
  const source = sourceOf(prose, span.start, span.end);
  const fix = {
    title: { ja: `「${term.term}」に直す`, en: `Change to 「${term.term}」` },
    edits: [{ span: source, text: term.term }],
    safe: form === 'notation',
  };
  return [
    {
      span: source,
      message: MESSAGE[form](written, term),
      related: [
        {
          path: term.path,
          span: term.span,
          message:
            term.id === ''
              ? { ja: 'kijun.json の用語', en: 'Term of kijun.json' }
              : { ja: `基本方針${term.id}の定義`, en: `Defined in the basic policy, ${term.id}` },
        },
      ],
      fixes: isWhole(prose, span.start, span.end) ? [fix] : [],
    },
  ];
}

const notation = (written: string, { term, id }: Term): Message => ({
  ja: `「${written}」は、${id === '' ? 'kijun.json' : '基本方針'}では「${term}」と書かれています。${id === '' ? 'その' : '基本方針の'}表記にそろえてください。`,
  en: `${id === '' ? 'kijun.json' : 'The basic policy'} writes 「${term}」, not 「${written}」. Use that spelling.`,
});

const MESSAGE: Readonly<Record<Occurrence['form'], (written: string, term: Term) => Message>> = {
  same: notation,
  verb: notation,
  notation,
  near: (written, { term }) => ({
    ja: `「${written}」は、基本方針にもこの文書にも定義がありません。基本方針の用語「${term}」のことであれば、そのとおりに書いてください。`,
    en: `「${written}」 is defined neither in the basic policy nor here. If the policy's term 「${term}」 is meant, write that.`,
  }),
  variant: (written, { term }) => ({
    ja: `「${written}」は、kijun.json で「${term}」と言い換えることにした語です。「${term}」と書いてください。`,
    en: `kijun.json says to write 「${term}」 instead of 「${written}」.`,
  }),
};
