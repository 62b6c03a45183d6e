import { strict as assert } from 'node:assert';
import { measuresIn, meets } from '../../../server/src/coverage/measure';
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

describe('the rows of a table', () => {
  for (const [source, said] of [
    ['| 対象 | 保存場所 |\n| --- | --- |\n| 台帳 | 庁外の保管庫 |', '対象：台帳、保存場所：庁外の保管庫'],
    ['| 対象 | |\n| --- | --- |\n| 台帳 | 庁外の保管庫 |', '対象：台帳、庁外の保管庫'],
    ['台帳は、庁外に保存する。', '台帳は、庁外に保存する。'],
  ] as const)
    it(said, () => assert.equal(rowOf(readDocument(source, '対策基準.md').statements.at(-1)!), said));
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
