import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { STATUS, type Status } from '../../server/src/lsp/protocol';

/** The language server as the views see it: one that may not run yet, and may be started anew. */
export interface Server extends vscode.Disposable {
  readonly client: () => BaseLanguageClient | undefined;
  readonly state: () => ServerState;
  readonly dictionary: () => Status['dictionary'];
  /** Something has changed: what the server knows, or whether it runs. */
  readonly onNews: vscode.Event<void>;
  /** Asks the server; undefined when it does not run or cannot answer. */
  readonly ask: <R>(request: string, params?: object) => Promise<R | undefined>;
  /** The URI of a document as the server is told it. */
  readonly uriOf: (uri: vscode.Uri) => string;
  /** The document that the server means. */
  readonly uri: (uri: string) => vscode.Uri;
  readonly start: (client: BaseLanguageClient, output: vscode.LogOutputChannel) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export type ServerState = 'starting' | 'running' | 'stopped';

/** How long news is gathered: while somebody types, every key brings some. */
const GATHERING = 150;

export function createServer(): Server {
  const news = new vscode.EventEmitter<void>();
  let client: BaseLanguageClient | undefined;
  let state: ServerState = 'starting';
  let dictionary: Status['dictionary'] = 'loading';
  let soon: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    clearTimeout(soon);
    soon = setTimeout(() => news.fire(), GATHERING);
  };

  const stop = async () => {
    const last = client;
    client = undefined;
    // one that failed to start cannot be stopped
    await last?.dispose().catch(() => undefined);
  };

  return {
    client: () => client,
    state: () => state,
    dictionary: () => dictionary,
    onNews: news.event,
    ask: async <R>(request: string, params?: object) =>
      client?.isRunning() ? client.sendRequest<R>(request, params ?? {}).catch(() => undefined) : undefined,
    uriOf: (uri) => client?.code2ProtocolConverter.asUri(uri) ?? uri.toString(),
    uri: (uri) => client?.protocol2CodeConverter.asUri(uri) ?? vscode.Uri.parse(uri),
    /** A server that does not start leaves its reason in the log and in the language status; the command can try again. */
    start: async (next, output) => {
      client = next;
      state = 'starting';
      dictionary = 'loading';
      next.onNotification(STATUS, (status: Status) => {
        dictionary = status.dictionary;
        tell();
      });
      next.onDidChangeState(({ newState }) => {
        if (client !== next) return;
        if (newState === State.Starting) dictionary = 'loading';
        state = newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped';
        tell();
      });
      tell();
      await next.start().catch((error: unknown) => output.error(String(error)));
    },
    stop,
    dispose: () => {
      clearTimeout(soon);
      news.dispose();
    },
  };
}
