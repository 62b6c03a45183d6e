import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

/** Three ways in which organisations define the same three terms and demand the same two things. */
const STYLES: Readonly<Record<string, string>> = {
  'numbered sections without headings': `
青葉組合情報セキュリティ基本方針

令和5年10月1日

1 目的

この方針は、青葉組合（以下「組合」という。）の情報資産を守ることを目的とする。

2 定義

(1) 情報資産

組合が扱う情報をいう。

(2) L A N

組合の通信網をいう。

3 対策

(1) 体制

LANを管理する体制を確立する。

(2) 人的対策

研修を実施する。
`,
  'articles with captions': `
青葉組合情報セキュリティ基本方針

令和５年１０月１日訓令第１号

（目的）
第１条　この訓令は、青葉組合（以下「組合」という。）の情報資産を守ることを目的とする。

（定義）
第２条　この訓令において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
（１）　情報資産　組合が扱う情報をいう。
（２）　LAN　組合の通信網をいう。

（対策）
第３条　組合は、次に掲げる対策を講ずる。
（１）　体制　LANを管理する体制を確立する。
（２）　人的対策　研修を実施する。
`,
  'headings, a table and bullets': `
# 青葉組合情報セキュリティ基本方針

2023年10月1日

## 1. 目的

この方針は、青葉組合（以下「組合」という。）の情報資産を守ることを目的とする。

## 2. 用語

| 用語 | 定義 |
| --- | --- |
| 情報資産 | 組合が扱う情報をいう。 |
| LAN | 組合の通信網をいう。 |

## 3. 対策

### 3.1 体制

- LANを管理する体制を確立する。

### 3.2 人的対策

- 研修を実施する。
`,
};

