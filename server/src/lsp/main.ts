import '../node/compiler';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createGate } from './gate';
import { receive } from './reception';

// Node's entry point: talks over --stdio or Node's IPC, as its arguments say. The engine is a bundle of its own (scripts/build.mjs)
// that is loaded once the client has its answer; it takes the protocol from here.
export * from 'vscode-languageserver';

const connection = createConnection(ProposedFeatures.all, { messageStrategy: createGate() });

receive(connection, (client, folders) => {
  const { serveFromDisk } = require('./disk') as typeof import('./disk');
  serveFromDisk(connection, client, folders);
});
