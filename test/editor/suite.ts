import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import {
  actionsAt,
  active,
  at,
  change,
  DRAFT,
  eventually,
  finding,
  found,
  gone,
  markdown,
  nameOf,
  POLICY,
  perform,
  replace,
  ruleOf,
  show,
  status,
  text,
  uri,
} from './editor';

describe('Kijun in the editor', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('leaves a Markdown document alone that is none of ours', async () => {
    const document = await show('README.md');
    await eventually('the status', () => (status()?.busy === false && status()?.text === 'Not checked') || undefined);
    assert.deepEqual(found(document.uri), []);
  });

  it('shows which policy holds', async () => {
    await show(DRAFT);
    const shown = await eventually('the policy', () =>
      status()?.busy === false && status()!.text.includes('基本方針') ? status() : undefined,
    );
    assert.equal(shown.text, 'みなみ水道企業団情報セキュリティ基本方針');
    assert.match(shown.detail!, /^対策基準 · 2 terms, 2 controls · \d+ findings · 2 of 4 demands have a rule$/);
    assert.equal(shown.severity, vscode.LanguageStatusSeverity.Information);
    assert.equal(shown.command!.command, 'kijun.showCoverage');
  });

  it('shows what is wrong, where, and why', async () => {
    const document = await show(DRAFT);
    const variant = await finding(document, 'term/variant');
    assert.equal(document.getText(variant.range), 'ＯＴ系ネットワーク');
    assert.equal(variant.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(variant.message, /「OT系ネットワーク」, not 「ＯＴ系ネットワーク」/);
    const { value, target } = variant.code as { value: string; target: vscode.Uri };
    assert.equal(value, 'term/variant');
    assert.match((await vscode.workspace.openTextDocument(target)).getText(), /^# term\/variant/);
    const [why] = variant.relatedInformation!;
    assert.equal(nameOf(why!.location.uri), POLICY);
    assert.equal((await text(why!.location.uri)).getText(why!.location.range), 'OT系ネットワーク');

    const missing = await finding(document, 'control/missing');
    assert.match(missing.message, /3\(2\) \(人的セキュリティ\).*研修」/);
    assert.equal(document.getText(missing.range), 'みなみ水道企業団情報セキュリティ対策基準');
  });

  it('tells what a term means, and leads to the place that says so', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at(document, '情報資産を保護', 1),
    );
    const ours = hovers.find(({ contents }) => markdown(contents[0]).value.includes('**情報資産**'))!;
    assert.equal(document.getText(ours.range), '情報資産');
    const { value, isTrusted, supportHtml } = markdown(ours.contents[0]);
    assert.match(value, /> 企業団が所有し、又は管理する情報及びこれを取り扱う情報システムをいう。/);
    assert.ok(!isTrusted && !supportHtml, 'a document can neither run commands nor bring HTML');

    const link = /\]\(<(.+?)>\)/.exec(value)![1]!;
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(link));
    const editor = await eventually('the policy in the editor', () =>
      nameOf(active()) === POLICY ? vscode.window.activeTextEditor : undefined,
    );
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '(1) 情報資産');
  });

  it('completes a term within a sentence, and the section that is missing', async () => {
    const document = await show(DRAFT);
    await finding(document, 'control/missing');
    const complete = async (position: vscode.Position) =>
      (
        await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          position,
        )
      ).items;
    const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

    await replace(document, '情報システム管理者は、', '情報システム管理者は、情報資');
    const term = (await complete(at(document, '情報資サーバ', 3))).find((item) => labelOf(item) === '情報資産')!;
    const range = term.range instanceof vscode.Range ? term.range : term.range!.replacing;
    assert.equal(document.getText(range), '情報資');
    assert.equal(term.detail, 'Term of the basic policy, 2(1)');

    const end = document.positionAt(document.getText().length);
    await change(document, (edit) => edit.insert(document.uri, end, '\n## '));
    const section = await eventually('the section', async () =>
      (await complete(document.positionAt(document.getText().length))).find((item) =>
        labelOf(item).includes('人的セキュリティ'),
      ),
    );
    assert.equal(labelOf(section), '## 第3条（人的セキュリティ）');
  });

  it('puts in what is chosen, in place of what was typed', async () => {
    const document = await show(DRAFT);
    await finding(document, 'control/missing');
    const editor = vscode.window.activeTextEditor!;
    const choose = async (position: vscode.Position, typed: string, expected: string) => {
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand('type', { text: typed });
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await eventually(expected, async () => {
        // nothing happens until the list is shown
        await vscode.commands.executeCommand('acceptSelectedSuggestion');
        return document.getText().includes(expected) || undefined;
      });
    };
    await choose(at(document, 'サーバ室の'), '情報資', '情報システム管理者は、情報資産サーバ室の');
    await choose(at(document, '通信回線を'), 'ｏｔ', '、OT系ネットワーク通信回線を');
    await replace(document, '設置しなければならない。\n', '設置しなければならない。\n\n');
    const end = document.positionAt(document.getText().length);
    await choose(end, '## 人的', '設置しなければならない。\n\n## 第3条（人的セキュリティ）\n');
  });

  it('goes from a term to its definition', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at(document, 'ＯＴ系', 1),
    );
    assert.equal(nameOf(link!.targetUri), POLICY);
    assert.equal((await text(link!.targetUri)).getText(link!.targetSelectionRange), 'OT系ネットワーク');
    assert.equal(document.getText(link!.originSelectionRange), 'ＯＴ系ネットワーク');
  });

  it('gives the outline of a regulation', async () => {
    const document = await show(DRAFT);
    const names = (symbols: readonly vscode.DocumentSymbol[]): readonly string[] =>
      symbols.flatMap(({ name, children }) => [name, ...names(children)]);
    await eventually('the outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return names(symbols ?? []).includes('第2条 物理的セキュリティ') || undefined;
    });
  });

  it('mends a finding, and takes it back when the text is undone', async () => {
    const document = await show(DRAFT);
    const variant = await finding(document, 'term/variant');
    const actions = await actionsAt(document, document.getText(variant.range), vscode.CodeActionKind.QuickFix);
    const action = actions.find(({ title }) => title === 'Change to 「OT系ネットワーク」')!;
    assert.equal(action.isPreferred, true);
    assert.ok(await perform(action));
    assert.ok(document.getText().includes('\nOT系ネットワークの機器は'));
    await gone(document, 'term/variant');
    await vscode.commands.executeCommand('undo');
    await finding(document, 'term/variant');
  });

  it('follows what is typed', async () => {
    const document = await show(DRAFT);
    const before = await finding(document, 'term/variant');
    await replace(document, 'この基準は、', 'この基準は、\n\nＯＴ系ネットワーク及び');
    const two = await eventually('the second finding', () => {
      const all = found(document.uri).filter((one) => ruleOf(one) === 'term/variant');
      return all.length === 2 ? all : undefined;
    });
    for (const { range } of two) assert.equal(document.getText(range), 'ＯＴ系ネットワーク');
    assert.equal(two[1]!.range.start.line, before.range.start.line + 2);
  });

  it('follows a policy that is edited beside the draft, and one that is closed without being saved', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const policy = await show(POLICY, vscode.ViewColumn.Beside);
    await replace(policy, '(2) OT系', '(2) ＯＴ系');
    await gone(document, 'term/variant');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await finding(document, 'term/variant');
  });

  it('follows a policy that is renamed', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    await change(document, (edit) => edit.renameFile(uri(POLICY), uri('旧.md')));
    const lost = await finding(document, 'policy/unreadable');
    assert.equal(document.getText(lost.range), POLICY);
    await change(document, (edit) => edit.renameFile(uri('旧.md'), uri(POLICY)));
    await gone(document, 'policy/unreadable');
  });

  it('checks a document that was never saved', async () => {
    const content = (await text(uri(DRAFT))).getText();
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    await finding(document, 'term/variant');
    assert.ok(!found(document.uri).some((one) => ruleOf(one) === 'policy/unreadable'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('imports a text as a Markdown document that is not saved yet', async () => {
    await vscode.commands.executeCommand('kijun.import', uri('取り込む手順.txt'));
    const imported = vscode.window.activeTextEditor!.document;
    assert.equal(
      imported.getText(),
      '# みなみ水道企業団情報セキュリティ実施手順\n\n## 1　端末\n\n端末を施錠して保管する。\n',
    );
    assert.deepEqual([imported.isUntitled, imported.languageId], [true, 'markdown']);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('imports a text from elsewhere into the folder that is open', async () => {
    const elsewhere = vscode.Uri.file(join(mkdtempSync(join(tmpdir(), 'kijun-outside-')), '外の手順.txt'));
    await vscode.workspace.fs.copy(uri('取り込む手順.txt'), elsewhere);
    await vscode.commands.executeCommand('kijun.import', elsewhere);
    assert.equal(active()!.path, uri('外の手順.md').path);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    rmSync(dirname(elsewhere.fsPath), { recursive: true });
  });

  it('makes a skeleton under the policy, beside it and not saved yet', async () => {
    await show(POLICY);
    await vscode.commands.executeCommand('kijun.new', '対策基準');
    const made = vscode.window.activeTextEditor!.document;
    assert.match(made.getText(), RegExp(`上位文書: ${POLICY}\n`));
    assert.deepEqual([made.isUntitled, made.languageId], [true, 'markdown']);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('checks kijun.json', async () => {
    await vscode.workspace.fs.writeFile(uri('kijun.json'), new TextEncoder().encode('{ "policy": 1 }'));
    const document = await show('kijun.json');
    const wrong = await finding(document, 'config/invalid');
    assert.equal(document.getText(wrong.range), '1');
    await replace(document, '1', `"${POLICY}"`);
    await gone(document, 'config/invalid');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri('kijun.json'));
  });

  it('speaks Japanese where the setting asks for it, and starts anew on command', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const settings = vscode.workspace.getConfiguration('kijun');
    await settings.update('language', 'ja', vscode.ConfigurationTarget.Global);
    await eventually(
      'Japanese',
      () => found(document.uri).some(({ message }) => /そろえてください/.test(message)) || undefined,
    );
    await settings.update('language', undefined, vscode.ConfigurationTarget.Global);
    await eventually(
      'English',
      () => found(document.uri).some(({ message }) => /Use that spelling/.test(message)) || undefined,
    );

    await vscode.commands.executeCommand('kijun.restart');
    await finding(document, 'term/variant');
    await eventually('the status', () => status()?.busy === false || undefined);
  });
});
