import type { Document } from '../document/document';
import { foundInStretches, stay } from '../document/search';
import { endOf, type Statement } from '../document/statement';
import type { Tokenizer } from '../morphology/token';
import { apart, recall } from '../text/memory';
import { eligible, explain, judge, type Questions } from './evidence';
import { leadsOf, neighboursOf, readerOf } from './reading';
import { spellerOf } from './wording';

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

/** Of statements below this score nobody would think that they might fulfil an element. */
export const FAINT = 0.1;
/**
 * So many texts are remembered; then all is forgotten, for what was typed does not come back, and what documents say is kept with
 * them. Few, since a verdict takes some kilobytes. It is forgotten between documents only: one that is longer is judged once.
 */
const MEMORY = 3_000;

/** What was judged under a policy. Long texts are numbered once, so that the keys made of them are short. */
interface Memory {
  readonly numbers: Map<string, number>;
  readonly verdicts: Map<string, readonly Verdict[]>;
}

const memories = new WeakMap<Questions, Memory>();

/**
 * Judges every statement of a draft, by index. A statement is judged by its text and its context (headings, lead-ins,
 * header, neighbours) alone: an edit looks only at the stretches that it reached, and judges only the statements that are new.
 */
export function verdictsOf(questions: Questions, document: Document, tokenizer: Tokenizer): Verdicts {
  const judge = judgeOf(questions, document, tokenizer);
  const given = [questions, document.kind.kind, spellerOf(document, tokenizer).key];
  const verdicts = foundInStretches(document, 'verdicts', given, (statements) => statements.map(judge), stay);
  if (memoryOf(questions).numbers.size >= MEMORY) memories.delete(questions);
  return verdicts;
}

/** Judges what of a draft has not been judged yet, one statement at each step: the work can be interrupted, and nothing is lost. */
export function* judging(questions: Questions, document: Document, tokenizer: Tokenizer): Generator<void> {
  const done = recall(judged, questions, () => new WeakMap());
  const judge = judgeOf(questions, document, tokenizer);
  const spelling = spellerOf(document, tokenizer).key;
  for (const { key, from, to } of document.reading.stretches) {
    if (done.get(key) === spelling) continue;
    for (let i = from; i < to; i++) {
      judge(document.statements[i]!);
      yield;
    }
    done.set(key, spelling);
  }
}

/** The stretches that have been judged, and with which short names spelled out. */
const judged = new WeakMap<Questions, WeakMap<object, string>>();

/** Tells what a statement of a draft says. */
function judgeOf(questions: Questions, document: Document, tokenizer: Tokenizer) {
  const { numbers, verdicts } = memoryOf(questions);
  const read = readerOf(document, tokenizer);
  const { spell } = spellerOf(document, tokenizer);
  const keyOf = keysIn(document, (text) => {
    const spelled = spell(text);
    return numbers.get(spelled) ?? recall(numbers, apart(spelled), () => numbers.size);
  });
  return (statement: Statement): readonly Verdict[] =>
    recall(verdicts, keyOf(statement), () => {
      // what can be no evidence anyway need not be read
      if (!eligible(read.standing(statement))) return [];
      const reading = read(statement);
      return judge(questions, reading, FAINT).map(({ question, score, binding }): Verdict => {
        const rounded = Math.round(score * 100) / 100;
        return { element: question.element.id, score: rounded, binding, ...explain(question, reading) };
      });
    });
}

const memoryOf = (questions: Questions): Memory =>
  recall(memories, questions, () => ({ numbers: new Map(), verdicts: new Map() }));

/** Everything that decides how a statement is read, as a short key. */
function keysIn({ kind, entries, statements }: Document, number: (text: string) => number) {
  const headings = new Map<number, number>();
  const headingOf = (entry: number): number =>
    recall(headings, entry, () => {
      const { parent = -1, label, title } = entries[entry] ?? {};
      return number(entry < 0 ? `${kind.kind}` : `${headingOf(parent)}/${label?.style}/${title}`);
    });
  return (statement: Statement): string => {
    const { text, entry, form, header } = statement;
    // what stands behind can take back what is said, what stands before cannot
    const around = neighboursOf(statements, statement).map(
      ({ index, text: beside }) => `${index < statement.index ? '<' : '>'}${number(beside)}`,
    );
    const leads = leadsOf(statements, statement).map((lead) => number(`${lead.text}/${endOf(statements, lead)}`));
    const head = header ? number(header.join('、')) : '';
    // the length counts in the votes of a draft: a name that is spelled out is longer than it stands there
    return `${number(text)} ${text.length} ${form} ${headingOf(entry)} ${around} ${leads} ${head}`;
  };
}
