import assert from 'node:assert/strict';
import { type Around, marks, severities } from './draft';

const STEPS: Around = { title: '端末実施手順' };
const STANDARD = `# 緑野市情報セキュリティ対策基準

第1条（監査）　市長は、毎年度、情報セキュリティ監査を実施しなければならない。

第2条（研修）　総務課長は、職員に対する研修を毎年度実施しなければならない。
`;
const POLICY =
  '## 1 対策\n\n(1) 監査　情報セキュリティ監査を実施する。\n\n(2) 研修　職員に対する研修を毎年度実施する。';
const FAMILY: Around = { ...STEPS, policy: POLICY, beside: STANDARD };
const steps = (...texts: readonly string[]) => `## 1 貸出し\n\n${texts.map((one, i) => `${i + 1}. ${one}`).join('\n')}`;

/** A rule on procedures, what it goes by, a text, and the words that it marks there. */
const MARKS: readonly (readonly [string, string, string, readonly string[], Around?])[] = [
  ['procedure/actor', 'three steps of nobody', steps('棚を開ける。', '札を取る。', '棚を閉める。'), ['貸出し']],
  ['procedure/actor', 'two sentences are no steps', steps('棚を開ける。', '棚を閉める。'), []],
  [
    'procedure/actor',
    'somebody is named in one of them',
    steps('棚を開ける。', '札を係長に渡す。', '棚を閉める。'),
    [],
  ],
  [
    'procedure/actor',
    'somebody is named above them',
    steps('棚を開ける。', '札を取る。', '棚を閉める。').replace('貸出し', '係長の仕事'),
    [],
  ],
  [
    'procedure/actor',
    'for whom it is',
    `この手順は、窓口の職員が行うことを示す。\n\n${steps('棚を開ける。', '札を取る。', '棚を閉める。')}`,
    [],
  ],
  [
    'procedure/actor',
    'for whom it is, in a section',
    `## 0 対象\n\n窓口の職員を対象とする。\n\n${steps('棚を開ける。', '札を取る。', '棚を閉める。')}`,
    [],
  ],
  [
    'procedure/actor',
    'for whom something else is',
    `## 0 棚\n\n窓口の職員を対象とする。\n\n${steps('棚を開ける。', '札を取る。', '棚を閉める。')}`,
    ['貸出し'],
  ],
  [
    'procedure/actor',
    'in a section on the procedure itself',
    steps('棚を開ける。', '札を取る。', '棚を閉める。').replace('貸出し', '用語'),
    [],
  ],
  [
    'procedure/actor',
    'somebody is named by the subject only',
    steps('棚を開ける。', '情シスが札を取る。', '棚を閉める。'),
    ['貸出し'],
  ],
  [
    'procedure/basis',
    'the standard as a whole',
    '緑野市情報セキュリティ対策基準に基づき、札を数える。',
    ['緑野市端末実施手順'],
  ],
  ['procedure/basis', 'an article of the policy', '基本方針第2条に基づき、札を数える。', []],
  ['procedure/basis', 'says nothing', '係長は、札を数える。', ['緑野市端末実施手順']],
  ['procedure/basis', 'an article of the standard', '対策基準第18条に基づき、札を数える。', []],
  ['procedure/basis', 'a number of it', '「対策基準」の3.1により、札を数える。', []],
  ['procedure/basis', 'a number in brackets', '札を数える（基本方針（第3項））。', []],
  ['procedure/basis', 'an article of itself', '第1条 札を数える。\n\n第2条 第1条の札を返す。', ['緑野市端末実施手順']],
  ['procedure/basis', 'a declared trace', '<!-- kijun: covers 1(1) -->\n係長は、札を数える。', []],
  ['procedure/basis', 'another comment', '<!-- kijun-enable -->\n係長は、札を数える。', ['緑野市端末実施手順']],
  ['procedure/basis', 'nothing is written yet', '', []],
  ['procedure/record', 'no record', steps('毎朝、札を廃棄する。', '係長は、棚を閉める。'), ['札を廃棄する']],
  ['procedure/record', 'a record in another step', steps('毎朝、札を廃棄する。', '係長は、台帳に記す。'), []],
  [
    'procedure/record',
    'a record in another section',
    `${steps('毎朝、札を廃棄する。', '係長は、棚を閉める。')}\n\n## 2 棚\n\n1. 係長は、台帳に記す。\n2. 係長は、毎朝、棚を閉める。`,
    ['札を廃棄する'],
  ],
  ['procedure/record', 'no time', steps('札を廃棄し、廃棄簿に記す。', '係長は、棚を閉める。'), ['札を廃棄し']],
  [
    'procedure/record',
    'no approval',
    steps('毎朝、札を貸し出し、貸出簿に番号を写す。', '係長は、棚を閉める。'),
    ['札を貸し出し'],
  ],
  [
    'procedure/record',
    'no way to report',
    steps('札を失ったときは、係長に報告する。', '係長は、棚を閉める。'),
    ['係長に報告する'],
  ],
  ['procedure/record', 'by telephone', steps('札を失ったときは、電話で係長に報告する。', '係長は、棚を閉める。'), []],
  [
    'procedure/record',
    'two of them leave different things open',
    steps('毎朝、札を廃棄する。', '係長に報告する。', '棚を閉める。'),
    ['札を廃棄する', '係長に報告する'],
  ],
  ['procedure/record', 'of a thing', steps('廃棄する札を集める。', '係長は、棚を閉める。'), []],
  ['procedure/record', 'politely', steps('毎朝、札を廃棄します。', '係長は、棚を閉めます。'), ['札を廃棄します']],
  [
    'procedure/record',
    'must be',
    steps('毎朝、札を廃棄しなければならない。', '係長は、棚を閉める。'),
    ['札を廃棄しなければならない'],
  ],
  ['procedure/record', 'a single sentence', steps('毎朝、札を廃棄する。'), []],
  [
    'procedure/record',
    'only the first of its kind',
    steps('毎朝、札を廃棄する。', '毎朝、鍵を廃棄する。'),
    ['札を廃棄する'],
  ],
  ['level/unbased', 'has nothing to do with the standard', steps('花壇に水をやる。'), ['緑野市端末実施手順'], FAMILY],
  [
    'level/unbased',
    'names the standard',
    `緑野市情報セキュリティ対策基準により、次のとおりとする。\n\n${steps('花壇に水をやる。')}`,
    [],
    FAMILY,
  ],
  [
    'level/unbased',
    'stands below the standard',
    steps('花壇に水をやる。'),
    [],
    { ...FAMILY, matter: '種別: 実施手順\n上位文書: beside.md' },
  ],
  [
    'level/unbased',
    'does what the standard demands',
    steps('市長は、毎年度、情報セキュリティ監査を実施する。'),
    [],
    FAMILY,
  ],
  ['level/unbased', 'where there is no standard', steps('花壇に水をやる。'), [], { ...STEPS, policy: POLICY }],
  ['level/unbased', 'nothing is written yet', '', [], FAMILY],
];

const SEVERITIES: readonly (readonly [string, string, string, string])[] = [
  ['procedure/record', 'no record', steps('毎朝、札を廃棄する。', '係長は、棚を閉める。'), 'info'],
  ['procedure/record', 'no time', steps('札を廃棄し、廃棄簿に記す。', '係長は、棚を閉める。'), 'hint'],
];

describe('rules on procedures', () => {
  for (const [rule, what, body, expected, around = STEPS] of MARKS)
    it(`${rule}: ${what}: ${body}`, async () => assert.deepEqual(await marks(rule, body, around), expected));

  for (const [rule, what, body, expected] of SEVERITIES)
    it(`${rule}, ${what}: ${expected}`, async () => assert.deepEqual(await severities(rule, body, STEPS), [expected]));
});
