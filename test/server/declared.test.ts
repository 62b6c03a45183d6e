import assert from 'node:assert/strict';
import { type Client, connect, type Opened, stopAll, uriOf } from './client';
import { conforms, createWire, demandedBy } from './conform';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

/** Whether an answer says something: a list or report that is not empty, or anything else but null. */
const saysSomething = (answer: unknown): boolean => {
  const { items, data } = (answer ?? {}) as { items?: unknown; data?: unknown };
  const list = items ?? data ?? answer;
  return Array.isArray(list) ? list.length > 0 : list !== null;
};

describe('the language server: what it declares', function () {
  this.timeout(30_000);

  let folder: Folder;
  let client: Client;
  let draft: Opened;
  const TEXT = `${DRAFT}\n第1条の規定により、情報資産を保護しなければならない（基本方針3(2)関係）。 \n`;

  before(async () => {
    folder = createFolder({ '基本方針.md': POLICY });
    client = await connect({
      workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }],
      initializationOptions: { captions: true },
    });
    await client.dictionary;
    draft = client.open(uriOf(folder.file('対策基準.md')), TEXT);
  });
  after(() => {
    stopAll();
    folder.remove();
  });

  const at = (text: string, by = 1) => ({ textDocument: { uri: draft.uri }, position: draft.at(text, by) });
  const ofAll = () => ({ textDocument: { uri: draft.uri } });
  const whole = () => ({ start: { line: 0, character: 0 }, end: { line: 99, character: 0 } });

  /** A request for each capability; what is answered is held to the metaModel wherever it is asked (`conform.ts`). */
  const ASKED: Readonly<Record<string, () => object>> = {
    'textDocument/diagnostic': ofAll,
    'textDocument/hover': () => at('情報資産を保護しなければ'),
    'textDocument/completion': () => at('情報資産を保護しなければ', 2),
    'textDocument/definition': () => at('情報資産を保護しなければ'),
    'textDocument/implementation': () => ({
      textDocument: { uri: uriOf(folder.file('基本方針.md')) },
      position: { line: 22, character: 3 },
    }),
    'textDocument/references': () => ({
      ...at('情報資産を保護しなければ'),
      context: { includeDeclaration: true },
    }),
    'textDocument/documentHighlight': () => at('情報資産を保護しなければ'),
    'textDocument/documentSymbol': ofAll,
    'workspace/symbol': () => ({ query: '情報' }),
    'textDocument/documentLink': ofAll,
    'textDocument/codeAction': () => ({ ...ofAll(), range: whole(), context: { diagnostics: [] } }),
    'textDocument/codeLens': ofAll,
    'textDocument/prepareRename': () => at('情報資産を保護しなければ'),
    'textDocument/rename': () => ({ ...at('情報資産を保護しなければ'), newName: '情報財産' }),
    'textDocument/formatting': () => ({ ...ofAll(), options: { tabSize: 2, insertSpaces: true } }),
    'textDocument/foldingRange': ofAll,
    'textDocument/selectionRange': () => ({ ...ofAll(), positions: [draft.at('情報資産を')] }),
    'textDocument/semanticTokens/full': ofAll,
    'textDocument/inlayHint': () => ({ ...ofAll(), range: whole() }),
  };

  for (const [method, params] of Object.entries(ASKED))
    it(`answers ${method}`, async () => {
      const answer = await client.connection.sendRequest(method, params());
      assert.ok(saysSomething(answer), JSON.stringify(answer));
    });

  it('has a code action of each kind that it declares', async () => {
    const uri = uriOf(folder.file('番号の飛んだ対策基準.md'));
    const opened = client.open(uri, DRAFT.replace('第2条', '第3条'));
    const { codeActionKinds } = client.initialized.capabilities.codeActionProvider as { codeActionKinds: string[] };
    for (const kind of codeActionKinds) {
      const params = { textDocument: { uri }, range: whole(), context: { diagnostics: [], only: [kind] } };
      const actions = (await client.connection.sendRequest('textDocument/codeAction', params)) as { kind: string }[];
      assert.ok(
        actions.some((one) => one.kind === kind),
        kind,
      );
    }
    opened.close();
  });

  /** What the server wants to be told of, and that it listens. */
  const TOLD: Readonly<Record<string, () => Promise<void>>> = {
    'textDocument/didOpen': async () => {
      const opened = client.open(uriOf(folder.file('新しい対策基準.md')), DRAFT);
      assert.ok(await hasVariant(opened.uri));
      opened.close();
    },
    'textDocument/didChange': async () => {
      const opened = client.open(uriOf(folder.file('新しい対策基準.md')), DRAFT);
      opened.replace('ＯＴ系', 'OT系');
      assert.ok(!(await hasVariant(opened.uri)));
      opened.close();
    },
    'textDocument/didClose': async () => {
      const uri = uriOf(folder.write('置いた対策基準.md', DRAFT));
      client.follow(uri, 1);
      const opened = client.open(uri, DRAFT.replace('ＯＴ系', 'OT系'));
      assert.ok(!(await hasVariant(uri)));
      opened.close();
      assert.ok(await hasVariant(uri));
    },
    'workspace/didChangeWatchedFiles': async () => {
      const uri = uriOf(folder.write('変わる対策基準.md', DRAFT));
      client.follow(uri, 1);
      assert.ok(await hasVariant(uri));
      folder.write('変わる対策基準.md', DRAFT.replace('ＯＴ系', 'OT系'));
      client.follow(uri, 2);
      assert.ok(!(await hasVariant(uri)));
    },
    'workspace/didChangeWorkspaceFolders': async () => {
      const other = createFolder({ '基本方針.md': POLICY.replace('OT系ネットワーク', '監視網') });
      const [one] = [{ uri: uriOf(other.path), name: 'two' }];
      const names = async () =>
        JSON.stringify(await client.connection.sendRequest('workspace/symbol', { query: '監視網' }));
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [one], removed: [] },
      });
      assert.match(await names(), /監視網/);
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [one] },
      });
      assert.doesNotMatch(await names(), /監視網/);
      other.remove();
    },
  };
  const hasVariant = async (uri: string) => (await client.diagnostics(uri)).some(({ code }) => code === 'term/variant');

  for (const [method, hears] of Object.entries(TOLD)) it(`hears ${method}`, hears);

  it('declares and registers what is exercised here, and nothing else', () => {
    const demanded = [...demandedBy(client.initialized.capabilities), ...client.wire.registered];
    assert.deepEqual(demanded.sort(), [...Object.keys(ASKED), ...Object.keys(TOLD)].sort());
  });

  const START = { line: 0, character: 0 };
  const AT = { start: START, end: START };
  for (const [name, right, wrong] of [
    ['result textDocument/hover', { contents: 'x', range: AT }, { contents: 'x', rang: AT }],
    [
      'result textDocument/foldingRange',
      [{ startLine: 1, endLine: 2 }],
      [{ startLine: 1, endLine: 2, unheardOf: true }],
    ],
    ['Location', { uri: 'file:///a', range: AT }, { uri: '/a', range: AT }],
    ['Position', START, { line: -1, character: 0 }],
    ['Diagnostic', { range: AT, message: 'x', data: { any: ['thing'] } }, { range: AT, message: 'x', severity: 5 }],
    // of 3.18
    ['Command', { title: 'x', command: 'y' }, { title: 'x', command: 'y', tooltip: 'z' }],
    ['ServerCapabilities', { experimental: { x: 1 } }, { hoverProvidor: true }],
  ] as const)
    it(`is held to the metaModel: ${name}`, () => {
      conforms(name, right);
      assert.throws(() => conforms(name, wrong), /must/);
    });

  it('may say nothing that the protocol does not have', () => {
    const wire = createWire();
    wire.sent({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { capabilities: {} } });
    const says = (message: object) => () => wire.heard({ jsonrpc: '2.0', ...message });
    const registrations = [{ id: '1', method: 'workspace/didChangeWatchedFiles', registerOptions: { watchers: [] } }];
    says({ id: 1, result: { capabilities: {} } })();
    assert.throws(says({ id: 1, result: { capabilities: {} } }), /not asked/);
    assert.throws(says({ method: 'window/showMesage', params: {} }), /may not send/);
    assert.throws(says({ method: 'textDocument/didOpen', params: {} }), /may not send/);
    assert.throws(says({ id: 2, method: 'workspace/codeLens/refresh' }), /does not know/);
    assert.throws(says({ id: 3, method: 'client/registerCapability', params: { registrations } }), /cannot register/);
    assert.throws(says({ id: 1, result: null, more: 1 }));
  });
});
