import type * as lsp from 'vscode-languageserver-protocol/node';

/** What the protocol's own package says that a server answers to each request of what ours declares, and what it may tell. */
export interface Answers {
  readonly initialize: lsp.InitializeResult;
  readonly 'textDocument/diagnostic': lsp.DocumentDiagnosticReport;
  readonly 'textDocument/hover': lsp.Hover | null;
  readonly 'textDocument/completion': lsp.CompletionList | lsp.CompletionItem[] | null;
  readonly 'textDocument/definition': lsp.Definition | lsp.LocationLink[] | null;
  readonly 'textDocument/implementation': lsp.Definition | lsp.LocationLink[] | null;
  readonly 'textDocument/references': lsp.Location[] | null;
  readonly 'textDocument/documentHighlight': lsp.DocumentHighlight[] | null;
  readonly 'textDocument/documentSymbol': lsp.DocumentSymbol[] | lsp.SymbolInformation[] | null;
  readonly 'workspace/symbol': lsp.SymbolInformation[] | lsp.WorkspaceSymbol[] | null;
  readonly 'textDocument/documentLink': lsp.DocumentLink[] | null;
  readonly 'textDocument/codeAction': (lsp.Command | lsp.CodeAction)[] | null;
  readonly 'textDocument/codeLens': lsp.CodeLens[] | null;
  readonly 'textDocument/prepareRename': lsp.PrepareRenameResult | null;
  readonly 'textDocument/rename': lsp.WorkspaceEdit | null;
  readonly 'textDocument/formatting': lsp.TextEdit[] | null;
  readonly 'textDocument/foldingRange': lsp.FoldingRange[] | null;
  readonly 'textDocument/selectionRange': lsp.SelectionRange[] | null;
  readonly 'textDocument/semanticTokens/full': lsp.SemanticTokens | null;
  readonly 'textDocument/inlayHint': lsp.InlayHint[] | null;
  readonly 'textDocument/publishDiagnostics': lsp.PublishDiagnosticsParams;
  readonly 'window/showMessage': lsp.ShowMessageParams;
  readonly 'window/logMessage': lsp.LogMessageParams;
  readonly 'client/registerCapability': lsp.RegistrationParams;
}
