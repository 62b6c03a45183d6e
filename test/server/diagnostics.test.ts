import assert from 'node:assert/strict';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { type Client, connect, rulesOf, stopAll, until, uriOf } from './client';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

describe('the language server: diagnostics', function () {
  this.timeout(30_000);

  let folder: Folder;
  let client: Client;

  const start = async (files: Readonly<Record<string, string | Uint8Array>>, params: object = {}): Promise<void> => {
    folder = createFolder(files);
    client = await connect({ workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }], ...params });
  };
  const uri = (name: string) => uriOf(folder.file(name));
  const rules = async (name: string) => rulesOf(await client.diagnostics(uri(name)));

  afterEach(() => {
    stopAll();
    folder.remove();
  });

  it('come at once for the structure, and for words when the dictionary is there', async () => {
    await start({ '基本方針.md': POLICY });
    const draft = client.open(uri('対策基準.md'), DRAFT);
    const early = rulesOf(await client.diagnostics(draft.uri));
    assert.ok(early.includes('section/missing'), 'structure');
    assert.ok(!early.includes('policy/unreadable'), 'the policy has been found');
    assert.ok(!early.includes('term/variant'), 'no words yet');

    assert.equal(await client.dictionary, 'ready');
    assert.ok(client.refreshes() > 0, 'the client is told to ask again');
    const found = await client.diagnostics(draft.uri);
    const variant = found.find(({ code }) => code === 'term/variant')!;
    assert.equal(draft.slice(variant.range), 'ＯＴ系ネットワーク');
    assert.equal(variant.source, 'kijun');
    assert.equal(variant.severity, 2);
    assert.ok(existsSync(fileURLToPath(variant.codeDescription!.href)), 'the page of the rule is among our files');
    assert.match(variant.message, /「OT系ネットワーク」/);
    const [why] = variant.relatedInformation!;
    assert.equal(why!.location.uri, uri('基本方針.md'));
    assert.equal(why!.location.range.start.line, POLICY.split('\n').indexOf('(2) OT系ネットワーク'));
    assert.ok(
      found.some(({ code, message }) => code === 'control/missing' && /研修/.test(message)),
      'the control that nobody has written about',
    );
  });

  it('are sent to a client that does not ask, and taken back when the document is closed', async () => {
    await start({ '基本方針.md': POLICY }, { capabilities: {} });
    const draft = client.open(uri('対策基準.md'), DRAFT);
    const has = (rule: string, version: number) => () => {
      const last = client.published.get(draft.uri);
      return (last?.version === version && rulesOf(last.diagnostics).includes(rule)) || undefined;
    };
    await until('structure', has('section/missing', 1));
    await until('words', has('term/variant', 1));
    draft.replace('ＯＴ系', 'OT系');
    await until('the new version', has('section/missing', 2));
    assert.ok(!rulesOf(client.published.get(draft.uri)!.diagnostics).includes('term/variant'));
    draft.close();
    await until('nothing', () => client.published.get(draft.uri)!.diagnostics.length === 0 || undefined);
  });

  it('follow a policy that is edited while the draft is open, and that is closed without being saved', async () => {
    await start({ '基本方針.md': POLICY, '対策基準.md': DRAFT });
    await client.dictionary;
    const draft = client.open(uri('対策基準.md'), DRAFT);
    const policy = client.open(uri('基本方針.md'), POLICY);
    assert.ok((await rules('対策基準.md')).includes('term/variant'));
    policy.replace('(2) OT系ネットワーク', '(2) ＯＴ系ネットワーク');
    assert.ok(!(await rules('対策基準.md')).includes('term/variant'), 'now it is the right notation');
    policy.close();
    await until('the text on the disk', async () => (await rules('対策基準.md')).includes('term/variant') || undefined);
    draft.close();
  });

  it('are asked for anew when a policy is opened that was not known, and when it is closed', async () => {
    await start({ '対策基準.md': DRAFT });
    await client.dictionary;
    client.open(uri('対策基準.md'), DRAFT);
    assert.ok((await rules('対策基準.md')).includes('policy/unreadable'));
    let seen = client.refreshes();
    const policy = client.open(uri('基本方針.md'), POLICY);
    await until('a refresh', () => client.refreshes() > seen || undefined);
    assert.ok(!(await rules('対策基準.md')).includes('policy/unreadable'));
    seen = client.refreshes();
    policy.close();
    await until('a refresh', () => client.refreshes() > seen || undefined);
    assert.ok((await rules('対策基準.md')).includes('policy/unreadable'));
  });

  it('follow files that are written, renamed and deleted, whole folders too', async () => {
    await start({ '対策基準.md': DRAFT.replace('基本方針.md', '方針/基本方針.md') });
    client.open(uri('対策基準.md'), DRAFT.replace('基本方針.md', '方針/基本方針.md'));
    const hasPolicy = async (expected: boolean) =>
      until(`a policy: ${expected}`, async () =>
        (await rules('対策基準.md')).includes('policy/unreadable') !== expected ? true : undefined,
      );
    await hasPolicy(false);
    folder.write('方針/基本方針.md', POLICY);
    client.follow(uri('方針/基本方針.md'), FileChangeType.Created);
    await hasPolicy(true);
    // an editor tells of the folder alone
    renameSync(folder.file('方針'), folder.file('旧'));
    client.follow(uri('方針'), FileChangeType.Deleted);
    client.follow(uri('旧'), FileChangeType.Created);
    await hasPolicy(false);
    assert.match((await client.diagnostics(uri('対策基準.md')))[0]!.message, /「方針\/基本方針.md」が見つかりません/);
    renameSync(folder.file('旧'), folder.file('方針'));
    client.follow(uri('旧'), FileChangeType.Deleted);
    client.follow(uri('方針'), FileChangeType.Created);
    await hasPolicy(true);
    folder.write('方針/基本方針.md', '# みなみ水道企業団情報セキュリティ基本方針\n');
    client.follow(uri('方針/基本方針.md'), FileChangeType.Changed);
    await hasPolicy(false);
  });

  it('that a kijun.baseline.json knows are hints', async () => {
    const known = {
      rule: 'term/variant',
      text: 'OT系ネットワーク',
      about: '「ＯＴ系ネットワーク」「OT系ネットワーク」',
      count: 1,
    };
    await start({ '基本方針.md': POLICY, 'kijun.baseline.json': '{ "version": 1, "documents": {} }' });
    client.open(uri('対策基準.md'), DRAFT);
    await client.dictionary;
    const severity = async () =>
      (await client.diagnostics(uri('対策基準.md'))).find(({ code }) => code === 'term/variant')!.severity;
    assert.equal(await severity(), 2);
    folder.write('kijun.baseline.json', JSON.stringify({ version: 1, documents: { '対策基準.md': [known] } }));
    client.follow(uri('kijun.baseline.json'), FileChangeType.Changed);
    await until('a hint', async () => (await severity()) === 4 || undefined);
  });

  it('survive a folder that vanishes', async () => {
    await start({ '基本方針.md': POLICY });
    client.open(uri('対策基準.md'), DRAFT);
    await until('the policy', async () => !(await rules('対策基準.md')).includes('policy/unreadable') || undefined);
    rmSync(folder.path, { recursive: true });
    client.follow(uriOf(folder.path), FileChangeType.Deleted);
    await until('no policy', async () => (await rules('対策基準.md')).includes('policy/unreadable') || undefined);
    assert.equal(await client.stop(), 0);
  });

  it('are the same for names with spaces, signs and Japanese, however the client writes their URIs', async () => {
    const name = '#1 100% 情報 セキュリティ (案)?.md';
    await start({ [`規程 & 様式/${name}`]: POLICY });
    const text = DRAFT.replace('基本方針.md', `"${name}"`);
    for (const address of [
      uri('規程 & 様式/対策 基準#2%.md'),
      uri('規程 & 様式/対策 基準#3%.md').replaceAll('%20', ' ').replaceAll('&', '%26'),
    ]) {
      const draft = client.open(address, text);
      assert.ok(!rulesOf(await client.diagnostics(draft.uri)).includes('policy/unreadable'), address);
    }
    await client.dictionary;
    const found = await client.diagnostics(uri('規程 & 様式/対策 基準#2%.md'));
    const { location } = found.find(({ code }) => code === 'term/variant')!.relatedInformation![0]!;
    assert.equal(decodeURIComponent(location.uri), decodeURIComponent(uri(`規程 & 様式/${name}`)));
  });

  it('find a policy whose name the file system writes in decomposed letters', async () => {
    await start({ ['セキュリティポリシー.md'.normalize('NFD')]: POLICY });
    const draft = client.open(uri('対策基準.md'), DRAFT.replace('基本方針.md', 'セキュリティポリシー.md'));
    assert.ok(!rulesOf(await client.diagnostics(draft.uri)).includes('policy/unreadable'));
  });

  it('compare a document that was never saved with the policy of the folder', async () => {
    await start({ '基本方針.md': POLICY });
    await client.dictionary;
    const draft = client.open('untitled:Untitled-1', DRAFT);
    const found = rulesOf(await client.diagnostics(draft.uri));
    assert.ok(found.includes('term/variant') && !found.includes('policy/unreadable'), String(found));
    draft.close();
    await until('the end', async () => (await client.diagnostics(draft.uri)).length === 0 || undefined);
  });

  it('read the policy that a document names when no folder is open', async () => {
    await start({ '基本方針.md': POLICY }, { workspaceFolders: null });
    const draft = client.open(uri('対策基準.md'), DRAFT);
    assert.ok(!(await rules('対策基準.md')).includes('policy/unreadable'));
    draft.replace('上位文書: 基本方針.md\n', '');
    folder.write('kijun.json', '{ "policy": "基本方針.md" }');
    draft.replace('## 第1条', '\n## 第1条');
    assert.ok(!(await rules('対策基準.md')).includes('policy/unreadable'), 'named by the kijun.json beside it');
  });

  it('never look on another machine for a policy, nor read what is no file', async () => {
    await start({});
    for (const name of ['//elsewhere/share/基本方針.md', 'https://example.com/a.md', '/dev/zero', '.', '..']) {
      const draft = client.open(uri('対策基準.md'), DRAFT.replace('基本方針.md', name));
      assert.ok((await rules('対策基準.md')).includes('policy/unreadable'), name);
      draft.close();
    }
    assert.equal(await client.stop(), 0);
  });

  it('keep two folders apart, and follow folders that come and go', async () => {
    const bare = DRAFT.replace('上位文書: 基本方針.md\n', '');
    await start(
      { 'a/基本方針.md': POLICY, 'b/基本方針.md': POLICY.replace('OT系', 'ＯＴ系') },
      { workspaceFolders: [] },
    );
    const add = (added: string[], removed: string[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map((name) => ({ uri: uri(name), name })),
          removed: removed.map((name) => ({ uri: uri(name), name })),
        },
      });
    await client.dictionary;
    client.open(uri('a/対策基準.md'), bare);
    client.open(uri('b/対策基準.md'), bare);
    assert.ok((await rules('a/対策基準.md')).includes('policy/unreadable'));
    await add(['a', 'b'], []);
    assert.ok((await rules('a/対策基準.md')).includes('term/variant'));
    const other = await rules('b/対策基準.md');
    assert.ok(!other.includes('term/variant') && !other.includes('policy/unreadable'), String(other));
    await add([], ['a', 'b']);
    assert.ok((await rules('a/対策基準.md')).includes('policy/unreadable'));
  });

  it('are shown in a kijun.json that is broken, and go when it is mended', async () => {
    await start({ '基本方針.md': POLICY, '他/基本方針.md': POLICY, 'kijun.json': '{ "policy": }' });
    const config = client.open(uri('kijun.json'), '{ "policy": }');
    const [finding, ...more] = await client.diagnostics(config.uri);
    assert.deepEqual(more, []);
    assert.equal(finding!.code, 'config/invalid');
    assert.equal(config.slice(finding!.range), '}');
    const draft = client.open(uri('対策基準.md'), DRAFT.replace('上位文書: 基本方針.md\n', ''));
    config.replace('"policy": ', '"policy": "他/基本方針.md" ');
    assert.deepEqual(await client.diagnostics(config.uri), []);
    assert.equal((await client.context(draft.uri)).policy?.uri, uri('他/基本方針.md'));
  });

  it('leave other Markdown alone', async () => {
    await start({ '基本方針.md': POLICY, 'README.md': '# 使い方\n\nＯＴ系ネットワークの説明。\n' });
    await client.dictionary;
    client.open(uri('README.md'), '# 使い方\n\nＯＴ系ネットワークの説明。\n');
    assert.deepEqual(await rules('README.md'), []);
    assert.deepEqual(await client.context(uri('README.md')), { kind: null, policy: null, coverage: null, findings: 0 });
  });

  it('tell which policy holds, and how much of it is covered', async () => {
    await start({ '基本方針.md': POLICY });
    const draft = client.open(uri('対策基準.md'), DRAFT);
    const early = await client.context(draft.uri);
    assert.equal(early.kind, '対策基準');
    assert.deepEqual(early.policy, {
      uri: uri('基本方針.md'),
      title: 'みなみ水道企業団情報セキュリティ基本方針',
      terms: 2,
      controls: 0,
    });
    await client.dictionary;
    const late = await client.context(draft.uri);
    assert.equal(late.policy?.controls, 2);
    assert.deepEqual(late.coverage, { covered: 2, elements: 4 });
  });

  it('take a file in another encoding for one that cannot be read, and say so in the log', async () => {
    const told: string[] = [];
    await start({ '対策基準.md': DRAFT });
    client.connection.onNotification('window/logMessage', ({ message }) => void told.push(message));
    folder.write('基本方針.md', Buffer.from([0x8a, 0xee, 0x96, 0x7b, 0x95, 0xfb, 0x90, 0x6a]));
    client.follow(uri('基本方針.md'), FileChangeType.Created);
    client.open(uri('対策基準.md'), DRAFT);
    assert.ok((await rules('対策基準.md')).includes('policy/unreadable'));
    await until('the log', () => told.some((text) => /UTF-8/.test(text)) || undefined);
  });
});
