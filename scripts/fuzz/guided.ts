/**
 * @file `npm run fuzz:guided [-- TARGET] [--inputs 20000] [--seconds 600] [--seed 1]`: the targets of `npm run fuzz`, led by coverage:
 * an input that reaches a block of the program that none before it has reached, or reaches one far more often, is kept and changed
 * further. Stops at the first input that is not borne or takes too long, makes it smaller, and prints it in base64. (What
 * Jazzer.js would do, whose native part asks for a newer C library than Debian 12 has.)
 */

import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { randomOf } from '../random';
import { TARGETS, type Target } from './catalogue';
import { SEEDS } from './files';
import { createGuide } from './guide';
import { mutate } from './mutate';

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
  },
});
/** An input is no longer than so many bytes, and takes no more than so many seconds of processor time. */
const MOST = 3_000;
const LONG = 2;
/** Coverage is asked for after so many inputs: only where it grew, it is looked for the one that did it. */
const BATCH = 8;

const seeds = ['examples', 'test/corpus/byoin', 'test/corpus/shi', 'schemas'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:md|json)$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`).subarray(0, MOST)),
);
const guide = await createGuide((url) => /scripts-fuzz-guided|dist\/import/.test(url));

for (const [name, target] of Object.entries(TARGETS))
  if (positionals.length === 0 || positionals.includes(name)) await led(name, target);

async function led(name: string, target: Target): Promise<void> {
  const random = randomOf(Number(values.seed));
  const reached = new Set<string>();
  const corpus: Buffer[] = [];
  const isNew = async (): Promise<boolean> => {
    const before = reached.size;
    for (const block of await guide.ran()) reached.add(block);
    return reached.size > before;
  };
  for (const seed of [Buffer.alloc(0), ...(SEEDS[name]?.map((text) => Buffer.from(text)) ?? seeds)]) {
    await borne(name, target, seed);
    if (await isNew()) corpus.push(seed);
  }
  const begun = reached.size;
  const end = Date.now() + Number(values.seconds) * 1000;
  let tried = 0;
  while (tried < Number(values.inputs) && Date.now() < end) {
    // what came last led furthest
    const pick = () => corpus[Math.floor(corpus.length * Math.sqrt(random()))]!;
    const batch = Array.from({ length: BATCH }, () => mutate(pick(), pick(), random, MOST));
    for (const input of batch) await borne(name, target, input);
    tried += BATCH;
    const known = new Set(reached);
    if (!(await isNew())) continue;
    const grown = [...reached].filter((block) => !known.has(block));
    for (const input of batch) {
      await target(input);
      const ran = new Set(await guide.ran());
      if (grown.some((block) => ran.has(block))) corpus.push(input);
    }
  }
  console.log(
    `${name}: ${tried} inputs, all borne; ${corpus.length} kept; ${begun} blocks (by how often) reached at first, ${reached.size} in the end`,
  );
}

/** Lets a target have an input; one that is not borne is made as small as it goes. */
async function borne(name: string, target: Target, input: Buffer): Promise<void> {
  const fault = await faultOf(target, input);
  if (fault === undefined) return;
  let small = input;
  for (let size = small.length >> 1; size > 0; size >>= 1)
    for (let from = 0; from < small.length; ) {
      const less = Buffer.concat([small.subarray(0, from), small.subarray(from + size)]);
      if ((await faultOf(target, less)) === undefined) from += size;
      else small = less;
    }
  console.error(`${name} does not bear ${small.toString('base64')}\n${JSON.stringify(small.toString())}`);
  throw fault;
}

async function faultOf(target: Target, input: Buffer): Promise<unknown> {
  const before = process.cpuUsage().user;
  try {
    await target(input);
  } catch (error) {
    return error;
  }
  const seconds = (process.cpuUsage().user - before) / 1e6;
  return seconds > LONG ? new Error(`${seconds.toFixed(1)} s for ${input.length} bytes`) : undefined;
}
