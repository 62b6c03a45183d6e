/** @file A Japanese editor with the packaged extension in a clean profile, as a person has it who has just installed it. */

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage } from '../../scripts/editor/page.mjs';
import { installExtension, SETTINGS, startServer, writeSettings } from '../../scripts/editor/server.mjs';
import { packExtension } from '../../scripts/release/pack.mjs';
import { root } from '../../scripts/setup/prefix.mjs';

/** The packaged extension, made once. */
let packed;

/**
 * Opens a folder that `fill` makes, by default with a copy of the example, at a line of a file where one is named;
 * where a .code-workspace is named, the folders that it lists. `close` ends everything.
 */
export async function openEditor({ fill = copyExample, workspace, file, line = 1, settings = {}, trust = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kijun-'));
  const documents = join(folder, 'documents');
  const closing = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of closing.splice(0)) await end();
  };
  try {
    fill(documents);
    packed ??= packExtension(join(root, 'out/page'));
    const profile = { userData: join(folder, 'user'), extensions: join(folder, 'extensions') };
    writeSettings(profile.userData, { ...SETTINGS, ...settings });
    await installExtension(await packed, profile);
    const server = await startServer({ ...profile, trust, japanese: true });
    closing.unshift(server.stop);
    const opened = await openPage({ viewport: { width: 1280, height: 900 }, locale: 'ja-JP' });
    closing.unshift(opened.close);
    const { page } = opened;
    page.setDefaultTimeout(45_000);
    const place = file && `${server.uri(join(documents, file))}:${line}:1`;
    const payload = place
      ? [
          ['openFile', place],
          ['gotoLineMode', 'true'],
        ]
      : [];
    await page.goto(server.url(documents, payload, { workspace: workspace && join(documents, workspace) }));
    return { page, documents, extensions: profile.extensions, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const copyExample = (folder) => cpSync(join(root, 'examples'), folder, { recursive: true });

/** A folder with nothing in it. */
export const makeEmpty = (folder) => void mkdirSync(folder);

/** Does again what failed, for a minute. */
export async function eventually(attempt, until = Date.now() + 60_000) {
  for (;;) {
    const error = await attempt().then(
      () => undefined,
      (error) => error,
    );
    if (!error) return;
    if (Date.now() > until) throw error;
  }
}
