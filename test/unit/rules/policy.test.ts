import assert from 'node:assert/strict';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';
import { type Around, marks, mended, messages, reasons, severities } from './draft';

const TITLE = '緑野市情報セキュリティ対策基準';
const POLICY: Around = {
  policy:
    '## 1 定義\n\n(1) 端末　パソコンをいう。\n\n## 2 対策\n\n(1) 訓練　標的型攻撃に備えた訓練を実施する。\n\n(2) 監査　情報セキュリティ監査を実施する。',
};
const WISH = '総務課長は、標的型攻撃に備えた訓練を実施することが望ましい。';
const AUDIT = '市長は、毎年度、情報セキュリティ監査を実施しなければならない。';
const LISTED: Around = { ...POLICY, config: { rules: { 'control/unbased': 'hint' } } };
const locked = (citation: string, ...wordings: readonly string[]): Around => ({
  ...POLICY,
  lock: { version: 1, traces: { 'draft.md': [{ citation, wordings, by: '総務課', on: '2025-04-01' }] } },
});

/** A rule on the policy above, what it goes by, a text, and the words that it marks there. */
const MARKS: readonly (readonly [string, string, string, readonly string[], Around?])[] = [
  ['policy/unreadable', 'there is none', '職員は、札を返す。', [TITLE]],
  [
    'policy/unreadable',
    'the one that is named is not there',
    '職員は、札を返す。',
    ['ない.md'],
    { matter: '上位文書: ない.md' },
  ],
  ['policy/unreadable', 'it has no terms', '職員は、札を返す。', [TITLE], { policy: '## 1 対策\n\n端末を管理する。' }],
  [
    'policy/unreadable',
    'it demands nothing',
    '職員は、札を返す。',
    [TITLE],
    { policy: '## 1 定義\n\n(1) 端末　パソコンをいう。' },
  ],
  ['policy/unreadable', 'all is well', '職員は、札を返す。', [], POLICY],
  [
    'policy/unreadable',
    'the front matter is damaged',
    '職員は、札を返す。',
    ['対'],
    { ...POLICY, matter: '種別: 対策基準: 札' },
  ],
  ['control/weak', 'a wish', WISH, ['ことが望ましい'], POLICY],
  [
    'control/weak',
    'a permission',
    '総務課長は、標的型攻撃に備えた訓練を実施することができる。',
    ['総務課長は、標的型攻撃に備えた訓練を実施することができる。'],
    POLICY,
  ],
  ['control/weak', 'a duty', '総務課長は、標的型攻撃に備えた訓練を実施しなければならない。', [], POLICY],
  [
    'control/weak',
    'not finished',
    '〔役職〕は、標的型攻撃に備えた訓練を実施しなければならない。',
    ['〔役職〕は、標的型攻撃に備えた訓練を実施しなければならない。'],
    POLICY,
  ],
  ['control/weak', 'of what is declared trace/contradiction tells', `<!-- kijun: covers 2(1) -->\n${WISH}`, [], POLICY],
  [
    'control/unbased',
    'is off',
    `第1条（監査）　${AUDIT}\n\n第2条（花壇）　総務課は、花壇に毎日水をやらなければならない。`,
    [],
    POLICY,
  ],
  [
    'control/unbased',
    'asked for by nobody',
    `第1条（監査）　${AUDIT}\n\n第2条（花壇）　総務課は、花壇に水をやらなければならない。`,
    ['花壇'],
    LISTED,
  ],
  [
    'control/unbased',
    'cited in its heading',
    `第1条（監査）　${AUDIT}\n\n第2条（花壇）（基本方針2(1)関係）　総務課は、花壇に毎日水をやらなければならない。`,
    [],
    LISTED,
  ],
  [
    'control/unbased',
    'orders nothing',
    `第1条（監査）　${AUDIT}\n\n第2条（花壇）　総務課は、花壇に毎日水をやることができる。`,
    [],
    LISTED,
  ],
  [
    'control/unbased',
    'a section on the aim',
    `第1条（監査）　${AUDIT}\n\n第2条（目的）　総務課は、花壇に毎日水をやらなければならない。`,
    [],
    LISTED,
  ],
  ['trace/contradiction', 'a wish', `<!-- kijun: covers 2(1) -->\n${WISH}`, [WISH], POLICY],
  [
    'trace/contradiction',
    'a permission',
    '<!-- kijun: covers 2(1) -->\n総務課長は、訓練を実施することができる。',
    ['総務課長は、訓練を実施することができる。'],
    POLICY,
  ],
  [
    'trace/contradiction',
    'a permission where the policy asks for a power',
    '<!-- kijun: covers 2(1) -->\n最高責任者は、通信を遮断することができる。',
    [],
    {
      policy:
        '## 1 定義\n\n(1) 端末　パソコンをいう。\n\n## 2 対策\n\n(1) 遮断　最高責任者に、通信を遮断する権限を与える。',
    },
  ],
  [
    'trace/contradiction',
    'a denial',
    '<!-- kijun: covers 2(1) -->\n訓練は、これを要しない。',
    ['訓練は、これを要しない。'],
    POLICY,
  ],
  [
    'trace/contradiction',
    'not finished',
    '<!-- kijun: covers 2(1) -->\n〔役職〕は、訓練を実施しなければならない。',
    ['〔役職〕は、訓練を実施しなければならない。'],
    POLICY,
  ],
  [
    'trace/contradiction',
    'once for a sentence that cites twice',
    `<!-- kijun: covers 2(1) 2(2) -->\n${WISH}`,
    [WISH],
    POLICY,
  ],
  ['trace/contradiction', 'a duty', `<!-- kijun: covers 2(2) -->\n${AUDIT}`, [], POLICY],
  ['trace/unknown', 'a place that is not there', `<!-- kijun: covers 2(9) -->\n${AUDIT}`, ['2(9)'], POLICY],
  ['trace/unknown', 'a place that demands nothing', `<!-- kijun: covers 1(1) -->\n${AUDIT}`, ['1(1)'], POLICY],
  [
    'trace/unknown',
    'a definition that a sentence goes by',
    '職員は、基本方針1(1)に基づき、端末を返さなければならない。',
    [],
    POLICY,
  ],
  ['trace/unknown', 'a place that is there', `<!-- kijun: covers 2(2) -->\n${AUDIT}`, [], POLICY],
  ['trace/unknown', 'a demand too many', `<!-- kijun: covers 2(2)-2 -->\n${AUDIT}`, ['2(2)-2'], POLICY],
  ['trace/suspect', 'other words', `<!-- kijun: covers 2(2) -->\n${AUDIT}`, ['2(2)'], locked('2(2)', '監査を実施する')],
  [
    'trace/suspect',
    'the same words',
    `<!-- kijun: covers 2(2) -->\n${AUDIT}`,
    [],
    locked('2(2)', '情報セキュリティ監査を実施する'),
  ],
  ['trace/suspect', 'a demand more', `<!-- kijun: covers 2(2) -->\n${AUDIT}`, ['2(2)'], locked('2(2)')],
  [
    'trace/suspect',
    'a demand less',
    `<!-- kijun: covers 2(2) -->\n${AUDIT}`,
    ['2(2)'],
    locked('2(2)', '情報セキュリティ監査を実施する', '結果を公表する'),
  ],
  ['trace/suspect', 'of another place', `<!-- kijun: covers 2(2) -->\n${AUDIT}`, [], locked('2(1)', '監査を実施する')],
];

