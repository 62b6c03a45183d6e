import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  type FileChangeType,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  Message,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONTEXT, type Context, STATUS, type Status } from '../../server/src/lsp/protocol';
import { createWire, type Wire } from './conform';

/** The built server. */
export const SERVER = join(process.cwd(), 'dist/server.js');

/** What VS Code can do, as far as it matters here. */
export const FULL: ClientCapabilities = {
  textDocument: { diagnostic: {}, definition: { linkSupport: true } },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceFolders: true,
    codeLens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

/** A real client of a real server process, with the calls that the tests make. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly wire: Wire;
  readonly initialized: InitializeResult;
  readonly published: Map<string, PublishDiagnosticsParams>;
  readonly messages: string[];
  readonly refreshes: () => number;
  /** When the dictionary is there (or is known not to be). */
  readonly dictionary: Promise<Status['dictionary']>;
  readonly open: (uri: string, text: string) => Opened;
  readonly diagnostics: (uri: string) => Promise<readonly Told[]>;
  readonly follow: (uri: string, type: FileChangeType) => void;
  readonly context: (uri: string) => Promise<Context>;
  /** Ends the server as a client should; answers its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** A diagnostic whose message is plain text, as all of ours are. */
export type Told = Diagnostic & { readonly message: string };

/** A document as the client sees it. */
export interface Opened {
  readonly uri: string;
  readonly text: () => string;
  /** Changes by ranges, as an editor does; the last element of a place is the text that takes its place. */
  readonly edit: (...changes: readonly { start: number; end: number; text: string }[]) => void;
  /** Replaces the only occurrence of a text. */
  readonly replace: (old: string, text: string) => void;
  readonly close: () => void;
  /** The position of a text, `by` characters into it. */
  readonly at: (text: string, by?: number) => { line: number; character: number };
  readonly slice: (range: Diagnostic['range']) => string;
  readonly version: () => number;
}

const started = new Set<ChildProcess>();

/** Ends what a failed test has left. */
export function stopAll(): void {
  for (const child of started) child.kill();
  started.clear();
}

/** Starts the server and says hello. */
export async function connect(params: Partial<InitializeParams> = {}, server = SERVER): Promise<Client> {
  const { connection, child, wire } = launch(server);
  const published = new Map<string, PublishDiagnosticsParams>();
  const messages: string[] = [];
  let refreshes = 0;
  let dictionary: (state: Status['dictionary']) => void = () => {};
  const ready = new Promise<Status['dictionary']>((resolve) => {
    dictionary = resolve;
  });
  connection.onNotification(STATUS, (status: Status) => {
    if (status.dictionary !== 'loading') dictionary(status.dictionary);
  });
  connection.onNotification(PublishDiagnosticsNotification.type, (one) => void published.set(one.uri, one));
  connection.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
  connection.onNotification(LogMessageNotification.type, () => undefined);
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest(CodeLensRefreshRequest.type, () => undefined);
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes++;
  });
  connection.listen();
  const hello = { processId: process.pid, rootUri: null, workspaceFolders: null, locale: 'ja', capabilities: FULL };
  const initialized = await Promise.race([
    connection.sendRequest(InitializeRequest.type, { ...hello, ...params }),
    once(child, 'exit').then(([code]) => assert.fail(`the server ended with ${code} before it answered`)),
  ]);
  await connection.sendNotification(InitializedNotification.type, {});

  return {
    connection,
    process: child,
    wire,
    initialized,
    published,
    messages,
    refreshes: () => refreshes,
    dictionary: ready,
    open: (uri, text) => openedIn(connection, uri, text),
    diagnostics: async (uri) => {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return report.kind === 'full' ? (report.items as Told[]) : assert.fail(`a report of ${uri} is ${report.kind}`);
    },
    follow: (uri, type) =>
      void connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] }),
    context: (uri) => connection.sendRequest<Context>(CONTEXT, { uri }),
    stop: async () => {
      const ended = once(child, 'exit');
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const [code] = await ended;
      connection.dispose();
      started.delete(child);
      return code as number | null;
    },
  };
}

/** Starts the server process without a word. All that it will say is held to the protocol. */
export function launch(server = SERVER): { connection: ProtocolConnection; child: ChildProcess; wire: Wire } {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  started.add(child);
  const wire = createWire();
  const reader = new StreamMessageReader(child.stdout);
  const writer = new StreamMessageWriter(child.stdin);
  const [listen, write] = [reader.listen.bind(reader), writer.write.bind(writer)];
  reader.listen = (take) =>
    listen((message) => {
      const wrong = stray(() => wire.heard({ ...message }));
      // who asked is told at once
      const asked = wrong !== undefined && Message.isResponse(message);
      take(asked ? ({ ...message, result: undefined, error: { code: STRAY, message: wrong } } as Message) : message);
    });
  writer.write = (message) => {
    stray(() => wire.sent({ ...message }));
    return write(message);
  };
  return { connection: createProtocolConnection(reader, writer), child, wire };
}

/** No code of the protocol's. */
const STRAY = 1;
/** What was said against the protocol. */
const strays: string[] = [];

function stray(look: () => void): string | undefined {
  try {
    look();
    return undefined;
  } catch (error) {
    strays.push(String(error));
    return String(error);
  }
}

after('all that servers said is as the protocol has it', () => assert.deepEqual(strays, []));

function openedIn(connection: ProtocolConnection, uri: string, text: string): Opened {
  const document = TextDocument.create(uri, 'markdown', 1, text);
  const edit: Opened['edit'] = (...edits) => {
    const changes = edits.map(
      ({ start, end, text }): TextDocumentContentChangeEvent => ({
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        text,
      }),
    );
    TextDocument.update(document, changes, document.version + 1);
    void connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: document.version },
      contentChanges: changes,
    });
  };
  const find = (part: string): number => {
    const at = document.getText().indexOf(part);
    assert.ok(at >= 0, `「${part}」 is in the text`);
    return at;
  };
  void connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  return {
    uri,
    text: () => document.getText(),
    edit,
    replace: (old, text) => edit({ start: find(old), end: find(old) + old.length, text }),
    close: () => void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    at: (part, by = 0) => document.positionAt(find(part) + by),
    slice: (range) => document.getText(range),
    version: () => document.version,
  };
}

/** The rules of findings, in their order. */
export const rulesOf = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);

/** Asks until the answer is there. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return assert.fail(`${what} did not come`);
}

export const uriOf = (path: string): string => pathToFileURL(path).href;
