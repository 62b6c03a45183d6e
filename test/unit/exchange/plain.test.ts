import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Encoding from 'encoding-japanese';
import fc from 'fast-check';
import { parseMarkdown } from '../../../server/src/document/markdown';
import { paragraph } from '../../../server/src/exchange/block';
import { importFile } from '../../../server/src/exchange/import';
import { write } from '../../../server/src/exchange/write';
import { outline } from '../document/reading';

async function read(text: string | Uint8Array, name = 'x.txt') {
  const result = await importFile(name, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  assert.ok('markdown' in result, JSON.stringify(result));
  return { markdown: result.markdown, notes: result.notes };
}
const refusal = async (name: string, bytes: Uint8Array) => {
  const result = await importFile(name, bytes);
  assert.ok('refused' in result, 'it is refused');
  return result.refused;
};

const TEXT = `緑野市情報セキュリティ対策基準

（目的）
第１条　この基準は、緑野市が保有する情報資産の機密性、完全性及び可用性を維持する
ために必要な事項を定めることを目的とする。
（定義）
第２条　この基準における用語の意義は、次の各号に定めるところによる。
(1)　L G W A N 接続系　総合行政ネットワークに接続された情報システム及びその情報シス
テムで取り扱うデータをいう。
- 1 -
(2)　課等の長　課長、議会事務局の次長、教育委員会の課長その他これらの職に相当する
者をいう。
２　前項に定めるもののほか、この基準における用語の意義は、基本方針の例による。た
だし、別に定めがあるときは、この限りでない。
附　則
この基準は、令和6年4月1日から施行する。
`;
const MARKDOWN = `# 緑野市情報セキュリティ対策基準

## 第１条（目的）

この基準は、緑野市が保有する情報資産の機密性、完全性及び可用性を維持するために必要な事項を定めることを目的とする。

## 第２条（定義）

この基準における用語の意義は、次の各号に定めるところによる。

(1)　LGWAN接続系　総合行政ネットワークに接続された情報システム及びその情報システムで取り扱うデータをいう。

(2)　課等の長　課長、議会事務局の次長、教育委員会の課長その他これらの職に相当する者をいう。

２　前項に定めるもののほか、この基準における用語の意義は、基本方針の例による。ただし、別に定めがあるときは、この限りでない。

## 附則

この基準は、令和6年4月1日から施行する。
`;

const HEADINGS = (count: number) => `章、条などの行を見出し（#）にしました（${count}か所）。`;

describe('a text', () => {
  it('gets headings, whole lines and joined letters, and a list of what was done', async () => {
    const { markdown, notes } = await read(TEXT);
    assert.equal(markdown, MARKDOWN);
    assert.deepEqual(
      notes.map(({ kind, message: { ja }, lines }) => [kind, ja, lines]),
      [
        ['dropped', 'ページ番号だけの行を外しました（1行）。', []],
        ['changed', '間の空いた英字をつなぎました: 「L G W A N」→「LGWAN」', [11]],
        ['changed', '途中で折り返された行をつなぎました。', [3, 11, 13, 15]],
        ['changed', HEADINGS(4), []],
        ['changed', '条などの前にあった括弧書きの見出しを、番号の後に移しました（2か所）。', []],
        ['changed', '見出しの字間の空きを詰めました（1か所）。', []],
      ],
    );
  });

  const encodings = {
    SJIS: 'shift_jis',
    EUCJP: 'euc-jp',
    JIS: 'iso-2022-jp',
    UTF16LE: 'utf-16le',
    UTF16BE: 'utf-16be',
  };
  for (const [encoding, name] of Object.entries(encodings))
    it(`in ${name}`, async () => {
      const codes = Encoding.convert(Encoding.stringToCode(TEXT), { to: encoding as 'SJIS', from: 'UNICODE' });
      const { markdown, notes } = await read(new Uint8Array(codes));
      assert.equal(markdown, MARKDOWN);
      assert.ok(notes.some(({ message }) => message.ja === `文字コードを ${name} から UTF-8 にしました。`));
    });

  it('in what Windows calls Shift_JIS, with its own letters', async () => {
    // ① ㈱ ～ 髙
    const bytes = new Uint8Array([0x87, 0x40, 0x87, 0x8a, 0x81, 0x60, 0xfb, 0xfc]);
    assert.equal((await read(bytes)).markdown.trim(), '# ①㈱～髙');
  });

  it('with a byte order mark, with CRLF, and as UTF-16 without a mark', async () => {
    assert.equal((await read(`\ufeff${TEXT.replaceAll('\n', '\r\n')}`)).markdown, MARKDOWN);
    const codes = new Uint8Array(Buffer.from(TEXT, 'utf16le'));
    assert.equal((await read(codes)).markdown, MARKDOWN);
  });

  it('keeps what may be a list of letters', async () => {
    assert.equal((await read('区分は A B C とする。')).markdown, '区分は A B C とする。\n');
  });

  it('has whole sentences, though a few lines only tell how wide the page was', async () => {
    const lines = [
      '鍵の手順',
      '',
      '１．目　的',
      '　この手順は、対策基準第１２条に基づき、鍵の貸出しについ',
      'て定めるものである。',
      '２．貸出し',
      '　②　利用者は、初めて鍵を借りるときは、申込みのパスワー',
      'ドを決める。',
      '３．鍵の一覧',
      'すべての鍵は、一覧による。',
    ];
    assert.deepEqual((await read(lines.join('\n'))).markdown.split('\n\n').slice(1), [
      '## １．目的',
      'この手順は、対策基準第１２条に基づき、鍵の貸出しについて定めるものである。',
      '## ２．貸出し',
      '②　利用者は、初めて鍵を借りるときは、申込みのパスワードを決める。',
      '## ３．鍵の一覧',
      'すべての鍵は、一覧による。\n',
    ]);
  });

  it('has whole words and quotes, whatever their second line begins with', async () => {
    const lines = [
      '鍵の手順',
      '(1)　鍵とは、本館の鍵及びこれを使うための機器、ソフトウェ',
      'ア、札、書類をいう。',
      '(2)　館長は、別館の職員のうちから点検する者を指名し、年',
      '1館以上を点検させ、その結果を鍵の台帳の備考の欄に「',
      '○」か「×」で付けさせる。',
      '(3)　館長は、傷んだ鍵を、係の者が見ている前で、幅が',
      '2ミリより細くなるまで削り、その重さの順に、箱の',
      'Ⅰ、Ⅱ及びⅢの三つの区分に分ける。',
      '(4)　館長は、台帳の写しを収めた巻のうちから少なくとも',
      '2巻を選び、中を見る。',
    ];
    assert.deepEqual((await read(lines.join('\n'))).markdown.split('\n\n').slice(1), [
      '(1)　鍵とは、本館の鍵及びこれを使うための機器、ソフトウェア、札、書類をいう。',
      '(2)　館長は、別館の職員のうちから点検する者を指名し、年1館以上を点検させ、その結果を鍵の台帳の備考の欄に「○」か「×」で付けさせる。',
      '(3)　館長は、傷んだ鍵を、係の者が見ている前で、幅が2ミリより細くなるまで削り、その重さの順に、箱のⅠ、Ⅱ及びⅢの三つの区分に分ける。',
      '(4)　館長は、台帳の写しを収めた巻のうちから少なくとも2巻を選び、中を見る。\n',
    ]);
  });

  it('has whole sentences, though numbers of things, short names and Latin words begin their lines', async () => {
    const lines = [
      '鍵の手順',
      '(1)　館長は、鍵を借りた者が館に来た日ごとに数え、前の日と',
      '0.5パーセントを超えて違うときは、その理由を書いて渡す。',
      '(2)　館長は、錠を作る会社から見積りを取り、少なくとも',
      '2社の値を比べ、安い方に頼む。',
      '(3)　本館における鍵の点検を行う者のうちから選ばれた責任者',
      '（以下「点検者」という。）を置く。',
      '(4)　点検者は、鍵の台帳を扱う組（Key Management',
      'Registration Team。以下「組」という。）に知らせる。',
    ];
    assert.deepEqual((await read(lines.join('\n'))).markdown.split('\n\n').slice(1), [
      '(1)　館長は、鍵を借りた者が館に来た日ごとに数え、前の日と0.5パーセントを超えて違うときは、その理由を書いて渡す。',
      '(2)　館長は、錠を作る会社から見積りを取り、少なくとも2社の値を比べ、安い方に頼む。',
      '(3)　本館における鍵の点検を行う者のうちから選ばれた責任者（以下「点検者」という。）を置く。',
      '(4)　点検者は、鍵の台帳を扱う組（Key Management Registration Team。以下「組」という。）に知らせる。\n',
    ]);
  });

  it('has titles and terms that fill the width of the page by chance', async () => {
    const lines = [
      '鍵の手順',
      '1　貸出し',
      '鍵を借りる者は、受付で名前を書き、館長に札を見せて、鍵を借りる。',
      '2　返却',
      '鍵を返す者は、受付で名前を消し、館長に札を返した後、鍵を置き、',
      '帰る。',
      '3　本館及び分館の倉庫並びに車庫及び展示室に備え付けた鍵の点検',
      '館長は、毎月の終わりに、全ての鍵を数えて、その数を台帳に記す。',
      '4　役割',
      '(1)　館長（以下「長」という。）　鍵を数える者を選び、その者に、',
      '台帳を渡す。',
      '(2)　本館の鍵の貸出し及び点検を行う者（以下「係」という。）',
      '鍵を数えて、その数を台帳に記し、終わったときは、館長に見せる。',
    ];
    const { markdown } = await read(lines.join('\n'));
    assert.deepEqual(markdown.match(/^#.*$/gm), [
      '# 鍵の手順',
      '## 1　貸出し',
      '## 2　返却',
      `## ${lines[6]}`,
      '## 4　役割',
    ]);
    assert.match(markdown, /^\(2\)　本館の鍵の貸出し及び点検を行う者（以下「係」という。）　鍵を数えて/m);
  });

  it('has numbered headings that read as sentences, where they stand apart', async () => {
    const steps = ['鍵を借りる', '鍵を使う', '鍵を返す', '記録を書く'].flatMap((title, i) => [
      '',
      `${i + 1}　${title}`,
      '',
      `${i + 1}.1　受付で台帳に名前を書く。`,
      `${i + 1}.2　鍵の番号を係の者と一緒に確かめる。`,
      `${i + 1}.3　終わったことを受付に伝える。`,
    ]);
    const text = ['鍵の手順', '', 'はじめに', '', '鍵を使う人のための手順です。', ...steps].join('\n');
    const { markdown } = await read(text);
    assert.match(markdown, /^## はじめに$[\s\S]*^## 1　鍵を借りる$[\s\S]*^## 4　記録を書く$/m);
  });

  it('has headings where lines stand apart, without numbers', async () => {
    const { markdown, notes } = await read(
      '鍵の手引\n\n館長\n2024年4月1日\n\n\nはじめに\n\nこの手引は、鍵を扱う。\n鍵は、大切である。\n\n\n借りるとき\n\n記名する。\n・職員\n・警備員\n\n\n返すとき\n\n館長に渡す。\n',
    );
    assert.deepEqual(markdown.match(/^#.*$/gm), ['# 鍵の手引', '## はじめに', '## 借りるとき', '## 返すとき']);
    assert.deepEqual(
      notes
        .filter(({ kind }) => kind === 'doubtful')
        .map(({ message, lines }) => [message.ja.slice(0, 7), lines.length]),
      [['番号のない行を', 3]],
    );
  });

  const HEADED: readonly (readonly [name: string, text: string, headings: readonly string[]])[] = [
    [
      'signs, and more empty lines above the outer ones',
      '鍵の手引\n\n\n■借りる\n\n●職員\n\n記名する。\n\n●警備員\n\n記名しない。\n\n\n■返す\n\n館長に渡す。\n',
      ['# 鍵の手引', '## 借りる', '### 職員', '### 警備員', '## 返す'],
    ],
    [
      'colons, where every paragraph stands apart',
      '鍵の手引\n\n目的：\n鍵を守る。\n\n対象：\n職員とする。\n\n札は、数えない。\n',
      ['# 鍵の手引', '## 目的：', '## 対象：'],
    ],
    [
      'names that sections have, and spaced letters',
      '鍵の手引\n\n目　的\n\n鍵を守る。\n\n適用範囲\n\n職員とする。\n\n札は、数えない。\n\n館長\n\n副館長に頼む。\n',
      ['# 鍵の手引', '## 目的', '## 適用範囲'],
    ],
    [
      'in the middle of the line',
      '鍵の手引\n\n\u3000\u3000\u3000\u3000貸出し\n\n記名する。\n\n\u3000\u3000\u3000\u3000返却\n\n館長に渡す。\n\n札は、数えない。\n',
      ['# 鍵の手引', '## 貸出し', '## 返却'],
    ],
    [
      'inside sections whose numbers run through',
      '鍵の手引\n1 貸出し\n\n昼\n\n記名する。\n館長に見せる。\n\n夜\n\n記名する。\n警備員に見せる。\n2 返却\n館長に渡す。\n',
      ['# 鍵の手引', '## 1 貸出し', '### 昼', '### 夜', '## 2 返却'],
    ],
    [
      'around numbers that begin again',
      '鍵の手引\n\n貸出し\n\n1. 記名する。\n2. 館長に見せる。\n\n返却\n\n1. 館長に渡す。\n2. 記名を消す。\n',
      ['# 鍵の手引', '## 貸出し', '## 返却'],
    ],
    [
      'with numbers below one of them only',
      '鍵の手引\n\n目的\n\n鍵を守る。\n\n貸出し\n\n次の者に貸す。\n一、職員\n二、警備員\n\n返却\n\n館長に渡す。\n札も渡す。\n',
      ['# 鍵の手引', '## 目的', '## 貸出し', '## 返却'],
    ],
    [
      'around numbers that run through them',
      '鍵の手引\n（公表しない）\n\n総則\n\n第1条（目的）　鍵を守る。\n第2条（用語）　次のとおりとする。\n\n館の鍵\n\n第3条（貸出し）　記名する。\n第4条（返却）　館長に渡す。\n\n車の鍵\n\n第5条（貸出し）　館長に頼む。\n附　則\nこの手引は、4月から用いる。\n',
      [
        '# 鍵の手引',
        '## 総則',
        '### 第1条（目的）',
        '### 第2条（用語）',
        '## 館の鍵',
        '### 第3条（貸出し）',
        '### 第4条（返却）',
        '## 車の鍵',
        '### 第5条（貸出し）',
        '### 附則',
      ],
    ],
    [
      'nouns in し end no sentence',
      '鍵の手引\n\n貸出し\n\n記名する。\n館長に見せる。\n\n数え方、点検及び見直し\n\n館長が数える。\n札も数える。\n',
      ['# 鍵の手引', '## 貸出し', '## 数え方、点検及び見直し'],
    ],
    [
      'what stands between two and is much longer says something',
      '鍵の手引\n\n目的\n\n鍵を守る。\n\n使う人\n\n本館の職員及び鍵を借りて見回る警備員\n\n借りるとき\n\n1. 記名する。\n2. 館長に見せる。\n\n返すとき\n\n1. 館長に渡す。\n2. 記名を消す。\n',
      ['# 鍵の手引', '## 目的', '## 使う人', '## 借りるとき', '## 返すとき'],
    ],
    [
      'places and times, above numbers or bullets',
      '鍵の手引\n\n受付で\n\n1. 記名する。\n2. 館長に見せる。\n\n館を出るときに\n\n・館長に渡す。\n・記名を消す。\n',
      ['# 鍵の手引', '## 受付で', '## 館を出るときに'],
    ],
    [
      'what a sentence goes on behind is none',
      '鍵の手引\n\n貸出し\n\n鍵を借りる者は、受付で\n記名する。\n\n返却\n\n館長の前で\n\n記名を消す。\n札も渡す。\n',
      ['# 鍵の手引', '## 貸出し', '## 返却'],
    ],
    [
      'numbers above what reads as a sentence, behind a title in kana',
      '鍵の手引\n\n1　はじめに\n鍵は、館長が守る。\n札も、館長が守る。\n2　貸出し\n記名する。\n館長に見せる。\n\n3　数え、磨き、調べて直す\n\n館長が数える。\n',
      ['# 鍵の手引', '## 1　はじめに', '## 2　貸出し', '## 3　数え、磨き、調べて直す'],
    ],
    [
      'a first sentence that is broken is no title',
      '本館の鍵の使い方\n\nはじめに\n\nこの手順は、対策基準に基づき、鍵を扱う職員の\n守ることを示す。\n\n貸出し\n\n1. 記名する。\n2. 館長に見せる。\n',
      ['# 本館の鍵の使い方', '## はじめに', '## 貸出し'],
    ],
    ['a list of lines is none', '鍵の手引\n次の物を貸す。\n\n鍵\n\n札\n\n箱\n\n館長が貸す。\n', ['# 鍵の手引']],
    [
      'names, dates and 以上 are none',
      '鍵の手引\n\n緑野市長\n\n令和6年4月1日\n\n鍵を貸す。\n札を貸す。\n\n以上\n',
      ['# 鍵の手引'],
    ],
  ];
  for (const [name, text, headings] of HEADED)
    it(`has headings: ${name}`, async () => {
      assert.deepEqual((await read(text)).markdown.match(/^#.*$/gm), headings);
    });

  const DOUBTS: readonly (readonly [name: string, text: string, message: RegExp, lines: number])[] = [
    ['a circled number that may be garbled', '1 鍵\n@　正規の鍵\n2 札\n', /①が化けた/, 1],
    ['numbers that were lost', '1 鍵\n鍵を貸す。\n.対象者\n職員とする。\n', /番号が失われた/, 1],
    [
      'terms that nothing parts from what they mean',
      '1 用語\n(1)合鍵正規の鍵を複製したものをいう。\n(2)札　紙の札をいう。\n2 鍵\n',
      /区切りがない/,
      1,
    ],
  ];
  for (const [name, text, message, count] of DOUBTS)
    it(`is doubtful about ${name}, and guesses nothing`, async () => {
      const { markdown, notes } = await read(text);
      const told = notes.filter(({ kind, message: { ja } }) => kind === 'doubtful' && message.test(ja));
      assert.deepEqual(
        told.map(({ lines }) => lines.length),
        [count],
      );
      assert.equal(markdown.replace(/[#\s]/g, ''), text.replace(/\s/g, ''));
    });

  const MENDED: readonly (readonly [name: string, text: string, lines: readonly string[], message: RegExp])[] = [
    [
      'circled numbers that were garbled',
      '1 鍵\n@　正規の鍵\nA　予備の鍵\nB　古い鍵\n2 札\n@　赤札\nA　白札\n',
      ['①　正規の鍵', '②　予備の鍵', '③　古い鍵', '①　赤札', '②　白札'],
      /①、②、③が化けた/,
    ],
    [
      'kana without a space behind them',
      '1 脅威\nア自然の脅威\nイ機器の脅威\nウ人の脅威\n2 札\n',
      ['ア　自然の脅威', 'イ　機器の脅威', 'ウ　人の脅威'],
      /空白を入れました/,
    ],
    [
      'numbers alone above their titles',
      '鍵の方針\n1\n目的\n鍵を守ることを目的とする。\n2\n定義\n(1)\n合鍵\n正規の鍵を複製したものをいう。\n(2)\n合札\n札を複製したものをいう。\n3\n保管\n鍵を金庫に保管する。\n',
      ['## 1　目的', '## 2　定義', '(1)　合鍵', '(2)　合札', '## 3　保管'],
      /番号だけの行/,
    ],
  ];
  for (const [name, text, lines, message] of MENDED)
    it(`has ${name} mended, and says so`, async () => {
      const { markdown, notes } = await read(text);
      const all = markdown.split('\n');
      for (const line of lines) assert.ok(all.includes(line), `${line}: ${markdown}`);
      assert.ok(notes.some(({ message: { ja } }) => message.test(ja)));
    });

  it('keeps the numbers of pages, and kana that begin a word', async () => {
    const paged = '1 鍵\n鍵を金庫に\n1\n保管し、\n2\n毎月数える。\n2 札\n札を貸す。\nア行の札\n';
    const { markdown } = await read(paged);
    assert.ok(markdown.includes('ア行の札') && !/^[12]　/m.test(markdown), markdown);
  });

  it('has no addresses among garbled numbers', async () => {
    const { notes } = await read('1 窓口\n@ma\nAさんが受ける。\nkagi@example.jp\n');
    assert.ok(notes.every(({ kind }) => kind !== 'doubtful'));
  });

  it('has no brackets of dead links', async () => {
    const { markdown, notes } = await read(
      '第1条　鍵は、\n[\n要綱第2条第1項第7号\n]\nに定めるものをいう。\n第2条　札は、［要綱第3条］に定める。[1]\n',
    );
    assert.match(markdown, /鍵は、要綱第2条第1項第7号に定めるものをいう。/);
    assert.match(markdown, /札は、要綱第3条に定める。\\?\[1\]/);
    assert.ok(notes.some(({ kind, message }) => kind === 'changed' && /リンクの跡/.test(message.ja)));
  });

  it('has rows between upright lines, and terms parted from what they mean', async () => {
    const { markdown } = await read(
      '第2条　定義\n(1)合鍵 | 正規の鍵を複製したものをいう。 |\n(2)合札 | 札を複製したものをいう。 |\n',
    );
    assert.ok(markdown.includes('| (1)合鍵 | 正規の鍵を複製したものをいう。 |\n| --- | --- |\n| (2)合札 |'), markdown);
    const fused = await read(
      '第2条　定義\n項目内容\n(1)合鍵正規の鍵を複製したものをいう。\n第3条　合鍵は、貸さない。\n',
    );
    assert.ok(fused.markdown.includes('(1)合鍵　正規の鍵を複製したものをいう。'), fused.markdown);
    assert.ok(fused.notes.some(({ kind, message: { ja } }) => kind === 'doubtful' && /空白を入れました/.test(ja)));
  });

  it('has nothing of the web site that it was copied from', async () => {
    const { markdown, notes } = await read(
      'ホーム > 市政 > 鍵の方針\n鍵の方針\n1　目的\n鍵を守る。\nこのページの先頭へ戻る\n2　トップへの報告\n館長に報告する。\n文字サイズ\n',
    );
    assert.deepEqual(markdown.match(/^#.*$/gm), ['# 鍵の方針', '## 1　目的', '## 2　トップへの報告']);
    assert.ok(!/ホーム|先頭へ|文字サイズ/.test(markdown));
    assert.ok(notes.some(({ kind, message: { ja } }) => kind === 'dropped' && /部品の行/.test(ja)));
  });

  it('has no heads and feet of pages', async () => {
    const { markdown, notes } = await read(
      '鍵の規程\n第1条　鍵を\n貸す。\n- 1 -\n鍵の規程\n第2条　札を\n貸す。\n- 2 -\n鍵の規程\n第3条　箱を貸す。\n\f\n附則\n公布の日から施行する。\n',
    );
    assert.equal(markdown.match(/鍵の規程/g)!.length, 1);
    assert.ok(notes.some(({ kind, message }) => kind === 'dropped' && /「鍵の規程」（2行）/.test(message.ja)));
    const counted = await read(
      '鍵の規程\n第1条　鍵を貸す。\n鍵の規程 1\n第2条　札を貸す。\n鍵の規程 2\n第3条　箱を貸す。\n鍵の規程 3\n',
    );
    assert.equal(counted.markdown.match(/鍵の規程/g)!.length, 1);
  });

  it('has brackets around titles above articles, and numbers beside their sentences', async () => {
    const { markdown, notes } = await read(
      '鍵の規程\n\n趣旨\n第1条　この規程は、鍵を扱う。\n\n適用範囲\n第2条　範囲は、次のとおりとする。\n\n1.\n本館とする。\n2.\n別館とする。\n\n鍵の返却\n第3条　鍵を返す。\n',
    );
    assert.deepEqual(outline(markdown), [
      '|鍵の規程',
      ' 第1条|趣旨',
      ' 第2条|適用範囲',
      '  1|',
      '  2|',
      ' 第3条|鍵の返却',
    ]);
    assert.ok(notes.some(({ message }) => message.ja.includes('条の前の行')));
  });

  it('has nothing of the bars and rules of tables that were lost', async () => {
    const { markdown } = await read(
      '１　区分\n| （案） |\n|\nア： | 正規の鍵 |\nイ： | 合鍵 |\n\n用語 | 意味 |\n--- | --- |\n合鍵 | 複製した鍵 |\n',
    );
    assert.deepEqual(outline(markdown), ['1|区分', ' ア|正規の鍵', ' イ|合鍵']);
    assert.match(markdown, /ア：\u3000正規の鍵/);
    assert.match(markdown, /\| 用語 \| 意味 \|\n\| --- \| --- \|\n\| 合鍵 \| 複製した鍵 \|/);
  });

  it('has the items of lists that ran together, and of lists with hyphens', async () => {
    const text =
      '鍵の方針\n\n１　対策\n\n次の対策を講じる。 - 鍵を納める。 - 札を付ける。\n\n- 記録を残し、\n点検する。\n\n対策は次のとおり：・鍵を返す。・札を返す。\n';
    const { markdown, notes } = await read(text);
    assert.equal(
      markdown,
      '# 鍵の方針\n\n## １　対策\n\n次の対策を講じる。\n\n- 鍵を納める。\n- 札を付ける。\n- 記録を残し、点検する。\n\n対策は次のとおり：\n\n・鍵を返す。\n\n・札を返す。\n',
    );
    assert.ok(notes.some(({ message }) => message.ja.includes('箇条書き')));
  });

  it('has tables where tabs part the cells', async () => {
    assert.equal(
      (await read('用語\t定義\n端末\tパソコンをいう。\n\n(1)\t鍵を守る。')).markdown,
      '| 用語 | 定義 |\n| --- | --- |\n| 端末 | パソコンをいう。 |\n\n(1)　鍵を守る。\n',
    );
  });

  it('is doubtful where letters or numbers were lost', async () => {
    const { notes } = await read('1 目的\n次のとおりとする。\n(1) 鍵を守る。\n(3) 札を\ufffd守る。\n');
    assert.deepEqual(
      notes.filter(({ kind }) => kind === 'doubtful').map(({ message: { ja }, lines }) => [ja, lines]),
      [
        ['読めない文字（�、外字）があります。元の文書と見比べて直してください。', [7]],
        ['「(3)」の前の番号がありません。抜けていないか、元の文書と見比べてください。', [7]],
      ],
    );
  });

  it('loses look-alikes of kanji and parted voicing marks that PDF and Mac leave behind', async () => {
    assert.equal((await read('⽂書を⼊れ、か\u3099いふ\u3099する。')).markdown, '文書を入れ、がいぶする。\n');
  });
});

describe('what is no document that can be read', () => {
  it('is refused with what to do', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    assert.match((await refusal('a.pdf', bytes('%PDF-1.7'))).ja, /^PDFは取り込めません。Wordで開いて/);
    assert.match((await refusal('a.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).ja, /古い形式の文書/);
    assert.match((await refusal('a.rtf', bytes('{\\rtf1'))).ja, /リッチテキスト/);
    assert.match((await refusal('a.mht', bytes('From: <Saved by Blink>\r\n'))).ja, /\.mht/);
    assert.match((await refusal('a.md', bytes('# 方針'))).ja, /すでにMarkdown/);
    assert.match((await refusal('a.txt', bytes(' \n'))).ja, /文字が読み取れません/);
    assert.match((await refusal('a.bin', new Uint8Array([1, 0, 2, 0, 0, 0, 3]))).ja, /文字が読み取れません/);
  });

  it('but Markdown in another encoding is turned into UTF-8', async () => {
    const codes = Encoding.convert(Encoding.stringToCode('# 緑野市対策基準\n\n第1条　総則\n'), {
      to: 'SJIS',
      from: 'UNICODE',
    });
    assert.equal((await read(new Uint8Array(codes), 'a.md')).markdown, '# 緑野市対策基準\n\n第1条　総則\n');
  });

  it('never throws', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', 'PK\u0003\u0004', '<html>', '\ufeff'),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.docx', 'a.html', 'a.txt', 'a.md'),
        async (head, bytes, name) => {
          await importFile(name, new Uint8Array([...new TextEncoder().encode(head), ...bytes]));
        },
      ),
      { numRuns: 200 },
    ));
});

describe('text that is written as Markdown', () => {
  const shown = (markdown: string) => parseMarkdown(markdown).blocks.map(({ prose }) => prose.text);

  for (const text of [
    '# 見出しではない',
    '- 1 -',
    '---',
    '===',
    '> 引用',
    '*注* _a_ `b`',
    '<b>太字</b> &amp; a\\*b',
    '[a](b) [^1] [x]: y',
    '+ 足す',
    '~~消~~',
  ])
    it(`is the same text: ${text}`, () => assert.deepEqual(shown(write([paragraph(text)]).markdown), [text]));

  it('whatever it is', () => {
    const signs = fc.constantFrom(...'#*_`~[]()<>|!\\&;-+=:. aあ。1'.split(''));
    const line = fc
      .array(signs, { minLength: 1, maxLength: 30 })
      .map((all) => all.join('').trim())
      .filter((text) => /[aあ]/.test(text) && !/^\d{1,9}[.)]/.test(text) && !/^:?-+:?$/.test(text));
    fc.assert(
      fc.property(line, (text) => {
        assert.deepEqual(shown(write([paragraph('前'), paragraph(text), paragraph('後')]).markdown), [
          '前',
          text,
          '後',
        ]);
        const table = write([
          {
            kind: 'table',
            rows: [
              ['甲', text],
              [text, '乙'],
            ],
          },
        ]).markdown;
        assert.deepEqual(
          parseMarkdown(table).blocks.map(({ cells }) => cells!.map((cell) => cell.text)),
          [
            ['甲', text],
            [text, '乙'],
          ],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('reads the examples of this project unchanged', () => {
    const text = readFileSync('examples/基本方針.md', 'utf8');
    const lines = parseMarkdown(text).blocks.flatMap(({ kind, prose }) => (kind === 'paragraph' ? [prose.text] : []));
    assert.deepEqual(shown(write(lines.map(paragraph)).markdown).join('\n'), lines.join('\n'));
  });
});
