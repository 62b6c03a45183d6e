import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  MarkupKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { actionsAt } from '../features/actions';
import { completionsAt } from '../features/completion';
import { definitionAt } from '../features/definition';
import { hoverAt } from '../features/hover';
import { symbolsOf } from '../features/symbols';
import type { Tokenizer } from '../morphology/token';
import type { Locale } from '../rules/finding';
import { createWorkspace, isPolicy, type Workspace } from '../workspace/workspace';
import { createAddresses } from './address';
import { type Converter, toCodeAction, toCompletionItem, toDiagnostic, toDocumentSymbol } from './convert';
import { toOffset, toRange } from './position';
import { CONTEXT, type Context, type ContextParams, STATUS, type Status } from './protocol';

/** What the server asks of the machine that it runs on. URIs in, text out. */
export interface Host {
  /** The Markdown documents and kijun.json files below a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** A text, or undefined when it is gone or is no text. */
  readonly read: (uri: string) => Promise<string | undefined>;
  readonly loadTokenizer: () => Promise<Tokenizer>;
}

/** Serves one client. Nothing is read before `initialize` is answered; structure rules answer before the dictionary is there. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  const addresses = createAddresses();
  let workspace: Workspace = createWorkspace();
  let folders: readonly string[] = [];
  let locale: Locale = 'ja';
  let client = abilities(undefined);
  let dictionary: Status['dictionary'] = 'loading';

  const converter = (): Converter => ({
    linesAt: (path) =>
      workspace.document(path)?.lines ?? workspace.configs().find((config) => config.path === path)?.lines ?? [0],
    uri: addresses.uri,
    locale,
  });

  connection.onInitialize((params) => {
    client = abilities(params);
    locale = /^en/i.test(params.locale ?? '') ? 'en' : 'ja';
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    workspace = createWorkspace({ roots: folders.map(addresses.path) });
    return {
      serverInfo: { name: 'kijun' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(client.pull && {
          diagnosticProvider: { identifier: 'kijun', interFileDependencies: true, workspaceDiagnostics: false },
        }),
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['#', '「'] },
        definitionProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.watch) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{md,markdown}' }, { globPattern: '**/kijun.json' }],
      });
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders = [
          ...folders.filter((folder) => !removed.some(({ uri }) => uri === folder)),
          ...added.map(({ uri }) => uri),
        ];
        rebuild();
      });
    }
    void readFolders();
    host.loadTokenizer().then(
      (tokenizer) => {
        workspace.equip(tokenizer);
        dictionary = 'ready';
        refresh();
      },
      (error: unknown) => {
        dictionary = 'failed';
        connection.console.error(String(error));
        connection.window.showErrorMessage(
          locale === 'ja'
            ? 'Kijun: 日本語の辞書を読めないため、語と対策の点検を止め、構成の点検だけを続けます。拡張機能を入れ直してください。'
            : 'Kijun: the Japanese dictionary cannot be read. Terms and controls are not checked, only structure. Install the extension again.',
        );
        refresh();
      },
    );
  });

  /** The folders decide which policy holds, so everything is put together anew. */
  const rebuild = (): void => {
    const tokenizer = workspace.tokenizer();
    workspace = createWorkspace({ roots: folders.map(addresses.path) });
    if (tokenizer) workspace.equip(tokenizer);
    for (const document of documents.all()) workspace.set(addresses.path(document.uri), document.getText());
    void readFolders();
  };

  const readFolders = async (): Promise<void> => {
    for (const folder of folders) for (const uri of await host.list(folder)) await readFile(uri);
    refresh();
  };

  /** A file on the disk counts as long as it is not open: what is open is what the user sees. */
  const readFile = async (uri: string): Promise<void> => {
    if (documents.get(uri)) return;
    const text = await host.read(uri);
    if (documents.get(uri)) return;
    if (text === undefined) workspace.remove(addresses.path(uri));
    else workspace.set(addresses.path(uri), text);
  };

  documents.onDidChangeContent(({ document }) => {
    workspace.set(addresses.path(document.uri), document.getText());
    if (!client.pull) publishSoon();
    else if (dictionary === 'ready') connection.sendNotification(STATUS, { dictionary } satisfies Status);
  });
  documents.onDidClose(({ document }) => {
    workspace.remove(addresses.path(document.uri));
    if (!client.pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    void readFile(document.uri).then(refresh);
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri } of changes) await readFile(uri);
    refresh();
  });

  /** What was said before no longer holds: other documents, the policy or the dictionary have changed. */
  const refresh = (): void => {
    connection.sendNotification(STATUS, { dictionary } satisfies Status);
    if (!client.pull) publishSoon();
    else if (client.refresh) void connection.languages.diagnostics.refresh();
  };

  let publishing: NodeJS.Immediate | undefined;
  const publishSoon = (): void => {
    publishing ??= setImmediate(() => {
      publishing = undefined;
      for (const { uri, version } of documents.all())
        void connection.sendDiagnostics({ uri, version, diagnostics: diagnostics(uri) });
    });
  };

  const diagnostics = (uri: string) => {
    const path = addresses.path(uri);
    return workspace.findings(path).map((finding) => toDiagnostic(converter(), path, finding));
  };

  connection.languages.diagnostics.on(({ textDocument: { uri } }) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: diagnostics(uri),
  }));

  connection.onHover(({ textDocument: { uri }, position }) => {
    const path = addresses.path(uri);
    const document = workspace.document(path);
    if (!document) return null;
    const { linesAt } = converter();
    const link = (target: string, span: { start: number; end: number }) =>
      `${addresses.uri(target)}#L${toRange(linesAt(target), span).start.line + 1}`;
    const hover = hoverAt(workspace, path, toOffset(document, position), link);
    return hover
      ? {
          range: toRange(document.lines, hover.span),
          contents: { kind: MarkupKind.Markdown, value: hover.text[locale] },
        }
      : null;
  });

  connection.onCompletion(({ textDocument: { uri }, position }) => {
    const path = addresses.path(uri);
    const document = workspace.document(path);
    if (!document) return null;
    const items = completionsAt(workspace, path, toOffset(document, position)).map((completion) =>
      toCompletionItem(
        converter(),
        path,
        completion,
        document.source.slice(completion.span.start, completion.span.end),
      ),
    );
    return { isIncomplete: true, items };
  });

  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const path = addresses.path(uri);
    const document = workspace.document(path);
    const target = document && definitionAt(workspace, path, toOffset(document, position));
    return target
      ? { uri: addresses.uri(target.path), range: toRange(converter().linesAt(target.path), target.span) }
      : null;
  });

  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const document = workspace.document(addresses.path(uri));
    return document ? symbolsOf(document).map((symbol) => toDocumentSymbol(document.lines, symbol)) : [];
  });

  connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
    const path = addresses.path(uri);
    const document = workspace.document(path);
    if (!document || (context.only && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))))
      return [];
    const selection = { start: toOffset(document, range.start), end: toOffset(document, range.end) };
    const version = documents.get(uri)?.version ?? null;
    return actionsAt(workspace, path, selection).map((action) => toCodeAction(converter(), path, version, action));
  });

  connection.onRequest(
    CONTEXT,
    ({ uri }: ContextParams): Context => contextOf(workspace, addresses.path(uri), addresses.uri),
  );

  documents.listen(connection);
  connection.listen();
}

function contextOf(workspace: Workspace, path: string, uri: (path: string) => string): Context {
  const document = workspace.document(path);
  if (!document?.kind.kind) return { kind: null, policy: null, coverage: null };
  const policy = workspace.policyOf(document);
  if (!isPolicy(policy)) return { kind: document.kind.kind, policy: null, coverage: null };
  const summary = workspace.coverageOf(policy)?.summary;
  return {
    kind: document.kind.kind,
    policy: {
      uri: uri(policy.document.path),
      title: policy.document.title,
      terms: policy.terms.length,
      controls: policy.controls.length,
    },
    coverage: summary ? { covered: summary.covered, elements: summary.elements } : null,
  };
}

/** What the client can do, as far as the server behaves differently. */
function abilities(params: InitializeParams | undefined): {
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly watch: boolean;
  readonly folders: boolean;
} {
  const { textDocument, workspace } = params?.capabilities ?? {};
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    folders: workspace?.workspaceFolders === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}
