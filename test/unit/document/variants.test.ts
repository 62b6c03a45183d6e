import { strict as assert } from 'node:assert';
import { asHeadings, type Case, full, half, outline } from './reading';

const FORMS: readonly (readonly [name: string, make: (source: string) => string])[] = [
  ['as it is', (source) => source],
  ['in full width', full],
  ['in half width', half],
  ['with CRLF', (source) => source.replaceAll('\n', '\r\n')],
  ['with empty lines', (source) => source.replaceAll('\n', '\n\n')],
  ['with indented lines', (source) => source.replace(/^(?=.)/gm, '\u3000')],
  ['with no-break spaces', (source) => source.replace(/\u3000/g, '\u00a0')],
];
const HEADINGS: readonly (readonly [name: string, make: (source: string) => string])[] = [
  ['as headings', asHeadings],
  ['as headings in full width', (source) => asHeadings(full(source))],
  ['as headings in half width', (source) => asHeadings(half(source))],
];

const plain = (entries: readonly string[]): readonly string[] =>
  entries.map((line) => line.replace(/[①-⑳㉑-㉟➀-➉]/g, (c) => `<${c}>`).normalize('NFKC'));

/** Each row is read in all forms; `only` leaves forms out that would say something else. */
function everywhere(title: string, cases: readonly (readonly [...Case, leave?: RegExp])[]): void {
  describe(title, () => {
    for (const [name, source, entries, leave] of cases) {
      const text = typeof source === 'string' ? source : source.join('\n');
      for (const [form, make] of [...FORMS, ...HEADINGS])
        if (!leave?.test(form))
          it(`${name}, ${form}`, () => assert.deepEqual(plain(outline(make(text))), plain(entries), make(text)));
    }
  });
}

