import * as vscode from 'vscode';

/** Writes a file by an edit, so that it can be undone and a text that is not saved yet is not passed over. */
export async function writeText(target: vscode.Uri, text: string): Promise<boolean> {
  const existing = await vscode.workspace.openTextDocument(target).then(
    (document) => document,
    () => undefined,
  );
  const edit = new vscode.WorkspaceEdit();
  if (existing) edit.replace(target, new vscode.Range(0, 0, existing.lineCount, 0), text);
  else edit.createFile(target, { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  return existing ? existing.save() : true;
}
