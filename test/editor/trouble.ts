import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { change, DRAFT, eventually, finding, found, POLICY, replace, ruleOf, show, text, uri } from './editor';

const write = (address: vscode.Uri, content: string) =>
  vscode.workspace.fs.writeFile(address, new TextEncoder().encode(content));
async function fill(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await write(uri(`${folder}/${name}`), content);
}
const BESIDE = vscode.ViewColumn.Beside;
const remove = (name: string) => vscode.workspace.fs.delete(uri(name), { recursive: true });
const standard = (body: string, above = '') =>
  `---\n種別: 対策基準\n${above}---\n\n# 出張所情報セキュリティ対策基準\n\n## 第1条（目的）\n\n${body}\n`;
const policy = (name: string, demand: string) =>
  `# ${name}情報セキュリティ基本方針\n\n## 1 対策\n\n(1) ${demand}　${demand}を行う。\n`;

describe('Kijun when something is amiss', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('asks which policy holds where two disagree, and holds the draft to neither', async () => {
    await fill('出張所', {
      '甲基本方針.md': policy('甲', '巡回'),
      '乙基本方針.md': policy('乙', '消毒'),
      '対策基準.md': standard('この基準は、庁舎を守ることを目的とする。'),
    });
    try {
      const document = await show('出張所/対策基準.md');
      // the folder's files become known one after the other
      await eventually('the question', () => {
        const asked = found(document.uri).find((one) => ruleOf(one) === 'policy/unreadable')?.message ?? '';
        return (asked.includes('甲基本方針.md') && asked.includes('乙基本方針.md')) || undefined;
      });
      await eventually(
        'the end of other findings',
        () => !found(document.uri).some((one) => ruleOf(one) === 'control/missing') || undefined,
      );
      await replace(document, '種別: 対策基準\n', '種別: 対策基準\n上位文書: 乙基本方針.md\n');
      assert.match((await finding(document, 'control/missing')).message, /消毒/);
    } finally {
      await remove('出張所');
    }
  });

  it('shows where kijun.json is broken, and checks the documents all the same', async () => {
    await fill('分所', {
      '基本方針.md': policy('分所', '巡回'),
      '対策基準.md': standard('この基準は、庁舎を守ることを目的とする。'),
      'kijun.json': '{\n  "rules": { "term/varient": "off", "term/unused": "loud" }\n',
    });
    try {
      const config = await show('分所/kijun.json');
      const words = () => found(config.uri).map(({ range }) => config.getText(range));
      await eventually('the missing brace', () => words().length === 1 || undefined);
      assert.match((await finding(await show('分所/対策基準.md', BESIDE), 'control/missing')).message, /巡回/);
      await vscode.window.showTextDocument(config, vscode.ViewColumn.One);
      await change(config, (edit) => edit.insert(config.uri, new vscode.Position(2, 0), '}'));
      await eventually('both mistakes', () => {
        const all = words().join(' ');
        return (all.includes('term/varient') && all.includes('loud')) || undefined;
      });
      await config.save();
    } finally {
      await remove('分所');
    }
  });

  it('tells when a correction in kijun.json names what the policy no longer has', async () => {
    const corrections = {
      reading: { exclude: ['3(2)-1'] },
      notApplicable: [{ element: '3(2)-2', reason: '不要のため' }],
    };
    await fill('支部', {
      '基本方針.md': (await text(uri(POLICY))).getText(),
      '対策基準.md': standard('この基準は、庁舎を守ることを目的とする。'),
      'kijun.json': JSON.stringify(corrections),
    });
    try {
      const config = await show('支部/kijun.json');
      const above = await show('支部/基本方針.md', BESIDE);
      await replace(above, '(2) 人的セキュリティ', '(3) 人的セキュリティ');
      await eventually('both places', () => {
        const words = found(config.uri).map(({ range }) => config.getText(range));
        return (words.includes('"3(2)-1"') && words.includes('"3(2)-2"')) || undefined;
      });
      await replace(above, '(3) 人的セキュリティ', '(2) 人的セキュリティ');
      await eventually('none', () => found(config.uri).length === 0 || undefined);
      await above.save();
    } finally {
      await remove('支部');
    }
  });

  it('says of a file of 10 MB that it is not checked, and checks the others', async () => {
    const article = '## 第1条（端末）\n\nＯＴ系ネットワークの端末は、施錠して保管しなければならない。\n\n';
    await write(uri('大きい対策基準.md'), `# 情報セキュリティ対策基準\n\n${article.repeat(110_000)}`);
    try {
      const large = await show('大きい対策基準.md');
      assert.ok(Buffer.byteLength(large.getText()) > 10_000_000);
      const [told, ...others] = await eventually('the only finding', () => {
        const all = found(large.uri);
        return all.length > 0 ? all : undefined;
      });
      assert.match(told!.message, /too long.*not checked/);
      assert.deepEqual(others, []);
      await finding(await show(DRAFT), 'term/variant');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await remove('大きい対策基準.md');
    }
  });

  it('leaves all as it was where a file cannot be written', async () => {
    // a folder of that name: nothing can be written there, whoever runs this
    await vscode.workspace.fs.createDirectory(uri('kijun.baseline.json'));
    try {
      const document = await show(DRAFT);
      await finding(document, 'term/variant');
      await vscode.commands.executeCommand('kijun.baseline');
      assert.equal((await vscode.workspace.fs.stat(uri('kijun.baseline.json'))).type, vscode.FileType.Directory);
      assert.equal((await finding(document, 'term/variant')).severity, vscode.DiagnosticSeverity.Warning);
    } finally {
      await remove('kijun.baseline.json');
    }
  });

  it('follows a draft that is renamed while it is open', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const [from, to] = [uri(DRAFT), uri('改めた対策基準.md')];
    await change(document, (edit) => edit.renameFile(from, to));
    const renamed = await text(to);
    await finding(renamed, 'term/variant');
    await eventually('nothing at the old place', () => found(from).length === 0 || undefined);
    await change(renamed, (edit) => edit.renameFile(to, from));
    await finding(await text(from), 'term/variant');
  });

  it('marks one side of a comparison only, and no cell of a notebook', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const content = document.getText();
    const provider = vscode.workspace.registerTextDocumentContentProvider('git-old', {
      provideTextDocumentContent: () => content.replace('通信回線', '回線'),
    });
    try {
      const old = vscode.Uri.from({ scheme: 'git-old', path: `/${DRAFT}` });
      // a preview would be closed by the notebook, and the document with it once it is saved
      await vscode.commands.executeCommand('vscode.diff', old, document.uri, 'diff', { preview: false });
      const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, content, 'markdown');
      const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
      await vscode.window.showNotebookDocument(notebook);
      // what is asked afterwards is answered afterwards
      await replace(document, '通信回線を', 'ＯＴ系ネットワークを');
      await eventually(
        'one more',
        () => found(document.uri).filter((one) => ruleOf(one) === 'term/variant').length === 2 || undefined,
      );
      assert.deepEqual(found(old), []);
      assert.deepEqual(found(notebook.cellAt(0).document.uri), []);
      const shown = await show(DRAFT);
      await replace(shown, '、ＯＴ系ネットワークを', '、通信回線を');
      await shown.save();
    } finally {
      provider.dispose();
    }
  });
});
