import { strict as assert } from 'node:assert';
import { childrenOf, citationKey, citationOf, isWithin, pathTo } from '../../../server/src/document/citation';
import { readDocument } from '../../../server/src/document/document';

const entriesOf = (lines: readonly string[]) => readDocument(lines.join('\n'), 'x.md').entries;

/** A document and the citation of each entry, '' where nothing can be cited. */
const CASES: readonly (readonly [name: string, lines: readonly string[], citations: readonly string[]])[] = [
  [
    'articles, paragraphs, items',
    [
      '第7条　次のとおりとする。',
      '(1) 職員',
      'ア　常勤',
      '(2) 警備員',
      'ア　常勤',
      '(ア) 昼',
      '２　貸出簿を備える。',
      '(1) 氏名',
    ],
    [
      '第7条',
      '第7条第1項第1号',
      '第7条第1項第1号ア',
      '第7条第1項第2号',
      '第7条第1項第2号ア',
      '第7条第1項第2号ア(ア)',
      '第7条第2項',
      '第7条第2項第1号',
    ],
  ],
  [
    'a heading without a number inside an article',
    ['## 第1条（目的）', '', '### 定義', '', '(1) 職員'],
    ['第1条', '第1条', '第1条第1号'],
  ],
  [
    'kanji numerals in Arabic figures',
    ['第八条　次のとおりとする。', '一　職員', '二　警備員', 'イ　常勤', '２　前項の者', '第八条の二　委任'],
    ['第8条', '第8条第1項第1号', '第8条第1項第2号', '第8条第1項第2号イ', '第8条第2項', '第8条の2'],
  ],
  [
    'a paragraph that is numbered from 1',
    ['第3条', '１　次のとおりとする。', '(1) 職員', '２　前項の者は、記名する。', '(1) 氏名'],
    ['第3条', '第3条第1項', '第3条第1項第1号', '第3条第2項', '第3条第2項第1号'],
  ],
  [
    'chapters are left out above articles and named alone',
    ['第2章　鍵', '第1節　貸出し', '第4条　職員', '第1号　常勤'],
    ['第2章', '第2章第1節', '第4条', '第4条第1号'],
  ],
  [
    'chapters with numbers of their own',
    ['第1章　鍵', '1　貸出し', '(1) 職員', '2　返却', '第2章　札', '1　貸出し', '(1) 職員'],
    ['第1章', '第1章1', '第1章1(1)', '第1章2', '第2章', '第2章1', '第2章1(1)'],
  ],
  [
    'numbers that run through the chapters',
    ['第1章　鍵', '1　貸出し', '2　返却', '第2章　札', '3　貸出し', '(1) 職員'],
    ['第1章', '1', '2', '第2章', '3', '3(1)'],
  ],
  [
    'decimals that say their chapter',
    ['第1章　鍵', '1.1　貸出し', '第2章　札', '2.1　貸出し'],
    ['第1章', '1.1', '第2章', '2.1'],
  ],
  ['numbered sections', ['6 対策', '(3) 鍵', '① 本館', 'ア　一階'], ['6', '6(3)', '6(3)①', '6(3)①ア']],
  ['decimals', ['2 鍵', '2.1 貸出し', '2.1.1 申出', '(1) 書面'], ['2', '2.1', '2.1.1', '2.1.1(1)']],
  ['dashes', ['2 鍵', '2―4 貸出し', '2―4―1 申出', '(1) 書面'], ['2', '2―4', '2―4―1', '2―4―1(1)']],
  ['第1', ['第1 鍵', '1 貸出し', '(1) 申出', 'ア 書面'], ['第1', '第1の1', '第1の1(1)', '第1の1(1)ア']],
  ['第一 with a heading', ['第一　鍵', '一　職員', '（一）　常勤'], ['第一', '第一の一', '第一の一(一)']],
  ['Ⅰ', ['Ⅰ 鍵', '1 貸出し', '(1) 申出'], ['I', 'I.1', 'I.1(1)']],
  [
    '附則',
    ['第1条　趣旨', '附則', '１　施行する。', '２　廃止する。', '別表第1（第1条関係）', '様式第1号'],
    ['第1条', '附則', '附則第1項', '附則第2項', '別表第1', '様式第1号'],
  ],
  [
    'articles of 附則',
    ['第1条　趣旨', '附則', '第1条　施行する。', '第2条　廃止する。'],
    ['第1条', '附則', '附則第1条', '附則第2条'],
  ],
  [
    'branches of plain numbers',
    ['## 2 鍵', '## 2の2 札', '(1) 表', '### 2の3 箱', '(1) 赤'],
    ['2', '2の2', '2の2(1)', '2の3', '2の3(1)'],
  ],
  ['branches below what they branch off', ['## 4 鍵', '### 4の2 札', '(1) 表'], ['4', '4の2', '4の2(1)']],
  ['branches', ['第1条の2　趣旨', '(2)の2 鍵'], ['第1条の2', '第1条の2第2号の2']],
  [
    'plain numbers below an article: items behind a sentence, paragraphs behind a title',
    [
      '第1条　次の者に貸す。',
      '',
      '1. 職員',
      '2. 警備員',
      '',
      '2　前項の者は、記名する。',
      '',
      '第2条　返却',
      '',
      '1. 鍵を返す。',
      '2. 札を返す。',
      '',
      '第3条　次のとおりとする。',
      '１　鍵',
      '２　札',
    ],
    [
      '第1条',
      '第1条第1項第1号',
      '第1条第1項第2号',
      '第1条第2項',
      '第2条',
      '第2条第1項',
      '第2条第2項',
      '第3条',
      '第3条第1号',
      '第3条第2号',
    ],
  ],
  ['unnumbered headings', ['# 鍵の規程', '## はじめに', '## 1 鍵', '### 補足', '(1) 注意'], ['', '', '1', '1', '1(1)']],
  ['an ordered list', ['## 3 鍵', '', '1. 貸出し', '2. 返却'], ['3', '3.1', '3.2']],
];

