import * as vscode from 'vscode';
import { IMPORT, type Import } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { openUnsaved } from './unsaved';
import { t } from './words';

/** The command that turns a Word document, an Excel workbook, a web page or a text into a new Markdown document. Nothing is written to the disk. */
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
    const target = vscode.Uri.joinPath(home(source), nameOf(source).replace(/\.[^.]*$/, '.md'));
    const document = await openUnsaved(target, imported.markdown);
    await vscode.window.showTextDocument(document);
    const isNamed = document.uri.path === target.path;
    void tell(source, isNamed ? target : undefined, imported.notes, output);
  });

/** Where the Markdown goes: with the documents that it belongs to, or beside its source where no folder is open. */
function home(source: vscode.Uri): vscode.Uri {
  const active = vscode.window.activeTextEditor?.document.uri;
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (vscode.workspace.getWorkspaceFolder(source) || !first) return vscode.Uri.joinPath(source, '..');
  return ((active && vscode.workspace.getWorkspaceFolder(active)) ?? first)!.uri;
}

async function choose(): Promise<vscode.Uri | undefined> {
  const [source] =
    (await vscode.window.showOpenDialog({
      title: t('Choose a document; it stays as it is, and a Markdown document is made of it'),
      filters: { [t('Word, Excel, web pages, text')]: ['docx', 'xlsx', 'html', 'htm', 'txt'], '*': ['*'] },
      openLabel: t('Import'),
    })) ?? [];
  return source;
}

type Notes = Extract<Import, { markdown: string }>['notes'];

/** Says what was left out or changed, and where the document lies once it is saved; without a `target` the user is asked then. */
async function tell(
  source: vscode.Uri,
  target: vscode.Uri | undefined,
  notes: Notes,
  output: vscode.LogOutputChannel,
): Promise<void> {
  output.info(t('Importing {0}', nameOf(source)));
  for (const { kind, message, where } of notes) {
    const text = where === '' ? message : `${message} (${where})`;
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
  const saving = target
    ? t('It is not saved yet. Saving puts it into {0}.', vscode.workspace.asRelativePath(target, true))
    : t('It is not saved yet. Its name is taken already, so saving asks where it goes.');
  const show = t('Show list');
  const answer = await vscode.window.showInformationMessage(
    `${summary} ${saving}`,
    ...(notes.length > 0 ? [show] : []),
  );
  if (answer === show) output.show();
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
