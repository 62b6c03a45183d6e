/** @file An article that is put in, and the numbers behind it. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clickOn, settle } from '../../scripts/editor/scenes.mjs';
import { eventually, openEditor } from './session.mjs';

const TEXTS = {
  '基本方針.md': '# 港南市情報セキュリティ基本方針\n\n## 1 対策\n\n(1) 研修　職員に対し、研修を行う。\n',
  '対策基準.md': `# 港南市情報セキュリティ対策基準

（体制）
第1条　市に、責任者を置く。

（研修）
第2条　責任者は、職員に対し、研修を行う。

（記録）
第3条　責任者は、前条の研修を記録する。
`,
  '研修実施手順.md': '# 港南市研修実施手順\n\n## 1 趣旨\n\nこの手順は、対策基準第2条及び第3条の研修について定める。\n',
};

function fill(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, name), text);
}

describe('an article that is put in', function () {
  this.timeout(240_000);

  it('has the rest numbered anew in all documents: looked at first, and taken back at once', async () => {
    const { page, documents, close } = await openEditor({ fill, file: '対策基準.md' });
    try {
      await settle(page);
      // the lines lie in the page in any order
      const lines = async () => (await page.locator('.view-line').allInnerTexts()).join('\n').replace(/\u00a0/g, ' ');
      const shows = (...wanted) =>
        eventually(async () => {
          const shown = await lines();
          for (const words of wanted) assert.ok(shown.includes(words), `${words} in:\n${shown}`);
        });

      await clickOn(page, '責任者を置く。');
      await page.keyboard.press('End');
      for (const line of ['', '', '（台帳）', '第2条　責任者は、台帳を備える。']) {
        if (line === '') await page.keyboard.press('Enter');
        else await page.keyboard.insertText(line);
        if (line === '（台帳）') await page.keyboard.press('Enter');
      }
      const offer = page.locator('.action-widget .monaco-list-row', {
        hasText: '条番号を振り直す（2条、参照2箇所）',
      });
      await eventually(async () => {
        await page.keyboard.press('Control+.');
        await offer.waitFor({ timeout: 5_000 });
      });
      await page.keyboard.press('Enter');

      const preview = page.locator('.bulk-edit-panel');
      await preview.getByText('対策基準第2条第3条及び').waitFor();
      const ticked = await preview
        .locator('.monaco-list-row', { hasText: '条' })
        .evaluateAll((rows) => rows.map((row) => row.querySelector('input').checked));
      assert.ok(ticked.length >= 3 && ticked.every(Boolean), 'who only presses Apply has all of it done');
      await preview.getByRole('button', { name: 'Apply' }).click();
      await shows('第2条　責任者は、台帳', '第3条　責任者は、職員', '第4条　責任者は、前条の');
      // a document that was not open is saved
      const procedure = () => readFileSync(join(documents, '研修実施手順.md'), 'utf8');
      await eventually(async () => assert.match(procedure(), /対策基準第3条及び第4条の/));

      // the editor lets go of what nobody shows, which nobody sees, and fetches it again for an undo
      await page.locator('.tab:not(.dirty)', { hasText: '対策基準' }).waitFor();
      await page.waitForTimeout(1000);
      await clickOn(page, '責任者を置く。');
      await page.keyboard.press('Control+Z');
      await shows('第2条　責任者は、台帳', '第2条　責任者は、職員', '第3条　責任者は、前条の');
      // it comes into sight, not saved yet
      await page.locator('.tab.dirty', { hasText: '研修実施手順' }).click();
      await shows('対策基準第2条及び第3条の');
    } finally {
      await close();
    }
  });
});
