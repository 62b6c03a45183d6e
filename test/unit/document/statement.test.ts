import { strict as assert } from 'node:assert';
import { placeOf } from '../../../server/src/document/citation';
import { readDocument } from '../../../server/src/document/document';
import { sourceOf } from '../../../server/src/document/prose';
import { leads, type Statement } from '../../../server/src/document/statement';

/** The statements of a text: `text`, or `lead → text` with the words of the lead-in. */
const statements = (source: string): readonly string[] => {
  const { statements: all } = readDocument(source, 'x.md');
  return all.map(({ text, lead }) => (lead < 0 ? flat(text) : `${flat(all[lead]!.text)} → ${flat(text)}`));
};
const flat = (text: string): string => text.replace(/\s*\n\s*/g, '').replace(/^(.{12}).+…$/, '$1');

const CASES: readonly (readonly [name: string, lines: readonly string[], expected: readonly string[]])[] = [
  ['sentences', ['第1条　鍵を貸す。その日に返させる。'], ['鍵を貸す。', 'その日に返させる。']],
  [
    'ただし書',
    ['第1条　鍵を貸す。ただし、夜間は、この限りでない。'],
    ['鍵を貸す。', 'ただし、夜間は、この限りでない。'],
  ],
  ['brackets hide full stops', ['鍵（予備を含む。）を貸す。'], ['鍵（予備を含む。）を貸す。']],
  [
    'a sentence over wrapped lines',
    ['第1条　館長は、鍵を', '職員に貸す。職員は、その日に', '返す。'],
    ['館長は、鍵を職員に貸す。', '職員は、その日に返す。'],
  ],
  [
    'words broken at the end of a line are whole',
    ['第1条　館長は、館の外に置かれたロッカーのサー', 'ビスを使うときは、合', '鍵を作らない。'],
    ['館長は、館の外に置かれたロッカーのサービスを使うときは、合鍵を作らない。'],
  ],
  ['a list item over wrapped lines', ['- 館長は、鍵を', '  職員に貸す。'], ['館長は、鍵を職員に貸す。']],
  ['a title and its text', ['1 趣旨', '鍵を扱う。'], ['趣旨', '鍵を扱う。']],
  [
    'items inherit the lead-in of their article',
    ['第1条　次の各号に掲げる者に鍵を貸す。', '(1) 職員', '(2) 警備員'],
    [
      '次の各号に掲げる者に鍵を貸す。',
      '次の各号に掲げる者に鍵を貸す。 → 職員',
      '次の各号に掲げる者に鍵を貸す。 → 警備員',
    ],
  ],
  [
    'bullets inherit the lead-in before them',
    ['## 1 鍵', '', '次の者に鍵を貸す。', '', '- 職員', '- 警備員'],
    ['次の者に鍵を貸す。', '次の者に鍵を貸す。 → 職員', '次の者に鍵を貸す。 → 警備員'],
  ],
  [
    'bullets below bullets',
    ['- 次の者に鍵を貸す。', '  - 職員', '  - 警備員', '- 札を数える。'],
    ['次の者に鍵を貸す。', '次の者に鍵を貸す。 → 職員', '次の者に鍵を貸す。 → 警備員', '札を数える。'],
  ],
  [
    'items below items',
    ['第1条　次のとおりとする。', '(1) 次に掲げる者に鍵を貸すこと。', 'ア　職員', 'イ　警備員', '(2) 札を数えること。'],
    [
      '次のとおりとする。',
      '次のとおりとする。 → 次に掲げる者に鍵を貸すこと。',
      '次に掲げる者に鍵を貸すこと。 → 職員',
      '次に掲げる者に鍵を貸すこと。 → 警備員',
      '次のとおりとする。 → 札を数えること。',
    ],
  ],
  [
    'no lead-in, nothing inherited',
    ['第1条　鍵を貸す。', '(1) 職員は、記名する。'],
    ['鍵を貸す。', '職員は、記名する。'],
  ],
  [
    'paragraphs and articles inherit nothing',
    ['第1章　鍵の対策', '第1条　次の者に貸す。', '(1) 職員', '２　貸出簿を備える。', '(1) 氏名', '第2条　返却'],
    ['鍵の対策', '次の者に貸す。', '次の者に貸す。 → 職員', '貸出簿を備える。', '氏名', '返却'],
  ],
  [
    'the lead-in of a paragraph',
    ['第1条　鍵を貸す。', '２　貸出簿には、次の事項を記す。', '(1) 氏名'],
    ['鍵を貸す。', '貸出簿には、次の事項を記す。', '貸出簿には、次の事項を記す。 → 氏名'],
  ],
  [
    'a sentence that goes on behind its items',
    ['第1条　次の事項', '(1) 氏名', '(2) 日時', 'を記す。', '第2条　鍵を返す。'],
    ['次の事項', '次の事項 → 氏名', '次の事項 → 日時', '次の事項 → を記す。', '鍵を返す。'],
  ],
  [
    '「とする」 behind items',
    ['1 帳簿には、次の事項を記すこと', '(1) 氏名', '(2) 日時', '', 'とし、館長に見せる。翌年まで残す。', '2 札'],
    [
      '帳簿には、次の事項を記すこと',
      '帳簿には、次の事項を記すこと → 氏名',
      '帳簿には、次の事項を記すこと → 日時',
      '帳簿には、次の事項を記すこと → とし、館長に見せる。',
      '翌年まで残す。',
      '札',
    ],
  ],
  [
    'a sentence that goes on behind bullets',
    ['## 1 鍵', '', '職員は、', '', '- 正規の鍵', '- 予備の鍵', '', 'を返す。'],
    ['職員は、', '職員は、 → 正規の鍵', '職員は、 → 予備の鍵', '職員は、 → を返す。'],
  ],
  [
    'an item over two lines',
    ['1 次の事項を記す。', '(1) 氏名', '(2) 貸した日時及び', 'その用途', '2 札'],
    ['次の事項を記す。', '次の事項を記す。 → 氏名', '次の事項を記す。 → 貸した日時及びその用途', '札'],
  ],
  [
    'what follows a list and is a sentence of its own',
    ['1 次の事項を記す。', '(1) 氏名', '(2) 日時', 'にぎやかな場所では記さない。', 'とりわけ夜間は記す。', '2 札'],
    [
      '次の事項を記す。',
      '次の事項を記す。 → 氏名',
      '次の事項を記す。 → 日時',
      'にぎやかな場所では記さない。',
      'とりわけ夜間は記す。',
      '札',
    ],
  ],
  [
    'rows with their header',
    [
      '鍵の区分は、次のとおりとする。',
      '',
      '| 区分 | 扱い |',
      '| --- | --- |',
      '| 正規 | 金庫に納める。 |',
      '| 予備 | 封をする。 |',
    ],
    [
      '鍵の区分は、次のとおりとする。',
      '鍵の区分は、次のとおりとする。 → 区分　扱い',
      '鍵の区分は、次のとおりとする。 → 正規　金庫に納める。',
      '鍵の区分は、次のとおりとする。 → 予備　封をする。',
    ],
  ],
  [
    'a ただし書 between a sentence and its items',
    ['第1条　次に掲げる者に貸す。ただし、夜間を除く。', '(1) 職員', '(2) 警備員'],
    ['次に掲げる者に貸す。', 'ただし、夜間を除く。', '次に掲げる者に貸す。 → 職員', '次に掲げる者に貸す。 → 警備員'],
  ],
  [
    'a lead-in without an end',
    ['第1条　職員は、', '', '- 鍵を返すこと。', '', '第2条　手続：', '', '- 記名'],
    ['職員は、', '職員は、 → 鍵を返すこと。', '手続：', '手続： → 記名'],
  ],
  [
    'items that are duties',
    [
      '第1条　職員は、次に掲げる事項を遵守すること。',
      '一　記名',
      '二　返却',
      '第2条　館長がしなければならないこと',
      '(1) 点検',
    ],
    [
      '職員は、次に掲げる事項を遵守すること。',
      '職員は、次に掲げる事項を遵守すること。 → 記名',
      '職員は、次に掲げる事項を遵守すること。 → 返却',
      '館長がしなければならないこと',
      '館長がしなければならないこと → 点検',
    ],
  ],
  [
    'lists in lists in articles',
    ['## 第1条（貸出し）', '', '次により貸す。', '', '1. 次の者に貸す。', '   - 職員', '   - 警備員', '2. 札を渡す。'],
    [
      '次により貸す。',
      '次により貸す。 → 次の者に貸す。',
      '次の者に貸す。 → 職員',
      '次の者に貸す。 → 警備員',
      '次により貸す。 → 札を渡す。',
    ],
  ],
  [
    'a note before the items',
    ['次の者に貸す。なお、夜間を除く。', '- 職員'],
    ['次の者に貸す。', 'なお、夜間を除く。', '次の者に貸す。 → 職員'],
  ],
  ['footnotes', ['鍵[^1]を貸す。', '', '[^1]: 予備を含む。'], ['鍵を貸す。', '予備を含む。']],
  ['a heading that is a sentence', ['## 第1条 館長は、鍵を管理する。'], ['館長は、鍵を管理する。']],
  [
    'quotes, code and comments say nothing',
    ['> 鍵を貸す。', '', '```', '鍵を貸す。', '```', '<!-- 鍵を貸す。 -->'],
    [],
  ],
];

