/** @file The first minutes of somebody who has nothing but the walkthrough. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, panelOf, row, settle } from '../../scripts/editor/scenes.mjs';
import { makeEmpty, openEditor } from './session.mjs';

describe('the view of the coverage, where there is nothing yet', function () {
  this.timeout(240_000);

  it('says what to do, and gives way to the coverage as soon as there is a policy', async () => {
    const { page, documents, close } = await openEditor({ fill: makeEmpty });
    try {
      await page.locator('.activitybar').getByRole('tab', { name: 'Kijun' }).click();
      const welcome = page.locator('.sidebar .welcome-view-content');
      await welcome.getByText('まだ情報セキュリティ基本方針が見つかりません').waitFor();
      for (const name of ['文書を取り込む', '例題を開く', '全ての文書を点検'])
        await welcome.getByRole('button', { name }).waitFor();
      writeFileSync(
        join(documents, '基本方針.md'),
        '# 情報セキュリティ基本方針\n\n## 1 対策\n\n(1) 研修　研修を行う。\n',
      );
      await row(page, '1(1) 研修').waitFor();
      await page.locator('.sidebar').getByText('この基本方針の下に、').waitFor();
      await welcome.waitFor({ state: 'hidden' });
      // a rule needs a document to stand in
      await row(page, '1(1) 研修').click();
      await page.keyboard.press('ArrowRight');
      // the policy stands open then, and its findings draw the view anew
      await settle(page);
      await row(page, '研修を行う').hover();
      await row(page, '研修を行う').getByRole('button', { name: '規定の下書きを入れる' }).click();
      await page.locator('.notification-toast').getByRole('button', { name: 'ひな形を作る' }).click();
      await page.locator('.quick-input-list .monaco-list-row', { hasText: '対策基準' }).click();
      await page.locator('.tab', { hasText: '情報セキュリティ対策基準' }).waitFor();
    } finally {
      await close();
    }
  });
});

describe('the view of the coverage, where there is a policy', function () {
  this.timeout(240_000);

  it('is filled although no document is open', async () => {
    const { page, close } = await openEditor();
    try {
      await page.locator('.activitybar').getByRole('tab', { name: 'Kijun' }).click();
      await row(page, '6.7 テレワーク').waitFor();
      assert.equal(await page.locator('.sidebar .welcome-view-content:visible').count(), 0);
      assert.equal(await page.locator('.tabs-container .tab', { hasText: '.md' }).count(), 0);
    } finally {
      await close();
    }
  });
});

describe('the walkthrough', function () {
  this.timeout(240_000);

  it('leads from nothing to the table of what is missing', async () => {
    const { page, close } = await openEditor({ fill: makeEmpty });
    try {
      await page.locator('.activitybar').getByRole('tab', { name: 'Kijun' }).waitFor();
      await command(page, 'Welcome: Open Walkthrough');
      await page.keyboard.type('Kijun');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Kijun（基準）を始める' }).waitFor();
      await page.keyboard.press('Enter');
      const opened = page.context().waitForEvent('page');
      await page.getByRole('button', { name: '例題を開く' }).click();
      const example = await opened;
      example.setDefaultTimeout(60_000);
      // the draft is there with its findings, and the walkthrough goes on beside it
      await example.locator('.squiggly-warning').first().waitFor();
      assert.match(await example.locator('.view-lines').first().innerText(), /種別:\s対策基準/);
      const step = (name) => example.locator('.getting-started-step', { hasText: name });
      // what is to be done next stands open, and leads to all findings
      await step('指摘を直し、用語を入れる').getByRole('button', { name: '指摘の一覧を開く' }).click();
      const finding = example.locator('.markers-panel .monaco-list-row', {
        hasText: '「LGWAN接続系」と書かれています',
      });
      await finding.waitFor();
      await step('足りない対策を見つける').first().click();
      await step('足りない対策を見つける').getByRole('button', { name: '対策の充足を表示' }).click();
      await example.locator('.sidebar .monaco-list-row', { hasText: '6.7 テレワーク' }).waitFor();
      await row(example, '6.7 テレワーク').locator('.monaco-tl-twistie').click();
      await row(example, 'のぞき見').hover();
      await row(example, 'のぞき見').getByRole('button', { name: '規定の下書きを入れる' }).click();
      // a section of its own, in the draft that is in sight: none is opened over the walkthrough
      await example.locator('.view-line', { hasText: /第41条.テレワーク/ }).waitFor();
      assert.equal(await example.locator('.tab', { hasText: '対策基準' }).count(), 1);
      await step('点検表にまとめる').first().click();
      await step('点検表にまとめる').getByRole('button', { name: '点検表を開く' }).click();
      await panelOf(example).locator('tbody tr[data-text]').first().waitFor();
    } finally {
      await close();
    }
  });
});
