import * as v from 'valibot';
import required from '../../../dictionaries/required.yaml';
import type { Coverage, ElementCoverage } from '../coverage/coverage';
import { says, unitsOf } from '../coverage/meaning';
import { meaningsOf } from '../coverage/reading';
import { citationKey, citationOf } from '../document/citation';
import type { Document } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { type Article, articlesOf } from './article';
import type { Report } from './finding';
import type { Rule } from './rule';
import { isSection } from './section';
import { ofKind } from './set';

const OPTIONS = {
  share: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0),
      v.maxValue(1),
      v.description(
        '条のうち、手順のあるものがこの割合以上のときに示す（0から1）。 / The share of articles with a procedure from which the others are told.',
      ),
    ),
    0.5,
  ),
};

/**
 * level/unimplemented: an article of a standard that answers a demand of the policy and that no procedure carries out. Where most
 * have no procedure yet, that is no news.
 */
export const unimplemented: Rule<typeof OPTIONS> = {
  id: 'level/unimplemented',
  severity: 'hint',
  title: { ja: '実施手順のない対策基準の条', en: 'An article of a standard without a procedure' },
  kinds: ['対策基準'],
  scope: 'workspace',
  morphemes: true,
  options: OPTIONS,
  check: ({ document, documents, coverage, tokenizer, options }) => {
    const procedures = ofKind(documents, '実施手順');
    if (!coverage || !tokenizer || procedures.length === 0) return [];
    // what answers nothing in the policy cannot be compared with a procedure
    const articles = articlesOf(document, tokenizer).flatMap((article) => {
      const elements = answeredIn(document, article, coverage);
      return elements.length > 0 ? [{ article, elements }] : [];
    });
    const lacking = articles.filter(
      ({ article, elements }) => !isCarriedOut(document, article, elements, procedures, tokenizer),
    );
    if (articles.length - lacking.length < options.share * articles.length) return [];
    const wanting = lacking.filter(({ article: { entry } }) => !isSettled(entry.title));
    return wanting.map(
      ({ article: { entry } }): Report => ({
        span: entry.titleSpan,
        message: {
          ja: 'ここの定めを具体化した実施手順が見当たりません。手順が要るときは、実施手順に加え、「対策基準第5条に基づき」のように、この条を示してください。',
          en: 'No procedure implements this. If one is needed, add it, and refer to this article there (対策基準第5条に基づき).',
        },
      }),
    );
  },
};

/** Who is who, and how the rules are kept up to date, stands in the standard itself; nobody writes a procedure for it. */
const isSettled = (title: string): boolean =>
  title === '総則' || required.some((one) => one.kind === '対策基準' && isSection(one, title));

/** The demands of the policy that the rules of an article fulfil. */
const answeredIn = (document: Document, { rules }: Article, { controls }: Coverage): readonly ElementCoverage[] =>
  controls
    .flatMap(({ elements }) => elements)
    .filter(({ evidence }) => evidence.some((one) => one.document === document && rules.has(one.statement)));

/** Whether a procedure cites an article, says something to what it answers, or is headed as it is. */
function isCarriedOut(
  document: Document,
  { entry }: Article,
  elements: readonly ElementCoverage[],
  procedures: readonly Document[],
  tokenizer: Tokenizer,
): boolean {
  const isProcedure = ({ document: other }: { readonly document: Document }) => procedures.includes(other);
  if (elements.some(({ evidence, wishes, near }) => [...evidence, ...wishes, ...near].some(isProcedure))) return true;
  const key = citationKey(citationOf(document.entries, entry.index));
  const cites = ({ references }: Document) =>
    references.some(
      ({ document: named, citation }) =>
        named?.kind === '対策基準' && key !== '' && `${citationKey(citation)}.`.startsWith(`${key}.`),
    );
  if (procedures.some(cites)) return true;
  const units = unitsOf(tokenizer(entry.title), { concept: 1, act: 0, word: 1 });
  const meanings = meaningsOf(tokenizer);
  const isHeaded = (title: string) => title !== '' && units.every((unit) => says(meanings(title), unit));
  return (
    units.length > 0 &&
    procedures.some(({ title, entries }) => [title, ...entries.map((one) => one.title)].some(isHeaded))
  );
}
