import { strict as assert } from 'node:assert';
import { type Document, readDocument } from '../../../server/src/document/document';
import { asHeadings, full, half, outline } from './reading';

/** Each way in which regulations are put is read in these forms, unless it cannot occur in one: then the reason stands there. */
const FORMS = {
  'bare lines in full width': full,
  'bare lines in half width': half,
  'headings in full width': (source: string) => asHeadings(full(source)),
  'headings in half width': (source: string) => asHeadings(half(source)),
} as const;
type Form = keyof typeof FORMS;

interface Way {
  readonly name: string;
  readonly source: readonly string[];
  readonly outline: readonly string[];
  /** What else must be read: words that are defined, citations, dates. */
  readonly says?: (document: Document) => unknown;
  readonly said?: unknown;
  readonly cannot?: Partial<Readonly<Record<Form | 'headings' | 'half' | 'full', string>>>;
}

const NO_HEADING = { headings: 'a line inside a paragraph is no heading' };
const MARKDOWN = { full: 'Markdown writes its signs in half width' };
const terms = ({ definitions }: Document): readonly string[] => definitions.map(({ term }) => term.normalize('NFKC'));
const cited = ({ references }: Document): readonly string[] => references.map(({ text }) => text.normalize('NFKC'));

const WAYS: readonly Way[] = [
  // headings and levels
  {
    name: '1 numbers, items as headings, the text on the next line',
    source: ['２　用語', '（１）　合鍵', '鍵を複製したものをいう。', '（２）　合札', '札を複製したものをいう。'],
    outline: ['2|用語', ' (1)|合鍵', ' (2)|合札'],
    says: terms,
    said: ['合鍵', '合札'],
  },
  {
    name: '2 (1) as a word, as an item and as a title',
    source: [
      '２　用語',
      '（１）　合鍵',
      '複製をいう。',
      '３　脅威',
      '- （１）　紛失',
      '６　対策',
      '（１）　保管',
      '金庫に納める。',
    ],
    outline: ['2|用語', ' (1)|合鍵', '3|脅威', ' (1)|紛失', '6|対策', ' (1)|保管'],
    cannot: MARKDOWN,
  },
  {
    name: '3 - ① beside ①',
    source: ['２　区分', '- ①　本館', '６　対策', '（１）　保管', '①　鍵', '②　札'],
    outline: ['2|区分', ' ①|本館', '6|対策', ' (1)|保管', '  ①|鍵', '  ②|札'],
    cannot: MARKDOWN,
  },
  {
    name: '4 a caption on the line before the article',
    source: ['（目的）', '第１条　この規程は、鍵を扱う。', '（範囲）', '第２条　本館とする。'],
    outline: ['第1条|目的', '第2条|範囲'],
  },
  {
    name: '5 the title on the line of the article',
    source: ['第１条　対象範囲', '本館とする。', '第２条　貸出し', '職員に貸す。'],
    outline: ['第1条|対象範囲', '第2条|貸出し'],
  },
  {
    name: '6 the number of an article and of an item alone on its line',
    source: [
      '第１条',
      'この規程は、鍵を扱う。',
      '第２条',
      '用語は、次のとおりとする。',
      '（１）',
      '合鍵　正規の鍵を複製したものをいう。',
    ],
    outline: ['第1条|', '第2条|', ' (1)|'],
  },
  {
    name: '7 captions before paragraph numbers, no article',
    source: ['（目的）', '１　この方針は、鍵を扱う。', '（範囲）', '２　本館とする。'],
    outline: ['1|目的', '2|範囲'],
  },
  {
    name: '8 第1 with paragraphs from 1',
    source: ['第１　目的', '１　鍵を守る。', '２　札を守る。', '第２　範囲', '１　本館とする。'],
    outline: ['第1|目的', ' 1|', ' 2|', '第2|範囲', ' 1|'],
  },
  ...[...'―—−－‐-–'].map((dash) => ({
    name: `9 steps joined by ${dash}`,
    source: [
      '２　管理',
      `２${dash}１　鍵`,
      `２${dash}１${dash}１　本館の鍵`,
      `２${dash}１${dash}２　別館の鍵`,
      `２${dash}２　札`,
    ],
    outline: [
      '2|管理',
      ` 2${dash}1|鍵`,
      `  2${dash}1${dash}1|本館の鍵`,
      `  2${dash}1${dash}2|別館の鍵`,
      ` 2${dash}2|札`,
    ],
  })),
  {
    name: '10 decimals',
    source: ['４　利用', '４．１　電子メール', '４．１．１　職員', '４．１．２　委託先', '４．２　掲示'],
    outline: ['4|利用', ' 4.1|電子メール', '  4.1.1|職員', '  4.1.2|委託先', ' 4.2|掲示'],
  },
  {
    name: '11 a full stop and no space',
    source: ['１．目的', '鍵を守る。', '２．範囲', '本館とする。'],
    outline: ['1|目的', '2|範囲'],
  },
  {
    name: '12 no space at all',
    source: ['１目的', '（１）鍵', '（２）札', '２範囲'],
    outline: ['1|目的', ' (1)|鍵', ' (2)|札', '2|範囲'],
  },
  {
    name: '13 Roman parts in which 1. begins anew',
    source: ['Ⅰ．方針', '１．目的', '２．範囲', 'Ⅱ．基準', '１．体制'],
    outline: ['I|方針', ' 1|目的', ' 2|範囲', 'II|基準', ' 1|体制'],
  },
  {
    name: '14 章, 節, 款 and articles through all of them',
    source: [
      '第４章　対策',
      '第１節　物',
      '第１款　鍵の管理',
      '第３６条　保管',
      '第２款　札の管理',
      '第３７条　返却',
      '第２節　人',
      '第３８条　研修',
    ],
    outline: [
      '第4章|対策',
      ' 第1節|物',
      '  第1款|鍵の管理',
      '   第36条|保管',
      '  第2款|札の管理',
      '   第37条|返却',
      ' 第2節|人',
      '  第38条|研修',
    ],
  },
  {
    name: '15 ⑴ above ①',
    source: ['１　鍵', '⑴　本館', '①　一階', '⑵　別館'],
    outline: ['1|鍵', ' (1)|本館', '  ①|一階', ' (2)|別館'],
  },
  {
    name: '15 ⒈ above ㈠',
    source: ['⒈　鍵', '㈠　本館', '㈡　別館', '⒉　札'],
    outline: ['1|鍵', ' (一)|本館', ' (二)|別館', '2|札'],
  },
  { name: '15 ➀ like ①', source: ['１　鍵', '➀　本館', '➁　別館'], outline: ['1|鍵', ' ➀|本館', ' ➁|別館'] },
  {
    name: '16 numbers inside a sentence',
    source: ['１　構成', '規程を、①基本方針及び②対策基準の２階層に分ける。', '２　鍵'],
    outline: ['1|構成', '2|鍵'],
  },
  {
    name: '17 ア, ア: and (ア)',
    source: [
      '（１）　区分',
      'ア：鍵とする。',
      '（ア）　正規',
      '（イ）　予備',
      'イ：札とする。',
      '（２）　記録',
      'ア　日時',
      'イ　氏名',
    ],
    outline: ['(1)|区分', ' ア|', '  (ア)|正規', '  (イ)|予備', ' イ|', '(2)|記録', ' ア|日時', ' イ|氏名'],
  },
  {
    name: '18 (1) below ①',
    source: ['①　鍵', '（１）　正規', '（２）　予備', '②　札', '（１）　来訪者'],
    outline: ['①|鍵', ' (1)|正規', ' (2)|予備', '②|札', ' (1)|来訪者'],
  },
  {
    name: '19 middle dots',
    source: ['第１条　責任者', '・館長は、鍵を管理する。', '・副館長は、札を管理する。', '第２条　記録'],
    outline: ['第1条|責任者', '第2条|記録'],
    says: ({ statements }) => statements.filter(({ form }) => form === 'bullet').length,
    said: 2,
  },
  {
    name: '20 a register before the caption',
    source: ['２１０１－１　（趣旨）', '第１条　鍵を扱う。', '２１０１－２　（範囲）', '第２条　本館とする。'],
    outline: ['第1条|趣旨', '第2条|範囲'],
    cannot: { headings: 'the register belongs to the line of the caption' },
  },
  {
    name: '21 branches',
    source: ['第５条　貸出し', '（２）　職員', '（２）の２　学生', '第５条の２　返却', '様式第１号の２（第５条関係）'],
    outline: ['第5条|貸出し', ' (2)|職員', ' (2)の2|学生', '第5条の2|返却', '様式第1号の2|第5条関係'],
  },
  {
    name: '22 front matter, an edition in the title, names to fill in',
    source: [
      '---',
      'document_id: "DOC-002"',
      '---',
      '',
      '# 鍵の方針　第３版',
      '',
      '１　目的',
      '{{組織名}}の鍵を守る。',
      '２　範囲',
    ],
    outline: ['|鍵の方針 第3版', ' 1|目的', ' 2|範囲'],
    cannot: MARKDOWN,
  },
  // before and behind
  {
    name: '23 ○ before the title, the day and the number of the decree',
    source: ['○鍵の管理に関する規程', '令和４年３月１日', '訓令第１号', '第１条　趣旨'],
    outline: ['第1条|趣旨'],
    says: ({ title, date }) => [title, date],
    said: ['鍵の管理に関する規程', '2022-03-01'],
  },
  {
    name: '24 an amendment as a whole',
    source: ['鍵の規程（平成１４年訓令第１号）の全部を改正する。', '第１条　趣旨', '第２条　範囲'],
    outline: ['第1条|趣旨', '第2条|範囲'],
  },
  {
    name: '25 a list of amendments',
    source: ['改正', '平成２１年３月１６日', '平成２２年４月１日', '第１条　趣旨'],
    outline: ['第1条|趣旨'],
  },
  {
    name: '26 目次 with the articles of each chapter',
    source: [
      '目次',
      '第１章　総則（第１条―第２条）',
      '第２章　鍵（第３条・第４条）',
      '附則',
      '第１章　総則',
      '第１条　趣旨',
      '第２章　鍵',
      '第３条　貸出し',
    ],
    outline: ['目次|', '第1章|総則', ' 第1条|趣旨', '第2章|鍵', ' 第3条|貸出し'],
  },
  {
    name: '26 目次 with leaders',
    source: ['目次', '１　目的・・・・・１', '２　範囲・・・・・２', '１　目的', '鍵を守る。', '２　範囲'],
    outline: ['目次|', '1|目的', '2|範囲'],
  },
  {
    name: '27 a preface in polite style',
    source: ['はじめに', '当館は、鍵を大切に扱います。', '１　目的', '鍵を守る。', '２　範囲'],
    outline: ['1|目的', '2|範囲'],
  },
  {
    name: '28 附則 with spaces, and 付則',
    source: [
      '第１条　趣旨',
      '附　則',
      'この規程は、公布の日から施行する。',
      '付則',
      '１　この規程は、令和６年４月１日から施行する。',
    ],
    outline: ['第1条|趣旨', '附則|', '付則|', ' 1|'],
    says: ({ date }) => date,
    said: '2024-04-01',
  },
  {
    name: '29 別表, 別記, 別記様式, 様式',
    source: [
      '第３条　貸出し',
      '別表第１（第３条関係）',
      '別記',
      '別記様式第１号（第３条関係）',
      '様式第２号（第３条関係）',
    ],
    outline: ['第3条|貸出し', '別表第1|第3条関係', '別記|', '別記様式第1号|第3条関係', '様式第2号|第3条関係'],
  },
  {
    name: '30 what is not published',
    source: ['９　対策基準', '対策基準は、公にすることにより支障があることから、非公開とする。', '１０　見直し'],
    outline: ['9|対策基準', '10|見直し'],
  },
  // definitions
  {
    name: '31 a word, a space and what it means',
    source: ['２　用語', '（１）　合鍵　正規の鍵を複製したものをいう。', '（２）　合札　札を複製したもの'],
    outline: ['2|用語', ' (1)|合鍵', ' (2)|合札　札を複製したもの'],
    says: terms,
    said: ['合鍵', '合札'],
    cannot: { headings: 'a whole sentence is no heading' },
  },
  {
    name: '31 とは, a colon, quotes, こと',
    source: [
      '２　用語',
      '①　合鍵：正規の鍵を複製したものをいう。',
      '②　合札とは、札を複製したものをいう。',
      '③　「箱」　鍵を納めること。',
    ],
    outline: ['2|用語', ' ①|合鍵', ' ②|', ' ③|箱'],
    says: terms,
    said: ['合鍵', '合札', '箱'],
    cannot: { headings: 'a whole sentence is no heading' },
  },
  {
    name: '32 abbreviations with what they stand for',
    source: ['３　体制', '鍵統括責任者（ＣＫＯ：Chief Key Officer、以下「ＣＫＯ」という。）を置く。', '４　対策'],
    outline: ['3|体制', '4|対策'],
    says: terms,
    said: ['CKO'],
  },
  {
    name: '33 以下「X」という。, 単に, この条において, 同じ。',
    source: [
      '１　対象',
      '青葉会（以下「会」という。）の役員（以下単に「役員」という。）及び臨時の職員（以下この条において「職員」という。）の合鍵（正規の鍵の複製をいう。以下同じ。）とする。',
      '２　鍵',
    ],
    outline: ['1|対象', '2|鍵'],
    says: (document) => [...terms(document)].sort(),
    said: ['会', '職員', '役員', '合鍵'].sort(),
  },
  {
    name: '34 terms of another document',
    source: ['第２条　用語', 'この基準の用語は、鍵の方針において使用する用語の例による。', '第３条　鍵'],
    outline: ['第2条|用語', '第3条|鍵'],
  },
  {
    name: '35 definitions in a table',
    source: ['## 用語', '', '| 用語 | 定義 |', '| --- | --- |', '| 合鍵 | 正規の鍵を複製したもの |', '', '## 対策'],
    outline: ['|用語', '|対策'],
    says: terms,
    said: ['合鍵'],
    cannot: MARKDOWN,
  },
  // letters and noise
  {
    name: '36 letters spaced for looks',
    source: ['（目　的）', '第１条　Ｌ Ｇ Ｗ Ａ Ｎ 接続系の鍵を守る。', '（範　囲）', '第２条　本館とする。'],
    outline: ['第1条|目的', '第2条|範囲'],
  },
  {
    name: '37 old letters and letters that look alike',
    source: ['第１条　關係者の心得', '強靱化の鍵を守る。', '第２条　強じん化'],
    outline: ['第1条|關係者の心得', '第2条|強じん化'],
  },
  {
    name: '38 @ and A where ① and ② were',
    source: ['１　鍵', '@　正規の鍵', 'A　予備の鍵', '２　札'],
    outline: ['1|鍵', '2|札'],
    cannot: {
      headings: 'what is garbled is no number yet; an import mends it',
      full: 'the garbled sign has half width',
    },
  },
  {
    name: '39 lines broken in the middle of a word',
    source: [
      '第１条　この規程は、鍵の貸出しサー',
      'ビス及び第３条に定める予備の鍵並びに',
      '札の管理について定める。',
      '第２条　範囲',
    ],
    outline: ['第1条|', '第2条|範囲'],
    cannot: NO_HEADING,
  },
  {
    name: '39 lines broken in the middle of a number',
    source: ['１　連絡', '鍵箱が開いていたときは、館長室の電話７１', '１９（夜間を含む）に知らせる。', '２　範囲'],
    outline: ['1|連絡', '2|範囲'],
    cannot: NO_HEADING,
  },
  {
    name: '39 lines broken before a list in a sentence',
    source: ['１　停電', '館長は、懐中電灯を持って書庫に行き、', '（ア）弁を閉め、（イ）鍵を掛ける。', '２　範囲'],
    outline: ['1|停電', '2|範囲'],
    cannot: NO_HEADING,
  },
  {
    name: '40 numbers that were lost',
    source: ['１　目的', '.対象者', '鍵を使う者とする。', '２　範囲'],
    outline: ['1|目的', '2|範囲'],
  },
  {
    name: '41 brackets of a dead link on lines of their own',
    source: ['第１条　鍵は、', '[', '要綱第２条第１項第７号', ']', 'に定めるものをいう。', '第２条　範囲'],
    outline: ['第1条|', '第2条|範囲'],
    says: cited,
    said: ['第2条第1項第7号'],
    cannot: NO_HEADING,
  },
  {
    name: '42 a bracket and a full stop at the start of a line',
    source: ['第１条　鍵（予備を含む', '）を貸す', '。', '第２条　範囲'],
    outline: ['第1条|', '第2条|範囲'],
    cannot: NO_HEADING,
  },
  {
    name: '43 commas of three kinds',
    source: ['１　鍵，札及び箱', '鍵，札及び箱を守る。', '２　鍵、札及び箱', '鍵,札及び箱を守る。'],
    outline: ['1|鍵,札及び箱', '2|鍵、札及び箱'],
  },
  {
    name: '44 long vowels',
    source: ['１　サーバーの鍵', 'サーバの鍵を守る。', '２　ハードウエア'],
    outline: ['1|サーバーの鍵', '2|ハードウエア'],
  },
  // references
  {
    name: '45 references at the start of a line',
    source: [
      '３　脅威',
      '紛失とする。',
      '６　対策',
      '上記３の脅威から守る。',
      '前項ただし書の場合を除く。',
      '第６条第１項第２号の鍵を除く。',
      '別表第１に定める鍵とする。',
      '様式第２号により届け出る。',
      '（１）の鍵を返す。',
      '７　札',
    ],
    outline: ['3|脅威', '6|対策', '7|札'],
    says: (document) => cited(document).includes('第6条第1項第2号'),
    said: true,
  },
];

const plain = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/[①-⑳➀-➉]/g, (c) => `<${c}>`).normalize('NFKC'));

describe('each way in which regulations are put', () => {
  it('is here', () => {
    const numbers = new Set(WAYS.map(({ name }) => Number(/^[0-9]+/.exec(name)![0])));
    assert.deepEqual(
      [...numbers],
      Array.from({ length: 45 }, (_, i) => i + 1),
    );
  });

  for (const { name, source, outline: wanted, says, said, cannot = {} } of WAYS)
    for (const [form, make] of Object.entries(FORMS)) {
      const reason = Object.entries(cannot).find(([part]) => form.includes(part))?.[1];
      if (reason) continue;
      it(`${name}: ${form}`, () => {
        const text = make(source.join('\n'));
        assert.deepEqual(plain(outline(text)), plain(wanted), text);
        if (says) assert.deepEqual(says(readDocument(text, '規程.md')), said, text);
      });
    }
});
