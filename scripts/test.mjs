/**
 * @file `npm test`: everything, on a fresh clone too. `npm test -- unit` runs one stage, `npm test -- unit server` two.
 *
 * static   formatter, linter, type checker
 * unit     pure code, in memory: text, outline, policy, coverage, rules, dictionaries, grammar, architecture
 * server   the built language server and command line, as processes
 * editor   the built extension in a real VS Code, the oldest that is supported and the newest
 * web      the built extension in VS Code for the Web
 * docs     the documentation site: its links, its search, its language
 * page     the packaged extension on a page of a browser, with mouse, keyboard and input method
 */

import './setup/node.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { installDependencies } from './setup/dependencies.mjs';
import { root } from './setup/prefix.mjs';
import { fail, SetupError, tell } from './setup/terminal.mjs';

const STAGES = ['static', 'unit', 'server', 'docs', 'editor', 'web', 'page'];

async function test(wanted) {
  const unknown = wanted.find((stage) => !STAGES.includes(stage));
  if (unknown)
    throw new SetupError(
      `「${unknown}」という段階はありません（${STAGES.join('、')}）。`,
      `There is no stage "${unknown}" (${STAGES.join(', ')}).`,
    );
  const stages = STAGES.filter((stage) => wanted.length === 0 || wanted.includes(stage));
  await installDependencies();
  run('scripts/build.mjs');
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const stage of stages) {
    tell(`テスト: ${stage}`, `Tests: ${stage}`);
    const counts = await RUN[stage]();
    for (const key of Object.keys(total)) total[key] += counts[key];
    if (counts.failed > 0) break;
  }
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  if (total.failed > 0) process.exitCode = 1;
}

const RUN = {
  static: () => {
    run('node_modules/@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']);
    run('node_modules/typescript/bin/tsc', ['--noEmit']);
    run('node_modules/typescript/bin/tsc', ['--noEmit', '--project', 'client/webview']);
    return { passed: 0, failed: 0, skipped: 0 };
  },
  unit: () => mocha(['test/unit', 'test/grammar'], ['--parallel', '--jobs', String(availableParallelism())]),
  server: () => mocha(['test/server']),
  docs: () => runMocha('docs', ['test/site/site.test.mjs'], join(root, 'out/docs/report.json')),
  editor: async () => {
    await bundle(['test/editor/index.ts'], 'editor', 'test/editor', ['vscode']);
    const { runEditors } = await import('./editor/run.mjs');
    return runEditors();
  },
  web: async () => {
    await bundle(['test/web/index.ts'], 'web', 'test/web', ['vscode'], {
      platform: 'browser',
      mainFields: ['browser', 'module', 'main'],
      alias: { 'node:assert/strict': './test/web/assert.ts' },
    });
    const { runWeb } = await import('./editor/web.mjs');
    return runWeb();
  },
  page: () => {
    const files = readdirSync(join(root, 'test/page')).filter((name) => name.endsWith('.test.mjs'));
    return runMocha(
      'page',
      files.map((name) => `test/page/${name}`),
      join(root, 'out/page/report.json'),
      // a whole browser, an editor and a server answer to a person's pace: what fails once is told, twice is a failure
      ['--retries', '1'],
    );
  },
};

/** Bundles the tests of some folders, so that they run as what is shipped does, and runs them, the long ones first. */
async function mocha(folders, options = []) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`),
  );
  // a file that reads all families takes as long as most others together
  const isLong = (file) => readFileSync(join(root, file), 'utf8').includes('test/corpus');
  const name = folders[0].split('/').at(-1);
  await bundle(files, name, 'test');
  const report = join(root, 'out', name, 'report.json');
  const out = [...files.filter(isLong), ...files.filter((file) => !isLong(file))].map((file) =>
    file.replace(/^test/, join('out', name)).replace(/ts$/, 'js'),
  );
  return runMocha(name, out, report, options);
}

/** Runs files with mocha in a process of its own (with `--parallel` in several, a file in one) and answers its counts. */
function runMocha(name, files, report, options = []) {
  mkdirSync(join(root, 'out', name), { recursive: true });
  const { status } = spawnSync(
    process.execPath,
    [
      '--enable-source-maps',
      'node_modules/mocha/bin/mocha.js',
      '--forbid-only',
      '--timeout',
      '30000',
      '--reporter',
      'scripts/reporter.cjs',
      '--reporter-option',
      `output=${report}`,
      ...options,
      ...files,
    ],
    { cwd: root, stdio: 'inherit', env: options.includes('--parallel') ? { ...process.env, ...MAPPED } : process.env },
  );
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  if (counts.passed === 0) throw new SetupError(`${name}: 成功したテストがありません。`, `${name}: no test passed.`);
  if (status !== 0 && counts.failed === 0)
    throw new SetupError(`${name}: mochaが異常終了しました（${status}）。`, `${name}: mocha failed (${status}).`);
  return counts;
}

/** The processes of `--parallel` take no options of node from the one that starts them. */
const MAPPED = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps` };

async function bundle(entryPoints, name, outbase, external = [], options = {}) {
  const outdir = join(root, 'out', name);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { build } = await import('esbuild');
  const { shared } = await import('./bundle.mjs');
  await build({
    ...shared,
    entryPoints,
    outdir,
    outbase,
    sourcemap: 'inline',
    external: options.platform === 'browser' ? external : ['mocha', 'vscode-oniguruma', 'esbuild', ...external],
    ...options,
  });
}

function run(script, args = []) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new SetupError(`${script} が失敗しました（${status}）。`, `${script} failed (${status}).`);
}

await test(process.argv.slice(2)).catch(fail);
