import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { CONTEXT, type Context, STATUS, type Status } from '../../server/src/lsp/protocol';

/** The language status: which policy is in force for the document in the editor, and whether the dictionary still loads. */
export function createStatus(client: LanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('kijun.policy', { language: 'markdown' });
  item.name = 'Kijun';
  item.text = 'Kijun';
  item.busy = true;
  item.detail = vscode.l10n.t('Loading the Japanese dictionary');
  let dictionary: Status['dictionary'] = 'loading';
  let asked = 0;

  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'markdown' || !client.isRunning()) return;
    const mine = ++asked;
    const context = await client
      .sendRequest<Context>(CONTEXT, { uri: client.code2ProtocolConverter.asUri(document.uri) })
      .catch(() => undefined);
    if (context && mine === asked) show(item, context, dictionary);
  };

  let soon: NodeJS.Timeout | undefined;
  const updateSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(() => void update(), 150);
  };

  return vscode.Disposable.from(
    item,
    client.onNotification(STATUS, (status: Status) => {
      dictionary = status.dictionary;
      updateSoon();
    }),
    vscode.window.onDidChangeActiveTextEditor(updateSoon),
    new vscode.Disposable(() => clearTimeout(soon)),
  );
}

function show(
  item: vscode.LanguageStatusItem,
  { kind, policy, coverage }: Context,
  dictionary: Status['dictionary'],
): void {
  item.busy = dictionary === 'loading';
  item.severity =
    dictionary === 'failed' || (kind !== null && policy === null)
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
  item.command =
    dictionary === 'failed' ? { command: 'kijun.showOutput', title: vscode.l10n.t('Show log') } : undefined;
  if (kind === null) {
    item.text = vscode.l10n.t('Not checked');
    item.detail = vscode.l10n.t(
      'The kind of this document is unknown. Write 種別: 対策基準 between --- lines at its top.',
    );
  } else if (policy === null) {
    item.text = vscode.l10n.t('No basic policy');
    item.detail = vscode.l10n.t('Name it at the top of the document (上位文書) or in kijun.json.');
  } else {
    item.text = policy.title || vscode.l10n.t('Basic policy');
    const counts = vscode.l10n.t('{0} terms, {1} controls', policy.terms, policy.controls);
    const done = coverage && vscode.l10n.t('{0} of {1} demands have a rule', coverage.covered, coverage.elements);
    item.detail = [kind, dictionary === 'loading' ? vscode.l10n.t('Loading the Japanese dictionary') : counts, done]
      .filter(Boolean)
      .join(' · ');
    if (dictionary !== 'failed')
      item.command = {
        command: 'vscode.open',
        title: vscode.l10n.t('Open'),
        arguments: [vscode.Uri.parse(policy.uri)],
      };
  }
}
