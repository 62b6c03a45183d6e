/** @file Tools that the project uses but does not depend on, each installed from npm into a folder of its own. */

import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { npmCi } from './command.mjs';
import { tell } from './terminal.mjs';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the tools and their profiles live; the environment variable lets several clones share one. */
export const devFolder = resolve(process.env.KIJUN_DEV || join(root, '.kijun-dev'));

/**
 * The folder of a tool, installed when it is not there yet. `manifest` is a folder of this directory with a package.json
 * and the package-lock.json that pins every byte; `finish` prepares the installed folder; `announce` says why.
 *
 * The folder gets its name only when it is complete, so a half-installed one is never taken for the tool. It carries
 * the lock file it was made from, so another pin makes it anew.
 */
export async function installPrefix({ name, manifest, announce, finish }) {
  const prefix = join(devFolder, name);
  const source = join(root, 'scripts/setup', manifest);
  const lock = readFileSync(join(source, 'package-lock.json'), 'utf8');
  const complete = () => readIfThere(join(prefix, 'installed.json')) === lock;
  if (complete()) return prefix;

  await withLock(`${prefix}.lock`, async () => {
    if (complete()) return;
    announce();
    const part = `${prefix}.part`;
    for (const old of [part, prefix]) rmSync(old, { recursive: true, force: true });
    mkdirSync(part, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(source, file), join(part, file));
    await npmCi(part, JSON.parse(lock));
    await finish(part);
    writeFileSync(join(part, 'installed.json'), lock);
    renameSync(part, prefix);
  });
  return prefix;
}

const sleep = promisify(setTimeout);
const BEAT = 1000;
const PATIENCE = 20;

/**
 * Runs `work` while no other process runs it. The holder touches the lock every second; a lock that stands still for
 * twenty looks belongs to a process that died, and is taken over.
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let seen = 0, still = 0; !take(path); ) {
    if (!seen)
      tell('別のプロセスのインストールが終わるのを待っています。', 'Waiting for the installation of another process.');
    await sleep(BEAT);
    const beat = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    still = beat === seen ? still + 1 : 0;
    seen = beat || 1;
    if (still >= PATIENCE) rmSync(path, { force: true });
  }
  const timer = setInterval(() => utimes(path, new Date(), new Date(), () => {}), BEAT);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    rmSync(path, { force: true });
  }
}

function take(path) {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
