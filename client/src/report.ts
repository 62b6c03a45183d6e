import * as vscode from 'vscode';
import { type PolicyOverview, REPORT, type Report, type ReportParams } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { t } from './words';
import { writeBytes } from './write';

const FORMATS: readonly { readonly label: string; readonly format: ReportParams['format']; readonly ending: string }[] =
  [
    { label: 'Excel', format: 'xlsx', ending: 'xlsx' },
    { label: 'HTML', format: 'html', ending: 'html' },
    { label: 'Markdown', format: 'markdown', ending: 'md' },
    { label: 'CSV', format: 'csv', ending: 'csv' },
  ];

/** Writes a report where the user says, in the format that the user chooses. */
export async function exportReport(server: Server, policies: readonly PolicyOverview[]): Promise<void> {
  const policy = await choose(policies);
  if (!policy) return;
  const chosen = await vscode.window.showQuickPick(FORMATS, { title: t('Format of the report') });
  const content = chosen && (await reportOf(server, policy, chosen.format));
  if (!chosen || !content) return;
  const folder =
    vscode.workspace.getWorkspaceFolder(server.uri(policy.uri))?.uri ??
    vscode.Uri.joinPath(server.uri(policy.uri), '..');
  const name = `${t('coverage')}.${chosen.ending}`;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, name),
    filters: { [chosen.label]: [chosen.ending] },
  });
  if (!target) return;
  if (!(await writeBytes(server, target, content))) return;
  // only Excel shows a workbook: an editor that has none beside it offers nothing
  const isOutside = OUTSIDE.includes(chosen.format) && isHere();
  const open = t('Open');
  const answer = await vscode.window.showInformationMessage(
    t('The report was written: {0}', vscode.workspace.asRelativePath(target)),
    ...(isOutside || chosen.format !== 'xlsx' ? [open] : []),
  );
  if (answer !== open) return;
  if (isOutside) await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}

/** What other programs show and an editor does not. */
const OUTSIDE: readonly ReportParams['format'][] = ['xlsx', 'html'];

/** Whether the editor runs where the files lie, so that other programs there can open them. */
const isHere = (): boolean => vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;

/** Opens the report as a page in the browser, which can print it. A page of an editor cannot. */
export async function printReport(server: Server, policies: readonly PolicyOverview[]): Promise<void> {
  const policy = await choose(policies);
  const content = policy && (await reportOf(server, policy, 'html'));
  if (!policy || !content) return;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(server.uri(policy.uri), '..', `${t('coverage')}.html`),
    filters: { HTML: ['html'] },
    title: t('Where to write the page that is to be printed'),
  });
  if (!target) return;
  if (!(await writeBytes(server, target, content))) return;
  // in a browser the page of the editor would go to the file, and end
  if (isHere()) return void (await vscode.env.openExternal(target));
  void vscode.window.showInformationMessage(
    t('The report was written: {0}. Open this file in a browser to print it.', vscode.workspace.asRelativePath(target)),
  );
}

async function choose(policies: readonly PolicyOverview[]): Promise<PolicyOverview | undefined> {
  if (policies.length === 0) void vscode.window.showInformationMessage(t('No basic policy'));
  if (policies.length < 2) return policies[0];
  const chosen = await vscode.window.showQuickPick(
    policies.map((policy) => ({
      label: policy.title,
      description: vscode.workspace.asRelativePath(policy.uri),
      policy,
    })),
    { title: t('Which policy?') },
  );
  return chosen?.policy;
}

async function reportOf(
  server: Server,
  { uri }: PolicyOverview,
  format: ReportParams['format'],
): Promise<Uint8Array | undefined> {
  const report = await server.ask<Report | null>(REPORT, { uri, format } satisfies ReportParams);
  if (!report) return undefined;
  return 'text' in report
    ? new TextEncoder().encode(report.text)
    : Uint8Array.from(atob(report.base64), (c) => c.charCodeAt(0));
}
