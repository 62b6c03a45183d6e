import * as vscode from 'vscode';

/** Writes a file by an edit, so that it can be undone and a text that is not saved yet is not passed over. */
export async function writeText(target: vscode.Uri, text: string): Promise<boolean> {
  const existing = await openAt(target);
  if (!(await vscode.workspace.applyEdit(editOf(target, existing, text)))) return false;
  return existing ? existing.save() : true;
}

/** The file at a place; undefined where there is none. */
export const openAt = (target: vscode.Uri): Thenable<vscode.TextDocument | undefined> =>
  vscode.workspace.openTextDocument(target).then(
    (document) => document,
    () => undefined,
  );

/** Gives a file another text, or makes it. */
export function editOf(
  target: vscode.Uri,
  existing: vscode.TextDocument | undefined,
  text: string,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  if (existing) edit.replace(target, new vscode.Range(0, 0, existing.lineCount, 0), text);
  else edit.createFile(target, { contents: new TextEncoder().encode(text) });
  return edit;
}
