import * as vscode from 'vscode';

/** A document that is not saved yet, with the given name where that is free; saving is the user's. */
export async function openUnsaved(target: vscode.Uri, content: string): Promise<vscode.TextDocument> {
  const free = await vscode.workspace.fs.stat(target).then(
    () => false,
    () => true,
  );
  const named = target.with({ scheme: 'untitled' });
  const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === named.toString());
  if (!free || isOpen) return vscode.workspace.openTextDocument({ language: 'markdown', content });
  const document = await vscode.workspace.openTextDocument(named);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(named, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}
