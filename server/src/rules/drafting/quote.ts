import type { Block } from '../../document/markdown';
import { isCode, isWhole, sourceOf } from '../../document/prose';
import { foundInBlocks, stay } from '../../document/search';
import { inBlocks } from '../block';
import type { Report } from '../finding';
import type { Rule, Subject } from '../rule';

/**
 * drafting/quote: brackets whose last words are a predicate end with a full stop: （以下「組合」という。）, （…を除く。）. Without one
 * after 「という」 it is a slip; elsewhere many houses leave it out, so it is told only where the document itself does both.
 */
export const quote: Rule = {
  id: 'drafting/quote',
  severity: 'warning',
  title: { ja: '括弧の中の文に句点がない', en: 'No full stop inside the brackets' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check,
};

/** 以下「X」という） and its variants. */
const NAMING =
  /以下[^「」。（）()]{0,24}「[^「」]{1,40}」(?:、「[^「」]{1,40}」)*と(?:それぞれ)?(?:いう|総称する|呼ぶ|略す)(?=[)）])/g;
/** Other sentences in brackets. */
const REMARK = /(?:を除く|を含む|に限る|以下同じ|をいう|の例による)(?=[)）])/g;
const STOPPED = /(?:を除く|を含む|に限る|以下同じ|をいう|の例による)。[)）]/;

function check({ document }: Subject): readonly Report[] {
  const stopped = ({ prose }: Block) => (STOPPED.test(prose.text) ? [true] : []);
  const usual = foundInBlocks(document, 'drafting/quote stopped', [], stopped, stay).length > 0;
  return inBlocks(document, 'drafting/quote', [usual], ({ prose }) =>
    [...prose.text.matchAll(NAMING), ...(usual ? prose.text.matchAll(REMARK) : [])].flatMap((match): Report[] => {
      const { 0: words, index } = match;
      const end = index + words.length;
      if (isCode(prose, index, end)) return [];
      const naming = words.includes('「');
      const behind = sourceOf(prose, end - 1, end).end;
      return [
        {
          severity: naming ? 'warning' : 'info',
          span: sourceOf(prose, index, end),
          message: {
            ja: naming
              ? `括弧の中が「…という」と文で終わるときは、句点を付けます。「${words.slice(-3)}。）」としてください。`
              : `括弧の中が文で終わるときは、句点を付けます。この文書のほかの箇所に合わせて「${words}。）」としてください。`,
            en: naming
              ? `Words in brackets that end as a sentence take a full stop: 「${words.slice(-3)}。）」.`
              : `Words in brackets that end as a sentence take a full stop, as elsewhere in this document: 「${words}。）」.`,
          },
          fixes: isWhole(prose, end - 1, end)
            ? [
                {
                  title: { ja: '句点を付ける', en: 'Add a full stop' },
                  edits: [{ span: { start: behind, end: behind }, text: '。' }],
                  safe: true,
                },
              ]
            : [],
        },
      ];
    }),
  );
}
