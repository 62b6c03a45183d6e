import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Kijun, run, stop } from './kijun';
import { registerTasks } from './task';

export type { Kijun };

/**
 * What a document brings forth is dead soon, or lives as long as it does: a small nursery takes no more processor time than one of
 * 16 MB, of which V8 keeps three, and saves 25 MB. Each edit leaves behind the readings of the text before it: V8 collects when the
 * heap has doubled, not when it has grown threefold, which saves 40 MB at 200 KB and costs an edit a tenth of its time.
 */
const execArgv = ['--max-semi-space-size=4', '--heap-growing-percent=100'];

/** The extension where there is Node: the server is a process of its own, and so is the command line. */
export function activate(context: ExtensionContext): Kijun {
  context.subscriptions.push(registerTasks(context.extensionPath));
  return run(context, (options) => {
    const module = join(context.extensionPath, 'dist', 'server.js');
    return new LanguageClient(
      'kijun',
      'Kijun',
      { module, transport: TransportKind.ipc, options: { execArgv } },
      options,
    );
  });
}

export const deactivate = stop;
