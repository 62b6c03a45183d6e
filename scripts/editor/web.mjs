/** @file Runs a suite in VS Code for the Web: the extension in a browser, the server in a Web Worker, files in no folder of a disk. */

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser } from '../setup/browser.mjs';
import { root } from '../setup/prefix.mjs';
import { SetupError } from '../setup/terminal.mjs';
import { webHost } from '../setup/web.mjs';

/** What begins the lines of the report among all that the editor logs. */
const MARK = 'kijun-report ';

/** Runs the suite on a copy of the workspace and returns `{ passed, failed, skipped }`; throws when it did not run to its end. */
export async function runWeb(suite = join(root, 'out/web/index.js')) {
  const prefix = await webHost();
  const load = createRequire(join(prefix, 'package.json'));
  const { chromium } = load('playwright');
  const launch = chromium.launch.bind(chromium);
  const executablePath = await browser();
  chromium.launch = (options) => launch({ ...options, executablePath });

  const folder = mkdtempSync(join(tmpdir(), 'kijun-'));
  cpSync(join(root, 'test/editor/workspace'), folder, { recursive: true });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let ended = false;
  const { log } = console;
  const told = { ...console };
  const hear = (...args) => {
    const line = String(args[0]);
    if (!line.startsWith(MARK)) return;
    const { event, title, error } = JSON.parse(line.slice(MARK.length));
    if (event === 'end') ended = true;
    if (event === 'pass') counts.passed++;
    if (event === 'fail') counts.failed++;
    if (event === 'pass') log(`  ✓ ${title}`);
    if (event === 'fail') log(`  ✗ ${title}\n${error.replace(/^/gm, '      ')}`);
  };
  // the editor's own words go through this console too; only the report is shown
  for (const kind of ['log', 'info', 'warn', 'debug']) console[kind] = hear;
  try {
    await load('@vscode/test-web').runTests({
      browserType: 'chromium',
      headless: true,
      quality: 'stable',
      commit: 'local',
      testRunnerDataDir: join(prefix, 'data'),
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      folderPath: folder,
      port: await freePort(),
    });
  } catch (error) {
    if (counts.failed === 0) throw error;
  } finally {
    Object.assign(console, told);
    rmSync(folder, { recursive: true, force: true });
  }
  if (!ended || counts.passed === 0)
    throw new SetupError('ブラウザーでのテストが最後まで動きませんでした。', 'The suite in the browser did not end.');
  return counts;
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
