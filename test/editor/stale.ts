import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  at,
  change,
  DRAFT,
  eventually,
  extension,
  finding,
  found,
  perform,
  replace,
  show,
  uri,
} from './editor';

/** What was worked out for a text is not put into another one: the text stays as somebody typed it, and they are told. */
describe('an edit for a text that has changed meanwhile', () => {
  const { window } = vscode;
  const { showWarningMessage, showTextDocument } = window;
  let told: string[];
  let document: vscode.TextDocument;
  let rest: () => string;

  beforeEach(async () => {
    document = await show(DRAFT);
    await finding(document, 'term/variant');
    const before = document.getText();
    rest = () => document.getText().replace(before, '〔原文〕');
    told = [];
    Object.assign(window, { showWarningMessage: async (message: string) => void told.push(message) });
  });
  afterEach(async () => {
    Object.assign(window, { showWarningMessage, showTextDocument });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Puts a line before all others, so that each place is another one. */
  const type = (line = '覚え書') =>
    change(document, (edit) => edit.insert(document.uri, new vscode.Position(0, 0), `${line}\n`));

  const ENGLISH = 'The document has changed meanwhile. Nothing was changed; try again.';
  const JAPANESE = 'その間に文書が変わったため、何も変えませんでした。もう一度実行してください。';

  for (const [name, kind] of [
    ['a quick fix', vscode.CodeActionKind.QuickFix],
    ['all safe fixes', vscode.CodeActionKind.SourceFixAll],
  ] as const)
    it(`is not made: ${name}`, async () => {
      const [action] = await actionsAt(document, 'ＯＴ系', kind);
      await type();
      assert.equal(await perform(action!), false);
      assert.deepEqual([rest(), told], ['覚え書\n〔原文〕', [ENGLISH]]);

      const [again] = await actionsAt(document, 'ＯＴ系', kind);
      assert.equal(await perform(again!), true);
      assert.ok(document.getText().includes('\nOT系ネットワークの機器は'));
      assert.equal(told.length, 1);
    });

  it('is not made: new numbers of all articles', async () => {
    await replace(document, '## 第2条', '## 第3条');
    const action = await eventually('the action', async () => {
      const actions = await actionsAt(document, '## 第3条', vscode.CodeActionKind.RefactorRewrite);
      return actions.find(({ title }) => title.startsWith('Renumber'));
    });
    await type();
    const typed = document.getText();
    assert.equal(await perform(action), false);
    assert.deepEqual([document.getText(), told], [typed, [ENGLISH]]);
  });

  it('is told of in Japanese where that is spoken', async () => {
    const settings = vscode.workspace.getConfiguration('kijun');
    const speaks = async (language: string | undefined, words: RegExp) => {
      await settings.update('language', language, vscode.ConfigurationTarget.Global);
      await eventually(
        'the language',
        () => found(document.uri).some(({ message }) => words.test(message)) || undefined,
      );
    };
    try {
      await speaks('ja', /そろえてください/);
      const [action] = await actionsAt(document, 'ＯＴ系', vscode.CodeActionKind.QuickFix);
      await type();
      assert.equal(await perform(action!), false);
      assert.deepEqual([rest(), told], ['覚え書\n〔原文〕', [JAPANESE]]);
    } finally {
      await speaks(undefined, /Use that spelling/);
    }
  });

  it('is not made: a rule that is missing', async () => {
    await vscode.commands.executeCommand('kijun.showCoverage');
    const node = await eventually('研修', () => extension().exports.coverage.node('研修'));
    // the server has answered when the document is brought into sight
    const typedBefore = async (...shown: Parameters<typeof showTextDocument>) => {
      await type();
      return showTextDocument(...shown);
    };
    Object.assign(window, { showTextDocument: typedBefore });
    await vscode.commands.executeCommand('kijun.insertRule', node);
    assert.deepEqual([rest(), told], ['覚え書\n〔原文〕', [ENGLISH]]);
  });

  it('is not made: the style of a document that is typed into while it is worked out', async () => {
    await replace(document, '管理し、', '管理し，');
    const commas = document.getText();
    const formatted = vscode.commands.executeCommand('editor.action.formatDocument');
    await type();
    await formatted;
    assert.equal(document.getText(), `覚え書\n${commas}`);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(rest(), '覚え書\n〔原文〕');
  });

  it('is not made: a new name of a term', async () => {
    // as if somebody had typed in each document by the time the answer is there
    const later = vscode.workspace.textDocuments.map(({ uri, version }) => ({
      uri,
      version: version + 1,
      isDirty: true,
    }));
    const whole = Object.getOwnPropertyDescriptor(vscode.workspace, 'textDocuments')!;
    Object.defineProperty(vscode.workspace, 'textDocuments', { ...whole, get: () => later });
    const place = at(document, '情報資産を保護', 1);
    try {
      await assert.rejects(
        async () =>
          vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, place, '保護資産'),
        (error: Error) => error.message.includes(ENGLISH),
      );
    } finally {
      Object.defineProperty(vscode.workspace, 'textDocuments', whole);
    }
  });

  it('is not made: known findings over a file that somebody writes in', async () => {
    await vscode.commands.executeCommand('kijun.baseline');
    try {
      const known = await show('kijun.baseline.json');
      await change(known, (edit) => edit.insert(known.uri, new vscode.Position(0, 0), '\n'));
      const typed = known.getText();
      await vscode.commands.executeCommand('kijun.baseline');
      assert.deepEqual([known.getText(), known.isDirty, told], [typed, true, [ENGLISH]]);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    } finally {
      await vscode.workspace.fs.delete(uri('kijun.baseline.json'));
    }
  });

  it('is taken back alone, and what was typed after it as well', async () => {
    const original = document.getText();
    const [action] = await actionsAt(document, 'ＯＴ系', vscode.CodeActionKind.QuickFix);
    assert.equal(await perform(action!), true);
    const mended = document.getText();
    await type();
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), mended);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), original);
  });
});
