/**
 * @file `npm run mutants -- coverage`, `npm run mutants -- rules/numbering`: changes the files of folders (or files) of
 * server/src in small ways, one at a time, and counts the changes that no unit test notices. out/mutants/survivors.txt lists them.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.length > 0 ? positionals : ['coverage'];

// for bundle.mjs, which runs in a copy of the project
process.env.KIJUN_MUTANTS = wanted.map((what) => what.split('/')[0]).join(' ');
const results = await new Stryker({
  mutate: wanted.map((what) => (what.endsWith('.ts') ? `server/src/${what}` : `server/src/${what}/**/*.ts`)),
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner'],
  buildCommand: 'node scripts/mutants/bundle.mjs',
  mochaOptions: { spec: ['out/mutants/tests.js'] },
  coverageAnalysis: 'perTest',
  // what is made once when a file is loaded (a table, an expression) would take a new process for each mutant
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  // the copy needs no more than the tests do; TypeScript 7 cannot be asked by what rewrites tsconfig.json, and nothing is to be rewritten
  ignorePatterns: ['.kijun-dev', 'out', 'docs/images'],
  tsconfigFile: 'none.json',
  tempDirName: 'out/stryker',
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
}).runMutationTest();

const count = (wanted) => results.filter(({ status }) => status === wanted).length;
const [killed, late, survived, uncovered] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count);
const noticed = killed + late;
const tried = noticed + survived + uncovered;
mkdirSync('out/mutants', { recursive: true });
writeFileSync(
  'out/mutants/survivors.txt',
  results
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(
      ({ fileName, location: { start, end }, replacement, mutatorName, status }) =>
        `${fileName.slice(process.cwd().length + 1)}:${start.line}:${start.column}-${end.line}:${end.column} ${status} ${mutatorName}: ${replacement}`,
    )
    .join('\n'),
);
console.log(`${wanted.join(', ')}: ${noticed} of ${tried} noticed, ${((100 * noticed) / tried).toFixed(1)} %`);
