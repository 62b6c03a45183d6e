import assert from 'node:assert/strict';
import { clausesOf } from '../../../server/src/policy/clause';
import { tokenizer } from '../tokenizer';

describe('the clauses of a sentence', () => {
  it('are found in a time that grows with its length, however many commas it has', async () => {
    const tokens = (await tokenizer)(`職員は、${'鍵、'.repeat(10_000)}札を返す。`);
    const before = process.cpuUsage().user;
    assert.equal(clausesOf(tokens).length, 1);
    const seconds = (process.cpuUsage().user - before) / 1e6;
    assert.ok(seconds < 2, `${seconds} s`);
  });
});
