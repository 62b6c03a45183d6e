/** @file The first minutes of somebody who has nothing but the walkthrough. */

import assert from 'node:assert/strict';
import { command, panelOf } from '../../scripts/editor/scenes.mjs';
import { makeEmpty, openEditor } from './session.mjs';

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
      await step('足りない対策を見つける').first().click();
      await step('足りない対策を見つける').getByRole('button', { name: '対策の充足を表示' }).click();
      await example.locator('.sidebar .monaco-list-row', { hasText: '6.7 テレワーク' }).waitFor();
      await step('点検表にまとめる').first().click();
      await step('点検表にまとめる').getByRole('button', { name: '点検表を開く' }).click();
      await panelOf(example).locator('tbody tr[data-text]').first().waitFor();
    } finally {
      await close();
    }
  });
});
