import { join } from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { Start } from '../../server/src/lsp/protocol';
import { registerImport } from './import';
import { onRelevant, SELECTOR } from './relevance';
import { createStatus, type Shown, type StatusItem } from './status';

/** What other extensions, and the tests, can learn from this one. */
export interface Kijun {
  /** What the language status says; undefined while the server has not been needed. */
  readonly status: () => Shown | undefined;
}

interface Session {
  readonly client: LanguageClient;
  readonly status: StatusItem;
}

let session: Session | undefined;
/** Starting and stopping, one after the other. */
let turn = Promise.resolve();

/** Starts the server as soon as there is something for it to do, and not before. */
export function activate(context: vscode.ExtensionContext): Kijun {
  const output = vscode.window.createOutputChannel('Kijun', { log: true });
  const restart = () => {
    turn = turn.then(stop).then(() => start(context, output));
    return turn;
  };
  output.info(vscode.l10n.t('The server starts with the first document under a policy.'));
  const waiting = onRelevant(() => void restart());
  context.subscriptions.push(
    output,
    waiting,
    vscode.commands.registerCommand('kijun.showOutput', () => output.show()),
    vscode.commands.registerCommand('kijun.restart', () => {
      waiting.dispose();
      return restart();
    }),
    registerImport(async () => {
      if (!session) {
        waiting.dispose();
        void restart();
      }
      await turn;
      return session?.client;
    }, output),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (session && change.affectsConfiguration('kijun.language')) void restart();
    }),
  );
  return { status: () => session?.status.shown() };
}

export async function deactivate(): Promise<void> {
  await turn;
  await stop();
}

/** A server that does not start leaves its reason in the log and in the language status; the command can try again. */
async function start(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Promise<void> {
  const module = join(context.extensionPath, 'dist', 'server.js');
  const client = new LanguageClient(
    'kijun',
    'Kijun',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [...SELECTOR],
      outputChannel: output,
      diagnosticPullOptions: { onChange: true, onFocus: true },
      initializationOptions: startOptions(),
    },
  );
  session = { client, status: createStatus(client) };
  await client.start().catch((error: unknown) => output.error(String(error)));
}

async function stop(): Promise<void> {
  const last = session;
  session = undefined;
  last?.status.dispose();
  // one that failed to start cannot be stopped
  await last?.client.dispose().catch(() => undefined);
}

function startOptions(): Start {
  const language = vscode.workspace.getConfiguration('kijun').get<string>('language');
  return language === 'ja' || language === 'en' ? { language } : {};
}
