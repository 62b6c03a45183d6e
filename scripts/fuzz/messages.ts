/**
 * @file `npm run fuzz:messages [-- --sessions 200 --seed 1]`: sessions with the built server that no client would hold: malformed
 * headers and JSON, unknown methods, wrong positions and versions, huge texts, requests out of order, twice and cancelled, documents
 * that are closed while answers about them are on their way. Where the frames hold, every request has one answer and the server ends
 * with 0; where they do not, it ends. It never falls, and all that it says is as the protocol has it.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { createWire } from '../../test/server/conform';
import { edit, regulation } from '../../test/unit/document/random';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { sessions: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});

const METHODS = [
  ...'hover completion definition implementation references documentHighlight documentSymbol documentLink codeAction codeLens prepareRename rename formatting foldingRange selectionRange semanticTokens/full inlayHint diagnostic'
    .split(' ')
    .map((name) => `textDocument/${name}`),
  ...'context overview insertRule declare exempt confirm record documents reading report import skeleton'
    .split(' ')
    .map((name) => `kijun/${name}`),
  ...['workspace/symbol', 'initialize', 'kijun/nothing', 'workspace/executeCommand', '$/nothing', ''],
];
const NEWS = [
  ...'didOpen didChange didClose didSave willSave'.split(' ').map((name) => `textDocument/${name}`),
  ...['workspace/didChangeWatchedFiles', 'workspace/didChangeWorkspaceFolders', 'workspace/didChangeConfiguration'],
  ...['initialized', '$/cancelRequest', '$/setTrace', '$/progress', 'kijun/status'],
];
const number = fc.oneof(fc.nat(30), fc.integer(), fc.double(), fc.constantFrom(-1, 2 ** 31, Number.MAX_SAFE_INTEGER));
const position = fc.record({ line: number, character: number });
const range = fc.record({ start: position, end: position });
const uri = fc.oneof(
  fc.constantFrom(
    'file:///w/基本方針.md',
    'file:///w/対策基準.md',
    'file:///w/kijun.json',
    'untitled:x',
    'file://%zz',
    '',
  ),
  fc.string(),
);
const text = fc.oneof(
  regulation,
  fc.tuple(regulation, edit).map(([text, change]) => change(text)),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('鍵'.repeat(50_000), '('.repeat(20_000), '- a\n'.repeat(2_000)),
);
/** Parameters that are nearly right: each of them may be left out, or be anything. */
const params = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        textDocument: fc.record({ uri, version: number, languageId: fc.constant('markdown'), text }),
        position,
        range,
        positions: fc.array(position),
        contentChanges: fc.array(fc.oneof(fc.record({ range, text }), fc.record({ text })), { maxLength: 3 }),
        context: fc.record({ diagnostics: fc.constant([]), includeDeclaration: fc.boolean(), triggerKind: number }),
        options: fc.record({ tabSize: number, insertSpaces: fc.boolean() }),
        newName: fc.string(),
        query: fc.string(),
        id: fc.nat(40),
        changes: fc.array(fc.record({ uri, type: fc.nat(4) }), { maxLength: 3 }),
        event: fc.record({ added: fc.array(fc.record({ uri })), removed: fc.array(fc.record({ uri })) }),
        uri,
        policy: uri,
        element: fc.constantFrom('2-1', '', 'x'),
        config: text,
        reason: fc.string(),
        by: fc.string(),
        on: fc.string(),
        kind: fc.constantFrom('対策基準', '実施手順', 'x'),
        format: fc.constantFrom('html', 'markdown', 'csv', 'xlsx', 'x'),
        settings: fc.anything(),
        value: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.json().map((json): unknown => JSON.parse(json)) },
);

interface Message {
  readonly method: string;
  readonly asks: boolean;
  readonly params: unknown;
}
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ method: fc.constantFrom(...METHODS), asks: fc.constant(true), params }),
  fc.record({ method: fc.constantFrom(...NEWS), asks: fc.constant(false), params }),
  fc.record({ method: fc.string(), asks: fc.boolean(), params }),
);
/** A document that is opened as it should be, and is asked about, typed into and closed while answers are on their way. */
const flight: fc.Arbitrary<readonly Message[]> = fc
  .record({
    uri: fc.constantFrom('file:///w/対策基準.md', 'file:///w/基本方針.md', 'file:///x/実施手順.md'),
    // so long that it is read a little at a time
    text: fc.oneof(
      text,
      regulation.map((text) => `# 対策基準\n\n${`${text}\n\n職員は、鍵を返す。\n\n`.repeat(1_500).slice(0, 80_000)}`),
      fc.constantFrom(
        '端末、'.repeat(30_000),
        `| 鍵 | 札 |\n| --- | --- |\n${'| 職員は、鍵を返す。 | 札 |\n'.repeat(4_000)}`,
      ),
    ),
    steps: fc.array(
      fc.tuple(
        fc.constantFrom(
          'hover',
          'completion',
          'diagnostic',
          'documentSymbol',
          'didChange',
          'didClose',
          'didOpen',
          'cancel',
        ),
        fc.nat(3_000),
        fc.nat(200),
      ),
      { minLength: 3, maxLength: 20 },
    ),
  })
  .map(({ uri, text, steps }) => {
    const opened = { method: 'textDocument/didOpen', asks: false };
    const textDocument = { uri, version: 1, languageId: 'markdown', text };
    return [
      { ...opened, params: { textDocument } },
      ...steps.map(([what, line, character], i): Message => {
        const position = { line, character };
        const version = i + 2;
        if (what === 'didOpen') return { ...opened, params: { textDocument: { ...textDocument, version } } };
        if (what === 'cancel') return { method: '$/cancelRequest', asks: false, params: { id: character } };
        const method = `textDocument/${what}`;
        const change = { range: { start: position, end: position }, text: line % 2 ? '鍵' : text.slice(0, line) };
        if (what === 'didChange')
          return { method, asks: false, params: { textDocument: { uri, version }, contentChanges: [change] } };
        return { method, asks: what !== 'didClose', params: { textDocument: { uri }, position } };
      }),
    ];
  });

