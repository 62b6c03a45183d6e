import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  FileChangeType,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { tooLong } from '../rules/unreadable';
import type { Abilities } from './abilities';
import { createAddresses } from './address';
import { type Converter, toDiagnostic } from './convert';
import type { Desk } from './desk';
import type { Host } from './host';
import { answerLanguage } from './language';
import { answerLayout } from './layout';
import { answerNavigation } from './navigation';
import { STATUS, type Status } from './protocol';
import { answerRequests } from './requests';
import { createSources } from './sources';
import { inTurns } from './turns';

/** Serves a client that has been received (reception.ts). Structure rules answer before the dictionary is there. */
export function serve(connection: Connection, host: Host, client: Abilities, entered: readonly string[]): void {
  const documents = new TextDocuments(TextDocument);
  let folders = entered;
  let dictionary: Status['dictionary'] = 'loading';
  const addresses = createAddresses(() => folders[0]);
  const sources = createSources(
    host,
    addresses,
    () => refresh(),
    (text) => connection.console.warn(text[client.locale]),
  );

  const loadTokenizer = async (): Promise<void> => {
    try {
      sources.equip(await host.loadTokenizer(client.home));
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
    if (client.pull) {
      edits++;
      tell();
    } else publish(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    sources.close(uri);
    published.delete(uri);
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
    if (!client.pull) publish();
    else if (client.refresh) connection.languages.diagnostics.refresh().catch(report);
    if (client.lenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(report);
  };

  /** Open documents about which there may be news, and what was said of each since it was last edited. */
  const due = new Set<string>();
  const published = new Map<string, readonly Diagnostic[]>();
  let publishing = false;

  /** Tells of the document that was edited, then of the others: what is typed meanwhile comes before them. */
  const publish = (edited?: string): void => {
    const rest = [...due, ...documents.keys()].filter((uri) => uri !== edited);
    due.clear();
    for (const uri of edited === undefined ? rest : [edited, ...rest]) due.add(uri);
    if (edited !== undefined) {
      edits++;
      published.delete(edited);
    }
    if (!publishing) publishDue().catch(report);
  };

  /** Counts what makes work that is under way superfluous. */
  let edits = 0;

  /**
   * Has everything judged that findings go by, a little at a time: what arrives meanwhile is answered in between. False when
   * something was typed, so that what was wanted is no longer of use.
   */
  const prepared = async (uri?: string): Promise<boolean> => {
    const [workspace, now] = [sources.workspace(), edits];
    const steps = workspace.prepare(uri === undefined ? undefined : addresses.path(uri));
    return await inTurns(steps, host.turn, () => edits === now && sources.workspace() === workspace);
  };

  const judged = async () => {
    do await sources.settled();
    while (!(await prepared()));
    return sources.workspace();
  };

  const publishDue = async (): Promise<void> => {
    publishing = true;
    try {
      for (;;) {
        await host.turn();
        await sources.settled();
        const [uri] = due;
        if (uri === undefined) return;
        if (!(await prepared(uri))) continue;
        // what was due before may have come in front of it meanwhile
        if (due.values().next().value !== uri) continue;
        due.delete(uri);
        const version = documents.get(uri)?.version;
        if (version === undefined) continue;
        const diagnostics = diagnosticsOf(uri);
        const before = published.get(uri);
        if (before && JSON.stringify(before) === JSON.stringify(diagnostics)) continue;
        published.set(uri, diagnostics);
        void connection.sendDiagnostics({ uri, version, diagnostics });
      }
    } finally {
      publishing = false;
    }
  };

  const diagnosticsOf = (uri: string) => {
    const path = addresses.path(uri);
    const workspace = sources.workspace();
    if (sources.skips(path)) return [toDiagnostic(converter(), path, tooLong)];
    // what is known already is there for who looks for it, and in nobody's way
    const known = workspace.known(path).map((finding) => ({ ...finding, severity: 'hint' as const }));
    return [...workspace.findings(path), ...known].map((finding) => toDiagnostic(converter(), path, finding));
  };

  const converter = (): Converter => ({
    linesAt: (path) => {
      const workspace = sources.workspace();
      return workspace.file(path)?.lines ?? [0];
    },
    uri: addresses.uri,
    locale: client.locale,
    versions: client.versions,
    page: (rule) => {
      const home = client.home || host.home;
      return home ? `${home}/docs/rules/${rule}.md` : undefined;
    },
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }, cancelled) => {
    await host.turn();
    do await sources.settled();
    while (!cancelled.isCancellationRequested && !(await prepared(uri)));
    if (cancelled.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'superseded');
    return { kind: DocumentDiagnosticReportKind.Full, items: diagnosticsOf(uri) };
  });

  const desk: Desk = {
    connection,
    addresses,
    client: () => client,
    workspace: sources.workspace,
    soon: sources.soon,
    settled: async () => {
      await sources.settled();
      return sources.workspace();
    },
    judged,
    converter,
    version: (uri) => documents.get(uri)?.version ?? null,
  };
  answerLanguage(desk);
  answerNavigation(desk);
  answerLayout(desk);
  answerRequests(desk, host);

  documents.listen(connection);
  if (client.watch) {
    const watchers = [
      { globPattern: '**/{*.md,*.markdown,kijun.json,kijun.lock.json,kijun.baseline.json}', kind: WatchKind.Change },
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
  void loadTokenizer();
}

const NO_DICTIONARY = {
  ja: 'Kijun: 日本語の辞書を読めないため、用語と対策の点検を止め、構成の点検だけを続けます。拡張機能を入れ直してください。',
  en: 'Kijun: the Japanese dictionary cannot be read. Terms and controls are not checked, only structure. Install the extension again.',
};
