import assert from 'node:assert/strict';
import { type Around, marks, mended } from './draft';

const TERMS = `## 1 定義

(1) LGWAN接続系　総合行政ネットワークに接続された情報システムをいう。

(2) 電磁的記録媒体　USBメモリ等をいう。

(3) 端末　職員が使うパソコンをいう。

## 2 体制

統括情報セキュリティ責任者を置く。情報セキュリティ管理者を置く。`;
const POLICY: Around = { policy: TERMS };
const beside = (text: string, title = '窓口実施手順') => `# 緑野市${title}\n\n${text}\n`;
const NAMED: Around = { ...POLICY, config: { terms: [{ term: '端末', variants: ['PC'] }] } };

/** A rule on words, what it goes by, a text, and the words that it marks there. */
const MARKS: readonly (readonly [string, string, string, readonly string[], Around?])[] = [
  ['term/variant', 'in other letters', 'ＬＧＷＡＮ接続系の端末を返す。', ['ＬＧＷＡＮ接続系'], POLICY],
  ['term/variant', 'a near name', '電磁的記憶媒体を返す。', ['電磁的記憶媒体'], POLICY],
  [
    'term/variant',
    'a near name that is defined',
    '## 1 定義\n\n(1) 電磁的記憶媒体　札をいう。\n\n## 2 返却\n\n電磁的記憶媒体を返す。',
    [],
    POLICY,
  ],
  ['term/variant', 'a name that kijun.json has replaced', 'PCを返す。', ['PC'], NAMED],
  ['term/variant', 'in a title', '「ＬＧＷＡＮ接続系利用要領」を読む。', [], POLICY],
  ['term/variant', 'in an address', 'https://example.jp/ＬＧＷＡＮ接続系/a を読む。', [], POLICY],
  ['term/variant', 'before the word for rules', 'ＬＧＷＡＮ接続系管理規程を読む。', [], POLICY],
  [
    'term/variant',
    'quoted as a term, though it ends like a title',
    '「ＬＧＷＡＮ接続系」を守る。',
    ['ＬＧＷＡＮ接続系'],
    POLICY,
  ],
  [
    'term/variant',
    'in the name of a law with its number',
    '緑野市ＬＧＷＡＮ接続系管理規程（平成12年訓令第3号）を読む。',
    [],
    POLICY,
  ],
  [
    'term/inconsistent',
    'as the policy writes it',
    'すべての端末を返す。',
    ['すべて'],
    { policy: '## 1 対策\n\n全ての端末を守る。' },
  ],
  [
    'term/inconsistent',
    'as most of the set writes it',
    'すべての鍵を返す。',
    ['すべて'],
    { ...POLICY, beside: beside('全ての札を返す。全ての鍵を返す。') },
  ],
  [
    'term/inconsistent',
    'as the dictionary prefers, where both stand as often',
    'すべての鍵を返す。全ての札を返す。',
    ['すべて'],
  ],
  [
    'term/inconsistent',
    'as most of the document writes it',
    'すべての鍵を返す。すべての棚を返す。全ての札を返す。',
    ['全て'],
  ],
  [
    'term/inconsistent',
    'the policy before the others',
    'サーバーを返す。サーバーを閉める。',
    ['サーバー', 'サーバー'],
    { policy: '## 1 対策\n\nサーバを守る。' },
  ],
  ['term/inconsistent', 'a part of a longer word', 'サーバを返す。サーバールームを閉める。', []],
  ['term/inconsistent', 'letters of an address', 'USBを返す。usb@example.jp に送る。', []],
  ['term/inconsistent', 'letters in another case', 'USBを返す。USBを読む。Usbを閉める。', ['Usb']],
  ['term/inconsistent', 'months that are counted', '3か月で返す。4か月で返す。5カ月で返す。', ['カ月']],
  ['term/inconsistent', 'a comma of the other kind', '職員は、鍵を、課長に，返す。', ['，']],
  ['term/inconsistent', 'where ， is the habit', '職員は，鍵を，課長に、返す。', ['、']],
  ['term/inconsistent', 'as many of both', '職員は、鍵を，返す。', ['，']],
  ['term/inconsistent', 'a figure has commas, too', '職員は、鍵を1，000本返す。', []],
  ['term/inconsistent', 'in a term of the policy', '電磁的記録媒体（サーバ）とサーバーを返す。', ['サーバー'], POLICY],
  [
    'term/outdated',
    'the policy has another word',
    '外部委託を行う。',
    ['外部委託'],
    { policy: '## 1 対策\n\n業務委託を守る。' },
  ],
  [
    'term/outdated',
    'the policy has both',
    '外部委託を行う。',
    [],
    { policy: '## 1 対策\n\n業務委託を守る。外部委託をしない。' },
  ],
  ['term/outdated', 'the policy has neither', '外部委託を行う。', [], { policy: '## 1 対策\n\n端末を守る。' }],
  [
    'term/outdated',
    'the draft defines it',
    '## 1 定義\n\n(1) 外部委託　札をいう。\n\n## 2 契約\n\n外部委託を行う。',
    [],
    { policy: '## 1 対策\n\n業務委託を守る。' },
  ],
  ['term/redefined', 'by reference', '## 1 定義\n\n(1) 端末　基本方針に規定する端末をいう。', [], POLICY],
  [
    'term/redefined',
    'in the same words, but for the spaces',
    '## 1 定義\n\n(1) 端末　職員が使う パソコンを指す。',
    [],
    POLICY,
  ],
  ['term/redefined', 'twice in the draft', '## 1 定義\n\n(1) 札　木の板をいう。\n\n(2) 札　紙をいう。', ['札'], POLICY],
  [
    'term/redefined',
    'twice in the draft, in the same words',
    '## 1 定義\n\n(1) 札　紙をいう。\n\n(2) 札　紙をいう。',
    [],
    POLICY,
  ],
  [
    'term/redefined',
    'in passing first',
    '木の板（以下「札」という。）を返す。\n\n## 1 定義\n\n(1) 札　紙をいう。',
    [],
    POLICY,
  ],
  [
    'term/redefined',
    'in passing twice',
    '木の板（以下「札」という。）を返す。\n\n厚い紙（以下「札」という。）を返す。',
    ['札'],
    POLICY,
  ],
  [
    'term/redefined',
    'in passing twice, alike at the end',
    '古い木の板（以下「札」という。）を返す。\n\n新しい木の板（以下「札」という。）を返す。',
    [],
    POLICY,
  ],
  ['term/role', '総括 for 統括', '総括情報セキュリティ責任者は、札を返す。', ['総括情報セキュリティ責任者'], POLICY],
  [
    'term/role',
    'and not the one that is established',
    '統括情報セキュリティ責任者は、札を返す。\n\n総括情報セキュリティ責任者は、鍵を返す。',
    ['総括情報セキュリティ責任者'],
    POLICY,
  ],
  [
    'term/role',
    'established by a slip of the pen',
    '総括情報セキュリティ責任者を置く。\n\n統括情報セキュリティ責任者は、札を返す。',
    ['総括情報セキュリティ責任者'],
    POLICY,
  ],
  [
    'term/role',
    'established, and used so',
    '総括情報セキュリティ責任者を置く。総括情報セキュリティ責任者は、鍵を返す。\n\n統括情報セキュリティ責任者は、札を返す。統括情報セキュリティ責任者は、棚を返す。',
    [],
    POLICY,
  ],
  [
    'term/role',
    'each time',
    '総括情報セキュリティ責任者は、札を返す。\n\n総括情報セキュリティ責任者は、鍵を返す。',
    ['総括情報セキュリティ責任者', '総括情報セキュリティ責任者'],
    POLICY,
  ],
  [
    'term/role',
    'the same words in another order',
    '情報統括セキュリティ責任者は、札を返す。',
    ['情報統括セキュリティ責任者'],
    POLICY,
  ],
  ['term/role', 'another office', '副括情報セキュリティ責任者は、札を返す。', [], POLICY],
  [
    'term/role',
    'where none is established, the rarer one',
    '情報監理責任者は、札を返す。\n\n情報管理責任者は、札を返す。\n\n情報管理責任者は、鍵を返す。',
    ['情報監理責任者'],
  ],
  [
    'term/role',
    'where none is established, both as often',
    '情報監理責任者は、札を返す。\n\n情報管理責任者は、札を返す。',
    [],
  ],
  [
    'term/role',
    'where both are established',
    '情報監理責任者を置く。情報管理責任者を置く。\n\n情報監理責任者は、札を返す。\n\n情報管理責任者は、札を返す。',
    [],
  ],
  [
    'term/undefined',
    'nobody has established it',
    '情報セキュリティ監査責任者は、札を返す。',
    ['情報セキュリティ監査責任者'],
    POLICY,
  ],
  [
    'term/undefined',
    'only the first time',
    '情報セキュリティ監査責任者は、札を返す。\n\n情報セキュリティ監査責任者は、鍵を返す。',
    ['情報セキュリティ監査責任者'],
    POLICY,
  ],
  [
    'term/undefined',
    'where nobody is established, all are from elsewhere',
    '情報セキュリティ監査責任者は、札を返す。',
    [],
  ],
  [
    'term/undefined',
    'a standard beside establishes it',
    '情報セキュリティ監査責任者は、札を返す。',
    [],
    { ...POLICY, beside: beside('情報セキュリティ監査責任者を置き、課長をもって充てる。', '情報システム対策基準') },
  ],
  [
    'term/undefined',
    'a procedure without its standard',
    '情報セキュリティ監査責任者は、札を返す。',
    [],
    { ...POLICY, title: '端末実施手順' },
  ],
  ['term/undefined', 'a word in quotes', '「重要情報」は、返す。', ['重要情報'], POLICY],
  ['term/undefined', 'a word in quotes, once', '「重要情報」は、返す。「重要情報」を取り扱う。', ['重要情報'], POLICY],
  ['term/undefined', 'a title', '「重要情報取扱要領」は、係長が持つ。', [], POLICY],
  ['term/undefined', 'a word with 新', '「新端末」は、返す。', ['新端末'], POLICY],
  [
    'term/undefined',
    'in a procedure below its standard',
    '情報セキュリティ監査責任者は、札を返す。',
    ['情報セキュリティ監査責任者'],
    { ...POLICY, title: '端末実施手順', beside: beside('職員は、札を返す。', '情報システム対策基準') },
  ],
  ['term/undefined', 'a button', '「重要情報」を押す。', [], POLICY],
  ['term/undefined', 'explained on the spot', '「重要情報」は、札を指す。', [], POLICY],
  ['term/undefined', 'a sentence in quotes', '「鍵を返した」は、記録する。', [], POLICY],
  ['term/undefined', 'with a section of its own', '## 1 重要情報\n\n「重要情報」は、返す。', [], POLICY],
  [
    'term/undefined',
    'defined beside',
    '「重要情報」は、返す。',
    [],
    { ...POLICY, beside: beside('## 1 定義\n\n(1) 重要情報　札をいう。', '情報システム対策基準') },
  ],
  [
    'term/unused',
    'used beside',
    '## 1 定義\n\n(1) 保管庫　棚をいう。',
    [],
    { ...POLICY, beside: beside('札を保管庫に入れる。') },
  ],
  [
    'term/unused',
    'used nowhere',
    '## 1 定義\n\n(1) 保管庫　棚をいう。',
    ['保管庫'],
    { ...POLICY, beside: beside('札を棚に入れる。') },
  ],
  ['term/unused', 'used only to define it', '## 1 定義\n\n(1) 保管庫　保管庫として使う棚をいう。', ['保管庫']],
  [
    'term/unused',
    'used to define another',
    '## 1 定義\n\n(1) 保管庫　棚をいう。\n\n(2) 鍵　保管庫の鍵をいう。\n\n## 2 返却\n\n鍵を返す。',
    [],
  ],
  ['term/unused', 'used as a verb', '## 1 定義\n\n(1) 書き出し　写すことをいう。\n\n## 2 制限\n\n情報を書き出す。', []],
  ['term/unused', 'one of two', '## 1 定義\n\n(1) 保管庫及び書庫　棚をいう。\n\n## 2 返却\n\n札を書庫に返す。', []],
  ['term/unused', 'in other letters', '## 1 定義\n\n(1) USB　札をいう。\n\n## 2 返却\n\nＵＳＢを返す。', []],
  ['character/variant', 'a radical', '⼿順を読む。', ['⼿']],
  ['character/variant', 'an old form', '個人情報に關わる。', ['關']],
  [
    'character/variant',
    'an old form that the policy writes',
    '個人情報に關わる。',
    [],
    { policy: '## 1 対策\n\n情報に關わる者を守る。' },
  ],
  ['character/variant', 'an old form in a name', '髙橋係長は、端末を返す。', []],
  ['character/variant', 'an old form behind a name', '髙橋係長は、札を返し、個人情報に關わる。', ['關']],
  ['character/variant', 'forms that are both in use', '強靱な回線と強靭な回線を守る。', []],
  ['character/variant', 'a numeral in a word of katakana', 'ネットワ一クを守る。', ['一']],
  ['character/variant', 'a numeral between words of katakana', 'サーバ一台とチーム一チームを守る。', []],
  ['character/variant', 'half-width katakana', 'ﾊﾟｿｺﾝを返す。', ['ﾊﾟｿｺﾝ']],
  ['character/variant', 'a label of a screen', '「ﾃﾞｰﾀ登録」ボタンを押す。', []],
  ['character/variant', 'a label of a screen', '［ﾃﾞｰﾀ登録］をクリックする。', []],
  ['character/variant', 'in quotes that are no label', '「ﾃﾞｰﾀ登録」は、課長が行う。', ['ﾃﾞｰﾀ']],
  ['character/variant', 'in code', '`ﾃﾞｰﾀ` を押す。', []],
];

