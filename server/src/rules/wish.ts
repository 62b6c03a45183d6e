import { sourceOf } from '../document/prose';
import type { Statement } from '../document/statement';
import { recall } from '../text/memory';
import type { Span } from '../text/span';

/** Where the words stand that make a wish of a rule (よう努めるものとする); the whole of one in other words. */
export function wishIn({ prose, text }: Statement): Span {
  const { start, end } = recall(WISHES, prose.pieces, () => {
    const last = [...text.matchAll(WISH)].at(-1);
    return last ? { start: last.index, end: last.index + last[0].length } : { start: 0, end: text.length };
  });
  return sourceOf(prose, start, end);
}

/** Found once for each sentence: its pieces are the same object wherever it moves. */
const WISHES = new WeakMap<Statement['prose']['pieces'], Span>();

/** A demand in a sentence that says who asks for it: 「訓練」, 「訓練を行う」こと. */
export const quoted = (demand: string): string =>
  `「${demand}」${/[うくぐすつぬぶむる]$|ない$/.test(demand) ? 'こと' : ''}`;

/** From the word that weakens it to the end. */
const WISH =
  /(?:(?:よう(?:に)?、?|ことに|に)?(?:最大限)?努め(?:なければならない|ます|る)|(?:に)?努力(?:する|しなければならない)|(?:ことが|が)?(?:望ましい|好ましい|望まれる)|(?:ことを|を)?検討(?:する|しなければならない|を行う|を進める)|(?:よう(?:に)?|ことに|に)?(?:心掛ける|心がける|配慮する|留意する)|(?:ことを|を|が)?(?:推奨する|推奨される|期待される|目指す))(?:ものとする|こととする|こと)?/g;
