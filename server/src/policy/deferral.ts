import type { Document } from '../document/document';
import { folded } from '../text/fold';
import { sentencesOf } from '../text/sentence';

/** Where documents hand the meaning of their terms over: 「この規程で使用する用語は、○○規則において使用する用語の例による。」 */
const DEFERS =
  /([^\s、，。「」（）()]{0,40}?(?:方針|ポリシー|規則|規程|要綱|要領|基準|条例|訓令))(?:[（(][^（）()]*[)）])?(?:の例による|(?:において|に|で|の)[^。は]*?(?:の例による|と(?:同一|同様|同じ)|(?:定め|規定す)るところによる))/;

/** The names of the other documents that a document takes its terms from, as written; empty for nearly all documents. */
export function deferralsOf({ passages }: Document): readonly string[] {
  return passages.flatMap(({ prose: { text } }) =>
    /用語|語句/.test(text)
      ? sentencesOf(text).flatMap(({ start, end }) => {
          const sentence = text.slice(start, end).replace(/\s+/g, '');
          const name = /用語|語句/.test(sentence) ? DEFERS.exec(sentence)?.[1] : undefined;
          return name && !/^(?:この|本|当)(?=規|方|要|基|訓|条|ポ)/.test(name) ? [name] : [];
        })
      : [],
  );
}

/**
 * The documents among `others` that a document takes its terms from: by their title, by its end, or by the name that the
 * document gives them (以下「規則」という。).
 */
export function deferredTo(document: Document, others: readonly Document[]): readonly Document[] {
  const named = deferralsOf(document).flatMap((name) => {
    const short = document.definitions.find(({ term, inline }) => inline && term === name);
    // a short name alone would fit the policies of all organisations
    return [short ? short.text.replace(/[（(].*$/, '').replace(/^[「『]|[」』]$/g, '') : name];
  });
  if (named.length === 0) return [];
  return others.filter((other) => other !== document && named.some((name) => isNamed(other, name)));
}

function isNamed({ title }: Document, name: string): boolean {
  const [own, wanted] = [title, name].map((text) => folded(text).replace(/\s+/g, ''));
  return own !== '' && (own === wanted || (wanted!.length >= 6 && own!.endsWith(wanted!)));
}
