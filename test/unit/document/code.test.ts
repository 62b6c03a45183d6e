import { strict as assert } from 'node:assert';
import { citationOf, placeOf } from '../../../server/src/document/citation';
import { readDocument } from '../../../server/src/document/document';
import { full, table } from './reading';

/** The outline with codes in brackets before what they head. */
const coded = (source: string): readonly string[] =>
  readDocument(source, 'x.md').entries.map(
    ({ level, number, code, title }) => `${' '.repeat(level - 1)}${code ? `[${code}]` : number}|${title}`,
  );

const HEADINGS: readonly (readonly [string, string])[] = [
  ['PS-01 入退室', '[PS-01]|入退室'],
  ['PS-01　入退室', '[PS-01]|入退室'],
  ['PS-01：入退室', '[PS-01]|入退室'],
  ['PS-01「入退室」', '[PS-01]|「入退室」'],
  ['【PS-01】入退室', '[PS-01]|入退室'],
  ['[PS-01] 入退室', '[PS-01]|入退室'],
  ['A.5.1　鍵の方針', '[A.5.1]|鍵の方針'],
  ['PS-01の2　退室', '[PS-01の2]|退室'],
  ['A.5.1. 鍵の方針', '[A.5.1]|鍵の方針'],
  ['A5.1 鍵の方針', '[A5.1]|鍵の方針'],
  ['AC-2(1) 鍵の自動化', '[AC-2(1)]|鍵の自動化'],
  ['KEY-AC-3 貸出し', '[KEY-AC-3]|貸出し'],
  ['KM01 貸出し', '[KM01]|貸出し'],
  ['Ⅱ－１　貸出し', '[II-1]|貸出し'],
  ['2101-1 貸出し', '[2101-1]|貸出し'],
  ['A-1 はじめに', '[A-1]|はじめに'],
  ['Q5　なくしたときは', '[Q5]|なくしたときは'],
];

/** Words that begin like a code. */
const WORDS = [
  'ISO-27001 の認証',
  'TLS-1.2 以上',
  'A-1',
  'COVID-19への対応',
  'IPv6 の鍵',
  'M365 の利用',
  '2024-07 改正',
  '045-123-4567 受付',
  'Wi-Fi 6 の鍵',
  'A4 用紙',
];

