import * as vscode from 'vscode';
import { OVERVIEW, type Overview } from '../../server/src/lsp/protocol';
import { type Filter, show } from './filter';
import type { Looked } from './relevance';
import type { Server } from './server';
import { childrenOf, itemOf, type Node, parentOf } from './tree';
import { t } from './words';

/** The coverage view: policy → control → element → evidence. */
export interface CoverageView extends vscode.Disposable, Looked {
  /** The lines of the view as they are shown, indented by level. */
  readonly lines: () => readonly string[];
  /** The first line that shows the words: what its commands are given. */
  readonly node: (words: string) => Node | undefined;
}

const VIEW = 'kijun.coverage';
/** Stands in its place while there is no policy. Theia fills no view that has words of welcome: they have one of their own. */
const WELCOME = 'kijun.welcome';
const KEY = 'kijun.filter';

/** Puts the view in its place; `memory` keeps the filter. */
export function createCoverage(server: Server, memory: vscode.Memento): CoverageView {
  const changed = new vscode.EventEmitter<Node | undefined>();
  const shown = new vscode.EventEmitter<void>();
  let overview: Overview | undefined;
  let roots: readonly Node[] = [];
  let filter: Filter & { readonly here: boolean } = { lacking: false, here: false, ...memory.get<object>(KEY) };

  const view = vscode.window.createTreeView<Node>(VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...(node ? childrenOf(node) : roots)],
      getParent: parentOf,
      getTreeItem: (node) => itemOf(node, server),
    },
    showCollapseAll: true,
  });
  const welcome = vscode.window.createTreeView<Node>(WELCOME, {
    treeDataProvider: { getChildren: () => [], getTreeItem: (node) => itemOf(node, server) },
  });

  const here = () => {
    const document = vscode.window.activeTextEditor?.document;
    return document && server.uriOf(document.uri);
  };

  const draw = () => {
    const looked: Filter = { ...filter, document: filter.here ? here() : undefined };
    const policies = (overview?.policies ?? []).map((policy) => show(policy, looked));
    roots = policies.map((shown) => ({ level: 'policy', shown, filtered: filter.lacking }) as const);
    view.message = messageOf(overview, filter) ?? '';
    const only = policies.length === 1 ? policies[0] : undefined;
    view.description = only && only.elements > 0 ? `${only.covered}/${only.elements}` : '';
    changed.fire(undefined);
  };

  const isShown = () => view.visible || welcome.visible;
  // once in any case: not every editor tells that a view which it shows again is seen
  const load = async () => {
    if ((overview?.ready && !isShown()) || !server.client()) return;
    const answer = await server.ask<Overview>(OVERVIEW);
    if (!answer) return;
    overview = answer;
    await vscode.commands.executeCommand('setContext', 'kijun.hasPolicy', answer.policies.length > 0);
    draw();
  };
  const see = () => {
    if (isShown()) shown.fire();
    void load();
  };
  /** Where there is no policy, what helps then comes to the front. */
  const focus = async () => {
    if (!server.client()) await vscode.commands.executeCommand('kijun.restart');
    await load();
    await vscode.commands.executeCommand(`${overview?.policies.length ? VIEW : WELCOME}.focus`);
  };

  const set = (change: Partial<typeof filter>) => {
    filter = { ...filter, ...change };
    void memory.update(KEY, filter);
    tell();
    draw();
  };
  const tell = () => {
    for (const [key, value] of [
      ['lacking', filter.lacking],
      ['here', filter.here],
      ['kind', filter.kind !== undefined],
    ] as const)
      void vscode.commands.executeCommand('setContext', `kijun.filter.${key}`, value);
  };

  const chooseKind = async () => {
    const all = t('All kinds');
    const title = t('Which documents count?');
    const chosen = await vscode.window.showQuickPick([all, '対策基準', '実施手順'], { title });
    if (chosen) set({ kind: chosen === all ? undefined : chosen });
  };

  tell();
  const all = vscode.Disposable.from(
    view,
    welcome,
    changed,
    shown,
    server.onNews(() => void load()),
    view.onDidChangeVisibility(see),
    welcome.onDidChangeVisibility(see),
    vscode.window.onDidChangeActiveTextEditor(() => filter.here && draw()),
    vscode.commands.registerCommand('kijun.filter.lacking', () => set({ lacking: true })),
    vscode.commands.registerCommand('kijun.filter.lacking.off', () => set({ lacking: false })),
    vscode.commands.registerCommand('kijun.filter.here', () => set({ here: true })),
    vscode.commands.registerCommand('kijun.filter.here.off', () => set({ here: false })),
    vscode.commands.registerCommand('kijun.filter.kind', chooseKind),
    vscode.commands.registerCommand('kijun.filter.kind.off', chooseKind),
    vscode.commands.registerCommand('kijun.showCoverage', focus),
  );
  const lines = (nodes: readonly Node[] = roots, depth = 0): readonly string[] =>
    nodes.flatMap((node) => {
      const { label, description } = itemOf(node, server);
      return [
        `${'  '.repeat(depth)}${[label, description].filter(Boolean).join(' ')}`,
        ...lines(childrenOf(node), depth + 1),
      ];
    });
  const node = (words: string, nodes: readonly Node[] = roots): Node | undefined => {
    for (const one of nodes) {
      const found = String(itemOf(one, server).label).includes(words) ? one : node(words, childrenOf(one));
      if (found) return found;
    }
    return undefined;
  };
  return {
    lines: () => lines(),
    node: (words) => node(words),
    isShown,
    onShown: shown.event,
    dispose: () => all.dispose(),
  };
}

/** What the view says above its lines: why there are none, or that not all are shown. */
function messageOf(overview: Overview | undefined, filter: Filter & { readonly here: boolean }): string | undefined {
  if (!overview || overview.policies.length === 0) return undefined;
  if (!overview.ready) return t('Loading the Japanese dictionary');
  if (overview.policies.every(({ documents }) => documents.length === 0))
    return t('There is no standard and no procedure under this policy yet. “…” at the top right makes a skeleton.');
  const parts = [
    filter.lacking && t('only what is missing'),
    filter.here && t('only the document in the editor'),
    filter.kind,
  ].filter(Boolean);
  return parts.length > 0 ? t('Shown: {0}', parts.join(' · ')) : undefined;
}
