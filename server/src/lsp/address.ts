import { URI } from 'vscode-uri';

/**
 * URIs as the workspace knows them: decoded and composed (NFC), so that `上位文書: ポリシー#1.md` can be resolved beside
 * `…/%E5%AF%BE…md`, however the file system writes ポ. The URI that the client uses is kept, since clients encode differently
 * and compare by text.
 */
export interface Addresses {
  readonly path: (uri: string) => string;
  readonly uri: (path: string) => string;
  /** Remembers how the client writes the URI of an open document, and answers its path. */
  readonly keep: (uri: string) => string;
}

/** `home` is the folder in which a document that was never saved is taken to lie. */
export function createAddresses(home: () => string | undefined): Addresses {
  const uris = new Map<string, string>();

  const read = (uri: string): string => {
    const { scheme, authority, path } = URI.parse(uri);
    if (scheme === 'untitled' && !path.startsWith('/')) {
      const folder = home();
      return folder === undefined ? `untitled:///${path}` : `${read(folder).replace(/\/$/, '')}/${path}`;
    }
    const drive = path.replace(/^\/[A-Z]:/, (letter) => letter.toLowerCase());
    if (scheme !== 'untitled') return `${scheme}://${authority}${drive}`.normalize();
    // one that has a name already, beside the folder's files
    const folder = URI.parse(home() ?? 'file:///');
    return `${folder.scheme}://${folder.authority}${drive}`.normalize();
  };

  return {
    path: (uri) => {
      const path = read(uri);
      if (!uris.has(path)) uris.set(path, uri);
      return path;
    },
    uri: (path) => uris.get(path) ?? encode(path),
    keep: (uri) => {
      const path = read(uri);
      uris.set(path, uri);
      return path;
    },
  };
}

function encode(path: string): string {
  const [, scheme = 'file', authority = '', rest = path] = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/.exec(path) ?? [];
  return URI.from({ scheme, authority, path: rest }).toString();
}

/** Whether a path is on the machine and the drive on which another one lies: to look elsewhere would open a connection. */
export const isNear = (path: string, from: string): boolean =>
  originOf(path) !== '' && originOf(path) === originOf(from);
const originOf = (path: string): string => /^[^/]*\/\/[^/]*\//.exec(path)?.[0] ?? '';
