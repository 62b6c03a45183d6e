/**
 * Loaded before a program (`node --require`): lets its n-th step on a folder's files fail, or kills the program there. FAULT is
 * `folder|step|kind`; a kind is `before` or `after` (kill -9), `half` (kill -9 in the middle of a write) or an error of the
 * system such as ENOSPC. Exit code 99 says that there was no such step.
 */

const files = require('node:fs/promises');
const { resolve } = require('node:path');

const [folder, step, kind] = process.env.FAULT.split('|');
const inFolder = (path) => resolve(String(path)).startsWith(folder);
let steps = 0;

/** Does one step, or what is to go wrong in its place. */
async function taken(action, content) {
  if (++steps !== Number(step)) return action(content);
  const die = () => process.kill(process.pid, 'SIGKILL');
  if (kind === 'before') die();
  // a disk that is full takes a part
  if (content !== undefined && kind !== 'after') await action(content.slice(0, content.length / 2));
  if (kind === 'half') die();
  if (kind === 'after') {
    await action(content);
    die();
  }
  throw Object.assign(new Error(kind), { code: kind });
}

const open = files.open;
files.open = (path, ...args) => {
  if (!inFolder(path)) return open(path, ...args);
  return taken(async () => {
    const handle = await open(path, ...args);
    for (const name of ['writeFile', 'chmod', 'sync', 'close']) {
      const own = handle[name].bind(handle);
      handle[name] = (value) => taken(own, name === 'writeFile' ? value : undefined);
    }
    return handle;
  });
};
for (const name of ['rename', 'link', 'rm', 'writeFile']) {
  const own = files[name];
  files[name] = (path, ...args) => (inFolder(path) ? taken(() => own(path, ...args)) : own(path, ...args));
}
process.on('exit', () => {
  if (steps < Number(step)) process.exitCode = 99;
});
