import * as vscode from 'vscode';

/** A title, or a key of the front matter, that shows a document of ours. Looked for at the top only. */
const OURS =
  /^(?:種別|文書種別|kind|上位文書)\s*[:：]|^.{0,40}(?:基本方針|基本規程|対策基準|管理基準|管理規程|対策要綱|実施手順|手順書|実施要領)[\s　]*(?:[（(].*)?$/m;
const TOP = 1_000;
/** Files that show that a folder is ours. */
const MARKS = '**/{kijun.json,*基本方針*.md,*基本方針*.markdown}';

/**
 * What the language server is told of: documents on the disk, in the folders of the workspace wherever they are, and those that
 * were never saved. Old versions of a file, notebooks and other languages are left alone.
 */
export function selector(): readonly { language?: string; pattern?: string; scheme: string }[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = [...new Set(['file', ...folders.map(({ uri }) => uri.scheme)])];
  return [
    { language: 'markdown', scheme: 'untitled' },
    ...schemes.flatMap((scheme) => [
      { language: 'markdown', scheme },
      { pattern: '**/kijun{,.lock}.json', scheme },
    ]),
  ];
}

/** What shows whether documents fulfil their policy, while it is looked at. */
export interface Looked {
  readonly isShown: () => boolean;
  readonly onShown: vscode.Event<void>;
}

/**
 * Calls back once, as soon as the server has something to do: a kijun.json is open, or a Markdown document that is one of
 * ours; and where the workspace has a policy or a kijun.json, any Markdown document, or the view of it.
 */
export function onRelevant(call: () => void, view: Looked): vscode.Disposable {
  let marked: Promise<boolean> | undefined;
  const isMarked = async () => (await vscode.workspace.findFiles(MARKS, '**/node_modules/**', 1)).length > 0;
  const isRelevant = async (document: vscode.TextDocument) => {
    if (vscode.languages.match(selector(), document) === 0) return false;
    if (document.languageId !== 'markdown' || OURS.test(document.getText().slice(0, TOP))) return true;
    marked ??= isMarked();
    return marked;
  };

  const watcher = vscode.workspace.createFileSystemWatcher(MARKS, false, true, true);
  const begin = () => {
    if (isDone) return;
    waiting.dispose();
    call();
  };
  const look = async (documents: readonly vscode.TextDocument[]) => {
    for (const document of documents) if (await isRelevant(document)) begin();
  };
  const lookAtView = async () => {
    marked ??= isMarked();
    if (view.isShown() && (await marked)) begin();
  };
  const lookAgain = () => {
    marked = undefined;
    void look(vscode.workspace.textDocuments);
    void lookAtView();
  };
  let isDone = false;
  const waiting = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(lookAgain),
    vscode.workspace.onDidChangeWorkspaceFolders(lookAgain),
    view.onShown(() => void lookAtView()),
    vscode.workspace.onDidOpenTextDocument((document) => void look([document])),
    vscode.workspace.onDidChangeTextDocument(({ document }) => void look([document])),
    new vscode.Disposable(() => {
      isDone = true;
    }),
  );
  void look(vscode.workspace.textDocuments);
  void lookAtView();
  return waiting;
}
