/**
 * @file `npm run build`: makes dist/ (the extension, the server, the command line and the tokenizer's dictionary) and holds
 * the dictionaries to their examples; one that does not hold fails the build. `--minify` for what is shipped.
 */

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeBill } from './bill.mjs';
import { shared } from './bundle.mjs';
import { inert } from './inert.mjs';
import { runFile } from './run.mjs';

const dist = join(shared.absWorkingDir, 'dist');
const minify = process.argv.includes('--minify');

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
/** What runs in a browser's worker. */
const web = {
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['worker', 'browser'],
  target: 'es2022',
};
/** What runs in a page. */
const page = { platform: 'browser', format: 'esm', target: 'es2022' };
/** What a worker loads when it is asked for: a script that leaves its exports under a name. */
const script = (globalName) => ({ format: 'iife', globalName });
/** Modules that stand in another bundle beside this one. */
const elsewhere = (modules) => ({
  name: 'elsewhere',
  setup(build) {
    for (const [module, path] of Object.entries(modules))
      build.onResolve({ filter: RegExp(`^${module}$`) }, () => ({ path, external: true }));
  },
});
const bundle = ({ allowed, split = {}, ...options }) =>
  build({
    ...shared,
    minify,
    metafile: true,
    ...options,
    plugins: [...shared.plugins, elsewhere(split), inert(allowed)],
  });
const bundles = await Promise.all([
  bundle({ entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } }),
  bundle({ entryPoints: ['server/src/cli/worker.ts'], outfile: 'dist/worker.js' }),
  // `initialize` is answered before the engine is loaded; what both use of the protocol stands in the server
  bundle({ entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.js', split: { './disk': './engine.js' } }),
  bundle({
    entryPoints: ['server/src/lsp/disk.ts'],
    outfile: 'dist/engine.js',
    split: { 'vscode-languageserver': './server.js' },
  }),
  bundle({ entryPoints: ['server/src/exchange/import.ts'], outfile: 'dist/import.js' }),
  bundle({ entryPoints: ['server/src/exchange/export.ts'], outfile: 'dist/export.js' }),
  bundle({ entryPoints: ['server/src/report/xlsx.ts'], outfile: 'dist/xlsx.js' }),
  bundle({ entryPoints: ['server/src/mcp/server.ts'], outfile: 'dist/mcp.js' }),
  bundle({ entryPoints: ['client/src/browser.ts'], outfile: 'dist/extension.web.js', external: ['vscode'], ...web }),
  bundle({ entryPoints: ['server/src/lsp/browser.ts'], outfile: 'dist/server.web.js', ...web, format: 'iife' }),
  bundle({
    entryPoints: ['server/src/exchange/import.ts'],
    outfile: 'dist/import.web.js',
    ...web,
    ...script('kijunImport'),
  }),
  bundle({ entryPoints: ['server/src/report/xlsx.ts'], outfile: 'dist/xlsx.web.js', ...web, ...script('kijunXlsx') }),
  bundle({ entryPoints: ['client/webview/panel.ts'], outfile: 'dist/panel.js', ...page }),
  bundle({
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    // it starts the server
    allowed: ['child_process'],
  }),
]);
await runFile('scripts/ipadic/compile.ts');
await writeBill(
  bundles.map(({ metafile }) => metafile),
  dist,
);
await runFile('scripts/coverage/lessons.ts');
await runFile('scripts/dictionaries/check.ts');
