import { join } from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { isRelevant, onRelevant } from './relevance';
import { createStatus } from './status';

let client: LanguageClient | undefined;

/** Starts the server as soon as there is something for it to do, and not before. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Kijun', { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand('kijun.showOutput', () => output.show()),
    vscode.commands.registerCommand('kijun.restart', () => client?.restart()),
  );
  if (await isRelevant()) await start(context, output);
  else {
    output.info(vscode.l10n.t('No basic policy, kijun.json or document kind here; the server has not been started.'));
    onRelevant(context, () => void start(context, output));
  }
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function start(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Promise<void> {
  if (client) return;
  const module = join(context.extensionPath, 'dist', 'server.js');
  client = new LanguageClient(
    'kijun',
    'Kijun',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [
        { language: 'markdown', scheme: 'file' },
        { language: 'json', pattern: '**/kijun.json', scheme: 'file' },
      ],
      outputChannel: output,
      diagnosticPullOptions: { onChange: true, onTabs: true },
    },
  );
  context.subscriptions.push(createStatus(client));
  await client.start();
}
