/** @file How well the gaps of a draft are found: a draft of test/corpus, whole and with some of its rules taken out. */

import { type Coverage, readCoverage } from '../../server/src/coverage/coverage';
import { readDocument } from '../../server/src/document/document';
import type { Tokenizer } from '../../server/src/morphology/token';
import { lineNumber } from '../../server/src/text/lines';
import { randomOf } from '../random';
import type { Block, Draft, Family } from './corpus';

/** What was measured of a draft. */
export interface Measure {
  /** Of "not fulfilled", over the draft and its copies with gaps. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** How often the evidence that is shown holds a block that a careful reader accepts. */
  readonly evidence: number;
  /** Elements that the whole draft fulfils and that are reported all the same. */
  readonly falseAlarms: readonly string[];
  /** Elements that were reported wrongly, or overlooked, in all copies, with how often. */
  readonly alarmed: ReadonlyMap<string, number>;
  readonly overlooked: ReadonlyMap<string, number>;
}

/** How many single sentences were rightly taken as evidence, and rightly not. */
export interface Sentences {
  readonly found: number;
  readonly positives: number;
  readonly refused: number;
  readonly negatives: number;
}

/** Whether each element (by its name in the corpus) is fulfilled by a draft with these blocks, and the lines shown for it. */
type Answer = (
  source: string,
  blocks: readonly Block[],
) => ReadonlyMap<string, { readonly covered: boolean; readonly lines: readonly number[] }>;

/** Measures a draft over itself and `copies` copies, each without the rules of a random quarter of its elements. */
export function measure(family: Family, draft: Draft, copies: number, answer: Answer): Measure {
  const present = [...new Set(draft.blocks.flatMap(({ fulfils }) => fulfils))];
  const alarmed = new Map<string, number>();
  const overlooked = new Map<string, number>();
  const falseAlarms: string[] = [];
  let [found, shown, right] = [0, 0, 0];
  for (let copy = 0; copy <= copies; copy++) {
    const random = randomOf(copy * 7919 + draft.name.length * 31 + family.name.length);
    const dropped = new Set(copy === 0 ? [] : present.filter(() => random() < 0.25));
    const { source, blocks, kept } = without(draft, dropped);
    const answers = answer(source, kept);
    const fulfilled = new Set(blocks.flatMap(({ fulfils }) => fulfils));
    for (const name of family.truth) {
      const { covered, lines } = answers.get(name) ?? { covered: false, lines: [] };
      if (!covered && !fulfilled.has(name)) found++;
      if (!covered && fulfilled.has(name)) alarmed.set(name, (alarmed.get(name) ?? 0) + 1);
      if (!covered && fulfilled.has(name) && copy === 0) falseAlarms.push(name);
      if (covered && !fulfilled.has(name)) overlooked.set(name, (overlooked.get(name) ?? 0) + 1);
      if (!covered || !fulfilled.has(name) || lines.length === 0) continue;
      shown++;
      const holds = ({ fulfils, from, to }: Block) =>
        fulfils.includes(name) && lines.some((line) => from <= line && line <= to);
      if (blocks.some(holds)) right++;
    }
  }
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
  const precision = found / (found + sum(alarmed) || 1);
  const recall = found / (found + sum(overlooked) || 1);
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    evidence: shown === 0 ? 0 : right / shown,
    falseAlarms,
    alarmed,
    overlooked,
  };
}

/** What Kijun answers. */
export function kijun(family: Family, kind: string, tokenizer: Tokenizer): Answer {
  return (source) => {
    const coverage = readCoverage(family.policy, [readDocument(source, `${kind}.md`)], tokenizer);
    const elements = elementsOf(coverage);
    return new Map(
      family.truth.map((name) => {
        const element = elements.get(family.pairs.get(name) ?? '');
        const lines = (element?.evidence ?? []).map(({ document, statement }) =>
          lineNumber(document.lines, document.statements[statement]!.span.start),
        );
        return [name, { covered: element?.status === 'covered', lines }];
      }),
    );
  };
}

/** What a search for the policy's own words would answer. */
export const keywords =
  (family: Family): Answer =>
  (source) =>
    new Map(
      family.truth.map((name) => [name, { covered: family.patterns.get(name)?.test(source) ?? false, lines: [] }]),
    );

/** Each hard sentence alone, under the title of its control. */
export function measureSentences(family: Family, tokenizer: Tokenizer): Sentences {
  const all = [
    ...family.positives.map((sentence) => ({ ...sentence, wanted: true })),
    ...family.negatives.map((sentence) => ({ ...sentence, wanted: false })),
  ];
  const documents = all.map(({ title, text }, i) =>
    readDocument(`# 対策基準\n\n## ${title}\n\n${text}\n`, `対策基準-${i}.md`),
  );
  const elements = elementsOf(readCoverage(family.policy, documents, tokenizer));
  const right = all.filter(({ name, wanted }, i) => {
    const evidence = elements.get(family.pairs.get(name) ?? '')?.evidence ?? [];
    return evidence.some(({ document }) => document === documents[i]) === wanted;
  });
  return {
    found: right.filter(({ wanted }) => wanted).length,
    positives: family.positives.length,
    refused: right.filter(({ wanted }) => !wanted).length,
    negatives: family.negatives.length,
  };
}

const elementsOf = ({ controls }: Coverage) =>
  new Map(controls.flatMap((control) => control.elements.map((element) => [element.element.id, element] as const)));

/** The draft without the blocks of some elements; the other blocks, and where they then stand. */
function without(
  { document, blocks }: Draft,
  dropped: ReadonlySet<string>,
): { readonly source: string; readonly blocks: readonly Block[]; readonly kept: readonly Block[] } {
  const lines = document.source.split('\n');
  const out: string[] = [];
  const left: Block[] = [];
  const kept = blocks.filter(({ fulfils }) => !fulfils.some((name) => dropped.has(name)));
  for (let line = 1; line <= lines.length; ) {
    const block = blocks.find(({ from }) => from === line);
    const end = block?.to ?? line;
    if (!block || kept.includes(block)) {
      if (block) left.push({ from: out.length + 1, to: out.length + 1 + end - line, fulfils: block.fulfils });
      out.push(...lines.slice(line - 1, end));
    }
    line = end + 1;
  }
  return { source: out.join('\n'), blocks: left, kept };
}
