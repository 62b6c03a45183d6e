import assert from 'node:assert/strict';
import { type Around, messages, reasons } from './draft';

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
  [
    'statement/modality',
    '## 1 訓練\n\n総務課の職員は、標的型攻撃に備えた訓練を実施することが望ましい。',
    ['policy.md: 標的型攻撃に備えた訓練を実施する'],
    { ...POLICY, title: '訓練実施手順' },
  ],
  [
    'statement/modality',
    '## 1 花壇\n\n総務課の職員は、花壇に水をやることが望ましい。',
    [],
    { ...POLICY, title: '訓練実施手順' },
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
  [
    'trace/contradiction',
    '<!-- kijun: covers 2(1) -->\n訓練を実施することが望ましい。\n\n<!-- kijun: covers 2(2) -->\n監査を実施することが望ましい。',
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

const DUTIES = ['課長は、鍵を返さなければならない。', '部長は、札を返さなければならない。'] as const;
const NOBODYS = '端末を返さなければならない。';
const LONG = '木'.repeat(50);

/** A rule, a text, and what its finding says among other things. */
const SAID: readonly (readonly [string, string, RegExp, Around?])[] = [
  ['statement/subject', NOBODYS, /「情報システム管理者は、」/],
  [
    'statement/subject',
    text(`第1条 ${DUTIES[0]}`, `2　${NOBODYS}`, `第2条 ${DUTIES[1]}`, `第3条 ${DUTIES[1]}`),
    /「課長は、」/,
  ],
  [
    'statement/subject',
    text(`第1条 ${DUTIES[0]}`, `第2条 ${NOBODYS}`, `第3条 ${DUTIES[1]}`, `第4条 ${DUTIES[1]}`),
    /「部長は、」/,
  ],
  [
    'statement/duplicate',
    text(
      '第1条 職員は、サーバ室の入退室の記録を毎月点検しなければならない。',
      '第2条 職員は、サーバ室の入退室の記録を毎月点検しなければならない。',
    ),
    /3行目（第1条）/,
  ],
  [
    'statement/conflict',
    '入退室の記録を1年間保存する。\n\n入退室の記録を3年間保存する。',
    /「入退室の記録」について定める保存期間が、ここでは「3年」、この文書の別の箇所では「1年」/,
  ],
  [
    'statement/conflict',
    '入退室の記録を1年間保存する。',
    /「緑野市情報システム対策基準」では「3年」.*統一して/,
    beside('# 緑野市情報システム対策基準', '入退室の記録を3年間保存する。'),
  ],
  ['statement/boundary', '次のとおりとする。\n\n- 10件以下\n- 10件以上', /どちらにも入ります/],
  ['statement/boundary', '次のとおりとする。\n\n- 10件未満\n- 10件を超える', /どちらにも入りません/],
  ['document/exception', '## 9 例外措置\n\n期間を定め、記録する。', /、誰が許可するかがありません/],
  ['document/exception', '## 9 例外措置\n\n部長の許可を得る。', /、例外とする期間、申請又は記録の仕方がありません/],
  ['document/violation', '## 9 違反への対応\n\n氏名を知らせる。', /、違反した者に対する処分又は措置がありません/],
  [
    'term/redefined',
    '## 1 定義\n\n(1) 端末　札をいう。',
    /基本方針1\(2\)に別の文言の定義があります（「パソコンをいう。」）/,
    POLICY,
  ],
  [
    'term/redefined',
    '## 1 定義\n\n(1) 札　木をいう。\n\n(2) 札　紙をいう。',
    /この文書の別の箇所に別の文言の定義があります（「木をいう。」）/,
  ],
  ['term/redefined', `## 1 定義\n\n(1) 札　${LONG}をいう。\n\n(2) 札　紙をいう。`, /（「木{40}…」）/],
  ['term/undefined', '情報セキュリティ管理責任者は、札を返す。', /「情報セキュリティ管理者」のことであれば、/, POLICY],
  ['term/undefined', '情報システム運営委員会は、札を返す。', /構成する者/, POLICY],
  ['term/undefined', '情報処理責任者は、札を返す。', /充てる者/, POLICY],
  ['trace/unknown', '<!-- kijun: covers 2(9) -->\n職員は、札を返す。', /近くにあるのは、2\(1\)、2\(2\)です/, POLICY],
  [
    'trace/unknown',
    '<!-- kijun: covers 2(2)-3 -->\n職員は、札を返す。',
    /「2\(2\)」の要求は1件です（2\(2\)-1）/,
    POLICY,
  ],
  ['trace/unknown', '<!-- kijun: covers 1(1) -->\n職員は、札を返す。', /対策を求めていません/, POLICY],
  ['trace/unknown', '<!-- kijun: covers 9 -->\n職員は、札を返す。', /基本方針のとおりに/, POLICY],
  ...(
    [
      [['訓練を行う'], /「訓練を行う」が「標的型攻撃に備えた訓練を実施する」に変わりました/],
      [[], /「標的型攻撃に備えた訓練を実施する」が加わりました/],
      [['標的型攻撃に備えた訓練を実施する', '結果を知らせる'], /「結果を知らせる」がなくなりました/],
    ] as const
  ).map(([wordings, said]) => {
    const lock = { version: 1, traces: { 'draft.md': [{ citation: '2(1)', wordings, by: '課', on: '2025-04-01' }] } };
    return ['trace/suspect', '<!-- kijun: covers 2(1) -->\n職員は、札を返す。', said, { ...POLICY, lock }] as const;
  }),
  ['trace/contradiction', '<!-- kijun: covers 2(1) -->\n訓練を実施することができる。', /許容にとどまって/, POLICY],
  ['trace/contradiction', '<!-- kijun: covers 2(1) -->\n訓練は、これを要しない。', /禁じ、又は要しない/, POLICY],
  ['trace/contradiction', '<!-- kijun: covers 2(1) -->\n〔役職〕は、訓練を実施する。', /書きかけ/, POLICY],
  ['control/weak', '総務課長は、標的型攻撃に備えた訓練を実施することが望ましい。', /望ましいこと・努めること/, POLICY],
  ['control/weak', '総務課長は、標的型攻撃に備えた訓練を実施することができる。', /してもよいこと/, POLICY],
  ['control/weak', '〔役職〕は、標的型攻撃に備えた訓練を実施する。', /書きかけ/, POLICY],
  [
    'contents/mismatch',
    text('目次', '第1章　総則（第1条―第3条）', '第1章　総則', '第1条 札を返す。', '第2条 鍵を返す。'),
    /第1章にあるのは第1条から第2条まで/,
  ],
  [
    'contents/mismatch',
    text('目次', '第1章　総則（第2条）', '第1章　総則', '第1条 札を返す。'),
    /第1章にあるのは第1条です/,
  ],
  [
    'contents/mismatch',
    text('目次', '第1章　総則（第1条）', '第1章　総則', '第1条 札を返す。', '第1条の2 鍵を返す。'),
    /第1章にあるのは第1条から第1条の2まで/,
  ],
  [
    'procedure/record',
    '## 1 札\n\n1. 札を廃棄する。\n2. 係長が棚を閉める。',
    /何に記録するか（様式、台帳など）、いつ行うか/,
    { title: '端末実施手順' },
  ],
  ['annex/missing', text('第1条 様式第1号及び様式第2号による。'), /「様式第1号」「様式第2号」/],
  ['policy/unreadable', '職員は、札を返す。', /から用語を/, { policy: '## 1 対策\n\n端末を管理する。' }],
  ['policy/unreadable', '職員は、札を返す。', /から対策を/, { policy: '## 1 定義\n\n(1) 端末　パソコンをいう。' }],
  ['policy/unreadable', '職員は、札を返す。', /から用語も対策も一つも/, { policy: '情報は、大切である。' }],
  [
    'policy/unreadable',
    '職員は、札を返す。',
    /文書の先頭の「上位文書」に書かれた「ない.md」/,
    { matter: '上位文書: ない.md' },
  ],
  [
    'policy/unreadable',
    '職員は、札を返す。',
    /kijun.json の policyに書かれた「ない.md」/,
    { config: { policy: 'ない.md' } },
  ],
  ['document/level', '課長は、045-123-4567 に知らせる。', /電話番号/],
  ['document/level', '課長は、Excel で数える。', /製品の名前/],
  ['drafting/comma', '端末、媒体、その他の機器を備える。', /「その他」の前に.*（A、Bその他のC）/],
];

describe('what a finding says', () => {
  for (const [rule, body, said, around] of SAID)
    it(`${rule}: ${said.source}`, async () => assert.match((await messages(rule, body, around)).join(), said));
});

describe('the reason that a finding gives', () => {
  for (const [rule, body, expected, around] of CASES)
    it(`${rule}: ${body}`, async () => assert.deepEqual(await reasons(rule, body, around), expected));
});
