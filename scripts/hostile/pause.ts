import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** What a server takes for a folder, with one document of it open. Seconds are processor time of the thread that answers, so that other work does not count. */
export interface Pause {
  /** Until the first findings. */
  readonly findings: number;
  /** The longest that a hover waited: in another document, and in the one that is open. */
  readonly beside: number;
  readonly inside: number;
  readonly mb: number;
  /** Why it was not seen to the end: time was up, or how the process ended (an exit code or a signal), with its last words. */
  readonly fault?: string;
}

/** How the extension starts the server (client/src/extension.ts). */
const OPTIONS = ['--max-semi-space-size=4', '--heap-growing-percent=100'];

/** A hover is asked for again so many milliseconds after the last one was answered. */
const OFTEN = 30;

/**
 * Opens a folder in the language server as an editor does, with one document shown, asks for its findings, types a letter
 * at its end, and asks again; a hover in another document, and one in this, are under way all the while.
 */
export async function pauseIn(folder: string, open: string, beside: string, limit: number): Promise<Pause> {
  const child = spawn(process.execPath, [...OPTIONS, join('dist', 'server.js'), '--stdio']);
  child.stdin.on('error', () => undefined);
  let words = '';
  child.stderr.on('data', (chunk) => {
    words = (words + chunk).slice(-500);
  });
  const ended = once(child, 'exit').then(([code, signal]) => `ended with ${signal ?? code}: ${words}`);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(() => undefined);
  connection.onRequest('client/registerCapability', () => null);
  const ready = new Promise((resolve) => {
    connection.onNotification('kijun/status', ({ dictionary }) => {
      if (dictionary !== 'loading') resolve(dictionary);
    });
  });
  connection.listen();
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const seconds = () => secondsOf(child.pid!);
  const longest = { beside: 0, inside: 0 };
  let mb = 0;
  let going = true;
  const hovering = async (which: 'beside' | 'inside', uri: string) => {
    while (going) {
      const before = seconds();
      const params = { textDocument: { uri }, position: { line: 4, character: 3 } };
      await connection.sendRequest(HoverRequest.type, params).catch(() => undefined);
      longest[which] = Math.max(longest[which], seconds() - before);
      mb = peakOf(child.pid!);
      await new Promise((resolve) => setTimeout(resolve, OFTEN));
    }
  };
  const session = async (): Promise<number> => {
    await connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'one' }],
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    if ((await ready) !== 'ready') throw new Error('there is no dictionary');
    const start = seconds();
    const uri = uriOf(open);
    const text = readFileSync(join(folder, open), 'utf8');
    const document = { uri, languageId: 'markdown', version: 1, text };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: document });
    const hovers = [hovering('beside', uriOf(beside)), hovering('inside', uri)];
    for (const one of hovers) one.catch(() => undefined);
    const ask = () => connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    await ask();
    const findings = seconds() - start;
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, text: '鍵' }],
    });
    await ask();
    going = false;
    await Promise.all(hovers);
    return findings;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('not ended'), limit * 1000);
  });
  // a server that is gone answers nothing more, and has no figures
  const told = await Promise.race([session().catch(String), late, ended]);
  clearTimeout(timer);
  going = false;
  child.kill('SIGKILL');
  connection.dispose();
  return typeof told === 'number'
    ? { findings: told, ...longest, mb }
    : { findings: Number.NaN, ...longest, mb, fault: told };
}

/** The most memory that a process was given by now, in MB. */
const peakOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))![1]) / 1024;

/** The processor time by now of the thread that answers: what compiles and collects beside it keeps nobody waiting. */
const secondsOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1e9;
