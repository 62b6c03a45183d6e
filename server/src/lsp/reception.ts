import type { Connection } from 'vscode-languageserver';
import { type Abilities, abilitiesOf } from './abilities';
import { capabilitiesFor } from './capabilities';
import { answerRefused } from './gate';

/** Begins to serve a client; what it sends next is heard when this has returned. */
export type Begin = (client: Abilities, folders: readonly string[]) => void;

/**
 * Answers `initialize` by itself, so that the client waits for nothing else to be loaded: `begin` loads the server when the answer
 * has been sent.
 */
export function receive(connection: Connection, begin: Begin): void {
  let client: Abilities = abilitiesOf({ processId: null, rootUri: null, capabilities: {} });
  let folders: readonly string[] = [];
  connection.onInitialize((params) => {
    client = abilitiesOf(params);
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    return { serverInfo: { name: 'kijun' }, capabilities: capabilitiesFor(client) };
  });
  connection.onInitialized(() => begin(client, folders));
  answerRefused(connection);
  connection.listen();
}
