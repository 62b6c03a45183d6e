import organisations from '../../../dictionaries/organisations.yaml';
import { folded } from '../text/fold';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';
import { anyOf, wordsIn } from './word';

/**
 * document/organisation: words of another kind of organisation (市長, 住民 in a 共済組合), copied from a model. What the policy
 * itself writes fits. The words are data: dictionaries/organisations.yaml.
 */
export const organisation: Rule = {
  id: 'document/organisation',
  severity: 'warning',
  title: { ja: '団体に合わない語', en: 'A word that belongs to another kind of organisation' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: true,
  check,
};

function check({ document, policy, tokenizer }: Subject): readonly Report[] {
  const issuer = folded(document.issuer || policy?.document.issuer || '');
  const own = kindOfOrganisation(issuer);
  if (!own || !tokenizer) return [];
  const fits = new Set(own.words);
  const strange = [...new Set(organisations.flatMap(({ words }) => words))].filter(
    (word) => !fits.has(word) && !policy?.document.source.includes(word),
  );
  if (strange.length === 0) return [];
  return wordsIn(document, anyOf(strange), tokenizer).flatMap((word) => {
    const { text } = word.block.prose;
    // 住民票, 富山市長, 市長村長: parts of other words, or of a name
    if (/[\p{sc=Han}]$/u.test(text.slice(0, word.at.start)) || /^\p{sc=Han}/u.test(text.slice(word.at.end))) return [];
    return [
      {
        span: word.span,
        message: {
          ja: `「${word.text}」は、この団体（${issuer}）に合いません。ほかの団体のひな形から写した語であれば、この団体の語に改めてください。`,
          en: `「${word.text}」 does not fit this organisation (${issuer}). If it was copied from another organisation's template, use your own term.`,
        },
      },
    ];
  });
}

/** The kind of an organisation by the end of its name; undefined when nothing tells it. */
export const kindOfOrganisation = (name: string): (typeof organisations)[number] | undefined =>
  organisations.find(({ issuers }) => issuers.some((end) => name.endsWith(end)));
