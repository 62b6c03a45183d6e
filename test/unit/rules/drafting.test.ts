import assert from 'node:assert/strict';
import { type Around, marks, mended, severities } from './draft';

/** As many sentences, each with a figure. */
const counted = (figures: readonly string[]) => figures.map((n) => `課長は、端末${n}台を数える。`).join('\n\n');

const ENDINGS: Around = { config: { rules: { 'drafting/ending': 'hint' } } };

/** A rule of drafting, what it goes by, a text, and the words that it marks there. */
const MARKS: readonly (readonly [string, string, string, readonly string[], Around?])[] = [
  ['bracket', 'those that cross leave one of each alone', '端末（甲「乙）丙」を備える。', ['「', '」']],
  ['bracket', 'each is the partner of its own kind only', '端末（甲「乙）を備える。', ['「']],
  ['bracket', 'of a table they pair within a cell', '| 甲 | 乙 |\n| --- | --- |\n| （丙 | 丁） |', ['（', '）']],
  ['bracket', 'behind a number that a sentence counts with need no other', '課長は、1)施錠、2)記録をする。', []],
  ['comma', 'only one that touches the word', '課長は、端末、 又は媒体を確認する。', []],
  ['comma', 'also one on both sides of the word', '課長は、端末、及び、媒体を確認する。', ['、及び']],
  ['comma', 'behind a noun of several', '情報資産の機密性、及び端末の可用性を維持する。', ['、及び']],
  ['comma', 'not behind a noun that a clause describes', '端末を使用する職員の所属、又は職名を届け出る。', []],
  ['comma', 'before その and a noun', '課長は、端末、又はその媒体を確認する。', ['、又は']],
  ['comma', 'before 各 and a noun', '課長は、台帳、及び各課を確認する。', ['、及び']],
  ['comma', 'before nouns joined by a dot', '課長は、端末、及び媒体・回線を確認する。', ['、及び']],
  ['comma', 'where 「に関する」 follows', '部長は、端末、及び媒体に関する規程を定める。', ['、及び']],
  ['comma', 'not where a plain 「に」 follows', '課長は、端末、又は媒体に札を付ける。', []],
  ['comma', 'not between times', '点検の際、及び廃止の際は、届け出る。', []],
  ['comma', 'not before その他 of two that are set apart', '緊急の場合、その他の機器を確認する。', []],
  ['comma', 'not behind a verb', '課長は、端末を使用し、及び更新を行う。', []],
  ['comma', 'at the end of an item', '次のとおりとする。\n\n- 端末、又は媒体', ['、又は']],
  ['comma', 'before a noun with 新', '課長は、端末、及び新端末を確認する。', ['、及び']],
  ['comma', 'not in code', '画面の `端末、又は媒体` を押す。', []],
  [
    'comma',
    'where the policy writes more lists without',
    '課長は、端末、又は媒体を確認する。',
    ['、又は'],
    { policy: '## 1 目的\n\n機密性、及び可用性を維持する。端末及び媒体を守る。回線及び鍵を守る。' },
  ],
  [
    'comma',
    'not where the policy writes as many lists with it',
    '課長は、端末、又は媒体を確認する。',
    [],
    { policy: '## 1 目的\n\n機密性、及び可用性を維持する。' },
  ],
  [
    'comma',
    'where the policy writes it before その他 only',
    '課長は、端末、又は媒体を確認する。',
    ['、又は'],
    { policy: '## 1 目的\n\n端末、媒体、その他の機器を守る。' },
  ],
  ['conjunction', 'in kana, too', '職員ならびに委託事業者は、この基準を守る。', ['ならびに']],
  ['conjunction', 'in kana, too', '端末の紛失もしくは盗難を報告する。', ['もしくは']],
  ['conjunction', 'where 及び is in kana, all is well', '端末および媒体の管理ならびに記録の保存を行う。', []],
  ['conjunction', '又は may be the lower level of 並びに', '端末又は媒体の管理並びに記録の保存を行う。', []],
  ['conjunction', 'so may や', '端末や媒体の管理並びに記録の保存を行う。', []],
  ['conjunction', 'so may quotes side by side', '「甲」「乙」並びに「丙」の札を掛ける。', []],
  ['conjunction', '及び may be the lower level of 若しくは', '端末及び媒体若しくは記録を消す。', []],
  ['conjunction', 'や is no 又は', '端末や媒体の紛失若しくは盗難を報告する。', ['若しくは']],
  ['conjunction', 'twice, but first behind a verb', '端末を確認し及び記録及び保存を行う。', []],
  ['conjunction', '並び is a noun, too', '机の並びに注意する。', []],
  ['conjunction', 'two of them are a habit', '鍵並びに札を数え、台帳並びに帳票を調べる。', []],
  ['conjunction', 'not in a table', '| 甲 | 乙 |\n| --- | --- |\n| 職員並びに委託事業者 | 施錠する |', []],
  ['conjunction', 'not of a word in quotes', '課長は、「並びに」の字を直す。', []],
  ['conjunction', 'not in code', '課長は、`甲並びに乙` を押す。', []],
  ['conjunction', '又は twice', '鍵又は札又は台帳を確認する。', ['又は']],
  ['conjunction', 'not twice with a longer phrase between', '鍵又は古い札又は台帳を確認する。', []],
  [
    'ending',
    'what most sentences of the article do is right',
    '第1条 課長は、札を掛けるものとする。\n\n2　課長は、鍵を数えなければならない。\n\n3　課長は、棚を閉めなければならない。',
    ['ものとする。'],
    ENDINGS,
  ],
  [
    'ending',
    'of two, the first is right',
    '第1条 課長は、札を掛けるものとする。\n\n2　課長は、鍵を数えなければならない。',
    ['なければならない。'],
    ENDINGS,
  ],
  [
    'ending',
    'a verb alone is an ending, too',
    '第1条 課長は、札を掛けること。\n\n2　課長は、鍵を数えること。\n\n3　課長は、棚を閉める。',
    ['る。'],
    ENDINGS,
  ],
  [
    'ending',
    'of items statement/modality tells',
    '第1条 課長は、次のことを行うものとする。\n\n(1) 鍵を数えなければならない。\n\n(2) 棚を閉めること。',
    [],
    ENDINGS,
  ],
  [
    'ending',
    'the aim has its own',
    '第1条（目的） この基準は、必要な事項を定めるものとする。\n\n2　この基準は、鍵の管理について定めなければならない。',
    [],
    ENDINGS,
  ],
  ['ending', 'is off', '第1条 課長は、札を掛けるものとする。\n\n2　課長は、鍵を数えなければならない。', []],
  ['figure', 'one of eight is a slip', counted(['11', '12', '13', '14', '15', '16', '17', '１９']), ['１９']],
  ['figure', 'one of seven is not', counted(['11', '12', '13', '14', '15', '16', '１７']), []],
  [
    'figure',
    'half-width where the others are full-width',
    counted(['１１', '１２', '１３', '１４', '１５', '１６', '１７', '18']),
    ['18'],
  ],
  ['figure', 'of one digit are counted apart', counted(['11', '12', '13', '14', '15', '16', '17', '18', '９']), []],
  [
    'figure',
    'of headings are not counted',
    `${counted(['11', '12', '13', '14', '15', '16', '17', '18'])}\n\n## 端末１９台の管理`,
    [],
  ],
  [
    'law',
    'a second mention may say what it is called from then on',
    '職員は、地方公務員法（昭和25年法律第261号）を読む。\n\n課長は、地方公務員法（昭和25年法律第261号。以下「法」という。）を読む。',
    [],
  ],
  [
    'law',
    'is the same with its figures in the other width',
    '職員は、地方公務員法（昭和25年法律第261号）を読む。\n\n課長は、地方公務員法（昭和２５年法律第２６１号）を読む。',
    ['（昭和２５年法律第２６１号）'],
  ],
  [
    'law',
    'is not named by a longer name',
    '職員は、文書管理規則施行細則を読む。\n\n課長は、文書管理規則（平成17年規則第3号）を読む。',
    [],
  ],
  [
    'law',
    'is not named by a longer name',
    '職員は、緑野市文書管理規則を読む。\n\n課長は、文書管理規則（平成17年規則第3号）を読む。',
    [],
  ],
  ['law', 'a number behind something else', '課長は、札を読む（昭和25年法律第261号）。', []],
  [
    'law',
    'is named without its number before',
    '職員は、緑野市文書管理規則を読む。\n\n課長は、緑野市文書管理規則（令和元年規則第3号）を読む。',
    ['緑野市文書管理規則'],
  ],
  [
    'okurigana',
    'what most of the document writes is right for nouns',
    '端末の取り扱いを定める。媒体の取り扱いを定める。鍵の取扱いを定める。',
    ['取扱い'],
  ],
  [
    'okurigana',
    'of nouns, what the policy writes is right before that',
    '端末の取り扱いを定める。媒体の取り扱いを定める。鍵の取扱いを定める。',
    ['取り扱い', '取り扱い'],
    { policy: '## 1 目的\n\n情報の取扱いを定める。' },
  ],
  ['okurigana', 'a verb as the policy writes it', '端末を取扱う。', [], { policy: '## 1 目的\n\n情報を取扱う。' }],
  [
    'okurigana',
    'a verb, though the policy writes the noun so',
    '端末を取扱う。',
    ['取扱'],
    { policy: '## 1 目的\n\n情報の取扱いを定める。' },
  ],
  ['okurigana', 'of a longer word is another word', '端末を再取扱う。', []],
  [
    'period',
    'of three and two items neither is a slip',
    '次のとおりとする。\n\n- 鍵\n- 札\n- 棚\n- 机。\n- 椅子。',
    [],
  ],
  ['period', 'of two and one the one is', '次のとおりとする。\n\n- 鍵\n- 札\n- 机。', ['。']],
  [
    'period',
    'clauses and nouns are counted apart',
    '次のとおりとする。\n\n- 鍵\n- 札\n- 端末を返すこと。\n- 端末を施錠すること。',
    [],
  ],
  [
    'period',
    'an item of two sentences is none of them',
    '次のとおりとする。\n\n- 端末を返すこと。\n- 端末を施錠すること。\n- 端末を数えること。札を掛けること',
    [],
  ],
  [
    'period',
    'an item with items of its own is none of them',
    '次のとおりとする。\n\n(1) 鍵\n\n(2) 棚\n\n(3) 次の札。\n\n- 机\n- 椅子',
    [],
  ],
  [
    'period',
    'of two lists, each for itself',
    '次のとおりとする。\n\n- 鍵。\n- 札。\n\n次のとおり数える。\n\n- 棚\n- 机\n- 椅子\n- 窓',
    [],
  ],
  [
    'period',
    'rows of a table are no items',
    '次のとおりとする。\n\n| 甲 | 乙 |\n| --- | --- |\n| 鍵 | 棚 |\n| 札 | 机 |\n| 板 | 椅子。 |',
    [],
  ],
  [
    'period',
    'what stands in brackets at the end is left aside',
    '次のとおりとする。\n\n- 端末を返すこと（故障したものを除く）。\n- 端末を施錠すること。\n- 端末を数えること',
    ['こと'],
  ],
  ['proviso', '但し', '職員は、端末を持ち出さない。\n\n但し、許可を得たときは、この限りでない。', ['但し']],
  ['proviso', 'この場合において', '職員は、端末を返す。\n\nこの場合において、職員は、鍵も返す。', ['この場合において']],
  ['proviso', 'not on the next line of the same paragraph', '職員は、端末を返す。\nただし、鍵は、この限りでない。', []],
  ['proviso', 'not in the next article', '第1条 職員は、端末を返す。\n\n第2条 ただし、鍵は、この限りでない。', []],
  ['proviso', 'not behind bullets', '- 端末を返す。\n- 鍵を返す。\n\nただし、札は、この限りでない。', []],
  [
    'proviso',
    'not behind items',
    '職員は、次の物を返す。\n\n(1) 端末を返す。\n\n(2) 鍵を返す。\n\nただし、札は、この限りでない。',
    [],
  ],
  ['proviso', 'not behind a table', '甲 | 乙\n--- | ---\n端末 | 返す。\n\nただし、札は、この限りでない。', []],
  [
    'proviso',
    'not behind a table with lines around it',
    '| 甲 | 乙 |\n| --- | --- |\n| 端末 | 返す。 |\n\nただし、札は、この限りでない。',
    [],
  ],
  ['quote', '総称する', '職員及び委託事業者（以下「職員等」と総称する）は、守る。', ['以下「職員等」と総称する']],
  [
    'quote',
    'each of two',
    '甲課と乙課（以下それぞれ「甲」、「乙」という）は、守る。',
    ['以下それぞれ「甲」、「乙」という'],
  ],
  ['quote', 'not in code', '画面の `鍵（以下「甲」という）` を押す。', []],
  [
    'style',
    'where a quarter is polite, only the first place',
    '## 1 端末\n\n端末を返す。\n\n## 2 鍵\n\n鍵を返す。\n\n札を返します。\n\n棚を返す。\n\n机を返す。\n\n椅子を返します。',
    ['ます'],
  ],
  [
    'style',
    'plain where the others are polite',
    '## 1 端末\n\n端末を返します。\n\n鍵を返します。\n\n## 2 札\n\n札を返します。\n\n札を掛けます。\n\n棚を返します。\n\n机を返さなければならない。',
    ['ならない'],
  ],
  ['style', 'of as many, the plain ones are right', '## 1 鍵\n\n鍵を返す。札を返します。', ['ます']],
  ['style', 'without numbers', '## 鍵\n\n鍵を返す。札を返します。棚を返す。机を返す。椅子を返す。', ['ます']],
  [
    'style',
    'not below a heading without a number where others have one',
    '## 1 鍵\n\n鍵を返す。棚を返す。\n\n## 札について\n\n札を返します。',
    [],
  ],
  [
    'style',
    'not in a first section that is polite throughout',
    '## 1 札\n\n札を返します。\n\n札を掛けます。\n\n## 2 鍵\n\n鍵を返す。棚を返す。',
    [],
  ],
  ['style', 'but later ones', '## 1 札\n\n札を返します。\n\n## 2 鍵\n\n鍵を返す。棚を返します。', ['ます']],
  [
    'style',
    'items that are no sentences have none',
    '## 1 札\n\n札を返します。次の物を返します。\n\n- 鍵\n- 棚を閉める',
    [],
  ],
  [
    'style',
    'behind brackets',
    '## 1 端末\n\n端末を返す。\n\n鍵を返す。\n\n札を掛ける。\n\n札を返す。\n\n棚を返します（鍵も同じ。）。',
    ['ます'],
  ],
  [
    'style',
    'not in a table, and not in 附則',
    '## 1 端末\n\n端末を返す。\n\n| 甲 | 乙 |\n| --- | --- |\n| 鍵 | 鍵を返します。 |\n\n## 附則\n\nこの基準は、令和7年4月1日から施行します。',
    [],
  ],
  [
    'typo',
    'not in what the policy calls so',
    '課長は、複元装置を点検する。',
    [],
    { policy: '## 1 定義\n\n(1) 複元装置　鍵をいう。' },
  ],
  ['when', 'one とき is no habit', '端末を失ったときは、知らせる。\n\n鍵を失った時は、知らせる。', []],
  [
    'when',
    'as many 時 as とき',
    '端末を失ったときは、知らせる。鍵を失ったときは、知らせる。札を失った時は、知らせる。棚を失った時は、知らせる。',
    [],
  ],
  [
    'when',
    'with に, too',
    '端末を失ったときは、知らせる。鍵を失ったときは、知らせる。札を失った時には、知らせる。',
    ['時'],
  ],
];

