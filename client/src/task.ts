import { join } from 'node:path';
import * as vscode from 'vscode';
import { t } from './words';

const TYPE = 'kijun';

/** The command line as a task of the editor; its findings go to the Problems panel. */
export function registerTasks(extensionPath: string): vscode.Disposable {
  const taskIn = (folder: vscode.WorkspaceFolder, definition: vscode.TaskDefinition): vscode.Task => {
    const args = [join(extensionPath, 'dist', 'cli.js'), 'check', '.', '--fail-on', 'error'];
    // the editor's own Node; English words are what problem matchers know
    const execution = new vscode.ProcessExecution(process.execPath, args, {
      cwd: folder.uri.fsPath,
      env: { ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1', FORCE_HYPERLINK: '0', LC_ALL: 'en_US.UTF-8' },
    });
    const name = t('Review all documents');
    return new vscode.Task(definition, folder, name, 'Kijun', execution, ['$kijun']);
  };
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => taskIn(folder, { type: TYPE })),
    resolveTask: ({ definition, scope }) => (typeof scope === 'object' ? taskIn(scope, definition) : undefined),
  });
}