describe('policy', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const read = (source: string) => readPolicy(readDocument(source, 'policy.md'), tokenize);

  for (const [name, source] of Object.entries(STYLES)) {
    it(`is read from ${name}`, () => {
      const policy = read(source);
      assert.equal(policy.document.title, '青葉組合情報セキュリティ基本方針');
      assert.equal(policy.document.issuer, '青葉組合');
      assert.equal(policy.document.date, '2023-10-01');
      assert.deepEqual(policy.terms.map(({ term }) => term).sort(), ['LAN', '情報資産', '組合']);
      assert.deepEqual(policy.terms.map(({ inline }) => inline).sort(), [false, false, true]);
      assert.deepEqual(
        policy.controls.flatMap(({ elements }) => elements.map(({ text }) => text)),
        ['LANを管理する体制を確立する', '研修を実施する'],
      );
    });
  }

  it('reads the title as the title, with and without a heading', () => {
    for (const mark of ['', '# ']) {
      const { document, verdicts } = read(`${mark}○○市情報セキュリティ基本方針\n\n1 目的\n\n情報を守る。\n`);
      assert.equal(document.title, '○○市情報セキュリティ基本方針');
      const said = document.statements.filter(({ text }) => text === document.title);
      assert.deepEqual(
        said.map(({ index }) => verdicts[index]),
        mark === '' ? ['title'] : [],
      );
    }
  });

  it('cites controls as the policy numbers them', () => {
    assert.deepEqual(
      read(STYLES['numbered sections without headings']!).controls.map(({ id }) => id),
      ['3(1)', '3(2)'],
    );
    assert.deepEqual(
      read(STYLES['articles with captions']!).controls.map(({ id }) => id),
      ['第3条第1号', '第3条第2号'],
    );
    assert.deepEqual(
      read(STYLES['headings, a table and bullets']!).controls.map(({ id }) => id),
      ['3.1', '3.2'],
    );
  });

  it('takes the notation that the policy uses most', () => {
    assert.ok(read(STYLES['numbered sections without headings']!).terms.some(({ term }) => term === 'LAN'));
  });

  it('takes no control out of sections that define, scope, name threats or order documents', () => {
    const policy = read(`# 情報セキュリティ基本方針

## 1 適用範囲

この方針は、全ての職員に適用する。

## 2 対象とする脅威

次の脅威を想定し、対策を実施する。

(1) 不正アクセス

## 3 職員の責務

職員は、この方針を守らなければならない。

## 4 情報セキュリティ対策基準の策定

対策基準を策定する。

## 5 監査

毎年度、監査を実施する。
`);
    assert.deepEqual(
      policy.controls.map(({ id }) => id),
      ['5'],
    );
  });

  /** Ways of putting demands, and the controls that are read: id and demands. */
  const PLACES: readonly (readonly [string, string, Readonly<Record<string, readonly string[]>>])[] = [
    [
      'bullets that say in bold what they are about',
      '# 方針\n\n## 5 対策\n\n### (1) 管理\n\n- **台帳**：台帳を作成し、毎年棚卸しを行う。\n- **認証：** 二要素認証を用いる。\n',
      { '5(1)(台帳)': ['台帳を作成する', '毎年棚卸しを行う'], '5(1)(認証)': ['二要素認証を用いる'] },
    ],
    [
      'a table of measures',
      '# 方針\n\n## 第4条（対策）\n\n次の表の対策を実施する。\n\n| 区分 | 対策 | 担当 |\n| - | - | - |\n| 組織 | 責任者の任命、会議の開催 | 総務課 |\n| 技術 | 認証を導入する。<br>更新を適用する。 | 情報課 |\n',
      { '第4条(組織)': ['責任者の任命', '会議の開催'], '第4条(技術)': ['認証を導入する', '更新を適用する'] },
    ],
    [
      'a list of phrases below items',
      '方針\n\n1　対策\n　脅威から守るため、次の対策を講ずる。\n(1) 物理的対策\n・機器の固定\n・電源の確保\n(2) 人的対策\n・研修の実施\n',
      { '1(1)': ['機器の固定', '電源の確保'], '1(2)': ['研修の実施'] },
    ],
    [
      'items that name acts, with no sentence before them',
      '8　車両\n(1) 車載端末の当番による施錠\n(2) 退職した運転士の鍵の無効化\n(3) 地図の誤りを受け付ける窓口についての製作者との取決め\n',
      {
        '8(1)': ['車載端末の当番による施錠'],
        '8(2)': ['退職した運転士の鍵の無効化'],
        '8(3)': ['地図の誤りを受け付ける窓口についての製作者との取決め'],
      },
    ],
    [
      'items that name acts below a heading on a body: its members, and no tasks',
      '# 方針\n\n## 第3　運行の体制\n\n- 配車係の任命\n- 配車の記録の分析\n\n## 第4　引退する車両\n\n- 車載端末の物理的な破壊\n- 乗客から見えない位置への移設\n- 遺失物の引渡しの許可制\n',
      {
        第3: ['配車係の任命'],
        第4: ['車載端末の物理的な破壊', '乗客から見えない位置への移設', '遺失物の引渡しの許可制'],
      },
    ],
    [
      'a table of what is to be done',
      '# 方針\n\n## 9 車庫\n\n| 対象 | 行うこと |\n| - | - |\n| 鍵 | 当番による施錠 |\n',
      { '9(鍵)': ['当番による施錠'] },
    ],
    [
      'no items that name what may happen, nor what a body is there for',
      '8　車両\n(1) 乗客による車載端末の操作\n(2) 車庫からの鍵の盗難\n\n9　運行委員会\n(1) 運行の記録の分析\n\n10　鍵\n(1) 鍵の当日中の返却\n',
      { '10(1)': ['鍵の当日中の返却'] },
    ],
    [
      'items below a heading that forbids',
      '# 方針\n\n## 8 禁止事項\n\n- 合鍵の作成\n- 車庫からの鍵の持出し\n\n## 9 してはならないこと\n\n- 鍵を人に貸すこと。\n- 鍵を車内に置かないこと。\n',
      {
        '8': ['合鍵の作成をしてはならない', '車庫からの鍵の持出しをしてはならない'],
        '9': ['鍵を人に貸すことをしてはならない', '鍵を車内に置かないこと'],
      },
    ],
    [
      'no items below a heading on what is only told of',
      '# 方針\n\n## 5 対策\n\n### 5.1 記録の種類\n\n- 鍵の貸出し\n\n## 6 名簿の利用目的\n\n- 乗務の割当ての作成\n\n## 7 許可が必要な場合\n\n- 鍵の持出し\n\n## 8 研修の内容\n\n- 鍵の管理\n\n## 9 配車係\n\n- 鍵の管理\n\n## 10 名簿の照会\n\n- 照会の記録の作成\n\n## 11 確認事項\n\n- 退出のときの施錠の確認\n\n## 12 名簿を扱う事務\n\n- 入室の記録の取得\n',
      { '10': ['照会の記録の作成'], '11': ['退出のときの施錠の確認'], '12': ['入室の記録の取得'] },
    ],
    [
      'items that stop on purpose what may be harmful',
      '8　車両\n(1) 感染した端末の切離し\n(2) 侵害された配信の停止\n(3) 不要な通信の停止\n',
      { '8(1)': ['感染した端末の切離し'], '8(2)': ['侵害された配信の停止'], '8(3)': ['不要な通信の停止'] },
    ],
    [
      'headings without numbers below one with a number',
      '# 方針\n\n## 6 対策\n\n### 物理的対策\n\n書庫を施錠する。\n\n### 人的対策\n\n研修を行う。\n',
      { '6(物理的対策)': ['書庫を施錠する'], '6(人的対策)': ['研修を行う'] },
    ],
    [
      'a sentence that demands and then introduces a list',
      '（管理）\n第9条　管理者を定め、次に掲げる事項を行わせるものとする。\n(1) 証跡の保全\n',
      { 第9条: ['管理者を定める'], 第9条第1号: ['証跡の保全'] },
    ],
    [
      'a chapter 雑則 whose articles have their own titles',
      '第4章　雑則\n\n（監査）\n第10条　毎年、監査を行う。\n\n（委任）\n第11条　必要な事項は、別に定める。\n',
      { 第10条: ['毎年、監査を行う'] },
    ],
    [
      'what a section on duties demands beyond keeping to the documents',
      '（職員の責務）\n第9条　職員は、この方針及び対策基準を遵守しなければならない。\n2　職員は、秘密を漏らしてはならない。\n',
      { 第9条第2項: ['秘密を漏らしてはならない'] },
    ],
    [
      'a policy in polite style',
      '# 方針\n\n本会は、次のとおり方針を定め、情報を守ります。\n\n1. 体制\n\n   本会は、管理者を置きます。\n\n2. 持ち出し\n\n   許可なく情報を持ち出しません。\n\n2021年6月1日制定\n',
      { 1: ['管理者を置く'], 2: ['許可なく情報を持ち出しません'] },
    ],
    [
      'bullets with ・ below lines with ■',
      '**3. 守ること**\n\n■ 人で守る\n・研修を行います。\n・秘密を口外しません。\n\n■ 物で守る\n・棚を施錠します。\n',
      { 3: ['研修を行う', '秘密を口外しません', '棚を施錠する'] },
    ],
    [
      'rows with numbers of their own',
      '第6　鍵\n\n次のとおり行う。\n\n| 番号 | 行うこと |\n| --- | --- |\n| ⑴ | 鍵を箱に戻す。 |\n| ⑵ | 鍵を数える。 |\n',
      { '第6(1)': ['鍵を箱に戻す'], '第6(2)': ['鍵を数える'] },
    ],
    [
      'an act that is named among sentences below a heading on a body',
      '第6　体制\n\n1　館長を管理者とする。\n\n2　交替の際の鍵の確認及び帳面からの写しの取出し\n\n3　窓口は、入館を止める権限を持ち、止めたときは館長に届け出る。\n\n4　写り込んだ顔を切り除く。\n',
      {
        第6の1: ['館長を管理者とする'],
        第6の2: ['交替の際の鍵の確認', '帳面からの写しの取出し'],
        第6の3: ['窓口は、入館を止める権限を持つ', '止めたときは館長に届け出る'],
        第6の4: ['写り込んだ顔を切り除く'],
      },
    ],
    [
      'paragraphs and items of 第三',
      '（管理）\n第三　組合に責任者を置く。\n２　責任者は，台帳を備える。\n\n（対策）\n第四　次による。\n　一　端末を施錠する。\n',
      { 第三: ['組合に責任者を置く'], 第三第2項: ['台帳を備える'], 第四第1号: ['端末を施錠する'] },
    ],
    [
      'the first paragraph of an article, though others follow',
      '（利用）\n第5条　利用者は、申請書を提出するものとする。\n２　課長は、登録の内容を変更する。\n',
      { 第5条第1項: ['申請書を提出する'], 第5条第2項: ['登録の内容を変更する'] },
    ],
    [
      'what a contract is to say, but not what a committee deliberates on',
      '（委託）\n第6条　契約書に次の事項を明記しなければならない。\n(1) 秘密の保持に関すること。\n\n（会議）\n第7条　会議は、次の事項を審議する。\n(1) 基準の制定に関すること。\n',
      { 第6条第1号: ['秘密の保持に関すること'] },
    ],
    [
      'a restriction, but no permission',
      '第5　水門\n１　操作は、指名された者に限り行うことができる。\n２　職員は、資料を閲覧することができる。\n',
      { 第5の1: ['操作は、指名された者に限り行うことができる'] },
    ],
  ];

  it('knows sections by titles in two languages', () => {
    const { terms, controls } = read(
      'Information Policy\n\n1. Purpose / 目的\n鍵を守る。\n2. Definitions（用語）\n(a) Master Key：正規の鍵及びその複製\n3. Controls / 対策\n鍵を数える。\n4. Revision\n館長が改める。\n',
    );
    assert.deepEqual(
      terms.map(({ term }) => term),
      ['Master Key'],
    );
    assert.deepEqual(
      controls.map(({ id }) => id),
      ['3'],
    );
  });

  it('demands nothing by an article that is gone, a catch-all, or a note of an amendment', () => {
    const { controls } = read(
      '（対策）\n第1条　次の対策を講ずる。\n一　鍵の管理\n二　前号に掲げるもののほか、管理に関する対策\n（令五規則七・一部改正）\n第2条　削除\n',
    );
    assert.deepEqual(
      controls.map(({ id }) => id),
      ['第1条第1号'],
    );
  });

  it('takes 「…も、同様とする。」 for a part of the sentence before', () => {
    const { controls } = read('（守秘）\n第1条　職員は、秘密を漏らしてはならない。その職を退いた後も、同様とする。\n');
    assert.deepEqual(
      controls.flatMap(({ elements }) => elements.map(({ text }) => text)),
      ['秘密を漏らしてはならない'],
    );
  });

  it('demands what a section on exceptions orders, not what it allows', () => {
    const { controls } = read(
      '（例外措置）\n第1条　館長は、守れない理由があるときは、例外を認めることができる。\n２　館長は、例外の可否を審査し、記録を作成しなければならない。\n',
    );
    assert.deepEqual(
      controls.flatMap(({ elements }) => elements.map(({ text }) => text)),
      ['例外の可否を審査する', '記録を作成しなければならない'],
    );
  });

  it('takes bullets that name what is to be done for demands, but not what a body is there for', () => {
    const policy = read(
      '# 情報セキュリティ基本方針\n\n## 1 運用\n\n- 入館の記録の作成\n- 入館の記録の保存\n\n## 2 鍵管理委員会\n\n- 鍵の管理\n',
    );
    assert.deepEqual(
      policy.controls.flatMap(({ id, elements }) => elements.map(({ text }) => `${id} ${text}`)),
      ['1 入館の記録の作成', '1 入館の記録の保存'],
    );
  });

  it('cites numbers that begin anew below headings without a number by their heading, from the first on', () => {
    const policy = read(
      '# 情報セキュリティ基本方針\n\n## 体制\n\n(1) 管理者を置く。\n\n## 鍵の扱い\n\n(1) 鍵を箱に戻す。\n',
    );
    assert.deepEqual(
      policy.controls.map(({ id }) => id),
      ['体制(1)', '鍵の扱い(1)'],
    );
  });

  it('takes the sentence above a table for its lead-in', () => {
    const { controls } = read(
      '第1　対策\n次の表の左欄に掲げる区分に応じ、同表の右欄に掲げる対策を講じる。\n\n| 区分 | 対策 |\n|---|---|\n| 鍵 | 金庫に納める。 |\n',
    );
    assert.deepEqual(
      controls.map(({ id }) => id),
      ['第1(鍵)'],
    );
  });

  for (const [name, source, wanted] of PLACES) {
    it(`finds ${name}`, () => {
      assert.deepEqual(
        Object.fromEntries(
          read(source).controls.map(({ id, elements }) => [id, elements.map(({ wording }) => wording)]),
        ),
        wanted,
      );
    });
  }

  it('reads the example: 16 terms, and every place from 6 to 8', () => {
    const policy = readPolicy(readDocument(readFileSync('examples/基本方針.md', 'utf8'), '基本方針.md'), tokenize);
    assert.equal(policy.terms.length, 16);
    assert.deepEqual([...new Set(policy.controls.map(({ id }) => id.split('.')[0]))], ['6', '7', '8']);
  });

  it('reads terms without a tokenizer, and no controls', () => {
    const policy = readPolicy(readDocument(STYLES['articles with captions']!, 'policy.md'), undefined);
    assert.equal(policy.terms.length, 3);
    assert.deepEqual(policy.controls, []);
  });
});
