import type { Token, Tokenizer } from '../morphology/token';
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
   * term (a word of it left out or put in); `variant` a name that kijun.json says is not to be used for it; `verb` the verb that
   * the term is the noun of (書き出す for 書き出し).
   */
  readonly form: 'same' | 'notation' | 'near' | 'variant' | 'verb';
  /** Whether it is a part of a longer word: the 情報セキュリティ of 統括情報セキュリティ責任者. */
  readonly inner: boolean;
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
  /** Terms that are verbs or the nouns of verbs, by the noun as it is written with and without okurigana (書き出し, 書出し). */
  readonly verbs: ReadonlyMap<string, Term>;
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
  const verbs = new Map(
    terms.flatMap((term) =>
      [...spellingsOf(isVerbal(term.term) ? nounOf(term.term) : term.term)]
        .reverse()
        .map((name) => [name, term] as const),
    ),
  );
  return { terms: prepared.sort((a, b) => b.key.length - a.key.length), verbs };
}

/** The tokenizer that knows the terms as words, each in all its spellings. */
const knowing = (tokenizer: Tokenizer, index: Index): Tokenizer =>
  recall(
    recall(dictionaries, tokenizer, () => new WeakMap()),
    index,
    () => tokenizer.knowing([...new Set(index.terms.map(({ spelling }) => spelling))]),
  );

const dictionaries = new WeakMap<Tokenizer, WeakMap<Index, Tokenizer>>();

/**
 * Finds all terms in a text, longest first, never inside a longer one and only between morphemes, of which the terms themselves
 * are some. Without a tokenizer (the dictionary is not there yet) a change of script counts as the edge of a word.
 */
