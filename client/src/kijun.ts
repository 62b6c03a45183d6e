import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Start } from '../../server/src/lsp/protocol';
import { refuseStale, registerApply } from './apply';
import { registerCommands } from './commands';
import { registerConfirm } from './confirm';
import { type CoverageView, createCoverage } from './coverage';
import { registerExample } from './example';
import { createErrorHandler } from './failure';
import { serveFiles } from './files';
import { registerImport } from './import';
import { registerKnown } from './known';
import { registerPanel } from './panel';
import { onRelevant, selector } from './relevance';
import { registerReview } from './review';
import { createServer } from './server';
import { registerSkeleton } from './skeleton';
import { createStatus, type Shown } from './status';
import { choice, t } from './words';

/** What other extensions, and the tests, can learn from this one. */
export interface Kijun {
  /** What the language status says; undefined while the server has not been needed. */
  readonly status: () => Shown | undefined;
  readonly coverage: Pick<CoverageView, 'lines' | 'node'>;
}

/** Makes a client that can start the server in the way of its machine. */
export type Launch = (options: LanguageClientOptions) => BaseLanguageClient;

/** Settings that the server is told when it starts. */
const RESTARTING = ['kijun.language', 'kijun.inlayHints'];

let end: () => Promise<void> = async () => {};

/** Starts the server as soon as there is something for it to do, and not before. */
export function run(context: vscode.ExtensionContext, launch: Launch): Kijun {
  const output = vscode.window.createOutputChannel('Kijun', { log: true });
  const server = createServer();
  /** Starting and stopping, one after the other. */
  let turn = Promise.resolve();
  const later = (task: () => Promise<void>) => {
    turn = turn.then(task);
    return turn;
  };
  const start = () => {
    const client = launch({ ...optionsFor(output, context.extensionUri), middleware: refuseStale(server) });
    serveFiles(client);
    return server.start(client, output);
  };
  const restart = () => later(server.stop).then(() => later(start));
  end = () => later(server.stop);

  output.info(t('The server starts with the first document under a policy.'));
  const status = createStatus(server);
  const coverage = createCoverage(server, context.workspaceState);
  const waiting = onRelevant(() => void restart(), coverage);
  context.subscriptions.push(
    output,
    server,
    status,
    coverage,
    waiting,
    registerImport(server, output),
    registerSkeleton(server),
    registerExample(context),
    registerReview(server),
    registerPanel(server, context.extensionUri),
    registerCommands(server, context.extensionUri),
    registerConfirm(server, context.globalState),
    registerKnown(server),
    registerApply(server),
    vscode.commands.registerCommand('kijun.showOutput', () => output.show()),
    vscode.commands.registerCommand('kijun.restart', () => {
      waiting.dispose();
      return restart();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (server.client() && RESTARTING.some((key) => change.affectsConfiguration(key))) void restart();
    }),
  );
  return { status: () => (server.client() ? status.shown() : undefined), coverage };
}

/** Ends the server with the extension. */
export const stop = (): Promise<void> => end();

function optionsFor(output: vscode.LogOutputChannel, extension: vscode.Uri): LanguageClientOptions {
  const settings = vscode.workspace.getConfiguration('kijun');
  const language = choice();
  const start: Start = {
    commands: true,
    home: extension.toString(true),
    files: true,
    captions: settings.get<boolean>('inlayHints.captions') === true,
    ...(language && { language }),
  };
  return {
    documentSelector: [...selector()],
    outputChannel: output,
    diagnosticPullOptions: { onChange: true, onFocus: true },
    errorHandler: createErrorHandler(),
    initializationOptions: start,
  };
}
