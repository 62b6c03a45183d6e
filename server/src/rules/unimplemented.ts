import type { Coverage } from '../coverage/coverage';
import { says, unitsOf } from '../coverage/meaning';
import { meaningsOf } from '../coverage/reading';
import { citationKey, citationOf } from '../document/citation';
import type { Document } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { type Article, articlesOf } from './article';
import type { Report } from './finding';
import type { Rule } from './rule';

/**
 * level/unimplemented: an article of a standard that answers a demand of the policy and that no procedure carries out. Told only
 * where there are procedures.
 */
export const unimplemented: Rule = {
  id: 'level/unimplemented',
  severity: 'hint',
  title: { ja: '実施手順のない対策基準の条', en: 'An article of a standard without a procedure' },
  kinds: ['対策基準'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, documents, coverage, tokenizer }) => {
    const procedures = documents.filter(({ kind }) => kind.kind === '実施手順');
    if (!coverage || !tokenizer || procedures.length === 0) return [];
    return articlesOf(document, tokenizer)
      .filter((article) => !isCarriedOut(document, article, procedures, coverage, tokenizer))
      .map(
        ({ entry }): Report => ({
          span: entry.titleSpan,
          message: {
            ja: 'ここの定めを具体化した実施手順が見当たりません。手順が要るときは、実施手順に加え、「対策基準第5条に基づき」のように、この条を示してください。',
            en: 'No procedure carries this out. Where one is needed, add it, and cite this article there (対策基準第5条に基づき).',
          },
        }),
      );
  },
};

/** Whether a procedure cites an article, says something to what it answers, or is headed as it is. */
function isCarriedOut(
  document: Document,
  { entry, rules }: Article,
  procedures: readonly Document[],
  { controls }: Coverage,
  tokenizer: Tokenizer,
): boolean {
  const elements = controls
    .flatMap((control) => control.elements)
    .filter(({ evidence }) => evidence.some((one) => one.document === document && rules.has(one.statement)));
  // what answers nothing in the policy cannot be compared
  if (elements.length === 0) return true;
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
