import type { Token } from '../morphology/token';
import { fold, loosen, unfold } from '../text/fold';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import { spellingsOf } from '../text/spelling';
import type { Term } from './policy';

/** A term of the policy in a text, in whatever notation. */
export interface Occurrence {
  readonly term: Term;
  /** Offsets into the text that was given. */
  readonly span: Span;
  /**
   * `same` as the policy writes it; `notation` another spelling of the same name; `near` another name that can only mean the
   * term (a word of it left out or put in); `variant` a name that kijun.json says is not to be used for it.
   */
  readonly form: 'same' | 'notation' | 'near' | 'variant';
}

/** Terms prepared for search, longest first. */
export interface Index {
  readonly terms: readonly {
    readonly term: Term;
    readonly key: string;
    readonly spelling: string;
    /** Whether the spelling is that of a variant from kijun.json. */
    readonly other: boolean;
  }[];
}

/** Prepares terms; once for each list of terms. */
export const indexOf = (terms: readonly Term[]): Index => recall(indices, terms, () => prepare(terms));

const indices = new WeakMap<readonly Term[], Index>();

function prepare(terms: readonly Term[]): Index {
  const prepared = terms
    .flatMap((term) => [
      ...spellingsOf(term.term).map((name) => ({ term, key: loosen(name).text, spelling: name, other: false })),
      ...(term.variants ?? []).map((name) => ({ term, key: loosen(name).text, spelling: name, other: true })),
    ])
    .filter(({ key }) => key !== '');
  return { terms: prepared.sort((a, b) => b.key.length - a.key.length) };
}

/**
 * Finds all terms in a text, longest first, never inside a longer one and only between morphemes. Without tokens (the
 * dictionary is not there yet) a change of script counts as the edge of a word.
 */
export function occurrencesIn(text: string, index: Index, tokens: readonly Token[] | undefined): readonly Occurrence[] {
  const loose = loosen(text);
  const edges = tokens && edgesOf(tokens);
  const taken: Occurrence[] = [];
  const free = (span: Span) => !taken.some(({ span: other }) => other.start < span.end && span.start < other.end);
  for (const { term, key, spelling, other } of index.terms) {
    for (let at = loose.text.indexOf(key); at >= 0; at = loose.text.indexOf(key, at + 1)) {
      const span = grown(text, unfold(loose, at, at + key.length));
      if (!free(span) || !isWord(text, span, edges)) continue;
      const written = text.slice(span.start, span.end);
      if (!isPlausible(written, spelling)) continue;
      taken.push({ term, span, form: other ? 'variant' : isSame(written, term.term) ? 'same' : 'notation' });
    }
  }
  return taken.sort((a, b) => a.span.start - b.span.start);
}

/** メル is no way to write メール: a prolonged mark may come and go only behind a longer word (サーバ, サーバー). */
const isPlausible = (written: string, spelling: string): boolean => unprolonged(written) === unprolonged(spelling);
const unprolonged = (name: string): string =>
  loosenKeepingMarks(name).replace(/(?<=[ァ-ヶー]{2})ー(?![ァ-ヶー])|(?<=[ァ-ヶー]{3})ー/g, '');
const loosenKeepingMarks = (name: string): string =>
  fold(name)
    .text.toLowerCase()
    .replace(/[ \u00a0\u3000\t\r\n・]/g, '')
    .replace(/[ァィゥェォッャュョヮ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 1));

/** A prolonged mark behind the last katakana belongs to the word (セキュリティー). */
function grown(text: string, span: Span): Span {
  const last = fold(text.slice(span.start, span.end)).text.at(-1)!;
  let end = span.end;
  if (/[ァ-ヶー]/.test(last)) while (/[ーｰ]/.test(text[end] ?? '')) end++;
  return { start: span.start, end };
}

/** A line break inside a word, and the spaces of a new line, are no notation. */
const isSame = (written: string, spelling: string): boolean =>
  written === spelling || (/\n/.test(written) && written.replace(/[ \u3000\t]*\r?\n[ \u3000\t]*/g, '') === spelling);

function edgesOf(tokens: readonly Token[]): ReadonlySet<number> {
  return new Set(tokens.flatMap(({ start, end }) => [start, end]));
}

function isWord(text: string, { start, end }: Span, edges: ReadonlySet<number> | undefined): boolean {
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  // inside one run of Latin letters or katakana there are no words
  if ((sameRun(text[start]!, before) && !NUMBERED.test(text.slice(0, start))) || sameRun(text[end - 1]!, after))
    return false;
  return edges === undefined || (edges.has(start) && edges.has(end)) || !(isKanji(before) || isKanji(after));
}

/** A number at the start of a line is no part of the word behind it. */
const NUMBERED = /(?:^|\n)[ \u3000]*[0-9０-９]{1,2}$/;

const sameRun = (a: string, b: string): boolean =>
  b !== '' && ((LATIN.test(a) && LATIN.test(b)) || (KATAKANA.test(a) && KATAKANA.test(b)));
const LATIN = /[A-Za-zＡ-Ｚａ-ｚ0-9０-９]/;
const KATAKANA = /[ァ-ヶーｦ-ﾟ]/;
const isKanji = (c: string): boolean => /\p{sc=Han}/u.test(c);
