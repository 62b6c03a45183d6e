/**
 * @file `npm run day [-- --edits 20000 --documents 300]`: a working day of an editor with the built server, at speed: a folder of
 * documents, of which one after the other is opened, typed into, asked about in every way, saved and closed. Tells the server's
 * memory, open files and listeners by the hour; memory is to stay
 * flat within a tenth after the first.
 */

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  createProtocolConnection,
  DocumentDiagnosticRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { randomOf } from '../random';
import { documentOf, filler, POLICY, SENTENCES } from './texts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { edits: { type: 'string', default: '20000' }, documents: { type: 'string', default: '300' } },
});
/** Somebody who writes all day types about so many times before looking: eight hours of it are {@link EDITS}. */
const HOURS = 8;
const EDITS = Number(values.edits);
/** How many edits a document gets before the next one is opened, and how often its findings are asked for. */
const STAY = 25;
const LOOK = 5;
/** So many sentences fill what is remembered. */
const FILLING = 12_000;
/** What an editor asks of its own accord while somebody types, points and scrolls. */
const ASKED = ['hover', 'completion', 'definition', 'references', 'documentHighlight'];
const SHOWN = ['documentSymbol', 'codeLens', 'foldingRange', 'semanticTokens/full', 'documentLink'];

const random = randomOf(1);
const folder = mkdtempSync(join(tmpdir(), 'kijun-day-'));
const names = Array.from({ length: Number(values.documents) }, (_, i) => `対策基準${i}.md`);
writeFileSync(join(folder, '基本方針.md'), POLICY);
for (const [i, name] of names.entries()) writeFileSync(join(folder, name), documentOf(i));

// a build meanwhile does not get in the way
cpSync('dist', 'out/day/dist', { recursive: true });
// collected before each measure: what is left is what is held
const trap = join(process.cwd(), 'scripts/day/gauge.cjs');
const child = spawn(
  process.execPath,
  ['--expose-gc', '--require', trap, join('out/day/dist', 'server.js'), '--stdio'],
  {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  },
);
const connection = createProtocolConnection(
  new StreamMessageReader(child.stdout!),
  new StreamMessageWriter(child.stdin!),
);
connection.onRequest('client/registerCapability', () => null);
connection.onRequest('workspace/diagnostic/refresh', () => null);
connection.onRequest('workspace/codeLens/refresh', () => null);
const ready = new Promise((resolve) => {
  connection.onNotification('kijun/status', ({ dictionary }) => {
    if (dictionary !== 'loading') resolve(dictionary);
  });
});
connection.listen();
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: null,
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'one' }],
  capabilities: {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
  },
});
await connection.sendNotification('initialized', {});
await ready;

/** Has the server read and check a document as it is shown. */
const visit = async (uri: string, text: string): Promise<void> => {
  const textDocument = { uri, languageId: 'markdown', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  for (const shown of SHOWN) await connection.sendRequest(`textDocument/${shown}`, { textDocument: { uri } });
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
};
// warming up: what is remembered of texts is filled to its bounds, and each document has been looked at once
await visit(pathToFileURL(join(folder, '対策基準.md')).href, filler(FILLING));
for (const name of names) await visit(pathToFileURL(join(folder, name)).href, readFileSync(join(folder, name), 'utf8'));

interface Gauge {
  readonly heap: number;
  readonly rss: number;
  readonly handles: number;
  readonly listeners: number;
}
const gauge = (): Promise<Gauge> =>
  new Promise((resolve) => {
    child.once('message', (told) => resolve(told as Gauge));
    child.send('gauge');
  });
const files = () => readdirSync(`/proc/${child.pid}/fd`).length;

const byHour: (Gauge & { readonly files: number })[] = [];
let edits = 0;
let asked = 0;
for (let visits = 0; edits < EDITS; visits++) {
  const name = names[Math.floor(random() * names.length)]!;
  const uri = pathToFileURL(join(folder, name)).href;
  const document = TextDocument.create(uri, 'markdown', 1, readFileSync(join(folder, name), 'utf8'));
  const textDocument = { uri };
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text: document.getText() },
  });
  for (let i = 0; i < STAY && edits < EDITS; i++, edits++) {
    const change = changeOf(document);
    TextDocument.update(document, [change], document.version + 1);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [change],
    });
    const position = document.positionAt(Math.floor(random() * document.getText().length));
    const what = ASKED[i % ASKED.length]!;
    await connection.sendRequest(`textDocument/${what}`, {
      textDocument,
      position,
      context: { includeDeclaration: true },
    });
    asked++;
    if (i % LOOK !== LOOK - 1) continue;
    await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    await connection.sendRequest(`textDocument/${SHOWN[visits % SHOWN.length]}`, { textDocument });
    asked += 2;
  }
  // half of what is typed is saved, the rest thrown away
  if (visits % 2 === 0) {
    writeFileSync(join(folder, name), document.getText());
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  }
  await connection.sendNotification('textDocument/didClose', { textDocument });
  if (edits >= ((byHour.length + 1) * EDITS) / HOURS) {
    byHour.push({ ...(await gauge()), files: files() });
    const { heap, rss, handles, listeners, files: open } = byHour.at(-1)!;
    console.log(
      `hour ${byHour.length}: ${edits} edits, ${asked} requests; ${heap.toFixed(1)} MB in use, ${Math.round(rss)} MB of the system's, ${open} files, ${handles} handles, ${listeners} listeners`,
    );
  }
}
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
rmSync(folder, { recursive: true });

const [warm, ...later] = byHour;
const most = Math.max(...later.map(({ heap }) => heap));
const grown = later.some(
  ({ files, handles, listeners }) => files > warm!.files || handles > warm!.handles || listeners > warm!.listeners,
);
console.log(`memory in use after the first hour ${warm!.heap.toFixed(1)} MB, at most ${most.toFixed(1)} MB later`);
if (most > warm!.heap * 1.1 || grown) throw new Error('it grows');

/** One edit: a letter, a sentence, a piece taken out, or a paragraph moved on. Documents keep about their length. */
function changeOf(document: TextDocument) {
  const text = document.getText();
  const at = Math.floor(random() * text.length);
  const end = Math.min(text.length, at + Math.floor(random() * (text.length > 1_200 ? 80 : 6)));
  const put = ['鍵', '、', '', `\n\n${SENTENCES[Math.floor(random() * SENTENCES.length)]}\n\n`, '第2条'][
    Math.floor(random() * 5)
  ]!;
  return { range: { start: document.positionAt(at), end: document.positionAt(end) }, text: put };
}
