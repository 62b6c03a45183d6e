/**
 * @file `npm run faults [-- --commands] [NAME…]`: stops every way of writing at every step in every way, until at least a thousand
 * faults are through, and compares what is left. With `--commands` what the server writes for an editor and the commands of the command line too, as they are shipped.
 */

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { injected, KINDS, undisturbed, type Write } from './inject';
import { built, commandsOf, editsOf, writesOf } from './writes';

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: { commands: { type: 'boolean', default: false } },
});
// a build meanwhile does not get in the way
const dist = join(process.cwd(), 'out/faults/dist');
cpSync('dist', dist, { recursive: true });
const all: readonly Write[] = [
  ...writesOf(built('write'), [40, 4_000, 40_000]),
  ...(values.commands
    ? [...editsOf(built('session'), join(dist, 'server.js')), ...commandsOf(join(dist, 'cli.js'))]
    : []),
];
const writes = all.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
let faults = 0;
for (const write of writes) {
  const after = undisturbed(write);
  let steps = 0;
  for (const kind of KINDS) {
    for (let step = 1; injected(write, after, step, kind); step++) {
      faults++;
      steps = Math.max(steps, step);
    }
  }
  console.log(`${write.name}: ${steps} steps; ${faults} faults so far, nothing lost`);
}
