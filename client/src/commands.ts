import * as vscode from 'vscode';
import {
  DECLARE,
  type Edited,
  EXEMPT,
  type ExemptParams,
  INSERT_RULE,
  READING,
  SHOW_PLACES,
  type ShowPlaces,
} from '../../server/src/lsp/protocol';
import { applyEdit } from './apply';
import type { Server } from './server';
import { type ElementNode, type EvidenceNode, policyOf } from './tree';
import { t } from './words';
import { applyText, openAt, writeText } from './write';

/** The commands that put something in, and those that show something. */
export function registerCommands(server: Server, extension: vscode.Uri): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('kijun.insertRule', (node: ElementNode) => insertRule(server, node)),
    vscode.commands.registerCommand('kijun.declareHere', (node: ElementNode) => declareHere(server, node)),
    vscode.commands.registerCommand('kijun.confirm', (node: EvidenceNode) => confirm(server, node)),
    vscode.commands.registerCommand('kijun.exempt', (node: ElementNode) => exempt(server, node)),
    vscode.commands.registerCommand(SHOW_PLACES, (...args: ShowPlaces) => showPlaces(server, args)),
    vscode.commands.registerCommand('kijun.showRules', () => showRules(extension)),
    ...readingPages(server),
  );
}

/** Puts a draft of the rule in the standard in the editor, or in the only one there is, or in the one that is chosen. */
async function insertRule(server: Server, node: ElementNode): Promise<void> {
  const policy = policyOf(node);
  const active = vscode.window.activeTextEditor && server.uriOf(vscode.window.activeTextEditor.document.uri);
  const standards = policy.documents.filter(({ kind }) => kind === '対策基準');
  const drafts = standards.length > 0 ? standards : policy.documents;
  const target =
    policy.documents.find(({ uri }) => uri === active) ??
    (drafts.length > 1
      ? await vscode.window.showQuickPick(
          drafts.map(({ uri, title, kind }) => ({ uri, label: title, description: kind })),
          { title: t('Which document gets the rule?') },
        )
      : drafts[0]);
  if (!target) return drafts.length === 0 ? offerSkeleton() : undefined;
  const params = { policy: policy.uri, element: node.shown.element.id, uri: target.uri };
  await put(server, target.uri, await server.ask<Edited | null>(INSERT_RULE, params));
}

/** A rule needs a document to stand in. */
async function offerSkeleton(): Promise<void> {
  const make = t('Make a skeleton');
  const told = t('There is no standard and no procedure under this policy yet.');
  if ((await vscode.window.showInformationMessage(told, make)) === make)
    await vscode.commands.executeCommand('kijun.new');
}

/** Declares the sentence at the caret as the rule. */
async function declareHere(server: Server, node: ElementNode): Promise<void> {
  const policy = policyOf(node);
  const editor = vscode.window.activeTextEditor;
  const uri = editor && server.uriOf(editor.document.uri);
  const draft = policy.documents.find((document) => document.uri === uri);
  const params = { policy: policy.uri, element: node.shown.element.id, uri, position: editor?.selection.active };
  const answer = draft && (await server.ask<Edited | null>(DECLARE, params));
  if (draft && answer) return put(server, draft.uri, answer);
  void vscode.window.showInformationMessage(
    t('Put the caret in the sentence of the draft that is the rule, then choose this again.'),
  );
}

/** Declares what was inferred. */
async function confirm(server: Server, { evidence, parent }: EvidenceNode): Promise<void> {
  const policy = policyOf(parent);
  const { uri } = policy.documents[evidence.document]!;
  const params = { policy: policy.uri, element: parent.shown.element.id, uri, position: evidence.range.start };
  await put(server, uri, await server.ask<Edited | null>(DECLARE, params));
}

/** Notes in kijun.json that a demand does not apply, with the reason that the user gives. */
async function exempt(server: Server, node: ElementNode): Promise<void> {
  const policy = server.uri(policyOf(node).uri);
  const { id, text } = node.shown.element;
  const reason = await vscode.window.showInputBox({
    title: t('Why does it not apply? {0}', text),
    placeHolder: t('Reason, for those who review the documents later'),
    validateInput: (value) => (value.trim() === '' ? t('A reason is needed.') : undefined),
  });
  if (reason === undefined) return;
  const target = await configFor(policy);
  const existing = await openAt(target);
  const config = existing?.getText() ?? '';
  // with its words, so that a number that means something else one day is noticed
  const element = `${id} ${text}`;
  const params: ExemptParams = { policy: policyOf(node).uri, element, reason: reason.trim(), config };
  const next = await server.ask<string | null>(EXEMPT, params);
  if (typeof next !== 'string') {
    void vscode.window.showErrorMessage(t('kijun.json cannot be read. Mend it first.'));
    return;
  }
  // a new file is written; what stands in one already is changed before the user's eyes, and saved by the user
  const put = existing ? applyText(existing, config, next) : writeText(server, target, next, null);
  if (await put) await vscode.window.showTextDocument(target);
}

