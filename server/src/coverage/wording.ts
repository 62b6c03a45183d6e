import type { Document } from '../document/document';
import type { Statement } from '../document/statement';
import type { Tokenizer } from '../morphology/token';
import { folded } from '../text/fold';
import { literal } from '../text/literal';
import { recall } from '../text/memory';
import { conceptsIn, mentionsIn } from './lexicon';

/** Short names that a document defines, with what they stand for. */
type Names = readonly { readonly pattern: RegExp; readonly name: string }[];

/** Spells the texts of a document; those with one key spell alike. */
export interface Speller {
  readonly spell: (text: string) => string;
  readonly key: string;
}

/** A short name is shorter than what it stands for, and that is no definition. */
const LONGEST_SHORT = 12;
const LONGEST_NAME = 24;

const known = new WeakMap<Document, Names>();

/**
 * How a text of a document is read before it is compared: letters that are spaced for looks are joined (L G W A N), and short
 * names that the document itself defines (以下「統括者」という。) are spelled out where that tells what they are.
 */
export function spellerOf(document: Document, tokenizer: Tokenizer): Speller {
  const names = recall(known, document, () => namesIn(document, tokenizer));
  const spell = (text: string) =>
    names.reduce((spelled, { pattern, name }) => spelled.replace(pattern, name), join(text));
  return { spell, key: names.map(({ pattern, name }) => `${pattern.source} ${name}`).join('\n') };
}

function namesIn({ definitions }: Document, tokenizer: Tokenizer): Names {
  return definitions.flatMap(({ term, text }) => {
    const name = folded(text).replace(/[。、\s].*$/s, '');
    const short = folded(term);
    if (short.length < 2 || short.length > LONGEST_SHORT || name.length <= short.length || name.length > LONGEST_NAME)
      return [];
    if (name.includes(short) || !tells(name, short, tokenizer)) return [];
    const edge = '[\\p{sc=Han}ァ-ヶーA-Za-z0-9]';
    return [{ pattern: RegExp(`(?<!${edge})${literal(short)}(?!${edge})`, 'gu'), name }];
  });
}

/** Whether the name says a concept that the short one does not. */
function tells(name: string, short: string, tokenizer: Tokenizer): boolean {
  const thingsIn = (text: string) =>
    conceptsIn(mentionsIn(tokenizer(text))).filter(({ concept, named }) => named && !concept.action);
  return thingsIn(name).length > 0 && thingsIn(short).length === 0;
}

/** `L G W A N` → `LGWAN`, also in full width. */
const join = (text: string): string =>
  text.replace(/(?<![A-Za-zＡ-Ｚａ-ｚ])[A-ZＡ-Ｚ](?:[ \u3000][A-ZＡ-Ｚ])+(?![A-Za-zＡ-Ｚａ-ｚ])/g, (letters) =>
    letters.replace(/[ \u3000]/g, ''),
  );

/** A row's cells, each under its head: 「保存場所：庁外の保管庫、…」. */
export const rowOf = ({ header, cells, text }: Statement): string =>
  header && cells
    ? cells.map((cell, i) => (header[i]?.trim() ? `${header[i]}：${cell.text}` : cell.text)).join('、')
    : text;
