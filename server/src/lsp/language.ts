import { CodeActionKind, MarkupKind } from 'vscode-languageserver';
import { actionsAt, findingsAt, fixAll } from '../features/actions';
import { completionsAt } from '../features/completion';
import { hoverAt } from '../features/hover';
import { lensesOf } from '../features/lenses';
import { isNumberedAt, renumber } from '../features/renumber';
import type { Span } from '../text/span';
import { FIX_ALL, RENUMBER, TRIGGERS } from './capabilities';
import { byCommand, toCodeAction, toCodeLens, toCompletionItem, toConfirmation, toFixAll } from './convert';
import { aboutJudged, atOnce, type Desk } from './desk';
import { toOffset, toRange } from './position';
import { toRenumberAction } from './renumbering';

/** What somebody answers by reading, not by an edit. */
const SUSPECT = 'trace/suspect';

/** Answers the requests that an editor makes about a document while somebody reads or writes it. */
export function answerLanguage(desk: Desk): void {
  const { connection, addresses, workspace, converter, client, version } = desk;

  connection.onHover(
    atOnce(desk, null, (document, { position }) => {
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
    // in kijun.json too
    async ({ textDocument, position, context }) => {
      if (!(await desk.soon(textDocument.uri))) return null;
      const file = workspace().file(addresses.path(textDocument.uri));
      if (!file) return null;
      const { path, source } = file;
      const found = completionsAt(workspace(), path, toOffset(file, position));
      const items = found
        .filter(({ kind }) => TRIGGERS[context?.triggerCharacter ?? '']?.includes(kind) ?? true)
        .map((one) =>
          toCompletionItem(converter(), path, one, source.slice(one.span.start, one.span.end), client().snippets),
        );
      return { isIncomplete: true, items };
    },
  );

  connection.onCodeLens(
    aboutJudged(desk, [], (document) =>
      lensesOf(workspace(), document).map((lens) => toCodeLens(converter(), document.path, lens, client().commands)),
    ),
  );

  connection.onCodeAction(
    aboutJudged(desk, [], (document, { textDocument: { uri }, range, context }) => {
      const { path } = document;
      const asks = (kind: string) => context.only?.some((asked) => covers(asked, kind));
      const selection = { start: toOffset(document, range.start), end: toOffset(document, range.end) };
      const mends = asks(CodeActionKind.QuickFix) ?? true;
      const suspects = mends && client().commands ? findingsAt(workspace(), path, selection, SUSPECT) : [];
      const fixes = [
        ...suspects.map((one) => toConfirmation(converter(), path, one)),
        ...(mends ? actionsAt(workspace(), path, selection) : []).map((one) =>
          toCodeAction(converter(), path, version(uri), one),
        ),
      ];
      // only for those that ask: it is run from the menu or on saving
      const edits = asks(FIX_ALL) ? fixAll(workspace(), path) : [];
      const all = edits.length > 0 ? [toFixAll(converter(), path, version(uri), edits)] : [];
      // lists of everything are asked for at every move of the caret
      const asked = asks(RENUMBER) || (!context.only && isNumberedAt(document, selection.start));
      const here = isNumberedAt(document, selection.start) ? selection.start : undefined;
      const renumbering = asked ? renumber(workspace(), document, here) : undefined;
      const actions = [...fixes, ...all, ...(renumbering ? [toRenumberAction(desk, renumbering)] : [])];
      return client().commands ? actions.map(byCommand) : actions;
    }),
  );
}

/** Whether a kind of action that the client asks for takes in another: `quickfix` is in `quickfix` and in the empty kind. */
const covers = (asked: string, kind: string): boolean => asked === '' || kind === asked || kind.startsWith(`${asked}.`);
