/**
 * @file `npm run docs`: builds the documentation site into out/site-built and sees that every link on it leads somewhere.
 * `-- --base /kijun/` for a site that is not at the root of its server; `-- --serve` shows it, rebuilt while pages change.
 */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/prefix.mjs';
import { fail, SetupError, tell } from '../setup/terminal.mjs';
import { brokenLinks } from './links.mjs';

export const BUILT = join(root, 'out/site-built');

/** Builds the site. The answer: its pages, and how many links they have. */
export async function buildSite(base = '/') {
  const { runFile } = await import('../run.mjs');
  await runFile('scripts/site/stage.ts');
  const { build } = await import('vitepress');
  await build(join(root, 'docs'), { base });
  const { pages, links, broken } = brokenLinks(BUILT, base);
  if (broken.length > 0)
    throw new SetupError(
      `先のないリンクがあります:\n${broken.join('\n')}`,
      `Links that lead nowhere:\n${broken.join('\n')}`,
    );
  return { pages, links };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf('--base');
  await buildSite(at < 0 ? undefined : process.argv[at + 1])
    .then(({ pages, links }) =>
      tell(`${BUILT}: ${pages}頁、リンク${links}件`, `${BUILT}: ${pages} pages, ${links} links`),
    )
    .catch(fail);
}
