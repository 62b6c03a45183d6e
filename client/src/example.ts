import * as vscode from 'vscode';

/** Opens a copy of the example that came with the extension, in a window of its own: it may be edited without harm. */
export const registerExample = ({ extensionUri, globalStorageUri }: vscode.ExtensionContext): vscode.Disposable =>
  vscode.commands.registerCommand('kijun.openExample', async () => {
    const target = vscode.Uri.joinPath(globalStorageUri, 'example');
    if ((await isThere(target)) && !(await startsAnew())) return open(target);
    await vscode.workspace.fs.createDirectory(globalStorageUri);
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extensionUri, 'examples'), target, { overwrite: true });
    return open(target);
  });

const open = (folder: vscode.Uri) =>
  vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });

const isThere = (uri: vscode.Uri) =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

/** Somebody may have written in the copy that was opened before. */
async function startsAnew(): Promise<boolean> {
  const anew = vscode.l10n.t('Start anew');
  const asBefore = vscode.l10n.t('Open it as it is');
  const question = vscode.l10n.t('The example was opened before. Starting anew discards what was written in it.');
  return (await vscode.window.showInformationMessage(question, asBefore, anew)) === anew;
}
