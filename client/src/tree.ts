import * as vscode from 'vscode';
import type { Coverage, EvidenceOverview, PolicyOverview } from '../../server/src/lsp/protocol';
import type { ControlShown, ElementShown, PolicyShown } from './filter';
import type { Server } from './server';
import { t } from './words';

/** A line of the coverage view. */
export type Node = PolicyNode | ControlNode | ElementNode | EvidenceNode;

export interface PolicyNode {
  readonly level: 'policy';
  readonly shown: PolicyShown;
  readonly filtered: boolean;
}
export interface ControlNode {
  readonly level: 'control';
  readonly shown: ControlShown;
  readonly parent: PolicyNode;
}
export interface ElementNode {
  readonly level: 'element';
  readonly shown: ElementShown;
  readonly parent: ControlNode;
}
export interface EvidenceNode {
  readonly level: 'evidence';
  readonly evidence: EvidenceOverview;
  readonly parent: ElementNode;
}

/** The policy that a node stands under. */
export function policyOf(node: Node): PolicyOverview {
  let at = node;
  while (at.level !== 'policy') at = at.parent;
  return at.shown.policy;
}

export function childrenOf(node: Node): readonly Node[] {
  switch (node.level) {
    case 'policy':
      return node.shown.controls.map((shown) => ({ level: 'control', shown, parent: node }));
    case 'control':
      return node.shown.elements.map((shown) => ({ level: 'element', shown, parent: node }));
    case 'element':
      return node.shown.evidence.map((evidence) => ({ level: 'evidence', evidence, parent: node }));
    case 'evidence':
      return [];
  }
}

export const parentOf = (node: Node): Node | undefined => (node.level === 'policy' ? undefined : node.parent);

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function itemOf(node: Node, server: Server): vscode.TreeItem {
  const toRange = (range: EvidenceOverview['range']) =>
    new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  const open = (uri: string, range: EvidenceOverview['range']): vscode.Command => ({
    command: 'vscode.open',
    title: t('Open'),
    arguments: [server.uri(uri), { selection: toRange(range), preview: true } satisfies vscode.TextDocumentShowOptions],
  });
  const policy = policyOf(node);
  switch (node.level) {
    case 'policy': {
      const item = new vscode.TreeItem(policy.title, Expanded);
      item.id = policy.uri;
      item.iconPath = new vscode.ThemeIcon('book');
      item.description = node.shown.elements > 0 ? `${node.shown.covered}/${node.shown.elements}` : '';
      item.contextValue = 'policy';
      item.tooltip = policy.documents.map(({ kind, title }) => `${kind}: ${title}`).join('\n');
      return item;
    }
    case 'control': {
      const { control, status, covered } = node.shown;
      const item = new vscode.TreeItem(
        `${control.id} ${control.title}`.trim(),
        node.parent.filtered ? Expanded : Collapsed,
      );
      item.id = `${policy.uri}#${control.id}`;
      item.iconPath = ICONS[status];
      item.description = `${covered}/${control.elements.length}`;
      item.contextValue = 'control';
      item.command = open(policy.uri, control.range);
      item.accessibilityInformation = { label: `${item.label} ${item.description} ${statusName(status)}` };
      return item;
    }
    case 'element': {
      const { element, status, evidence, procedureOnly } = node.shown;
      const item = new vscode.TreeItem(element.text, evidence.length > 0 ? Collapsed : None);
      item.id = `${policy.uri}#${element.id}`;
      const exempt = element.notApplicable !== undefined;
      item.iconPath = exempt ? EXEMPT : ICONS[status];
      const name = elementName(status, exempt, procedureOnly);
      item.description = status === 'covered' && !exempt && !procedureOnly ? '' : name;
      item.contextValue = exempt ? 'exempt' : `element.${status}`;
      item.command = open(policy.uri, element.range);
      item.tooltip = [`${element.id} ${element.text}`, element.notApplicable].filter(Boolean).join('\n');
      item.accessibilityInformation = { label: `${element.text} ${name}` };
      return item;
    }
    case 'evidence': {
      const { evidence } = node;
      const document = policy.documents[evidence.document]!;
      const item = new vscode.TreeItem(evidence.text, None);
      item.iconPath = new vscode.ThemeIcon(evidence.declared ? 'link' : 'quote');
      item.description = `${document.title} ${evidence.range.start.line + 1}`;
      item.contextValue = evidence.declared ? 'evidence.declared' : 'evidence.inferred';
      item.command = open(document.uri, evidence.range);
      item.tooltip = `${evidence.text}\n${evidence.declared ? t('Declared by the author') : t('Inferred from the meaning')}`;
      return item;
    }
  }
}

const EXEMPT = new vscode.ThemeIcon('circle-slash');

const ICONS: Readonly<Record<Coverage, vscode.ThemeIcon>> = {
  covered: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  weak: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  missing: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
};

/** The name of an element's status, for people. */
export const elementName = (status: Coverage, exempt: boolean, procedureOnly: boolean): string =>
  exempt ? t('not applicable') : procedureOnly ? t('procedure only') : statusName(status);

/** The name of a status, for people. */
export function statusName(status: Coverage): string {
  switch (status) {
    case 'covered':
      return t('covered');
    case 'weak':
      return t('weak');
    case 'missing':
      return t('missing');
  }
}
