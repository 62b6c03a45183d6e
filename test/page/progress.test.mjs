/** @file What takes its time is shown, and can be stopped. */

import assert from 'node:assert/strict';
import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../scripts/editor/scenes.mjs';
import { root } from '../../scripts/setup/prefix.mjs';
import { openEditor } from './session.mjs';

/** So many that they are not looked at before somebody has reached the button. */
const MANY = 120;

const manyDrafts = (folder) => {
  cpSync(join(root, 'examples'), folder, { recursive: true });
  for (let n = 0; n < MANY; n++) copyFileSync(join(folder, '対策基準.md'), join(folder, `対策基準${n}.md`));
};

describe('the review of all documents', function () {
  this.timeout(240_000);

  it('is shown, stops when it is told to, says what it has looked at, and can be begun again', async () => {
    const { page, close } = await openEditor({ fill: manyDrafts });
    try {
      await page.locator('.activitybar').getByRole('tab', { name: 'Kijun' }).waitFor();
      await command(page, 'Kijun: Review All Documents');
      const toast = page.locator('.notification-toast');
      const progress = toast.filter({ hasText: '全ての文書を点検しています' });
      await progress.getByRole('button', { name: 'Cancel' }).click();
      const told = await toast.filter({ hasText: '中止しました。' }).first().innerText();
      if (!told.includes('一つの文書も点検しないうちに')) {
        const [, all, some] = /文書(\d+)件のうち(\d+)件を点検し、指摘は\d+件です/.exec(told).map(Number);
        assert.ok(some > 0 && some < all, `${some} of ${all} were looked at`);
      }
      assert.equal(await progress.count(), 0);
      // told again, it goes on to the end
      await command(page, 'Kijun: Review All Documents');
      await toast.filter({ hasText: `文書${MANY + 3}件を点検しました。` }).waitFor();
    } finally {
      await close();
    }
  });
});