describe('the text of a statement', () => {
  it('has no line break inside a word, and knows its place in the source', () => {
    const source = '第1条　館長は、館の外に置かれたロッカーのサー\n　ビスを使うときは、記名する。';
    const [{ text, prose }] = readDocument(source, 'x.md').statements as readonly [Statement];
    assert.ok(text.includes('サービスを使うときは'));
    const at = text.indexOf('サービス');
    const { start, end } = sourceOf(prose, at, at + 4);
    assert.equal(source.slice(start, end), 'サー\n　ビス');
  });

  it('keeps the break behind a short line, and between Latin words', () => {
    const texts = (source: string) => readDocument(source, 'x.md').statements.map(({ text }) => text);
    assert.deepEqual(texts('館長室\n警備員室'), ['館長室\n警備員室']);
    assert.deepEqual(texts('館の外に置かれたロッカーは、Master\nKeyで開く。'), [
      '館の外に置かれたロッカーは、Master\nKeyで開く。',
    ]);
  });
});

describe('statement', () => {
  for (const [name, lines, expected] of CASES) {
    it(name, () => assert.deepEqual(statements(lines.join('\n')), expected));
    it(`${name}, with CRLF`, () =>
      assert.deepEqual(
        statements(lines.join('\r\n')).map((text) => text.replace(/\r/g, '')),
        expected,
      ));
  }

  it('has its span in the source', () => {
    const source = '# 鍵\r\n\r\n- **館長**は、`鍵`を\r\n  [職員](a.md)に貸す。札も貸す。\r\n';
    const spans = readDocument(source, 'x.md').statements.map(({ span }) => source.slice(span.start, span.end));
    assert.deepEqual(spans, ['館長**は、`鍵`を\r\n  [職員](a.md)に貸す。', '札も貸す。']);
  });

  it('knows what a ただし書 and a footnote add to', () => {
    const source =
      '第1条　鍵[^1]を貸す。札を貸す[^2]。ただし、夜間は、この限りでない。この場合において、館長に届け出る。\n\n[^1]: 予備を含む。\n\n第2条　返す。\n\n[^2]: 古い札を除く。';
    const { statements: all, entries } = readDocument(source, 'x.md');
    assert.deepEqual(
      all.map(({ text, main, entry }) => [text, all[main]?.text, entries[entry]?.number]),
      [
        ['鍵を貸す。', undefined, '第1条'],
        ['札を貸す。', undefined, '第1条'],
        ['ただし、夜間は、この限りでない。', '札を貸す。', '第1条'],
        ['この場合において、館長に届け出る。', '札を貸す。', '第1条'],
        ['予備を含む。', '鍵を貸す。', '第1条'],
        ['返す。', undefined, '第2条'],
        ['古い札を除く。', '札を貸す。', '第1条'],
      ],
    );
  });

  it('is cited by its place', () => {
    const { statements: all, entries } = readDocument(
      '前書き。\n\n第7条　次の者に貸す。\n(1) 職員\nア　常勤\n２　鍵を返す。\n第8条　委任\n\n## 6 対策\n(3) 鍵\n① 本館に置く。',
      'x.md',
    );
    assert.deepEqual(
      all.map(({ entry }) => placeOf(entries, entry)),
      ['', '第7条第1項', '第7条第1項第1号', '第7条第1項第1号ア', '第7条第2項', '第8条', '6(3)', '6(3)①'],
    );
  });

  it('has the header of its row', () => {
    const { statements: all } = readDocument('| 区分 | 扱い |\n| --- | --- |\n| 正規 | 納める。 |', 'x.md');
    assert.deepEqual(all[1]!.header, ['区分', '扱い']);
  });

  it('knows a lead-in', () => {
    for (const text of [
      '次のとおりとする。',
      '次の各号に掲げる者に貸す。',
      '以下の事項を記す。',
      '次に掲げる措置を講ずること。',
      '下記による。',
      '記す事項は、次の事項とする。',
    ])
      assert.ok(leads(text), text);
    for (const text of ['鍵を貸す。', '職員は、記名する。', '次回に返す。']) assert.ok(!leads(text), text);
  });
});
