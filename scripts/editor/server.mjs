/** @file code-server's VS Code as a local server. */

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeServer } from '../setup/codeserver.mjs';
import { capture } from '../setup/command.mjs';
import { SetupError } from '../setup/terminal.mjs';

/** Settings that keep the editor still: no network, no questions, no file written that nobody asked for. */
export const SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
};

/** Writes the user settings of a profile. */
export function writeSettings(userData, settings) {
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User/settings.json'), JSON.stringify(settings, undefined, 2));
}

/** Installs a packaged extension into a profile. */
export async function installExtension(vsix, { userData, extensions, edition }) {
  const [node, main] = await codeServer(edition);
  const profile = ['--user-data-dir', userData, '--extensions-dir', extensions, '--accept-server-license-terms'];
  await capture(node, [main, '--install-extension', vsix, '--force', ...profile], { env: environment() });
}

/**
 * Starts the server on a free port of the loopback interface, behind a token of its own.
 *
 * `before` are words to put before its command. With `trust` folders are not trusted until somebody says so; with `japanese` the
 * editor is a Japanese one. `uri(path)` names a file to the workbench; `url(folder, payload)` is the page that shows a folder, or a
 * .code-workspace; `closed` resolves with the reason when the server ends; `stop()` ends it and all its children.
 */
export async function startServer(settings) {
  const { userData, extensions, edition, before = [], args = [], onOutput = () => {} } = settings;
  const { trust = false, japanese = false } = settings;
  const [node, main] = await codeServer(edition);
  const token = randomUUID();
  const options = ['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'];
  const profile = ['--user-data-dir', userData, '--extensions-dir', extensions];
  const quiet = ['--disable-telemetry', '--disable-experiments', ...(trust ? [] : ['--disable-workspace-trust'])];
  const locale = japanese ? languagePack(userData) : [];
  const [command, ...rest] = [...before, node, main, ...options, ...profile, ...quiet, ...locale, ...args];
  const child = spawn(command, rest, {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: an extension host that hangs does not end with its server.
    detached: true,
  });
  const closed = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ?? `exit ${code}`));
  });
  const kill = () => killGroup(child.pid);
  process.once('exit', kill);
  closed.then(() => process.off('exit', kill));
  const stop = () => {
    kill();
    return closed;
  };

  const port = await Promise.race([listening(child, onOutput), closed.then((reason) => ({ reason }))]);
  if (typeof port !== 'number') {
    throw new SetupError(
      `code-server が起動しません（${port.reason}）。`,
      `code-server does not start (${port.reason}).`,
    );
  }
  const host = `127.0.0.1:${port}`;
  const uri = (path) => `vscode-remote://${host}${path.split('/').map(encodeURIComponent).join('/')}`;
  const url = (folder, payload = [], { workspace } = {}) => {
    const query = new URLSearchParams({ tkn: token, ...(workspace ? { workspace } : { folder }) });
    if (payload.length) query.set('payload', JSON.stringify([...payload, ['skipWelcome', 'true']]));
    return `http://${host}/?${query}`;
  };
  return { uri, url, closed, stop };
}

/**
 * What makes the editor Japanese, as far as extensions go: a language pack without words. The editor's own words stay English; the
 * pack that has them is in the gallery only.
 */
function languagePack(userData) {
  const words = join(userData, 'words.json');
  const pack = { hash: 'none', translations: { vscode: words }, label: '日本語' };
  const extensions = [{ extensionIdentifier: { id: 'kijun.ja' }, version: '1.0.0' }];
  mkdirSync(userData, { recursive: true });
  writeFileSync(words, JSON.stringify({ '': [], version: '1.0.0', contents: {} }));
  writeFileSync(join(userData, 'languagepacks.json'), JSON.stringify({ ja: { ...pack, extensions } }));
  return ['--locale', 'ja'];
}

/** No gallery; and nothing of an editor that we were started from. */
function environment() {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}' };
}

function listening(child, onOutput) {
  return new Promise((resolve) => {
    let output = '';
    const read = (chunk) => {
      onOutput(String(chunk));
      output += chunk;
      const port = output.match(/agent listening on (\d+)/);
      if (port) resolve(Number(port[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
}

function killGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