describe('citation', () => {
  for (const [name, lines, citations] of CASES) {
    it(name, () => {
      const entries = entriesOf(lines);
      assert.deepEqual(
        entries.map(({ index }) => citationOf(entries, index)),
        citations,
      );
    });
  }

  it('knows parents, children and what is within what', () => {
    const entries = entriesOf(['1 鍵', '(1) 貸出し', '① 申出', '(2) 返却', '2 札']);
    assert.deepEqual(
      pathTo(entries, 2).map(({ number }) => number),
      ['1', '(1)', '①'],
    );
    assert.deepEqual(
      childrenOf(entries, 0).map(({ number }) => number),
      ['(1)', '(2)'],
    );
    assert.deepEqual(
      childrenOf(entries, -1).map(({ number }) => number),
      ['1', '2'],
    );
    assert.deepEqual(childrenOf(entries, 2), []);
    assert.ok(isWithin(entries, 2, 0) && isWithin(entries, 2, 2) && isWithin(entries, 2, -1));
    assert.ok(!isWithin(entries, 3, 1) && !isWithin(entries, 4, 0));
  });

  it('has one key for all notations', () => {
    for (const alike of [
      ['第8条第2号', '第八条第二号', '8(2)', '第８条（２）', '第8条第1項第2号'],
      ['6(3)①', '6(3)(1)', '６（３）①'],
      ['2―4―1', '2-4-1', '2－4－1', '2.4.1'],
      ['第1条の2', '第一条の二'],
      ['第15条', '第十五条各号', '第15条第1項各号'],
    ])
      assert.equal(new Set(alike.map(citationKey)).size, 1, alike.join(' ') + alike.map(citationKey).join(' '));
    assert.notEqual(citationKey('第1条第2項'), citationKey('第12条'));
    assert.notEqual(citationKey('第1条の2'), citationKey('第1条第2項'));
  });
});
