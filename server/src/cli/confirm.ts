import { userInfo } from 'node:os';
import { confirmTraces } from '../features/confirm';
import { fail } from '../node/fail';
import { shown } from '../node/files';
import { writeNew, writeText } from '../node/write';
import type { Locale } from '../rules/finding';
import { load } from './load';

/**
 * `kijun confirm`: writes into kijun.lock.json that the declared traces of the drafts have been read against the policy as it is
 * worded now, and gives back what to tell the user.
 */
export async function confirmDrafts(
  paths: readonly string[],
  { policy, by = userName() }: { readonly policy?: string; readonly by?: string },
  locale: Locale,
): Promise<string> {
  const { workspace, targets, files } = await load(paths, policy);
  const drafts = targets
    .flatMap((path) => workspace.document(path) ?? [])
    .filter(({ kind }) => kind.kind !== undefined && kind.kind !== '基本方針');
  if (drafts.length === 0)
    fail(
      '確認する文書（対策基準・実施手順）がありません。',
      'There are no drafts (standards or procedures) whose traces could be confirmed.',
    );
  const confirmations = confirmTraces(workspace, drafts, by, today());
  for (const { path, broken } of confirmations)
    if (broken)
      fail(
        `${shown(path)} を読み取れないため、書き込みませんでした。kijun check で示される誤りを直すか、ファイルを消してから、もう一度実行してください。`,
        `${shown(path)} cannot be read, so nothing was written. Mend what kijun check reports there, or delete the file, and run again.`,
      );
  for (const { path, before, text } of confirmations) {
    const file = files.get(path);
    if (before === text) continue;
    if (file) await writeText(file, text);
    else await writeNew(path, text);
  }
  const say = (ja: string, en: string) => (locale === 'ja' ? ja : en);
  return confirmations
    .flatMap(({ confirmed }) => confirmed)
    .map(({ document, fresh, renewed, traces }) =>
      say(
        `${shown(document)}: 根拠${traces}件（新たに確認 ${fresh.length}、確認し直し ${renewed.length}）${list([...fresh, ...renewed])}\n`,
        `${shown(document)}: traces ${traces} (new ${fresh.length}, confirmed again ${renewed.length})${list([...fresh, ...renewed])}\n`,
      ),
    )
    .join('');
}

const list = (all: readonly { readonly citation: string }[]): string =>
  all.length === 0 ? '' : `  ${all.map(({ citation }) => citation).join(' ')}`;

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
};

/** The date where the user is. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
