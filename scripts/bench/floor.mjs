/**
 * @file The floor: a language server that does next to nothing. It keeps the text by incremental changes and reports each
 * place of one word, without delay. What it takes is what the protocol, Node and the pipe take.
 */

import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MARK } from './corpus.mjs';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true, completionProvider: {} },
}));
documents.onDidChangeContent(({ document }) => {
  const text = document.getText();
  const diagnostics = [];
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
    const range = { start: document.positionAt(at), end: document.positionAt(at + MARK.length) };
    diagnostics.push({ range, message: MARK, code: 'term/variant' });
  }
  void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
});
connection.onHover(() => ({ contents: MARK }));
connection.onCompletion(() => [{ label: MARK }]);
documents.listen(connection);
connection.listen();
