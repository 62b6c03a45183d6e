/**
 * @file `npm run learn`: learns coverage/model.json from test/corpus and prints what it reaches on families that were left
 * out. Deterministic: the same corpus and dictionaries give the same model.
 */

import { writeFileSync } from 'node:fs';
import { type Answer, judge, type Questions, questionsOf } from '../../server/src/coverage/evidence';
import { type Model, planted, scoresOf, type Tree } from '../../server/src/coverage/model';
import { readStatementsOf } from '../../server/src/coverage/reading';
import { lessonsFor } from '../../server/src/coverage/sayings';
import type { Table, Traits } from '../../server/src/coverage/traits';
import { type Document, readDocument } from '../../server/src/document/document';
import type { Tokenizer } from '../../server/src/morphology/token';
import { loadTokenizer } from '../../server/src/node/dictionary';
import type { Element } from '../../server/src/policy/control';
import { draftOf } from '../../server/src/rules/draft';
import { lineNumber } from '../../server/src/text/lines';
import { randomOf } from '../random';
import { boost, type Row } from './boost';
import { type Block, type Draft, type Family, readCorpus, type Sentence } from './corpus';
import { measure } from './measure';
import { without } from './precedents';

/** A true pair counts as much as so many false ones, a single sentence as much as so many. */
const GOOD = 5;
const SENTENCE = 3;
/** One in so many of the pairs that nobody would take for one another is learned from. */
const SPARSE = 5;
/** Log odds before anything is known: few pairs are good. */
const START = -2;
/** Log odds from which a statement counts as evidence. */
const SURE = 0.8;
/** Families are left out in so many turns. */
const TURNS = 3;
const COPIES = 30;
/**
 * What half of the trees may not look at. In our corpora rules are longer than what stands beside them, in those of other writers
 * perhaps not.
 */
const BLIND: readonly (keyof Traits | undefined)[] = [undefined, 'length'];

/** A statement and an element, and whether a careful reader accepts the one for the other. */
interface Pair {
  readonly family: string;
  readonly draft: string;
  /** Index of the statement in the draft. */
  readonly statement: number;
  readonly element: string;
  /** Index of the annotated block that the statement stands in, -1 for none. */
  readonly block: number;
  readonly traits: Traits;
  readonly purposes: number;
  readonly good: boolean;
  readonly single: boolean;
}

async function learn(): Promise<void> {
  const tokenizer = await loadTokenizer('dist/dict');
  const families = readCorpus('test/corpus', tokenizer);
  const lessons = lessonsFor(tokenizer);
  // to find a draft's own sentences among the precedents would teach to trust them too much
  const pairs = families.flatMap((family) => pairsOf(family, without(family.name, lessons, tokenizer)));
  const names = Object.keys(pairs[0]!.traits) as (keyof Traits)[];
  console.log(`${pairs.length} pairs, ${pairs.filter(({ good }) => good).length} good, ${names.length} traits`);
  const standards: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const left = families.filter((_, i) => i % TURNS === turn);
    const others = pairs.filter(({ family }) => !left.some(({ name }) => name === family));
    const model = modelOf(names, train(names, others));
    for (const family of left)
      for (const draft of family.drafts) {
        const { precision, recall, f1 } = measureLeftOut(family, draft, pairs, model);
        if (draft.name.startsWith('standard')) standards.push(f1);
        const numbers = [precision, recall, f1].map((value) => value.toFixed(3));
        console.log(
          `without ${family.name}: ${draft.name} precision ${numbers[0]} recall ${numbers[1]} F1 ${numbers[2]}`,
        );
      }
  }
  console.log(`mean F1 of standards ${(standards.reduce((sum, f1) => sum + f1, 0) / standards.length).toFixed(3)}`);
  const model = modelOf(names, train(names, pairs));
  writeFileSync('server/src/coverage/model.json', `${JSON.stringify(model)}\n`);
}

const modelOf = (traits: Model['traits'], trees: readonly Tree[]): Model => ({ traits, bias: START - SURE, trees });

