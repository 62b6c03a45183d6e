import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';

/** A text, and the words that it defines with what it says of them. */
const CASES: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    'items with quoted words and a comma of the law',
    '（定義）\n第２条　用語の定義は，次のとおりとする。\n⑴　「教員等」とは，教員及び職員（非常勤を含む。）をいう。\n⑵　「学生」とは，本学に在籍する者をいう。',
    { 教員等: '教員及び職員（非常勤を含む。）をいう', 学生: '本学に在籍する者をいう' },
  ],
  [
    'words of this document',
    '1　総則\n\nこの基準にいう複数の要素とは、異なる二つの要素をいう。\n\nこの基準でいう「保守端末」とは、点検に用いる端末をいう。',
    { 複数の要素: '異なる二つの要素をいう', 保守端末: '点検に用いる端末をいう' },
  ],
  [
    'lines below a heading',
    '2　用語の意義\n　情報資産　情報及び機器をいう。\n　貸与端末　組合が貸与する端末をいう。',
    { 情報資産: '情報及び機器をいう。', 貸与端末: '組合が貸与する端末をいう。' },
  ],
  [
    'とは without items',
    '1―2　用語の定義\n　基幹系とは、住民の情報を扱う機器（試験用を除く。）をいう。\n　公開系とは、ホームページの機器をいう（試験用を除く。）。',
    { 基幹系: '住民の情報を扱う機器（試験用を除く。）をいう', 公開系: 'ホームページの機器をいう（試験用を除く。）' },
  ],
  [
    'two things that are kept apart',
    '## 通信\n\n本館の網と分館の網とは、互いに通信のできない構成とする。「本館の網」とは、受付の機器を結ぶ網をいう。',
    { 本館の網: '受付の機器を結ぶ網をいう' },
  ],
  [
    'two words in one sentence',
    '## 定義\n\nこの方針において「資産」とは、情報及び機器をいい、「役員」とは、理事及び監事をいう。',
    { 資産: '情報及び機器をいい', 役員: '理事及び監事をいう' },
  ],
  [
    'a list in polite style',
    '1. 用語の説明\n\n   - 「利用者情報」とは、利用者の氏名及び記録をいいます。',
    { 利用者情報: '利用者の氏名及び記録をいいます' },
  ],
  [
    'dots and colons',
    '**2 用語**\n\n1. 校務情報…成績、出欠など\n2. 児童端末…児童に貸与する端末\n3. 教員：校長及び教諭',
    { 校務情報: '成績、出欠など', 児童端末: '児童に貸与する端末', 教員: '校長及び教諭' },
  ],
  [
    'a list of definitions as pandoc writes it',
    '## 用語\n\n合鍵\n: 正規の鍵を複製したものをいう。\n\n合札\n:   札を複製したもの\n\n## 対策\n\n保管\n: 鍵を金庫に納める。',
    { 合鍵: '正規の鍵を複製したものをいう。', 合札: '札を複製したもの' },
  ],
  [
    'a table with more columns',
    '## 用語\n\n| No. | 用語 | 説明 |\n| - | - | - |\n| 1 | 事故 | 情報が漏れること |',
    { 事故: '情報が漏れること' },
  ],
  [
    'words given in passing',
    '青葉会（以下、「本会」といいます。）は、利用者及び家族（以下、利用者等）の情報（以下同じ。）を守ります。役員及び会員（以下これらを「会員等」と総称する。）に適用する。',
    { 本会: '青葉会', 利用者等: '利用者及び家族', 会員等: '役員及び会員' },
  ],
  [
    'words given behind other words that were given',
    '青葉会（以下「会」といいます。）及びその支部（以下、会と総称して「各会」といいます。）の全ての役員（以下「役員」といいます。）に適用する。',
    { 会: '青葉会', 各会: '青葉会及びその支部', 役員: '青葉会及びその支部の全ての役員' },
  ],
  [
    'words given inside brackets',
    '役員は、帳票のうち名簿（帳票の管理に関する法律（平成15年法律第57号。以下「法」という。）第2条の名簿をいう。）を含むもの（以下「重要帳票」という。）を保管し、会の管理する書庫（以下「書庫」という。）に納める。',
    {
      法: '帳票の管理に関する法律',
      重要帳票:
        '帳票のうち名簿（帳票の管理に関する法律（平成15年法律第57号。以下「法」という。）第2条の名簿をいう。）を含むもの',
      書庫: '会の管理する書庫',
    },
  ],
  ['what is put somewhere', '本会に帳票管理委員会（以下「委員会」という。）を置く。', { 委員会: '帳票管理委員会' }],
  [
    'words that mean the same from here on',
    '会は、帳票（会が職務上作る紙及び図面をいう。以下同じ。）を守り、職員（臨時の者を含む。以下同じ。）に教える。',
    { 帳票: '会が職務上作る紙及び図面をいう。' },
  ],
  [
    'words given for the next article',
    '管理者は、基準（次条において「対策基準」という。）を定める。',
    { 対策基準: '基準' },
  ],
  [
    'lines with numbers before them',
    '第2条（定義）用語は、次による。\n　1号　帳票　紙の様式をいう。\n　2号　台帳　一覧の帳票をいう。',
    { 帳票: '紙の様式をいう。', 台帳: '一覧の帳票をいう。' },
  ],
  [
    'abbreviations with what they stand for',
    '副市長をCISO（Chief Information Security Officer：最高責任者）とし、CSIRT（事故対応チーム）を置く。CSIRTは訓練を行う。事業継続計画（BCP）を定め、BCPを見直す。',
    {
      CISO: 'Chief Information Security Officer：最高責任者',
      CSIRT: '事故対応チーム',
      BCP: '事業継続計画',
    },
  ],
  [
    'sentences with the word as their subject, in a section on terms',
    '## 用語\n\n完全性は、情報が書き換えられていないことを指します。可用性は、情報をいつでも使えることを指す。また、機密性は、許された者だけが見られることをいいます。\n\n- 「職員」は、常勤の者をいう。\n- 端末（持ち運べるものに限る。）は、パソコンの総称である。\n\nこれは、次のことをいう。職員は、端末を使う。\n\n(1) 書庫　鍵又は札を納める室をいう。',
    {
      完全性: '情報が書き換えられていないことを指します',
      可用性: '情報をいつでも使えることを指す',
      機密性: '許された者だけが見られることをいいます',
      職員: '常勤の者をいう',
      書庫: '鍵又は札を納める室をいう。',
      端末: 'パソコンの総称である',
    },
  ],
  ['but not elsewhere', '## 管理\n\n鍵の管理者は、鍵を持つ者をいう。責任者は、課長を指す。', {}],
  ['no word that is only explained', '総合行政ネットワーク（LGWAN）に接続し、USBメモリ（貸与品）を用いる。', {}],
  [
    'no heading over several words',
    '2 定義\n\n(1) 組織に関する用語\n\nア　本部　会長の補佐をいう。',
    { 本部: '会長の補佐をいう。' },
  ],
];

describe('definitions', () => {
  for (const [name, source, wanted] of CASES) {
    it(name, () => {
      const { definitions } = readDocument(source, '方針.md');
      assert.deepEqual(Object.fromEntries(definitions.map(({ term, text }) => [term, text])), wanted);
      for (const { span } of definitions) assert.ok(span.start < span.end && span.end <= source.length);
    });
  }
});
