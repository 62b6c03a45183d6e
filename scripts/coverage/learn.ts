/**
 * @file `npm run learn`: learns coverage/embedding.bin and coverage/model.json from test/corpus, and prints what it reaches on families that were left
 * out. Deterministic: the same corpus and dictionaries give the same model.
 */

import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Signs } from '../../server/src/coverage/decision';
import type { Embedding } from '../../server/src/coverage/embedding';
import { ENOUGH } from '../../server/src/coverage/evidence';
import { lessonsFor, pack, unpack } from '../../server/src/coverage/lessons';
import { type Forest, type Model, type Models, oddsOf, planted, type Tree } from '../../server/src/coverage/model';
import { FAINT } from '../../server/src/coverage/recall';
import type { Traits } from '../../server/src/coverage/traits';
import { oddsFrom } from '../../server/src/coverage/votes';
import { loadTokenizer } from '../../server/src/node/dictionary';
import { randomOf } from '../random';
import { boost, type Row } from './boost';
import { type Family, readFamilies } from './corpus';
import { embed } from './embed';
import { examplesIn } from './examples';
import { measure } from './measure';
import { namesOf, type Pair, type Text, textsOf } from './pairs';
import { type Judged, judgedBy, rowsOf, SIGNS, tableOf } from './polls';
import { without } from './precedents';

/** A true pair counts as much as so many false ones, a single sentence as much as so many. */
const GOOD = 5;
const SENTENCE = 3;
/** A sentence that deceives counts somewhat more than one that does not. */
const DECEIVING = 1.2;
/** A single sentence beside what is asked of a draft, which is learned from in some copies. */
const ALONE = 6;
const DRAFTS = 8;
/** What is missing in a draft that lacks nothing else: the gap that a reviewer would most regret to overlook. */
const GAP = 0.1;
/** One in so many of the pairs that nobody would take for one another is learned from. */
const SPARSE = 5;
/** Log odds before anything is known: few pairs are good, every second element is fulfilled. */
const START = { statements: -2, drafts: 0 };
/** Log odds from which a statement, and an element, counts. */
const SURE = { statements: 0.8, drafts: 0.4 };
/** Families are left out in so many turns. */
const TURNS = 3;
const COPIES = 10;
/**
 * Of many rows that differ little, few trees with large leaves learn. Each tree looks at some of the families and some of the
 * traits only: what all of them find is no habit of one writer.
 */
const GROWTH = {
  statements: { trees: 200, fewest: 12, groups: 0.7, traits: 0.5 },
  drafts: { trees: 100, fewest: 120, groups: 0.7, traits: 0.5 },
};

/** So many forests are grown, each from a seed of its own, and asked together: what only one of them believes counts for less. */
const SEEDS = [0, 7919, 15_838];

async function learn(): Promise<void> {
  const tokenizer = await loadTokenizer('dist/dict');
  const families = readFamilies(tokenizer);
  const lessons = lessonsFor(tokenizer);
  const turnOf = turnsOf(families);
  const learned = await embeddings([undefined, ...Array.from({ length: TURNS }, (_, turn) => turn)]);
  const [whole, ...embedded] = learned.map((bytes) => unpack<Embedding>(bytes));
  // to find a draft's own sentences among the precedents, or drawn to what they fulfil, would teach to trust both too much
  const texts = families.flatMap((family) =>
    textsOf(family, without(family.name, lessons, tokenizer, embedded[turnOf(family)]!)),
  );
  console.log(`${texts.length} texts, ${texts.reduce((sum, { pairs }) => sum + pairs.length, 0)} pairs`);
  // as statements are judged by a model that has not seen their family
  const judged = Array.from({ length: TURNS }, (_, turn) => {
    const model = learnStatements(texts.filter(({ family }) => turnOf(family) !== turn));
    const forest = planted(model);
    return texts.filter(({ family }) => turnOf(family) === turn).map((text) => judgedBy(forest, text));
  });
  const reached = judged.flatMap((left, turn) => {
    const forest = planted(learnDrafts(judged.flatMap((some, other) => (other === turn ? [] : some))));
    const drafts = left.filter(({ text }) => text.draft !== undefined);
    reportSentences(left, forest);
    return drafts.map((one) => {
      const [alone, together] = [measureLeftOut(one, undefined), measureLeftOut(one, forest)];
      const numbers = [together.precision, together.recall, together.f1].map((value) => value.toFixed(3));
      const { family, draft } = one.text;
      console.log(
        `without ${family.name}: ${draft!.name} precision ${numbers[0]} recall ${numbers[1]} F1 ${numbers[2]}, statements alone ${alone.f1.toFixed(3)}, ${together.falseAlarms.length} false alarms on the whole`,
      );
      return { name: draft!.name, alone, together };
    });
  });
  const standards = reached.filter(({ name }) => name.startsWith('standard'));
  const mean = (values: readonly number[]) =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
  console.log(
    `standards: mean F1 ${mean(standards.map(({ together }) => together.f1))}, statements alone ${mean(standards.map(({ alone }) => alone.f1))}, false alarms ${mean(standards.map(({ together }) => together.falseAlarms.length))}`,
  );
  const models: Models = { statements: learnStatements(texts), drafts: learnDrafts(judged.flat()) };
  writeFileSync('server/src/coverage/embedding.bin', pack(whole!));
  writeFileSync('server/src/coverage/model.json', `${JSON.stringify(models)}\n`);
}

