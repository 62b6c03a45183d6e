import { stat } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { loadTokenizer } from '../node/dictionary';
import { Failure } from '../node/fail';
import { isFolder, listFolder, readText } from '../node/files';
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
  loadTokenizer: () => loadTokenizer(),
});
