import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import picomatch from 'picomatch';
import { fail } from '../node/fail';
import { absolute, isFolder, listFolder, STDIN } from '../node/files';

/** What the arguments of a command stand for. Paths are absolute. */
export interface Paths {
  /** Documents that are named themselves. */
  readonly named: readonly string[];
  /** Documents that folders and patterns bring. */
  readonly found: readonly string[];
  /** The files and folders that are given, those of patterns included, as they are written. */
  readonly given: readonly string[];
  /** Whether a pattern with `!` leaves a path out. */
  readonly left: (path: string) => boolean;
}

/**
 * Reads arguments: files, folders, `-`, patterns (`docs/**\/*.md`), and patterns of what is left out (`!docs/old/**`). Fails where
 * a file is not there, or a pattern fits nothing. `unreadable` hears of folders that cannot be listed.
 */
export function pathsOf(paths: readonly string[], unreadable: (path: string, code: string) => void): Paths {
  const isOut = (path: string) => path.startsWith('!') && !existsSync(path);
  const wanted = paths.filter((path) => !isOut(path));
  const left = paths.filter(isOut).map((path) => {
    const name = path.slice(1);
    return matcher(isFolder(name) ? `${name.replace(/[\\/]+$/, '')}/**` : name);
  });
  const all = (wanted.length === 0 ? ['.'] : wanted).map((path) => {
    if (path === STDIN) return { given: path, named: [], found: [] };
    if (isFolder(path)) return { given: path, named: [], found: listFolder(path, unreadable) };
    if (existsSync(path)) return { given: path, named: [absolute(path)], found: [] };
    const { base, isGlob } = picomatch.scan(slashed(path));
    if (!isGlob)
      return fail(
        `${path} がありません。ファイルの名前と場所を確認してください。`,
        `${path} does not exist. Check its name and place.`,
      );
    const folder = base || '.';
    const found = isFolder(folder) ? listFolder(folder, unreadable).filter(matcher(path)) : [];
    if (found.length === 0)
      fail(`${path} に当てはまる文書（.md）がありません。`, `No document (.md) fits the pattern ${path}.`);
    return { given: folder, named: [], found };
  });
  return {
    named: [...new Set(all.flatMap(({ named }) => named))],
    found: [...new Set(all.flatMap(({ found }) => found))],
    given: [...new Set(all.map(({ given }) => given))],
    left: (path) => left.some((matches) => matches(path)),
  };
}

/** Whether an absolute path fits a pattern, which is written from where the user stands. */
function matcher(pattern: string): (path: string) => boolean {
  const { base, glob } = picomatch.scan(slashed(pattern));
  const root = absolute(base || '.');
  // a file that is named, which picomatch takes for no pattern
  if (glob === '') return (path) => path === root;
  const matches = picomatch(glob);
  return (path) => path.startsWith(`${root}/`) && matches(path.slice(root.length + 1));
}

/** Windows writes paths with backslashes, which escape in patterns. */
const slashed = (path: string): string => (sep === '\\' ? path.replace(/\\/g, '/') : path);
