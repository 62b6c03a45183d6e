/**
 * @file `npm run faults [-- --commands --disks] [NAME…]`: stops every way of writing at every step in every way, and compares what is
 * left. With `--commands` what the server writes for an editor and the commands of the command line too, as they are shipped;
 * with `--disks` also on disks that are full or read-only (Linux, as root).
 */

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DISKS, injected, KINDS, refused, undisturbed, type Write } from './inject';
import { built, commandsOf, editsOf, writesOf } from './writes';

/** So many writes are tried at once. */
const JOBS = 5;

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: { commands: { type: 'boolean', default: false }, disks: { type: 'boolean', default: false } },
});
// a build meanwhile does not get in the way
const dist = join(process.cwd(), 'out/faults/dist');
cpSync('dist', dist, { recursive: true });
const all: readonly Write[] = [
  ...(values.commands
    ? [...commandsOf(join(dist, 'cli.js')), ...editsOf(built('session'), join(dist, 'server.js'))]
    : []),
  ...writesOf(built('write'), [40, 4_000, 40_000]),
];
const writes = all.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
let faults = 0;
let next = 0;
await Promise.all(
  Array.from({ length: JOBS }, async () => {
    for (let write = writes[next++]; write; write = writes[next++]) await stop(write);
  }),
);

/** Stops a write everywhere. */
async function stop(write: Write): Promise<void> {
  const after = await undisturbed(write);
  let steps = 0;
  while (await injected(write, after, steps + 1, KINDS[0])) steps++;
  for (const kind of KINDS.slice(1)) for (let step = 1; step <= steps; step++) await injected(write, after, step, kind);
  faults += steps * KINDS.length;
  // an error makes a step more: what is begun is taken away
  for (let step = steps + 1; await injected(write, after, step, 'ENOSPC'); step++) faults++;
  if (values.disks) for (const disk of DISKS) await refused(write, after, disk);
  if (values.disks) faults += DISKS.length;
  console.log(`${write.name}: ${steps} steps; ${faults} faults so far, nothing lost`);
}