export function occurrencesIn(text: string, index: Index, tokenizer: Tokenizer | undefined): readonly Occurrence[] {
  const loose = loosen(text);
  const tokens = tokenizer?.(text);
  const words = tokens && wordsOf(tokens);
  const isTerm = (span: Span): boolean => {
    if (words === undefined) return !(isKanji(text[span.start - 1] ?? '') || isKanji(text[span.end] ?? ''));
    if (isEdge(words, span.start) && isEdge(words, span.end)) return true;
    // 職員はみどりネットを: the dictionary knows no みどりネット and cuts it elsewhere
    return (
      !isCutFrom(text, span) &&
      knowing(tokenizer!, index)(text).some(({ start, end }) => start === span.start && end === span.end)
    );
  };
  const found: Occurrence[] = [];
  const taken = new Set<number>();
  const free = ({ start, end }: Span): boolean => {
    for (let at = start; at < end; at++) if (taken.has(at)) return false;
    return true;
  };
  const take = (one: Occurrence): void => {
    found.push(one);
    for (let at = one.span.start; at < one.span.end; at++) taken.add(at);
  };
  for (const { term, key, spelling, other } of index.terms) {
    for (let at = loose.text.indexOf(key); at >= 0; at = loose.text.indexOf(key, at + 1)) {
      const span = grown(text, unfold(loose, at, at + key.length));
      if (!free(span) || isInRun(text, span) || !isTerm(span)) continue;
      const written = text.slice(span.start, span.end);
      if (!isPlausible(written, spelling)) continue;
      if (isVerb(span, words)) {
        take({ term, span, form: 'verb', inner: false });
        continue;
      }
      const inner = isInner(text, span, words);
      // what kijun.json says not to call a thing by may be a part of another thing's name
      if (other && inner) continue;
      take({ term, span, form: other ? 'variant' : isSame(written, term.term) ? 'same' : 'notation', inner });
    }
  }
  for (const { start, end, pos, base } of tokens ?? []) {
    const term = pos === '動詞' ? index.verbs.get(nounOf(base)) : pos === '名詞' ? index.verbs.get(base) : undefined;
    if (term && (pos === '動詞' || isVerbal(term.term)) && free({ start, end }))
      take({ term, span: { start, end }, form: 'verb', inner: false });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The words of a text by where they begin and end, so that looking one up does not take longer in a longer text. */
interface Words {
  readonly tokens: readonly Token[];
  readonly starts: ReadonlyMap<number, number>;
  readonly ends: ReadonlyMap<number, number>;
}

const wordsOf = (tokens: readonly Token[]): Words => ({
  tokens,
  starts: new Map(tokens.map(({ start }, i) => [start, i])),
  ends: new Map(tokens.map(({ end }, i) => [end, i])),
});

const isEdge = ({ starts, ends }: Words, at: number): boolean => starts.has(at) || ends.has(at);

/** 書き込み is a verb in 書き込みます and in 記録を書き込み又は消す. */
function isVerb({ start, end }: Span, words: Words | undefined): boolean {
  const at = words?.starts.get(start);
  if (words === undefined || at === undefined) return false;
  const { [at - 1]: before, [at]: word, [at + 1]: behind } = words.tokens;
  if (word!.end !== end || behind?.start !== end) return false;
  if (/^(?:ます|たい)$/.test(behind.base)) return true;
  if (before?.surface === 'を' && /[ぁ-ん]$/.test(word!.surface)) return true;
  return word!.pos === '動詞' && (behind.pos === '助動詞' || /^[て、]$/.test(behind.surface));
}

/** Whether a term is a verb: 持ち出す. */
const isVerbal = (name: string): boolean => /\p{sc=Han}[ぁ-ん]{0,3}[うくぐすつぬぶむる]$/u.test(name);

/** The noun of a verb, as its 連用形: 書き込む → 書き込み, 受け入れる → 受け入れ. */
const nounOf = (base: string): string => {
  const row = 'うくぐすつぬぶむる'.indexOf(base.at(-1)!);
  if (base.endsWith('る') && /[いきしちにみりぎじびえけせてねめれげぜべ]る$/.test(base)) return base.slice(0, -1);
  return row < 0 ? base : base.slice(0, -1) + 'いきぎしちにびみり'[row]!;
};

/** メル is no way to write メール: a prolonged mark may come and go only behind a longer word (サーバ, サーバー). */
const isPlausible = (written: string, spelling: string): boolean => unprolonged(written) === unprolonged(spelling);
const unprolonged = (name: string): string =>
  loosenKeepingMarks(name).replace(/(?<=[ァ-ヶー]{2})ー(?![ァ-ヶー])|(?<=[ァ-ヶー]{3})ー/g, '');
const loosenKeepingMarks = (name: string): string =>
  fold(name)
    .text.toLowerCase()
    .replace(/[ \u00a0\u3000\t\r\n・]/g, '')
    .replace(/(?<=[ァ-ヶー])一(?=[ァ-ヶー])/g, 'ー')
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

/** Inside one run of Latin letters or katakana there are no words, nor in what a hyphen joins: LGWAN-ASP. */
const isInRun = (text: string, { start, end }: Span): boolean =>
  (sameRun(text[start]!, text[start - 1] ?? '') && !isNumbered(text, start)) ||
  sameRun(text[end - 1]!, text[end] ?? '') ||
  JOINED.test(text.slice(Math.max(0, start - 2), start + 1)) ||
  JOINED.test(text.slice(end - 1, end + 2));

const JOINED = /^[A-Za-zＡ-Ｚａ-ｚ][-‐‑－][A-Za-zＡ-Ｚａ-ｚ]$/;

/** Whether kanji go on behind kanji: there the dictionary knows better where a word ends. */
const isCutFrom = (text: string, { start, end }: Span): boolean =>
  (isKanji(text[start]!) && isKanji(text[start - 1] ?? '')) || (isKanji(text[end - 1]!) && isKanji(text[end] ?? ''));

/** What may stand right behind or before a word without making a longer one of both. */
const BEHIND = /^(?:等|内|外|上|下|中|間|毎|側|別|用|宛|向け|ごと|など|ら|達|以外|以下|以上|以内)$/;
const BEFORE = /^(?:各|本|当|同|該|両|全|旧|新|諸|他|御|元|現|前)$/;

/** Whether a noun stands right before or behind the words, so that both are one word. */
function isInner(text: string, { start, end }: Span, words: Words | undefined): boolean {
  if (!words) return LETTER.test(text[start - 1] ?? '') || LETTER.test(text[end] ?? '');
  const { tokens, starts, ends } = words;
  const before = tokens[ends.get(start) ?? -1];
  const behind = tokens[starts.get(end) ?? -1];
  const isNoun = ({ pos, detail }: Token) =>
    pos === '接頭詞' || (pos === '名詞' && !/^(?:数|副詞可能|非自立|代名詞)$/.test(detail));
  return (
    (before !== undefined && isNoun(before) && !BEFORE.test(before.surface) && LETTER.test(text[start - 1]!)) ||
    (behind !== undefined && isNoun(behind) && !BEHIND.test(behind.surface) && LETTER.test(text[end]!))
  );
}

const LETTER = /[\p{sc=Han}ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]/u;

/** Whether a number at the start of a line stands before a word: it is no part of it. */
function isNumbered(text: string, start: number): boolean {
  let at = start;
  while (at > start - 2 && /[0-9０-９]/.test(text[at - 1] ?? '')) at--;
  if (at === start) return false;
  while (/[ \u3000]/.test(text[at - 1] ?? '')) at--;
  return at === 0 || text[at - 1] === '\n';
}

const sameRun = (a: string, b: string): boolean =>
  b !== '' && ((LATIN.test(a) && LATIN.test(b)) || (KATAKANA.test(a) && KATAKANA.test(b)));
const LATIN = /[A-Za-zＡ-Ｚａ-ｚ0-9０-９]/;
const KATAKANA = /[ァ-ヶーｦ-ﾟ]/;
const isKanji = (c: string): boolean => /\p{sc=Han}/u.test(c);
