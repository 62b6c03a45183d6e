import { stat } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { loadTokenizer } from '../node/dictionary';
import { Failure } from '../node/fail';
import { isFolder, listFolder, readBytes, readText } from '../node/files';
import { loadImport } from '../node/lazy';
import { serve } from './server';

// Node's entry point: talks over --stdio or Node's IPC, as its arguments say.
const connection = createConnection(ProposedFeatures.all);

serve(connection, {
  list: async (folder) => {
    const { scheme, fsPath } = URI.parse(folder);
    if (scheme !== 'file' || !isFolder(fsPath)) return [];
    const skipped = (path: string, code: string) => connection.console.warn(`${path}: ${code}`);
    return listFolder(fsPath, skipped).map((path) => URI.file(path).toString());
  },
  read: async (uri) => {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file' || !(await stat(fsPath).catch(() => undefined))) return undefined;
    return readText(fsPath).then(
      ({ text }) => text,
      (error: unknown) => (error instanceof Failure ? error.text : { ja: String(error), en: String(error) }),
    );
  },
  convert: async (uri) => {
    const path = URI.parse(uri).fsPath;
    try {
      const bytes = await readBytes(path);
      return await (await loadImport()).importFile(path, bytes);
    } catch (error) {
      return { refused: error instanceof Failure ? error.text : { ja: String(error), en: String(error) } };
    }
  },
  loadTokenizer: () => loadTokenizer(),
});
