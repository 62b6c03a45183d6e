import type { Tokenizer } from '../../morphology/token';
import { loosen } from '../../text/fold';
import { romajiKey } from '../../text/romaji';

/** Fewer letters of a reading say nothing. */
const SHORTEST = 2;

/**
 * How many characters at the end of a line begin a word, in whatever notation or by its reading in kana or Latin letters; 0 when
 * none do. Japanese has no spaces to tell words apart.
 */
export function begun(line: string, word: string, tokenizer: Tokenizer | undefined): number {
  const before = loosen(line);
  const key = loosen(word).text;
  for (let length = Math.min(key.length, before.text.length); length > 0; length--)
    if (before.text.endsWith(key.slice(0, length))) return line.length - before.from[before.text.length - length]!;
  return tokenizer ? byReading(line, romajiKey(readingOf(word, tokenizer))) : 0;
}

/** Whether what is typed begins the reading of a word. */
export const begins = (typed: string, word: string, tokenizer: Tokenizer): boolean =>
  typed !== '' && byReading(typed, romajiKey(readingOf(word, tokenizer))) === typed.length;

function byReading(line: string, reading: string): number {
  const typed = /[ぁ-ゖァ-ヶー]+$|[A-Za-z'-]+$/.exec(line)?.[0] ?? '';
  const isLatin = /[A-Za-z]/.test(typed);
  for (let length = typed.length; length >= SHORTEST; length--) {
    const part = typed.slice(typed.length - length);
    // Latin letters are one word from their beginning
    if (isLatin && length < typed.length) return 0;
    const key = romajiKey(part);
    if (key.length >= SHORTEST && reading.startsWith(key)) return length;
  }
  return 0;
}

const readings = new WeakMap<Tokenizer, Map<string, string>>();

/** The reading of a word as far as the dictionary knows it; what it does not know stays as written. */
function readingOf(word: string, tokenizer: Tokenizer): string {
  if (!readings.has(tokenizer)) readings.set(tokenizer, new Map());
  const known = readings.get(tokenizer)!;
  let reading = known.get(word);
  if (reading === undefined) {
    reading = tokenizer(word)
      .map((token) => token.reading || token.surface)
      .join('');
    known.set(word, reading);
  }
  return reading;
}
