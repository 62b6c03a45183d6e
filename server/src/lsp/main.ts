import { readFile } from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { loadTokenizer } from '../node/dictionary';
import { listFolder } from '../node/files';
import { serve } from './server';

// Node's entry point: talks over --stdio or Node's IPC, as its arguments say.
serve(createConnection(ProposedFeatures.all), {
  list: async (folder) => {
    const { scheme, fsPath } = URI.parse(folder);
    return scheme === 'file' ? listFolder(fsPath).map((path) => URI.file(path).toString()) : [];
  },
  read: async (uri) => {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return undefined;
    const bytes = await readFile(fsPath).catch(() => undefined);
    return bytes?.subarray(0, 8192).includes(0) ? undefined : bytes && new TextDecoder().decode(bytes);
  },
  loadTokenizer: () => loadTokenizer(),
});
