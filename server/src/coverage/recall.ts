import type { Document } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { judge, type Questions } from './evidence';
import { readerOf } from './reading';

/** What a statement says to an element, wherever the statement stands. */
export interface Verdict {
  readonly element: string;
  /** 0 to 1. */
  readonly score: number;
  readonly binding: boolean;
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

/** What the statements of a draft say, by index. */
export type Verdicts = readonly (readonly Verdict[])[];

/** Statements below this score have nothing to do with an element. */
const NEAR = 0.25;
/** So many statements are remembered; then all is forgotten, for what was typed does not come back. */
const MEMORY = 100_000;

/** The verdicts on what was read under each policy, by context and text. */
const memories = new WeakMap<Questions, Map<string, readonly Verdict[]>>();

/**
 * Judges every statement of a draft, by index. A statement is judged by its text and its context (headings, lead-ins,
 * header) alone, so that an edit judges only the statements that it touched.
 */
export function verdictsOf(questions: Questions, document: Document, tokenizer: Tokenizer): Verdicts {
  const memory = memories.get(questions) ?? new Map<string, readonly Verdict[]>();
  memories.set(questions, memory);
  const reader = readerOf(document, tokenizer);
  return document.statements.map((statement) => {
    const key = `${reader.contextOf(statement)}\u0004${statement.text}`;
    const known = memory.get(key);
    if (known) return known;
    if (memory.size >= MEMORY) memory.clear();
    const verdicts = judge(questions, reader.read(statement))
      .filter(({ score }) => score >= NEAR)
      .map(({ question, score, binding, said, unsaid }): Verdict => {
        return { element: question.element.id, score: Math.round(score * 100) / 100, binding, said, unsaid };
      });
    memory.set(key, verdicts);
    return verdicts;
  });
}
