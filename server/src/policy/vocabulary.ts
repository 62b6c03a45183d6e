import * as v from 'valibot';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import type { Term } from './policy';

/** The section `terms` of kijun.json: the user's own terms, beside those of the policy. */
export const TERMS_SECTION = v.array(
  v.strictObject({
    term: v.pipe(
      v.string(),
      v.nonEmpty(),
      v.description('用語。正しい書き方で書く。 / The term in its right notation.'),
    ),
    definition: v.optional(v.pipe(v.string(), v.description('意味。 / What it means.'))),
    variants: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.nonEmpty())),
        v.description('使わない言い方。用語に直すよう指摘する。 / Other names for it that are not to be used.'),
      ),
    ),
  }),
);

/** A term of kijun.json with its place there. */
export type OwnTerm = v.InferOutput<typeof TERMS_SECTION>[number] & { readonly path: string; readonly span: Span };

/** The terms of a policy and the user's own; of a word that is in both, the policy's notation and definition hold. */
export const vocabularyOf = (terms: readonly Term[] = NONE, own: readonly OwnTerm[] = NONE): readonly Term[] =>
  recall(
    recall(vocabularies, terms, () => new WeakMap()),
    own,
    () => together(terms, own),
  );

const NONE: readonly never[] = [];
/** The same array for the same terms, so that what is made of it can be kept. */
const vocabularies = new WeakMap<readonly Term[], WeakMap<readonly OwnTerm[], readonly Term[]>>();

function together(terms: readonly Term[], own: readonly OwnTerm[]): readonly Term[] {
  const known = new Set(terms.map(({ term }) => term));
  const variantsOf = (term: string) => own.filter((one) => one.term === term).flatMap(({ variants = [] }) => variants);
  return [
    ...terms.map((term) => {
      const variants = variantsOf(term.term);
      return variants.length > 0 ? { ...term, variants } : term;
    }),
    ...own
      .filter(({ term }) => !known.has(term))
      .map(({ term, definition = '', variants = [], path, span }) => ({
        id: '',
        term,
        definition,
        variants,
        inline: false,
        path,
        span,
        definitionSpan: span,
      })),
  ];
}
