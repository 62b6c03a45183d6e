/** @file What is learned from: the statements of the annotated drafts and the single sentences, each with the elements of its policy. */

import { judge, type Questions, questionsOf } from '../../server/src/coverage/evidence';
import { readStatementsOf } from '../../server/src/coverage/reading';
import type { Traits } from '../../server/src/coverage/traits';
import { type Document, readDocument } from '../../server/src/document/document';
import type { Tokenizer } from '../../server/src/morphology/token';
import type { Element } from '../../server/src/policy/control';
import { draftOf } from '../../server/src/rules/draft';
import { lineNumber } from '../../server/src/text/lines';
import type { Draft, Family, Sentence } from './corpus';

/** A draft, or a single sentence that was written for an element or only sounds like it. */
export interface Writing {
  readonly family: Family;
  readonly document: Document;
  readonly draft?: Draft;
  /** The element that a single sentence speaks of, by number among the policy's, and whether it fulfils it. */
  readonly single?: { readonly element: number; readonly good: boolean };
}

/** With its statements, beside each element. */
export interface Text extends Writing {
  readonly pairs: readonly Pair[];
}

/** A binding statement and an element. */
export interface Pair {
  readonly statement: number;
  /** By number among the policy's. */
  readonly element: number;
  /** Index of the annotated block that the statement stands in, -1 for none. */
  readonly block: number;
  readonly traits: Traits;
  readonly purposes: number;
  /** Whether a careful reader accepts the statement for the element; undefined where nobody said. */
  readonly good: boolean | undefined;
}

/** All that was written in a family, and its policy's own words as rules. */
export function writingsOf(family: Family, tokenizer: Tokenizer): readonly Writing[] {
  const { questions } = questionsOf(family.policy, tokenizer);
  const names = namesOf(family);
  const numbers = new Map(names.map((name, i) => [name, i]));
  const alone = ({ name, title, text }: Sentence, good: boolean): readonly Writing[] => {
    const element = numbers.get(name);
    if (element === undefined) return [];
    const document = readDocument(`# 対策基準\n\n${title && `## ${title}\n\n`}${text}\n`, '対策基準.md');
    return [{ family, document, single: { element, good } }];
  };
  return [
    ...family.drafts.map((draft) => ({ family, document: draft.document, draft })),
    ...family.positives.flatMap((sentence) => alone(sentence, true)),
    ...family.negatives.flatMap((sentence) => alone(sentence, false)),
    ...questions.flatMap(({ control, element }, i) => {
      const [name, text] = [names[i], repeated(family.policy.document, element)];
      return name && text ? ['', control.title].flatMap((title) => alone({ name, title, text }, true)) : [];
    }),
  ];
}

/** The same with each of its statements beside each element. */
export function textsOf(family: Family, tokenizer: Tokenizer): readonly Text[] {
  const questions = questionsOf(family.policy, tokenizer);
  const names = namesOf(family);
  return writingsOf(family, tokenizer).map((writing): Text => {
    const { document, draft, single } = writing;
    const blockOf = draft && blocksIn(draft);
    const goodness = (element: number, block: number): boolean | undefined => {
      if (single) return element === single.element ? single.good : undefined;
      const name = names[element];
      return name === undefined ? undefined : (draft!.blocks[block]?.fulfils.includes(name) ?? false);
    };
    const pairs = pairsIn(document, questions, tokenizer).map((pair): Pair => {
      const block = blockOf?.[pair.statement] ?? -1;
      return { ...pair, block, good: goodness(pair.element, block) };
    });
    return { ...writing, pairs };
  });
}

/** The name in the corpus of each element of a policy, by number; undefined for those that it does not name. */
export function namesOf({ policy, pairs }: Family): readonly (string | undefined)[] {
  const names = new Map([...pairs].map(([name, id]) => [id, name]));
  return policy.controls.flatMap(({ elements }) => elements.map(({ id }) => names.get(id)));
}

/** The annotated block that each statement of a draft stands in, -1 for none. */
export const blocksIn = ({ document, blocks }: Draft): readonly number[] =>
  document.statements.map(({ span }) => {
    const line = lineNumber(document.lines, span.start);
    return blocks.findIndex(({ from, to }) => from <= line && line <= to);
  });

/** Who only repeats the policy's words, as a duty, fulfils it; undefined where they do not say what about. */
function repeated(policy: Document, element: Element): string | undefined {
  const { text, wording } = element;
  const told = wording.endsWith(text) ? wording.slice(0, -text.length) : '';
  if (told === '' && !/[をのにがへ]/.test(text)) return undefined;
  const topic = told
    .replace(/[、，]$/, '')
    .replace(/(?<![にでへと])は$/, 'について')
    .replace(/は$/, '');
  return draftOf(policy, { ...element, topic }, '責任者')
    .split('\n')
    .at(-1)!
    .replace(/[〔〕]/g, '');
}

function pairsIn(
  document: Document,
  questions: Questions,
  tokenizer: Tokenizer,
): readonly Omit<Pair, 'block' | 'good'>[] {
  const numbers = new Map(questions.questions.map((question, i) => [question, i]));
  return readStatementsOf(document, tokenizer).flatMap((reading) =>
    judge(questions, reading, 0)
      .filter(({ binding }) => binding)
      .map(({ question, traits, purposes }) => ({
        statement: reading.statement.index,
        element: numbers.get(question)!,
        traits: traits(),
        purposes,
      })),
  );
}
