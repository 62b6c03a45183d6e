/**
 * @file Runs a mocha suite inside a real editor through `@vscode/test-electron`.
 *
 * Which editor, KIJUN_EDITOR says: `desktop` is a VS Code that test-electron downloads, `code-server` is our launcher.
 * Without it, it is the desktop where it can be downloaded and shown, and the launcher everywhere else.
 */

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { browser } from '../setup/browser.mjs';
import { codeServer, EDITIONS } from '../setup/codeserver.mjs';
import { devFolder, root } from '../setup/prefix.mjs';
import { fail, SetupError, tell } from '../setup/terminal.mjs';
import { alone, callsOfHosts } from './alone.mjs';
import { SETTINGS, writeSettings } from './server.mjs';

/** How long the suite may say nothing, the start of the editor included. Each test has a shorter limit of its own. */
const SILENCE = 120_000;
/** How long the download may be silent before we do without it. */
const PATIENCE = 5_000;

/** The versions of VS Code on a desktop: the one that package.json names as the oldest, and today's. */
const DESKTOP = { oldest: '1.91.1', newest: 'stable' };

const LAUNCHER = join(root, 'scripts/editor/launcher.mjs');

/** Runs the suite in the oldest VS Code that we support and in the newest, and returns the sum of `{ passed, failed, skipped }`. */
export async function runEditors(options) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const edition of Object.keys(EDITIONS)) {
    tell(`VS Code ${EDITIONS[edition].vscode}`, `VS Code ${EDITIONS[edition].vscode}`);
    const counts = await runEditor({ ...options, edition });
    for (const key of Object.keys(sum)) sum[key] += counts[key];
  }
  return sum;
}

/**
 * Runs the suite on a fresh copy of the workspace, in a fresh profile, and returns `{ passed, failed, skipped }`.
 * Throws when the suite did not run to its end, when nothing passed, and when anything failed.
 */
export async function runEditor({
  extension = root,
  suite = join(root, 'out/editor/index.js'),
  workspace = join(root, 'test/editor/workspace'),
  silence = SILENCE,
  edition = 'oldest',
} = {}) {
  if (!existsSync(suite)) throw new SetupError(`テストがありません: ${suite}`, `There is no suite: ${suite}`);
  const editor = await findEditor(extension, edition);

  const folder = mkdtempSync(join(tmpdir(), 'kijun-'));
  const [copy, userData, extensions] = ['workspace', 'user', 'extensions'].map((name) => join(folder, name));
  cpSync(workspace, copy, { recursive: true });
  writeSettings(userData, SETTINGS);
  const report = join(folder, 'report');
  const follow = follower(report, silence);

  const [executable, ...before] = [...(editor.own ? alone() : []), editor.executable];
  const calls = join(folder, 'calls');
  const ended = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    launchArgs: [...before, copy, `--user-data-dir=${userData}`, `--extensions-dir=${extensions}`],
    extensionTestsEnv: { ...editor.env, KIJUN_REPORT: report, KIJUN_CALLS: calls },
  }).catch((error) => error);
  const counts = follow.stop();
  if (before.length > 0) console.log('  (where there was no network)');
  if (existsSync(calls)) tellCalls(callsOfHosts(calls), counts);

  const problem = judge(counts, ended);
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  if (problem) throw new SetupError(...problem, counts.failed ? folder : `${logTail(userData)}${folder}`);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

/** Counts as one more test that the extension and its server have opened no connection. */
function tellCalls({ hosts, servers, calls }, counts) {
  const fine = hosts > 0 && servers > 0 && calls.length === 0;
  counts[fine ? 'passed' : 'failed']++;
  console.log(
    `  ${fine ? '✓' : '✗'} the extension opens no connection (threads watched: ${hosts} of the host, ${servers} of the server)`,
  );
  for (const call of calls.slice(0, 20)) console.log(`      ${call.slice(0, 200)}`);
}

