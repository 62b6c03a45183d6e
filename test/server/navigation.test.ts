import assert from 'node:assert/strict';
import {
  type AnnotatedTextEdit,
  type CodeAction,
  CodeActionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  FoldingRangeRequest,
  ImplementationRequest,
  InlayHintRequest,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
  type TextDocumentEdit,
  type TextEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, connect, FULL, type Opened, stopAll, uriOf } from './client';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

describe('the language server: navigation, renaming and layout', function () {
  this.timeout(30_000);

  let folder: Folder;
  let client: Client;
  let draft: Opened;
  let policy: string;
  const body = DRAFT.replace('ＯＴ系ネットワークの機器', '第1条の情報資産及びＯＴ系ネットワークの機器');

  before(async () => {
    folder = createFolder({ '基本方針.md': POLICY });
    policy = uriOf(folder.file('基本方針.md'));
    const capabilities = {
      ...FULL,
      workspace: {
        ...FULL.workspace,
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
      },
    };
    client = await connect({
      workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }],
      initializationOptions: { captions: true },
      capabilities,
    });
    await client.dictionary;
  });
  beforeEach(() => {
    draft = client.open(uriOf(folder.file('対策基準.md')), body);
  });
  afterEach(() => draft.close());
  after(() => {
    stopAll();
    folder.remove();
  });

  const target = () => ({ textDocument: { uri: draft.uri } });
  const at = (text: string, by = 1) => ({ ...target(), position: draft.at(text, by) });
  const send: Client['connection']['sendRequest'] = ((...args: [never, never]) =>
    client.connection.sendRequest(...args)) as never;

  it('finds all places of a term, and marks those of the document', async () => {
    const found = (await send(ReferencesRequest.type, {
      ...at('情報資産を保護'),
      context: { includeDeclaration: true },
    })) as Location[];
    assert.deepEqual([...new Set(found.map(({ uri }) => uri))].sort(), [policy, draft.uri].sort());
    const marks = (await send(DocumentHighlightRequest.type, at('情報資産を保護')))!;
    assert.deepEqual(
      marks.map(({ range }) => draft.slice(range)),
      ['情報資産', '情報資産'],
    );
  });

  it('renames a term in all documents, and refuses what is no name', async () => {
    const prepared = (await send(PrepareRenameRequest.type, at('ＯＴ系ネットワーク'))) as { placeholder: string };
    assert.equal(prepared.placeholder, 'OT系ネットワーク');
    const edit = (await send(RenameRequest.type, { ...at('ＯＴ系ネットワーク'), newName: '制御系' }))!;
    const changes = edit.documentChanges as TextDocumentEdit[];
    assert.deepEqual(
      changes.map(({ textDocument }) => [textDocument.uri, textDocument.version]).sort(),
      [
        [policy, null],
        [draft.uri, draft.version()],
      ].sort(),
    );
    await assert.rejects(send(RenameRequest.type, { ...at('ＯＴ系ネットワーク'), newName: '。' }), /句読点/);
  });

  it('leads from a control to the sentences that fulfil it', async () => {
    const line = POLICY.split('\n').indexOf('(1) 物理的セキュリティ');
    const position = { line, character: 2 };
    const found = (await send(ImplementationRequest.type, { textDocument: { uri: policy }, position })) as Location[];
    assert.ok(
      found.some(({ uri, range }) => uri === draft.uri && draft.slice(range).startsWith('情報システム管理者は')),
    );
  });

  it('finds terms by their reading in the whole workspace', async () => {
    const found = await send(WorkspaceSymbolRequest.type, { query: 'じょうほうしさん' });
    assert.ok(found?.some(({ name }) => name === '情報資産'));
  });

  it('folds, selects, links and colours', async () => {
    const folds = (await send(FoldingRangeRequest.type, target()))!;
    assert.ok(folds.some(({ startLine, kind }) => startLine === 0 && kind === 'region'));
    const [grown] = (await send(SelectionRangeRequest.type, {
      ...target(),
      positions: [draft.at('情報資産を保護', 1)],
    }))!;
    assert.equal(draft.slice(grown!.range), '情報資産');
    assert.match(draft.slice(grown!.parent!.range), /^この基準は、/);
    const [link] = (await send(DocumentLinkRequest.type, target()))!;
    assert.equal(draft.slice(link!.range), '基本方針.md');
    assert.match(link!.target!, /#L1$/);
    const { data } = (await send(SemanticTokensRequest.type, target()))!;
    assert.equal(data.length % 5, 0);
    assert.ok(data.length >= 15);
  });

  it('shows captions behind references when the client wants them', async () => {
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = (await send(InlayHintRequest.type, { ...target(), range: all }))!;
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['（目的）'],
    );
  });

  it('brings signs into the style of the document', async () => {
    draft.replace('第1条の情報資産及び', '第１条の情報資産，');
    const edits = (await send(DocumentFormattingRequest.type, {
      ...target(),
      options: { tabSize: 2, insertSpaces: true },
    }))!;
    assert.deepEqual(
      edits.map(({ range, newText }) => [draft.slice(range), newText]),
      [
        ['第１条', '第1条'],
        ['，', '、'],
      ],
    );
  });

  it('renumbers articles on request, as an edit to be looked at first', async () => {
    draft.replace('## 第2条', '## 第1条（適用範囲）\n\nこの基準は、職員に適用する。\n\n## 第2条');
    const range = { start: draft.at('## 第2条'), end: draft.at('## 第2条') };
    const [action] = (await send(CodeActionRequest.type, {
      ...target(),
      range,
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    })) as CodeAction[];
    assert.equal(action!.title, '条番号を振り直す（2条、参照1箇所）');
    const [change] = action!.edit!.documentChanges as TextDocumentEdit[];
    // an editor ticks nothing of what needs to be confirmed: that is the change that changes nothing
    const asked = (change!.edits as AnnotatedTextEdit[]).map(({ newText, annotationId }) => [
      newText,
      action!.edit!.changeAnnotations![annotationId]!.needsConfirmation === true,
    ]);
    assert.deepEqual(asked, [
      ['', true],
      ['第2条', false],
      ['第3条', false],
      ['第2条', false],
    ]);
    const text = TextDocument.applyEdits(
      TextDocument.create(draft.uri, 'markdown', 1, draft.text()),
      change!.edits as TextEdit[],
    );
    assert.match(text, /## 第2条（適用範囲）[\s\S]*## 第3条（物理的セキュリティ）[\s\S]*第2条の情報資産/);
  });
});