describe('codes of a register', () => {
  for (const [heading, entry] of HEADINGS)
    it(`head a heading: ${heading}`, () => {
      assert.deepEqual(coded(`# 基準\n\n## ${heading}\n`), ['|基準', ` ${entry}`]);
      assert.deepEqual(
        coded(`# 基準\n\n## ${full(heading)}\n`)[1]?.replace(/[－：]/g, '-'),
        ` ${full(entry.split('|')[1]!) && entry}`,
      );
    });

  for (const heading of WORDS.slice(2))
    it(`are no words: ${heading}`, () =>
      assert.deepEqual(coded(`# 基準\n\n## ${heading}\n`), ['|基準', ` |${heading}`]));

  it('belong to the number behind them', () =>
    assert.deepEqual(
      coded('KEY-1　第1条（趣旨）\n\n鍵を扱う。\n\nKEY-2　第2条（返却）　鍵を返す。\n\nKEY-3　２　札も返す。'),
      ['第1条|趣旨', '第2条|返却', ' 2|'],
    ));

  it('belong to the caption behind them', () =>
    assert.deepEqual(coded('KEY-1　（趣旨）\n第1条　鍵を扱う。\nKEY-2　（返却）\n第2条　鍵を返す。'), [
      '第1条|趣旨',
      '第2条|返却',
    ]));

  it('head bare lines with text below, one after the other', () =>
    assert.deepEqual(
      coded(
        '鍵の方針\n\n１　目的\n\n鍵を守る。\n\n２　対策\n\nKM-01　保管\n\n鍵を金庫に納める。\n\nKM-02　貸出し\n\n次のとおりとする。\n\n１　記録を残す。\n\n２　返却を確かめる。\n\n３　見直し\n\n年に１回見直す。',
      ),
      ['1|目的', '2|対策', ' [KM-01]|保管', ' [KM-02]|貸出し', '  1|', '  2|', '3|見直し'],
    ));

  it('with more numbers stand inside', () =>
    assert.deepEqual(
      coded('A.5　組織\nA.5.1　方針\n方針を定める。\nA.5.2　責任\n責任者を置く。\nA.6　人\n研修する。'),
      ['[A.5]|組織', ' [A.5.1]|方針', ' [A.5.2]|責任', '[A.6]|人'],
    ));

  it('make no heading of a list, a sentence, a bullet, or a line out of turn', () => {
    for (const source of [
      '棚は、次のとおりとする。\n\nA-1　門の鍵\nA-2　裏門の鍵\n\n棚は施錠する。',
      'KM-01　鍵は、金庫に納める。\n\nKM-02　鍵は、記録を付けて貸し出す。',
      '- KM-01　保管\n- KM-02　貸出し\n\n以上とする。',
      '鍵を扱う者は、\nKM-01 の札を付け、\n鍵を返す。',
      'KM-07　保管\n\n鍵を金庫に納める。',
      '2101-1　保管\n\n鍵を金庫に納める。',
      'KM-01',
    ])
      assert.deepEqual(coded(source), [], source);
  });

  it('cite what has no number, and what is below it', () => {
    const { entries } = readDocument(
      '# 方針\n\n## 3 対策\n\n### KM-01 保管\n\n(1) 金庫\n\n鍵を納める。\n\n### 1) 札\n\n## KM-02 貸出し\n\n### 記録\n\n第5条　記録を残す。',
      'x.md',
    );
    assert.deepEqual(
      entries.map(({ index }) => citationOf(entries, index)),
      ['', '3', 'KM-01', 'KM-01(1)', '3.1)', 'KM-02', 'KM-02', '第5条'],
    );
    assert.equal(placeOf(entries, 3), 'KM-01(1)');
  });

  describe('cited in a text', () => {
    const cited = (source: string): readonly string[] => {
      const { entries, references } = readDocument(source, 'x.md');
      return references.map(
        ({ text, targets, reason }) =>
          `${text} ${reason ?? `→ ${targets.map((target) => citationOf(entries, target)).join('、')}`}`,
      );
    };
    const rules = (sentence: string) =>
      cited(
        `# 鍵の基準\n\n## KM-01 保管\n\n(1) 金庫\n\n## KM-02 貸出し\n\n${sentence}\n\n## A.5.1 方針\n\n## AC-2(1) 点検\n\n## 2101-1 記録\n`,
      );
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['KM-01に定める鍵', ['KM-01 → KM-01']],
      ['ＫＭ－０１に定める鍵', ['ＫＭ－０１ → KM-01']],
      ['上記KM-01の鍵（KM-02参照）', ['上記KM-01 → KM-01', 'KM-02 → KM-02']],
      ['KM-01、KM-02及びA.5.1に従い', ['KM-01 → KM-01', 'KM-02 → KM-02', 'A.5.1 → A.5.1']],
      ['KM-01(1)の金庫', ['KM-01(1) → KM-01(1)']],
      ['AC-2(1)に定める点検', ['AC-2(1) → AC-2(1)']],
      ['2101-1に従い', ['2101-1 → 2101-1']],
      ['KM-01(3)に定める金庫', ['KM-01(3) absent']],
      // what heads nothing here may be anything
      ['KM-09に定める鍵', ['KM-09 elsewhere']],
      ['TLS-1.3で守り、RX-78の鍵を使い、2101-9に電話する。', []],
      ['ISO/IEC 27001 A.5.1に定める方針', []],
      ['JIS Q 27002の管理策A.5.1に従い', []],
      ['A.5.1.2に定める方針、XA.5.1に定める方針', ['A.5.1.2 elsewhere', 'XA.5.1 elsewhere']],
    ];
    for (const [sentence, wanted] of cases) it(sentence, () => assert.deepEqual(rules(sentence), wanted));
  });

  it('of a title name the document', () => {
    const { title, issuer, entries } = readDocument(
      '# DOC-002 青葉組合情報セキュリティ対策基準\n\n## 1 目的\n',
      'x.md',
    );
    assert.equal(title, '青葉組合情報セキュリティ対策基準');
    assert.equal(issuer, '青葉組合');
    assert.equal(citationOf(entries, 1), '1');
  });
});

