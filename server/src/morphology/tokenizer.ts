import { type Folded, fold, folded, unfold } from '../text/fold';
import { remembering } from '../text/memory';
import type { Span } from '../text/span';
import type { Ipadic } from './ipadic';
import { LONGEST, type Path, segmenter, type Term, type Terms } from './lattice';
import type { Morpheme, Token, Tokenizer } from './token';

/** Pieces between punctuation recur (while typing nearly all of them do), so their morphemes are kept. */
const MEMORY = 10_000;
/** Several rules look at the words of one block, one after the other. */
const SHORT_MEMORY = 1_000;
const LONGEST_TEXT = 1_000;
/** What a term of one's own is cheaper than its morphemes: about what one more boundary between words costs. */
const BONUS = 2_000;

/** A tokenizer on an opened dictionary. Texts are folded (width, glyphs) before they are looked up. */
export function createTokenizer(ipadic: Ipadic): Tokenizer {
  const segment = segmenter(ipadic);
  const { describe, wordCount } = lookup(ipadic);

  const knowing = (terms: readonly Entry[]): Tokenizer => {
    const byStart = new Map<number, Terms extends ReadonlyMap<number, infer E> ? E : never>();
    terms.forEach((term, i) => {
      const code = term.text.charCodeAt(0);
      byStart.set(code, [...(byStart.get(code) ?? []), { ...term, word: wordCount + i }]);
    });
    const describeAny: Describe = (word, piece, start, end) =>
      word < wordCount ? describe(word, piece, start, end) : terms[word - wordCount]!.morpheme;
    const own = terms.length > 0 ? byStart : undefined;
    const read = throughout(remembering(MEMORY, (piece) => cutAt(piece, segment(piece, own), describeAny)));
    const again = remembering(SHORT_MEMORY, read);
    return Object.assign((text: string) => (text.length > LONGEST_TEXT ? read(text) : again(text)), {
      knowing: (more: readonly string[]) => knowing([...terms, ...more.flatMap((text) => entryOf(folded(text)))]),
    });
  };

  /** A term as a word; none when it is one already, or is cut by white space or punctuation. */
  const entryOf = (text: string): readonly Entry[] => {
    const path = pieces(text).length === 1 ? segment(text) : [];
    const words = path.filter((_, i) => i % 2 === 0);
    if (words.length < 2) return [];
    const { contexts, costs, connections, names } = ipadic;
    let cost = -BONUS;
    words.forEach((word, i) => {
      cost += costs[word]!;
      if (i > 0) cost += connections[contexts[word]! * names.contexts.length + contexts[words[i - 1]!]!]!;
    });
    const readings = tokensOf(text, path, describe).map(({ reading }) => reading);
    const reading = readings.includes('') ? '' : readings.join('');
    const morpheme = { surface: text, base: text, pos: '名詞', detail: '一般', detail2: '*', form: '*', reading };
    return [{ text, left: contexts[words[0]!]!, right: contexts[words.at(-1)!]!, cost, morpheme }];
  };

  return knowing([]);
}

interface Entry extends Term {
  readonly morpheme: Morpheme;
}

/** What the dictionary says of a word, by its number, that is written between two places of a piece of text. */
type Describe = (word: number, piece: string, start: number, end: number) => Morpheme;

/** Looks words up. What the dictionary says of a word is made once; how one is written is cut out only then. */
export function lookup({ contexts, bases, readingEnds, readings, names }: Ipadic) {
  const known = new Map<number, Morpheme>();
  const wordCount = contexts.length;
  const knownCount = readingEnds.length;
  const describe: Describe = (word, piece, start, end) => {
    const remembered = known.get(word);
    if (remembered) return remembered;
    const surface = piece.slice(start, end);
    const [pos, detail, detail2, form] = names.contexts[contexts[word]!]!;
    const isKnown = word < knownCount;
    const base = (isKnown && formOf(bases[word]!)) || surface;
    const morpheme = { surface, base, pos, detail, detail2, form, reading: isKnown ? readingOf(word, surface) : '' };
    if (isKnown) known.set(word, morpheme);
    return morpheme;
  };
  let forms: readonly string[] | undefined;
  const formOf = (base: number): string => {
    forms ??= names.bases.split(',');
    return forms[base]!;
  };
  const readingOf = (word: number, surface: string): string => {
    const bytes = readings.subarray(readingEnds[word - 1] ?? 0, readingEnds[word]!);
    return bytes.length === 0 ? surface : String.fromCharCode(...Array.from(bytes, (byte) => 0x3000 + byte));
  };
  return { describe, wordCount };
}

