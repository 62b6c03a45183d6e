/** @file Our tokenizer beside kuromoji, each in a process of its own. */

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { shared } from '../bundle.mjs';
import { draft } from './corpus.mjs';
import { median } from './process.mjs';

export async function measureTokenizer(out, total) {
  const text = join(out, 'tokenizer.md');
  writeFileSync(text, draft(200_000, 2));
  const program = join(out, 'tokenize.cjs');
  await build({ ...shared, minify: true, entryPoints: ['scripts/bench/tokenize.ts'], outfile: program });
  const rounds = { ours: [], kuromoji: [] };
  for (let i = 0; i < total; i++)
    for (const which of Object.keys(rounds)) {
      const { stdout, stderr, status } = spawnSync(process.execPath, [program, which, text], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      rounds[which].push(JSON.parse(stdout));
    }
  const of = (which) =>
    Object.fromEntries(Object.keys(rounds[which][0]).map((key) => [key, median(rounds[which].map((one) => one[key]))]));
  return { ours: of('ours'), kuromoji: of('kuromoji') };
}
