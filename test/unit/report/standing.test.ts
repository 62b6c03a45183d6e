import assert from 'node:assert/strict';
import { groundsOf, standingOf } from '../../../server/src/report/words';

describe('how an element stands', () => {
  const rule = { path: '対策基準.md', line: 3, text: '端末を施錠する。' };

  it('tells apart what does not apply and what only a procedure says', () => {
    const byKind = { 対策基準: 'missing', 実施手順: 'covered' } as const;
    assert.equal(standingOf({ status: 'covered', byKind }, 'ja').whole, '○ 定めあり（実施手順のみ）');
    assert.equal(standingOf({ status: 'covered', byKind: { 実施手順: 'covered' } }, 'ja').whole, '○ 定めあり');
    assert.equal(standingOf({ status: 'covered', byKind: {}, notApplicable: '理由' }, 'ja').whole, '－ 適用外');
  });

  it('rests on its evidence, else on what wishes for it, or on the reason why it does not apply', () => {
    const wish = { ...rule, line: 9, text: '端末を施錠することが望ましい。' };
    assert.equal(groundsOf({ evidence: [rule], wishes: [wish] }).place, '対策基準.md:3');
    assert.equal(groundsOf({ evidence: [], wishes: [wish] }).place, '対策基準.md:9');
    const spared = groundsOf({ evidence: [rule], wishes: [], notApplicable: '端末を持たないため' });
    assert.deepEqual([spared.place, spared.text], ['', '端末を持たないため']);
  });
});
