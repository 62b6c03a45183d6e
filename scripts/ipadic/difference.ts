import type { Ipadic } from '../../server/src/morphology/ipadic';
import { segmenter } from '../../server/src/morphology/lattice';
import type { Morpheme } from '../../server/src/morphology/token';
import { lookup, tokensOf } from '../../server/src/morphology/tokenizer';
import { randomOf } from '../random';

/** A text that two tokenizers read differently, and what each of them says. */
export interface Difference {
  readonly text: string;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Reads texts with the compiled dictionary and with kuromoji, and tells where they differ in any field, unfolded as they are.
 * Characters outside the basic plane and U+0000 must not be among them: kuromoji loses text there, or fails.
 */
export function differencesIn(
  texts: Iterable<string>,
  ipadic: Ipadic,
  kuromoji: (text: string) => readonly Morpheme[],
): { readonly tokens: number; readonly differences: readonly Difference[] } {
  const segment = segmenter(ipadic);
  const { describe } = lookup(ipadic);
  const differences: Difference[] = [];
  let tokens = 0;
  for (const text of texts) {
    for (const piece of text.match(/[^、。]*[、。]|[^、。]+/g) ?? []) {
      const ours = tokensOf(piece, segment(piece), describe);
      const [left, right] = [ours, kuromoji(piece)].map((all) => all.map(written).join(' '));
      tokens += ours.length;
      if (left !== right) differences.push({ text: piece, ours: left!, theirs: right! });
    }
  }
  return { tokens, differences };
}

const written = ({ surface, pos, detail, detail2, form, base, reading }: Morpheme): string =>
  [surface, pos, detail, detail2, form, base, reading].join(',');

/** Ranges of characters that a text may be of, half-width kana, Latin, symbols and rare kanji among them. */
const SCRIPTS: readonly (readonly [number, number])[] = [
  [0x3041, 0x3096],
  [0x30a1, 0x30fc],
  [0x4e00, 0x9fff],
  [0x4e00, 0x5fff],
  [0xff61, 0xff9f],
  [0x21, 0x7e],
  [0xff01, 0xff5e],
  [0x3000, 0x303f],
  [0x2010, 0x26ff],
  [0xa0, 0x4ff],
  [0x1, 0xffff],
];

/** Strings of random characters, of one script or of several, and shuffled pieces of the given texts. */
export function* randomTexts(count: number, seed: number, texts: readonly string[]): Generator<string> {
  const next = randomOf(seed);
  const upTo = (n: number) => Math.floor(next() * n);
  const anywhere = texts.join('').replace(/[\ud800-\udfff\0]/g, '');
  for (let i = 0; i < count; i++) {
    let text = '';
    for (let parts = 1 + upTo(4); parts > 0; parts--) {
      const [from, to] = SCRIPTS[upTo(SCRIPTS.length)]!;
      const at = upTo(anywhere.length);
      if (next() < 0.5) text += anywhere.slice(at, at + 1 + upTo(12));
      else for (let length = 1 + upTo(8); length > 0; length--) text += String.fromCharCode(from + upTo(to - from + 1));
    }
    yield text.replace(/[\ud800-\udfff\0]/g, '');
  }
}