/** A text, and the same when all is mended that needs no look. */
const MENDED: readonly (readonly [string, string, string])[] = [
  ['bracket', '端末(私物）を備える。', '端末（私物）を備える。'],
  ['bracket', '端末（PC)を備える。', '端末(PC)を備える。'],
  ['bracket', '端末(PC）を備える。', '端末(PC)を備える。'],
  ['bracket', '[付表](甲）を見る。', '[付表](甲）を見る。'],
  ['comma', '端末、媒体、及び回線を確認する。', '端末、媒体及び回線を確認する。'],
  ['comma', '端末、媒体、及び、回線を確認する。', '端末、媒体及び回線を確認する。'],
  ['comma', '情報の機密性、端末の可用性、及び回線を維持する。', '情報の機密性、端末の可用性及び回線を維持する。'],
  ['comma', '端末、又は媒体を確認する。', '端末、又は媒体を確認する。'],
  ['conjunction', '職員並びに委託事業者は、守る。', '職員並びに委託事業者は、守る。'],
  [
    'figure',
    counted(['11', '12', '13', '14', '15', '16', '17', '１９']),
    counted(['11', '12', '13', '14', '15', '16', '17', '19']),
  ],
  [
    'figure',
    counted(['１１', '１２', '１３', '１４', '１５', '１６', '１７', '18']),
    counted(['１１', '１２', '１３', '１４', '１５', '１６', '１７', '１８']),
  ],
  ['okurigana', '端末を取扱う。', '端末を取り扱う。'],
  ['okurigana', '端末の取扱いを定め、鍵の取り扱いを定める。', '端末の取扱いを定め、鍵の取扱いを定める。'],
  ['period', '次のとおりとする。\n\n- 鍵\n- 札\n- 机。', '次のとおりとする。\n\n- 鍵\n- 札\n- 机'],
  [
    'period',
    '次のとおりとする。\n\n- 端末を返すこと。\n- 端末を施錠すること。\n- 端末を数えること',
    '次のとおりとする。\n\n- 端末を返すこと。\n- 端末を施錠すること。\n- 端末を数えること。',
  ],
  ['quote', '緑野市（以下「市」という）が備える。', '緑野市（以下「市」という。）が備える。'],
  ...(
    [
      ['proviso', '職員は、端末を返す。\n\nただし、鍵は、この限りでない。'],
      ['law', '職員は、甲乙法（平成17年法律第3号）を読む。課長は、甲乙法（平成17年法律第3号）を読む。'],
    ] as const
  ).map(([rule, body]) => [rule, body, body] as const),
  ['typo', '端末をを備える。', '端末を備える。'],
  ['typo', '職員及委託事業者は、守る。', '職員及委託事業者は、守る。'],
  [
    'when',
    '甲を見たときは、知らせる。乙を見たときは、知らせる。丙を見た時は、知らせる。',
    '甲を見たときは、知らせる。乙を見たときは、知らせる。丙を見た時は、知らせる。',
  ],
];

