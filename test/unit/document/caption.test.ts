import { strict as assert } from 'node:assert';
import { linesOfEntries, table } from './reading';

table('captions', [
  ['before the article', ['（趣旨）', '第1条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['in half width', ['(趣旨)', '第1条 この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['with spaced letters', ['（趣　旨）', '第１条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['indented', ['\u3000（趣旨）', '\u3000第１条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['in square brackets', ['【趣旨】', '第1条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['in plain square brackets', ['[趣旨]', '第1条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['in wide square brackets', ['［趣旨］', '第1条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['apart by an empty line', ['（趣旨）', '', '第1条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['apart by a comment', ['（趣旨）', '<!-- 確認済み -->', '第1条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['on the line of the article', ['第1条（趣旨）', 'この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['on the line, then the sentence', ['第1条（趣旨）　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['before the number alone', ['（趣旨）', '第1条', 'この規程は、鍵を扱う。'], ['第1条|趣旨']],
  [
    'before a number without article',
    ['（趣旨）', '1　この要領は、鍵を扱う。', '（範囲）', '2　本館とする。'],
    ['1|趣旨', '2|範囲'],
  ],
  [
    'before a list item',
    ['（趣旨）', '', '1. この要領は、鍵を扱う。', '', '（範囲）', '', '2. 本館とする。'],
    ['1|趣旨', '2|範囲'],
  ],
  ['no caption: who may read it', ['（公開しない）', '1　趣旨', 'この要綱は、鍵を扱う。'], ['1|趣旨']],
  ['before 第1', ['（趣旨）', '第1　この要綱は、鍵を扱う。'], ['第1|趣旨']],
  [
    'before a paragraph',
    ['（貸出し）', '第2条　職員に貸す。', '（記録）', '２　貸出簿を備える。'],
    ['第2条|貸出し', ' 2|記録'],
  ],
  [
    'before kanji numerals',
    ['（趣旨）', '第一条　この規程は、鍵を扱う。', '（範囲）', '第二条　本館とする。'],
    ['第一条|趣旨', '第二条|範囲'],
  ],
  ['as a heading before the article', ['### （趣旨）', '第1条　この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['as a heading before a heading', ['### （趣旨）', '### 第1条', 'この規程は、鍵を扱う。'], ['第1条|趣旨']],
  [
    'behind an identifier',
    ['2101-1　（趣旨）', '第1条　この規程は、鍵を扱う。', '2101-2　（範囲）', '第2条　本館とする。'],
    ['第1条|趣旨', '第2条|範囲'],
  ],
  ['behind a short identifier', ['A101-1 (趣旨)', '第1条 この規程は、鍵を扱う。'], ['第1条|趣旨']],
  ['with brackets inside', ['（貸出し（夜間を除く。））', '第2条　職員に貸す。'], ['第2条|貸出し（夜間を除く。）']],
  ['that stands before nothing', ['第1条　趣旨', '（次の頁に続く）'], ['第1条|趣旨']],
  [
    'of the chapter is none',
    ['第1章　総則', '（趣旨）', '第1条　この規程は、鍵を扱う。'],
    ['第1章|総則', ' 第1条|趣旨'],
  ],
  ['is not the number of the decree', ['（平成30年4月1日規程第2号）', '第1条　この規程は、鍵を扱う。'], ['第1条|']],
  ['is not the amendment', ['（令和5年9月1日一部改正）', '1 趣旨'], ['1|趣旨']],
  [
    'about an amendment is one',
    ['（この規程の改正）', '第1条　改める。', '（改正）', '第2条　改める。'],
    ['第1条|この規程の改正', '第2条|改正'],
  ],
  [
    'is not the end of a list item',
    ['第2条　貸出し', '', '1. 期間', '   （夜間を除く期間）', '', '2　職員に貸す。'],
    ['第2条|貸出し', ' 1|期間', ' 2|'],
  ],
  ['is not a remark', ['（案）', '1　館長は、鍵を管理する。'], ['1|']],
  ['is not a sentence', ['（館長が認めた場合を除く。）', '2　館長は、鍵を管理する。'], ['2|']],
  ['is not the relation of a form', ['（第3条関係）', '1　氏名を書く。'], ['1|']],
  [
    'loses to the title of the line itself',
    ['（部外秘）', '第1　総則', '（部外秘）', '## 第2　鍵'],
    ['第1|総則', '第2|鍵'],
  ],
]);

describe('captions: the line of an entry', () => {
  it('is the line with the number', () => {
    assert.deepEqual(linesOfEntries('題名\n\n（趣旨）\n\n第1条　鍵を扱う。\n２　札を扱う。\n\n- (1) 鍵\n'), [5, 6, 8]);
  });
  it('is counted the same with CRLF', () => {
    assert.deepEqual(linesOfEntries('題名\r\n\r\n（趣旨）\r\n第1条　鍵を扱う。\r\n２　札を扱う。\r\n'), [4, 5]);
  });
});

table('titles', [
  [
    'spaced letters',
    ['１　目　　的', '２　鍵　の　管　理', '３　Ｌ Ｏ Ｃ Ｋ の管理'],
    ['1|目的', '2|鍵の管理', '3|ＬＯＣＫの管理'],
  ],
  ['spaced letters of a heading', ['# 鍵 の 規 程', '## 第 １ 章　総　則'], ['|鍵の規程', ' 第1章|総則']],
  [
    'a whole sentence is none',
    ['(1) 鍵は、金庫に納める。', '(2) 鍵を金庫に納めること。', '(3) 鍵を金庫に納める'],
    ['(1)|', '(2)|', '(3)|'],
  ],
  [
    'a noun with commas',
    ['(1) 鍵、札、箱等の紛失', '(2) 火災及び地震による損壊'],
    ['(1)|鍵、札、箱等の紛失', '(2)|火災及び地震による損壊'],
  ],
  [
    'a word and what is said of it',
    ['(1) 合鍵　鍵を複製したものをいう。', '(2) 合札: 札を複製したものをいう。'],
    ['(1)|合鍵', '(2)|合札'],
  ],
  ['a word with its expansion', ['(1) KMO（鍵管理室）　鍵を管理する部署をいう。'], ['(1)|KMO（鍵管理室）']],
  ['a word of Latin letters', ['(1) Key Box　鍵を納める箱をいう。'], ['(1)|Key Box']],
  [
    'a word in quotes',
    ['(1) 「合鍵」　鍵を複製したものをいう。', '(2) 「合札」 札を複製したもの、又はその控え'],
    ['(1)|合鍵', '(2)|合札'],
  ],
  [
    'an article that goes on on the next line',
    ['第1条　この規程は、館内の鍵及び札の管理に関し必要な', '事項を定めることを目的とする。'],
    ['第1条|'],
  ],
  [
    'an item that goes on on the next line',
    ['(1) 館長は、鍵及び札の貸出しの状況について、毎月の末日に', '確かめる。', '(2) 記録'],
    ['(1)|', '(2)|記録'],
  ],
  [
    'a word whose definition goes on on the next line',
    ['(1) 合鍵　正規の鍵を複製したもの及び', '　これに準ずるものをいう。', '(2) 合札'],
    ['(1)|合鍵', '(2)|合札'],
  ],
  [
    'a title with its text on the next line',
    ['1 趣旨', 'この要領は、鍵を扱う。', '(1) 鍵', '扉を閉ざす道具をいう。'],
    ['1|趣旨', ' (1)|鍵'],
  ],
  [
    'brackets behind a title stay',
    ['第2条　貸出し（夜間を除く。）', '２　職員に貸す。'],
    ['第2条|貸出し（夜間を除く。）', ' 2|'],
  ],
]);