/** Why this run is a failure, if it is one. */
function judge({ passed, failed, started, ended, running, silent }, result) {
  const during = running ? ` (${running})` : '';
  if (silent) return [`テストが時間切れになりました${during}。`, `The suite timed out${during}.`];
  if (failed) return ['エディターでのテストが失敗しました。', 'Tests failed in the editor.'];
  if (!started) return ['エディターでのテストが始まりませんでした。', 'The suite did not start in the editor.'];
  if (!ended) return [`エディターの拡張機能ホストが失われました${during}。`, `The extension host was lost${during}.`];
  if (!passed) return ['成功したテストが一つもありません。', 'No test passed.'];
  if (result !== 0) return [`エディターが異常終了しました（${result}）。`, `The editor failed (${result}).`];
  return undefined;
}

/** The executable for test-electron (`own`: our launcher), VS Code itself or what stands in for it, and what that needs to know. */
async function findEditor(extension, edition) {
  const wish = process.env.KIJUN_EDITOR ?? '';
  if (!['', 'desktop', 'code-server'].includes(wish)) {
    throw new SetupError(
      `KIJUN_EDITOR=${wish} は使えません（desktop または code-server）。`,
      `KIJUN_EDITOR=${wish} is not known (desktop or code-server).`,
    );
  }
  if (wish === 'desktop') return { executable: await download(extension, edition) };
  if (wish === '' && hasDisplay()) {
    try {
      return { executable: await download(extension, edition, PATIENCE) };
    } catch (error) {
      console.log(error.message);
      tell('代わりに code-server でテストします。', 'The tests run in code-server instead.');
    }
  }
  // Installed here, so that the launcher finds everything in place.
  await codeServer(edition);
  return { executable: LAUNCHER, env: { CHROME: await browser(), KIJUN_EDITION: edition }, own: true };
}

async function download(extension, edition, timeout) {
  const cachePath = join(devFolder, 'vscode');
  mkdirSync(cachePath, { recursive: true });
  try {
    return await downloadAndUnzipVSCode({
      extensionDevelopmentPath: extension,
      version: DESKTOP[edition],
      cachePath,
      ...(timeout && { timeout }),
    });
  } catch (error) {
    const why = error.message ?? error;
    throw new SetupError(`VS Code をダウンロードできません（${why}）。`, `VS Code cannot be downloaded (${why}).`);
  }
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Reads the report while it grows, shows it, counts, and ends the run when it says nothing for too long. */
function follower(report, silence) {
  const counts = { passed: 0, failed: 0, skipped: 0, started: false, ended: false, silent: false, running: '' };
  const on = {
    start: () => Object.assign(counts, { started: true }),
    test: ({ title }) => Object.assign(counts, { running: title }),
    pass: ({ title }) => done('passed', `  ✓ ${title}`),
    skip: ({ title }) => done('skipped', `  - ${title}`),
    fail: ({ title, error }) => done('failed', `  ✗ ${title}\n${error.replace(/^/gm, '      ')}`),
    end: () => Object.assign(counts, { ended: true }),
  };
  const done = (kind, line) => {
    counts[kind]++;
    counts.running = '';
    console.log(line);
  };

  let read = 0;
  let last = Date.now();
  const look = () => {
    const lines = existsSync(report) ? readFileSync(report, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines.slice(read)) {
      const event = JSON.parse(line);
      on[event.event](event);
      last = Date.now();
    }
    read = lines.length;
    if (counts.silent || Date.now() - last < silence) return;
    counts.silent = true;
    // test-electron has no other way to end a run: once asks, twice kills.
    process.emit('SIGINT');
    setTimeout(() => process.emit('SIGINT'), 5_000).unref();
  };
  // While we listen too, test-electron does not end this process.
  const stay = () => {};
  process.on('SIGINT', stay);
  const timer = setInterval(look, 200);
  return {
    stop() {
      clearInterval(timer);
      process.off('SIGINT', stay);
      look();
      return counts;
    },
  };
}

/** The end of what the editor logged, without the complaints about native modules that we do without. */
function logTail(userData) {
  const log = join(userData, 'editor.log');
  if (!existsSync(log)) return '';
  const entries = readFileSync(log, 'utf8').split(/\n(?=\[)/);
  const kept = entries.filter((entry) => !/native-watchdog|spdlog|^\[info\] (Ignoring|Creating|Resolv)/.test(entry));
  return kept
    .slice(-15)
    .map((entry) => `${entry.slice(0, 1000)}\n`)
    .join('');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runEditor().catch(fail);
