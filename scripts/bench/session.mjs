/** @file One session with a language server over stdio, timed from the client's side. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MARK } from './corpus.mjs';
import { usage } from './process.mjs';

/** Sentences at whose ends edits go, far from one another. */
const STRIDE = 7919;

/**
 * Opens a document of a folder, edits it, and asks about it.
 *
 * `edits` are made one after the other, each waited for: the mark is put in somewhere, then taken out. After each the server
 * must tell that it is there, or that it is gone, so that one that does nothing cannot look fast. `known` is a code that the
 * first diagnostics must hold to count as complete.
 */
export async function session({ command, args, folder, file, edits, requests, known, early }) {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const told = new Map();
  let waiting = () => {};
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    told.set(params.uri, params);
    waiting();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();

  const uri = pathToFileURL(join(folder, file)).href;
  const text = readFileSync(join(folder, file), 'utf8');
  const document = TextDocument.create(uri, 'markdown', 1, text);
  const diagnostics = (test) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${command} ${args[0]}: no such diagnostics came`)), 600_000);
      waiting = () => {
        const params = told.get(uri);
        if (!params || !test(params)) return;
        clearTimeout(timer);
        waiting = () => {};
        resolve(params.diagnostics);
      };
      waiting();
    });

  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
    locale: 'ja',
  });
  const initialize = performance.now() - start;
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  const places = [...text.matchAll(/。/g)].map(({ index }) => index);
  const ask = async (method, i) => {
    const position = document.positionAt(places[(i * STRIDE) % places.length] - 3);
    const sent = performance.now();
    await connection.sendRequest(method, { textDocument: { uri }, position });
    return performance.now() - sent;
  };
  const first = diagnostics(({ diagnostics: all }) => !known || all.some(({ code }) => code === known));
  const meanwhile = [];
  if (early)
    for (let i = 0, done = first.then(() => true); !(await Promise.race([done, pause(20)])); i++)
      meanwhile.push(await ask('textDocument/hover', i));
  const count = (await first).length;
  const complete = performance.now() - start;
  const opened = usage(child.pid).mb;

  const change = async (from, to, replacement) => {
    const change = { range: { start: document.positionAt(from), end: document.positionAt(to) }, text: replacement };
    TextDocument.update(document, [change], document.version + 1);
    const { version } = document;
    const marked = { start: document.positionAt(from), end: document.positionAt(from + MARK.length) };
    const same = ({ start }) =>
      start.line === marked.start.line &&
      start.character >= marked.start.character &&
      start.character < marked.end.character;
    const wanted = replacement !== '';
    const sent = performance.now();
    const answer = diagnostics((params) => params.version === version);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    const all = await answer;
    const took = performance.now() - sent;
    if (all.some(({ code, range }) => code === 'term/variant' && same(range)) !== wanted)
      throw new Error(`${command} ${args[0]}: version ${version} is told wrongly`);
    return took;
  };
  const times = [];
  const before = usage(child.pid).cpu;
  for (let i = 0; i < edits; i++) {
    const at = places[(i * STRIDE + 13) % places.length];
    times.push(await change(at, at, MARK), await change(at, at + MARK.length, ''));
  }
  const cpu = (usage(child.pid).cpu - before) / Math.max(1, times.length);
  const hover = [];
  const completion = [];
  for (let i = 0; i < requests; i++) {
    hover.push(await ask('textDocument/hover', i));
    completion.push(await ask('textDocument/completion', i));
  }
  const { mb } = usage(child.pid);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  child.kill();
  return { initialize, complete, count, edits: times, cpu, hover, completion, meanwhile, opened, mb };
}

const pause = (ms) => new Promise((resolve) => setTimeout(() => resolve(false), ms));
