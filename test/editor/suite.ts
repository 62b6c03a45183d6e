import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A document of the workspace that the runner copied for us, shown in the editor. */
async function show(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the workspace has a folder');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Asks until there is an answer; the answer comes when the server has read the document. */
async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return assert.fail(`${what} did not come`);
}

describe('Kijun in the editor', () => {
  it('activates when a draft is opened', async () => {
    await show('standard.md');
    const extension = vscode.extensions.getExtension('kijun.kijun');
    assert.ok(extension, 'the extension is there');
    await eventually('activation', () => extension.isActive || undefined);
  });
});
