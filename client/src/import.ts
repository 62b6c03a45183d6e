import * as vscode from 'vscode';
import { IMPORT, type Import } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { openUnsaved } from './unsaved';
import { t } from './words';

/** The command that turns a Word document, a web page or a text into a new Markdown document. Nothing is written to the disk. */
export const registerImport = (server: Server, output: vscode.LogOutputChannel): vscode.Disposable =>
  vscode.commands.registerCommand('kijun.import', async (chosen?: vscode.Uri) => {
    const source = chosen ?? (await choose());
    if (!source) return;
    if (!server.client()) await vscode.commands.executeCommand('kijun.restart');
    const imported = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t('Importing {0}', nameOf(source)) },
      () => server.ask<Import>(IMPORT, { uri: source.toString() }),
    );
    if (!imported) return;
    if ('refused' in imported) {
      void vscode.window.showErrorMessage(`${nameOf(source)}: ${imported.refused}`);
      return;
    }
    const target = source.with({ path: source.path.replace(/\.[^./]*$/, '.md') });
    await vscode.window.showTextDocument(await openUnsaved(target, imported.markdown));
    void tell(source, imported.notes, output);
  });

async function choose(): Promise<vscode.Uri | undefined> {
  const [source] =
    (await vscode.window.showOpenDialog({
      filters: { [t('Word, web pages, text')]: ['docx', 'html', 'htm', 'txt'], '*': ['*'] },
      openLabel: t('Import'),
    })) ?? [];
  return source;
}

type Notes = Extract<Import, { markdown: string }>['notes'];

async function tell(source: vscode.Uri, notes: Notes, output: vscode.LogOutputChannel): Promise<void> {
  output.info(t('Importing {0}', nameOf(source)));
  for (const { kind, message, lines } of notes) {
    const text = lines.length > 0 ? `${message} (${lines.join(', ')})` : message;
    if (kind === 'changed') output.info(text);
    else output.warn(text);
  }
  const doubtful = notes.filter(({ kind }) => kind === 'doubtful').length;
  const summary = t(
    '{0} was imported: {1} to check, {2} left out or changed.',
    nameOf(source),
    doubtful,
    notes.length - doubtful,
  );
  const show = t('Show list');
  const answer = notes.length > 0 ? await vscode.window.showInformationMessage(summary, show) : undefined;
  if (answer === show) output.show();
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
