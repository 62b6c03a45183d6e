import * as vscode from 'vscode';
import { type ContextParams, RECORD, type Recorded } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { t } from './words';
import { writeText } from './write';

/** Makes the findings that there are known, in kijun.baseline.json: only new ones stay among the problems. */
export const registerKnown = (server: Server): vscode.Disposable =>
  vscode.commands.registerCommand('kijun.baseline', async () => {
    const folder = await folderOf(vscode.window.activeTextEditor?.document.uri);
    if (!folder) return;
    const params: ContextParams = { uri: server.uriOf(folder) };
    const answer = await server.ask<Recorded>(RECORD, params);
    if (!answer || ('count' in answer && answer.count === 0))
      return void vscode.window.showInformationMessage(t('There are no findings that could be known.'));
    if ('refused' in answer) return void vscode.window.showErrorMessage(answer.refused);
    const target = server.uri(answer.uri);
    if (!(await writeText(server, target, answer.text, answer.before))) return;
    const open = t('Open');
    void vscode.window
      .showInformationMessage(
        t('{0} findings are known from now on. They are hints; only new ones are problems.', answer.count),
        open,
      )
      .then((chosen) => (chosen === open ? vscode.window.showTextDocument(target) : undefined));
  });

/** The folder of the workspace that is worked in. */
async function folderOf(active: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  if (own || folders.length === 1) return (own ?? folders[0])!.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  return active && vscode.Uri.joinPath(active, '..');
}
