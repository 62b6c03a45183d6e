import assert from 'node:assert/strict';
import * as v from 'valibot';
import {
  type Exemption,
  exempted,
  exemptionsOf,
  NOT_APPLICABLE_SECTION,
  named,
  withWords,
} from '../../../server/src/coverage/exemption';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const POLICY = `# 若竹市情報セキュリティ基本方針

## 6 対策

(1) 人的対策　職員に対する研修を毎年度実施し、訓練を行う。

(2) 監査　情報セキュリティ監査を実施する。
`;

describe('exemptions', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const policy = () => readPolicy(readDocument(POLICY, '/基本方針.md'), tokenize, []);

  /** What an entry of kijun.json names, or why it names nothing. */
  const CASES: readonly (readonly [Omit<Exemption, 'reason'>, readonly string[] | string])[] = [
    [{ element: '6(1)-2' }, ['6(1)-2']],
    [{ element: ' 6(1)-2 ' }, ['6(1)-2']],
    [{ control: '6(1)' }, ['6(1)-1', '6(1)-2']],
    // a control with one demand may be named as a demand
    [{ element: '6(2)' }, ['6(2)-1']],
    [{ element: '6(1)-2 訓練を行う' }, ['6(1)-2']],
    [{ element: '6(1)-2\t訓練 を行う\n' }, ['6(1)-2']],
    [{ control: '6(1)　人的対策' }, ['6(1)-1', '6(1)-2']],
    [{ control: '6(1) 訓練を行う' }, ['6(1)-1', '6(1)-2']],
    [{}, 'unnamed'],
    [{ element: '6(1)-1', control: '6(1)' }, 'both'],
    [{ element: '6(1)-3' }, 'none'],
    [{ control: '7' }, 'none'],
    [{ element: '6(1)' }, 'several'],
    [{ element: '6(1)-1 訓練を行う' }, 'changed'],
    [{ control: '6(2) 人的対策' }, 'changed'],
  ];
  for (const [entry, expected] of CASES)
    it(`${JSON.stringify(entry)}: ${expected}`, () =>
      assert.deepEqual(exempted(policy(), { ...entry, reason: '理由' }), expected));

  it('give the first reason for each demand, and none for what names nothing', () => {
    const reasons = exemptionsOf(policy(), [
      { element: '6(1)-2', reason: '職員が一人のため' },
      { control: '6(1)', reason: '別に定めるため' },
      { control: '6(9)', reason: '番号の誤り' },
    ]);
    assert.deepEqual(
      [...reasons],
      [
        ['6(1)-2', '職員が一人のため'],
        ['6(1)-1', '別に定めるため'],
      ],
    );
  });

  it('are found again by their words, whatever their notation', () => {
    const all = policy();
    assert.deepEqual(withWords(all, '訓練を行う'), ['6(1)-2']);
    assert.deepEqual(withWords(all, '人的　対策'), ['6(1)']);
    assert.deepEqual(withWords(all, '情報セキュリティ監査を 実施する'), ['6(2)-1']);
    assert.deepEqual(withWords(all, '清掃'), []);
  });

  it('are a number and the words behind it', () => {
    assert.deepEqual(named('6(3)①-2 訓練'), { id: '6(3)①-2', words: '訓練' });
    assert.deepEqual(named('  6(3)①-2　訓練 を\n行う '), { id: '6(3)①-2', words: '訓練 を\n行う' });
    assert.deepEqual(named('6'), { id: '6', words: '' });
    assert.deepEqual(named(''), { id: '', words: '' });
  });

  for (const [entry, right] of [
    [{ element: '6(1)-2', reason: '理由' }, true],
    [{ control: '6(1)', reason: '理由' }, true],
    [{ reason: '理由' }, true], // told where the policy is known
    [{ element: '6(1)-2' }, false],
    [{ element: '6(1)-2', reason: ' 　' }, false],
    [{ element: '', reason: '理由' }, false],
    [{ control: '', reason: '理由' }, false],
    [{ element: '6(1)-2', reason: '理由', until: '2030' }, false],
  ] as const)
    it(`${right ? 'may' : 'may not'} be written as ${JSON.stringify(entry)}`, () =>
      assert.equal(v.is(NOT_APPLICABLE_SECTION, [entry]), right));
});
