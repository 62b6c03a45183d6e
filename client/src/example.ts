import * as vscode from 'vscode';

/** Opens a copy of the example that came with the extension, in a window of its own: it may be edited without harm. */
export const registerExample = ({ extensionUri, globalStorageUri }: vscode.ExtensionContext): vscode.Disposable =>
  vscode.commands.registerCommand('kijun.openExample', async () => {
    const target = vscode.Uri.joinPath(globalStorageUri, 'example');
    await vscode.workspace.fs.createDirectory(globalStorageUri);
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extensionUri, 'examples'), target, { overwrite: true });
    await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow: true });
  });
