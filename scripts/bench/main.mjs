/**
 * @file `npm run bench`: measures the built product beside a server that does nothing (floor.mjs), kuromoji, textlint and
 * markdownlint-cli2 on the same texts, in turn, and writes docs/performance.md. Nothing is asserted: times are told, ratios
 * compared. `npm run bench -- server` measures one part (`server`, `tokenizer`, `command`) and writes nothing;
 * `--rounds 1` measures each thing once instead of three times.
 */

import '../setup/node.mjs';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { shared } from '../bundle.mjs';
import { root } from '../setup/prefix.mjs';
import { fail, tell } from '../setup/terminal.mjs';
import { measureCommand } from './command.mjs';
import { report } from './report.mjs';
import { measureServer } from './server.mjs';
import { measureTokenizer } from './tokenizer.mjs';

const PARTS = { tokenizer: measureTokenizer, server: measureServer, command: measureCommand };

async function bench(args) {
  const at = args.indexOf('--rounds');
  const rounds = at < 0 ? 3 : Number(args[at + 1]);
  const wanted = at < 0 ? args : args.toSpliced(at, 2);
  tell('製品をビルドします。', 'Building the product.');
  spawnSync(process.execPath, ['scripts/build.mjs', '--minify'], { cwd: root, stdio: 'inherit' });
  const floor = join(root, 'out/bench/floor.cjs');
  await build({ ...shared, minify: true, entryPoints: ['scripts/bench/floor.mjs'], outfile: floor });
  const results = {};
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    tell(`計測しています: ${name}`, `Measuring: ${name}`);
    results[name] = await measure(join(root, 'out/bench'), rounds);
  }
  const text = report(results, rounds);
  console.log(text);
  if (wanted.length === 0) writeFileSync(join(root, 'docs/performance.md'), text);
}

await bench(process.argv.slice(2)).catch(fail);
