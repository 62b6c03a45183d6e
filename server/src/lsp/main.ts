import { stat } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { loadTokenizer } from '../node/dictionary';
import { Failure } from '../node/fail';
import { isFolder, listFolder, readText } from '../node/files';
import { serve } from './server';

// Node's entry point: talks over --stdio or Node's IPC, as its arguments say.
serve(createConnection(ProposedFeatures.all), {
  list: async (folder) => {
    const { scheme, fsPath } = URI.parse(folder);
    return scheme === 'file' && isFolder(fsPath) ? listFolder(fsPath).map((path) => URI.file(path).toString()) : [];
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