/** A text, and the same when the author takes what is offered. */
const TAKEN: readonly (readonly [string, string, string])[] = [
  ['comma', '端末、又は媒体を確認する。', '端末又は媒体を確認する。'],
  ['conjunction', '職員並びに委託事業者は、守る。', '職員及び委託事業者は、守る。'],
  ['conjunction', '端末の紛失若しくは盗難を知らせる。', '端末の紛失又は盗難を知らせる。'],
  ['conjunction', '鍵又は札又は台帳を確認する。', '鍵、札又は台帳を確認する。'],
  [
    'law',
    '職員は、文書管理規則（平成17年規則第3号）を読む。課長は、文書管理規則（平成17年規則第3号）を読む。',
    '職員は、文書管理規則（平成17年規則第3号）を読む。課長は、文書管理規則を読む。',
  ],
  [
    'proviso',
    '職員は、端末を返す。\n\nただし、鍵は、この限りでない。',
    '職員は、端末を返す。ただし、鍵は、この限りでない。',
  ],
  ['typo', '職員及委託事業者は、守る。', '職員及び委託事業者は、守る。'],
];

const SEVERITIES: readonly (readonly [string, string, string, string])[] = [
  ['comma', 'before その他', '端末、媒体、その他の機器を備える。', 'info'],
  ['comma', 'before 及び', '端末、媒体、及び回線を備える。', 'warning'],
  ['quote', 'naming', '緑野市（以下「市」という）が備える。', 'warning'],
  ['quote', 'another remark', '鍵（札を除く。）と端末（私物を除く）を備える。', 'info'],
  ['style', 'a quarter', '## 1 鍵\n\n鍵を返す。札を返します。棚を返す。机を返す。', 'info'],
  ['style', 'a fifth', '## 1 鍵\n\n鍵を返す。札を返します。棚を返す。机を返す。椅子を返す。', 'warning'],
];

describe('rules of drafting', () => {
  for (const [rule, what, body, expected, around] of MARKS)
    it(`drafting/${rule}: ${what}: ${body}`, async () =>
      assert.deepEqual(await marks(`drafting/${rule}`, body, around), expected));

  for (const [rule, body, expected] of MENDED)
    it(`drafting/${rule} mends by itself: ${body}`, async () =>
      assert.equal(await mended(`drafting/${rule}`, body, 'safe'), expected));

  for (const [rule, body, expected] of TAKEN)
    it(`drafting/${rule} offers to mend: ${body}`, async () =>
      assert.equal(await mended(`drafting/${rule}`, body, 'first'), expected));

  for (const [rule, what, body, expected] of SEVERITIES)
    it(`drafting/${rule}, ${what}: ${expected}`, async () =>
      assert.deepEqual(await severities(`drafting/${rule}`, body), [expected]));
});
