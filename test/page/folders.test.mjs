/** @file Two organisations in one window, each with its own policy. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, row } from '../../scripts/editor/scenes.mjs';
import { openEditor } from './session.mjs';

const policy = (name, demand) =>
  `# ${name}情報セキュリティ基本方針\n\n## 1 対策\n\n(1) ${demand}　職員に対し、${demand}を行う。\n`;
const standard = (name) =>
  `# ${name}情報セキュリティ対策基準\n\n## 第1条（目的）\n\nこの基準は、庁舎を守ることを目的とする。\n`;

function fill(folder) {
  for (const [name, demand] of [
    ['甲市', '研修'],
    ['乙町', '訓練'],
  ]) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, '基本方針.md'), policy(name, demand));
    writeFileSync(join(folder, name, '対策基準.md'), standard(name));
  }
  const folders = [{ path: '甲市' }, { path: '乙町' }];
  writeFileSync(join(folder, '二つ.code-workspace'), JSON.stringify({ folders }));
}

describe('several folders in one window', function () {
  this.timeout(240_000);

  it('each have the policy that lies in them', async () => {
    const { page, close } = await openEditor({ fill, workspace: '二つ.code-workspace', file: '甲市/対策基準.md' });
    try {
      await page.locator('.squiggly-error').first().waitFor();
      await command(page, 'Kijun: 対策の充足を表示');
      for (const name of ['甲市', '乙町']) await row(page, `${name}情報セキュリティ基本方針`).waitFor();
      // each demands one thing, and lacks it
      for (const demand of ['研修', '訓練']) await row(page, `1(1) ${demand}`).waitFor();
    } finally {
      await close();
    }
  });
});
