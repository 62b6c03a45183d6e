import type { Definition } from '../document/definition';
import type { Term } from '../policy/policy';
import { folded, sameName } from '../text/fold';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';

/** term/redefined: a draft defines a term of the policy, or one of its own, a second time and in other words. */
export const redefined: Rule = {
  id: 'term/redefined',
  severity: 'warning',
  title: { ja: '用語が別の文言で定義し直されている', en: 'A term is defined again in other words' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document, terms }: Subject): readonly Report[] => {
    const { definitions, path } = document;
    return definitions.flatMap((definition, i) => {
      if (definition.text === '' || REFERS.test(definition.text)) return [];
      const above = terms.find(({ term, definition: text }) => text !== '' && sameName(term, definition.term));
      if (above) return differs(definition, above.definition, above.inline) ? [again(definition, above)] : [];
      const before = definitions.slice(0, i).find(({ term }) => sameName(term, definition.term));
      return before && differs(definition, before.text, before.inline)
        ? [again(definition, { id: '', path, span: before.span, definition: before.text })]
        : [];
    });
  },
};

/** 「基本方針第2条に規定する情報資産をいう」 says the same by reference. */
const REFERS = /(?:に規定する|に定める|に掲げる|の例による|と同じ|に定義する|でいう|における)/;

/**
 * An abbreviation that was introduced in passing may be defined in full later. Of two abbreviations the words before them
 * are only guessed at: these differ when not even their ends are alike.
 */
function differs({ text, inline }: Definition, other: string, otherInline: boolean): boolean {
  if (inline !== otherInline) return false;
  const [a, b] = [bare(text), bare(other)];
  return inline ? a.slice(-4) !== b.slice(-4) && !a.endsWith(b) && !b.endsWith(a) : a !== b;
}

const bare = (text: string): string =>
  folded(text)
    .replace(/\s+/g, '')
    .replace(/(?:のこと)?(?:をいう|を指す|とする|である)?。?$/, '');

function again(
  { term, span, text }: Definition,
  { id, path, span: place, definition }: Pick<Term, 'id' | 'path' | 'span' | 'definition'>,
): Report {
  const where = id === '' ? 'この文書の別の箇所' : `基本方針${id}`;
  return {
    span,
    message: {
      ja: `「${term}」は、${where}に別の文言の定義があります（「${short(definition)}」）。ここでは「${short(text)}」です。上位の定義の例によることとして、この定義を除くか、文言を一致させてください。`,
      en: `「${term}」 is defined in other words ${id === '' ? 'elsewhere in this document' : `in the basic policy, ${id}`} (「${short(definition)}」). Remove this definition and refer to that one, or use the same words.`,
    },
    related: [
      {
        path,
        span: place,
        message: { ja: `${where}の定義: ${short(definition)}`, en: `The other definition: ${short(definition)}` },
      },
    ],
  };
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, '');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};
