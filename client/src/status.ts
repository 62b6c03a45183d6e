import * as vscode from 'vscode';
import { CONTEXT, type Context, type Status } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { t } from './words';

/** What is shown of a {@link vscode.LanguageStatusItem}. */
export interface Shown {
  readonly text: string;
  readonly detail?: string;
  readonly busy: boolean;
  readonly severity: vscode.LanguageStatusSeverity;
  readonly command?: vscode.Command | undefined;
}

export interface StatusItem extends vscode.Disposable {
  readonly shown: () => Shown;
}

/** The language status: which policy is in force for the document in the editor, and whether the dictionary still loads. */
export function createStatus(server: Server): StatusItem {
  const item = vscode.languages.createLanguageStatusItem('kijun.policy', { language: 'markdown' });
  item.name = 'Kijun';
  const show = (shown: Shown): void => void Object.assign(item, { command: undefined }, shown);
  let asked = 0;

  const update = async (): Promise<void> => {
    if (!server.client()) return;
    if (server.state() === 'stopped') return show(STOPPED());
    if (server.state() === 'starting') return show(STARTING());
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'markdown') return;
    const mine = ++asked;
    const context = await server.ask<Context>(CONTEXT, { uri: server.uriOf(document.uri) });
    // what needs a policy is offered from now on, wherever one stands
    if (context?.policy) void vscode.commands.executeCommand('setContext', 'kijun.hasPolicy', true);
    if (context && mine === asked) show(shownOf(context, server.dictionary()));
  };

  show(STARTING());
  const all = vscode.Disposable.from(
    item,
    server.onNews(() => void update()),
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
  );
  return { shown: () => item, dispose: () => all.dispose() };
}

const { Error: Wrong, Warning, Information } = vscode.LanguageStatusSeverity;

const STARTING = (): Shown => ({
  text: 'Kijun',
  detail: t('Starting'),
  busy: true,
  severity: Information,
});

const STOPPED = (): Shown => ({
  text: t('Not running'),
  detail: t('The server has stopped. The log says why.'),
  busy: false,
  severity: Wrong,
  command: { command: 'kijun.restart', title: t('Restart') },
});

function shownOf({ kind, policy, coverage, findings }: Context, dictionary: Status['dictionary']): Shown {
  const busy = dictionary === 'loading';
  if (kind === null) {
    return {
      text: t('Not checked'),
      detail: t('The kind of this document is unknown. Write 種別: 対策基準 between --- lines at its top.'),
      busy,
      severity: Information,
    };
  }
  if (policy === null) {
    return {
      text: t('No basic policy'),
      detail: t('Name it at the top of the document (上位文書) or in kijun.json.'),
      busy,
      severity: Warning,
    };
  }
  const text = policy.title || t('Basic policy');
  if (dictionary === 'failed') {
    return {
      text,
      detail: t('The Japanese dictionary cannot be read. Only the structure is checked.'),
      busy,
      severity: Warning,
      command: { command: 'kijun.showOutput', title: t('Show log') },
    };
  }
  const read = t('{0} terms, {1} controls', policy.terms, policy.controls);
  const told = busy ? '' : findings === 0 ? t('no findings') : t('{0} findings', findings);
  const done = coverage && t('{0} of {1} demands have a rule', coverage.covered, coverage.elements);
  return {
    text,
    detail: [kind, busy ? t('Loading the Japanese dictionary') : read, told, done].filter(Boolean).join(' · '),
    busy,
    severity: Information,
    command: { command: 'kijun.showCoverage', title: t('Coverage') },
  };
}
