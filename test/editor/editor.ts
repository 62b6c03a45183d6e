import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Kijun } from '../../client/src/extension';

/** What the suites do in the editor, and how they wait for it. */

export const POLICY = '基本方針.md';
export const DRAFT = '対策基準 100% #1.md';

export const extension = (): vscode.Extension<Kijun> => {
  const found = vscode.extensions.getExtension<Kijun>('kijun.kijun');
  assert.ok(found, 'the extension is there');
  return found;
};

export const status = () => (extension().isActive ? extension().exports.status() : undefined);

/** A file of the workspace that the runner copied for us. */
export function uri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the workspace has a folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

export const nameOf = (address: vscode.Uri | undefined) => address?.path.split('/').at(-1);
export const active = () => vscode.window.activeTextEditor?.document.uri;
export const text = (address: vscode.Uri) => vscode.workspace.openTextDocument(address);

export async function show(name: string, column = vscode.ViewColumn.Active): Promise<vscode.TextDocument> {
  const document = await text(uri(name));
  await vscode.window.showTextDocument(document, column);
  return document;
}

export const at = (document: vscode.TextDocument, part: string, by = 0): vscode.Position =>
  document.positionAt(document.getText().indexOf(part) + by);

export async function change(document: vscode.TextDocument, make: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  make(edit);
  assert.ok(await vscode.workspace.applyEdit(edit), `${document.fileName} was edited`);
}

export const replace = (document: vscode.TextDocument, old: string, by: string): Promise<void> =>
  change(document, (edit) =>
    edit.replace(document.uri, new vscode.Range(at(document, old), at(document, old, old.length)), by),
  );

/** The code actions of a kind at some words. */
export async function actionsAt(document: vscode.TextDocument, words: string, { value }: vscode.CodeActionKind) {
  const range = new vscode.Range(at(document, words), at(document, words, words.length));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    value,
  );
}

/** Does what choosing a code action does; answers whether it was done. */
export const perform = ({ command }: vscode.CodeAction): Thenable<boolean> =>
  vscode.commands.executeCommand<boolean>(command!.command, ...command!.arguments!);

export const found = (address: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(address).filter(({ source }) => source === 'kijun');

/** The rule of a finding, with or without a page. */
export const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

export const finding = (document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> =>
  eventually(rule, () => found(document.uri).find((one) => ruleOf(one) === rule));

export const gone = (document: vscode.TextDocument, rule: string): Promise<true> =>
  eventually(`the end of ${rule}`, () => !found(document.uri).some((one) => ruleOf(one) === rule) || undefined);

export const markdown = (content: unknown): vscode.MarkdownString => content as vscode.MarkdownString;

/** Asks until there is an answer; the answer comes when the server has read what was written. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return assert.fail(`${what} did not come`);
}
