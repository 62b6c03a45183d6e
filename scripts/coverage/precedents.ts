/** @file What the sentences of annotated drafts were written for, as the program looks it up (coverage/precedent.ts). */

import type { Embedding } from '../../server/src/coverage/embedding';
import { eligible, questionsOf } from '../../server/src/coverage/evidence';
import { type Lessons, listsOf, startOf, teach } from '../../server/src/coverage/lessons';
import { type Precedent, type Precedents, precedentsOf } from '../../server/src/coverage/precedent';
import { notesOf } from '../../server/src/coverage/prepared';
import { readerOf } from '../../server/src/coverage/reading';
import { type Notes, partsOf } from '../../server/src/coverage/sayings';
import { type Document, readDocument } from '../../server/src/document/document';
import { binds } from '../../server/src/document/modality';
import type { Tokenizer } from '../../server/src/morphology/token';
import { lineNumber } from '../../server/src/text/lines';
import type { Family } from './corpus';

export const NO_PRECEDENTS = precedentsOf([], [], []);

/** All rules in the drafts of families, with what they fulfil; those that only sound as if they did are written for nothing. */
export function precedentsIn(families: readonly Family[], tokenizer: Tokenizer): Precedents {
  const parts = new Map<string, number>();
  const numbered = (text: string) =>
    [...partsOf(tokenizer(text))].map((part) => {
      if (!parts.has(part)) parts.set(part, parts.size);
      return parts.get(part)!;
    });
  const demands: { readonly parts: readonly number[]; readonly notes: Notes }[] = [];
  const sentences = families.flatMap((family): readonly Precedent[] => {
    const { questions, ear } = questionsOf(family.policy, tokenizer);
    const numbers = new Map<string, number>();
    for (const question of questions) {
      const { id, topic, text } = question.element;
      numbers.set(id, demands.push({ parts: numbered(`${topic}。${text}`), notes: notesOf(question, ear) }) - 1);
    }
    const written = (document: Document, names: (line: number) => readonly string[]) => {
      const read = readerOf(document, tokenizer);
      return document.statements.flatMap((statement): readonly Precedent[] => {
        const reading = read(statement);
        if (!eligible(reading) || !binds(reading.modality)) return [];
        const known = names(lineNumber(document.lines, statement.span.start)).flatMap(
          (name) => numbers.get(family.pairs.get(name) ?? '') ?? [],
        );
        const sentence = { parts: numbered(reading.said), from: family.name };
        return (known.length > 0 ? known : [-1]).map((demand) => ({ ...sentence, demand }));
      });
    };
    return [
      ...family.drafts.flatMap(({ document, blocks }) =>
        written(document, (line) => blocks.find(({ from, to }) => from <= line && line <= to)?.fulfils ?? []),
      ),
      ...family.positives.flatMap(({ text, name }) => written(readDocument(text, '対策基準.md'), () => [name])),
      ...family.negatives.flatMap(({ text }) => written(readDocument(text, '対策基準.md'), () => [])),
    ];
  });
  return precedentsOf([...parts.keys()], demands, sentences);
}

/** A tokenizer that was taught the same, but for what stands in the drafts of a family, with another embedding. */
export function without(family: string, lessons: Lessons, tokenizer: Tokenizer, embedding: Embedding): Tokenizer {
  const apart: Tokenizer = Object.assign((text: string) => tokenizer(text), { knowing: tokenizer.knowing });
  const { sentences, purposes, from, families, ...rest } = lessons.precedents;
  const others = [...from.keys()].filter((i) => families[from[i]!] !== family);
  const partsAt = (i: number) => [...sentences.items.subarray(startOf(sentences, i), sentences.ends[i])];
  const precedents: Precedents = {
    ...rest,
    sentences: listsOf(others.map(partsAt)),
    purposes: Int16Array.from(others, (i) => purposes[i]!),
    from: Uint8Array.from(others, (i) => from[i]!),
    families,
  };
  teach(apart, () => ({ ...lessons, precedents, embedding }));
  return apart;
}
