import { URI } from 'vscode-uri';

/**
 * URIs as the workspace knows them: decoded, so that `上位文書: 基本方針.md` can be resolved beside `…/%E5%AF%BE…md`. The URI
 * that the client used is kept, since clients encode differently and compare by text.
 */
export interface Addresses {
  readonly path: (uri: string) => string;
  readonly uri: (path: string) => string;
}

export function createAddresses(): Addresses {
  const uris = new Map<string, string>();
  return {
    path: (uri) => {
      const path = URI.parse(uri).toString(true);
      if (!uris.has(path)) uris.set(path, uri);
      return path;
    },
    uri: (path) => uris.get(path) ?? URI.parse(path).toString(),
  };
}