/** A text, and the same when all is mended that needs no look. */
const MENDED: readonly (readonly [string, string, string, Around?])[] = [
  ['term/variant', 'ＬＧＷＡＮ接続系の札を返す。', 'LGWAN接続系の札を返す。', POLICY],
  ['term/variant', '電磁的記憶媒体を返す。', '電磁的記憶媒体を返す。', POLICY],
  ['term/variant', 'ＬＧＷＡＮ**接続系**の札を返す。', 'ＬＧＷＡＮ**接続系**の札を返す。', POLICY],
  ['term/inconsistent', 'すべての鍵を返す。全ての札を返す。', '全ての鍵を返す。全ての札を返す。'],
  ['term/inconsistent', '職員は、鍵を、課長に，返す。', '職員は、鍵を、課長に、返す。'],
  ['term/outdated', '外部委託を行う。', '外部委託を行う。', { policy: '## 1 対策\n\n業務委託を守る。' }],
  ['term/role', '総括情報セキュリティ責任者は、札を返す。', '総括情報セキュリティ責任者は、札を返す。', POLICY],
  ['term/undefined', '情報セキュリティ管理責任者は、札を返す。', '情報セキュリティ管理責任者は、札を返す。', POLICY],
  ['character/variant', 'ﾊﾟｿｺﾝとネットワ一クに關わる⼿順を読む。', 'パソコンとネットワークに関わる手順を読む。'],
];

