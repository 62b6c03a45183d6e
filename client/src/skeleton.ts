import * as vscode from 'vscode';
import { SKELETON, type Skeleton, type SkeletonParams } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { openUnsaved } from './unsaved';
import { t } from './words';

type Kind = SkeletonParams['kind'];

const KINDS: readonly Kind[] = ['対策基準', '実施手順'];

/** The command that makes a skeleton of a standard or procedure under the policy of the open document. Nothing is saved. */
export const registerSkeleton = (server: Server): vscode.Disposable =>
  // menus hand over what they were opened on
  vscode.commands.registerCommand('kijun.new', async (given?: unknown) => {
    const kind = KINDS.find((one) => one === given) ?? (await choose());
    if (!kind) return;
    const open = vscode.window.activeTextEditor?.document.uri;
    if (!server.client()) await vscode.commands.executeCommand('kijun.restart');
    const params: SkeletonParams = open ? { kind, uri: server.uriOf(open) } : { kind };
    const skeleton = await server.ask<Skeleton>(SKELETON, params);
    if (!skeleton) return;
    if ('refused' in skeleton) {
      void vscode.window.showErrorMessage(skeleton.refused);
      return;
    }
    await vscode.window.showTextDocument(await openUnsaved(server.uri(skeleton.uri), skeleton.markdown));
  });

async function choose(): Promise<Kind | undefined> {
  const kinds: readonly (vscode.QuickPickItem & { readonly draft: Kind })[] = [
    { label: '対策基準', description: t('standard'), draft: '対策基準' },
    { label: '実施手順', description: t('procedure'), draft: '実施手順' },
  ];
  const chosen = await vscode.window.showQuickPick(kinds, { placeHolder: t('What is to be written?') });
  return chosen?.draft;
}
