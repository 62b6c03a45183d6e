import { CodeActionKind, MarkupKind, type ServerCapabilities } from 'vscode-languageserver';
import { actionsAt, fixAll } from '../features/actions';
import { completionsAt } from '../features/completion';
import { definitionAt } from '../features/definition';
import { hoverAt } from '../features/hover';
import { symbolsOf } from '../features/symbols';
import type { Span } from '../text/span';
import { FIX_ALL, toCodeAction, toCompletionItem, toDocumentSymbol, toFixAll, toLocationLink } from './convert';
import { about, type Desk } from './desk';
import { toOffset, toRange } from './position';

/** What {@link answerLanguage} answers, as `initialize` tells it. */
export const LANGUAGE: ServerCapabilities = {
  hoverProvider: true,
  completionProvider: { triggerCharacters: ['#', '「'] },
  definitionProvider: true,
  documentSymbolProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
};

/** Answers the requests that an editor makes about a document while somebody reads or writes it. */
export function answerLanguage(desk: Desk): void {
  const { connection, addresses, workspace, converter, client, version } = desk;

  connection.onHover(
    about(desk, null, (document, { position }) => {
      const { linesAt } = converter();
      const link = (path: string, span: Span) =>
        `${addresses.uri(path)}#L${toRange(linesAt(path), span).start.line + 1}`;
      const hover = hoverAt(workspace(), document.path, toOffset(document, position), link);
      if (!hover) return null;
      const contents = { kind: MarkupKind.Markdown, value: hover.text[client().locale] };
      return { range: toRange(document.lines, hover.span), contents };
    }),
  );

  connection.onCompletion(
    about(desk, null, (document, { position, context }) => {
      const { path, source } = document;
      const found = completionsAt(workspace(), path, toOffset(document, position));
      const items = found
        // # begins a heading, 「 a word
        .filter(({ kind }) => context?.triggerCharacter !== (kind === 'term' ? '#' : '「'))
        .map((one) => toCompletionItem(converter(), path, one, source.slice(one.span.start, one.span.end)));
      return { isIncomplete: true, items };
    }),
  );

  connection.onDefinition(
    about(desk, null, (document, { position }) => {
      const target = definitionAt(workspace(), document.path, toOffset(document, position));
      if (!target) return null;
      const link = toLocationLink(converter(), document.path, target);
      return client().links ? [link] : { uri: link.targetUri, range: link.targetRange };
    }),
  );

  connection.onDocumentSymbol(
    about(desk, [], (document) => symbolsOf(document).map((symbol) => toDocumentSymbol(document.lines, symbol))),
  );

  connection.onCodeAction(
    about(desk, [], (document, { textDocument: { uri }, range, context }) => {
      const { path } = document;
      const asks = (kind: string) => context.only?.some((asked) => covers(asked, kind));
      const selection = { start: toOffset(document, range.start), end: toOffset(document, range.end) };
      const fixes =
        (asks(CodeActionKind.QuickFix) ?? true)
          ? actionsAt(workspace(), path, selection).map((one) => toCodeAction(converter(), path, version(uri), one))
          : [];
      // only for those that ask: it is run from the menu or on saving
      const edits = asks(FIX_ALL) ? fixAll(workspace(), path) : [];
      return edits.length > 0 ? [...fixes, toFixAll(converter(), path, version(uri), edits)] : fixes;
    }),
  );
}

/** Whether a kind of action that the client asks for takes in another: `quickfix` is in `quickfix` and in the empty kind. */
const covers = (asked: string, kind: string): boolean => asked === '' || kind === asked || kind.startsWith(`${asked}.`);
