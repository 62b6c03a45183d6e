/**
 * @file `npm run docs`: builds the documentation site into out/site-built and sees that every link on it leads somewhere.
 * `-- --base /kijun/` for a site that is not at the root of its server, `-- --serve` to read it on this machine.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build, serve } from 'vitepress';
import { runFile } from '../run.mjs';
import { root } from '../setup/prefix.mjs';
import { fail, SetupError, tell } from '../setup/terminal.mjs';
import { brokenLinks } from './links.mjs';

/** Builds the site; the answer is where it lies, and the files that its Japanese pages were made of. */
export async function buildSite(base = '/') {
  await runFile('scripts/site/stage.ts');
  await build(join(root, 'docs'), { base });
  const { japanese } = JSON.parse(readFileSync(join(root, 'out/site/site.json'), 'utf8'));
  return { folder: join(root, 'out/site-built'), japanese };
}

async function main({ base, show }) {
  const { folder } = await buildSite(base);
  const { names, links, broken } = brokenLinks(folder, base);
  if (broken.length > 0)
    throw new SetupError(
      `先のないリンクがあります:\n${broken.join('\n')}`,
      `Links that lead nowhere:\n${broken.join('\n')}`,
    );
  tell(`${folder}: ${names.length}ページ、リンク${links}件`, `${folder}: ${names.length} pages, ${links} links`);
  if (show) await serve({ root: join(root, 'docs'), base });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { base, serve: show } = parseArgs({
    options: { base: { type: 'string', default: '/' }, serve: { type: 'boolean', default: false } },
  }).values;
  await main({ base, show }).catch(fail);
}
