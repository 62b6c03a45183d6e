import type { Command } from 'commander';
import { confirmTraces } from '../features/confirm';
import { fail } from '../node/fail';
import { shown } from '../node/files';
import { writeNew, writeText } from '../node/write';
import { complain, load } from './load';
import { documents, policyOption } from './options';
import { print, say, tell } from './terminal';

/**
 * `kijun confirm`: writes into kijun.lock.json that the declared traces of the drafts have been read against the policy as it is
 * worded now. Without traces, and without a lock file to be brought up to date, nothing is written.
 */
export const addConfirm = (program: Command): Command =>
  documents(
    program
      .command('confirm')
      .description(
        say(
          '示された根拠を、今の基本方針に照らして確認したものとして記録する',
          'record that the declared traces have been read against the policy as it is now',
        ),
      ),
  )
    .addOption(policyOption())
    .option('--by <name>', say('確認した人（省略すると利用者名）', 'who confirms (default: your user name)'))
    .action(confirm);

async function confirm(
  paths: readonly string[],
  { by = userName(), ...options }: { readonly policy?: string; readonly by?: string },
): Promise<void> {
  const loaded = await load(paths, options);
  const { workspace, targets, files } = loaded;
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
  for (const { path, before, text, confirmed } of confirmations) {
    const file = files.get(path);
    const nothing = confirmed.every(({ traces }) => traces === 0);
    if (before === text || (!file && nothing)) continue;
    if (file) await writeText(file, text);
    else await writeNew(path, text);
    tell(say(`${shown(path)} に書き出しました。`, `Wrote ${shown(path)}.`));
  }
  for (const { document, fresh, renewed, traces } of confirmations.flatMap(({ confirmed }) => confirmed))
    print(
      say(
        `${shown(document)}: 根拠${traces}件（新たに確認 ${fresh.length}、確認し直し ${renewed.length}）${list([...fresh, ...renewed])}\n`,
        `${shown(document)}: traces ${traces} (new ${fresh.length}, confirmed again ${renewed.length})${list([...fresh, ...renewed])}\n`,
      ),
    );
  complain(loaded);
}

const list = (all: readonly { readonly citation: string }[]): string =>
  all.length === 0 ? '' : `  ${all.map(({ citation }) => citation).join(' ')}`;

/** As the environment tells it: to ask the system may ask a directory on the network. */
const userName = (): string => process.env.USER || process.env.LOGNAME || process.env.USERNAME || '';

/** The date where the user is. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
