import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  FileChangeType,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isRefusal } from '../exchange/block';
import { isPolicy } from '../workspace/workspace';
import { type Abilities, abilitiesOf } from './abilities';
import { createAddresses } from './address';
import { type Converter, toDiagnostic } from './convert';
import type { Host } from './host';
import { answerLanguage, LANGUAGE } from './language';
import {
  CONTEXT,
  type Context,
  type ContextParams,
  IMPORT,
  type Import,
  type ImportParams,
  STATUS,
  type Status,
} from './protocol';
import { createSources } from './sources';

/** Serves one client. Nothing is read before `initialize` is answered; structure rules answer before the dictionary is there. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  let folders: readonly string[] = [];
  let client: Abilities = abilitiesOf({ processId: null, rootUri: null, capabilities: {} });
  let dictionary: Status['dictionary'] = 'loading';
  const addresses = createAddresses(() => folders[0]);
  const sources = createSources(
    host,
    addresses,
    () => refresh(),
    (text) => connection.console.warn(text[client.locale]),
  );

  connection.onInitialize((params) => {
    client = abilitiesOf(params);
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    return {
      serverInfo: { name: 'kijun' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(client.pull && {
          diagnosticProvider: { identifier: 'kijun', interFileDependencies: true, workspaceDiagnostics: false },
        }),
        ...LANGUAGE,
        workspace: { workspaceFolders: { supported: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.watch) {
      const watchers = [
        { globPattern: '**/{*.md,*.markdown,kijun.json}', kind: WatchKind.Change },
        { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
      ];
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(report);
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const kept = folders.filter((folder) => !removed.some(({ uri }) => uri === folder));
        folders = [...kept, ...added.map(({ uri }) => uri)];
        sources.enter(folders);
      });
    }
    sources.enter(folders);
    // reading the dictionary keeps the machine busy for a moment: what needs no morphemes is answered before
    void sources.settled().then(loadTokenizer);
  });

  const loadTokenizer = async (): Promise<void> => {
    try {
      sources.equip(await host.loadTokenizer());
      dictionary = 'ready';
    } catch (error) {
      dictionary = 'failed';
      report(error);
      const message = NO_DICTIONARY[client.locale];
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
    }
    refresh();
  };

  documents.onDidChangeContent(({ document }) => {
    sources.write(document.uri, document.getText());
    if (client.pull) tell();
    else publishSoon();
  });
  documents.onDidClose(({ document: { uri } }) => {
    sources.close(uri);
    if (!client.pull) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  connection.onDidChangeWatchedFiles(({ changes }) =>
    sources.follow(changes.map(({ uri, type }) => ({ uri, moved: type !== FileChangeType.Changed }))),
  );

  const report = (error: unknown): void => connection.console.error(String(error));

  const tell = (): void => void connection.sendNotification(STATUS, { dictionary } satisfies Status);

  /** What was said before no longer holds: other documents, the policy or the dictionary have changed. */
  const refresh = (): void => {
    tell();
    if (!client.pull) publishSoon();
    else if (client.refresh) connection.languages.diagnostics.refresh().catch(report);
  };

  let publishing = false;
  const publishSoon = async (): Promise<void> => {
    if (publishing) return;
    publishing = true;
    await new Promise((resolve) => setTimeout(resolve, 0));
    await sources.settled();
    publishing = false;
    for (const { uri, version } of documents.all())
      void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(uri) });
  };

  const diagnosticsOf = (uri: string) => {
    const path = addresses.path(uri);
    return sources
      .workspace()
      .findings(path)
      .map((finding) => toDiagnostic(converter(), path, finding));
  };

  const converter = (): Converter => ({
    linesAt: (path) => {
      const workspace = sources.workspace();
      return (workspace.document(path) ?? workspace.configs().find((config) => config.path === path))?.lines ?? [0];
    },
    uri: addresses.uri,
    locale: client.locale,
    versions: client.versions,
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
    await sources.settled();
    return { kind: DocumentDiagnosticReportKind.Full, items: diagnosticsOf(uri) };
  });

  answerLanguage({
    connection,
    addresses,
    client: () => client,
    workspace: sources.workspace,
    settled: async () => {
      await sources.settled();
      return sources.workspace();
    },
    converter,
    version: (uri) => documents.get(uri)?.version ?? null,
  });

  connection.onRequest(CONTEXT, async ({ uri }: ContextParams): Promise<Context> => {
    await sources.settled();
    const workspace = sources.workspace();
    const document = workspace.document(addresses.path(uri));
    const kind = document?.kind.kind ?? null;
    const policy = document && kind && workspace.policyOf(document);
    if (!policy || !isPolicy(policy)) return { kind, policy: null, coverage: null };
    const summary = workspace.coverageOf(policy)?.summary;
    return {
      kind,
      policy: {
        uri: addresses.uri(policy.document.path),
        title: policy.document.title,
        terms: policy.terms.length,
        controls: policy.controls.length,
      },
      coverage: summary ? { covered: summary.covered, elements: summary.elements } : null,
    };
  });

  connection.onRequest<Import, void>(IMPORT, async ({ uri }: ImportParams): Promise<Import> => {
    const imported = await host.convert(uri);
    if (isRefusal(imported)) return { refused: imported.refused[client.locale] };
    const notes = imported.notes.map((note) => ({ ...note, message: note.message[client.locale] }));
    return { markdown: imported.markdown, notes };
  });

  documents.listen(connection);
  connection.listen();
}

const NO_DICTIONARY = {
  ja: 'Kijun: 日本語の辞書を読めないため、用語と対策の点検を止め、構成の点検だけを続けます。拡張機能を入れ直してください。',
  en: 'Kijun: the Japanese dictionary cannot be read. Terms and controls are not checked, only structure. Install the extension again.',
};
