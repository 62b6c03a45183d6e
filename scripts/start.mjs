/**
 * @file `npm start`: from a fresh clone to the reviewed example. Installs what is lacking, builds, reviews the example
 * here, and on a terminal opens it in an editor: VS Code, or code-server in the browser where there is no VS Code.
 */

import './setup/node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installExtension, SETTINGS, startServer, writeSettings } from './editor/server.mjs';
import { packExtension } from './release/pack.mjs';
import { onPath } from './setup/command.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { devFolder, root } from './setup/prefix.mjs';
import { fail, SetupError, tell } from './setup/terminal.mjs';

const EXAMPLES = 'examples';
const DRAFT = join(root, EXAMPLES, '対策基準.md');
/** What is shown in the terminal. */
const REVIEW = [
  ['check', EXAMPLES],
  ['coverage', EXAMPLES],
];

async function start() {
  await installDependencies();
  tell('ビルドします。', 'Building.');
  node('scripts/build.mjs');
  review();
  if (!process.stdout.isTTY || process.env.CI) return;
  if (!openInCode()) await openInBrowser();
}

/** Runs a script of ours to its end and returns its exit code; only the given ones are good. */
function node(script, args = [], good = [0]) {
  const { status, signal } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (good.includes(status)) return;
  const name = [script, ...args].join(' ');
  throw new SetupError(`${name} が失敗しました（${signal ?? status}）。`, `${name} failed (${signal ?? status}).`);
}

/** Exit code 1 means findings, and the example has some on purpose. */
function review() {
  for (const args of REVIEW) {
    console.log(`\n$ kijun ${args.join(' ')}`);
    node('dist/cli.js', args, [0, 1]);
  }
  console.log('');
}

/** Opens the example in VS Code with the extension of this folder, where there is one that can show it. */
function openInCode() {
  const code = onPath('code');
  const { platform, env } = process;
  // In a remote terminal `code` speaks to the window of another machine, which does not take our extension.
  const shown = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!code || !shown || env.VSCODE_IPC_HOOK_CLI) return false;
  tell('例を VS Code で開きます。', 'Opening the example in VS Code.');
  const shell = platform === 'win32';
  const quote = (text) => (shell ? `"${text}"` : text);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, join(root, EXAMPLES), DRAFT].map(quote);
  return spawnSync(quote(code), args, { stdio: 'inherit', shell }).status === 0;
}

/** Opens the example in code-server, with the packaged extension and a profile of its own, until Ctrl+C. */
async function openInBrowser() {
  const profile = join(devFolder, 'profile');
  const [userData, extensions] = [join(profile, 'user'), join(profile, 'extensions')];
  if (!existsSync(join(userData, 'User/settings.json'))) writeSettings(userData, SETTINGS);
  await installExtension(await packExtension(profile), { userData, extensions });
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
  });
  const server = await startServer({ userData, extensions });

  const url = server.url(join(root, EXAMPLES), [['openFile', server.uri(DRAFT)]]);
  tell('例をブラウザーで開いてください（終了は Ctrl+C）。', 'Open the example in a browser (Ctrl+C ends it).');
  console.log(`\n  ${url}\n`);
  openUrl(url);

  const died = await Promise.race([server.closed, interrupted]);
  await server.stop();
  if (died) throw new SetupError(`code-server が終了しました（${died}）。`, `code-server ended (${died}).`);
}

/** Asks the desktop to open the page; nothing is lost when it does not. */
function openUrl(url) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  const shown = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!shown || !onPath(opener)) return;
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

start().catch(fail);
