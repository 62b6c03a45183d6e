/**
 * @file `npm run learn`: learns the weights of coverage/model.ts from test/corpus and prints them, with what they reach on
 * each family when it is left out. Deterministic: the same corpus and dictionaries give the same weights.
 */

import { type Answer, judge, questionsOf, rarityIn } from '../../server/src/coverage/evidence';
import { type Model, scoreOf } from '../../server/src/coverage/model';
import { readStatementsOf } from '../../server/src/coverage/reading';
import type { Traits } from '../../server/src/coverage/traits';
import type { Tokenizer } from '../../server/src/morphology/token';
import { loadTokenizer } from '../../server/src/node/dictionary';
import { lineNumber } from '../../server/src/text/lines';
import { type Draft, type Family, readCorpus } from './corpus';

const ROUNDS = 400;
const RATE = 0.6;
/** Keeps weights small, since a few hundred examples say only so much. */
const SHRINK = 0.002;
/** A true pair counts as much as so many false ones, of which there are far more. */
const SCARCE = 6;
/** The probability from which a statement is evidence; the printed bias is moved so that the score is 0.5 there. */
const SURE = 0.78;

/** A statement and an element, and whether a careful reader accepts the one for the other. */
interface Example {
  readonly family: string;
  readonly draft: Draft;
  readonly element: string;
  /** Index of the annotated block that the statement stands in, -1 for none. */
  readonly block: number;
  readonly traits: Traits;
  readonly good: boolean;
}

async function learn(): Promise<void> {
  const tokenizer = await loadTokenizer('dist/dict');
  const families = readCorpus('test/corpus', tokenizer);
  const examples = families.flatMap((family) => family.drafts.flatMap((draft) => examplesOf(family, draft, tokenizer)));
  console.log(`${examples.length} pairs, ${examples.filter(({ good }) => good).length} good`);
  for (const family of families) {
    const model = regress(examples.filter((example) => example.family !== family.name));
    for (const draft of family.drafts)
      console.log(`without ${family.name}: ${draft.name} F1 ${f1(family, draft, examples, model).toFixed(3)}`);
  }
  const model = regress(examples);
  for (const family of families)
    for (const draft of family.drafts)
      console.log(`all: ${family.name} ${draft.name} F1 ${f1(family, draft, examples, model).toFixed(3)}`);
  console.log(JSON.stringify(model, null, 2));
}

function examplesOf(family: Family, draft: Draft, tokenizer: Tokenizer): readonly Example[] {
  const questions = questionsOf(family.policy, tokenizer);
  const readings = readStatementsOf(draft.document, tokenizer);
  const rarity = rarityIn(readings);
  const names = new Map([...family.pairs].map(([name, id]) => [id, name]));
  return readings.flatMap((reading) => {
    const line = lineNumber(draft.document.lines, reading.statement.span.start);
    const block = draft.blocks.findIndex(({ from, to }) => from <= line && line <= to);
    return judge(questions, reading, rarity)
      .filter(({ binding, question }) => binding && names.has(question.element.id))
      .map(({ question, traits }: Answer): Example => {
        const element = names.get(question.element.id)!;
        return {
          family: family.name,
          draft,
          element,
          block,
          traits,
          good: draft.blocks[block]?.fulfils.includes(element) ?? false,
        };
      });
  });
}

/** Of a block's several sentences only the likeliest is taken for the one that fulfils the element. */
function unambiguous(examples: readonly Example[]): readonly Example[] {
  const best = new Map<string, Example>();
  const key = ({ family, draft, element, block }: Example) => [family, draft.name, element, block].join(' ');
  const strength = ({ traits }: Example) => traits.own + traits.likeness + traits.theme;
  for (const example of examples) {
    const known = best.get(key(example));
    if (example.good && (!known || strength(example) > strength(known))) best.set(key(example), example);
  }
  return examples.filter((example) => !example.good || best.get(key(example)) === example);
}

/** Logistic regression by gradient descent with a step of its own for each weight (AdaGrad). */
function regress(all: readonly Example[]): Model {
  const examples = unambiguous(all);
  const names = Object.keys(examples[0]!.traits) as (keyof Traits)[];
  const good = examples.filter((example) => example.good).length;
  const emphasis = Math.min(12, (examples.length - good) / good / SCARCE);
  const weights = new Float64Array(names.length + 1);
  weights[names.length] = -2;
  const rows = examples.map(({ traits, good: wanted }) => ({
    values: Float64Array.from([...names.map((name) => traits[name]), 1]),
    wanted,
  }));
  const steps = new Float64Array(weights.length).fill(1e-8);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(weights.length);
    let total = 0;
    for (const { values, wanted } of rows) {
      let sum = 0;
      for (let j = 0; j < values.length; j++) sum += weights[j]! * values[j]!;
      const weight = wanted ? emphasis : 1;
      const error = (1 / (1 + Math.exp(-sum)) - (wanted ? 1 : 0)) * weight;
      total += weight;
      for (let j = 0; j < values.length; j++) slope[j]! += error * values[j]!;
    }
    for (let j = 0; j < weights.length; j++) {
      const gradient = slope[j]! / total + (j < names.length ? SHRINK * weights[j]! : 0);
      steps[j]! += gradient * gradient;
      weights[j]! -= (RATE * gradient) / Math.sqrt(steps[j]!);
    }
  }
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    bias: round(weights[names.length]! - Math.log(SURE / (1 - SURE))),
    weights: Object.fromEntries(names.map((name, j) => [name, round(weights[j]!)])) as Model['weights'],
  };
}

/** F1 of "not fulfilled" over the draft and thirty copies of it with a quarter of its rules taken out. */
function f1(family: Family, draft: Draft, all: readonly Example[], model: Model): number {
  const hits = all.filter((example) => example.draft === draft && scoreOf(example.traits, model) >= 0.5);
  const present = [...new Set(draft.blocks.flatMap(({ fulfils }) => fulfils))];
  const random = generator(7);
  let [right, falseAlarms, overlooked] = [0, 0, 0];
  for (let copy = 0; copy <= 30; copy++) {
    const dropped = new Set(present.filter(() => copy > 0 && random() < 0.25));
    const alive = draft.blocks.map(({ fulfils }) => !fulfils.some((name) => dropped.has(name)));
    const fulfilled = new Set(draft.blocks.flatMap(({ fulfils }, i) => (alive[i] ? fulfils : [])));
    for (const name of family.truth) {
      const covered = hits.some(({ element, block }) => element === name && (block < 0 || alive[block]));
      if (!covered && !fulfilled.has(name)) right++;
      if (!covered && fulfilled.has(name)) falseAlarms++;
      if (covered && !fulfilled.has(name)) overlooked++;
    }
  }
  return (2 * right) / (2 * right + falseAlarms + overlooked || 1);
}

/** A small linear congruential generator: no randomness that cannot be had again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

await learn();
