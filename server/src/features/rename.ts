import type { Document } from '../document/document';
import type { Edit, Message } from '../rules/finding';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { placeAt, renumberPlace } from './number';
import { isSameTerm, type Word, wordAt, wordsOf } from './occurrences';
import { codedAt, isCode, recode } from './recode';

/** The edits of each document, by path. */
export type Edits = ReadonlyMap<string, readonly Edit[]>;

/** The word that a rename at an offset would change, as it is called now; undefined where nothing can be renamed. */
export function renameable(
  workspace: Workspace,
  document: Document,
  offset: number,
): { readonly span: Span; readonly name: string } | undefined {
  const coded = codedAt(workspace, document, offset);
  if (coded) return { span: coded.at, name: coded.entry.code };
  const place = placeAt(workspace, document, offset);
  if (place) return { span: place.at, name: document.source.slice(place.at.start, place.at.end) };
  const word = wordAt(workspace, document, offset);
  return word && isName(word) ? { span: word.span, name: word.term.term } : undefined;
}

/**
 * Renames a term everywhere: in the document that defines it and in all that use it, whatever notation they write. Answers why
 * not, when the new name is none. Longer words that the term is a part of stay. The code of a place (PS-01) is renamed where it is
 * cited, too; an article, annex or form gets another number, and references follow.
 */
export function rename(workspace: Workspace, document: Document, offset: number, name: string): Edits | Message {
  const target = name.trim();
  const coded = codedAt(workspace, document, offset);
  if (coded) return isCode(target) ? recode(workspace, coded, target) : NO_CODE;
  const place = placeAt(workspace, document, offset);
  if (place) return renumberPlace(workspace, place, target);
  const word = wordAt(workspace, document, offset);
  if (!word || !isName(word)) return NOTHING;
  if (target === '' || /[\r\n。、，「」|]/.test(target) || target.length > 40) return NO_NAME;
  const edits = new Map<string, Edit[]>();
  for (const one of workspace.documents()) {
    if (!one.kind.kind && one !== document) continue;
    const found = wordsOf(workspace, one).filter(
      ({ term, whole, inner }) => whole && !inner && isSameTerm(term, word.term),
    );
    if (found.length > 0)
      edits.set(
        one.path,
        found.map(({ span }) => ({ span, text: target })),
      );
  }
  const config = workspace.configs().find(({ path }) => path === word.term.path);
  if (config) {
    const { span } = word.term;
    edits.set(config.path, [{ span, text: JSON.stringify(target) }]);
  }
  return edits;
}

/** The verb of a term is not its name, nor is a part of a longer word. */
const isName = ({ inner, form }: Word): boolean => !inner && form !== 'verb';

const NOTHING: Message = {
  ja: 'ここには、名前を変えられる用語がありません。',
  en: 'There is no term here that can be renamed.',
};

const NO_CODE: Message = {
  ja: '記号は、PS-01、A.5.1 のように、英字と番号で書いてください。',
  en: 'A code has letters and numbers: PS-01, A.5.1.',
};

const NO_NAME: Message = {
  ja: '用語は、句読点、かぎ括弧及び改行を含まない40字以内で書いてください。',
  en: 'A term has at most 40 characters, without punctuation, brackets and line breaks.',
};
