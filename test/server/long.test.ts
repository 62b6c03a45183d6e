import assert from 'node:assert/strict';
import {
  CompletionRequest,
  DocumentSymbolRequest,
  type Hover,
  HoverRequest,
} from 'vscode-languageserver-protocol/node';
import { INPUTS } from '../../scripts/hostile/inputs';
import { type Client, connect, type Opened, stopAll, uriOf } from './client';
import { createFolder, type Folder } from './fixture';

const { '基本方針.md': POLICY, '対策基準.md': LONG } = INPUTS['10,000 headings']!(0.3) as Record<string, string>;

describe('the language server: long documents', function () {
  this.timeout(60_000);

  let folder: Folder;
  let client: Client;
  let policy: Opened;

  beforeEach(async () => {
    folder = createFolder({ '基本方針.md': POLICY! });
    client = await connect({ workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }] });
    await client.dictionary;
    policy = client.open(uriOf(folder.file('基本方針.md')), POLICY!);
    await client.diagnostics(policy.uri);
  });
  afterEach(() => {
    stopAll();
    folder.remove();
  });

  const open = (text = LONG!) => client.open(uriOf(folder.file('対策基準.md')), text);
  /** The outline, as text. */
  const symbols = async ({ uri }: Opened): Promise<string> =>
    JSON.stringify(await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }));
  const hover = (document: Opened, place: string): Promise<Hover | null> =>
    client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: document.uri },
      position: document.at(place, 1),
    });

  it('keep nobody waiting who points at something in another document', async () => {
    const long = open();
    const order: string[] = [];
    const read = symbols(long).then(() => order.push('read'));
    assert.match(JSON.stringify(await hover(policy, '情報資産の機密性')), /管理する情報/);
    order.push('hover');
    await read;
    assert.deepEqual(order, ['hover', 'read']);
  });

  it('are pointed at once they are read, and answer nothing before', async () => {
    const long = open();
    const early = await hover(long, '情報資産の保護');
    assert.ok(early === null || /管理する情報/.test(JSON.stringify(early)));
    await symbols(long);
    assert.match(JSON.stringify(await hover(long, '情報資産の保護')), /管理する情報/);
  });

  it('are what was typed while they were read', async () => {
    const long = open();
    long.edit({ start: 0, end: long.text().indexOf('## 第1条'), text: '# 別の情報セキュリティ対策基準\n\n' });
    long.edit({ start: long.text().indexOf('## 第2条'), end: long.text().length, text: '' });
    const { line, character } = long.at('情報資産の保護');
    await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: long.uri },
      position: { line, character },
    });
    const outline = await symbols(long);
    assert.match(outline, /別の情報セキュリティ対策基準.*第1条/);
    assert.doesNotMatch(outline, /港湾局|第2条/);
  });

  it('are pointed at under a policy of many demands once that has been read, though nobody asks for anything else', async () => {
    const { '基本方針.md': demanding } = INPUTS['a policy of 1 MB']!(0.3) as Record<string, string>;
    policy.edit({ start: 0, end: policy.text().length, text: demanding! });
    for (;;) {
      const found = await hover(policy, '情報資産の機密性');
      if (found === null) continue;
      assert.match(JSON.stringify(found), /管理する情報/);
      return;
    }
  });

  it('are forgotten when they are closed while they are read, and read anew when they are opened again', async () => {
    const long = open();
    long.close();
    assert.ok((await client.diagnostics(policy.uri)).every(({ code }) => code !== 'control/missing'));
    const again = open(`${LONG!}\n\n## 第99999条（終わり）\n\n職員等は、終わりを管理しなければならない。\n`);
    again.close();
    const last = open(LONG!.slice(0, LONG!.indexOf('## 第3条')));
    const outline = await symbols(last);
    assert.match(outline, /港湾局.*第2条/);
    assert.doesNotMatch(outline, /第3条|第99999条/);
  });
});
