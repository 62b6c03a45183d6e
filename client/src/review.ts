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
  /** Which documents are looked at since the command was called: when it was stopped, those that it had come to. */
  let followed: readonly string[] | 'all' = [];

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
   * Looks at one document after the other: how many there are, which were looked at before it was cancelled, and their findings.
   * What was found until then is shown.
   */
  const look = async (
    wanted: readonly string[] | 'all',
    progress?: vscode.Progress<{ message: string; increment: number }>,
    token?: vscode.CancellationToken,
  ): Promise<{ documents: number; reviewed: readonly string[]; findings: number }> => {
    const cancelled = new Promise<undefined>((resolve) => token?.onCancellationRequested(() => resolve(undefined)));
    const listed = wanted === 'all' ? server.ask<readonly string[]>(DOCUMENTS) : wanted;
    const uris = (await Promise.race([listed, cancelled])) ?? [];
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
    return { documents: uris.length, reviewed: [...found.keys()], findings: [...found.values()].flat().length };
  };

  const follow = () => {
    if (followed === 'all' || followed.length > 0) void look(followed);
  };

  const review = async () => {
    if (server.state() !== 'running') await vscode.commands.executeCommand('kijun.restart');
    const { documents, reviewed, findings, cancelled } = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: t('Reviewing all documents'),
        cancellable: true,
      },
      async (progress, token) => ({
        ...(await look('all', progress, token)),
        cancelled: token.isCancellationRequested,
      }),
    );
    if (cancelled) {
      // what an earlier review looks at stays looked at
      if (followed !== 'all') followed = reviewed;
      void vscode.window.showInformationMessage(
        reviewed.length === 0
          ? t('Stopped before any document was reviewed.')
          : t('Stopped: {0} of {1} documents reviewed, {2} findings in these.', reviewed.length, documents, findings),
      );
      return;
    }
    followed = 'all';
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    void vscode.window.showInformationMessage(
      documents === 0
        ? t('No document under a policy was found in this folder.')
        : t('{0} documents reviewed, {1} findings.', documents, findings),
    );
  };

  return vscode.Disposable.from(
    closed,
    server.onNews(follow),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      // what is open now has findings of its own: none is shown twice
      closed.forEach((uri) => {
        if (isOpen(uri)) closed.delete(uri);
      });
      follow();
    }),
    vscode.commands.registerCommand('kijun.reviewAll', review),
  );
}