table('letters above titles are numbers', [
  [
    'bare',
    ['Ⅰ　準備', 'Ａ　鍵箱', '１　数える。', 'Ｂ　名札', '１　返す。', 'Ⅱ　後片付け'],
    ['I|準備', ' A|鍵箱', '  1|', ' B|名札', '  1|', 'II|後片付け'],
  ],
  [
    'Ｉ behind Ｈ, no Roman figure',
    [...'ABCDEFGHIJ'].flatMap((letter) => [`${letter}　鍵箱`, '鍵を返す。']),
    [...'ABCDEFGHIJ'].map((letter) => `${letter}|鍵箱`),
  ],
  [
    'J behind H, where I is left out',
    [...'ABCDEFGHJ'].flatMap((letter) => [`${letter}　鍵箱`, '鍵を返す。']),
    [...'ABCDEFGHJ'].map((letter) => `${letter}|鍵箱`),
  ],
  [
    'above a Latin word, and above a list that 及び ends',
    ['A　鍵箱', '鍵を返す。', 'B　CCTVの管理', '録る。', 'C　鍵、札及び箱', '返す。'],
    ['A|鍵箱', 'B|CCTVの管理', 'C|鍵、札及び箱'],
  ],
  [
    'behind a line that ends like a broken sentence',
    ['A　鍵箱', '鍵を返す時間は、平日の9時から17時まで', 'B　名札', '札を返す。'],
    ['A|鍵箱', 'B|名札'],
  ],
  ['headings', ['## A　はじめに', '### 1. 鍵', '## B 貸出し'], ['A|はじめに', ' 1|鍵', 'B|貸出し']],
  [
    'grades',
    ['(1) 鍵は、次のとおり分ける。', '　A　なくしては困るもの', '　B　なくしてもよいもの', '(2) 札は、分けない。'],
    ['(1)|', '(2)|'],
  ],
  ['words', ['A 社の鍵を借りる。', 'C　言語', 'B　館', 'A 鍵、札', 'B　鍵'], []],
  ['headings that are words', ['## A 社との契約', '## B 館の鍵'], ['|A 社との契約', '|B 館の鍵']],
]);

table('branches of decimals stand beside what they were put behind', [
  [
    'titles',
    ['3　鍵', '3-1　保管', '3-1の2　点検', '3-1の3　廃棄', '3-2　貸出し'],
    ['3|鍵', ' 3-1|保管', ' 3-1の2|点検', ' 3-1の3|廃棄', ' 3-2|貸出し'],
  ],
  [
    'headings',
    ['## 4 鍵', '### 4.1 保管', '### 4.1の2 点検', '### 4.2 貸出し'],
    ['4|鍵', ' 4.1|保管', ' 4.1の2|点検', ' 4.2|貸出し'],
  ],
  [
    'sentences without a section around',
    ['１－１　鍵を守る。', '１－１の２　鍵を数える。', '２－１　札を守る。'],
    ['1-1|', '1-1の2|', '2-1|'],
  ],
  ['no branch', ['3-1の2人が立ち会う。', '1.5の2倍とする。'], []],
]);

describe('branches of decimals', () => {
  it('are cited', () => {
    const { entries, references } = readDocument(
      '3　鍵\n\n3-1　鍵を守る。\n\n3-1の2　鍵を数える。\n\n3-2　3-1の2に定める数を記す。3-1に定める鍵とする。\n',
      'x.md',
    );
    assert.deepEqual(
      references.map(({ text, targets }) => [text, ...targets.map((entry) => citationOf(entries, entry))]),
      [
        ['3-1の2', '3-1の2'],
        ['3-1', '3-1'],
      ],
    );
  });
});

table('articles on one line with their first paragraph', [
  ['①', ['第３条（返却）　①　鍵を返す。', '②　札も返す。'], ['第3条|返却', ' ①|', ' ②|']],
  ['no number', ['第３条（返却）　１日以内に鍵を返す。', '第４条　①に定める鍵を返す。'], ['第3条|返却', '第4条|']],
  ['Ａ above a title in こと', ['Ａ　守ること', '鍵を返す。'], ['A|守ること']],
]);

table('numbers of pages and lists', [
  [
    'a chapter in a list',
    ['1. 第1章　総則', '', '   第1節　鍵', '', '2. 第2章　札'],
    ['第1章|総則', ' 第1節|鍵', '第2章|札'],
  ],
  [
    '2.1 without a 2',
    ['1.目的', '鍵を守る。', '2.1 範囲', '本館とする。', '2.2 用語', '3.目標'],
    ['1|目的', '2.1|範囲', '2.2|用語', '3|目標'],
  ],
  [
    'a 目次 above a preface',
    [
      '目次',
      '',
      '1 目的',
      '',
      '2 用語',
      '',
      '3 見直し',
      '',
      'この規程は、館の鍵の管理について定めるものである。',
      '',
      '1 目的',
      '',
      '鍵を守る。',
    ],
    ['目次|', '1|目的'],
  ],
]);

table('codes are no numbers', [
  ['a code beside numbers', ['## 1 目的', '## KM-01 保管', '## 2 範囲'], ['1|目的', '|保管', '2|範囲']],
]);
