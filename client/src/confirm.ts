import * as vscode from 'vscode';
import {
  CONFIRM,
  CONFIRM_TRACE,
  type Confirm,
  type ConfirmParams,
  type ConfirmTrace,
} from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { type EvidenceNode, policyOf } from './tree';
import { t } from './words';
import { writeText } from './write';

/** Where the name of the person who confirms is kept. */
const NAME = 'kijun.name';

/**
 * Notes in kijun.lock.json that somebody has read declared traces against the policy as it is worded now: the one at a place, or
 * all of a document.
 */
export const registerConfirm = (server: Server, memory: vscode.Memento): vscode.Disposable =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(CONFIRM_TRACE, (...[uri, position]: ConfirmTrace | []) => {
      const active = vscode.window.activeTextEditor?.document.uri;
      const target = uri ?? (active && server.uriOf(active));
      return target === undefined ? undefined : confirm(server, memory, target, position);
    }),
    vscode.commands.registerCommand('kijun.confirmDeclared', ({ evidence, parent }: EvidenceNode) => {
      const { uri } = policyOf(parent).documents[evidence.document]!;
      return confirm(server, memory, uri);
    }),
  );

async function confirm(
  server: Server,
  memory: vscode.Memento,
  uri: string,
  position?: ConfirmParams['position'],
): Promise<void> {
  const by = await vscode.window.showInputBox({
    title: t('Who has read the rules against the policy?'),
    prompt: t('The name is kept in kijun.lock.json.'),
    value: memory.get<string>(NAME, ''),
    validateInput: (value) => (value.trim() === '' ? t('A name is needed.') : undefined),
  });
  if (by === undefined) return;
  await memory.update(NAME, by.trim());
  const params: ConfirmParams = { uri, by: by.trim(), on: today(), ...(position && { position }) };
  const answer = await server.ask<Confirm | null>(CONFIRM, params);
  if (!answer)
    return tell(
      t('This document declares no rule as the answer to a demand of the policy. There is nothing to confirm.'),
    );
  if ('refused' in answer) return void vscode.window.showErrorMessage(answer.refused);
  const { fresh, renewed } = answer;
  if (fresh + renewed === 0) return tell(t('All traces were confirmed before, and the policy has not changed.'));
  if (await writeText(server, server.uri(answer.uri), answer.text, answer.before))
    tell(t('Noted in kijun.lock.json: {0} confirmed, {1} confirmed again.', fresh, renewed));
}

const tell = (message: string): void => void vscode.window.showInformationMessage(message);

/** The date where the user is. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
