import assert from 'node:assert/strict';
import { type Around, marks, mended, severities } from './draft';

const TITLE = '緑野市情報セキュリティ対策基準';
const SECRET: Around = { policy: '## 1 公表\n\n対策基準は、公表しない。' };
const beside = (matter: string, title = '端末管理実施手順') =>
  `---\n種別: 実施手順\n${matter}\n---\n\n# ${title}\n\n職員は、端末を返す。\n`;
const PUBLIC = '種別: 対策基準\n公開区分: 公開';
const POLICY = '## 1 対策\n\n端末を守る。';
const LINK = '[手順](beside.md)';
const CLASSES = '## 1 分類\n\n- 機密性1　公表する情報\n- 機密性2　公表しない情報\n\n## 2 扱い\n\n';

/** A rule on documents, what it goes by, a text, and the words that it marks there. */
const MARKS: readonly (readonly [string, string, string, readonly string[], Around?])[] = [
  ['date', 'nothing says from when it holds', '職員は、端末を返す。', [TITLE]],
  ['date', 'nothing is written yet', '', []],
  [
    'date',
    'a month that no calendar has',
    '令和8年13月1日までに返す。\n\n## 附則\n\nこの基準は、令和8年4月1日から施行する。',
    ['令和8年13月1日'],
  ],
  [
    'date',
    'the front matter may write it as computers do',
    '## 附則\n\nこの基準は、令和8年4月1日から施行する。',
    [],
    { matter: '施行日: 2026-04-01' },
  ],
  [
    'date',
    'and must still agree',
    '## 附則\n\nこの基準は、令和8年4月1日から施行する。',
    ['2026-04-02'],
    { matter: '施行日: 2026-04-02' },
  ],
  [
    'date',
    'a document may be laid down on another day',
    '## 附則\n\nこの基準は、令和8年4月1日から施行する。',
    [],
    { matter: '制定日: 2026-03-01' },
  ],
  [
    'date',
    'of several supplements, one that agrees is enough',
    '## 附則\n\nこの基準は、令和7年4月1日から施行する。\n\n## 附則\n\nこの基準は、令和8年4月1日から施行する。',
    [],
    { matter: '施行日: 令和7年4月1日' },
  ],
  [
    'date',
    'of several supplements, none agrees',
    '## 附則\n\nこの基準は、令和6年4月1日から施行する。\n\n## 附則\n\nこの基準は、令和8年4月1日から施行する。',
    ['令和7年4月1日'],
    { matter: '施行日: 令和7年4月1日' },
  ],
  [
    'date',
    'a day in 附則 on which nothing enters into force',
    '## 附則\n\n旧基準は、令和8年3月31日に廃止する。',
    [],
    { matter: '施行日: 令和8年4月1日' },
  ],
  [
    'date',
    'a day outside 附則 is of something else',
    '法は、令和7年4月1日から施行された。\n\n## 附則\n\nこの基準は、公布の日から施行する。',
    [],
    { matter: '施行日: 令和8年4月1日' },
  ],
  [
    'disclosure',
    'to what is for few',
    LINK,
    [LINK],
    { policy: POLICY, matter: PUBLIC, beside: beside('公開区分: 職員限り') },
  ],
  [
    'disclosure',
    'to a place in it',
    '[手順](beside.md#a)',
    ['[手順](beside.md#a)'],
    { policy: POLICY, matter: PUBLIC, beside: beside('公開区分: 部外秘') },
  ],
  [
    'disclosure',
    'to what is public, too',
    LINK,
    [],
    { policy: POLICY, matter: PUBLIC, beside: beside('公開区分: 公開') },
  ],
  [
    'disclosure',
    'to what says nothing',
    LINK,
    [],
    { policy: POLICY, matter: PUBLIC, beside: beside('施行日: 令和8年4月1日') },
  ],
  ['disclosure', 'from what says nothing', LINK, [], { policy: POLICY, beside: beside('公開区分: 非公開') }],
  ['exception', 'nobody allows them', '## 9 例外措置\n\n期間を定め、記録する。', ['例外措置']],
  [
    'exception',
    'somebody allows something else',
    '## 9 例外措置\n\n期間を定め、記録する。\n\n## 10 札\n\n部長の許可を得る。',
    ['例外措置'],
  ],
  ['exception', 'for ever', '## 9 例外措置\n\n部長の許可を得て、記録する。', ['例外措置']],
  ['exception', 'unrecorded', '## 9 例外措置\n\n期間を定め、部長の許可を得る。', ['例外措置']],
  ['exception', 'all is said', '## 9 例外措置\n\n期間を定め、部長の許可を得て、記録する。', []],
  ['exception', 'all is said below', '## 9 例外措置\n\n### 9.1 手続\n\n期間を定め、部長の許可を得て、記録する。', []],
  [
    'exception',
    'said in a section below of that name',
    '## 9 例外措置\n\n### 9.1 例外措置の手続\n\n部長の許可を得る。',
    ['例外措置'],
  ],
  ['exception', 'said elsewhere', '## 9 例外措置\n\n例外措置要領の定めるところによる。', []],
  ['exception', 'nothing is written yet', '## 9 例外措置', []],
  ['violation', 'something follows', '## 9 違反への対応\n\n違反した者の権限を停止する。', []],
  ['violation', 'said elsewhere', '## 9 違反への対応\n\n職員の懲戒の手続に関する条例の例による。', []],
  ['marking', 'of a standard', '職員は、端末を返す。', [TITLE], SECRET],
  ['marking', 'of a procedure only', '職員は、端末を返す。', [], { policy: '## 1 公表\n\n実施手順は、公表しない。' }],
  ['marking', 'of neither', '職員は、端末を返す。', [], { policy: '## 1 公表\n\n対策基準は、公表する。' }],
  [
    'marking',
    'under a heading that names it',
    '職員は、端末を返す。',
    [TITLE],
    { policy: '## 1 対策基準等の公表\n\nこれらは、公表しない。' },
  ],
  [
    'marking',
    'under a heading that names it, but said of the other',
    '職員は、端末を返す。',
    [],
    { policy: '## 1 対策基準等の公表\n\n実施手順は、公表しない。' },
  ],
  ['marking', 'it says so in front', '職員は、端末を返す。', [], { ...SECRET, matter: '公開区分: 部外秘' }],
  [
    'marking',
    'it says the contrary in front',
    '職員は、端末を返す。',
    ['public'],
    { ...SECRET, matter: '公開区分: public' },
  ],
  ['marking', 'it says so in a rule', 'この基準を庁外の者に見せてはならない。', [], SECRET],
  ['marking', 'it says so of something else', 'この鍵を庁外の者に見せてはならない。', [TITLE], SECRET],
  ['marking', 'nothing is written yet', '', [], SECRET],
  ['name', 'as it calls itself elsewhere', '本対策基準は、職員に適用する。この規程に違反した者は、去る。', ['規程']],
  [
    'name',
    'what is in brackets behind the title is no part of it',
    'この基準は、職員に適用する。',
    [],
    { title: '情報セキュリティ対策基準（案）' },
  ],
  [
    'name',
    'something else is called so',
    '緑野市文書規程（以下「本規程」という。）を読む。本規程において端末とは、札をいう。',
    [],
  ],
  [
    'name',
    'something else is called so',
    '緑野市文書規程（以下「この規程」という。）を読む。この規程において端末とは、札をいう。',
    [],
  ],
  [
    'name',
    'in a document of another sort',
    'この基準は、職員に適用する。',
    ['基準'],
    { title: '情報セキュリティ管理規程', matter: '種別: 対策基準' },
  ],
  ['name', 'a thing at hand', 'この手順で操作する。', []],
  ['name', 'as it is numbered', '緑野市訓令第4号\n\nこの訓令は、職員に適用する。', []],
  ['name', '規定 is a provision', 'この規定は、職員に適用する。', []],
  [
    'name',
    '規定 is no 規程',
    'この規定は、職員に適用する。',
    ['規定'],
    { title: '情報セキュリティ管理規程', matter: '種別: 対策基準' },
  ],
  ['name', 'in code', '`この内規は、` を読む。', []],
  [
    'kind',
    'only its file tells',
    '職員は、端末を返す。',
    ['緑野市端末の管理'],
    { title: '端末の管理', file: '対策基準.md' },
  ],
  ['kind', 'its title tells', '職員は、端末を返す。', [], { file: '対策基準.md' }],
  [
    'kind',
    'its title tells nothing else',
    '職員は、端末を返す。',
    [],
    { title: '端末の管理', matter: '種別: 対策基準' },
  ],
  ...(
    [
      ['△△課長', ['△△課長']],
      ['××課', ['××課']],
      ['ＸＸ部長', ['ＸＸ部長']],
      ['XXのとき', []],
      [`$\{課名}`, [`$\{課名}`]],
      ['<<課名>>', ['<<課名>>']],
      ['〔担当課〕', ['〔担当課〕']],
      ['【団体名】', ['【団体名】']],
      ['【重要】', []],
      ['（要確認）', ['（要確認）']],
      ['FIXME', ['FIXME']],
      ['西暦〇年〇月〇日', ['西暦〇年〇月〇日']],
      ['令和　年　月　日', ['令和　年　月　日']],
      ['二〇〇年', []],
      ['`○○市`', []],
    ] as const
  ).map(([written, marked]) => ['placeholder', 'in a sentence', `職員は、${written}を読む。`, marked] as const),
  ['placeholder', 'in a form', '## 様式第1号\n\n○○市長に届け出る。', []],
  ['placeholder', 'before a form', '○○市長に届け出る。\n\n## 様式第1号\n\n氏名', ['○○市長']],
  ['placeholder', 'in an example of how a form is filled in', '## 記入例\n\n○○市長に届け出る。', []],
  ['placeholder', 'in a cell with other words', '| 甲 | 乙 |\n| --- | --- |\n| ○○課の端末 | ○○ |', ['○○課']],
  [
    'organisation',
    'what the policy writes fits',
    '学長は、端末を返す。',
    [],
    { policy: '## 1 対策\n\n学長は、端末を守る。' },
  ],
  ['organisation', 'a city has no 学長', '学長は、端末を返す。', ['学長']],
  [
    'organisation',
    'of which nothing is known',
    '学長は、端末を返す。',
    [],
    { matter: '種別: 対策基準\n団体: 緑野の集い' },
  ],
  ['organisation', 'a part of a name', '緑野学長賞を掲げる。学長室は、閉める。', []],
  ['revision', 'an amendment of something else', '職員は、対策基準を改正する。', ['第3版'], { matter: '版: 第3版' }],
  ['revision', 'the first version', '職員は、端末を返す。', [], { matter: '版: 初版' }],
  ['revision', 'the first version', '職員は、端末を返す。', [], { matter: '版: 1.0' }],
  ['revision', 'the second version', '職員は、端末を返す。', ['第二版'], { matter: '版: 第二版' }],
  ['revision', 'the twelfth version', '職員は、端末を返す。', ['第12版'], { matter: '版: 第12版' }],
  ['revision', 'with a history', '職員は、端末を返す。\n\n## 改定履歴\n\n初めて定めた。', [], { matter: '版: 第2版' }],
  ['revision', 'with a date', '令和7年4月1日改定\n\n職員は、端末を返す。', [], { matter: '版: 第2版' }],
  ['classification', 'one that is laid down', `${CLASSES}機密性2の情報を持ち出さない。`, []],
  ['classification', 'one that is not', `${CLASSES}機密性３の情報を持ち出さない。`, ['機密性３']],
  ['classification', 'of another axis', `${CLASSES}可用性3の情報を持ち出さない。`, []],
  ['classification', 'in code', `${CLASSES}課長は、\`機密性3\` と記す。`, []],
  [
    'classification',
    'with its meaning behind it',
    `${CLASSES}課長は、機密性3（秘密）の情報を持ち出さない。`,
    ['機密性3'],
  ],
  [
    'classification',
    'laid down in any column of a table',
    '| 意味 | 区分 |\n| --- | --- |\n| 公表する | 機密性1 |\n| 公表しない | 機密性2 |\n\n機密性3の情報を持ち出さない。',
    ['機密性3'],
  ],
  ['classification', 'in a document with one class', '- 機密性1　公表する情報\n\n機密性3の情報を持ち出さない。', []],
  ['classification', 'laid down by the policy', '機密性3の情報を持ち出さない。', ['機密性3'], { policy: CLASSES }],
  [
    'classification',
    'laid down in numbered items',
    '(1) 重要度A　公表する情報\n\n(2) 重要度B　公表しない情報\n\n重要度Cの情報を持ち出さない。',
    ['重要度C'],
  ],
  [
    'classification',
    'a row of a table on what to do lays nothing down',
    `${CLASSES}| 区分 | 扱い |\n| --- | --- |\n| 機密性3以上 | 施錠する |`,
    ['機密性3'],
  ],
];

