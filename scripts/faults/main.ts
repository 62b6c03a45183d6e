/**
 * @file `npm run faults [-- --commands]`: stops every way of writing at every step in every way, until at least a thousand
 * faults are through, and compares what is left. With `--commands` what the server writes for an editor and the commands of the command line too, as they are shipped.
 */

import { join } from 'node:path';
import { injected, KINDS, undisturbed, type Write } from './inject';
import { built, commandsOf, editsOf, writesOf } from './writes';

const writes: readonly Write[] = [
  ...writesOf(built('write'), [40, 4_000, 40_000]),
  ...(process.argv.includes('--commands')
    ? [
        ...editsOf(built('session'), join(process.cwd(), 'dist/server.js')),
        ...commandsOf(join(process.cwd(), 'dist/cli.js')),
      ]
    : []),
];
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
