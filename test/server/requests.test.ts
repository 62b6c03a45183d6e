import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import {
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  APPLY,
  type Apply,
  CONFIRM,
  CONFIRM_TRACE,
  type Confirm,
  DECLARE,
  DOCUMENTS,
  type Edited,
  INSERT_RULE,
  OVERVIEW,
  type Overview,
  READING,
  RECORD,
  REPORT,
  type Recorded,
  type Report,
  SHOW_PLACES,
  WRITE,
  type WriteParams,
  type Written,
} from '../../server/src/lsp/protocol';
import { type Client, connect, type Opened, stopAll, uriOf } from './client';
import { conforms } from './conform';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

describe('the language server: what its own client asks', function () {
  this.timeout(30_000);

  let folder: Folder;
  let client: Client;
  let draft: Opened;
  let policy: string;

  before(async () => {
    folder = createFolder({ '基本方針.md': POLICY });
    const workspaceFolders = [{ uri: uriOf(folder.path), name: 'one' }];
    client = await connect({ workspaceFolders, initializationOptions: { commands: true } });
    policy = uriOf(folder.file('基本方針.md'));
    await client.dictionary;
  });
  beforeEach(() => {
    draft = client.open(uriOf(folder.file('対策基準.md')), DRAFT);
  });
  afterEach(() => draft.close());
  after(() => {
    stopAll();
    folder.remove();
  });

  const overview = () => client.connection.sendRequest<Overview>(OVERVIEW, {});
  const statuses = async () =>
    (await overview()).policies[0]!.controls.flatMap(({ elements }) =>
      elements.map(({ id, status }) => `${id} ${status}`),
    );
  const applied = ({ edit }: Edited): string =>
    TextDocument.applyEdits(
      TextDocument.create(draft.uri, 'markdown', 1, draft.text()),
      (edit.documentChanges![0] as TextDocumentEdit).edits as TextEdit[],
    );

  it('tells every policy, its drafts and what they say to each element', async () => {
    const { policies, ready } = await overview();
    assert.equal(ready, true);
    assert.deepEqual(
      policies.map(({ uri, title, documents }) => [uri, title, documents.map((one) => [one.uri, one.kind])]),
      [[policy, 'みなみ水道企業団情報セキュリティ基本方針', [[draft.uri, '対策基準']]]],
    );
    assert.deepEqual(await statuses(), ['3(1)-1 covered', '3(1)-2 covered', '3(2)-1 missing', '3(2)-2 missing']);
    const [first] = policies[0]!.controls[0]!.elements;
    assert.deepEqual(first!.byDocument, ['covered']);
    assert.match(draft.slice(first!.evidence[0]!.range), /^情報システム管理者は、サーバ室の入退室を管理し/);
  });

  it('tells standards before procedures, and who may be silent', async () => {
    const text = '---\n種別: 実施手順\n---\n\n# 入退室管理手順\n\n## 1 研修\n\n職員に対し、研修を行う。\n';
    const procedure = client.open(uriOf(folder.file('あ手順.md')), text);
    const { documents, controls } = (await overview()).policies[0]!;
    assert.deepEqual(
      documents.map(({ kind }) => kind),
      ['対策基準', '実施手順'],
    );
    const shown = controls.flatMap(({ elements }) => elements.map((one) => [one.text, ...one.maySkip]));
    // the standard should have the rule of training, which only the procedure has; nobody has one of drills
    assert.deepEqual(shown, [
      ['サーバ室の入退室の管理', false, true],
      ['通信回線の保護', false, true],
      ['研修', false, false],
      ['訓練', false, false],
    ]);
    procedure.close();
  });

  it('puts in a draft of a rule: in the section that has rules on it, or in one of its own', async () => {
    const insert = async (element: string) => {
      const params = { policy, element, uri: draft.uri };
      const answer = await client.connection.sendRequest<Edited>(INSERT_RULE, params);
      const text = applied(answer);
      return { text, line: text.split('\n')[answer.position.line]! };
    };
    const training = await insert('3(2)-1');
    assert.match(training.text, /\n\n## 第3条（人的セキュリティ）\n\n<!-- kijun: covers 3\(2\)-1 -->\n〔[^〕]+〕は、/);
    assert.equal(training.line, '## 第3条（人的セキュリティ）');
    const before = draft.text();
    draft.edit({ start: 0, end: before.length, text: training.text });
    const drill = await insert('3(2)-2');
    assert.match(drill.text, /covers 3\(2\)-1 -->\n[^\n]+\n\n<!-- kijun: covers 3\(2\)-2 -->\n/);
    assert.match(drill.line, /^<!-- kijun/);
    draft.edit({ start: 0, end: draft.text().length, text: before });
    assert.equal(await client.connection.sendRequest(INSERT_RULE, { policy, element: '9-9', uri: draft.uri }), null);
  });

  it('declares the sentence at a position, and counts it from then on', async () => {
    const position = draft.at('浄水場の施錠された', 2);
    const params = { policy, element: '3(2)-2', uri: draft.uri, position };
    const text = applied(await client.connection.sendRequest<Edited>(DECLARE, params));
    draft.edit({ start: 0, end: draft.text().length, text });
    assert.ok((await statuses()).includes('3(2)-2 covered'));
    const element = (await overview()).policies[0]!.controls[1]!.elements[1]!;
    assert.equal(element.evidence[0]!.declared, true);
    const nowhere = { ...params, position: { line: 3, character: 0 } };
    assert.equal(await client.connection.sendRequest(DECLARE, nowhere), null, 'no sentence stands there');
  });

  it('notes that declared traces were read, and offers that where the policy has changed since', async () => {
    const ask = (more: object = {}) =>
      client.connection.sendRequest<Confirm | null>(CONFIRM, { uri: draft.uri, by: '山田', on: '2026-04-01', ...more });
    assert.equal(await ask(), null, 'nothing is declared');
    draft.replace('浄水場の施錠された', '<!-- kijun: covers 3(2) -->\n浄水場の施錠された');
    const made = (await ask()) as Extract<Confirm, { text: string }>;
    assert.deepEqual([made.uri, made.fresh, made.renewed], [uriOf(folder.file('kijun.lock.json')), 1, 0]);
    assert.match(made.text, /"citation": "3\(2\)"[\s\S]*"by": "山田"/);

    const lock = client.open(made.uri, made.text.replace('研修', '年１回の研修'));
    const suspect = (await client.diagnostics(draft.uri)).find(({ code }) => code === 'trace/suspect')!;
    const [action] = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: draft.uri },
      range: suspect.range,
      context: { diagnostics: [suspect] },
    })) as CodeAction[];
    assert.deepEqual(action!.command, {
      title: '今の文言を読んで確認したと記録する',
      command: CONFIRM_TRACE,
      arguments: [draft.uri, suspect.range.start],
    });
    const again = (await ask({ position: suspect.range.start })) as typeof made;
    assert.deepEqual([again.fresh, again.renewed, again.before], [0, 1, lock.text()]);
    lock.edit({ start: 0, end: lock.text().length, text: '{ "version": 1, "traces": 3 }' });
    assert.match(((await ask()) as { refused: string }).refused, /kijun\.lock\.json を読み取れない/);
    lock.close();
  });

  it('leaves the edits of code actions to a command, which knows of which version they are', async () => {
    const found = (await client.diagnostics(draft.uri)).find(({ code }) => code === 'term/variant')!;
    const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: draft.uri },
      range: found.range,
      context: { diagnostics: [found] },
    })) as CodeAction[];
    const { edit, command } = actions.find(({ isPreferred }) => isPreferred)!;
    assert.deepEqual([edit, command!.command], [undefined, APPLY]);
    const [{ documentChanges }] = command!.arguments as unknown as Apply;
    const textDocument = { uri: draft.uri, version: draft.version() };
    assert.deepEqual(documentChanges, [{ textDocument, edits: [{ range: found.range, newText: 'OT系ネットワーク' }] }]);
    conforms('WorkspaceEdit', { documentChanges });
  });

  it('makes known what is found now', async () => {
    await client.dictionary;
    const answer = await client.connection.sendRequest<Recorded>(RECORD, { uri: uriOf(folder.path) });
    const made = answer as Extract<Recorded, { text: string }>;
    assert.deepEqual([made.uri, made.before], [uriOf(folder.file('kijun.baseline.json')), null]);
    assert.ok(made.count > 1);
    assert.match(made.text, /"対策基準\.md": \[[\s\S]*"rule": "term\/variant"/);
    const file = client.open(made.uri, made.text);
    const found = await client.diagnostics(draft.uri);
    assert.deepEqual([...new Set(found.map(({ severity }) => severity))], [4]);
    file.close();
  });

  it('shows how the policy was read, for the policy and for a draft under it', async () => {
    for (const uri of [policy, draft.uri]) {
      const page = await client.connection.sendRequest<string>(READING, { uri });
      assert.match(page, /^# みなみ水道企業団情報セキュリティ基本方針\n/);
      assert.match(page, /用語2件/);
      assert.match(page, /\| 2\\\(1\\\) \| 情報資産 \|/);
    }
    assert.equal(await client.connection.sendRequest(READING, { uri: uriOf(folder.file('無い.md')) }), null);
  });

  it('writes reports of the coverage', async () => {
    const report = (uri: string, format: string) => client.connection.sendRequest<Report>(REPORT, { uri, format });
    const text = async (format: string) => ((await report(policy, format)) as { text: string }).text;
    assert.match(await text('html'), /^<!DOCTYPE html>[\s\S]*人的セキュリティ/i);
    assert.match(await text('markdown'), /^# [\s\S]*人的セキュリティ/);
    assert.match(await text('csv'), /^\ufeff[\s\S]*人的セキュリティ/);
    const { base64 } = (await report(policy, 'xlsx')) as { base64: string };
    assert.equal(Buffer.from(base64, 'base64').subarray(0, 2).toString(), 'PK');
    assert.equal(await report(uriOf(folder.file('無い.md')), 'html'), null);
  });

  it('writes what the user asked for, all of it or nothing', async () => {
    const path = folder.write('kijun.lock.json', '前\r\n前\r\n');
    const write = (uri: string, content: WriteParams['content']) =>
      client.connection.sendRequest<Written | null>(WRITE, { uri, content });
    const refusal = async (content: WriteParams['content']) =>
      ((await write(uriOf(path), content)) as { refused: string }).refused;
    assert.match(await refusal({ text: '後', before: null }), /すでにある/);
    assert.match(await refusal({ text: '後', before: '別の文' }), /変更された/);
    assert.equal(readFileSync(path, 'utf8'), '前\r\n前\r\n');
    // an editor gives all lines the same end
    assert.deepEqual(await write(uriOf(path), { text: '後\r\n', before: '前\n前\n' }), { done: true });
    assert.equal(readFileSync(path, 'utf8'), '後\r\n');
    const report = folder.file('充足状況.xlsx');
    const bytes = Buffer.from([0, 255, 128]);
    assert.deepEqual(await write(uriOf(report), { base64: bytes.toString('base64') }), { done: true });
    assert.deepEqual(readFileSync(report), bytes);
    // what is on no disk of the server's is left to the client
    assert.equal(await write('vscode-vfs://somewhere/x.md', { text: '後', before: null }), null);
    rmSync(path);
  });

  it('names the documents that are checked', async () =>
    assert.deepEqual(await client.connection.sendRequest(DOCUMENTS, {}), [policy, draft.uri].sort()));

  it('counts the findings of a document', async () => {
    const { findings } = await client.context(draft.uri);
    assert.equal(findings, (await client.diagnostics(draft.uri)).length);
    assert.ok(findings > 0);
  });

  it('has code lenses that lead to the places, in clients that know how', async () => {
    const ask = (of: Client, uri: string) =>
      of.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } }) as Promise<CodeLens[]>;
    const [lens] = await ask(client, policy);
    assert.equal(lens!.command!.title, '対策基準 2/2');
    assert.equal(lens!.command!.command, SHOW_PLACES);
    assert.equal(lens!.command!.arguments![2][0].uri, draft.uri);
    const plain = await connect({ workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }] });
    await plain.dictionary;
    plain.open(draft.uri, DRAFT);
    assert.deepEqual((await ask(plain, policy))[0]!.command, { title: '対策基準 2/2', command: '' });
    await plain.stop();
  });
});
