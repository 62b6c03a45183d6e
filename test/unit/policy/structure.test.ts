import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const DEFINED: readonly (readonly [name: string, source: string, terms: Readonly<Record<string, string>>])[] = [
  [
    'each name in a row has its own thing',
    '1 構成\n方針は、鍵の基本方針（以下「基本方針」という。）及び鍵の対策基準（以下「対策基準」という。）から成る。',
    { 基本方針: '鍵の基本方針', 対策基準: '鍵の対策基準' },
  ],
  [
    'a name stands for what is right before it, not for the clauses before that',
    '1 経緯\n鍵の紛失が増えていることに伴い、事故のおそれも高まっていることから、青葉市立図書館（以下「当館」という。）は、鍵を守るため鍵の方針（以下「方針」という。）を定め、館長を鍵統括責任者（以下「統括責任者」という。）とする。',
    { 当館: '青葉市立図書館', 方針: '鍵の方針', 統括責任者: '鍵統括責任者' },
  ],
  [
    'a topic without a comma, and an object before 「として」',
    '1 経緯\n当会は利用者及び家族（以下「利用者等」という）の鍵を預かる。さらに、当会は鍵管理台帳（以下台帳という）を備え、鍵の守り方を青葉会鍵方針（以下「鍵方針」という。）として定める。',
    { 利用者等: '利用者及び家族', 台帳: '鍵管理台帳', 鍵方針: '青葉会鍵方針' },
  ],
  [
    'what is quoted is the thing; a quote may hold it',
    '1 経緯\n本校は、全ての鍵を対象とする「本校の鍵の方針」（以下「方針」という。）を定め、その細目を「鍵の手順書（以下「手順」という。）」として定める。',
    { 方針: '「本校の鍵の方針」', 手順: '鍵の手順書' },
  ],
  [
    'the number of a law belongs to one thing',
    '1 対象\n鍵、鍵の管理に関する法律（平成25年法律第27号。以下「鍵法」という。）第2条の合鍵及び札を対象とする。',
    { 鍵法: '鍵の管理に関する法律' },
  ],
  [
    'double quotes, and names without 「という」',
    '1 対象\nこの方針は○○館（以下『当館』）の鍵を担当する者（以下、『担当者』）に適用する。',
    { 当館: '○○館', 担当者: '○○館の鍵を担当する者' },
  ],
  ['これを…と呼ぶ', '以下の通り鍵の守り方を定め、これを「鍵の方針」と呼びます。', { 鍵の方針: '以下の通り鍵の守り方' }],
  [
    'a name given in the title of an item',
    '2 定義\n(1) 鍵管理システム（以下「KMS」という。） 鍵の貸出しを記録する仕組みをいう。\n(2) 合鍵 鍵を複製したものをいう。',
    { 鍵管理システム: '鍵の貸出しを記録する仕組みをいう。', KMS: '鍵管理システム', 合鍵: '鍵を複製したものをいう。' },
  ],
  [
    'をさす, 言う, and とは in its place behind the word',
    '第3条　用語の定義\n防護とは、鍵を守ることを言う。\n(1) 貸与とは、鍵を渡すことをさす。\n(2) 返却　とは、鍵を戻すことを指す。',
    { 防護: '鍵を守ることを言う', 貸与: '鍵を渡すことをさす', 返却: '鍵を戻すことを指す。' },
  ],
  [
    'a section on terms may end with こと',
    '2 用語\n・貸与とは、鍵を渡すこと。\n\n・返却とは、鍵を戻すこと。',
    { 貸与: '鍵を渡すこと', 返却: '鍵を戻すこと' },
  ],
  [
    'what a word means, holds or is, with or without いう',
    '2 用語の定義と重要性\n当館における鍵とは、正規の鍵及び合鍵を含みます。\n3 区分\n貸与とは、鍵を渡すことを意味します。',
    { 鍵: '正規の鍵及び合鍵を含みます', 貸与: '鍵を渡すことを意味します' },
  ],
  [
    'a sentence that ends with the thing',
    '第2条（定義）\n本規程で掲げる「合鍵」とは、正規の鍵を複製したもの（札を含む。）',
    { 合鍵: '正規の鍵を複製したもの（札を含む。）' },
  ],
  [
    'quoted words below a word, and the space in 第 2 条',
    '2 用語\n① 保全\n鍵を保つことをいう。\n(1)「施錠性」\n施錠できること。\n② 合鍵\n鍵法第 2 条に規定するものを\nいう。',
    {
      保全: '鍵を保つことをいう。\n(1) 「施錠性」\n(1) 施錠できること。',
      施錠性: '施錠できること。',
      合鍵: '鍵法第 2 条に規定するものを\nいう。',
    },
  ],
  ['elsewhere とは…こと is a rule', '4 連携\n関係機関とは、平時から連絡を密にすること。', {}],
  [
    'lines in a section on terms, whatever the second sentence is',
    '第2条（定義）\n合鍵　正規の鍵を複製したものの総称。合鍵には予備の鍵が含まれる。\n合札　札の状態をいい、赤札と白札に区分される。',
    {
      合鍵: '正規の鍵を複製したものの総称。合鍵には予備の鍵が含まれる。',
      合札: '札の状態をいい、赤札と白札に区分される。',
    },
  ],
  [
    'a word alone on its line',
    '2 用語の定義\n\n合鍵（duplicate）\n正規の鍵を複製したものをいう。\n\n合札\n札を複製したものをいう。',
    { 合鍵: '正規の鍵を複製したものをいう。', 合札: '札を複製したものをいう。' },
  ],
  [
    'items that say what they mean, in an article on something else',
    '（趣旨）\n第1条　この規程は、鍵を扱う。\n(1) 課等　鍵を用いる課及び室をいう。\n(2) 合鍵\n正規の鍵を複製したものをいう。',
    { 課等: '鍵を用いる課及び室をいう。', 合鍵: '正規の鍵を複製したものをいう。' },
  ],
  [
    'things listed below a definition belong to it',
    '3 定義\n(1) 「鍵資産」とは、次のものをいう。\nア　正規の鍵\nイ　合鍵',
    { 鍵資産: '次のものをいう\nア 正規の鍵\nイ 合鍵' },
  ],
  [
    'the marks of notes are no part of a word',
    '2 用語\n\n※1 合鍵　正規の鍵を複製したもの。',
    { 合鍵: '正規の鍵を複製したもの。' },
  ],
  [
    'a law in quotes is named, not defined',
    '2 定義\n(1) 利用者情報\n「個人情報の保護に関する法律」 （以下「法」という。）第2条に規定する情報をいう。',
    {
      利用者情報: '「個人情報の保護に関する法律」 （以下「法」という。）第2条に規定する情報をいう。',
      法: '「個人情報の保護に関する法律」',
    },
  ],
];

