import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  InsertTextFormat,
  type LocationLink,
  MarkupKind,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Action } from '../features/actions';
import type { Completion } from '../features/completion';
import type { Target } from '../features/definition';
import type { Lens } from '../features/lenses';
import type { Branch } from '../features/symbols';
import { RULES } from '../rules/catalogue';
import type { Edit, Finding, Locale, Severity } from '../rules/finding';
import type { Lines } from '../text/lines';
import { FIX_ALL } from './capabilities';
import { toRange } from './position';
import { APPLY, type Apply, CONFIRM_TRACE, type ConfirmTrace, SHOW_PLACES, type ShowPlaces } from './protocol';

/** What conversions need to know: the lines of a document, addresses, the user's language, and what the client can do. */
export interface Converter {
  readonly linesAt: (path: string) => Lines;
  readonly uri: (path: string) => string;
  readonly locale: Locale;
  readonly versions: boolean;
  /** The page of a rule, among the files that came with the server; undefined where there are none. */
  readonly page: (rule: string) => string | undefined;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What an editor shows faded or struck through. */
const TAGS: ReadonlyMap<string, DiagnosticTag> = new Map(
  RULES.flatMap(({ id, tag }) =>
    tag ? [[id, tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] as const] : [],
  ),
);

export function toDiagnostic(
  { linesAt, uri, locale, page }: Converter,
  path: string,
  { rule, severity, span, message, related }: Finding,
): Diagnostic {
  const href = page(rule);
  return {
    range: toRange(linesAt(path), span),
    severity: SEVERITY[severity],
    source: 'kijun',
    code: rule,
    ...(href !== undefined && { codeDescription: { href } }),
    message: message[locale],
    ...(TAGS.has(rule) && { tags: [TAGS.get(rule)!] }),
    ...(related.length > 0 && {
      relatedInformation: related.map((one) => ({
        location: { uri: uri(one.path), range: toRange(linesAt(one.path), one.span) },
        message: one.message[locale],
      })),
    }),
  };
}

export function toCodeAction(
  converter: Converter,
  path: string,
  version: number | null,
  { finding, fix }: Action,
): CodeAction {
  return {
    title: fix.title[converter.locale],
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(converter, path, finding)],
    isPreferred: fix.safe,
    edit: toWorkspaceEdit(converter, path, version, fix.edits),
  };
}

/** For a trace under which the policy has changed: a command of our client's that notes that somebody has read it again. */
export function toConfirmation(converter: Converter, path: string, finding: Finding): CodeAction {
  const title = CONFIRM_TITLE[converter.locale];
  const diagnostic = toDiagnostic(converter, path, finding);
  const args: ConfirmTrace = [converter.uri(path), diagnostic.range.start];
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command: CONFIRM_TRACE, arguments: [...args] },
  };
}

const CONFIRM_TITLE = {
  ja: '今の文言を読んで確認したと記録する',
  en: 'Note that the new words were read and confirmed',
};

/** An action whose edit a command of our client's makes: VS Code itself would make it of any version of the document. */
export function byCommand({ edit, ...action }: CodeAction): CodeAction {
  const args: Apply | undefined = edit && [edit];
  return args ? { ...action, command: { title: action.title, command: APPLY, arguments: [...args] } } : action;
}

/** Everything that can be mended without being looked at, as one action. */
export function toFixAll(
  converter: Converter,
  path: string,
  version: number | null,
  edits: readonly Edit[],
): CodeAction {
  return {
    title: FIX_ALL_TITLE[converter.locale],
    kind: FIX_ALL,
    edit: toWorkspaceEdit(converter, path, version, edits),
  };
}

const FIX_ALL_TITLE = { ja: '安全に直せるものをすべて直す', en: 'Apply all safe fixes' };

/** One edit of one version of the document, where the client can: one that has moved on refuses it. */
function toWorkspaceEdit(
  converter: Converter,
  path: string,
  version: number | null,
  changes: readonly Edit[],
): WorkspaceEdit {
  const uri = converter.uri(path);
  const edits = toEdits(converter.linesAt(path), changes);
  return converter.versions
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

export const toEdits = (lines: Lines, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ span, text }) => ({ range: toRange(lines, span), newText: text }));

/** A lens leads to its places in clients that know Kijun's command; in others it is a text. */
export function toCodeLens({ linesAt, uri, locale }: Converter, path: string, lens: Lens, commands: boolean): CodeLens {
  const range = toRange(linesAt(path), lens.span);
  const places = lens.places.map((place) => ({
    uri: uri(place.path),
    range: toRange(linesAt(place.path), place.span),
  }));
  const show: ShowPlaces = [uri(path), range.start, places];
  const title = lens.text[locale];
  return {
    range,
    command:
      commands && places.length > 0 ? { title, command: SHOW_PLACES, arguments: [...show] } : { title, command: '' },
  };
}

/** The kinds of completion as editors know them, and the order in which they are listed. */
const ITEM: Readonly<Record<Completion['kind'], readonly [order: number, kind: CompletionItemKind]>> = {
  section: [0, CompletionItemKind.Module],
  citation: [1, CompletionItemKind.Reference],
  article: [1, CompletionItemKind.Reference],
  annex: [1, CompletionItemKind.Reference],
  key: [1, CompletionItemKind.Property],
  value: [1, CompletionItemKind.Value],
  term: [2, CompletionItemKind.Text],
  role: [3, CompletionItemKind.Class],
  ending: [4, CompletionItemKind.Keyword],
  snippet: [5, CompletionItemKind.Snippet],
};

export function toCompletionItem(
  { linesAt, locale }: Converter,
  path: string,
  completion: Completion,
  typed: string,
  snippets: boolean,
): CompletionItem {
  const { kind, label, detail, documentation, span, text, snippet } = completion;
  const [order, itemKind] = ITEM[kind];
  return {
    label,
    kind: itemKind,
    detail: detail[locale],
    documentation: { kind: MarkupKind.PlainText, value: documentation },
    // what is typed already may be in another notation than the label
    filterText: typed === '' || label.startsWith(typed) ? label : typed + label,
    sortText: `${typed === '' && order > 1 ? 1 : 0}${order}${label}`,
    textEdit: { range: toRange(linesAt(path), span), newText: snippets && snippet !== undefined ? snippet : text },
    ...(snippets && snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
  };
}

export function toLocationLink({ linesAt, uri }: Converter, path: string, target: Target): LocationLink {
  const range = toRange(linesAt(target.path), target.span);
  return {
    originSelectionRange: toRange(linesAt(path), target.from),
    targetUri: uri(target.path),
    targetRange: range,
    targetSelectionRange: range,
  };
}

const SYMBOL: Readonly<Record<Branch['kind'], SymbolKind>> = {
  article: SymbolKind.Class,
  item: SymbolKind.Field,
  heading: SymbolKind.Namespace,
};

export function toDocumentSymbol(lines: Lines, { name, kind, span, selection, children }: Branch): DocumentSymbol {
  return {
    name,
    kind: SYMBOL[kind],
    range: toRange(lines, { start: Math.min(span.start, selection.start), end: Math.max(span.end, selection.end) }),
    selectionRange: toRange(lines, selection),
    children: children.map((child) => toDocumentSymbol(lines, child)),
  };
}