/** A text, and the same when the author takes what is offered. */
const TAKEN: readonly (readonly [string, string, string, Around?])[] = [
  [
    'name',
    '本対策基準は、職員に適用する。この規程に違反した者は、去る。',
    '本対策基準は、職員に適用する。この対策基準に違反した者は、去る。',
  ],
  ['marking', '職員は、端末を返す。', `---\n公開区分: 非公開\n---\n\n# ${TITLE}\n\n職員は、端末を返す。`, SECRET],
  [
    'name',
    '本基準は、職員に適用する。この規程に違反した者は、去る。',
    '本基準は、職員に適用する。この基準に違反した者は、去る。',
    { title: '情報セキュリティ管理基準', matter: '種別: 対策基準' },
  ],
  [
    'marking',
    '職員は、端末を返す。',
    `---\n公開区分: 非公開\n---\n\n# ${TITLE}\n\n職員は、端末を返す。`,
    { ...SECRET, matter: '公開区分: 公開' },
  ],
  [
    'marking',
    '職員は、端末を返す。',
    `---\n公開区分: 非公開\n種別: 対策基準\n---\n\n# ${TITLE}\n\n職員は、端末を返す。`,
    { ...SECRET, matter: '種別: 対策基準' },
  ],
];

const SEVERITIES: readonly (readonly [string, string, string, string, Around?])[] = [
  ['date', 'a standard without a day', '職員は、端末を返す。', 'info'],
  ['date', 'a procedure without a day', '職員は、端末を返す。', 'hint', { title: '端末実施手順' }],
  ['date', 'a day that is none', '令和8年2月30日に返す。令和8年4月1日から施行する。', 'warning'],
  ['kind', 'only its file tells', '職員は、端末を返す。', 'hint', { title: '端末の管理', file: '対策基準.md' }],
];

describe('rules on documents', () => {
  for (const [rule, what, body, expected, around] of MARKS)
    it(`document/${rule}: ${what}: ${body}`, async () =>
      assert.deepEqual(await marks(`document/${rule}`, body, around), expected));

  for (const [rule, body, expected, around] of TAKEN)
    it(`document/${rule} offers to mend: ${around?.matter ?? body}`, async () =>
      assert.equal(await mended(`document/${rule}`, body, 'first', around), expected));

  for (const [rule, what, body, expected, around] of SEVERITIES)
    it(`document/${rule}, ${what}: ${expected}`, async () =>
      assert.deepEqual(await severities(`document/${rule}`, body, around), [expected]));

  for (const [rule, body, , around] of TAKEN)
    it(`document/${rule} does not mend by itself: ${around?.matter ?? body}`, async () =>
      assert.equal(await mended(`document/${rule}`, body, 'safe', around), body));
});
