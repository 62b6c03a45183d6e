import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, at, DRAFT, eventually, finding, markdown, nameOf, POLICY, replace, show, uri } from './editor';

/** What the editor itself makes of the server's answers, asked as its own views ask. */
describe('writing in the editor', () => {
  let document: vscode.TextDocument;
  beforeEach(async () => {
    document = await show(DRAFT);
    await finding(document, 'term/variant');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const ask = <T>(command: string, ...args: unknown[]) =>
    vscode.commands.executeCommand<T>(`vscode.${command}`, ...args);

  it('puts in a term that is typed as it is read', async () => {
    const editor = vscode.window.activeTextEditor!;
    const choose = async (typed: string, expected: string) => {
      const place = at(document, '通信回線を');
      editor.selection = new vscode.Selection(place, place);
      await vscode.commands.executeCommand('type', { text: typed });
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await eventually(expected, async () => {
        await vscode.commands.executeCommand('acceptSelectedSuggestion');
        return document.getText().includes(expected) || undefined;
      });
    };
    await choose('じょうほうしさ', '管理し、情報資産通信回線を');
    await choose('jouhous', '管理し、情報資産情報資産通信回線を');
  });

  it('offers articles, endings and snippets', async () => {
    const labels = async (position: vscode.Position, trigger?: string) => {
      const list = await ask<vscode.CompletionList>('executeCompletionItemProvider', document.uri, position, trigger);
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    await replace(document, '設置しなければならない。', '第');
    const place = at(document, '区画に第', 4);
    assert.ok((await labels(place, '第')).includes('第2条'));
    await replace(document, '区画に第', '区画に設置し');
    assert.ok((await labels(at(document, '区画に設置し', 6))).includes('しなければならない。'));
    assert.ok((await labels(document.lineAt(document.lineCount - 1).range.end)).includes('附則'));
  });

  it('shows the article that is named, who somebody is and how a sentence binds', async () => {
    await replace(document, 'ＯＴ系', '第1条の規定により、ＯＴ系');
    const over = async (words: string, by: number) => {
      const hovers = await ask<vscode.Hover[]>('executeHoverProvider', document.uri, at(document, words, by));
      return hovers.map(({ contents }) => markdown(contents[0]).value).join('\n');
    };
    assert.match(await over('第1条の', 1), /第1条 目的/);
    assert.match(await over('情報システム管理者', 1), /Role of this document/);
    assert.match(await over('なければならない', 1), /A duty/);
  });

  it('finds, marks and renames a term in all documents, and takes it back', async () => {
    const place = at(document, '情報資産を保護', 1);
    const references = await ask<vscode.Location[]>('executeReferenceProvider', document.uri, place);
    assert.deepEqual([...new Set(references.map((one) => nameOf(one.uri)))].sort(), [POLICY, DRAFT].sort());
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', document.uri, place, '保護資産');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const policy = await vscode.workspace.openTextDocument(uri(POLICY));
    assert.ok(policy.getText().includes('(1) 保護資産') && !policy.getText().includes('情報資産'));
    assert.ok(document.getText().includes('保護資産を保護'));
    await show(POLICY);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await show(DRAFT);
  });

  it('goes from a control to the sentences that fulfil it', async () => {
    const policy = await show(POLICY);
    const found = await ask<vscode.Location[]>('executeImplementationProvider', policy.uri, at(policy, '物理的', 1));
    assert.ok(found.some((one) => nameOf(one.uri) === DRAFT));
  });

  it('finds a term of any document by its reading', async () => {
    const found = await ask<vscode.SymbolInformation[]>('executeWorkspaceSymbolProvider', 'じょうほうしさん');
    assert.ok(found.some(({ name, location }) => name === '情報資産' && nameOf(location.uri) === POLICY));
  });

  it('folds articles, grows selections, colours terms, and leads to the policy', async () => {
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', document.uri);
    const start = at(document, '## 第2条').line;
    assert.ok(folds.some((fold) => fold.start === start));
    const [grown] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', document.uri, [
      at(document, '情報資産を', 1),
    ]);
    assert.equal(document.getText(grown!.range), '情報資産');
    const legend = await ask<vscode.SemanticTokensLegend>('provideDocumentSemanticTokensLegend', document.uri);
    assert.deepEqual(legend.tokenTypes, ['term', 'role']);
    const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', document.uri);
    assert.ok(links.some(({ range }) => document.getText(range) === POLICY));
  });

  it('formats in the style of the document', async () => {
    await replace(document, '管理し、', '管理し，');
    const edits = await ask<vscode.TextEdit[]>('executeFormatDocumentProvider', document.uri, {});
    assert.deepEqual(
      edits.map(({ range, newText }) => [document.getText(range), newText]),
      [['，', '、']],
    );
  });

  it('renumbers the articles behind one that was put in', async () => {
    await replace(document, '## 第2条', '## 第2条（体制）\n\n責任者を置く。\n\n## 第2条');
    const action = await eventually('the action', async () => {
      const actions = await actionsAt(document, '## 第2条（物理', vscode.CodeActionKind.RefactorRewrite);
      return actions.find(({ title }) => title.startsWith('Renumber'));
    });
    assert.equal(action.title, 'Renumber the articles (1 articles, 0 references)');
    assert.ok(JSON.stringify(action.command!.arguments).includes(document.uri.toString()));
  });

  it('makes known what is found now: only new findings are problems', async () => {
    await vscode.commands.executeCommand('kijun.baseline');
    const file = uri('kijun.baseline.json');
    const severity = async () => (await finding(document, 'term/variant')).severity;
    await eventually('a hint', async () => (await severity()) === vscode.DiagnosticSeverity.Hint || undefined);
    await vscode.workspace.fs.delete(file);
    await eventually('a warning', async () => (await severity()) === vscode.DiagnosticSeverity.Warning || undefined);
  });
});
