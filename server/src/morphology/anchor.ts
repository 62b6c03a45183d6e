import { fold, unfold } from '../text/fold';
import type { Token, Tokenizer } from './token';

/** What a tokenizer says of a morpheme; its position is not asked for, because it cannot be trusted. */
export type Morpheme = Omit<Token, 'start' | 'end'>;

/** kuromoji is quadratic in the length of a span without punctuation: longer ones are cut. */
const LONGEST_PIECE = 120;
/** Pieces between punctuation recur (while typing nearly all of them do), so their morphemes are kept. */
const MEMORY = 20_000;

/**
 * Makes a tokenizer out of one that may lose or shift text. The text is folded (width, glyphs), each character outside the
 * basic plane is hidden behind two stand-ins, so that code points and UTF-16 offsets agree, and every surface is looked up
 * again in the text. What the tokenizer lost comes back as an unknown noun; nothing is ever out of place.
 */
export function anchored(tokenize: (piece: string) => readonly Morpheme[]): Tokenizer {
  const memory = new Map<string, readonly Token[]>();
  const piece = (text: string): readonly Token[] => {
    const known = memory.get(text);
    if (known) return known;
    if (memory.size >= MEMORY) memory.clear();
    const tokens = anchor(text, tokenize(text));
    memory.set(text, tokens);
    return tokens;
  };
  return (text) => {
    const source = fold(text);
    const hidden = source.text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (c) => '〓'.repeat(c.length));
    const tokens: Token[] = [];
    for (const { start, end } of pieces(hidden)) {
      for (const token of piece(hidden.slice(start, end))) {
        const from = start + token.start;
        const to = start + token.end;
        const shown = token.surface.includes('〓') ? source.text.slice(from, to) : token.surface;
        const base = shown === token.surface ? token.base : shown;
        const span = unfold(source, from, to);
        const last = tokens.at(-1);
        // One character can fold to several (㈱ → (株)): its morphemes cannot be told apart in the source.
        if (last && span.start < last.end) {
          tokens[tokens.length - 1] = { ...last, surface: last.surface + shown, base: last.base + base, end: span.end };
        } else tokens.push({ ...token, surface: shown, base, ...span });
      }
    }
    return tokens;
  };
}

/** Cuts at white space, behind punctuation, and inside spans that are too long (behind hiragana where possible). */
function* pieces(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (/\s/.test(c)) {
      if (start < i) yield { start, end: i };
      start = i + 1;
    } else if ('、。，．'.includes(c)) {
      yield { start, end: i + 1 };
      start = i + 1;
    } else if (i - start >= LONGEST_PIECE) {
      const cut = lastKana(text, start, i);
      yield { start, end: cut };
      start = cut;
    }
  }
  if (start < text.length) yield { start, end: text.length };
}

function lastKana(text: string, start: number, end: number): number {
  for (let i = end; i > start + LONGEST_PIECE / 2; i--)
    if (/[ぁ-ん]/.test(text[i - 1]!) && !/[ぁ-ん]/.test(text[i]!)) return i;
  return end;
}

function anchor(text: string, morphemes: readonly Morpheme[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const lost = (end: number) => {
    if (at < end) tokens.push({ ...UNKNOWN, surface: text.slice(at, end), base: text.slice(at, end), start: at, end });
  };
  for (const morpheme of morphemes) {
    const start = morpheme.surface === '' ? -1 : text.indexOf(morpheme.surface, at);
    if (start < 0) continue;
    lost(start);
    at = start + morpheme.surface.length;
    tokens.push({ ...morpheme, start, end: at });
  }
  lost(text.length);
  return tokens;
}

const UNKNOWN: Morpheme = { surface: '', base: '', pos: '名詞', detail: '一般', detail2: '*', form: '*', reading: '' };