/** The morphemes of a piece of text, and where each ends. */
interface Cut {
  readonly morphemes: readonly Morpheme[];
  readonly ends: readonly number[];
}

function cutAt(piece: string, path: Path, describe: Describe): Cut {
  const morphemes: Morpheme[] = [];
  const ends: number[] = [];
  let start = 0;
  for (let i = 0; i < path.length; i += 2) {
    const end = path[i + 1]!;
    morphemes.push(describe(path[i]!, piece, start, end));
    ends.push(end);
    start = end;
  }
  return { morphemes, ends };
}

/** The tokens of a path through a text. */
export function tokensOf(piece: string, path: Path, describe: Describe): readonly Token[] {
  const { morphemes, ends } = cutAt(piece, path, describe);
  return morphemes.map((morpheme, i) => place(morpheme, ends[i - 1] ?? 0, ends[i]!));
}

/** Field by field: a spread costs five times as much, and this is where a tokenizer spends its time. */
const place = (
  { surface, base, pos, detail, detail2, form, reading }: Morpheme,
  start: number,
  end: number,
): Token => ({
  start,
  end,
  surface,
  base,
  pos,
  detail,
  detail2,
  form,
  reading,
});

/** Folds a text, cuts it into pieces, and puts the morphemes of the pieces back into the text that was given. */
function throughout(cut: (piece: string) => Cut): (text: string) => readonly Token[] {
  return (text) => {
    const source = fold(text);
    const read = punctuated(source.text);
    const tokens: Token[] = [];
    for (const { start, end } of pieces(read)) {
      const { morphemes, ends } = cut(read.slice(start, end));
      for (let i = 0; i < ends.length; i++) {
        const [from, to] = [start + (i === 0 ? 0 : ends[i - 1]!), start + ends[i]!];
        // nearly all text: what is read is what is written, and stands where it stands
        if (read === text) tokens.push(place(morphemes[i]!, from, to));
        else putBack(tokens, morphemes[i]!, from, to, source, read);
      }
    }
    return tokens;
  };
}

/** Adds a token as it is written in the text that was given. */
function putBack(tokens: Token[], found: Morpheme, from: number, to: number, source: Folded, read: string): void {
  const morpheme =
    found.pos === '記号' && read !== source.text ? { ...found, surface: source.text.slice(from, to) } : found;
  const span = unfold(source, from, to);
  const last = tokens.at(-1);
  // One character can fold to several (㈱ → (株)): its morphemes cannot be told apart in the source.
  if (last && span.start < last.end) {
    const [surface, base] = [last.surface + morpheme.surface, last.base + morpheme.base];
    tokens[tokens.length - 1] = { ...last, surface, base, end: span.end };
  } else tokens.push(place(morpheme, span.start, span.end));
}

/** The dictionary knows no ， and ．: behind one of them it takes verbs for nouns. Commas of figures and of English stay. */
const punctuated = (text: string): string =>
  /[,.]/.test(text)
    ? text
        .replace(/(?<![0-9A-Za-z]),|,(?![0-9A-Za-z ])/g, '、')
        .replace(/(?<=[\u3040-\u9fff)」])\.(?![0-9A-Za-z])/g, '。')
    : text;

/** Cuts at white space, behind punctuation, and inside spans that are too long. */
function pieces(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // kana and kanji, that is nearly everything, is neither space nor punctuation
    const plain = code > 0x3002 && code < 0xff00;
    if (!plain && /\s/.test(text[i]!)) {
      if (start < i) spans.push({ start, end: i });
      start = i + 1;
    } else if ((!plain && '、。，．'.includes(text[i]!)) || i - start >= LONGEST - 2) {
      spans.push({ start, end: i + 1 });
      start = i + 1;
    }
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}
