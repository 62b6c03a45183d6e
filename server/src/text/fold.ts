import variants from '../../../dictionaries/kanji.yaml';
import { remembering } from './memory';
import type { Span } from './span';

/** A folded text and the way back: `from[i]` and `to[i]` bound the source of folded character i (and may be longer). */
export interface Folded {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * Folds what never changes the meaning: width, half-width katakana with its marks, variation selectors, old and variant
 * kanji, and dashes inside katakana words and between Latin letters. Case, spaces and other punctuation stay.
 */
export const fold = (text: string): Folded => remembered(text, false);

/** The text of {@link fold}, where the way back is not needed. */
export const folded = (text: string): string => (isFolded(text) ? text : remembered(text, false).text);

/**
 * Folds every notation of one name to one key: what {@link fold} does, and case, spaces inside the line, middle dots,
 * prolonged sound marks (and 一 in their place) and small kana. Names that differ only so are the same name for a reader.
 */
export const loosen = (text: string): Folded => remembered(text, true);

/** The source span of the folded characters `start` to `end` (not empty). */
export const unfold = (folded: Folded, start: number, end: number): Span => ({
  start: folded.from[start]!,
  end: folded.to[end - 1]!,
});

/** Whether the two spellings are one name (see {@link loosen}). */
export const sameName = (a: string, b: string): boolean => a === b || loosen(a).text === loosen(b).text;

/** (Half-width) voicing marks and variation selectors: they belong to the character before them. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: marks are meant one by one
const MARK = /[\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const SELECTOR = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const DASH = /[-‐‑‒–—―−－ｰ]/;
/** What is meant for a hyphen between Latin letters: Wi‐Fi. */
const HYPHEN = /[‐‑‒–−]/;
const KATAKANA = /[ァ-ヶー]/;
const LETTER = /[A-Za-zＡ-Ｚａ-ｚ]/;
const KANA = /[ァ-ヶーｦ-ﾟ]/;
const SMALL: ReadonlyMap<string, string> = new Map(
  [...'ァアィイゥウェエォオッツャヤュユョヨヮワ']
    .map((c, i, all) => [c, all[i + 1]!] as const)
    .filter((_, i) => i % 2 === 0),
);
const KANJI: ReadonlyMap<string, string> = new Map(
  variants.flatMap(({ to, from }) => [...from].map((old) => [old, to] as const)),
);

/** Sentences and terms are folded again and again while one of them is edited; whole documents are not kept. */
const MEMORY = 5_000;
const LONGEST = 1_000;
const foldAgain = remembering(MEMORY, (text) => walk(text, false));
const loosenAgain = remembering(MEMORY, (text) => walk(text, true));

function remembered(text: string, loose: boolean): Folded {
  if (!loose && isFolded(text)) return inPlace(text);
  if (text.length > LONGEST) return walk(text, loose);
  return loose ? loosenAgain(text) : foldAgain(text);
}

/**
 * Whether folding changes nothing, as in nearly all text; found out character by character, once for each that there is.
 * Dashes count as changing, since that depends on what stands around them.
 */
function isFolded(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isStableAt(text, i)) return false;
  return true;
}

/** A text whose letters stand where they stood: all such texts share one way back. */
function inPlace(text: string): Folded {
  for (let i = FROM.length; i < text.length; i++) {
    FROM.push(i);
    TO.push(i + 1);
  }
  return { text, from: FROM, to: TO };
}

function isStableAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (STABLE[code] === 0) STABLE[code] = isStable(text[at]!) ? 1 : 2;
  return STABLE[code] === 1;
}

const isStable = (c: string): boolean =>
  !/[\ud800-\udfff]|[\u3099\u309a\uff9e\uff9f]|[\ufe00-\ufe0f]/.test(c) &&
  !DASH.test(c) &&
  !KANJI.has(c) &&
  c.normalize('NFKC') === c;

/** For each UTF-16 code unit 0 for not known yet, 1 for never folded, 2 for perhaps. */
const STABLE = new Uint8Array(0x10000);
/** The way back from a text that folding did not change; as long as the longest such text so far. */
const FROM: number[] = [];
const TO: number[] = [];

/**
 * What stands inside a name without being part of it: a line may end anywhere. A full-width space and a middle dot also part
 * words: 人・情報・システム.
 */
function isDropped(c: string, before = '', after = ''): boolean {
  if (c === '\u3000') return /[\r\n]/.test(before) || (LETTER.test(before) && LETTER.test(after));
  // 一 for ー: サ一バ
  if (/[・･一]/.test(c)) return KANA.test(before) && KANA.test(after);
  return /[ \u00a0\t\r\nーｰ]/.test(c) || (DASH.test(c) && KANA.test(before));
}

function walk(source: string, loose: boolean): Folded {
  const out: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (let at = 0; at < source.length; ) {
    const end = clusterEnd(source, at);
    const cluster = source.slice(at, end);
    let value = end === at + 1 && isStableAt(source, at) ? cluster : changed(cluster);
    if (!isStableAt(value, 0)) {
      if (DASH.test(value) && value.length === 1 && KATAKANA.test(out.at(-1) ?? '')) value = 'ー';
      else if (HYPHEN.test(value) && /[A-Za-z]/.test(out.at(-1) ?? '') && LETTER.test(source[end] ?? '')) value = '-';
    }
    if (loose) {
      if (isDropped(cluster, source[at - 1], source[end])) value = '';
      value = (SMALL.get(value) ?? value).toLowerCase();
    }
    for (let i = 0; i < value.length; i++) {
      out.push(value[i]!);
      from.push(at);
      to.push(end);
    }
    at = end;
  }
  const text = out.join('');
  const moves = text.length !== source.length || from.some((start, i) => start !== i || to[i] !== i + 1);
  // thousands are remembered: without what a list has in reserve
  return moves ? { text, from: from.slice(), to: to.slice() } : inPlace(text);
}

/** Where a character ends with the marks that belong to it. */
function clusterEnd(text: string, at: number): number {
  let end = at + widthAt(text, at);
  // nearly always at once: marks are not stable
  while (end < text.length && !isStableAt(text, end)) {
    const width = widthAt(text, end);
    if (!MARK.test(text.slice(end, end + width))) break;
    end += width;
  }
  return end;
}

/** A surrogate pair is one character, whatever else stands alone. */
const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/** A character with its marks, whatever stands around it. The same few change in all texts: （, full-width digits. */
const changed = remembering(1_000, (cluster) => {
  const value = cluster.replace(SELECTOR, '').normalize('NFKC');
  return KANJI.get(value) ?? value;
});
