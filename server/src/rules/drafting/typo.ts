import typos from '../../../../dictionaries/typos.yaml';
import type { Block } from '../../document/markdown';
import type { Token, Tokenizer } from '../../morphology/token';
import { countWhile } from '../../text/bisect';
import type { Span } from '../../text/span';
import { inBlocks } from '../block';
import type { Report } from '../finding';
import type { Rule } from '../rule';
import { anyOf, replaced, wordAt } from '../word';

/** drafting/typo: slips of the pen (次に揚げる, 若しくしくは, しなけらばならない), from dictionaries/typos.yaml. */
export const typo: Rule = {
  id: 'drafting/typo',
  severity: 'warning',
  title: { ja: '書き誤り', en: 'A misspelling' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: true,
  check: ({ document, terms, tokenizer }) =>
    tokenizer
      ? inBlocks(document, 'drafting/typo', [terms, tokenizer], (block) =>
          slipsIn(block.prose.text, tokenizer)
            // what the policy calls so is no slip
            .filter(({ text }) => !terms.some(({ term }) => term.includes(text)))
            .flatMap((slip) => report(block, slip)),
        )
      : [],
};

/** A slip in a text, with what is meant. */
export interface Slip {
  readonly text: string;
  readonly span: Span;
  readonly right: string;
  readonly entry: Entry;
}

type Entry = (typeof typos)[number];

const ENTRIES: ReadonlyMap<string, readonly Entry[]> = typos.reduce(
  (map, entry) => entry.wrong.reduce((all, wrong) => all.set(wrong, [...(all.get(wrong) ?? []), entry]), map),
  new Map<string, readonly Entry[]>(),
);
const ANY = anyOf([...ENTRIES.keys()]);

/** Finds the slips of the dictionary in a text, longest first. */
export function slipsIn(text: string, tokenizer: Tokenizer): readonly Slip[] {
  const matches = [...text.matchAll(ANY)];
  if (matches.length === 0) return [];
  const tokens = tokenizer(text);
  return matches.flatMap(({ 0: wrong, index }) => {
    const span = { start: index, end: index + wrong.length };
    const entry = ENTRIES.get(wrong)!.find((one) => fits(one, text, span, tokens));
    return entry
      ? [{ text: wrong, span, right: entry.right + (entry.keep ? wrong.slice(-entry.keep) : ''), entry }]
      : [];
  });
}

function fits({ before, after, not }: Entry, text: string, { start, end }: Span, tokens: readonly Token[]): boolean {
  const ahead = text.slice(0, start);
  const behind = text.slice(end);
  return (
    isApart(text, start, tokens) &&
    isApart(text, end, tokens) &&
    (!before || before.some((word) => (word === NOUN ? endsNoun(tokens, start) : ahead.endsWith(word)))) &&
    (!after || after.some((word) => (word === NOUN ? beginsNoun(tokens, end) : behind.startsWith(word)))) &&
    !not?.some((word) => covers(text, word, start, end))
  );
}

const NOUN = '{名詞}';
/** The first morpheme that begins at a place or behind it, as an index: a long line is not looked through for each slip. */
const firstFrom = (tokens: readonly Token[], at: number): number => countWhile(tokens, ({ start }) => start < at);
const endsNoun = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[firstFrom(tokens, at) - 1];
  return before?.end === at && before.pos === '名詞';
};
const beginsNoun = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[firstFrom(tokens, at)];
  return next?.start === at && next.pos === '名詞';
};

/** Between kanji and kanji, or katakana and katakana, only where a morpheme ends. */
function isApart(text: string, at: number, tokens: readonly Token[]): boolean {
  const around = text.slice(Math.max(0, at - 1), at + 1);
  if (/^[ァ-ヶー]{2}$/.test(around)) return /ー$/.test(around) ? false : tokens[firstFrom(tokens, at)]?.start === at;
  if (!/^\p{sc=Han}{2}$/u.test(around)) return true;
  return (tokens[firstFrom(tokens, at) - 1]?.end ?? 0) <= at;
}

/** Whether a longer word, found around the place, holds it or stands right before it. */
function covers(text: string, word: string, start: number, end: number): boolean {
  for (let at = text.indexOf(word, Math.max(0, start - word.length)); at >= 0 && at <= start; ) {
    if (at + word.length >= end || at + word.length === start) return true;
    at = text.indexOf(word, at + 1);
  }
  return false;
}

function report(block: Block, { text, span, right, entry }: Slip): readonly Report[] {
  return wordAt(block, span).map((word) => ({
    severity: entry.severity ?? 'warning',
    span: word.span,
    message: {
      ja: `「${text}」は「${right}」の書き誤りではありませんか。「${right}」に直してください。`,
      en: `「${text}」 looks like a mistake for 「${right}」. Correct it.`,
    },
    fixes: replaced(word, right, entry.safe === true),
  }));
}
