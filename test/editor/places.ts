import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DRAFT, eventually, finding, found, POLICY, ruleOf, show, status, text, uri } from './editor';

describe('documents in other places', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('leaves old versions of a file and other languages alone', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const content = document.getText();
    const provider = vscode.workspace.registerTextDocumentContentProvider('kijun-old', {
      provideTextDocumentContent: () => content,
    });
    try {
      const old = await text(vscode.Uri.from({ scheme: 'kijun-old', path: '/対策基準.md' }));
      assert.equal(old.languageId, 'markdown');
      const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
      for (const other of [old, plain]) await vscode.window.showTextDocument(other);
      // what is asked afterwards is answered afterwards
      await show(DRAFT);
      await eventually('the status', () => status()?.text.includes('基本方針') || undefined);
      for (const other of [old, plain]) assert.deepEqual(found(other.uri), []);
    } finally {
      provider.dispose();
    }
  });

  it('checks a file outside of the workspace under the policy beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kijun-outside-'));
    try {
      const outside = (name: string) => vscode.Uri.file(join(folder, name));
      for (const name of [POLICY, DRAFT]) await vscode.workspace.fs.copy(uri(name), outside(name));
      const document = await text(outside(DRAFT));
      await vscode.window.showTextDocument(document);
      const variant = await finding(document, 'term/variant');
      assert.equal(variant.relatedInformation![0]!.location.uri.path, outside(POLICY).path);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('holds each draft to the policy that it names, where there are two', async () => {
    const write = (name: string, content: string) =>
      vscode.workspace.fs.writeFile(uri(name), new TextEncoder().encode(content));
    const own = `# 支所情報セキュリティ基本方針\n\n## 1 対策\n\n(1) 巡回　夜間に庁舎を巡回する。\n`;
    await write('支所/支所基本方針.md', own);
    await write(
      '支所/対策基準.md',
      '---\n種別: 対策基準\n上位文書: 支所基本方針.md\n---\n\n# 支所情報セキュリティ対策基準\n\n## 1 目的\n\nこの基準は、庁舎を守ることを目的とする。\n',
    );
    try {
      const document = await show('支所/対策基準.md');
      const missing = await finding(document, 'control/missing');
      assert.match(missing.message, /巡回/);
      assert.ok(!found(document.uri).some((one) => ruleOf(one) === 'control/missing' && /研修/.test(one.message)));
      const first = await show(DRAFT);
      assert.match((await finding(first, 'control/missing')).message, /研修/);
    } finally {
      await vscode.workspace.fs.delete(uri('支所'), { recursive: true });
    }
  });
});
