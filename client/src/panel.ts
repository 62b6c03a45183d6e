import * as vscode from 'vscode';
import { type ElementOverview, OVERVIEW, type Overview, type PolicyOverview } from '../../server/src/lsp/protocol';
import type { Draw, Policy, Told } from '../webview/messages';
import { exportReport, printReport } from './report';
import type { Server } from './server';
import { elementName, statusName } from './tree';
import { choice, t } from './words';

const TYPE = 'kijun.review';

/** The review panel: a table of policy × documents that can be searched. */
export function registerPanel(server: Server, extension: vscode.Uri): vscode.Disposable {
  let panel: vscode.WebviewPanel | undefined;
  let policies: readonly PolicyOverview[] = [];

  const draw = async () => {
    if (!panel?.visible) return;
    const answer = await server.ask<Overview>(OVERVIEW);
    if (!answer) return;
    policies = answer.policies;
    const message: Draw = { type: 'draw', texts: texts(answer.ready), policies: policies.map(shownOf) };
    await panel?.webview.postMessage(message);
  };

  const hear = async (told: Told) => {
    if (told.type === 'ready') return draw();
    if (told.type === 'export') return told.print ? printReport(server, policies) : exportReport(server, policies);
    const policy = policies[told.policy];
    const element = policy?.controls[told.control]?.elements[told.row];
    if (!policy || !element) return undefined;
    const evidence = element.evidence.find(({ document }) => document === told.document);
    const draft = evidence && policy.documents[evidence.document];
    const place =
      evidence && draft ? { uri: draft.uri, range: evidence.range } : { uri: policy.uri, range: element.range };
    const { start, end } = place.range;
    return vscode.commands.executeCommand('vscode.open', server.uri(place.uri), {
      selection: new vscode.Range(start.line, start.character, end.line, end.character),
      viewColumn: vscode.ViewColumn.Beside,
    });
  };

  /** Gives a panel its page; also one that the editor restores after it was closed. */
  const fill = (next: vscode.WebviewPanel) => {
    panel = next;
    const { webview } = next;
    const file = (...path: readonly string[]) =>
      webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
    next.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.svg');
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')],
    };
    webview.onDidReceiveMessage(hear);
    next.onDidChangeViewState(() => void draw());
    next.onDidDispose(() => {
      panel = undefined;
    });
    webview.html = page(webview.cspSource, file('media', 'panel.css'), file('dist', 'panel.js'));
  };

  const open = async () => {
    await start();
    if (panel) return panel.reveal();
    fill(vscode.window.createWebviewPanel(TYPE, t('Kijun: Review'), vscode.ViewColumn.Active));
  };

  /** Nothing else may need the server yet: the table can be all that was open when the editor was closed. */
  const start = async () => {
    if (!server.client()) await vscode.commands.executeCommand('kijun.restart');
  };

  return vscode.Disposable.from(
    server.onNews(() => void draw()),
    vscode.commands.registerCommand('kijun.openReview', open),
    vscode.commands.registerCommand('kijun.exportReport', async () => {
      await start();
      return exportReport(server, (await server.ask<Overview>(OVERVIEW))?.policies ?? []);
    }),
    vscode.window.registerWebviewPanelSerializer(TYPE, {
      deserializeWebviewPanel: async (next) => {
        fill(next);
        await start();
      },
    }),
    new vscode.Disposable(() => panel?.dispose()),
  );
}

/** Nothing but our own style and script, and no connection anywhere. */
const page = (source: string, style: string, script: string): string => `<!DOCTYPE html>
<html lang="${choice() ?? vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src ${source}">
<link rel="stylesheet" href="${style}">
<title>Kijun</title>
</head>
<body><script type="module" src="${script}"></script></body>
</html>`;

const shownOf = (policy: PolicyOverview): Policy => ({
  title: policy.title,
  documents: policy.documents.map(({ title, kind }) => ({ title, kind })),
  controls: policy.controls.map(({ id, title, elements }) => ({
    id,
    title,
    rows: elements.map((element) => ({
      id: element.id,
      text: element.text,
      status: element.status,
      note: noteOf(element),
      cells: element.byDocument.map((status, i) => ({
        status: element.maySkip[i] ? 'elsewhere' : status,
        evidence: element.evidence.filter(({ document }) => document === i).map((one) => one.text),
      })),
    })),
  })),
});

const noteOf = (element: ElementOverview): string => {
  const exempt = element.notApplicable !== undefined;
  return exempt || element.procedural ? elementName(element.status, exempt, true) : '';
};

const texts = (ready: boolean): Draw['texts'] => ({
  title: t('Review table'),
  search: t('Search demands and rules'),
  all: t('All'),
  lacking: t('Only what is missing'),
  demand: t('Demand'),
  status: t('Status'),
  none: ready ? t('No basic policy') : t('Loading the Japanese dictionary'),
  shown: t('{0} of {1} demands shown'),
  export: t('Export…'),
  print: t('Print…'),
  statuses: {
    covered: statusName('covered'),
    weak: statusName('weak'),
    missing: statusName('missing'),
    elsewhere: t('not in this document'),
  },
});
