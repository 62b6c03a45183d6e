import { strict as assert } from 'node:assert';
import { delay, measuresIn, meets } from '../../../server/src/coverage/measure';
import { rowOf, spellerOf } from '../../../server/src/coverage/wording';
import { readDocument } from '../../../server/src/document/document';
import { tokenizer } from '../tokenizer';

const DRAFT = `# 対策基準

## 総則

ログインには、多要素認証（以下「MFA」という。）を用いる。

統括情報セキュリティ責任者（以下「統括者」という。）を置く。
`;

describe('the words of a draft', () => {
  for (const [text, spelled] of [
    ['MFAを導入する。', '多要素認証を導入する。'],
    ['統括者は、報告する。', '統括情報セキュリティ責任者は、報告する。'],
    ['統括者会議を開く。', '統括者会議を開く。'],
    ['L G W A N 接続系の端末', 'LGWAN 接続系の端末'],
    ['Ｌ Ｇ Ｗ Ａ Ｎ接続系', 'ＬＧＷＡＮ接続系'],
    ['A 案と B 案', 'A 案と B 案'],
  ] as const)
    it(`${text} → ${spelled}`, async () => {
      const { spell } = spellerOf(readDocument(DRAFT, '対策基準.md'), await tokenizer);
      assert.equal(spell(text), spelled);
    });
});

describe('a short name', () => {
  /** A sentence in a draft with one definition, spelled. */
  const spelled = async (definition: string, text: string) =>
    spellerOf(readDocument(`# 対策基準\n\n## 総則\n\n${definition}\n`, '対策基準.md'), await tokenizer).spell(text);

  for (const [what, definition, text, expected] of [
    ['is spelled out', '多要素認証（以下「多認」という。）を用いる。', '多認を使う。', '多要素認証を使う。'],
    ['of a letter is not', '暗号化（以下「暗」という。）を行う。', '暗を使う。', '暗を使う。'],
    [
      'of twelve letters is',
      '情報セキュリティ責任者の多要素認証（以下「アイウエオカキクケコサシ」という。）を用いる。',
      'アイウエオカキクケコサシを使う。',
      '情報セキュリティ責任者の多要素認証を使う。',
    ],
    [
      'of thirteen is not',
      '情報セキュリティ責任者の多要素認証（以下「アイウエオカキクケコサシス」という。）を用いる。',
      'アイウエオカキクケコサシスを使う。',
      'アイウエオカキクケコサシスを使う。',
    ],
    [
      'is shorter than what it stands for',
      '暗号化（以下「変換法」という。）を行う。',
      '変換法を使う。',
      '変換法を使う。',
    ],
    [
      'of something long stands as it is',
      '端末を使用するすべての職員が必ず利用する多要素認証（以下「多認」という。）を用いる。',
      '多認を使う。',
      '多認を使う。',
    ],
    [
      'that stands in the long one stands as it is',
      '多要素認証（以下「多要素」という。）を用いる。',
      '多要素を使う。',
      '多要素を使う。',
    ],
    [
      'that says as much by itself stands as it is',
      '多要素認証の仕組み（以下「暗号化」という。）を用いる。',
      '暗号化を使う。',
      '暗号化を使う。',
    ],
    [
      'of what says nothing of the field stands as it is',
      '池の周りの花壇（以下「甲区」という。）を掃く。',
      '甲区を掃く。',
      '甲区を掃く。',
    ],
    ['of an act stands as it is', '池の水の検査（以下「甲号」という。）を得る。', '甲号を得る。', '甲号を得る。'],
  ] as const)
    it(`${what}: ${text}`, async () => assert.equal(await spelled(definition, text), expected));

  it('tells texts apart that are spelled otherwise', async () => {
    const keyOf = async (definition: string) =>
      spellerOf(readDocument(`# 対策基準\n\n## 総則\n\n${definition}\n`, '対策基準.md'), await tokenizer).key;
    const [mfa, cipher] = [
      '多要素認証（以下「甲号」という。）を用いる。',
      '通信の暗号化（以下「甲号」という。）を用いる。',
    ];
    assert.notEqual(await keyOf(mfa), await keyOf(cipher));
    assert.notEqual(await keyOf(mfa), await keyOf(mfa.replace('甲号', '乙号')));
    assert.equal(await keyOf(mfa), await keyOf(`${mfa}\n\n池の水を抜く。`));
  });
});

describe('the rows of a table', () => {
  for (const [source, said] of [
    ['| 対象 | 保存場所 |\n| --- | --- |\n| 台帳 | 庁外の保管庫 |', '対象：台帳、保存場所：庁外の保管庫'],
    ['| 対象 | |\n| --- | --- |\n| 台帳 | 庁外の保管庫 |', '対象：台帳、庁外の保管庫'],
    ['台帳は、庁外に保存する。', '台帳は、庁外に保存する。'],
  ] as const)
    it(said, () => assert.equal(rowOf(readDocument(source, '対策基準.md').statements.at(-1)!), said));
});

describe('what is done later or less often than it is demanded', () => {
  for (const [wanted, present, degree] of [
    ['研修を毎年行う', '研修は、十年に1回行う。', 1],
    ['監査を2年に1回受ける', '監査は、2年ごとに受ける。', 0],
    ['直ちに報告する', '月末にまとめて報告する。', 1],
    ['事前に確かめる', '接続した後に確かめる。', 1],
    ['事前に確かめる', '接続する前に確かめ、外した後にも確かめる。', 0],
    ['研修を行う', '研修は、5年ごとに行う。', 0.5],
    ['記録を残す', '作業を終えた後に、記録を残す。', 0.5],
    ['記録を残す', '記録を残す。', 0],
  ] as const)
    it(`${wanted}: ${present}`, () => assert.equal(delay(measuresIn(wanted), measuresIn(present)), degree));
});

describe('what a demand wants measured', () => {
  for (const [wanted, present, degree] of [
    ['一定期間保存する', 'ログを取得し、3年間保存する。', 1],
    ['一定期間保存する', 'ログを保存する。', 0],
    ['定期的に点検する', '四半期ごとに点検する。', 1],
    ['定期的に点検する', '6月と12月に点検する。', 1],
    ['年1回以上実施する', '毎年度実施する。', 1],
    ['年1回以上実施する', '必要に応じて実施する。', 0],
    ['台帳を整備する', '台帳を毎年更新する。', 0.5],
  ] as const)
    it(`${wanted}: ${present}`, () => assert.equal(meets(measuresIn(wanted), measuresIn(present)), degree));
});
