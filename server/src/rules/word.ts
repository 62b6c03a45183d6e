import type { Document } from '../document/document';
import type { Block } from '../document/markdown';
import { isCode, isWhole, sourceOf } from '../document/prose';
import { foundInBlocks } from '../document/search';
import type { Token, Tokenizer } from '../morphology/token';
import { indexOf, occurrencesIn } from '../policy/occurrence';
import type { Term } from '../policy/policy';
import { shift } from '../text/anchor';
import { literal } from '../text/literal';
import type { Span } from '../text/span';
import type { Fix, Message } from './finding';
import { isSpared } from './spared';

/** A word as it stands in a document. */
export interface Word {
  readonly block: Block;
  readonly text: string;
  /** Offsets into the block's text. */
  readonly at: Span;
  /** Where it stands in the source. */
  readonly span: Span;
  /** Whether it stands there in one piece, so that it can be replaced. */
  readonly whole: boolean;
}

/**
 * The words of a document that a pattern matches: whole morphemes, so never a part of a longer one; not in code, addresses or
 * the titles of other rules.
 */
export function wordsIn(document: Document, pattern: RegExp, tokenizer: Tokenizer): readonly Word[] {
  const look = (block: Block) => {
    const { text } = block.prose;
    const matches = [...text.matchAll(pattern)];
    if (matches.length === 0) return [];
    const edges = edgesOf(tokenizer(text));
    return matches.flatMap((match) => {
      const at = { start: match.index, end: match.index + match[0].length };
      return edges.has(at.start) && edges.has(at.end) ? wordAt(block, at) : [];
    });
  };
  return foundInBlocks(document, `words ${pattern}`, [tokenizer], look, moveWord);
}

export const moveWord = (word: Word, by: number): Word => ({
  ...word,
  span: shift(word.span, by),
});

/** The offsets at which morphemes begin or end. */
export const edgesOf = (tokens: readonly Token[]): ReadonlySet<number> =>
  new Set(tokens.flatMap(({ start, end }) => [start, end]));

/** A part of a block as a word; none in code, addresses and titles. */
export function wordAt(block: Block, at: Span): readonly Word[] {
  const { prose } = block;
  if (isCode(prose, at.start, at.end) || isSpared(prose.text, at)) return [];
  return [
    {
      block,
      text: prose.text.slice(at.start, at.end),
      at,
      span: sourceOf(prose, at.start, at.end),
      whole: isWhole(prose, at.start, at.end),
    },
  ];
}

/** Whether a word stands inside a term, in whatever notation. The terms of each block are looked up once. */
export function termsAround(terms: readonly Term[], tokenizer: Tokenizer): (word: Word) => boolean {
  const index = indexOf(terms);
  const known = new Map<Block, readonly Span[]>();
  return ({ block, at }) => {
    const { text } = block.prose;
    const found = known.get(block) ?? occurrencesIn(text, index, tokenizer).map(({ span }) => span);
    known.set(block, found);
    return found.some(({ start, end }) => start <= at.start && at.end <= end);
  };
}

/** The fix that writes another word; none where the word does not stand in one piece. */
export const replaced = ({ span, whole }: Pick<Word, 'span' | 'whole'>, text: string, safe: boolean): readonly Fix[] =>
  whole ? [{ title: changeTo(text), edits: [{ span, text }], safe }] : [];

/** What a fix that writes another word is called. */
export const changeTo = (text: string): Message => ({ ja: `「${text}」に直す`, en: `Change to 「${text}」` });

/** A pattern that matches any of some words, the longest first. */
export const anyOf = (words: readonly string[]): RegExp =>
  RegExp(
    [...words]
      .sort((a, b) => b.length - a.length)
      .map(literal)
      .join('|'),
    'g',
  );