const DEMANDED: readonly (readonly [
  name: string,
  source: string,
  demands: readonly (readonly [place: string, text: string])[],
])[] = [
  [
    'an aim of two verbs is one aim',
    '4 体制\n鍵の管理を維持し、及び向上するため、責任者を置く。\n5 推進\n対策を推進し、管理するための体制を確立する。',
    [
      ['4', '責任者を置く'],
      ['5', '対策を推進し、管理するための体制を確立する'],
    ],
  ],
  [
    'a condition of two verbs is one condition',
    '4 対応\n鍵を紛失し、又は破損した場合は、館長に報告する。\n5 再発防止\n違反が生じ、その違反が重大な場合には、担当者を教育する。',
    [
      ['4', '館長に報告する'],
      ['5', '担当者を教育する'],
    ],
  ],
  [
    'verbs without anything between them are one act',
    '4 記録\n台帳を作成し保存する。\n5 維持\n鍵の「所在」「本数」及び「状態」を確認し記録する。',
    [
      ['4', '台帳を作成し保存する'],
      ['5', '鍵の所在本数及び状態を確認し記録する'],
    ],
  ],
  [
    'ways to look at something are not several things',
    '3 対策\n組織的、人的、物理的な観点から対策を行う。',
    [['3', '組織的、人的、物理的な観点から対策を行う']],
  ],
  [
    'rules for two things are one thing',
    '3 規程\n鍵の保護並びに貸出しのためのルールを館内に周知徹底する。',
    [['3', '鍵の保護並びに貸出しのためのルールを館内に周知徹底する']],
  ],
  [
    'in what light something is done is no demand',
    '4 評価\n前年の監査の結果及び点検の結果を勘案した上で、鍵の管理を見直す。\n5 体制\n利用者の要望を鑑み、担当者を置く。\n6 手続\n法令にもとづき、台帳を備える。',
    [
      ['4', '鍵の管理を見直す'],
      ['5', '担当者を置く'],
      ['6', '台帳を備える'],
    ],
  ],
  [
    'items that nothing introduces, in any section that is none of something else',
    '4 鍵の管理\n(1) 保管\n① 鍵の保管庫への施錠保管\n② 本館の鍵と分館の鍵との分離\n(2) 貸出し\n① 退職した館員の番号の当日中の停止\n② 受付の手順の作成\n5 点検\n一　学期ごとの自己点検の実施\n6 委員会の審議事項\n(1) 鍵の管理の見直し',
    [
      ['4(1)①', '鍵の保管庫への施錠保管'],
      ['4(1)②', '本館の鍵と分館の鍵との分離'],
      ['4(2)①', '退職した館員の番号の当日中の停止'],
      ['4(2)②', '受付の手順の作成'],
      ['5一', '学期ごとの自己点検の実施'],
    ],
  ],
  [
    'what a sentence says that the items below are about',
    '4 保管\n鍵、札及び箱の保管について、次の対策を講じる。\n(1) 金庫の設置\n5 返却\n鍵を集め、札の返却について、次の措置を講じる。\n(1) 台帳の作成',
    [
      ['4(1)', '金庫の設置'],
      ['5', '鍵を集める'],
      ['5(1)', '台帳の作成'],
    ],
  ],
  [
    'what is made public after an accident, and what is looked at before, is not the document',
    '4 公開の前の審査\n名前の有無を審査する。\n5 事故への対応\n5.1 公表\n事実を公表する。\n6 公表\n方針を公表する。\n7 ホームページ\n7.1 公開の範囲\n館員の写真は公開しない。',
    [
      ['4', '名前の有無を審査する'],
      ['5.1', '事実を公表する'],
      ['7.1', '館員の写真は公開しない'],
    ],
  ],
  [
    'keeping to the documents is told beside the aim, the scope and after an aim of its own, too',
    '1 目的\n1.1 鍵を守ることを目的とする。\n1.2 館員は、この方針及びこれに基づく定めを守り、業務に当たる。\n2 対象\n2.1 この方針の対象は、全ての鍵とする。\n3 務め\n館員は、来館者の心情を重んじ、この方針、基準及び要領を守らなければならない。\n4 規程\n各館は、対策基準に沿って、作業の手順書を作成する。\n5 保管\n鍵を金庫に保管する。',
    [['5', '鍵を金庫に保管する']],
  ],
  [
    'what is forbidden as a phrase is told whole',
    '4 鍵\n次の措置を講ずる。\n(1) 目的を超える鍵の貸出しの禁止\n(2) 鍵を私物の箱に入れることの禁止',
    [
      ['4(1)', '目的を超える鍵の貸出しの禁止'],
      ['4(2)', '鍵を私物の箱に入れることの禁止'],
    ],
  ],
  [
    'keeping to the documents in general is no rule in them',
    '4 姿勢\n職員は、本方針を理解し、遵守するとともに、鍵を施錠して保管する。\n5 遵守義務者\n職員は、本方針及び規則等を遵守する義務を負うとともに、法令に従わなければならない。',
    [['4', '鍵を施錠して保管する']],
  ],
  [
    'what follows from an event is told, not demanded',
    '3 社会的責任\n鍵を紛失し、又は破損した場合には、業務が混乱し、信用を失うこととなる。\n4 対応\n紛失を館長に報告する。',
    [['4', '紛失を館長に報告する']],
  ],
  [
    'what a policy is made up of is no demand',
    '1-2 構成\n本方針は、基本方針及び対策基準から構成されます。\n1-3 対策\n鍵を保管します。',
    [['1-3', '鍵を保管する']],
  ],
  [
    'a thing with another is one thing',
    '5 通信\n他の区分との通信を遮断する。\n6 委託\n業者との役割の分担を明らかにする。',
    [
      ['5', '他の区分との通信を遮断する'],
      ['6', '業者との役割の分担を明らかにする'],
    ],
  ],
  [
    'laws with their numbers are one thing to keep to',
    '8 法令\n職員は、鍵に関する法律（平成15年法律第57号）、札の禁止等に関する法律（平成11年法律第128号）その他の関係法令を遵守する。',
    [['8', '鍵に関する法律、札の禁止等に関する法律その他の関係法令を遵守する']],
  ],
  [
    'a column of phrases names what a column of sentences demands',
    '## 5 対策\n\n| 対策 | 内容 |\n| - | - |\n| 保管 | 鍵を金庫に保管する。 |\n| 返却 | 鍵をその日のうちに返す。 |',
    [
      ['5(保管)', '鍵を金庫に保管する'],
      ['5(返却)', '鍵をその日のうちに返す'],
    ],
  ],
  [
    'to whom the policy applies is its scope, whatever the section is called',
    '1 総則\n1.1 この方針は、鍵を使う全ての者（委託先を含む。以下「利用者」という。）に適用する。\n2 保管\n2.1 鍵を金庫に保管する。',
    [['2.1', '鍵を金庫に保管する']],
  ],
  [
    'documents that are not published, named in brackets',
    '1 保管\n鍵を金庫に保管する。\n2 文書\n鍵の基準（以下「対策基準」という。）及び館ごとの手順は、館外に公表しない。',
    [['1', '鍵を金庫に保管する']],
  ],
  [
    'a table of who holds which office settles that itself',
    '## 5 体制\n\n(1) 鍵を管理する者を置くこと。\n(2) 役割は、次の表のとおりとする。\n\n| 役職 | 充てる者 |\n| - | - |\n| 鍵統括責任者 | 館長 |\n| 鍵管理者 | 係長 |',
    [['5(1)', '鍵を管理する者を置く']],
  ],
  [
    'a table of offices that are to be established demands each',
    '## 5 体制\n\n次の表に掲げる役を設ける。\n\n| 役職 | 充てる者 |\n| - | - |\n| 鍵統括責任者 | 館長 |\n| 鍵管理者 | 係長 |',
    [
      ['5', '鍵統括責任者（館長）'],
      ['5', '鍵管理者（係長）'],
    ],
  ],
  [
    'items that end in what is to be done, under any title',
    '## 5 点検及び改善\n\n・鍵の数を年に1回点検\n\n・点検の結果を館長に報告し、書面により保存\n\n・鍵の種類',
    [
      ['5', '鍵の数を年に1回点検'],
      ['5', '点検の結果を館長に報告する'],
      ['5', '書面により保存'],
    ],
  ],
  [
    'a section on relations with others is no scope',
    '3 他の規程との関係\n火災については、防火規程による。\n4 外部との関係\n委託先に鍵を渡すときは、受領書を取る。',
    [['4', '受領書を取る']],
  ],
  [
    'a table of verdicts says each of its row and its column',
    '## 5 操作\n\n鍵の操作は、次の表によるものとする。\n\n| 操作 | 職員 | 委託先 |\n| - | - | - |\n| 貸出し | 可 | 要許可 |\n| 複製 | 不可 | 不可 |',
    [
      ['5', '貸出し（委託先）：要許可'],
      ['5', '複製（職員）：不可'],
      ['5', '複製（委託先）：不可'],
    ],
  ],
  [
    'what is said of the documents, wherever it stands',
    '3 対象となる人\n職員は、この方針と、これに基づいて定める規程を守ります。\n4 保管\n鍵を保管します。\n9 規程\n対策基準（以下「基準」といいます。）を策定します。実施手順を各館で策定します。対策基準は公表しません。',
    [['4', '鍵を保管する']],
  ],
  [
    'numbers behind round bullets',
    '鍵の方針\n\n次のことに取り組むことを宣言する。\n\n  • ⑴ 責任者を置く。\n  • ⑵ 鍵を点検する。',
    [
      ['(1)', '責任者を置く'],
      ['(2)', '鍵を点検する'],
    ],
  ],
  [
    'captions behind round bullets',
    '第1章 総則\n\n  • （目的）\n\n    第1条 この規程は、鍵を守ることを目的とする。\n\n  • （保管）\n\n    第2条 鍵を金庫に保管する。',
    [['第2条', '鍵を金庫に保管する']],
  ],
  [
    'a standard in the same document has demands of its own',
    'Ⅰ．基本方針\n1．目的\n鍵を守る。\n2．組織\n2.1 責任者\n責任者を置く。\nⅡ．対策基準\n1．物理的対策\n鍵を金庫に保管する。\n2．人的対策\n研修を行う。',
    [
      ['I.2.1', '責任者を置く'],
      ['II.1', '鍵を金庫に保管する'],
      ['II.2', '研修を行う'],
    ],
  ],
  [
    'a 別記 that holds the text itself',
    '鍵の管理要綱の制定\n\n別記のとおり要綱を定め、実施することとしたので、その運用に努められたい。\n\n別記\n\n鍵の管理要綱\n\n第1 目的\n\n鍵を守ることを目的とする。\n\n第2 保管\n\n鍵を金庫に保管する。',
    [['別記第2', '鍵を金庫に保管する']],
  ],
  [
    'a 目次 that is a title alone',
    '鍵の方針\n\n目次\n\n第1章 鍵の方針について\n\n当館は、来館者の鍵を預かり、長年にわたり運営してきた。\n\n第2章 対策\n\n鍵を金庫に保管する。',
    [['第2章', '鍵を金庫に保管する']],
  ],
];

