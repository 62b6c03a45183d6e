import assert from 'node:assert/strict';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExitNotification, InitializeRequest } from 'vscode-languageserver-protocol/node';
import { connect, FULL, launch, rulesOf, SERVER, stopAll, uriOf } from './client';
import { createFolder, DRAFT, POLICY } from './fixture';

describe('the language server: its life', function () {
  this.timeout(30_000);

  afterEach(stopAll);

  it('answers initialize before anything is read, a folder that is not there included', async () => {
    const { connection } = launch();
    connection.listen();
    const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: 'file:///there/is/no/such/folder', name: 'gone' }],
      capabilities: FULL,
    });
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'kijun',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    });
    for (const name of ['hoverProvider', 'definitionProvider', 'documentSymbolProvider'] as const)
      assert.equal(capabilities[name], true, name);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'source.fixAll.kijun', 'refactor.rewrite.renumber'],
    });
    assert.deepEqual(capabilities.completionProvider, { triggerCharacters: ['#', '「', '第', '針', ':'] });
  });

  it('offers no pull diagnostics to a client that cannot ask for them', async () => {
    const client = await connect({ capabilities: {} });
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    assert.equal(await client.stop(), 0);
  });

  it('ends with 0 after shutdown, while the dictionary loads and when it is there', async () => {
    const early = await connect();
    assert.equal(await early.stop(), 0);
    const late = await connect();
    assert.equal(await late.dictionary, 'ready');
    assert.equal(await late.stop(), 0);
  });

  it('ends with 1 when it is told to go without shutdown', async () => {
    const { connection, process: child } = await connect();
    const ended = once(child, 'exit');
    await connection.sendNotification(ExitNotification.type);
    assert.deepEqual(await ended, [1, null]);
  });

  it('ends when the client is gone', async () => {
    const { process: child } = await connect();
    const ended = once(child, 'exit');
    child.stdin!.end();
    await ended;
  });

  it('says so when the dictionary is not there, and goes on with what needs none', async () => {
    const folder = createFolder({ '基本方針.md': POLICY });
    const alone = folder.file('server.js');
    for (const name of ['server.js', 'engine.js']) copyFileSync(join(dirname(SERVER), name), folder.file(name));
    const client = await connect({ workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }] }, alone);
    assert.equal(await client.dictionary, 'failed');
    assert.match(client.messages.join(), /日本語の辞書を読めない/);
    const draft = client.open(uriOf(folder.file('対策基準.md')), DRAFT);
    const rules = rulesOf(await client.diagnostics(draft.uri));
    assert.ok(rules.includes('section/missing') && !rules.includes('term/variant'), String(rules));
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  for (const [locale, language, expected] of [
    ['ja', undefined, /節がありません/],
    [undefined, undefined, /節がありません/],
    ['en', undefined, /There is no section/],
    ['fr', undefined, /There is no section/],
    ['en', 'ja', /節がありません/],
    ['ja', 'en', /There is no section/],
  ] as const) {
    it(`speaks to a client in ${locale ?? 'no language'}${language ? ` that wishes for ${language}` : ''}`, async () => {
      const client = await connect({
        ...(locale ? { locale } : { locale: undefined as never }),
        initializationOptions: language && { language },
      });
      const draft = client.open('untitled:Untitled-1', DRAFT);
      const found = await client.diagnostics(draft.uri);
      assert.match(found.find(({ code }) => code === 'section/missing')!.message, expected);
      await client.stop();
    });
  }
});
