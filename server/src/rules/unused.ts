import type { Definition } from '../document/definition';
import type { Document } from '../document/document';
import { sourceOf } from '../document/prose';
import { loosen } from '../text/fold';
import type { Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';

/** term/unused: a draft defines a word that neither it nor a document below it uses. */
export const unused: Rule = {
  id: 'term/unused',
  severity: 'info',
  title: { ja: '使われていない定義', en: 'A definition that nothing uses' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  tag: 'unnecessary',
  check: ({ document, documents }: Subject & Surroundings): readonly Report[] =>
    document.definitions
      .filter((definition) => !documents.some((one) => uses(one, definition, one === document)))
      .map(({ term, span }) => ({
        span,
        message: {
          ja: `「${term}」は、定義されていますが、ほかに使われていません。使わない語の定義は、除いてください。`,
          en: `「${term}」 is defined, but used nowhere else. Leave out definitions of words that are not used.`,
        },
      })),
};

/** Whether the word stands anywhere but in its own definition. */
function uses({ blocks }: Document, { term, span, textSpan }: Definition, own: boolean): boolean {
  const keys = term.split(/及び|並びに|又は|、/).map((part) => stemOf(loosen(part).text));
  const isOwn = (at: number) =>
    own && ((at >= span.start && at < span.end) || (at >= textSpan.start && at < textSpan.end));
  return blocks.some(({ prose }) => {
    const { text, from } = loosen(prose.text);
    return keys.some((key) => {
      if (key === '') return true;
      for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
        if (!isOwn(sourceOf(prose, from[at]!, from[at]! + 1).start)) return true;
      return false;
    });
  });
}

/** 書き出し is used where 書き出す is written. */
const stemOf = (word: string): string => (word.length > 2 ? word.replace(/[いきぎしちりみび]$/, '') : word);
