/** @file Bundles the tests that mutants are not to survive into one file, so that they share what they test. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { shared } from '../bundle.mjs';

/** What goes through whole corpora takes seconds: too long for each of thousands of mutants. */
const SLOW = /(?:score|planting|traps|house)\.test\.ts$/;

const tests = [...new Set(process.env.KIJUN_MUTANTS.split(' '))].flatMap((folder) =>
  readdirSync(`test/unit/${folder}`)
    .filter((name) => name.endsWith('.test.ts') && !SLOW.test(name))
    .map((name) => `import './test/unit/${folder}/${name}';`),
);
await build({
  ...shared,
  stdin: { contents: tests.join('\n'), resolveDir: shared.absWorkingDir },
  outfile: join(shared.absWorkingDir, 'out/mutants/tests.js'),
  external: ['mocha', 'vscode-oniguruma', 'esbuild'],
});
