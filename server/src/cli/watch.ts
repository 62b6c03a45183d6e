import { watch as watchFiles } from 'chokidar';
import { Failure } from '../node/fail';
import { absolute, isFolder, isMarkdown, isSetting, rootOf } from '../node/files';
import { nameOf } from '../text/path';
import type { Known } from './judge';
import { pathsOf } from './paths';
import { locale, paintError, say, tell } from './terminal';

/** Changes that come together (an editor saves in steps, git changes many files) are one. */
const TOGETHER_MS = 100;

/**
 * Runs a check, and again whenever a document or setting around it changes, until the user stops it. What is known is handed on,
 * so that only what has changed is judged again. `output`, which the check itself writes, is no reason to run again.
 */
export function watch(
  paths: readonly string[],
  output: string | undefined,
  check: (known: Known) => Promise<{ readonly known: Known; readonly read: readonly string[] }>,
): Promise<never> {
  const { given } = pathsOf(paths, () => undefined);
  const roots = given.map((path) => absolute(isFolder(path) ? path : rootOf(path)));
  const written = output === undefined ? undefined : absolute(output);
  const watcher = watchFiles(roots, {
    ignoreInitial: true,
    ignored: (path, stats) => {
      const name = nameOf(absolute(path));
      if (roots.includes(absolute(path))) return false;
      if (stats?.isFile()) return absolute(path) === written || !(isMarkdown(name) || isSetting(name));
      return name === 'node_modules' || name.startsWith('.');
    },
  });
  let known: Known = new Map();
  const round = async () => {
    if (process.stdout.isTTY) process.stdout.write('\x1b[2J\x1b[3J\x1b[H');
    try {
      const { known: now, read } = await check(known);
      known = now;
      // policies may lie outside of the folders
      watcher.add([...read]);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      tell(`kijun: ${error.text[locale]}`);
    }
    tell(paintError.dim(say('変更を待っています（Ctrl+C で終了）。', 'Waiting for changes (Ctrl+C ends).')));
  };
  return new Promise((_, reject) => {
    let last = round();
    last.catch(reject);
    let timer: NodeJS.Timeout | undefined;
    watcher.on('error', reject).on('all', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        last = last.then(round);
        last.catch(reject);
      }, TOGETHER_MS);
    });
  });
}
