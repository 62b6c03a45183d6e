import * as vscode from 'vscode';

/** A title or front matter that shows a document of ours; looked for near the top only. */
const OURS = /^(?:種別|kind|上位文書|policy)\s*[:：]|基本方針|対策基準|実施手順/m;
const TOP = 2_000;
/** Files that show that a folder is ours. */
const MARKS = '{**/kijun.json,**/*基本方針*.{md,markdown}}';

/** Whether the workspace has a policy or a kijun.json, or an open Markdown document is one of ours. */
export async function isRelevant(): Promise<boolean> {
  if (vscode.workspace.textDocuments.some(isOurs)) return true;
  return (await vscode.workspace.findFiles(MARKS, '**/node_modules/**', 1)).length > 0;
}

/** Calls back once, when the first document of ours is opened, or such a file appears. */
export function onRelevant(context: vscode.ExtensionContext, call: () => void): void {
  const watcher = vscode.workspace.createFileSystemWatcher(MARKS, false, true, true);
  const once = () => {
    for (const waiting of all) waiting.dispose();
    call();
  };
  const all: vscode.Disposable[] = [
    watcher,
    watcher.onDidCreate(once),
    vscode.workspace.onDidOpenTextDocument((document) => isOurs(document) && once()),
    vscode.workspace.onDidSaveTextDocument((document) => isOurs(document) && once()),
  ];
  context.subscriptions.push(...all);
}

const isOurs = (document: vscode.TextDocument): boolean =>
  (document.languageId === 'markdown' && OURS.test(document.getText().slice(0, TOP))) ||
  document.fileName.endsWith('kijun.json');
