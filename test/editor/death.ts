import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { DRAFT, eventually, extension, finding, found, show } from './editor';

describe('a server that dies', function () {
  this.timeout(60_000);

  it('is started again, and the findings come back', async () => {
    const document = await show(DRAFT);
    await finding(document, 'term/variant');
    const before = found(document.uri).length;
    const [first] = servers();
    assert.ok(first, 'the server runs');
    process.kill(first, 'SIGKILL');
    await eventually('another server', () => servers().some((id) => id !== first) || undefined);
    await eventually('the dictionary', () => extension().exports.status()?.busy === false || undefined);
    // what is shown is what the new server says, not what is left of the old one
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().length), '\nＯＴ系ネットワークは、守る。\n');
    await vscode.workspace.applyEdit(edit);
    await eventually('a finding more', () => found(document.uri).length > before || undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

/** The processes of the server that this editor has started. */
function servers(): readonly number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, id, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return args?.includes('server.js') && args.includes('node-ipc') && Number(parent) === process.pid
      ? [Number(id)]
      : [];
  });
}
