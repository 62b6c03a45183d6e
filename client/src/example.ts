import * as vscode from 'vscode';
import { t } from './words';

/** The file that the window that opens the example leaves for the one that shows it: the editor's own memory comes too late. */
const WORD = 'shown';
const DRAFT = '対策基準.md';

/**
 * Opens a copy of the example that came with the extension, in a window of its own: it may be edited without harm. There the draft
 * is shown, and the walkthrough goes on beside it.
 */
export function registerExample({ extension, globalStorageUri }: vscode.ExtensionContext): vscode.Disposable {
  const folder = vscode.Uri.joinPath(globalStorageUri, 'example');
  const word = vscode.Uri.joinPath(globalStorageUri, WORD);

  const show = async () => {
    await Promise.resolve(vscode.workspace.fs.delete(word)).catch(() => undefined);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, DRAFT), { preview: false });
    await guide(`${extension.id}#start`);
  };
  const open = async () => {
    if (isShown(folder)) return show();
    await vscode.workspace.fs.writeFile(word, new Uint8Array());
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
  };

  if (isShown(folder)) void isThere(word).then((asked) => (asked ? show() : undefined));
  return vscode.commands.registerCommand('kijun.openExample', async () => {
    if ((await isThere(folder)) && !(await startsAnew())) return open();
    await vscode.workspace.fs.createDirectory(globalStorageUri);
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension.extensionUri, 'examples'), folder, {
      overwrite: true,
    });
    return open();
  });
}

/**
 * Shows the walkthrough beside the draft, at the step that comes after opening the example. What its steps open goes to the draft:
 * the group of the walkthrough is locked, and stays in sight.
 */
async function guide(category: string): Promise<void> {
  const { tabGroups } = vscode.window;
  const isAlone = tabGroups.all.length < 2;
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', { category, step: 'write' }, true);
  for (let tries = 0; isAlone && tabGroups.all.length < 2 && tries < 50; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  if (!isAlone || tabGroups.all.length < 2) return;
  for (const command of ['focusSecondEditorGroup', 'lockEditorGroup', 'focusFirstEditorGroup'])
    await vscode.commands.executeCommand(`workbench.action.${command}`);
}

/** Whether this window shows the folder. */
const isShown = (folder: vscode.Uri): boolean =>
  vscode.workspace.workspaceFolders?.some(({ uri }) => uri.path === folder.path) === true;

const isThere = (uri: vscode.Uri) =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

/** Somebody may have written in the copy that was opened before. */
async function startsAnew(): Promise<boolean> {
  const anew = t('Start anew');
  const asBefore = t('Open it as it is');
  const question = t('The example was opened before. Starting anew discards what was written in it.');
  return (await vscode.window.showInformationMessage(question, asBefore, anew)) === anew;
}
