import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { type Corrections, correct } from '../../../server/src/policy/correction';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const POLICY = `# 青葉市情報セキュリティ基本方針

## 1 定義

(1) 端末　職員（以下「職員」という。）が使用するパソコンをいう。

## 2 職員の義務

職員は、この方針を遵守しなければならない。

## 3 対策

(1) 研修　研修及び訓練を実施する。

(2) 機器　機器及び媒体の管理の手順を定める。
`;

/** Corrections, and what is read with them: ids and words. */
const CASES: readonly (readonly [string, Corrections, Readonly<Record<string, string>>])[] = [
  ['nothing', {}, { '3(1)-1': '研修', '3(1)-2': '訓練', '3(2)-1': '機器及び媒体の管理の手順を定める' }],
  [
    'a place that is included',
    { include: ['2'], exclude: ['3'] },
    {
      '2-1': 'この方針を遵守しなければならない',
      '3(1)-1': '研修',
      '3(1)-2': '訓練',
      '3(2)-1': '機器及び媒体の管理の手順を定める',
    },
  ],
  ['a control that is left out', { exclude: ['３（１）'] }, { '3(2)-1': '機器及び媒体の管理の手順を定める' }],
  [
    'an element that is left out, the others keeping their ids',
    { exclude: ['3(1)-1'] },
    { '3(1)-2': '訓練', '3(2)-1': '機器及び媒体の管理の手順を定める' },
  ],
  [
    'other words',
    { rename: { '3(1)-2': '標的型メールの訓練' } },
    { '3(1)-1': '研修', '3(1)-2': '標的型メールの訓練', '3(2)-1': '機器及び媒体の管理の手順を定める' },
  ],
  [
    'one that is two',
    { split: { '3(2)-1': ['機器の手順', '媒体の手順'] } },
    { '3(1)-1': '研修', '3(1)-2': '訓練', '3(2)-1.1': '機器の手順', '3(2)-1.2': '媒体の手順' },
  ],
];

describe('corrections of the reading', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const read = (corrections: Corrections) =>
    correct(readPolicy(readDocument(POLICY, '方針.md'), tokenize), corrections, tokenize);

  for (const [name, corrections, wanted] of CASES) {
    it(name, () => {
      const { policy } = read(corrections);
      assert.deepEqual(
        Object.fromEntries(policy.controls.flatMap(({ elements }) => elements.map(({ id, wording }) => [id, wording]))),
        wanted,
      );
    });
  }

  it('a control with another name', () => {
    assert.equal(read({ rename: { '3(1)': '人' } }).policy.controls[0]?.title, '人');
  });

  it('words that are no terms', () => {
    assert.deepEqual(
      read({ excludeTerms: ['職員'] }).policy.terms.map(({ term }) => term),
      ['端末'],
    );
  });

  it('say what names nothing', () => {
    const { misnomers } = read({
      include: ['9'],
      exclude: ['3(1)', '3(7)'],
      rename: { '3(9)': '人' },
      split: { '3(1)': ['甲', '乙'] },
      excludeTerms: ['端未'],
    });
    assert.deepEqual(
      misnomers.map(({ path }) => path.join('.')),
      ['excludeTerms.0', 'include.0', 'exclude.1', 'rename.3(9)', 'split.3(1)'],
    );
  });

  it('correct terms before the dictionary is there', () => {
    const { policy, misnomers } = correct(
      readPolicy(readDocument(POLICY, '方針.md'), undefined),
      { exclude: ['3(1)'], excludeTerms: ['職員'] },
      undefined,
    );
    assert.deepEqual([policy.terms.length, misnomers], [1, []]);
  });
});
