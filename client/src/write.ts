import * as vscode from 'vscode';
import { WRITE, type WriteParams, type Written } from '../../server/src/lsp/protocol';
import { tellChanged } from './apply';
import type { Server } from './server';

// What is written is written by the server, all of it or nothing; where it has no disk (a browser, a virtual folder) by the
// editor, and a text that is not saved yet by an edit of what the user sees.

/**
 * Gives a file another text, or makes it where there was none (`before` is null). False when nothing was written, because something
 * else stands there or for another reason, and then the user has been told why.
 */
export async function writeText(
  server: Server,
  target: vscode.Uri,
  text: string,
  before: string | null,
): Promise<boolean> {
  const existing = await openAt(target);
  if (!existing?.isDirty) {
    const done = await written(server, target, { text, before });
    if (done !== undefined) return done;
  }
  if (existing) return (await applyText(existing, before ?? '', text)) && existing.save();
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  return true;
}

/** Writes a file that the user has named. False when nothing was written, and then the user has been told why. */
export async function writeBytes(server: Server, target: vscode.Uri, content: Uint8Array): Promise<boolean> {
  const done = await written(server, target, { base64: toBase64(content) });
  if (done === undefined) await vscode.workspace.fs.writeFile(target, content);
  return done ?? true;
}

/** Whether the server has written; undefined when that is left to the editor. */
async function written(
  server: Server,
  target: vscode.Uri,
  content: WriteParams['content'],
): Promise<boolean | undefined> {
  const params: WriteParams = { uri: server.uriOf(target), content };
  const answer = await server.ask<Written | null>(WRITE, params);
  if (!answer) return undefined;
  if ('done' in answer) return true;
  void vscode.window.showErrorMessage(answer.refused);
  return false;
}

/** The file at a place; undefined where there is none. */
export const openAt = (target: vscode.Uri): Thenable<vscode.TextDocument | undefined> =>
  vscode.workspace.openTextDocument(target).then(
    (document) => document,
    () => undefined,
  );

/** Gives a document another text by an edit that can be undone; one in which something else stands stays, and the user is told. */
export async function applyText(document: vscode.TextDocument, before: string, text: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  const isSame = sameEnds(document.getText()) === sameEnds(before);
  // the editor refuses it where something was typed on its way
  const done = isSame && (await vscode.workspace.applyEdit(edit));
  if (!done) tellChanged();
  return done;
}

const sameEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
