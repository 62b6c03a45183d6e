/**
 * @file `npm run fuzz [-- TARGET] [--seconds 60] [--seed 1]`: bytes that nobody chose for reading, policies, settings and foreign
 * documents, Word documents and Excel workbooks that are broken inside (targets.ts), kijun.json, the lock file, baselines and front matter (files.ts), a
 * minute each unless told otherwise. Half of them are documents of the corpus, or such files, with random changes, half are random
 * bytes and texts. Stops at the first that is not borne, and prints it in base64. (guided.ts lets coverage guide it.)
 */

import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { edit, regulation } from '../../test/unit/document/random';
import { randomOf } from '../random';
import { TARGETS } from './catalogue';
import { SEEDS } from './files';
import { mutate } from './mutate';

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});

const seeds = ['examples', 'test/corpus/byoin', 'test/corpus/shi', 'schemas'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:md|json)$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').slice(0, 6_000)),
);
const changed = fc
  .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 20 }))
  .map(([text, edits]) => Buffer.from(edits.reduce((now, change) => change(now), text)));
const bytes = fc.uint8Array({ maxLength: 2_000 }).map((array) => Buffer.from(array));
const texts = fc.oneof(
  regulation,
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({ unit: fc.constantFrom(...'第１条項号（）()「」[]{}<>|*_`#-:：、。\n\r\t \\"&!=~^$%@/あア①Ⅰ') }),
);
const any = fc.oneof(
  changed,
  bytes,
  texts.map((text) => Buffer.from(text)),
);

/** Files that have nothing wrong with them, changed; of other targets nothing. */
const ownOf = (name: string) => {
  const own = (SEEDS[name] ?? []).map((text) => Buffer.from(text));
  return own.length === 0
    ? []
    : [
        fc
          .tuple(fc.constantFrom(...own), fc.constantFrom(...own), fc.nat())
          .map(([one, other, seed]) => mutate(one, other, randomOf(seed), 3_000)),
      ];
};

for (const [name, target] of Object.entries(TARGETS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const end = Date.now() + Number(values.seconds) * 1000;
  let tried = 0;
  for (let round = 0; Date.now() < end; round++)
    for (const input of fc.sample(fc.oneof(any, ...ownOf(name)), {
      seed: Number(values.seed) * 1_000_003 + round,
      numRuns: 50,
    })) {
      try {
        await target(input);
      } catch (error) {
        console.error(`${name} does not bear ${input.toString('base64')}`);
        throw error;
      }
      tried++;
    }
  console.log(`${name}: ${tried} inputs, all borne`);
}