everywhere('variants: headings and levels', [
  [
    'numbers, items as headings, text below',
    [
      '１　趣旨',
      'この要領は、鍵を扱う。',
      '２　用語',
      '(1) 合鍵',
      '鍵を複製したものをいう。',
      '(2) 合札',
      '札を複製したものをいう。',
    ],
    ['1|趣旨', '2|用語', ' (1)|合鍵', ' (2)|合札'],
  ],
  [
    'one sign in three roles',
    [
      '２　用語',
      '(1) 合鍵',
      '複製をいう。',
      '３　脅威',
      '(1) 紛失及び盗難',
      '(2) 火災',
      '６　対策',
      '(1) 保管',
      '金庫に納める。',
      '①　本館',
      '②　別館',
    ],
    ['2|用語', ' (1)|合鍵', '3|脅威', ' (1)|紛失及び盗難', ' (2)|火災', '6|対策', ' (1)|保管', '  ①|本館', '  ②|別館'],
  ],
  [
    'articles with captions before',
    [
      '（趣旨）',
      '第１条　この規程は、鍵を扱う。',
      '（貸出し）',
      '第２条　次の者に貸す。',
      '(1) 職員',
      '(2) 警備員',
      '２　前項の者は、記名する。',
    ],
    ['第1条|趣旨', '第2条|貸出し', ' (1)|職員', ' (2)|警備員', ' 2|'],
  ],
  [
    'articles with their title on the line',
    ['第１条　対象範囲', '本館とする。', '第２条　貸出し', '職員に貸す。'],
    ['第1条|対象範囲', '第2条|貸出し'],
  ],
  [
    'numbers alone on their line',
    ['第１条', 'この規程は、鍵を扱う。', '第２条', '次の者に貸す。', '(1)', '職員　常勤の者とする。', '(2)', '警備員'],
    ['第1条|', '第2条|', ' (1)|', ' (2)|'],
  ],
  [
    'captions before paragraph numbers',
    ['（趣旨）', '１　この要領は、鍵を扱う。', '（貸出し）', '２　鍵は、職員に貸す。'],
    ['1|趣旨', '2|貸出し'],
  ],
  [
    '第1 and 1',
    ['第１　趣旨', '１　この要綱は、鍵を扱う。', '２　本館に限る。', '第２　貸出し', '１　職員に貸す。', '第10　委任'],
    ['第1|趣旨', ' 1|', ' 2|', '第2|貸出し', ' 1|', '第10|委任'],
  ],
  ...[...'―—−－‐-–'].map(
    (dash) =>
      [
        `steps joined by ${dash}`,
        [
          `１${dash}１　組織`,
          `１${dash}２　鍵の管理`,
          `２${dash}４${dash}１　貸出し`,
          `２${dash}４${dash}２　返却`,
          `２${dash}５　記録`,
        ],
        [
          `1${dash}1|組織`,
          `1${dash}2|鍵の管理`,
          ` 2${dash}4${dash}1|貸出し`,
          ` 2${dash}4${dash}2|返却`,
          `2${dash}5|記録`,
        ],
        /./,
      ] as const,
  ),
  [
    'decimals',
    [
      '４　利用',
      '４．１　電子メールの私的利用の禁止',
      '４．１．１　職員',
      '４．１．２　委託先',
      '４．２　掲示',
      '５　点検',
    ],
    ['4|利用', ' 4.1|電子メールの私的利用の禁止', '  4.1.1|職員', '  4.1.2|委託先', ' 4.2|掲示', '5|点検'],
  ],
  [
    'full stops without a space',
    ['１．目的', '２．範囲', '(1)本館', '(2)別館', '３．鍵'],
    ['1|目的', '2|範囲', ' (1)|本館', ' (2)|別館', '3|鍵'],
  ],
  ['half-width full stops', ['1.目的', '2.範囲', '3.鍵'], ['1|目的', '2|範囲', '3|鍵']],
  [
    'no space at all',
    ['1目的', '2範囲', '(1)ネットワーク', '(2)サーバ', '3鍵'],
    ['1|目的', '2|範囲', ' (1)|ネットワーク', ' (2)|サーバ', '3|鍵'],
  ],
  [
    'Roman parts with numbers that begin again',
    ['Ⅰ．鍵の方針', '１．目的', '２．範囲', 'Ⅱ．鍵の基準', '１．目的', '２．貸出し', 'Ⅲ．雑則'],
    ['I|鍵の方針', ' 1|目的', ' 2|範囲', 'II|鍵の基準', ' 1|目的', ' 2|貸出し', 'III|雑則'],
  ],
  [
    'chapters, sections, 款 and articles numbered through',
    [
      '第４章　対策',
      '第４節　物理的な対策',
      '第１款　鍵の管理（第36条～第42条）',
      '第36条　保管',
      '(1) 金庫',
      '第２款　札',
      '第37条　返却',
      '(1) 本館',
      '第５節　人',
      '第38条　研修',
    ],
    [
      '第4章|対策',
      ' 第4節|物理的な対策',
      '  第1款|鍵の管理（第36条～第42条）',
      '   第36条|保管',
      '    (1)|金庫',
      '  第2款|札',
      '   第37条|返却',
      '    (1)|本館',
      ' 第5節|人',
      '  第38条|研修',
    ],
  ],
  [
    '⑴ and ①',
    ['１　鍵', '⑴　本館', '①　一階', '⑵　別館', '２　札'],
    ['1|鍵', ' (1)|本館', '  ①|一階', ' (2)|別館', '2|札'],
  ],
  ['⒈ and ㈠', ['⒈　鍵', '㈠　本館', '㈡　別館', '⒉　札'], ['1|鍵', ' (一)|本館', ' (二)|別館', '2|札']],
  ['➀ like ①', ['１　鍵', '➀　本館', '➁　別館', '２　札'], ['1|鍵', ' ➀|本館', ' ➁|別館', '2|札']],
  [
    'a list inside a sentence',
    ['１　構成', '規程を，①基本方針及び②対策基準の２階層に分ける。', '２　鍵'],
    ['1|構成', '2|鍵'],
  ],
  [
    'アイウ, with a colon, in brackets',
    ['(1) 区分', 'ア：鍵とする。', 'イ：札とする。', '(ア) 正規', '(イ) 予備', 'ウ：箱とする。', '(2) 記録'],
    ['(1)|区分', ' ア|', ' イ|', '  (ア)|正規', '  (イ)|予備', ' ウ|', '(2)|記録'],
  ],
  [
    '① > (1)',
    ['①　鍵', '(1) 正規', '(2) 予備', '②　札', '(1) 来訪者'],
    ['①|鍵', ' (1)|正規', ' (2)|予備', '②|札', ' (1)|来訪者'],
  ],
  [
    'middle dots are no numbers',
    ['第１条　責任者', '・館長は、鍵を管理する。', '・副館長は、札を管理する。', '第２条　記録'],
    ['第1条|責任者', '第2条|記録'],
  ],
  [
    'registers before captions',
    ['2101-1　（趣旨）', '第１条　この規程は、鍵を扱う。', '2101-2　（範囲）', '第２条　本館とする。'],
    ['第1条|趣旨', '第2条|範囲'],
    /headings|half|no-break/,
  ],
  [
    'branches',
    [
      '第５条　貸出し',
      '(2) 職員',
      '(2)の２　学生',
      '第５条の２　返却',
      '第５条の３　紛失',
      '様式第１号の２（第５条関係）',
    ],
    ['第5条|貸出し', ' (2)|職員', ' (2)の2|学生', '第5条の2|返却', '第5条の3|紛失', '様式第1号の2|第5条関係'],
  ],
  [
    'kanji numerals and イロハ',
    [
      '第一条　次に掲げる者に貸す。',
      '一　職員',
      'イ　常勤',
      'ロ　非常勤',
      '二　警備員',
      '２　前項の者',
      '第十条の二　委任',
    ],
    ['第一条|', ' 一|職員', '  イ|常勤', '  ロ|非常勤', ' 二|警備員', ' 2|前項の者', '第十条の二|委任'],
  ],
]);