const TITLED: readonly (readonly [name: string, source: string, title: string, issuer: string])[] = [
  [
    'where a page stands on its site is no title',
    'ホーム > 市政 > 計画 > 情報セキュリティ基本方針\n\n青葉市情報セキュリティ基本方針\n\n1 目的\n守る。',
    '青葉市情報セキュリティ基本方針',
    '青葉市',
  ],
  [
    'nor is the number of a decree',
    '○青葉市水道課における情報セキュリティの確保に関する規程\n\n令和3年4月1日\n\n水道事業管理規程第1号\n\n第1条 目的',
    '青葉市水道課における情報セキュリティの確保に関する規程',
    '青葉市水道課',
  ],
  [
    'an issuer has no space behind it',
    '青葉大学　情報セキュリティポリシー\n\n1 目的',
    '青葉大学　情報セキュリティポリシー',
    '青葉大学',
  ],
  [
    'medical is no part of a hospital',
    '青葉総合病院医療情報セキュリティ基本方針\n\n1 目的',
    '青葉総合病院医療情報セキュリティ基本方針',
    '青葉総合病院',
  ],
  [
    'what it is about is no issuer',
    '管理対象情報の取扱いに係る情報セキュリティ対策要綱\n\n第1 目的',
    '管理対象情報の取扱いに係る情報セキュリティ対策要綱',
    '',
  ],
];

describe('how organisations put their policies', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  for (const [name, source, wanted] of DEFINED)
    it(name, () => {
      const { terms } = readPolicy(readDocument(source, '方針.md'), tokenize);
      assert.deepEqual(Object.fromEntries(terms.map(({ term, definition }) => [term, definition])), wanted);
    });
  for (const [name, source, wanted] of DEMANDED)
    it(name, () => {
      const { controls } = readPolicy(readDocument(source, '方針.md'), tokenize);
      assert.deepEqual(
        controls.flatMap(({ id, elements }) => elements.map(({ text }) => [id, text])),
        wanted,
      );
    });
  for (const [name, source, title, issuer] of TITLED)
    it(name, () => {
      const document = readDocument(source, '方針.md');
      assert.deepEqual([document.title, document.issuer], [title, issuer]);
    });
});
