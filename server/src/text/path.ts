/** Paths and URIs as plain text with `/`; nothing here knows a file system. */

/** The folder of a path, without the slash at its end; empty for a bare name. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `relative` as seen from `folder`, `.` and `..` resolved; an absolute path or URI stays as it is. */
export function resolve(folder: string, relative: string): string {
  const path = relative.replaceAll('\\', '/');
  const scheme = /^[a-z][a-z0-9+.-]+:\/\/[^/]*/.exec(folder)?.[0];
  if (scheme !== undefined && /^\/(?!\/)/.test(path)) return scheme + path;
  if (/^(?:[a-z][a-z0-9+.-]+:|\/|[A-Za-z]:\/)/.test(path)) return path;
  const [, root = '', rest = ''] = /^((?:[a-z][a-z0-9+.-]+:\/\/[^/]*)?\/?)(.*)$/.exec(folder) ?? [];
  const parts = rest === '' ? [] : rest.split('/');
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  // the root of a virtual workspace has no slash of its own: vscode-vfs://github
  return (root === '' || root.endsWith('/') ? root : `${root}/`) + parts.join('/');
}

/**
 * Whether a document may bring in another one by naming it: what lies in the same root, or, for a document outside of all
 * roots, in its own folder. Documents come from elsewhere too, and must not reach for what the user has not opened.
 */
export function isReachable(path: string, from: string, roots: readonly string[]): boolean {
  const homes = roots.filter((root) => isBelow(from, root));
  return (homes.length > 0 ? homes : [folderOf(from)]).some((home) => isBelow(path, home));
}

/** The way from a folder to a path, as {@link resolve} goes it. */
export function wayTo(path: string, folder: string): string {
  if (folder === '') return path;
  const to = path.split('/');
  const from = folder.split('/');
  const common = from.findIndex((name, i) => name !== to[i]);
  const shared = common < 0 ? from.length : common;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Whether a path lies below a folder. */
export const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
