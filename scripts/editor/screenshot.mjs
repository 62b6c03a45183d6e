/** @file Takes the pictures of README, documentation and walkthrough: the packaged extension in a real editor, on the example. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packExtension } from '../release/pack.mjs';
import { reduceColours } from '../setup/palette.mjs';
import { root } from '../setup/prefix.mjs';
import { fail, tell } from '../setup/terminal.mjs';
import { openPage } from './page.mjs';
import { SCENES } from './scenes.mjs';
import { installExtension, SETTINGS, startServer, writeSettings } from './server.mjs';

const OUTPUT = join(root, 'docs/images');

const LOOK = {
  ...SETTINGS,
  'breadcrumbs.enabled': true,
  'chat.commandCenter.enabled': false,
  'editor.fontFamily': '"Noto Sans Mono CJK JP", "Noto Sans JP", monospace',
  'editor.fontSize': 15,
  'editor.hover.delay': 100,
  'editor.lineHeight': 1.7,
  'editor.minimap.enabled': false,
  'editor.unicodeHighlight.invisibleCharacters': false,
  'editor.wordWrap': 'on',
  'files.simpleDialog.enable': true,
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.tips.enabled': false,
};

/** How long each thing that a picture shows may take to appear. */
const PATIENCE = 60_000;

/** Takes the pictures whose names are given, or all. */
export async function takePictures(names = [], output = OUTPUT) {
  const folder = mkdtempSync(join(tmpdir(), 'kijun-'));
  const profile = { userData: join(folder, 'user'), extensions: join(folder, 'extensions') };
  writeSettings(profile.userData, LOOK);
  await installExtension(await packExtension(folder), profile);
  mkdirSync(output, { recursive: true });
  const server = await startServer({ ...profile, japanese: true });
  const taken = [];
  try {
    for (const scene of SCENES.filter(({ name }) => names.length === 0 || names.includes(name)))
      taken.push(await take(scene, server, folder, output));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return taken;
}

/** Each picture has a fresh page and a fresh copy of the example. */
async function take({ name, file, line = 1, scale = 1, play }, server, folder, output) {
  const copy = join(folder, name, 'examples');
  cpSync(join(root, 'examples'), copy, { recursive: true });
  const size = { width: 1280, height: 800 };
  const { page, close } = await openPage({ viewport: size, deviceScaleFactor: scale, locale: 'ja-JP' });
  const path = join(output, `${name}.png`);
  try {
    page.setDefaultTimeout(PATIENCE);
    const payload = [
      ['openFile', `${server.uri(join(copy, file))}:${line}:1`],
      ['gotoLineMode', 'true'],
    ];
    await page.goto(server.url(copy, payload));
    await play(page);
    writeFileSync(path, await reduceColours(await page.screenshot()));
  } catch (error) {
    await page.screenshot({ path: path.replace(/\.png$/, '.failed.png') });
    throw error;
  } finally {
    await close();
  }
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await takePictures(process.argv.slice(2)).then(
    (paths) => tell(`画像を作りました: ${paths.join(', ')}`, `Took the pictures: ${paths.join(', ')}`),
    fail,
  );
}
