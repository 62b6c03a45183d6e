/** @file Child processes of the set-up. */

import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupError, withProgress } from './terminal.mjs';

/**
 * Runs a command quietly to its end and returns its output. `onOutput` sees the output as it comes;
 * a command that fails throws with its last lines.
 */
export function capture(command, args, { onOutput = () => {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      onOutput(String(chunk));
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const failed = (why) => {
      const name = [command, ...args].join(' ');
      reject(new SetupError(`失敗しました（${why}）: ${name}`, `Failed (${why}): ${name}`, reason(output)));
    };
    child.on('error', (error) => failed(error.message));
    child.on('close', (code, signal) => (code === 0 ? resolve(output) : failed(signal ?? `exit ${code}`)));
  });
}

/** The lines that tell why a command failed: npm's reason stands before its help, others give it at the end. */
function reason(output) {
  const lines = output.split('\n').filter((line) => line.trim() && !/^npm (http|warn|info)/.test(line));
  const npm = lines.filter((line) => line.startsWith('npm error'));
  return (npm.length ? npm.slice(0, 15) : lines.slice(-15)).join('\n');
}

/** Runs a long command and shows its last line of output as progress. */
export function run(command, args, options = {}) {
  let last = '';
  const onOutput = (text) => {
    last = text.trim().split('\n').at(-1) || last;
  };
  return withProgress(
    () => capture(command, args, { ...options, onOutput }),
    () => last.trim(),
  );
}

/**
 * `npm ci --ignore-scripts` in a folder: exactly what the lock file says, its integrity checked, and no code of a
 * package is run. `lock` is that file, for the progress.
 */
export function npmCi(folder, lock) {
  // Without the folder itself and without what is for some platforms only.
  const total = Object.entries(lock.packages).filter(([path, { os }]) => path && !os).length;
  let asked = 0;
  let fetched = 0;
  const onOutput = (text) => {
    asked += text.match(/^npm http/gm)?.length ?? 0;
    fetched += text.match(/\.tgz/g)?.length ?? 0;
  };
  // npm tells its children which folder it was started for; here it is another one.
  const { npm_config_local_prefix: _, ...env } = process.env;
  const args = [npmScript(), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
  return withProgress(
    () => capture(process.execPath, args, { cwd: folder, env, onOutput }),
    () => `npm: ${asked} requests, ${Math.min(fetched, total)}/${total} packages`,
  );
}

/** npm's own script, run with the Node that runs us: needs no shell, also where npm is a .cmd file. */
export function npmScript() {
  const bin = dirname(process.execPath);
  const found = [
    process.env.npm_execpath,
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    realPath(onPath('npm')),
  ].find((path) => path && /npm-cli\.js$/.test(path) && existsSync(path));
  if (found) return found;
  throw new SetupError(
    'npm が見つかりません。Node.js 20 以降を npm とともに入れてください。',
    'npm is not found. Install Node.js 20 or newer with npm.',
  );
}

const realPath = (path) => path && realpathSync(path);

/** The first executable of these names on the PATH, or nothing. */
export function onPath(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter(Boolean);
  const candidates = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((end) => join(folder, name + end))),
  );
  return candidates.find((path) => existsSync(path));
}
