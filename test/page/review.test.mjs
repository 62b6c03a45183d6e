/** @file What a person sees and does while reviewing: the table, in every theme, and what is noted of it. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { clickOn, command, panelOf, settle } from '../../scripts/editor/scenes.mjs';
import { eventually, openEditor } from './session.mjs';

/** The themes that every editor has, by what pages in them are told. */
const THEMES = {
  'vscode-light': 'Light Modern',
  'vscode-dark': 'Dark Modern',
  'vscode-high-contrast': 'Dark High Contrast',
  'vscode-high-contrast-light': 'Light High Contrast',
};

describe('the packaged extension, as a person reviews with it', function () {
  this.timeout(240_000);

  let editor;
  let page;
  before(async () => {
    editor = await openEditor({ file: '対策基準.md', line: 22 });
    page = editor.page;
    await settle(page);
  });
  after(() => editor?.close());

  it('notes who has read the declared traces, and when', async () => {
    await clickOn(page, 'この基準は、マイナンバー');
    await page.keyboard.press('End');
    await page.keyboard.type('（基本方針6.2関係）');
    await page.keyboard.press('Control+S');
    await command(page, 'Kijun: この文書で示した根拠を、確認済みとして記録する');
    await page.getByText('基本方針に照らして読んだ人の名前').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('名前を入力してください。').first().waitFor();
    await page.keyboard.type('総務課 山田');
    await page.keyboard.press('Enter');
    await page
      .getByText(/kijun\.lock\.json に記録しました/)
      .first()
      .waitFor();
    const file = join(editor.documents, 'kijun.lock.json');
    await eventually(async () => assert.ok(existsSync(file)));
    assert.match(readFileSync(file, 'utf8'), /総務課 山田/);
  });

  it('tells once that its server has died, and goes on', async () => {
    const server = () => {
      const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
      const line = lines.find((one) => one.includes(`${editor.extensions}/`) && one.includes('server.js'));
      return line && Number.parseInt(line, 10);
    };
    const first = server();
    process.kill(first, 'SIGKILL');
    const told = page.locator('.notification-toast', { hasText: '停止したため、起動し直します' });
    await told.waitFor();
    await eventually(async () => assert.ok(server() && server() !== first));
    await settle(page, '.squiggly-warning');
    assert.equal(await told.count(), 1);
  });

  describe('the review table', () => {
    before(async () => {
      await command(page, 'Kijun: 点検表を開く');
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
      assert.equal(told, `要求${all}件のうち${some}件を表示`);
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
      assert.ok((await table.getByRole('img', { name: '定めあり' }).count()) > 0);
    });

    it('is walked with the arrow keys', async () => {
      const first = panelOf(page).locator('tbody tr[data-text] th button').first();
      await first.focus();
      await page.keyboard.press('ArrowDown');
      const second = await panelOf(page).locator('tbody tr[data-text] th button').nth(1).innerText();
      assert.equal(await panelOf(page).locator(':focus').innerText(), second);
    });

    it('is written as a workbook, and as a page that a browser prints', async () => {
      const saveAs = async (name) => {
        await page.locator('.quick-input-widget .quick-input-box input').waitFor();
        await eventually(async () => {
          const path = await page.locator('.quick-input-widget .quick-input-box input').inputValue();
          assert.ok(path.endsWith(name), path);
        });
        await page.keyboard.press('Enter');
        await eventually(async () => assert.ok(existsSync(join(editor.documents, name))));
      };
      await panelOf(page).getByRole('button', { name: '書き出す…' }).click();
      await page.locator('.quick-input-list').getByRole('option', { name: 'Excel', exact: true }).click();
      await saveAs('充足状況.xlsx');
      assert.equal(readFileSync(join(editor.documents, '充足状況.xlsx')).subarray(0, 2).toString(), 'PK');
      await page.getByText('書き出しました: 充足状況.xlsx').first().waitFor();
      await panelOf(page).getByRole('button', { name: '印刷する…' }).click();
      await saveAs('充足状況.html');
      assert.match(readFileSync(join(editor.documents, '充足状況.html'), 'utf8'), /@page \{ size: A4[\s\S]*テレワーク/);
      await page
        .getByText(/書き出しました: 充足状況\.html/)
        .first()
        .waitFor();
    });

    it('runs nothing that is not its own', async () => {
      const policy = await panelOf(page).locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
      assert.match(policy, /^default-src 'none'; style-src [^;]+; script-src [^;]+$/);
      assert.ok(!/unsafe/.test(policy));
    });

    for (const [name, theme] of Object.entries(THEMES))
      it(`can be read by everybody in ${theme}`, async () => {
        await command(page, 'Preferences: Color Theme');
        await page.keyboard.type(theme);
        await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
        await page.keyboard.press('Enter');
        await panelOf(page).locator(`body.${name}`).waitFor();
        assert.deepEqual(await flaws(page), []);
      });
  });
});

describe('the review table, when the editor is opened again', function () {
  this.timeout(240_000);

  it('is there as it was left, although no document is open', async () => {
    const { page, close } = await openEditor({});
    try {
      await page.locator('.activitybar').getByRole('tab', { name: 'Kijun' }).waitFor();
      await command(page, 'Kijun: 点検表を開く');
      const rows = () => panelOf(page).locator('tbody tr[data-text]').first();
      await rows().waitFor();
      await page.waitForTimeout(3000); // the editor notes what is open
      await page.reload();
      await rows().waitFor();
    } finally {
      await close();
    }
  });
});

/** What axe finds wrong with the panel: names, roles, contrast, order. */
async function flaws(page) {
  const frame = page
    .frames()
    .find((one) => one.name() === 'active-frame' || one.parentFrame()?.url().includes('webview'));
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => globalThis.axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
}