/** A text, and the same when the author takes what is offered. */
const TAKEN: readonly (readonly [string, string, string, Around?])[] = [
  ['term/variant', '電磁的記憶媒体を返す。', '電磁的記録媒体を返す。', POLICY],
  ['term/outdated', '外部委託を行う。', '業務委託を行う。', { policy: '## 1 対策\n\n業務委託を守る。' }],
  ['term/role', '総括情報セキュリティ責任者は、札を返す。', '統括情報セキュリティ責任者は、札を返す。', POLICY],
  ['term/undefined', '情報セキュリティ管理責任者は、札を返す。', '情報セキュリティ管理者は、札を返す。', POLICY],
];

// what stands there in two pieces is left to the author
const PARTED = '情報**セキュリティ**管理責任者は、札を返す。';

describe('rules on words', () => {
  for (const [rule, what, body, expected, around] of MARKS)
    it(`${rule}: ${what}: ${body}`, async () => assert.deepEqual(await marks(rule, body, around), expected));

  for (const [rule, body, expected, around] of MENDED)
    it(`${rule} mends by itself: ${body}`, async () =>
      assert.equal(await mended(rule, body, 'safe', around), expected));

  for (const [rule, body, expected, around] of TAKEN)
    it(`${rule} offers to mend: ${body}`, async () =>
      assert.equal(await mended(rule, body, 'first', around), expected));

  it('term/undefined offers no other name where one does not stand there in one piece', async () =>
    assert.equal(await mended('term/undefined', PARTED, 'first', POLICY), PARTED));
});
