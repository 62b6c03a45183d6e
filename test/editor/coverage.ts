import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { active, at, DRAFT, eventually, extension, found, nameOf, POLICY, replace, ruleOf, show, uri } from './editor';

describe('the coverage in the editor', () => {
  before(async () => {
    await show(DRAFT);
    await vscode.commands.executeCommand('kijun.showCoverage');
    await lines('研修');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('kijun.filter.lacking.off');
    await vscode.commands.executeCommand('kijun.filter.here.off');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('stands in a view of its own: policy, control, element, evidence', async () => {
    const all = await lines('研修');
    // which sentences count is tested elsewhere; this one does, whatever else
    const shown = all.filter((line) => !line.startsWith('      ') || line.includes('入退室を管理し'));
    assert.deepEqual(shown, [
      'みなみ水道企業団情報セキュリティ基本方針 2/4',
      '  3(1) 物理的セキュリティ 2/2',
      '    サーバ室の入退室の管理',
      '      情報システム管理者は、サーバ室の入退室を管理し、通信回線を損傷から保護しなければならない。 みなみ水道企業団情報セキュリティ対策基準 14',
      '    通信回線の保護',
      '      情報システム管理者は、サーバ室の入退室を管理し、通信回線を損傷から保護しなければならない。 みなみ水道企業団情報セキュリティ対策基準 14',
      '  3(2) 人的セキュリティ 0/2',
      '    研修 missing',
      '    訓練 missing',
    ]);
  });

  it('can show only what is missing', async () => {
    await vscode.commands.executeCommand('kijun.filter.lacking');
    assert.deepEqual(await lines('研修'), [
      'みなみ水道企業団情報セキュリティ基本方針 2/4',
      '  3(2) 人的セキュリティ 0/2',
      '    研修 missing',
      '    訓練 missing',
    ]);
  });

  it('puts in a draft of a rule, selects what is to be filled in, and takes it back when that is undone', async () => {
    const document = await show(DRAFT);
    const before = document.getText();
    await vscode.commands.executeCommand('kijun.insertRule', node('研修'));
    assert.match(document.getText(), /<!-- kijun: covers 3\(2\)-1 -->\n〔[^〕]+〕は、/);
    const editor = vscode.window.activeTextEditor!;
    assert.match(document.getText(editor.selection), /^〔.+〕$/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('declares the sentence at the caret, and follows', async () => {
    const document = await show(DRAFT);
    const editor = vscode.window.activeTextEditor!;
    const place = at(document, '浄水場の');
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('kijun.declareHere', node('訓練'));
    assert.match(document.getText(), /<!-- kijun: covers 3\(2\)-2 -->\nＯＴ系ネットワークの機器は/);
    await eventually('the count', () => extension().exports.coverage.lines()[0]?.endsWith('3/4') || undefined);
    await vscode.commands.executeCommand('undo');
    await eventually('the old count', () => extension().exports.coverage.lines()[0]?.endsWith('2/4') || undefined);
  });

  it('confirms what was inferred', async () => {
    const document = await show(DRAFT);
    await vscode.commands.executeCommand('kijun.confirm', node('情報システム管理者は、サーバ室'));
    assert.match(document.getText(), /<!-- kijun: covers 3\(1\)-1 -->\n情報システム管理者は/);
    await vscode.commands.executeCommand('undo');
  });

  it('shows code lenses on the controls of the policy and on the articles of the draft', async () => {
    const titles = async (name: string) => {
      const document = await show(name);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return lenses.map(({ command, range }) => `${document.lineAt(range.start.line).text} ← ${command?.title}`);
    };
    assert.deepEqual(await titles(POLICY), [
      '(1) 物理的セキュリティ ← standard 2/2',
      '(2) 人的セキュリティ ← standard 0/2',
    ]);
    assert.deepEqual(await titles(DRAFT), ['## 第2条（物理的セキュリティ） ← Basis: 3(1)']);
  });

  it('reviews all documents, open or not, and follows what changes', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('the end of the findings', () => found(uri(DRAFT)).length === 0 || undefined);
    await vscode.commands.executeCommand('kijun.reviewAll');
    const all = await eventually('the findings', () => {
      const some = found(uri(DRAFT));
      return some.some((one) => ruleOf(one) === 'term/variant') ? some : undefined;
    });
    const document = await show(DRAFT);
    await eventually('each finding once', () => found(uri(DRAFT)).length === all.length || undefined);
    await replace(document, 'ＯＴ系', 'OT系');
    await eventually('one less', () => found(uri(DRAFT)).length === all.length - 1 || undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually('all of them', () => found(uri(DRAFT)).length === all.length || undefined);
  });

  it('opens the review table', async () => {
    await show(DRAFT);
    await vscode.commands.executeCommand('kijun.openReview');
    await eventually(
      'the table',
      () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('kijun.review')),
        ) || undefined,
    );
  });

  it('shows how the policy was read', async () => {
    await show(DRAFT);
    await vscode.commands.executeCommand('kijun.showReading');
    const label = 'How the policy was read';
    await eventually(
      'the page',
      () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label.includes(label))) || undefined,
    );
  });

  it('leads from a line to its place', async () => {
    const { itemOf } = await import('../../client/src/tree');
    const { command } = itemOf(node('通信回線の保護'), { uri: vscode.Uri.parse } as never);
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    await eventually('the policy', () => nameOf(active()) === POLICY || undefined);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.getText(editor.selection), '通信回線の保護');
  });
});

const node = (words: string) => extension().exports.coverage.node(words) ?? assert.fail(`${words} is in the view`);

/** The lines of the view, once they hold the words. */
const lines = (words: string): Promise<readonly string[]> =>
  eventually(words, () => {
    const all = extension().isActive ? extension().exports.coverage.lines() : [];
    return all.some((line) => line.includes(words)) ? all : undefined;
  });
