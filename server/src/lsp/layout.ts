import { FoldingRangeKind, type SelectionRange, SemanticTokensBuilder } from 'vscode-languageserver';
import { captionsOf } from '../features/captions';
import { type Fold, foldsOf } from '../features/folding';
import { format } from '../features/format';
import { selectionsAt } from '../features/selection';
import { colouredIn } from '../features/tokens';
import { TOKENS } from './capabilities';
import { toEdits } from './convert';
import { about, type Desk } from './desk';
import { toOffset, toPosition, toRange } from './position';

const FOLD: Readonly<Record<Fold['kind'], FoldingRangeKind | undefined>> = {
  entry: undefined,
  matter: FoldingRangeKind.Region,
  comment: FoldingRangeKind.Comment,
};

/** Answers how a document is shown and brought into shape. */
export function answerLayout(desk: Desk): void {
  const { connection, workspace, client } = desk;

  connection.onFoldingRanges(
    about(desk, [], (document) =>
      foldsOf(document).map(({ span, kind }) => {
        const { start, end } = toRange(document.lines, span);
        return { startLine: start.line, endLine: end.line, ...(FOLD[kind] && { kind: FOLD[kind] }) };
      }),
    ),
  );

  connection.onSelectionRanges(
    about(desk, [], (document, { positions }) =>
      positions.map((position) => {
        const spans = selectionsAt(workspace(), document, toOffset(document, position));
        const nested = [...spans]
          .reverse()
          .reduce<SelectionRange | undefined>(
            (parent, span) => ({ range: toRange(document.lines, span), ...(parent && { parent }) }),
            undefined,
          );
        return nested ?? { range: { start: position, end: position } };
      }),
    ),
  );

  connection.languages.semanticTokens.on(
    about(desk, { data: [] }, (document) => {
      const builder = new SemanticTokensBuilder();
      for (const { span, type } of colouredIn(workspace(), document)) {
        const { start } = toRange(document.lines, span);
        builder.push(start.line, start.character, span.end - span.start, TOKENS.indexOf(type), 0);
      }
      return builder.build();
    }),
  );

  connection.languages.inlayHint.on(
    about(desk, [], (document, { range }) =>
      client().captions
        ? captionsOf(workspace(), document)
            .filter(
              ({ offset }) => toOffset(document, range.start) <= offset && offset <= toOffset(document, range.end),
            )
            .map(({ offset, text }) => ({ position: toPosition(document.lines, offset), label: text }))
        : [],
    ),
  );

  connection.onDocumentFormatting(about(desk, [], (document) => toEdits(document.lines, format(document))));
}
