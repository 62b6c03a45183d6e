import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Completion } from '../features/completion';
import type { Abilities } from './abilities';

/** What the signs that open a list by themselves can begin. */
export const TRIGGERS: Readonly<Record<string, readonly Completion['kind'][]>> = {
  '#': ['section'],
  '「': ['term'],
  第: ['article', 'citation'],
  針: ['citation'],
  ':': ['value'],
};

/** The kinds of our own code actions: mending all at once, which editors can run on saving, and numbering through. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.kijun`;
export const RENUMBER = `${CodeActionKind.RefactorRewrite}.renumber`;

/** How tokens are coloured. */
export const TOKENS = ['term', 'role'] as const;

/** What the server can do, as `initialize` tells it: known before anything that does it is loaded. */
export const capabilitiesFor = ({ pull }: Abilities): ServerCapabilities => ({
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  ...(pull && {
    diagnosticProvider: { identifier: 'kijun', interFileDependencies: true, workspaceDiagnostics: false },
  }),
  // language.ts
  hoverProvider: true,
  completionProvider: { triggerCharacters: Object.keys(TRIGGERS) },
  codeLensProvider: {},
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, RENUMBER] },
  // navigation.ts
  definitionProvider: true,
  implementationProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: {},
  // layout.ts
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: { full: true, legend: { tokenTypes: [...TOKENS], tokenModifiers: [] } },
  inlayHintProvider: true,
  documentFormattingProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
});
