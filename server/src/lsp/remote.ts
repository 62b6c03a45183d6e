import type { Connection } from 'vscode-languageserver';
import type { Message } from '../rules/finding';
import { FILE, FILES, type FileParams } from './protocol';

/** The files of a workspace that is on no disk of ours (a browser, a virtual folder), as the client hands them out. */
export interface Remote {
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly read: (uri: string) => Promise<string | Message | undefined>;
  readonly bytes: (uri: string) => Promise<Uint8Array | undefined>;
}

export function createRemote(connection: Connection): Remote {
  const ask = <R>(request: string, params: FileParams): Promise<R | null> =>
    connection.sendRequest<R | null>(request, params).catch(() => null);
  const bytes = async (uri: string): Promise<Uint8Array | undefined> => {
    const base64 = await ask<string>(FILE, { uri });
    return base64 === null ? undefined : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  };
  return {
    list: async (folder) => (await ask<readonly string[]>(FILES, { uri: folder })) ?? [],
    read: async (uri) => {
      const found = await bytes(uri);
      return found && decode(found, uri);
    },
    bytes,
  };
}

function decode(bytes: Uint8Array, uri: string): string | Message {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return {
      ja: `${uri} の文字コードが UTF-8 ではありません。UTF-8 で保存してください。`,
      en: `${uri} is not in UTF-8. Save it as UTF-8.`,
    };
  }
}