const broken = fc.constantFrom(
  'hello\r\n\r\n',
  'Content-Length: 9\r\n\r\n{"id": 1,',
  'Content-Length: 4\r\n\r\nnull',
  'Content-Length: 2\r\n\r\n[]',
  'Content-Length: -5\r\n\r\n{}',
  'Content-Length: 1e9\r\n\r\n{}',
  'Content-Type: x\r\n\r\n{}',
  'Content-Length: 2\r\nContent-Length: 7\r\n\r\n{}',
  '\0\xff\xfe',
);

/** What a server has said, frame by frame; what is not finished at the end is left out. */
function* frames(said: Buffer): Generator<Readonly<Record<string, unknown>>> {
  for (let at = 0; ; ) {
    const head = said.indexOf('\r\n\r\n', at);
    const length = head < 0 ? Number.NaN : Number(/Content-Length: (\d+)/.exec(said.toString('latin1', at, head))?.[1]);
    at = head + 4 + length;
    if (!(at <= said.length)) return;
    yield JSON.parse(said.toString('utf8', head + 4, at));
  }
}

const framed = (value: unknown): Buffer => {
  const body = Buffer.from(JSON.stringify(value));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
};

let sent = 0;
let answered = 0;
let heard = 0;
/** How long a session may take on the clock, in milliseconds: where much else is done, the longest took two minutes. */
const LIMIT = 900_000;
for (let session = 0; session < Number(values.sessions); session++) {
  const seed = Number(values.seed) * 1_000_003 + session;
  const [messages, early, breaks] = fc.sample(
    fc.tuple(
      fc
        .array(fc.oneof({ weight: 12, arbitrary: message.map((one) => [one]) }, { weight: 1, arbitrary: flight }), {
          minLength: 40,
          maxLength: 120,
        })
        .map((all) => all.flat()),
      fc.boolean(),
      fc.option(broken, { freq: 4 }),
    ),
    { seed, numRuns: 1 },
  )[0]!;
  const child = spawn(process.execPath, [join('dist', 'server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const answers: Buffer[] = [];
  child.stdout.on('data', (chunk) => answers.push(chunk));
  const ended = once(child, 'exit');
  const late = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  const capabilities = session % 2 ? { textDocument: { diagnostic: {} } } : {};
  const hello = {
    jsonrpc: '2.0',
    id: 'hello',
    method: 'initialize',
    params: { processId: null, rootUri: null, workspaceFolders: [{ uri: 'file:///w', name: 'w' }], capabilities },
  };
  const wire = createWire();
  const send = (message: Readonly<Record<string, unknown>>): void => {
    wire.sent(message);
    child.stdin.write(framed(message));
  };
  if (!early) send(hello);
  const asked = messages.flatMap(({ asks }, i) => (asks ? [i] : []));
  const said = () => Buffer.concat(answers).toString();
  /** The requests that do not have one answer, or fewer than so many. */
  const unanswered = (least?: number) => {
    const told = said();
    const count = (id: number) => told.split(`"id":${id},`).length + told.split(`"id":${id}}`).length - 2;
    return asked.filter((id) => (least === undefined ? count(id) !== 1 : count(id) < least));
  };
  for (const [i, { method, asks, params }] of messages.entries())
    send({ jsonrpc: '2.0', ...(asks && { id: i }), method, params });
  if (early) send(hello);
  if (breaks !== null) {
    child.stdin.write(breaks);
    child.stdin.end();
  } else {
    send({ jsonrpc: '2.0', id: 'bye', method: 'shutdown' });
    await until(() => said().includes('"id":"bye"') && unanswered(1).length === 0, ended);
    send({ jsonrpc: '2.0', method: 'exit' });
  }
  const [code, signal] = await ended;
  clearTimeout(late);
  const without = unanswered();
  const fine = signal === null && !/^\s+at /m.test(errors) && (breaks !== null || (code === 0 && without.length === 0));
  if (!fine) {
    console.error(
      `seed ${seed}: ended with ${code ?? signal}, ${without.length} without one answer (${without.slice(0, 5)})`,
    );
    console.error(without.slice(0, 3).map((id) => JSON.stringify(messages[id]).slice(0, 500)));
    console.error(errors.slice(0, 2_000));
    process.exit(1);
  }
  try {
    for (const one of frames(Buffer.concat(answers))) {
      // a document that the client calls by something that is no URI is called so by the server
      const called = (one.params as { uri?: string } | undefined)?.uri;
      if (called === undefined || /^[a-z][\w+.-]*:/i.test(called)) wire.heard(one);
      heard++;
    }
  } catch (error) {
    console.error(`seed ${seed}: ${error}`);
    process.exit(1);
  }
  sent += messages.length;
  answered += asked.length;
  if (session % 25 === 24) console.log(`${session + 1} sessions, ${sent} messages, ${answered} answers`);
}
console.log(
  `${values.sessions} sessions, ${sent} messages, ${answered} answers, ${heard} messages of the server: none fell`,
);

/** Waits for something that the server says, or for its end. */
async function until(isThere: () => boolean, end: Promise<unknown>): Promise<void> {
  let over = false;
  void end.then(() => {
    over = true;
  });
  while (!over && !isThere()) await new Promise((resolve) => setTimeout(resolve, 100));
}