/** The nearest kijun.json above a policy, or the place beside it for a new one. */
async function configFor(policy: vscode.Uri): Promise<vscode.Uri> {
  const root = vscode.workspace.getWorkspaceFolder(policy)?.uri;
  const beside = vscode.Uri.joinPath(policy, '..', 'kijun.json');
  for (let folder = vscode.Uri.joinPath(policy, '..'); ; folder = vscode.Uri.joinPath(folder, '..')) {
    const target = vscode.Uri.joinPath(folder, 'kijun.json');
    const isThere = await vscode.workspace.fs.stat(target).then(
      () => true,
      () => false,
    );
    if (isThere) return target;
    if (!root || folder.path === root.path || folder.path.length <= root.path.length) return beside;
  }
}

/** Makes an edit in an open document, where it can be seen and undone, and selects what is to be filled in. */
async function put(server: Server, uri: string, answer: Edited | null | undefined): Promise<void> {
  if (!answer) return;
  const document = await vscode.workspace.openTextDocument(server.uri(uri));
  const editor = await vscode.window.showTextDocument(document, columnOf(document));
  if (!(await applyEdit(server, answer.edit))) return;
  const from = new vscode.Position(answer.position.line, answer.position.character);
  const offset = document.offsetAt(from);
  const gap = /〔[^〕\n]*〕/.exec(insertedBy(answer.edit));
  const start = document.positionAt(offset + (gap?.index ?? 0));
  const end = document.positionAt(offset + (gap ? gap.index + gap[0].length : 0));
  editor.selection = new vscode.Selection(start, end);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** What an edit puts in, from its first word. */
function insertedBy({ documentChanges, changes }: Edited['edit']): string {
  const [first] = documentChanges ?? [];
  const edits = first && 'edits' in first ? first.edits : Object.values(changes ?? {})[0];
  const [edit] = edits ?? [];
  return edit && 'newText' in edit ? edit.newText.trimStart() : '';
}

/** Where the document can be seen already, or where others are: a walkthrough or a table beside it stays in sight. */
function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const seen = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors].filter((one) => one.viewColumn);
  const shown = seen.find(({ document }) => document.uri.toString() === uri.toString()) ?? seen[0];
  return shown?.viewColumn ?? vscode.ViewColumn.Active;
}

const showPlaces = (server: Server, [uri, at, places]: ShowPlaces): Thenable<unknown> =>
  vscode.commands.executeCommand(
    'editor.action.peekLocations',
    server.uri(uri),
    new vscode.Position(at.line, at.character),
    places.map(
      ({ uri, range: { start, end } }) =>
        new vscode.Location(server.uri(uri), new vscode.Range(start.line, start.character, end.line, end.character)),
    ),
    'peek',
  );

/** The pages of the rules, from the extension's own files. */
async function showRules(extension: vscode.Uri): Promise<void> {
  const folder = vscode.Uri.joinPath(extension, 'docs', 'rules');
  const pages: { label: string; description: string; uri: vscode.Uri }[] = [];
  for (const [group, type] of await vscode.workspace.fs.readDirectory(folder)) {
    if (type !== vscode.FileType.Directory) continue;
    for (const [name] of await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, group))) {
      const uri = vscode.Uri.joinPath(folder, group, name);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const description = /^(?!#)(?!\s*$).+/m.exec(text)?.[0] ?? '';
      pages.push({ label: `${group}/${name.replace(/\.md$/, '')}`, description, uri });
    }
  }
  const chosen = await vscode.window.showQuickPick(pages, {
    title: t('Rules'),
    matchOnDescription: true,
  });
  if (chosen) await vscode.commands.executeCommand('markdown.showPreview', chosen.uri);
}

const SCHEME = 'kijun-reading';

/** How the policy of the document in the editor was read: a page that nobody can edit. */
function readingPages(server: Server): readonly vscode.Disposable[] {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async ({ query }) =>
      (await server.ask<string | null>(READING, { uri: query })) ?? t('No basic policy'),
  };
  const show = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const name = t('How the policy was read');
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: server.uriOf(document.uri) });
    changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  };
  return [
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.commands.registerCommand('kijun.showReading', show),
  ];
}