/** In which turn each family is left out. */
const turnsOf = (families: readonly Family[]) => {
  const turns = new Map(families.map(({ name }, i) => [name, i % TURNS]));
  return ({ name }: Family) => turns.get(name)!;
};

/** Embeddings of all families but those of a turn, packed; as many are learned at once as there are processors. */
async function embeddings(turns: readonly (number | undefined)[]): Promise<readonly Uint8Array[]> {
  const learned: Uint8Array[] = [];
  const left = [...turns.keys()];
  const learnNext = async (): Promise<void> => {
    for (let at = left.shift(); at !== undefined; at = left.shift()) learned[at] = await elsewhere(turns[at]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, learnNext));
  return learned;
}

/** One of them, in a thread of its own: this file, which learns only that there. */
const elsewhere = (turn: number | undefined): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    new Worker(new URL(import.meta.url), { workerData: { turn } }).once('message', resolve).once('error', reject);
  });

async function learnEmbedding(): Promise<void> {
  const tokenizer = await loadTokenizer('dist/dict');
  const families = readFamilies(tokenizer);
  const turnOf = turnsOf(families);
  const left = families.filter((family) => turnOf(family) !== workerData.turn);
  parentPort!.postMessage(pack(embed(left.flatMap((family) => examplesIn(family, tokenizer)))));
}

/** How statements are judged by their traits. */
function learnStatements(texts: readonly Text[]): Model<keyof Traits> {
  const random = randomOf(5);
  const rows = texts.flatMap((text) =>
    unambiguous(text)
      .filter(({ traits, good }) => {
        const telling = good || text.single || traits.soundContext > 0.1 || traits.near > 0.25;
        return telling || random() < 1 / SPARSE;
      })
      .map(({ traits, good }) => ({
        traits,
        good: good!,
        weight: text.single ? SENTENCE * (good ? 1 : DECEIVING) : good ? GOOD : 1,
        group: text.family.name,
      })),
  );
  const names = Object.keys(rows[0]!.traits) as (keyof Traits)[];
  const valued = rows.map(({ traits, ...row }): Row => ({ ...row, values: names.map((name) => traits[name]) }));
  return learnFrom(names, valued, 'statements');
}

/** How elements are judged by what all statements of a draft say. */
function learnDrafts(judged: readonly Judged[]): Model<keyof Signs> {
  const rows = judged.flatMap((one) => rowsOf(one, DRAFTS, GAP, ALONE, ALONE * DECEIVING));
  return learnFrom(SIGNS, rows, 'drafts');
}

function learnFrom<Trait extends string>(
  traits: readonly Trait[],
  rows: readonly Row[],
  what: keyof Models,
): Model<Trait> {
  const trees = SEEDS.flatMap((seed) => boost(rows, START[what], GROWTH[what], seed)).map(shared);
  return { traits, bias: START[what] - SURE[what], trees };
}

const shared = (tree: Tree): Tree =>
  typeof tree === 'number'
    ? Number((tree / SEEDS.length).toFixed(5))
    : [tree[0], tree[1], shared(tree[2]), shared(tree[3])];

const strength = ({ own, likeness, theme, soundContext }: Traits): number => own + likeness + theme + soundContext;

/** Of several statements of a block, or of a sentence's text, only the likeliest is taken for the one that fulfils an element. */
function unambiguous({ single, pairs }: Text): readonly Pair[] {
  const best = new Map<string, Pair>();
  const key = ({ element, block }: Pair) => `${element} ${block}`;
  const doubtful = ({ good }: Pair) => good !== undefined && (good || single !== undefined);
  for (const pair of pairs.filter(doubtful)) {
    const known = best.get(key(pair));
    if (!known || strength(pair.traits) > strength(known.traits)) best.set(key(pair), pair);
  }
  return pairs.filter((pair) => pair.good !== undefined && (!doubtful(pair) || best.get(key(pair)) === pair));
}

/** Whether each element counts, by what decides about drafts or, without it, by the statements alone. */
function decisionsOn(table: ReturnType<typeof tableOf>, forest: Forest<keyof Signs> | undefined) {
  const odds = forest ? oddsOf(table, [...table.best.keys()], forest) : table.best;
  return (element: number): boolean => table.best[element]! >= oddsFrom(FAINT) && odds[element]! >= oddsFrom(ENOUGH);
}

function measureLeftOut(judged: Judged, forest: Forest<keyof Signs> | undefined) {
  const { family, draft } = judged.text;
  const numbers = new Map(namesOf(family).map((name, i) => [name, i]));
  return measure(family, draft!, COPIES, (_, blocks) => {
    const counts = decisionsOn(tableOf(judged, blocks), forest);
    return new Map(
      family.truth.map((name) => {
        const element = numbers.get(name);
        return [name, { covered: element !== undefined && counts(element), lines: [] }];
      }),
    );
  });
}

/** How many single sentences are judged rightly. */
function reportSentences(judged: readonly Judged[], forest: Forest<keyof Signs>): void {
  const counts = { found: 0, positives: 0, refused: 0, negatives: 0 };
  for (const one of judged) {
    const { single } = one.text;
    if (!single) continue;
    const yes = decisionsOn(tableOf(one, []), forest)(single.element);
    if (single.good) counts.positives++;
    else counts.negatives++;
    if (single.good && yes) counts.found++;
    if (!single.good && !yes) counts.refused++;
  }
  console.log(
    `sentences: ${counts.found} of ${counts.positives} found, ${counts.refused} of ${counts.negatives} refused`,
  );
}

await (isMainThread ? learn() : learnEmbedding());
