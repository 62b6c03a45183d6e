import * as vscode from 'vscode';
import { DocumentDiagnosticRequest } from 'vscode-languageclient';
import { DOCUMENTS } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { t } from './words';

/**
 * Kijun: Review All Documents. The findings of documents that are not open are shown too, and follow what changes; those of
 * open documents come by themselves.
 */
export function registerReview(server: Server): vscode.Disposable {
  const closed = vscode.languages.createDiagnosticCollection('kijun');
  /** Whether all documents are looked at, since the command was called. */
  let isOn = false;

  /** Whether a tab shows the document: then its findings come by themselves. */
  const isOpen = (uri: vscode.Uri) =>
    vscode.window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
    );

  const findings = async (uri: string): Promise<vscode.Diagnostic[]> => {
    const client = server.client();
    const report = await server.ask<{ items?: [] }>(DocumentDiagnosticRequest.method, { textDocument: { uri } });
    return (await client?.protocol2CodeConverter.asDiagnostics(report?.items ?? [])) ?? [];
  };

  /**
   * Looks at one document after the other: how many there are, how many were looked at before it was cancelled, and their findings.
   * What was found until then is shown.
   */
  const look = async (
    progress?: vscode.Progress<{ message: string; increment: number }>,
    token?: vscode.CancellationToken,
  ): Promise<{ documents: number; reviewed: number; findings: number }> => {
    const cancelled = new Promise<undefined>((resolve) => token?.onCancellationRequested(() => resolve(undefined)));
    const uris = (await Promise.race([server.ask<readonly string[]>(DOCUMENTS), cancelled])) ?? [];
    const found = new Map<string, vscode.Diagnostic[]>();
    for (const uri of uris) {
      progress?.report({ message: vscode.workspace.asRelativePath(server.uri(uri)), increment: 100 / uris.length });
      // the first one waits until the server has compared all of them
      const diagnostics = token?.isCancellationRequested ? undefined : await Promise.race([findings(uri), cancelled]);
      if (!diagnostics) break;
      found.set(uri, diagnostics);
    }
    if (!token?.isCancellationRequested) closed.clear();
    // a document may have been opened meanwhile
    for (const [uri, diagnostics] of found) if (!isOpen(server.uri(uri))) closed.set(server.uri(uri), diagnostics);
    return { documents: uris.length, reviewed: found.size, findings: [...found.values()].flat().length };
  };

  const review = async () => {
    if (server.state() !== 'running') await vscode.commands.executeCommand('kijun.restart');
    const { documents, reviewed, findings, cancelled } = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t('Reviewing all documents'),
        cancellable: true,
      },
      async (progress, token) => ({ ...(await look(progress, token)), cancelled: token.isCancellationRequested }),
    );
    if (cancelled) {
      void vscode.window.showInformationMessage(
        t('Stopped: {0} of {1} documents reviewed, {2} findings in these.', reviewed, documents, findings),
      );
      return;
    }
    isOn = true;
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    void vscode.window.showInformationMessage(
      documents === 0
        ? t('No document under a policy was found in this folder.')
        : t('{0} documents reviewed, {1} findings.', documents, findings),
    );
  };

  return vscode.Disposable.from(
    closed,
    server.onNews(() => isOn && void look()),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      // what is open now has findings of its own: none is shown twice
      closed.forEach((uri) => {
        if (isOpen(uri)) closed.delete(uri);
      });
      if (isOn) void look();
    }),
    vscode.commands.registerCommand('kijun.reviewAll', review),
  );
}
