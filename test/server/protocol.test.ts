import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Diagnostic, ErrorCodes, type ResponseError, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { type Client, connect, FULL, launch, type Opened, SERVER, stopAll, until, uriOf } from './client';
import { demandedBy } from './conform';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';
import { MESSAGES } from './metaModel';

describe('the language server: the protocol', function () {
  this.timeout(30_000);

  let folder: Folder;
  let client: Client;
  let draft: Opened;
  const TEXT = `${DRAFT}\n第1条の規定により、情報資産を保護しなければならない（基本方針3(2)関係）。\n`;

  before(async () => {
    folder = createFolder({ '基本方針.md': POLICY });
    client = await connect({
      workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }],
    });
    await client.dictionary;
    draft = client.open(uriOf(folder.file('対策基準.md')), TEXT);
  });
  after(() => {
    stopAll();
    folder.remove();
  });

  const at = (text: string, by = 1) => ({ textDocument: { uri: draft.uri }, position: draft.at(text, by) });

  it('answers a rename with one edit of the versions that it was made for', async () => {
    const edit = await client.connection.sendRequest('textDocument/rename', {
      ...at('情報資産を保護しなければ'),
      newName: '情報財産',
    });
    assert.ok(WorkspaceEdit.is(edit));
    const changes = edit.documentChanges as { textDocument: { uri: string; version: number | null } }[];
    assert.equal(
      changes.find(({ textDocument }) => textDocument.uri === draft.uri)?.textDocument.version,
      draft.version(),
    );
  });

  for (const offered of [undefined, ['utf-8'], ['utf-32', 'utf-8'], ['utf-8', 'utf-16', 'utf-32']])
    it(`counts in UTF-16, also with a client that offers ${offered?.join(', ') ?? 'nothing'}`, async () => {
      const general = offered ? { positionEncodings: offered } : {};
      const other = await connect({ capabilities: { ...FULL, general } });
      assert.equal(other.initialized.capabilities.positionEncoding ?? 'utf-16', 'utf-16');
      const policy = other.open('file:///w/基本方針.md', POLICY);
      const opened = other.open('file:///w/対策基準.md', DRAFT.replace('ＯＴ系', '𠮷🇯🇵、ＯＴ系'));
      await other.dictionary;
      const found = (await other.diagnostics(opened.uri)).find(({ code }) => code === 'term/variant')!;
      assert.equal(opened.slice(found.range), 'ＯＴ系ネットワーク');
      policy.close();
      await other.stop();
    });

  const fails = (code: number) => (error: ResponseError<unknown>) => {
    assert.equal(error.code, code);
    return true;
  };

  it('does not know what it does not know, and goes on', async () => {
    await assert.rejects(client.connection.sendRequest('kijun/nothing', {}), fails(ErrorCodes.MethodNotFound));
    await assert.rejects(client.connection.sendRequest('$/nothing', {}), fails(ErrorCodes.MethodNotFound));
    await client.connection.sendNotification('kijun/nothing', { a: 1 });
    await client.connection.sendNotification('$/setTrace', { value: 'verbose' });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.ok((await client.diagnostics(draft.uri)).length > 0);
  });

  it('bears positions and ranges that are nowhere, and documents that are not there', async () => {
    const places = [
      { line: 1e9, character: 1e9 },
      { line: -1, character: -1 },
      { line: 0, character: 2 ** 31 },
      { line: Number.MAX_SAFE_INTEGER, character: 0 },
      { line: 1.5, character: 0.5 },
    ];
    const uris = [draft.uri, 'file:///nowhere.md', 'untitled:x', '', 'nonsense', 'file://%zz', 'command:evil'];
    for (const method of demandedBy(client.initialized.capabilities).filter((one) => MESSAGES.get(one)?.result))
      for (const uri of uris)
        for (const position of places) {
          const range = { start: position, end: { line: 0, character: 0 } };
          const options = { tabSize: 0, insertSpaces: true };
          const params = { textDocument: { uri }, position, range, positions: [position], query: '\u0000', options };
          const context = { diagnostics: [], includeDeclaration: true, triggerKind: 1 };
          await client.connection.sendRequest(method, { ...params, context }).catch(({ code }) => {
            assert.ok([ErrorCodes.InvalidParams, ErrorCodes.InternalError].includes(code), `${method} ${uri}: ${code}`);
          });
        }
    assert.ok((await client.diagnostics(draft.uri)).length > 0);
  });

  it('bears changes of what is not open, of other versions, and outside of the text', async () => {
    const change = (uri: string, version: number, contentChanges: readonly object[]) =>
      client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    await change('file:///nowhere.md', 3, [{ text: 'x' }]);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///nowhere.md' } });
    const opened = client.open(uriOf(folder.file('別の対策基準.md')), DRAFT);
    await change(opened.uri, -7, [
      { range: { start: { line: 9e9, character: 9 }, end: { line: -1, character: 0 } }, text: '鍵' },
    ]);
    await change(opened.uri, 1, []);
    await change(opened.uri, 0, [{ text: DRAFT }]);
    const found = await client.diagnostics(opened.uri);
    assert.ok(found.some(({ code }) => code === 'term/variant'));
    opened.close();
  });

  it('tells that no request is answered after shutdown, and ends with 0', async () => {
    const { connection, process: child } = await connect();
    await connection.sendRequest('shutdown');
    await assert.rejects(
      connection.sendRequest('textDocument/hover', at('情報資産を')),
      fails(ErrorCodes.InvalidRequest),
    );
    const ended = once(child, 'exit');
    await connection.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
  });

  it('tells that it is not ready before initialize', async () => {
    const { connection, child } = launch();
    connection.listen();
    await assert.rejects(
      connection.sendRequest('textDocument/hover', at('情報資産を')),
      fails(ErrorCodes.ServerNotInitialized),
    );
    child.kill();
  });

  for (const [name, bytes] of [
    ['no header', 'hello\r\n\r\n'],
    ['no JSON', 'Content-Length: 5\r\n\r\n{"a":'],
    ['JSON that is no message', 'Content-Length: 4\r\n\r\n1234'],
    ['a null', 'Content-Length: 4\r\n\r\nnull'],
    ['a header without end', `X: ${'x'.repeat(1_000_000)}`],
    ['a length that is none', 'Content-Length: -1\r\n\r\n{}'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
  ] as const)
    it(`neither hangs nor eats memory on ${name}`, async () => {
      const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
      child.stdin.on('error', () => undefined);
      child.stdin.write(bytes);
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    });

  it('ends when the process that started it is gone, its pipes open or not', async () => {
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)']);
    const { process: child } = await connect({ processId: parent.pid! });
    const ended = once(child, 'exit');
    parent.kill('SIGKILL');
    await ended;
  });

  it('serves two clients of one folder, each by a process of its own', async () => {
    const other = await connect({ workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }] });
    await other.dictionary;
    const same = other.open(draft.uri, TEXT);
    const both = await Promise.all([client.diagnostics(draft.uri), other.diagnostics(same.uri)]);
    assert.deepEqual(both[0], both[1]);
    assert.equal(await other.stop(), 0);
    assert.deepEqual(await client.diagnostics(draft.uri), both[0]);
  });

  it('serves a client that can do nothing', async () => {
    const bare = await connect({ capabilities: {}, rootUri: uriOf(folder.path) });
    await bare.dictionary;
    const { uri } = bare.open(uriOf(folder.file('対策基準.md')), DRAFT);
    const told = await until('diagnostics', () => {
      const found = bare.published.get(uri);
      return found?.diagnostics.some(({ code }) => code === 'term/variant') ? found : undefined;
    });
    assert.ok(told.diagnostics.every((one) => Diagnostic.is(one)));
    const edit = await bare.connection.sendRequest('textDocument/rename', {
      textDocument: { uri },
      position: { line: 9, character: 6 },
      newName: '情報財産',
    });
    assert.deepEqual(Object.keys(edit as object), ['changes']);
    assert.equal(await bare.stop(), 0);
  });
});
