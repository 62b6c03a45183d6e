/** @file Takes the README's picture: the packaged extension in a real editor, a draft with findings and a hover. */

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/prefix.mjs';
import { fail, tell } from '../setup/terminal.mjs';
import { packageExtension } from './extension.mjs';
import { openPage } from './page.mjs';
import { installExtension, SETTINGS, startServer, writeSettings } from './server.mjs';

const PICTURE = {
  extension: root,
  workspace: join(root, 'examples'),
  draft: '対策基準.md',
  /** The line that is moved to the middle, and words near it that carry a finding: the mouse goes there. */
  line: 20,
  hover: 'ＬＧＷＡＮ接続系',
  output: join(root, 'docs/images/editor.png'),
  size: { width: 1440, height: 900 },
  scale: 2,
};

const LOOK = {
  ...SETTINGS,
  'breadcrumbs.enabled': true,
  'chat.commandCenter.enabled': false,
  'editor.fontFamily': '"Noto Sans Mono CJK JP", "Noto Sans JP", monospace',
  'editor.fontSize': 15,
  'editor.hover.delay': 100,
  'editor.lineHeight': 1.7,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'kijun.language': 'ja',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.tips.enabled': false,
};

/** How long each thing that the picture shows may take to appear. */
const PATIENCE = 60_000;
/** How long no finding may be added before the draft counts as read. */
const SETTLED = 2_000;

/** Takes the picture; every part of PICTURE can be given otherwise. */
export async function takePicture(parts = {}) {
  const { extension, workspace, draft, line, hover, output, size, scale } = { ...PICTURE, ...parts };
  const folder = mkdtempSync(join(tmpdir(), 'kijun-'));
  const profile = { userData: join(folder, 'user'), extensions: join(folder, 'extensions') };
  const copy = join(folder, 'examples');
  cpSync(workspace, copy, { recursive: true });
  writeSettings(profile.userData, LOOK);
  await installExtension(await packageExtension(folder, extension), profile);

  const server = await startServer(profile);
  const { page, close } = await openPage({ viewport: size, deviceScaleFactor: scale, locale: 'ja-JP' });
  try {
    const file = `${server.uri(join(copy, draft))}:${line}:1`;
    const payload = [
      ['openFile', file],
      ['gotoLineMode', 'true'],
    ];
    page.setDefaultTimeout(PATIENCE);
    await page.goto(server.url(copy, payload));
    await page.waitForFunction(settled, SETTLED);
    await page.keyboard.press('Control+Shift+M');
    await page.waitForSelector('.markers-panel .monaco-list-row');
    await page.getByRole('button', { name: 'Outline Section' }).click();
    await page.waitForSelector('.outline-pane .monaco-list-row');

    const place = await page.waitForFunction(placeOf, hover);
    const { x, y } = await place.jsonValue();
    await page.mouse.move(x, y, { steps: 5 });
    await page.waitForSelector('.monaco-hover:not(.hidden) .hover-row');
    await page.waitForTimeout(1000);
    mkdirSync(dirname(output), { recursive: true });
    await page.screenshot({ path: output });
  } finally {
    await close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return output;
}

/** Runs in the page: whether there are findings and no more have come for a while. */
function settled(quiet) {
  const count = document.querySelectorAll('[class*="squiggly-"]').length;
  if (count !== window.kijun?.count) window.kijun = { count, since: Date.now() };
  return count > 0 && Date.now() - window.kijun.since > quiet;
}

/** Runs in the page: the middle of the words, once they are on the screen. */
function placeOf(words) {
  for (const line of document.querySelectorAll('.view-line')) {
    // The editor shows spaces as no-break spaces.
    const start = line.textContent.replace(/\u00a0/g, ' ').indexOf(words);
    if (start < 0) continue;
    let before = 0;
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (before + node.length > start) {
        const range = document.createRange();
        range.setStart(node, start - before);
        range.setEnd(node, Math.min(node.length, start - before + words.length));
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      before += node.length;
    }
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await takePicture().then((path) => tell(`画像を作りました: ${path}`, `Took the picture: ${path}`), fail);
}
