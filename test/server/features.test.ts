import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  DefinitionRequest,
  type Diagnostic,
  type DocumentSymbol,
  DocumentSymbolRequest,
  HoverRequest,
  type LocationLink,
  type MarkupContent,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SKELETON, type Skeleton, type SkeletonParams } from '../../server/src/lsp/protocol';
import { type Client, connect, FULL, type Opened, rulesOf, stopAll, uriOf } from './client';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

const lineOf = (text: string, line: string): number => text.split(/\r?\n/).indexOf(line);

describe('the language server: features', function () {
  this.timeout(30_000);

  let folder: Folder;
  let client: Client;
  let draft: Opened;
  let policy: string;

  before(async () => {
    folder = createFolder({ '基本方針.md': POLICY });
    client = await connect({ workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }] });
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

  const target = () => ({ textDocument: { uri: draft.uri } });

  describe('hover', () => {
    const hover = (text: string, by = 0) =>
      client.connection.sendRequest(HoverRequest.type, { ...target(), position: draft.at(text, by) });

    it('shows what a term means, where that is said, and leads there', async () => {
      const found = (await hover('情報資産を保護', 2))!;
      assert.equal(draft.slice(found.range!), '情報資産');
      const { kind, value } = found.contents as MarkupContent;
      assert.equal(kind, 'markdown');
      assert.match(
        value,
        /^\*\*情報資産\*\*\n\n> 企業団が所有し、又は管理する情報及びこれを取り扱う情報システムをいう。\n\n/,
      );
      const line = lineOf(POLICY, '(1) 情報資産') + 1;
      assert.ok(value.endsWith(`[基本方針\\.md 2\\(1\\)](<${policy}#L${line}>) で定義`), value);
    });

    it('knows a term in a wrong notation, from its first to its last character', async () => {
      for (const by of [0, 4, 8]) {
        const found = (await hover('ＯＴ系ネットワーク', by))!;
        assert.equal(draft.slice(found.range!), 'ＯＴ系ネットワーク', String(by));
        assert.match((found.contents as MarkupContent).value, /\*\*OT系ネットワーク\*\*/);
      }
    });

    it('shows nothing where there is no term', async () => {
      assert.equal(await hover('施錠された', 1), null);
      assert.equal(await hover('---'), null);
    });

    it('shows the text of a document as text: no command, no link, no HTML', async () => {
      draft.replace(
        '## 第2条',
        '2 この基準において「危険語」とは、[押す](command:kijun.restart)<b onclick="x()">&lt;b&gt;太字</b>`x`をいう。\n\n危険語は、使わない。\n\n## 第2条',
      );
      const { value } = (await hover('危険語は'))!.contents as MarkupContent;
      const links = value.match(/(?<!\\)\]\(/g);
      assert.deepEqual(links?.length, 1, value);
      assert.ok(!/(?<!\\)[<&`](?!file:)/.test(value), value);
    });

    it('moves a position outside the text to the nearest place in it', async () => {
      for (const position of [
        { line: 0, character: 9999 },
        { line: 9999, character: 0 },
        { line: 9999, character: 9999 },
      ])
        assert.equal(await client.connection.sendRequest(HoverRequest.type, { ...target(), position }), null);
    });
  });

  describe('completion', () => {
    const complete = async (triggerCharacter?: string): Promise<readonly CompletionItem[]> => {
      const position = draft.at('‸');
      draft.replace('‸', '');
      const answer = await client.connection.sendRequest(CompletionRequest.type, {
        ...target(),
        position,
        ...(triggerCharacter ? { context: { triggerKind: 2 as const, triggerCharacter } } : {}),
      });
      return Array.isArray(answer) ? answer : (answer?.items ?? []);
    };
    const apply = (item: CompletionItem): string =>
      TextDocument.applyEdits(TextDocument.create(draft.uri, 'markdown', 1, draft.text()), [item.textEdit as TextEdit]);
    const named = (items: readonly CompletionItem[], label: string): CompletionItem =>
      items.find((item) => item.label === label) ?? assert.fail(items.map((item) => item.label).join());

    it('completes a term in the middle of a sentence, where Japanese has no spaces', async () => {
      draft.replace('情報システム管理者は、', '情報システム管理者は、情報資‸');
      const item = named(await complete(), '情報資産');
      assert.equal(item.detail, '基本方針2(1)の用語');
      assert.ok(apply(item).includes('情報システム管理者は、情報資産サーバ室'));
      assert.ok(!apply(item).includes('情報資情報資産'));
    });

    it('replaces what was begun in another notation', async () => {
      draft.replace('情報システム管理者は、', '情報システム管理者は、ｏｔ‸');
      const item = named(await complete(), 'OT系ネットワーク');
      assert.ok(apply(item).includes('情報システム管理者は、OT系ネットワークサーバ室'));
      assert.ok(item.filterText!.startsWith('ｏｔ'), 'the editor would drop it otherwise');
    });

    it('offers what kijun.json names', async () => {
      const config = client.open(uriOf(folder.file('kijun.json')), '{ "reading": { "exclude": ["6"] } }');
      const answer = await client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri: config.uri },
        position: config.at('"] }'),
      });
      const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
      config.close();
      const [item] = items.filter(({ detail }) => detail !== '');
      assert.match(item?.label ?? '', /^"\d/);
      assert.ok(item!.filterText!.startsWith('"'), 'the editor would drop it otherwise');
    });

    it('offers the sections that are missing on an empty line, in the style of the document', async () => {
      draft.replace('設置しなければならない。\n', '設置しなければならない。\n\n‸\n');
      const item = named(await complete(), '## 第3条（人的セキュリティ）');
      assert.match(item.detail!, /足りない節「人的セキュリティ」/);
      const text = apply(item);
      assert.match(text, /設置しなければならない。\n\n## 第3条（人的セキュリティ）\n\n/);
    });

    it('replaces the signs and the letters with which the heading was begun', async () => {
      for (const [begun, trigger] of [['#', '#'], ['## '], ['## 人的'], ['## 第'], ['第3']] as const) {
        draft.replace('設置しなければならない。\n', `設置しなければならない。\n\n${begun}‸\n`);
        const items = (await complete(trigger)).filter(({ label }) => label.includes('人的セキュリティ'));
        assert.equal(items.length, 1, begun);
        const text = apply(items[0]!);
        assert.match(text, /設置しなければならない。\n\n(?:## )?第3条（人的セキュリティ）\n\n/, begun);
        draft.replace(`\n${begun}\n`, '');
      }
    });

    it('offers only headings at #, only terms at 「, and no heading within a line', async () => {
      draft.replace('設置しなければならない。\n', '設置しなければならない。\n\n#‸\n');
      assert.ok((await complete('#')).every(({ label }) => label.startsWith('#')));
      draft.replace('情報システム管理者は、', '「‸情報システム管理者は、');
      assert.deepEqual((await complete('「')).map(({ label }) => label).sort(), ['OT系ネットワーク', '情報資産']);
      draft.replace('この基準は、', '‸この基準は、');
      assert.ok((await complete()).every(({ label }) => !label.includes('人的セキュリティ')));
    });
  });

  describe('definition', () => {
    it('leads from a term to the policy, and underlines the term alone', async () => {
      const position = draft.at('情報資産を保護', 1);
      const [link] = (await client.connection.sendRequest(DefinitionRequest.type, {
        ...target(),
        position,
      })) as LocationLink[];
      assert.equal(draft.slice(link!.originSelectionRange!), '情報資産');
      assert.equal(link!.targetUri, policy);
      const line = lineOf(POLICY, '(1) 情報資産');
      assert.deepEqual(link!.targetSelectionRange, {
        start: { line, character: 4 },
        end: { line, character: 8 },
      });
    });

    it('is a plain location for a client that knows no links, and nothing where there is no term', async () => {
      const other = await connect({
        workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }],
        capabilities: { ...FULL, textDocument: {} },
      });
      const open = other.open(draft.uri, DRAFT);
      const ask = (text: string) =>
        other.connection.sendRequest(DefinitionRequest.type, { ...target(), position: open.at(text, 1) });
      assert.equal(((await ask('情報資産を保護')) as { uri: string }).uri, policy);
      assert.equal(await ask('施錠された'), null);
      await other.stop();
    });
  });

  describe('symbols', () => {
    it('are our outline, with articles and items', async () => {
      draft.replace('設置しなければならない。\n', '設置しなければならない。\n\n(1) 鍵の管理\n\n鍵は、管理する。\n');
      const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, target())) as DocumentSymbol[];
      const names = (all: readonly DocumentSymbol[]): unknown =>
        all.map(({ name, children }) => (children?.length ? [name, names(children)] : name));
      assert.deepEqual(names(symbols), [
        ['みなみ水道企業団情報セキュリティ対策基準', ['第1条 目的', ['第2条 物理的セキュリティ', ['(1) 鍵の管理']]]],
      ]);
      const inside = (outer: Range, inner: Range): boolean =>
        !precedes(inner.start, outer.start) && !precedes(outer.end, inner.end);
      const precedes = (a: Range['start'], b: Range['start']): boolean =>
        a.line < b.line || (a.line === b.line && a.character < b.character);
      const check = ({ range, selectionRange, children, name }: DocumentSymbol): void => {
        assert.ok(inside(range, selectionRange), name);
        for (const child of children ?? []) {
          assert.ok(inside(range, child.range), `${child.name} in ${name}`);
          check(child);
        }
      };
      symbols.forEach(check);
    });
  });

  describe('quick fixes', () => {
    const actionsFor = async (diagnostic: Diagnostic, only?: string[]): Promise<CodeAction[]> =>
      (await client.connection.sendRequest(CodeActionRequest.type, {
        ...target(),
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], ...(only && { only }) },
      })) as CodeAction[];

    it('mend what they are for: each one removes its finding and brings no error', async () => {
      const findings = (await client.diagnostics(draft.uri)).filter(
        ({ code }) => code !== 'control/missing' && code !== 'control/weak',
      );
      const fixed = new Set<unknown>();
      for (const finding of findings) {
        const action = (await actionsFor(finding)).find(
          ({ diagnostics, title }) => diagnostics?.[0]?.message === finding.message && !/抑制/.test(title),
        );
        if (!action) continue;
        fixed.add(finding.code);
        const [change] = action.edit!.documentChanges as TextDocumentEdit[];
        assert.deepEqual(
          change!.textDocument,
          { uri: draft.uri, version: draft.version() },
          'of the version that it was made for',
        );
        const text = TextDocument.applyEdits(
          TextDocument.create(draft.uri, 'markdown', 1, draft.text()),
          change!.edits as TextEdit[],
        );
        draft.edit({ start: 0, end: draft.text().length, text });
        const left = await client.diagnostics(draft.uri);
        assert.ok(!left.some(({ message }) => message === finding.message), finding.message);
        draft.edit({ start: 0, end: text.length, text: DRAFT });
      }
      assert.deepEqual([...fixed].sort(), ['section/missing', 'term/variant']);
    });

    it('insert drafts of the rules that are missing', async () => {
      const finding = (await client.diagnostics(draft.uri)).find(({ code }) => code === 'control/missing')!;
      const action = (await actionsFor(finding)).find(
        ({ diagnostics }) => diagnostics?.[0]?.message === finding.message,
      )!;
      assert.equal(action.title, '「人的セキュリティ」の節を加える');
      assert.equal(action.isPreferred, false);
    });

    it('are given for quick fixes and for what takes these in, and for nothing else', async () => {
      const finding = (await client.diagnostics(draft.uri)).find(({ code }) => code === 'term/variant')!;
      const titles = async (only: string[]) =>
        (await actionsFor(finding, only))
          .filter(({ diagnostics }) => (diagnostics?.[0]?.code ?? finding.code) === finding.code)
          .map(({ title }) => title);
      const quick = ['「OT系ネットワーク」に直す', 'この指摘（term/variant）を理由を書いて抑制する'];
      assert.deepEqual(await titles(['quickfix']), quick);
      assert.deepEqual(await titles(['']), [...quick, '安全に直せるものをすべて直す']);
      assert.deepEqual(await titles(['refactor']), []);
      assert.deepEqual(await actionsFor(finding, ['quick']), []);
      assert.equal((await actionsFor(finding))[0]!.isPreferred, true);
    });

    it('mend all that is safe at once, for those that ask', async () => {
      const finding = (await client.diagnostics(draft.uri)).find(({ code }) => code === 'term/variant')!;
      const [action, ...others] = await actionsFor(finding, ['source.fixAll']);
      assert.deepEqual(others, []);
      assert.equal(action!.kind, 'source.fixAll.kijun');
      const [change] = action!.edit!.documentChanges as TextDocumentEdit[];
      const text = TextDocument.applyEdits(
        TextDocument.create(draft.uri, 'markdown', 1, draft.text()),
        change!.edits as TextEdit[],
      );
      assert.equal(text, DRAFT.replace('ＯＴ系', 'OT系'));
    });

    it('are plain changes for a client that knows no versions', async () => {
      const other = await connect({
        workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }],
        capabilities: { textDocument: { diagnostic: {} } },
      });
      await other.dictionary;
      other.open(draft.uri, DRAFT);
      const finding = (await other.diagnostics(draft.uri)).find(({ code }) => code === 'term/variant')!;
      const [action] = (await other.connection.sendRequest(CodeActionRequest.type, {
        ...target(),
        range: finding.range,
        context: { diagnostics: [finding] },
      })) as CodeAction[];
      assert.deepEqual(action!.edit, {
        changes: { [draft.uri]: [{ range: finding.range, newText: 'OT系ネットワーク' }] },
      });
      await other.stop();
    });
  });

  it('answers about documents that it does not know with nothing', async () => {
    const unknown = { textDocument: { uri: uriOf(folder.file('無い.md')) } };
    const position = { line: 0, character: 0 };
    const { connection } = client;
    assert.equal(await connection.sendRequest(HoverRequest.type, { ...unknown, position }), null);
    assert.equal(await connection.sendRequest(CompletionRequest.type, { ...unknown, position }), null);
    assert.equal(await connection.sendRequest(DefinitionRequest.type, { ...unknown, position }), null);
    assert.deepEqual(await connection.sendRequest(DocumentSymbolRequest.type, unknown), []);
    assert.deepEqual(await client.diagnostics(unknown.textDocument.uri), []);
    assert.deepEqual(rulesOf(await client.diagnostics('git:/x/y.md?q#f')), []);
  });

  describe('a skeleton', () => {
    const skeleton = (params: SkeletonParams) => client.connection.sendRequest<Skeleton>(SKELETON, params);

    it('is made under the policy of the document, beside it', async () => {
      for (const uri of [draft.uri, policy, undefined]) {
        const made = await skeleton({ kind: '対策基準', ...(uri && { uri }) });
        assert.ok('markdown' in made);
        assert.match(made.markdown, /上位文書: 基本方針\.md/);
        assert.equal(made.uri, uriOf(folder.file('みなみ水道企業団情報セキュリティ対策基準.md')));
      }
    });
  });
});
