import type { InitializeParams } from 'vscode-languageserver';
import type { Locale } from '../rules/finding';
import type { Start } from './protocol';

/** What the client can do and wants, as far as the server behaves differently. */
export interface Abilities {
  readonly locale: Locale;
  /** Asks for diagnostics by itself; the others are sent them. */
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly watch: boolean;
  readonly folders: boolean;
  /** Understands edits of one version of a document. */
  readonly versions: boolean;
  /** Understands where the word begins and ends that leads to a definition. */
  readonly links: boolean;
  /** Asks for code lenses again when it is told to. */
  readonly lenses: boolean;
  /** Lets the user fill in places of what a completion puts in. */
  readonly snippets: boolean;
  /** Shows an edit before it is made, where that is asked for. */
  readonly annotations: boolean;
  /** Wants the captions of articles behind references to them. */
  readonly captions: boolean;
  /** Where the extension's own files are; empty where the server has a disk. */
  readonly home: string;
  /** Knows the commands of Kijun's own client. */
  readonly commands: boolean;
}

/** Japanese for those who do not say, and English for other languages than these two. */
export function abilitiesOf(params: InitializeParams): Abilities {
  const { textDocument, workspace } = params.capabilities;
  const start = params.initializationOptions as Start | undefined;
  const wish = start?.language;
  return {
    locale: /^ja/i.test(wish || params.locale || 'ja') ? 'ja' : 'en',
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    folders: workspace?.workspaceFolders === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    versions: workspace?.workspaceEdit?.documentChanges === true,
    lenses: workspace?.codeLens?.refreshSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    annotations:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    captions: start?.captions === true,
    home: start?.home ?? '',
    commands: start?.commands === true,
    links: textDocument?.definition?.linkSupport === true,
  };
}