function pairsOf(family: Family, tokenizer: Tokenizer): readonly Pair[] {
  const questions = questionsOf(family.policy, tokenizer);
  const names = new Map([...family.pairs].map(([name, id]) => [id, name]));
  const inDraft = ({ name, document, blocks }: Draft) =>
    answersIn(document, questions, tokenizer).flatMap(({ answer, line, statement }): readonly Pair[] => {
      const element = names.get(answer.question.element.id);
      if (element === undefined) return [];
      const block = blocks.findIndex(({ from, to }) => from <= line && line <= to);
      const good = blocks[block]?.fulfils.includes(element) ?? false;
      return [
        {
          family: family.name,
          draft: name,
          statement,
          element,
          block,
          traits: answer.traits(),
          purposes: answer.purposes,
          good,
          single: false,
        },
      ];
    });
  const inSentence = ({ name, title, text }: Sentence, good: boolean): readonly Pair[] => {
    const document = readDocument(`# 対策基準\n\n${title && `## ${title}\n\n`}${text}\n`, '対策基準.md');
    const traits = answersIn(document, questions, tokenizer)
      .filter(({ answer }) => names.get(answer.question.element.id) === name)
      .map(({ answer }) => answer.traits())
      .sort((a, b) => strength(b) - strength(a))[0];
    return traits
      ? [
          {
            family: family.name,
            draft: '',
            statement: -1,
            element: name,
            block: -1,
            traits,
            purposes: 1,
            good,
            single: true,
          },
        ]
      : [];
  };
  return [
    ...family.drafts.flatMap(inDraft),
    ...family.positives.flatMap((sentence) => inSentence(sentence, true)),
    ...family.negatives.flatMap((sentence) => inSentence(sentence, false)),
    ...family.policy.controls.flatMap(({ title, elements }) =>
      elements.flatMap((element) => {
        const name = names.get(element.id);
        return name === undefined
          ? []
          : ['', title].flatMap((title) =>
              inSentence({ name, title, text: repeated(family.policy.document, element) }, true),
            );
      }),
    ),
  ];
}

/** Who only repeats the policy's words, as a duty, fulfils it. */
const repeated = (policy: Document, element: Element): string =>
  draftOf(policy, element, '責任者')
    .split('\n')
    .at(-1)!
    .replace(/[〔〕]/g, '');

function answersIn(
  document: Document,
  questions: Questions,
  tokenizer: Tokenizer,
): readonly { readonly answer: Answer; readonly line: number; readonly statement: number }[] {
  return readStatementsOf(document, tokenizer).flatMap((reading) => {
    const line = lineNumber(document.lines, reading.statement.span.start);
    return judge(questions, reading, 0)
      .filter(({ binding }) => binding)
      .map((answer) => ({ answer, line, statement: reading.statement.index }));
  });
}

const strength = ({ own, likeness, theme, soundContext }: Traits): number => own + likeness + theme + soundContext;

function train(names: readonly (keyof Traits)[], pairs: readonly Pair[]): readonly Tree[] {
  return BLIND.flatMap((blind) => trees(names, pairs, blind)).map((tree) => scaled(tree, 1 / BLIND.length));
}

const scaled = (tree: Tree, by: number): Tree =>
  typeof tree === 'number'
    ? Number((tree * by).toFixed(4))
    : [tree[0], tree[1], scaled(tree[2], by), scaled(tree[3], by)];

function trees(
  names: readonly (keyof Traits)[],
  pairs: readonly Pair[],
  blind: keyof Traits | undefined,
): readonly Tree[] {
  const random = randomOf(5);
  const telling = pairs.filter(
    ({ good, single, traits }) =>
      good || single || traits.soundContext > 0.1 || traits.near > 0.25 || random() < 1 / SPARSE,
  );
  const rows = unambiguous(telling).map(
    ({ traits, good, single }): Row => ({
      values: names.map((name) => (name === blind ? 0 : traits[name])),
      good,
      weight: single ? SENTENCE : good ? GOOD : 1,
    }),
  );
  return boost(rows, START);
}

/** Of a block's several sentences only the likeliest is taken for the one that fulfils the element. */
function unambiguous(pairs: readonly Pair[]): readonly Pair[] {
  const best = new Map<string, Pair>();
  const key = ({ family, draft, element, block }: Pair) => [family, draft, element, block].join(' ');
  for (const pair of pairs) {
    const known = best.get(key(pair));
    if (pair.good && !pair.single && (!known || strength(pair.traits) > strength(known.traits)))
      best.set(key(pair), pair);
  }
  return pairs.filter((pair) => pair.single || !pair.good || best.get(key(pair)) === pair);
}

/** A statement's answers do not depend on its neighbours, so a copy without some blocks need not be read again. */
function measureLeftOut(family: Family, draft: Draft, pairs: readonly Pair[], model: Model) {
  const own = pairs.filter((pair) => pair.family === family.name && pair.draft === draft.name);
  const forest = planted(model);
  const statements = new Map<number, Pair[]>();
  for (const pair of own) statements.set(pair.statement, [...(statements.get(pair.statement) ?? []), pair]);
  const hits = [...statements.values()].flatMap((answers) => {
    const columns = model.traits.map((name) => [name, Float64Array.from(answers, ({ traits }) => traits[name])]);
    const table: Table = Object.fromEntries(columns);
    const scores = scoresOf(table, [...answers.keys()], answers[0]!.purposes, forest);
    return answers.filter((_, i) => scores[i]! >= 0.5);
  });
  return measure(family, draft, COPIES, (_, blocks) => {
    const alive = new Set<Block>(blocks);
    const isLeft = ({ block }: Pair) => block < 0 || alive.has(draft.blocks[block]!);
    return new Map(
      family.truth.map((name) => [
        name,
        { covered: hits.some((hit) => hit.element === name && isLeft(hit)), lines: [] },
      ]),
    );
  });
}

await learn();
