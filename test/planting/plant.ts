import type { Document } from '../../server/src/document/document';
import type { Tokenizer } from '../../server/src/morphology/token';
import type { Policy } from '../../server/src/policy/policy';

/** A draft into which defects are planted, with what a planter needs to know of it. */
export interface Ground {
  readonly document: Document;
  readonly policy: Policy;
  /** All drafts under the policy, the document included. */
  readonly documents: readonly Document[];
  readonly tokenizer: Tokenizer;
}

/** One change that makes a defect, and the words that must be marked afterwards. */
export interface Plant {
  readonly rule: string;
  /** What is replaced in the source, and by what. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The words that must be marked, as offsets into `text`. */
  readonly marked: { readonly start: number; readonly end: number };
  /** Whether fixing all that is safe must bring the text back. */
  readonly mends: boolean;
}

/** Finds every place of a draft where it can plant its defect, and where that is one. */
export type Planter = (ground: Ground) => readonly Plant[];

/** Replaces a stretch of the source; all of the new text must be marked. */
export const replacing = (rule: string, start: number, end: number, text: string, mends = false): Plant => ({
  rule,
  start,
  end,
  text,
  marked: { start: 0, end: text.length },
  mends,
});

/** Puts a sentence in; the given words of it must be marked. */
export function inserting(rule: string, at: number, text: string, words: string): Plant {
  const start = text.indexOf(words);
  return { rule, start: at, end: at, text, marked: { start, end: start + words.length }, mends: false };
}
