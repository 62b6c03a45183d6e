import { loosen, unfold } from '../text/fold';

/**
 * The notation of a term that its policy uses: of all spellings in the text that are the same name, the most frequent one
 * without spaces inside; the folded one where they are as many. (A text copied from a PDF writes `L G W A N 接続系` once
 * and `LGWAN接続系` everywhere else.)
 */
export function notationOf(term: string, source: string): string {
  const key = loosen(term).text;
  if (key === '') return term;
  const counts = new Map<string, number>();
  const text = looseOf(source);
  for (let at = text.text.indexOf(key); at >= 0; at = text.text.indexOf(key, at + key.length)) {
    const { start, end } = unfold(text, at, at + key.length);
    const spelling = source.slice(
      start,
      end + (/[ー-]/.test(source[end] ?? '') && /[ァ-ヶ]/.test(source[end - 1] ?? '') ? 1 : 0),
    );
    if (spelling.search(LOOKS) < 0) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  }
  const plain = term.normalize('NFKC').replace(LOOKS, '').replace(/\s+/g, ' ');
  let best = counts.size === 0 ? plain : term;
  let most = counts.get(term) ?? 0;
  for (const [spelling, count] of counts) {
    if (count > most || (count === most && spelling === plain)) [best, most] = [spelling, count];
  }
  return best;
}

/** Spaces for looks: all but those between Latin words (Personal Data). */
const LOOKS = /(?<![A-Za-zＡ-Ｚａ-ｚ]{2})\s+|\s+(?![A-Za-zＡ-Ｚａ-ｚ]{2})/g;

/** The last text is kept folded: all terms of a policy are looked up in the same one. */
let last: { source: string; text: ReturnType<typeof loosen> } | undefined;
function looseOf(source: string): ReturnType<typeof loosen> {
  if (last?.source !== source) last = { source, text: loosen(source) };
  return last.text;
}
