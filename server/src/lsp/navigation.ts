import { type LocationLink, ResponseError, SymbolKind, type WorkspaceEdit } from 'vscode-languageserver';
import { definitionsAt } from '../features/definition';
import { implementationsAt } from '../features/implementation';
import { linksOf } from '../features/links';
import { type Place, placesIn, referencesTo, thingAt } from '../features/references';
import { type Edits, rename, renameable } from '../features/rename';
import { type Hit, search } from '../features/search';
import { symbolsOf } from '../features/symbols';
import { toDocumentSymbol, toEdits, toLocationLink } from './convert';
import { about, aboutJudged, type Desk } from './desk';
import { toOffset, toRange } from './position';

const SYMBOL: Readonly<Record<Hit['kind'], SymbolKind>> = {
  term: SymbolKind.Constant,
  article: SymbolKind.Class,
  control: SymbolKind.Interface,
};

/** Answers where something is, where it is named, and changes its name everywhere. */
export function answerNavigation(desk: Desk): void {
  const { connection, addresses, workspace, converter, client } = desk;

  const toLocation = ({ path, span }: Place) => ({
    uri: addresses.uri(path),
    range: toRange(converter().linesAt(path), span),
  });

  connection.onDefinition(
    about(desk, null, (document, { position }) => {
      const targets = definitionsAt(workspace(), document.path, toOffset(document, position));
      const links = targets.map((target): LocationLink => toLocationLink(converter(), document.path, target));
      if (links.length === 0) return null;
      if (client().links) return links;
      const places = links.map(({ targetUri, targetRange }) => ({ uri: targetUri, range: targetRange }));
      return places.length === 1 ? places[0]! : places;
    }),
  );

  connection.onImplementation(
    aboutJudged(desk, null, (document, { position }) =>
      implementationsAt(workspace(), document, toOffset(document, position)).map(toLocation),
    ),
  );

  connection.onReferences(
    about(desk, null, (document, { position, context }) => {
      const thing = thingAt(workspace(), document, toOffset(document, position));
      return thing ? referencesTo(workspace(), thing, context.includeDeclaration).map(toLocation) : null;
    }),
  );

  connection.onDocumentHighlight(
    about(desk, null, (document, { position }) => {
      const thing = thingAt(workspace(), document, toOffset(document, position));
      if (!thing) return null;
      return placesIn(workspace(), document, thing, true).map(({ span }) => ({ range: toRange(document.lines, span) }));
    }),
  );

  connection.onPrepareRename(
    about(desk, null, (document, { position }) => {
      const found = renameable(workspace(), document, toOffset(document, position));
      return found ? { range: toRange(document.lines, found.span), placeholder: found.name } : null;
    }),
  );

  connection.onRenameRequest(
    about(desk, null, (document, { position, newName }) => {
      const answer = rename(workspace(), document, toOffset(document, position), newName);
      if ('ja' in answer) throw new ResponseError(INVALID_PARAMS, answer[client().locale]);
      return workspaceEdit(desk, answer);
    }),
  );

  connection.onDocumentSymbol(
    about(desk, [], (document) => symbolsOf(document).map((symbol) => toDocumentSymbol(document.lines, symbol))),
  );

  connection.onWorkspaceSymbol(async ({ query }) =>
    search(await desk.settled(), query).map(({ kind, name, container, ...place }) => ({
      name,
      kind: SYMBOL[kind],
      containerName: container,
      location: toLocation(place),
    })),
  );

  connection.onDocumentLinks(
    about(desk, [], (document) =>
      linksOf(workspace(), document).map(({ span, target }) => {
        const { uri, range } = toLocation(target);
        return { range: toRange(document.lines, span), target: `${uri}#L${range.start.line + 1}` };
      }),
    ),
  );
}

const INVALID_PARAMS = -32602;

/** Edits of several documents as one, each of the version that it was made for. */
export function workspaceEdit({ addresses, converter, client, version }: Desk, edits: Edits): WorkspaceEdit {
  const all = [...edits].map(([path, changes]) => {
    const uri = addresses.uri(path);
    return { uri, edits: toEdits(converter().linesAt(path), changes) };
  });
  return client().versions
    ? { documentChanges: all.map(({ uri, edits }) => ({ textDocument: { uri, version: version(uri) }, edits })) }
    : { changes: Object.fromEntries(all.map(({ uri, edits }) => [uri, edits])) };
}
