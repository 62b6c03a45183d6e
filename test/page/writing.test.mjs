/** @file What a person sees and does while writing, with mouse, keyboard and an input method. */

import assert from 'node:assert/strict';
import { clickOn, hover, row, settle, showCoverage } from '../../scripts/editor/scenes.mjs';
import { eventually, openEditor } from './session.mjs';

describe('the packaged extension, as a person writes with it', function () {
  this.timeout(240_000);

  let editor;
  let page;
  before(async () => {
    editor = await openEditor({ file: '対策基準.md', line: 22, settings: { 'editor.hover.delay': 100 } });
    page = editor.page;
    await settle(page);
  });
  after(() => editor?.close());

  const text = (selector) => page.locator(selector).allInnerTexts();
  const lines = async () => (await text('.view-lines .view-line')).join('\n').replace(/\u00a0/g, ' ');

  const goTo = async (line) => {
    await page.keyboard.press('Control+G');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.type(String(line));
    await page.keyboard.press('Enter');
  };

  it('underlines a term in the wrong notation, and says why when the mouse is there', async () => {
    await page.locator('.squiggly-warning').first().waitFor();
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

  it('keeps the article in sight that is read', async () => {
    await goTo(64);
    await eventually(async () => {
      const [sticky] = await text('.sticky-widget');
      assert.match(sticky ?? '', /第2章\s組織体制/);
    });
  });

  it('says above the text in which chapter and article one is', async () => {
    await goTo(64);
    await eventually(async () => {
      const [path] = await text('.breadcrumbs-control');
      assert.match((path ?? '').replace(/\u00a0/g, ' '), /対策基準\.md[\s\S]*第3章 情報資産の分類と管理[\s\S]*第7条/);
    });
  });

  it('reads what is pasted from Word, which has a line for each paragraph', async () => {
    const plain = '（雑則）\r\n第90条　この基準に定めのない事項は、事務局長が定める。\r\n';
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(async (plain) => {
      const html = plain.replace(/(.+)\r\n/g, '<p class="MsoNormal"><span lang="EN-US">$1</span></p>');
      const item = {
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    }, plain);
    await goTo(64);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+V');
    await eventually(async () => assert.match(await lines(), /^第90条　この基準に定めのない事項/m));
    await page.keyboard.press('Control+Shift+O');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.type('第90条');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '第90条 雑則' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
  });

  it('leads to an article by its number', async () => {
    await page.keyboard.press('Control+Shift+O');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.type('第18条');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '第18条' }).first().waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.match(await lines(), /第18条/));
  });

  it('mends what is underlined from the light bulb', async () => {
    await goTo(22);
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
    assert.match(focused, /^許可の手続を定める (?:定めなし|実施手順のみ)$/);
  });
});

describe('the packaged extension, in a folder that nobody trusts yet', function () {
  this.timeout(240_000);

  it('is not switched off by restricted mode', async () => {
    const asked = { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'always' };
    const { page, close } = await openEditor({ file: '対策基準.md', settings: asked, trust: true });
    try {
      await page
        .getByText(/restricted mode/i)
        .first()
        .waitFor();
      await page.waitForSelector('.squiggly-warning');
    } finally {
      await close();
    }
  });
});
