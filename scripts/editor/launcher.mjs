#!/usr/bin/env node
/**
 * @file Stands in for the VS Code executable where VS Code cannot be downloaded: takes the arguments that
 * `@vscode/test-electron` gives it, runs the suite in code-server's extension host with the workbench in a headless
 * Chromium, and ends with the suite's exit code. What the editor logs goes to `editor.log` in the profile.
 */

import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../setup/terminal.mjs';
import { watched } from './alone.mjs';
import { openPage } from './page.mjs';
import { startServer } from './server.mjs';

/** What the workbench logs when the extension host is gone. */
const LOST_HOST = /extension host.*(terminated|crashed|permanent error)|permanent error/i;

const { values: given, positionals } = parseArgs({
  strict: false,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});
const profile = given['user-data-dir'];
mkdirSync(profile, { recursive: true });
const log = (line) => appendFileSync(join(profile, 'editor.log'), `${line.trimEnd()}\n`);

const opened = [];

/** Ends everything that was started, whatever ends us. */
async function end(code, reason) {
  if (reason) console.error(reason instanceof SetupError ? reason.message : reason);
  await Promise.allSettled(opened.splice(0).map((close) => close()));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(1));
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end(1), 1000).unref();

runSuite().then(end, (error) => end(1, error));

/** Resolves with the code of the suite; rejects when there is no telling. */
async function runSuite() {
  const server = await startServer({
    userData: profile,
    extensions: given['extensions-dir'],
    edition: process.env.KIJUN_EDITION,
    before: watched(process.env.KIJUN_CALLS),
    // Without the driver a built VS Code silently ignores the path of the tests.
    args: ['--enable-smoke-test-driver'],
    onOutput: log,
  });
  opened.push(server.stop);
  const { page, close } = await openPage();
  opened.push(close);

  return new Promise((resolve, reject) => {
    const lost = (reason) =>
      reject(new SetupError(`エディターが失われました（${reason}）。`, `The editor was lost (${reason}).`));
    server.closed.then((reason) => lost(`server, ${reason}`));
    page.on('crash', () => lost('page crash'));

    const open = async () => {
      await page.exposeFunction('codeAutomationExit', resolve);
      await page.exposeFunction('codeAutomationLog', (type, args) => {
        const line = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
        log(`[${type}] ${line}`);
        if (LOST_HOST.test(line)) lost(line.split('\n')[0]);
      });
      const payload = [
        ['extensionDevelopmentPath', server.uri(given.extensionDevelopmentPath)],
        ['extensionTestsPath', server.uri(given.extensionTestsPath)],
      ];
      await page.goto(server.url(positionals[0], payload));
    };
    open().catch(reject);
  });
}
