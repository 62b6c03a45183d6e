import * as vscode from 'vscode';
import { LSPErrorCodes, type Middleware, ResponseError } from 'vscode-languageclient';
import { APPLY, type Apply } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { t } from './words';

/** An edit of the server's, as it goes over the wire. */
type Edit = Apply[0];

/**
 * Lets quick fixes make their edits. An editor's own edits know nothing of versions: one that stayed in a menu while somebody typed
 * would be made in the wrong place.
 */
export const registerApply = (server: Server): vscode.Disposable =>
  vscode.commands.registerCommand(APPLY, (...[edit]: Apply) => applyEdit(server, edit));

/** Makes an edit if all its documents are as they were when it was made; otherwise nothing is changed, and the user is told. */
export async function applyEdit(server: Server, edit: Edit): Promise<boolean> {
  const converted = await server.client()?.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (!converted) return false;
  // the editor compares versions too, with what was typed on its way
  const done = !isStale(server, edit) && (await vscode.workspace.applyEdit(converted, { isRefactoring: true }));
  // the user can also have said no to a preview
  if (!done && isStale(server, edit)) tellChanged();
  return done;
}

/** Says that nothing was changed because something else was. */
export const tellChanged = (): void => void vscode.window.showWarningMessage(changed());

/** Refuses a new name for a term in documents that have changed while its places were looked for. */
export const refuseStale = (server: Server): Middleware => ({
  sendRequest: async (type, param, token, next) => {
    const answer = await next(type, param, token);
    if ((typeof type === 'string' ? type : type.method) === 'textDocument/rename' && answer)
      if (isStale(server, answer as Edit)) throw new ResponseError(LSPErrorCodes.RequestFailed, changed());
    return answer;
  },
});

/** Whether a document is no longer what an edit was made for: its places may have moved. */
function isStale(server: Server, { documentChanges = [] }: Edit): boolean {
  return documentChanges.some((change) => {
    if (!('textDocument' in change)) return false;
    const { uri, version } = change.textDocument;
    const address = server.uri(uri).toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
    // one that was not open stood on the disk
    return version === null ? open?.isDirty === true : open?.version !== version;
  });
}

const changed = () => t('The document has changed meanwhile. Nothing was changed; try again.');
