import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  at,
  DRAFT,
  eventually,
  extension,
  finding,
  gone,
  markdown,
  nameOf,
  POLICY,
  replace,
  show,
  uri,
} from '../editor/editor';

describe('Kijun in a browser', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('runs where there is no disk', async () => {
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    const document = await show(DRAFT);
    assert.ok(document.uri.scheme !== 'file', document.uri.scheme);
    await eventually('activation', () => extension().isActive || undefined);
  });

  it('reads the policy and the dictionary, and shows what is wrong', async () => {
    const document = await show(DRAFT);
    const variant = await finding(document, 'term/variant');
    assert.equal(document.getText(variant.range), 'ＯＴ系ネットワーク');
    assert.equal(nameOf(variant.relatedInformation![0]!.location.uri), POLICY);
    await finding(document, 'control/missing');
  });

  it('tells what a term means and completes it by its reading', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at(document, '情報資産を保護', 1),
    );
    assert.ok(hovers.some(({ contents }) => markdown(contents[0]).value.includes('**情報資産**')));
    await replace(document, 'この基準は、', 'この基準は、じょうほうし');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at(document, 'じょうほうし', 6),
    );
    assert.ok(list.items.some(({ label }) => label === '情報資産'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('mends a finding', async () => {
    const document = await show(DRAFT);
    const variant = await finding(document, 'term/variant');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      variant.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => title.includes('「OT系ネットワーク」'))!;
    assert.ok(await vscode.commands.executeCommand(action.command!.command, ...action.command!.arguments!));
    await gone(document, 'term/variant');
    await vscode.commands.executeCommand('undo');
    await finding(document, 'term/variant');
  });

  it('shows the coverage', async () => {
    await show(DRAFT);
    await vscode.commands.executeCommand('kijun.showCoverage');
    const lines = await eventually('the coverage', () => {
      const all = extension().exports.coverage.lines();
      return all.some((line) => line.includes('人的セキュリティ')) ? all : undefined;
    });
    assert.match(lines[0]!, /2\/4$/);
  });

  it('imports a text', async () => {
    await vscode.commands.executeCommand('kijun.import', uri('取り込む手順.txt'));
    const document = await eventually('the import', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.getText().includes('情報セキュリティ実施手順') ? active : undefined;
    });
    assert.match(document.getText(), /^# みなみ水道企業団情報セキュリティ実施手順\n/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('starts its server anew on command', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    await vscode.commands.executeCommand('kijun.restart');
    await eventually('the status', () => extension().exports.status()?.busy === false || undefined);
    await finding(document, 'term/variant');
  });
});