everywhere('variants: before and behind', [
  [
    'a title with a circle, a decree, its number',
    ['○鍵の管理に関する規程', '令和４年３月１日', '訓令第１号', '第１条　趣旨', '第２条　範囲'],
    ['第1条|趣旨', '第2条|範囲'],
  ],
  ['a decree in brackets', ['鍵の管理に関する規程', '（平成29年３月31日訓令第14号）', '第１条　趣旨'], ['第1条|趣旨']],
  [
    'amendments as a whole',
    ['鍵の管理に関する規程（平成14年訓令第１号）の全部を改正する。', '第１条　趣旨', '第２条　範囲'],
    ['第1条|趣旨', '第2条|範囲'],
  ],
  [
    'a list of amendments',
    ['改正', '平成21年３月16日', '平成22年４月１日', '令和３年10月１日', '第１条　趣旨'],
    ['第1条|趣旨'],
  ],
  [
    '目次 with articles',
    [
      '目次',
      '第１章　総則（第１条―第２条）',
      '第２章　鍵（第３条・第４条）',
      '第３章　雑則（第５条～第６条）',
      '附則',
      '第１章　総則',
      '第１条　趣旨',
      '第２章　鍵',
      '第３条　貸出し',
      '附則',
    ],
    ['目次|', '第1章|総則', ' 第1条|趣旨', '第2章|鍵', ' 第3条|貸出し', '附則|'],
  ],
  [
    '目次 with leaders',
    [
      '目次',
      '１　目的・・・・・１',
      '２　範囲・・・・・２',
      '３　鍵　………… 10',
      '１　目的',
      '鍵を扱う。',
      '２　範囲',
      '３　鍵',
    ],
    ['目次|', '1|目的', '2|範囲', '3|鍵'],
  ],
  [
    'a preamble in polite style',
    ['はじめに', '当館は、鍵を大切に扱います。', '１　目的', '２　範囲'],
    ['1|目的', '2|範囲'],
  ],
  [
    '附則 and 付則',
    [
      '第１条　趣旨',
      '附　則',
      'この規程は、公布の日から施行する。',
      '付則',
      '１　この規程は、令和６年４月１日から施行する。',
      '２　旧規程は、廃止する。',
    ],
    ['第1条|趣旨', '附則|', '付則|', ' 1|', ' 2|'],
  ],
  [
    '別表, 別記, 別記様式, 様式',
    [
      '第３条　貸出し',
      '別表第１（第３条関係）',
      '別記',
      '別記様式第１号（第３条関係）',
      '様式第２号（第３条関係）',
      '別紙１',
    ],
    ['第3条|貸出し', '別表第1|第3条関係', '別記|', '別記様式第1号|第3条関係', '様式第2号|第3条関係', '別紙1|'],
  ],
  ['a date alone', ['１　目的', '２　範囲', '令和４年４月１日'], ['1|目的', '2|範囲']],
  [
    'front matter and placeholders',
    ['---', 'document_id: "DOC-002"', '---', '', '１　目的', '{{組織名}}の鍵を扱う。', '２　範囲'],
    ['1|目的', '2|範囲'],
    /full|empty|indented|CRLF/,
  ],
]);

