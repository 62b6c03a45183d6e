/**
 * @file A write in an editor: `session.js SERVER FILE`, with CONTENT as the client sends it ({@link WriteParams}), starts a server
 * as an editor does and ends as the server ends, with TRAP (trap.cjs) loaded into it where that is set.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { WRITE, type WriteParams, type Written } from '../../server/src/lsp/protocol';

const [server, file] = process.argv.slice(2) as [string, string];
const trap = process.env.TRAP ? ['--require', process.env.TRAP] : [];
const child = spawn(process.execPath, [...trap, server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
// what is written to a server that has been killed goes nowhere
child.stdin.on('error', () => undefined);
const connection = createProtocolConnection(
  new StreamMessageReader(child.stdout),
  new StreamMessageWriter(child.stdin),
);
connection.onError(() => undefined);
connection.listen();
const ended = once(child, 'exit');

const session = async (): Promise<void> => {
  await connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification(InitializedNotification.type, {});
  const params: WriteParams = { uri: pathToFileURL(file).href, content: JSON.parse(process.env.CONTENT!) };
  const answer = await connection.sendRequest<Written>(WRITE, params);
  if ('refused' in answer) {
    process.stderr.write(`${answer.refused}\n`);
    process.exitCode = 2;
  }
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
};
// a server that is killed answers nothing more
void session().catch(() => undefined);
void ended.then(([code, signal]) => {
  if (signal) process.kill(process.pid, signal);
  if (code !== 0) process.exitCode = code;
  connection.dispose();
});