const SEVERITIES: readonly (readonly [string, string, string, string, Around])[] = [
  ['control/weak', 'a wish', WISH, 'warning', POLICY],
  ['control/weak', 'a permission', '総務課長は、標的型攻撃に備えた訓練を実施することができる。', 'info', POLICY],
];

describe('rules on the policy above', () => {
  for (const [rule, what, body, expected, around] of MARKS)
    it(`${rule}: ${what}: ${body}`, async () => assert.deepEqual(await marks(rule, body, around), expected));

  for (const [rule, what, body, expected, around] of SEVERITIES)
    it(`${rule}, ${what}: ${expected}`, async () => assert.deepEqual(await severities(rule, body, around), [expected]));

  it('policy/unreadable offers each of several policies, to be named at the top', async () => {
    const around = { ...POLICY, beside: '# 青葉市情報セキュリティ基本方針\n\n## 1 対策\n\n端末を管理する。\n' };
    assert.deepEqual(await marks('policy/unreadable', '職員は、札を返す。', around), [TITLE]);
    assert.equal(
      await mended('policy/unreadable', '職員は、札を返す。', 'first', around),
      `---\n上位文書: policy.md\n---\n\n# ${TITLE}\n\n職員は、札を返す。`,
    );
  });
});

describe('policy/unreadable tells', () => {
  const NO_TERMS = '## 1 対策\n\n(1) 監査　情報セキュリティ監査を実施する。';
  const NO_CONTROLS = '## 1 定義\n\n(1) 端末　パソコンをいう。';
  const NOTHING = '## 1 目的\n\nこの方針は、情報資産を守ることを目的とする。';
  const SAID: readonly (readonly [string, Around, string])[] = [
    ['that there is none', {}, 'この文書の上位となる基本方針が見つかりません。'],
    ['that no term was read', { policy: NO_TERMS }, '上位の基本方針「policy.md」から用語を一つも読み取れないため、'],
    [
      'that no demand was read',
      { policy: NO_CONTROLS },
      '上位の基本方針「policy.md」から対策を一つも読み取れないため、',
    ],
    [
      'that nothing was read',
      { policy: NOTHING },
      '上位の基本方針「policy.md」から用語も対策も一つも読み取れないため、',
    ],
    [
      'which of several it may be',
      { ...POLICY, beside: '# 緑野市情報セキュリティ基本方針\n\n## 1 対策\n\n端末を管理する。\n' },
      '基本方針が複数あり（',
    ],
    [
      'that the one named on top is not there',
      { ...POLICY, matter: '上位文書: ない.md' },
      '文書の先頭の「上位文書」に書かれた「ない.md」が見つかりません。',
    ],
    [
      'that the one named in the settings is not there',
      { ...POLICY, config: { policy: 'ない.md' } },
      'kijun.json の policyに書かれた「ない.md」が見つかりません。',
    ],
    [
      'that the one named on top is elsewhere',
      { ...POLICY, matter: '上位文書: ../よそ/基本方針.md' },
      '文書の先頭の「上位文書」に書かれた「../よそ/基本方針.md」は、',
    ],
  ];
  for (const [what, around, begins] of SAID)
    it(what, async () => {
      const told = await messages('policy/unreadable', '職員は、札を返す。', around);
      assert.equal(told.length, 1);
      assert.ok(told[0]!.startsWith(begins), told[0]);
    });

  it('where the policy begins', async () => {
    assert.deepEqual(await reasons('policy/unreadable', '職員は、札を返す。', { policy: NO_TERMS }), [
      'policy.md: 緑野市情報セキュリティ基本方針',
    ]);
    assert.deepEqual(
      await marks('policy/unreadable', '職員は、札を返す。', { ...POLICY, config: { policy: 'ない.md' } }),
      [TITLE],
    );
  });

  it('in the policy itself what could not be read there', async () => {
    const told = async (policy: string) => {
      const workspace = createWorkspace();
      workspace.set('/w/policy.md', `# 緑野市情報セキュリティ基本方針\n\n${policy}\n`);
      workspace.equip(await tokenizer);
      return workspace
        .findings('/w/policy.md')
        .filter(({ rule }) => rule === 'policy/unreadable')
        .map(({ message }) => message.ja.slice(0, 24));
    };
    const [term, control] = [
      'この基本方針から用語の定義を一つも読み取れません',
      'この基本方針から、下位の文書に求める対策を一つも',
    ];
    assert.deepEqual(await told(NO_TERMS), [term]);
    assert.deepEqual(await told(NO_CONTROLS), [control]);
    assert.deepEqual(await told(NOTHING), [term, control]);
    assert.deepEqual(await told(POLICY.policy!), []);
  });
});
