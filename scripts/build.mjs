// Builds dist/: the extension, the server, the command line and the tokenizer's dictionary.
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { yaml } from './yaml.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const minify = process.argv.includes('--minify');

/** What every bundle of the project shares, tests included. */
export const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  format: 'cjs',
  plugins: [yaml],
  logLevel: 'warning',
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await mkdir(join(root, 'dist'), { recursive: true });
  await Promise.all([
    build({
      ...shared,
      minify,
      entryPoints: ['server/src/cli/main.ts'],
      outfile: 'dist/cli.js',
      banner: { js: '#!/usr/bin/env node' },
    }),
    build({ ...shared, minify, entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.js' }),
    build({
      ...shared,
      minify,
      entryPoints: ['client/src/extension.ts'],
      outfile: 'dist/extension.js',
      external: ['vscode'],
    }),
    cp(join(root, 'node_modules/kuromoji/dict'), join(root, 'dist/dict'), { recursive: true }),
  ]);
}
