/** @file code-server: the editor and its extension host from npm, for machines where VS Code cannot be had. */

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { installPrefix } from './prefix.mjs';
import { SetupError, tell } from './terminal.mjs';

/** VS Code 1.100.3; runs on Node 20. */
const VERSION = '4.100.3';

/** The folder of code-server's VS Code (`out/server-main.js` in it), installed when it is not there yet. */
export async function codeServer() {
  if (process.platform === 'win32') {
    throw new SetupError(
      'code-server は Windows では動きません。VS Code を入れてください。',
      'code-server does not run on Windows. Install VS Code.',
    );
  }
  const prefix = await installPrefix({
    name: `code-server-${VERSION}`,
    manifest: 'code-server',
    announce: () =>
      tell(
        `エディターの実行環境として code-server ${VERSION} を npm からインストールします（約 290 MB、このフォルダーの中だけ）。`,
        `Installing code-server ${VERSION} from npm to run the extension in a real editor (about 290 MB, in this folder only).`,
      ),
    finish: linkModules,
  });
  return vscode(prefix);
}

const vscode = (prefix) => join(prefix, 'node_modules/code-server/lib/vscode');

/**
 * VS Code's server looks for its modules beside itself. code-server's own list of them is not complete enough for
 * `npm ci`, so our package.json names them too, one lock file holds all, and the server finds them through a link.
 */
function linkModules(prefix) {
  symlinkSync('../../..', join(vscode(prefix), 'node_modules'), 'dir');
}
