import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { tokenizer } from '../tokenizer';
import { said, workspaceOf } from './told';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const POLICY =
  '# 情報セキュリティ基本方針\n\n## 1 定義\n\n(1) 職員等\n\n職員をいう。\n\n## 2 対策\n\n端末を管理し、記録を残さなければならない。\n';
const draft = (edit: number): string =>
  `# 情報セキュリティ対策基準\n\n## 第1条（端末）\n\n職員等は、端末を${edit}台まで持ち出すことができる。\n\n## 第2条（記録）\n\n職員等は、前条の端末の記録を残さなければならない。\n`;

describe('What was typed over', () => {
  it('is let go, with all that was read in it', async () => {
    const texts = { '/基本方針.md': POLICY, '/対策基準.md': draft(0) };
    const workspace = workspaceOf(texts, await tokenizer);
    const read: WeakRef<object>[] = [];
    for (let edit = 1; edit <= 20; edit++) {
      workspace.set('/対策基準.md', draft(edit));
      said(workspace);
      const document = workspace.documents().find(({ path }) => path === '/対策基準.md')!;
      for (const one of [document, document.markdown.parts, document.reading.stretches, document.entries])
        read.push(new WeakRef(one));
    }
    // what is asked of a reference holds until the turn is over
    await setImmediate();
    collect();
    const held = read.filter((one) => one.deref() !== undefined);
    assert.ok(held.length <= 2 * 4, `${held.length} of ${read.length} readings are held`);
    assert.ok(held.length >= 4, 'the last reading is there');
  });
});
