/** @file The project's own dependencies. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCi } from './command.mjs';
import { root, withLock } from './prefix.mjs';
import { tell } from './terminal.mjs';

/** Runs `npm ci` when node_modules is not what package-lock.json says. */
export async function installDependencies() {
  if (upToDate()) return;
  await withLock(join(root, '.kijun-dev', 'dependencies.lock'), async () => {
    if (upToDate()) return;
    tell(
      '依存パッケージをインストールします（npm ci、node_modules が package-lock.json と違うため）。',
      'Installing the dependencies (npm ci: node_modules is not what package-lock.json says).',
    );
    await npmCi(root, { packages: packages('package-lock.json') });
  });
}

/**
 * Compares versions, not times: a checkout gives files new times. What is optional may be left out
 * (binaries of other platforms).
 */
function upToDate() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  );
}

function packages(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
