import type { Token, Tokenizer } from '../morphology/token';
import { recall } from '../text/memory';
import type { Occurrence } from './occurrence';
import type { Term } from './policy';

/**
 * Names that are nearly a term: a word of it left out or put in (通信経路分割 for 通信経路の分割, マイナンバー事務系 for
 * マイナンバー利用事務系), one character in a word of it changed (電磁的記憶媒体), or a middle dot in it (LGWAN・接続系). Only long terms have near names; a name
 * that is defined itself is none.
 */
export function nearNamesIn(
  text: string,
  tokens: readonly Token[],
  terms: readonly NearTerm[],
  defined: ReadonlySet<string>,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const { term, words, shapes, lengths } of terms) {
    for (let from = 0; from < tokens.length; from++) {
      if (tokens[from]!.surface !== words[0] || goesOn(tokens, from)) continue;
      for (const length of lengths) {
        const run = tokens.slice(from, from + length);
        if (run.length < length || goesOn(tokens, from + length)) continue;
        const span = { start: run[0]!.start, end: run.at(-1)!.end };
        if (run.every(isInside)) {
          if (defined.has(text.slice(span.start, span.end)) || !matches(run, words, shapes)) continue;
        } else if (!isParted(run, words, defined) || [tokens[from - 1], tokens[from + length]].some(isDot)) continue;
        found.push({ term, span, form: 'near', inner: false });
      }
    }
  }
  return found;
}

/** A term that is long enough to have near names. */
export interface NearTerm {
  readonly term: Term;
  readonly words: readonly string[];
  /** Its own wordings with something left out. */
  readonly shapes: ReadonlySet<string>;
  /** How many words a near name may have. */
  readonly lengths: ReadonlySet<number>;
}

/** Prepares the terms that can have near names; once for each list of terms. */
export const nearTermsOf = (terms: readonly Term[], tokenizer: Tokenizer): readonly NearTerm[] =>
  recall(nearTerms, terms, () => prepare(terms, tokenizer));

const nearTerms = new WeakMap<readonly Term[], readonly NearTerm[]>();

function prepare(terms: readonly Term[], tokenizer: Tokenizer): readonly NearTerm[] {
  return terms.flatMap((term) => {
    const tokens = tokenizer(term.term);
    const words = tokens.map(({ surface }) => surface);
    // another official or device is another thing: 情報セキュリティ副責任者, 終端装置
    if (words.length < 3 || /(?:者|員|長|装置|機器|室)$/.test(term.term)) return [];
    const shorter = words.length > 3 || tokens.at(-1)!.detail === '接尾' || words.includes('の');
    // 通信の分割 may be said of other things than 通信経路の分割: of a phrase only の can go
    const inner = words.slice(1, -1).flatMap((word, i) => (!words.includes('の') || word === 'の' ? [i + 1] : []));
    const shapes = shorter ? inner.map((i) => without(words, i)) : [];
    // マイナンバー系
    const name = words.findIndex((word) => /^\p{sc=Han}/u.test(word));
    if (words.at(-1) === '系' && name > 0 && name < words.length - 2)
      shapes.push([...words.slice(0, name), '系'].join('|'));
    const lengths = new Set([words.length, words.length + 1, ...shapes.map((shape) => shape.split('|').length)]);
    return { term, words, shapes: new Set(shapes), lengths };
  });
}

const without = (words: readonly string[], i: number): string =>
  [...words.slice(0, i), ...words.slice(i + 1)].join('|');

function matches(run: readonly Token[], words: readonly string[], shapes: ReadonlySet<string>): boolean {
  const written = run.map(({ surface }) => surface);
  if (run.length < words.length) return shapes.has(written.join('|'));
  if (written.at(-1) !== words.at(-1)) return false;
  if (run.length === words.length) return isSlip(written, words);
  const term = words.join('|');
  // マイナンバー事務系 and マイナンバー利用事務系 name one system; a word put into any other term makes another thing of it
  const system = words.at(-1) === '系';
  return written.some(
    (word, i) =>
      i > 0 &&
      i < written.length - 1 &&
      (word === 'の' ? !ADJECTIVAL.test(written[i - 1]!) : system) &&
      without(written, i) === term,
  );
}

/**
 * LGWAN・接続系, 電磁的・記録媒体: a middle dot where one of the parts is no word by itself. 情報・システム may be two things, and so
 * is what lists more than two.
 */
function isParted(run: readonly Token[], words: readonly string[], defined: ReadonlySet<string>): boolean {
  const at = run.findIndex(isDot);
  if (at <= 0 || at === run.length - 1 || run.length !== words.length + 1) return false;
  if (!run.every(({ surface }, i) => i === at || surface === words[i < at ? i : i - 1])) return false;
  return words[at - 1]!.endsWith('的') || (words.at(-1) === '系' && !defined.has(words.slice(at).join('')));
}

const isDot = (token: Token | undefined): boolean => token !== undefined && /^[・･]$/.test(token.surface);

/** 特定の個人情報 is some of it, and no 特定個人情報. */
const ADJECTIVAL = /^(?:特定|一定|一般|個別|共通|別|他|各|通常|一部|外部|内部|主要|重要|個々|複数|多数|固有)$/;

/** One word inside has one other character (電磁的記憶媒体), and not one that makes it a counterpart (内部, 外部). */
function isSlip(written: readonly string[], words: readonly string[]): boolean {
  const others = words.flatMap((word, i) => (written[i] === word ? [] : [[word, written[i]!] as const]));
  const [word, other] = others[0] ?? ['', ''];
  if (others.length !== 1 || word.length < 2 || word.length !== other.length || other === written.at(-1)) return false;
  const changed = [...word].flatMap((c, i) => (c === other[i] ? [] : [c + other[i]]));
  return changed.length === 1 && !contrasts(changed[0]!);
}

/** Whether two characters make counterparts of two names (内部, 外部), rather than one a slip for the other. */
const contrasts = (pair: string): boolean => COUNTERPARTS.some((group) => [...pair].every((c) => group.includes(c)));

const COUNTERPARTS =
  '内外 入出退 上中下 送受 前後 有無 公私 可不 新旧 大中小 主副従 正副 左右 増減 高中低 長短 開閉 暗復 国県市町村区 年月週日 東西南北 一二三四五 始終'.split(
    ' ',
  );

/** Whether the noun goes on over this place: a word stands directly before it. A number is no part of the name behind it. */
const goesOn = (tokens: readonly Token[], at: number): boolean => {
  const [before, behind] = [tokens[at - 1], tokens[at]];
  return (
    isNoun(before) &&
    isNoun(behind) &&
    before!.end === behind!.start &&
    before!.detail !== '数' &&
    // the dictionary takes ASCII brackets for nouns
    /\p{L}/u.test(before!.surface) &&
    /\p{L}/u.test(behind!.surface)
  );
};

const isNoun = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === '名詞' || token.pos === '接頭詞') && token.detail !== '非自立';
const isInside = (token: Token): boolean => token.pos === '名詞' || token.pos === '接頭詞' || token.surface === 'の';
