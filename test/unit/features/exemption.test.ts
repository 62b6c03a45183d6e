import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { exemptionOf } from '../../../server/src/features/exemption';
import { applyEdits } from '../../../server/src/rules/finding';

const added = (source: string): string => applyEdits(source, exemptionOf(source, '6(3)①-1', '端末を持たない。')!);
const ENTRY = { element: '6(3)①-1', reason: '端末を持たない。' };

describe('what does not apply', () => {
  it('begins a kijun.json', () => {
    for (const source of ['', '\n']) assert.deepEqual(parse(added(source)), { notApplicable: [ENTRY] });
  });

  it('joins what is there, and keeps it as it is, comments included', () => {
    const source = '{\n  // 方針\n  "policy": "基本方針.md"\n}\n';
    assert.ok(added(source).startsWith('{\n  // 方針\n  "policy": "基本方針.md",'));
    assert.deepEqual(parse(added(source)), { policy: '基本方針.md', notApplicable: [ENTRY] });
    const twice = parse(added(added(source)));
    assert.equal(twice.notApplicable.length, 2);
  });

  it('leaves a broken file alone', () => {
    assert.equal(exemptionOf('[1]', '1', 'x'), undefined);
    assert.equal(exemptionOf('"text"', '1', 'x'), undefined);
  });
});
