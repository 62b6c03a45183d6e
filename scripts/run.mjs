/** @file Runs a TypeScript file of the project: `node scripts/run.mjs FILE.ts`. Bundled as everything that is shipped is. */

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { shared } from './bundle.mjs';

/** Bundles and imports the file. */
export async function runFile(file) {
  const outfile = join(shared.absWorkingDir, 'out', 'run', file.replace(/\W+/g, '-').concat('.mjs'));
  // kuromoji is CommonJS and asks for `require`
  const banner = {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  };
  await build({ ...shared, format: 'esm', entryPoints: [file], outfile, banner });
  await import(pathToFileURL(outfile).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runFile(process.argv[2]);
