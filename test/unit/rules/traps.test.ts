import assert from 'node:assert/strict';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { applyEdits, safeFixes } from '../../../server/src/rules/finding';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

const POLICY = `# 緑野市情報セキュリティ基本方針

## 1 定義

(1) LGWAN接続系　総合行政ネットワークに接続された情報システムをいう。

(2) サーバ　ネットワークに接続された計算機をいう。

(3) 情報セキュリティ責任者　情報資産を管理する者をいう。

(4) 電磁的記録媒体　情報を記録する物をいう。

(5) クラウドサービス　インターネットを通じて提供されるサービスをいう。

## 2 対策

端末を管理する。
`;

describe('traps of Japanese text', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  /** What term/variant, character/variant and term/inconsistent mark in a text, and the text after all safe fixes. */
  const review = (text: string) => {
    const workspace = createWorkspace();
    workspace.set('/w/基本方針.md', POLICY);
    const head = '# 緑野市情報セキュリティ対策基準\n\n';
    workspace.set('/w/対策基準.md', head + text);
    workspace.equip(tokenize);
    const findings = workspace.findings('/w/対策基準.md').filter(({ rule }) => /^(?:term|character)\//.test(rule));
    const edits = safeFixes(findings).flatMap(({ fix }) => fix.edits);
    return {
      marked: findings.map(({ rule, span }) => `${rule}「${(head + text).slice(span.start, span.end)}」`),
      mended: applyEdits(head + text, edits).slice(head.length),
    };
  };

  const cases: readonly (readonly [string, string, readonly string[], string])[] = [
    [
      'characters of two units before a word',
      '𠮷野支所の端末は、𠮷野のＬＧＷＡＮ接続系に置く。',
      ['term/variant「ＬＧＷＡＮ接続系」'],
      '𠮷野支所の端末は、𠮷野のLGWAN接続系に置く。',
    ],
    [
      'an ideographic variation sequence in a name stays',
      '葛\u{e0100}城市のＬＧＷＡＮ接続系は、葛\u{e0100}城市が管理する。',
      ['term/variant「ＬＧＷＡＮ接続系」'],
      '葛\u{e0100}城市のLGWAN接続系は、葛\u{e0100}城市が管理する。',
    ],
    [
      'flags and emoji',
      '日本🇯🇵👨‍👩‍👧のＬＧＷＡＮ接続系🇯🇵を使う。',
      ['term/variant「ＬＧＷＡＮ接続系」'],
      '日本🇯🇵👨‍👩‍👧のLGWAN接続系🇯🇵を使う。',
    ],
    [
      'half-width katakana with its voicing marks',
      '職員は、ｻｰﾊﾞ及びｸﾗｳﾄﾞｻｰﾋﾞｽを使う。',
      ['term/variant「ｻｰﾊﾞ」', 'term/variant「ｸﾗｳﾄﾞｻｰﾋﾞｽ」'],
      '職員は、サーバ及びクラウドサービスを使う。',
    ],
    [
      'decomposed voicing marks',
      '職員は、サーハ\u3099を使う。',
      ['term/variant「サーハ\u3099」'],
      '職員は、サーバを使う。',
    ],
    ['bold brackets before です', '**「重要」**です。', [], '**「重要」**です。'],
    [
      'bold brackets around a term',
      'これは**「ＬＧＷＡＮ接続系」**である。',
      ['term/variant「ＬＧＷＡＮ接続系」'],
      'これは**「LGWAN接続系」**である。',
    ],
    [
      'a term cut by a line break',
      '職員は、LGWAN\n接続系及び電磁的記録\n媒体を使う。',
      [],
      '職員は、LGWAN\n接続系及び電磁的記録\n媒体を使う。',
    ],
    [
      'another notation cut by a line break: marked, and mended as one',
      '職員は、ＬＧＷＡＮ\n接続系を使う。',
      ['term/variant「ＬＧＷＡＮ\n接続系」'],
      '職員は、LGWAN接続系を使う。',
    ],
    [
      'cells of a table',
      '| 系 | 扱い |\n| --- | --- |\n| ＬＧＷＡＮ接続系 | 端末｜可 |\n',
      ['term/variant「ＬＧＷＡＮ接続系」'],
      '| 系 | 扱い |\n| --- | --- |\n| LGWAN接続系 | 端末｜可 |\n',
    ],
    [
      'the text of a link, but not its address',
      '[ＬＧＷＡＮ接続系](ＬＧＷＡＮ接続系.md)を使う。',
      ['term/variant「ＬＧＷＡＮ接続系」'],
      '[LGWAN接続系](ＬＧＷＡＮ接続系.md)を使う。',
    ],
    [
      'code',
      '設定は`ＬＧＷＡＮ接続系`とする。\n\n```\nＬＧＷＡＮ接続系\n```\n',
      [],
      '設定は`ＬＧＷＡＮ接続系`とする。\n\n```\nＬＧＷＡＮ接続系\n```\n',
    ],
    ['comments', '端末を使う。<!-- ＬＧＷＡＮ接続系 -->', [], '端末を使う。<!-- ＬＧＷＡＮ接続系 -->'],
    [
      'other signs in the place of a prolonged mark or a hyphen',
      'サ－バとサ―バとクラウドサ一ビスを使う。サーバ一台と区別する。',
      ['term/variant「サ－バ」', 'term/variant「サ―バ」', 'term/variant「クラウドサ一ビス」'],
      'サーバとサーバとクラウドサービスを使う。サーバ一台と区別する。',
    ],
    [
      'two cells of a table',
      '| ＬＡＮ | 接続系 |\n| --- | --- |\n| 電磁的 | 記録媒体 |\n',
      [],
      '| ＬＡＮ | 接続系 |\n| --- | --- |\n| 電磁的 | 記録媒体 |\n',
    ],
    [
      'a hard line break, ruby, references to characters and a title of a link',
      'ＬＧＷＡＮ<br>接続系と&#xFF2C;ＧＷＡＮ接続系と[端末](a.md "ｻｰﾊﾞ")と電磁的<ruby>記録<rt>きろく</rt></ruby>媒体を使う。',
      ['term/variant「ＬＧＷＡＮ<br>接続系」', 'term/variant「&#xFF2C;ＧＷＡＮ接続系」'],
      'ＬＧＷＡＮ<br>接続系と&#xFF2C;ＧＷＡＮ接続系と[端末](a.md "ｻｰﾊﾞ")と電磁的<ruby>記録<rt>きろく</rt></ruby>媒体を使う。',
    ],
    [
      'the inside of longer words',
      '統括情報セキュリティ責任者は、クラウドサービス事業者とサーバルームを見る。',
      [],
      '統括情報セキュリティ責任者は、クラウドサービス事業者とサーバルームを見る。',
    ],
  ];
  for (const [name, text, marked, mended] of cases) it(name, () => assert.deepEqual(review(text), { marked, mended }));
});
