import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  MarkupKind,
  SymbolKind,
} from 'vscode-languageserver';
import type { Action } from '../features/actions';
import type { Completion } from '../features/completion';
import type { Symbol } from '../features/symbols';
import type { Finding, Locale, Severity } from '../rules/finding';
import type { Lines } from '../text/lines';
import { toRange } from './position';

/** What conversions need to know: the lines of a document, addresses, and the user's language. */
export interface Converter {
  readonly linesAt: (path: string) => Lines;
  readonly uri: (path: string) => string;
  readonly locale: Locale;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(
  { linesAt, uri, locale }: Converter,
  path: string,
  { rule, severity, span, message, related }: Finding,
): Diagnostic {
  return {
    range: toRange(linesAt(path), span),
    severity: SEVERITY[severity],
    source: 'kijun',
    code: rule,
    message: message[locale],
    ...(related.length > 0 && {
      relatedInformation: related.map((one) => ({
        location: { uri: uri(one.path), range: toRange(linesAt(one.path), one.span) },
        message: one.message[locale],
      })),
    }),
  };
}

/** One edit of one version of the document; a client that has moved on refuses it. */
export function toCodeAction(
  converter: Converter,
  path: string,
  version: number | null,
  { finding, fix }: Action,
): CodeAction {
  const lines = converter.linesAt(path);
  return {
    title: fix.title[converter.locale],
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(converter, path, finding)],
    isPreferred: fix.safe,
    edit: {
      documentChanges: [
        {
          textDocument: { uri: converter.uri(path), version },
          edits: fix.edits.map(({ span, text }) => ({ range: toRange(lines, span), newText: text })),
        },
      ],
    },
  };
}

export function toCompletionItem(
  { linesAt, locale }: Converter,
  path: string,
  completion: Completion,
  typed: string,
): CompletionItem {
  const { kind, label, detail, documentation, span, text } = completion;
  return {
    label,
    kind: kind === 'term' ? CompletionItemKind.Text : CompletionItemKind.Module,
    detail: detail[locale],
    documentation: { kind: MarkupKind.PlainText, value: documentation },
    // what is typed already may be in another notation than the label
    filterText: typed === '' || label.startsWith(typed) ? label : typed + label,
    sortText: `${typed === '' && kind === 'term' ? 1 : 0}${kind === 'section' ? 0 : 1}${label}`,
    textEdit: { range: toRange(linesAt(path), span), newText: text },
  };
}

const SYMBOL: Readonly<Record<Symbol['kind'], SymbolKind>> = {
  article: SymbolKind.Class,
  item: SymbolKind.Field,
  heading: SymbolKind.Namespace,
};

export function toDocumentSymbol(lines: Lines, { name, kind, span, selection, children }: Symbol): DocumentSymbol {
  return {
    name,
    kind: SYMBOL[kind],
    range: toRange(lines, { start: Math.min(span.start, selection.start), end: Math.max(span.end, selection.end) }),
    selectionRange: toRange(lines, selection),
    children: children.map((child) => toDocumentSymbol(lines, child)),
  };
}
