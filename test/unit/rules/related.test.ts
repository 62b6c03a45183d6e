import assert from 'node:assert/strict';
import { type Around, reasons } from './draft';

const text = (...blocks: readonly string[]) => blocks.join('\n\n');
const POLICY: Around = {
  policy: text(
    '## 1 定義',
    '(1) LGWAN接続系　総合行政ネットワークに接続された情報システムをいう。',
    '(2) 端末　パソコンをいう。',
    '## 2 対策',
    '(1) 訓練　標的型攻撃に備えた訓練を実施する。',
    '(2) 監査　情報セキュリティ監査を実施する。',
    '## 3 体制',
    '統括情報セキュリティ責任者を置く。情報セキュリティ管理者を置く。業務委託を管理する。対策基準は、公表しない。',
  ),
};
const TITLE = '緑野市情報セキュリティ基本方針';
const beside = (...blocks: readonly string[]): Around => ({ ...POLICY, beside: text(...blocks) });

/** A rule, a text, and the words that its finding gives as its reason. */
const CASES: readonly (readonly [string, string, readonly string[], Around?])[] = [
  [
    'document/date',
    '## 附則\n\nこの基準は、令和8年4月1日から施行する。',
    ['令和8年4月1日'],
    { matter: '施行日: 令和7年4月1日' },
  ],
  [
    'document/disclosure',
    '[手順](beside.md)',
    ['beside.md: 部外秘'],
    {
      ...beside('---\n種別: 実施手順\n公開区分: 部外秘\n---', '# 端末実施手順'),
      matter: '種別: 対策基準\n公開区分: 公開',
    },
  ],
  ['document/marking', '職員は、札を返す。', ['policy.md: 対策基準は、公表しない。'], POLICY],
  ['statement/boundary', '次のとおりとする。\n\n- 10件以下\n- 10件以上', ['10件以下']],
  ['statement/conflict', '入退室の記録を1年間保存する。\n\n入退室の記録を3年間保存する。', ['1年']],
  [
    'statement/conflict',
    '入退室の記録を1年間保存する。',
    ['beside.md: 3年'],
    beside('# 緑野市情報システム対策基準', '入退室の記録を3年間保存する。'),
  ],
  [
    'statement/duplicate',
    text(
      '第1条 職員は、サーバ室の入退室の記録を毎月点検しなければならない。',
      '第2条 職員は、サーバ室の入退室の記録を毎月点検しなければならない。',
    ),
    ['職員は、サーバ室の入退室の記録を毎月点検しなければならない。'],
  ],
  ['term/variant', 'ＬＧＷＡＮ接続系の札を返す。', ['policy.md: LGWAN接続系'], POLICY],
  ['term/outdated', '外部委託を行う。', ['policy.md: 業務委託'], POLICY],
  ['term/redefined', '## 1 定義\n\n(1) 端末　札をいう。', ['policy.md: 端末'], POLICY],
  ['term/redefined', '## 1 定義\n\n(1) 札　木をいう。\n\n(2) 札　紙をいう。', ['札'], POLICY],
  ['term/role', '総括情報セキュリティ責任者は、札を返す。', ['policy.md: 統括情報セキュリティ責任者'], POLICY],
  ['term/undefined', '情報セキュリティ管理責任者は、札を返す。', ['policy.md: 情報セキュリティ管理者'], POLICY],
  [
    'control/weak',
    '総務課長は、標的型攻撃に備えた訓練を実施することが望ましい。',
    ['policy.md: 標的型攻撃に備えた訓練を実施する'],
    POLICY,
  ],
  [
    'trace/contradiction',
    '<!-- kijun: covers 2(1) 2(2) -->\n訓練を実施することが望ましい。',
    ['policy.md: 標的型攻撃に備えた訓練を実施する', 'policy.md: 情報セキュリティ監査を実施する'],
    POLICY,
  ],
  ['trace/unknown', '<!-- kijun: covers 9(9) -->\n職員は、札を返す。', [`policy.md: ${TITLE}`], POLICY],
  [
    'trace/suspect',
    '<!-- kijun: covers 2(1) -->\n職員は、訓練を実施する。',
    ['policy.md: 標的型攻撃に備えた訓練を実施する'],
    {
      ...POLICY,
      lock: {
        version: 1,
        traces: { 'draft.md': [{ citation: '2(1)', wordings: ['訓練を行う'], by: '課', on: '2025-04-01' }] },
      },
    },
  ],
  ['policy/unreadable', '職員は、札を返す。', [`policy.md: ${TITLE}`], { policy: '## 1 対策\n\n端末を管理する。' }],
  ['annex/unused', text('第1条 別表第1による。', '第2条 札を返す。', '別表第1（第2条関係）', '区分'), ['別表第1']],
  ['contents/mismatch', text('目次', '第1章　札', '第1章　総則', '第1条 札を返す。'), ['第1章　総則']],
];

describe('the reason that a finding gives', () => {
  for (const [rule, body, expected, around] of CASES)
    it(`${rule}: ${body}`, async () => assert.deepEqual(await reasons(rule, body, around), expected));
});
