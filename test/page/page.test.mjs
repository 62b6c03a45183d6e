/** @file What a person sees and does: the packaged extension in a clean profile, on the example, with mouse, keyboard and an IME. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage } from '../../scripts/editor/page.mjs';
import { clickOn, command, hover, panelOf, row, settle, showCoverage } from '../../scripts/editor/scenes.mjs';
import { installExtension, SETTINGS, startServer, writeSettings } from '../../scripts/editor/server.mjs';
import { packExtension } from '../../scripts/release/pack.mjs';
import { root } from '../../scripts/setup/prefix.mjs';

describe('the packaged extension, as a person uses it', function () {
  this.timeout(240_000);

  let folder;
  let server;
  let opened;
  let page;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kijun-'));
    cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
    const profile = { userData: join(folder, 'user'), extensions: join(folder, 'extensions') };
    writeSettings(profile.userData, { ...SETTINGS, 'kijun.language': 'ja', 'editor.hover.delay': 100 });
    await installExtension(await packExtension(folder), profile);
    server = await startServer(profile);
    opened = await openPage({ viewport: { width: 1280, height: 900 } });
    page = opened.page;
    page.setDefaultTimeout(60_000);
    const file = `${server.uri(join(folder, 'examples/対策基準.md'))}:22:1`;
    await page.goto(
      server.url(join(folder, 'examples'), [
        ['openFile', file],
        ['gotoLineMode', 'true'],
      ]),
    );
    await settle(page);
  });

  after(async () => {
    await opened?.close();
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** Does again what failed, for a minute. */
  const eventually = async (attempt, until = Date.now() + 60_000) => {
    for (;;) {
      const error = await attempt().then(
        () => undefined,
        (error) => error,
      );
      if (!error) return;
      if (Date.now() > until) throw error;
    }
  };
  const text = (selector) => page.locator(selector).allInnerTexts();
  const lines = async () => (await text('.view-lines .view-line')).join('\n').replace(/\u00a0/g, ' ');

  it('underlines a term in the wrong notation, and says why when the mouse is there', async () => {
    assert.ok((await page.locator('.squiggly-warning').count()) > 0);
    await hover(page, 'ＬＧＷＡＮ接続系');
    const shown = (await text('.monaco-hover .hover-row')).join('\n');
    assert.match(shown, /基本方針の表記にそろえてください/);
    await page.keyboard.press('Escape');
  });

  it('offers a term while a reading is typed with an input method, and puts it in', async () => {
    await page.locator('.view-line', { hasText: 'この基準は、マイナンバー' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const ime = await page.context().newCDPSession(page);
    for (const part of ['ｄ', 'で', 'でｎ', 'でん', 'でんじ', 'でんじて', 'でんじてき'])
      await ime.send('Input.imeSetComposition', {
        text: part,
        selectionStart: part.length,
        selectionEnd: part.length,
      });
    await ime.send('Input.insertText', { text: 'でんじてき' });
    await page.keyboard.press('Control+Space');
    const item = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: '電磁的記録媒体' });
    await item.first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.view-line')].some((line) => line.textContent.startsWith('電磁的記録媒体')),
    );
    assert.ok(!(await lines()).includes('でんじてき'), 'the reading is gone');
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
  });

  it('mends what is underlined from the light bulb', async () => {
    await clickOn(page, 'ＬＧＷＡＮ接続系');
    const menu = page.locator('.action-widget .monaco-list-row', { hasText: '「LGWAN接続系」に直す' });
    // Nothing is offered while what was undone just before is still being checked.
    await eventually(async () => {
      await page.keyboard.press('Control+.');
      await menu.first().waitFor({ timeout: 5_000 });
    });
    await page.keyboard.press('Escape');
  });

  it('shows the coverage as a tree that a keyboard can walk', async () => {
    await showCoverage(page);
    await row(page, '6.7').first().click();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.sidebar .monaco-list-row[aria-level="3"]');
    await page.keyboard.press('ArrowDown');
    const focused = await page.locator('.sidebar .monaco-list-row.focused').getAttribute('aria-label');
    assert.match(focused, /許可|missing/);
  });

  describe('the review table', () => {
    before(async () => {
      await command(page, 'Kijun: Open the Review Table');
      await panelOf(page).locator('tbody tr[data-text]').first().waitFor();
    });
    const shown = () => panelOf(page).locator('tbody tr[data-text]:not([hidden])').count();

    it('narrows while one types, and tells how many are left', async () => {
      const all = await shown();
      assert.ok(all > 20);
      const search = panelOf(page).getByRole('searchbox');
      await search.fill('テレワーク');
      const some = await shown();
      assert.ok(some > 0 && some < all, `${some} of ${all}`);
      const told = await panelOf(page).getByRole('status').innerText();
      assert.match(told, RegExp(`^${some} of ${all} `));
      await search.fill('');
      assert.equal(await shown(), all);
      await panelOf(page).getByRole('combobox').selectOption({ index: 1 });
      const lacking = await shown();
      assert.ok(lacking > 0 && lacking < all);
      await panelOf(page).getByRole('combobox').selectOption({ index: 0 });
    });

    it('is a table with headers, whose marks have names', async () => {
      const table = panelOf(page).getByRole('table').first();
      assert.ok((await table.getByRole('columnheader').count()) >= 4);
      assert.ok((await table.getByRole('rowheader').count()) > 20);
      assert.ok((await table.getByRole('img', { name: /covered|定めあり/ }).count()) > 0);
    });

    it('is walked with the arrow keys', async () => {
      const first = panelOf(page).locator('tbody tr[data-text] th button').first();
      await first.focus();
      await page.keyboard.press('ArrowDown');
      const second = await panelOf(page).locator('tbody tr[data-text] th button').nth(1).innerText();
      assert.equal(await panelOf(page).locator(':focus').innerText(), second);
    });

    it('runs nothing that is not its own, and has a border around every cell in high contrast', async () => {
      const policy = await panelOf(page).locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
      assert.match(policy, /^default-src 'none'; style-src [^;]+; script-src [^;]+$/);
      assert.ok(!/unsafe/.test(policy));
      await command(page, 'Preferences: Toggle between Light/Dark Themes');
      const cell = panelOf(page).locator('tbody td').first();
      const width = await cell.evaluate((td) => getComputedStyle(td).borderTopWidth);
      assert.equal(width, '1px');
    });
  });
});

describe('the packaged extension, in a folder that nobody trusts yet', function () {
  this.timeout(240_000);

  it('is not switched off by restricted mode', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kijun-'));
    const closing = [() => rmSync(folder, { recursive: true, force: true })];
    try {
      cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
      const profile = { userData: join(folder, 'user'), extensions: join(folder, 'extensions') };
      const asked = { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'always' };
      writeSettings(profile.userData, { ...SETTINGS, ...asked });
      await installExtension(await packExtension(folder), profile);
      const server = await startServer({ ...profile, trust: true });
      closing.unshift(server.stop);
      const { page, close } = await openPage({ viewport: { width: 1280, height: 900 } });
      closing.unshift(close);
      page.setDefaultTimeout(60_000);
      const file = server.uri(join(folder, 'examples/対策基準.md'));
      await page.goto(server.url(join(folder, 'examples'), [['openFile', file]]));
      await page
        .getByText(/restricted mode/i)
        .first()
        .waitFor();
      await page.waitForSelector('.squiggly-warning');
    } finally {
      for (const close of closing) await close();
    }
  });
});
