import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { loadTokenizer } from '../node/dictionary';
import { Failure } from '../node/fail';
import { isFolder, isInside, listFolder, readBytes, readText } from '../node/files';
import { loadImport, loadXlsx } from '../node/lazy';
import { replaceText, writeNew, writeResult } from '../node/write';
import type { Abilities } from './abilities';
import { createRemote } from './remote';
import { serve } from './server';

/** Serves a client under Node, where files lie on the disk. */
export function serveFromDisk(connection: Connection, client: Abilities, folders: readonly string[]): void {
  /** Folders that are on no disk are read through the client. */
  const remote = createRemote(connection);
  serve(
    connection,
    {
      home: pathToFileURL(join(__dirname, '..')).href,
      list: async (folder) => {
        const { scheme, fsPath } = URI.parse(folder);
        if (scheme !== 'file') return remote.list(folder);
        if (!isFolder(fsPath)) return [];
        const skipped = (path: string, code: string) => connection.console.warn(`${path}: ${code}`);
        return listFolder(fsPath, skipped).map((path) => URI.file(path).toString());
      },
      read: async (uri, within) => {
        const { scheme, fsPath } = URI.parse(uri);
        if (scheme !== 'file') return remote.read(uri);
        if (!(await stat(fsPath).catch(() => undefined))) return undefined;
        if (
          within &&
          !(await isInside(
            fsPath,
            within.map((folder) => URI.parse(folder).fsPath),
          ))
        )
          return undefined;
        return readText(fsPath).then(
          ({ text }) => text,
          (error: unknown) => (error instanceof Failure ? error.text : { ja: String(error), en: String(error) }),
        );
      },
      convert: async (uri) => {
        const { scheme, fsPath } = URI.parse(uri);
        try {
          const bytes = scheme === 'file' ? await readBytes(fsPath) : await remote.bytes(uri);
          if (!bytes) return { refused: { ja: 'ファイルを読めません。', en: 'The file cannot be read.' } };
          return await (await loadImport()).importFile(fsPath, bytes);
        } catch (error) {
          return { refused: error instanceof Failure ? error.text : { ja: String(error), en: String(error) } };
        }
      },
      write: async (uri, content) => {
        const { scheme, fsPath } = URI.parse(uri);
        if (scheme !== 'file') return false;
        try {
          if (content instanceof Uint8Array) await writeResult(fsPath, content);
          else if (content.before === undefined) await writeNew(fsPath, content.text);
          else await replaceText(fsPath, content.before, content.text);
          return true;
        } catch (error) {
          return error instanceof Failure ? error.text : { ja: String(error), en: String(error) };
        }
      },
      turn: () => new Promise((resolve) => setImmediate(resolve)),
      workbook: async (answer, findings, locale) => (await loadXlsx()).coverageXlsx(answer, findings, { locale }),
      loadTokenizer: () => loadTokenizer(),
    },
    client,
    folders,
  );
}
