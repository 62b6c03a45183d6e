import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { at, change, DRAFT, eventually, extension, finding, found, POLICY, replace, show, text, uri } from './editor';

/** What the editor's own tools make of the extension: saving, hints, tasks, merging, the settings file. */
describe('the tools of the editor', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const setting = async (section: string, key: string, value: unknown) => {
    await vscode.workspace.getConfiguration(section).update(key, value, vscode.ConfigurationTarget.Global);
  };

  it('mend on save what is safe to mend, where that is asked for', async () => {
    const before = (await text(uri(DRAFT))).getText();
    await setting('editor', 'codeActionsOnSave', { 'source.fixAll.kijun': 'explicit' });
    try {
      const document = await show(DRAFT);
      await finding(document, 'term/variant');
      await replace(document, 'この基準は、', 'この基準は、本企業団の');
      await document.save();
      assert.ok(document.getText().includes('この基準は、本企業団の'));
      assert.ok(document.getText().includes('\nOT系ネットワークの機器は'), document.getText());
      // what asks for a decision is left
      await finding(document, 'control/missing');
    } finally {
      await setting('editor', 'codeActionsOnSave', undefined);
      const document = await text(uri(DRAFT));
      await replace(document, document.getText(), before);
      await document.save();
    }
  });

  it('show the captions of articles behind their numbers, where that is asked for', async () => {
    const document = await show(DRAFT);
    await replace(document, 'ＯＴ系', '第1条の規定により、ＯＴ系');
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async () =>
      (await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        all,
      )) ?? [];
    await finding(document, 'term/variant');
    assert.deepEqual(await hints(), []);
    await setting('kijun', 'inlayHints.captions', true);
    try {
      const [hint] = await eventually('the hint', async () => {
        const some = await hints();
        return some.length > 0 ? some : undefined;
      });
      assert.equal(hint!.label, '（目的）');
      assert.deepEqual(hint!.position, at(document, '第1条の規定', 3));
    } finally {
      await setting('kijun', 'inlayHints.captions', undefined);
      await eventually('none', async () => (await hints()).length === 0 || undefined);
    }
  });

  it('have a task that reviews all documents, whose findings they can read', async () => {
    const [task] = await vscode.tasks.fetchTasks({ type: 'kijun' });
    assert.deepEqual([task?.name, task?.source], ['Review all documents', 'Kijun']);
    const { process, args, options } = task!.execution as vscode.ProcessExecution;
    const env = { ...globalThis.process.env, ...options?.env };
    const output = await new Promise<string>((resolve) => {
      execFile(process, args, { cwd: options!.cwd!, env }, (_, stdout) => resolve(stdout));
    });
    const [matcher] = extension().packageJSON.contributes.problemMatchers;
    assert.deepEqual(task!.problemMatchers, [`$${matcher.name}`]);
    const [file, line] = matcher.pattern.map(({ regexp }: { regexp: string }) => RegExp(regexp));
    const lines = output.split('\n');
    const start = lines.findIndex((one) => file.exec(one)?.[matcher.pattern[0].file] === DRAFT);
    assert.ok(start >= 0, output);
    const codes = lines.slice(start + 1).map((one) => line.exec(one)?.[matcher.pattern[1].code]);
    assert.ok(codes.includes('term/variant') && codes.includes('control/missing'), output);
  });

  it('merge two versions of a draft: neither is checked, and nothing is written', async () => {
    const content = (await text(uri(DRAFT))).getText();
    const provider = vscode.workspace.registerTextDocumentContentProvider('merged', {
      provideTextDocumentContent: ({ query }) => content.replace('浄水場', query),
    });
    const side = (name: string) => vscode.Uri.from({ scheme: 'merged', path: uri(DRAFT).path, query: name });
    try {
      const draft = await show(DRAFT);
      await finding(draft, 'term/variant');
      const [base, ours, theirs] = ['浄水場', '配水池', 'ポンプ場'].map(side);
      await vscode.commands.executeCommand('_open.mergeEditor', {
        base,
        input1: { uri: ours, title: 'ours' },
        input2: { uri: theirs, title: 'theirs' },
        output: draft.uri,
      });
      const opened = await eventually('both versions', () => {
        const shown = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'merged');
        return shown.length >= 2 ? shown : undefined;
      });
      // what is asked afterwards is answered afterwards
      await show(POLICY, vscode.ViewColumn.Beside);
      await eventually('the findings of the draft', () => found(draft.uri).length > 0 || undefined);
      for (const { uri } of opened) assert.deepEqual(found(uri), []);
      const onDisk = new TextDecoder().decode(await vscode.workspace.fs.readFile(draft.uri));
      assert.equal(onDisk, content);
    } finally {
      provider.dispose();
    }
  });

  it('complete in kijun.json what the policy has: places to leave out, demands to split', async () => {
    const source = '{\n  "reading": { "exclude": [""], "split": { "" } }\n}\n';
    await vscode.workspace.fs.writeFile(uri('kijun.json'), new TextEncoder().encode(source));
    try {
      const config = await show('kijun.json');
      await finding(config, 'config/invalid');
      const items = async (words: string, by: number) => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          config.uri,
          at(config, words, by),
        );
        return list.items;
      };
      const labels = (all: readonly vscode.CompletionItem[]) =>
        all.map(({ label }) => (typeof label === 'string' ? label : label.label));
      await eventually(
        'the places of the policy',
        async () => labels(await items('[""]', 2)).includes('"3(2)"') || undefined,
      );
      const split = (await items('{ "" }', 3)).find((one) => labels([one])[0] === '"3(2)-1"')!;
      const range = split.range instanceof vscode.Range ? split.range : split.range!.replacing;
      const chosen = typeof split.insertText === 'string' ? split.insertText : split.insertText!.value;
      await change(config, (edit) => edit.replace(config.uri, range, `${chosen}: ["研修", "訓練"]`));
      assert.match(config.getText(), /"split": \{ "3\(2\)-1": \["研修", "訓練"\] \}/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(uri('kijun.json'));
    }
  });
});
