import assert from 'node:assert/strict';
import {
  type Confirmed,
  changeOf,
  confirm,
  confirmedOf,
  lockText,
  wordingsOf,
} from '../../../server/src/coverage/lock';
import type { Trace } from '../../../server/src/coverage/trace';
import { readDocument } from '../../../server/src/document/document';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const POLICY = `# 青葉市情報セキュリティ基本方針

## 1 対策

(1) 研修　職員に研修を実施する。

(2) 記録　操作の記録を取得し、記録を保存する。
`;
const policy = async () => readPolicy(readDocument(POLICY, 'p.md'), await tokenizer);
const trace = (citation: string, ...cited: readonly string[]) => ({ citation, cited }) as unknown as Trace;
const [TRAINING, RECORDS] = [trace('1(1)', '1(1)-1'), trace('1(2)', '1(2)-1', '1(2)-2')];
const known = (citation: string, ...wordings: string[]): Confirmed => ({
  citation,
  wordings,
  by: '総務課',
  on: '2025-04-01',
});

describe('traces that somebody has confirmed', () => {
  it('are known by what they cite, however it is written', () => {
    const all = [known('1(1)', '甲'), known('第7条第2号', '乙')];
    for (const [citation, found] of [
      ['1(1)', '甲'],
      ['１（１）', '甲'],
      ['第７条第２号', '乙'],
      ['1(2)', undefined],
    ] as const)
      assert.deepEqual(confirmedOf(all, { citation })?.wordings[0], found, citation);
  });

  it('mean all that is demanded at a place, or one demand of it', async () => {
    assert.deepEqual(wordingsOf(await policy(), RECORDS), ['操作の記録を取得する', '記録を保存する']);
    assert.deepEqual(wordingsOf(await policy(), trace('1(2)-2', '1(2)-2')), ['記録を保存する']);
  });

  for (const [what, before, change] of [
    ['says the same', ['操作の記録を取得する', '記録を保存する'], undefined],
    ['says the same in another order', ['記録を保存する', '操作の記録を取得する'], undefined],
    ['has only other commas and spaces', ['操作の、記録を 取得する', '記録を保存する。'], undefined],
    [
      'says one thing otherwise',
      ['操作の記録を取る', '記録を保存する'],
      { before: ['操作の記録を取る'], now: ['操作の記録を取得する'] },
    ],
    ['says something more', ['操作の記録を取得する'], { before: [], now: ['記録を保存する'] }],
    [
      'no longer says something',
      ['操作の記録を取得する', '記録を保存する', '記録を点検する'],
      { before: ['記録を点検する'], now: [] },
    ],
  ] as const)
    it(`the policy ${what}`, async () =>
      assert.deepEqual(changeOf(await policy(), known('1(2)', ...before), RECORDS), change));

  const now = (citation: string, ...wordings: string[]) => ({ citation, wordings, by: '係長', on: '2026-04-01' });
  const SAID = known('1(1)', '職員に研修を実施する');
  const CHANGED = known('1(2)', '操作の記録を取る');
  const ALL = now('1(2)', '操作の記録を取得する', '記録を保存する');
  for (const [what, traces, before, asked, after] of [
    ['what is new is confirmed as it is now', [TRAINING], [], 'all', [now('1(1)', '職員に研修を実施する')]],
    ['what still says the same stays as it was', [TRAINING], [SAID], 'all', [SAID]],
    ['what has changed is confirmed as it is now', [RECORDS], [CHANGED], 'all', [ALL]],
    ['what is no longer there is forgotten', [RECORDS], [SAID, CHANGED], 'all', [ALL]],
    ['what is cited twice is confirmed once', [RECORDS, trace('１（２）', '1(2)-1')], [], 'all', [ALL]],
    ['what cites nothing is not confirmed', [trace('9(9)')], [], 'all', []],
    [
      'what nobody has looked at stays as it was',
      [TRAINING, RECORDS],
      [CHANGED],
      '1(1)',
      [now('1(1)', '職員に研修を実施する'), CHANGED],
    ],
    ['what nobody has looked at is not confirmed', [TRAINING, RECORDS], [], '1(2)', [ALL]],
  ] as const)
    it(what, async () => {
      const isAsked = ({ citation }: Trace) => asked === 'all' || citation === asked;
      const given = [await policy(), traces, before, '係長', '2026-04-01'] as const;
      assert.deepEqual(confirm(...given, isAsked), after);
      if (asked === 'all') assert.deepEqual(confirm(...given), after);
    });

  it('are written in the order of their documents, those without traces left out', () => {
    const [one, other] = [known('1(1)', '甲'), known('1(2)', '乙')];
    const text = lockText({ version: 1, traces: { 'b.md': [one], 'c.md': [], 'a.md': [other] } });
    assert.ok(text.endsWith('}\n'));
    assert.deepEqual(Object.entries(JSON.parse(text).traces), [
      ['a.md', [other]],
      ['b.md', [one]],
    ]);
  });
});
