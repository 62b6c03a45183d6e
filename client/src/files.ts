import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FILE, FILES, type FileParams } from '../../server/src/lsp/protocol';
import { toBase64 } from './write';

/** More files than that are no folder of regulations. */
const MOST = 5_000;

/** Hands out the files of workspaces that the server cannot read by itself: in a browser, and virtual folders. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(FILES, async ({ uri }: FileParams) => {
    const found: string[] = [];
    await walk(client.protocol2CodeConverter.asUri(uri), found, { left: MOST });
    return found;
  });
  client.onRequest(FILE, async ({ uri }: FileParams) => {
    const address = client.protocol2CodeConverter.asUri(uri);
    try {
      return toBase64(await vscode.workspace.fs.readFile(address));
    } catch {
      return null;
    }
  });
}

async function walk(folder: vscode.Uri, found: string[], budget: { left: number }): Promise<void> {
  const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
  for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name.startsWith('.') || name === 'node_modules' || budget.left-- <= 0) continue;
    const uri = vscode.Uri.joinPath(folder, name);
    if (type & vscode.FileType.Directory) await walk(uri, found, budget);
    else if (/\.(?:md|markdown)$/i.test(name) || /^kijun(?:\.lock|\.baseline)?\.json$/.test(name))
      found.push(uri.toString());
  }
}
