import type { Definition } from '../document/definition';
import type { Document } from '../document/document';
import { sourceOf } from '../document/prose';
import { loosen } from '../text/fold';
import { recall } from '../text/memory';
import type { Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';
import { perSet } from './set';

/** term/unused: a draft defines a word that neither it nor a document below it uses. */
export const unused: Rule = {
  id: 'term/unused',
  severity: 'info',
  title: { ja: '使われていない定義', en: 'A definition that is not used' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  tag: 'unnecessary',
  check: ({ document, documents }: Subject & Surroundings): readonly Report[] =>
    document.definitions
      .filter((definition) => !uses(document, definition) && !isUsedBeside(document, definition, documents))
      .map(({ term, span }) => ({
        span,
        message: {
          ja: `「${term}」は、定義されていますが、ほかに使われていません。使わない語の定義は、除いてください。`,
          en: `「${term}」 is defined, but not used anywhere else. Remove the definition if the term is not needed.`,
        },
      })),
};

/** Whether the word stands anywhere in its document but in its own definition. */
function uses(document: Document, { term, span, textSpan }: Definition): boolean {
  const isOwn = (at: number) => (at >= span.start && at < span.end) || (at >= textSpan.start && at < textSpan.end);
  return keysOf(term).some((key) =>
    document.blocks.some(({ prose }) => {
      const { text, from } = loosen(prose.text);
      for (let at = text.indexOf(key); at >= 0; at = key === '' ? -1 : text.indexOf(key, at + 1))
        if (key === '' || !isOwn(sourceOf(prose, from[at]!, from[at]! + 1).start)) return true;
      return false;
    }),
  );
}

/** Whether the word stands in another document of the set. */
const isUsedBeside = (document: Document, { term }: Definition, documents: readonly Document[]): boolean =>
  keysOf(term).some((key) =>
    usersOf(documents, key, () => firstTwo(documents, (one) => textsIn(one).some((text) => text.includes(key)))).some(
      (one) => one !== document,
    ),
  );

const usersOf = perSet<readonly Document[]>();

/** The first two of them, if there are so many: one is another than any that is asked about. */
function firstTwo(documents: readonly Document[], wanted: (document: Document) => boolean): readonly Document[] {
  const found: Document[] = [];
  for (const one of documents) if (found.length < 2 && wanted(one)) found.push(one);
  return found;
}

const keysOf = (term: string): readonly string[] =>
  term.split(/及び|並びに|又は|、/).map((part) => stemOf(loosen(part).text));

/** The texts of a document, made alike as the words are. */
const textsIn = (document: Document): readonly string[] =>
  recall(known, document, () => document.blocks.map(({ prose }) => loosen(prose.text).text));

const known = new WeakMap<Document, readonly string[]>();

/** 書き出し is used where 書き出す is written. */
const stemOf = (word: string): string => (word.length > 2 ? word.replace(/[いきぎしちりみび]$/, '') : word);