everywhere('variants: definitions', [
  [
    'a word, a space and what it means',
    ['(1) 合鍵　正規の鍵を複製したものをいう。', '(2) 合札　札を複製したものをいう。'],
    ['(1)|合鍵', '(2)|合札'],
    /half|headings/,
  ],
  [
    'a word, a colon and what it means',
    ['①　合鍵：正規の鍵を複製したものをいう。', '②　合札：札を複製したものをいう。'],
    ['①|合鍵', '②|合札'],
    /headings/,
  ],
  [
    'a word in quotes',
    ['(1) 「合鍵」　正規の鍵を複製したものをいう。', '(2) 「合札」　札を複製したものをいう。'],
    ['(1)|合鍵', '(2)|合札'],
    /headings/,
  ],
  [
    'とは',
    ['(1) 合鍵とは、正規の鍵を複製したものをいう。', '(2) 合札とは、札を複製したものをいう。'],
    ['(1)|', '(2)|'],
  ],
]);

everywhere('variants: letters and noise', [
  ['spaced letters', ['１　目　　的', '２　鍵　の　管　理', '第３　用　語'], ['1|目的', '2|鍵の管理', '第3|用語'], /./],
  [
    'spaced letters in captions',
    ['（目　的）', '第 １ 条　鍵を扱う。', '（範　囲）', '第 ２ 条　本館とする。'],
    ['第1条|目的', '第2条|範囲'],
  ],
  [
    'lines broken in the middle of a sentence',
    [
      '第１条　この規程は、館内の鍵のうち、職員及び警備員が使うもの、',
      '　第３条に定める予備の鍵並びに委託先に',
      '　渡すものの管理について定める。',
      '第２条　範囲',
    ],
    ['第1条|', '第2条|範囲'],
    /empty|headings/,
  ],
  [
    'brackets of a broken link',
    ['第１条　鍵は、', '[', '要綱第２条第１項第７号', ']', 'に定めるものをいう。', '第２条　範囲'],
    ['第1条|', '第2条|範囲'],
    /headings/,
  ],
  ['lost numbers', ['１　目的', '.対象者', '鍵を使う者とする。', '２　範囲'], ['1|目的', '2|範囲']],
  [
    'a full stop and a bracket on a line of their own',
    ['第１条　鍵（予備を含む', '）を貸す', '。', '第２条　範囲'],
    ['第1条|', '第2条|範囲'],
    /headings/,
  ],
  [
    'commas',
    ['１　鍵，札及び箱', '(1) 鍵，又は札を貸す。', '(2) 鍵,札を返す。', '２　記録'],
    ['1|鍵，札及び箱', ' (1)|', ' (2)|', '2|記録'],
    /full|half/,
  ],
]);

everywhere('variants: names that begin with a figure', [
  [
    'are no numbers',
    ['１　鍵', '2FAを用いる。', '3Dの模型は、棚に置く。', '5W1Hを書く。', '２　札', '(1) 2FA'],
    ['1|鍵', '2|札', ' (1)|2FA'],
    /headings/,
  ],
]);

everywhere('variants: references at the start of a line', [
  [
    'are no numbers',
    [
      '１　鍵',
      '上記３の脅威から守る。',
      '前項ただし書の場合を除く。',
      '第６条第１項第２号の鍵を除く。',
      '別表第１に定める鍵とする。',
      '様式第２号により届け出る。',
      '(1)の鍵を返す。',
      '第２条第４項に規定する鍵をいう。',
      '２　札',
    ],
    ['1|鍵', '2|札'],
  ],
]);
