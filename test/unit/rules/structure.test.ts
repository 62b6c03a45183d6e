import assert from 'node:assert/strict';
import { type Around, marks, mended, severities } from './draft';

const POLICY: Around = { policy: '## 1 定義\n\n(1) 端末　パソコンをいう。\n\n## 2 対策\n\n端末を管理する。' };
const beside = (text: string): Around => ({ ...POLICY, beside: `# 緑野市情報システム対策基準\n\n${text}\n` });
const article = (n: number, text = '課長は、札を数える。') => `第${n}条 ${text}`;
const text = (...blocks: readonly string[]) => blocks.join('\n\n');

/** Two chapters behind a 目次 with these lines. */
const contents = (...lines: readonly string[]) =>
  text('目次', lines.join('\n\n'), '第1章　総則', article(1), article(2), '第2章　端末の管理', article(3));

/** Two chapters with a first section each, whose titles the 目次 gives so. */
const sectioned = (first: string, second: string) =>
  text(
    '目次',
    '第1章　総則',
    `第1節　${first}`,
    '第2章　端末',
    `第1節　${second}`,
    '第1章　総則',
    '第1節　鍵',
    article(1),
    '第2章　端末',
    '第1節　札',
    article(2),
  );

/** One chapter with these articles, whose line in the 目次 is so. */
const chapter = (line: string, ...articles: readonly string[]) =>
  text('目次', line, '第1章　総則', ...articles.map((one) => `${one} 課長は、札を数える。`));

/** Articles that say all that a standard usually has, without some of them. */
const SECTIONS: readonly (readonly [string, string])[] = [
  ['目的', 'この基準は、必要な事項を定めることを目的とする。'],
  ['適用範囲', 'この基準は、全ての職員に適用する。'],
  ['例外措置', 'やむを得ないときは、市長の許可を得て、例外の措置を採ることができる。'],
  ['違反への対応', 'この基準に違反した者は、処分の対象とする。'],
];
const SUPPLEMENT = '## 附則\n\nこの基準は、令和8年4月1日から施行する。';
const sections = (...left: readonly string[]) =>
  text(...SECTIONS.filter(([title]) => !left.includes(title)).map(([title, body]) => `## ${title}\n\n${body}`));
const TITLE = '緑野市情報セキュリティ対策基準';

/** A rule on how a document is built, what it goes by, a text, and the words that it marks there. */
const MARKS: readonly (readonly [string, string, string, readonly string[], Around?])[] = [
  ['annex/missing', 'a table', text(article(1, '課長は、別表第1による。')), ['別表第1']],
  [
    'annex/missing',
    'a table, named twice',
    text(article(1, '課長は、別表第1による。'), article(2, '部長は、別表第１による。')),
    ['別表第1'],
  ],
  [
    'annex/missing',
    'a table that is there',
    text(article(1, '課長は、別表第1による。'), '別表第1（第1条関係）', '区分'),
    [],
  ],
  [
    'annex/missing',
    'a table that stands in another document',
    text(article(1, '課長は、別表第1による。')),
    [],
    beside('第1条 別表第1による。\n\n別表第1（第1条関係）\n\n区分'),
  ],
  [
    'annex/missing',
    'forms where there are none',
    text(article(1, '課長は、様式第1号による。'), article(2, '課長は、様式第2号による。')),
    ['様式第1号'],
  ],
  [
    'annex/missing',
    'a form where there are others',
    text(article(1, '課長は、様式第1号及び様式第2号による。'), '様式第1号（第1条関係）', '札'),
    ['様式第2号'],
  ],
  ['annex/missing', 'a form that is listed', text(article(1, '課長は、様式第1号による。'), '- 様式第1号　札'), []],
  [
    'annex/missing',
    'a table where another document has another',
    text(article(1, '課長は、別表第1による。')),
    ['別表第1'],
    beside('第1条 別表第2及び様式第1号による。\n\n別表第2（第1条関係）\n\n区分\n\n様式第1号（第1条関係）\n\n氏名'),
  ],
  [
    'annex/missing',
    'forms where there is another',
    text(article(1, '課長は、様式第1号、様式第2号及び様式第3号による。'), '様式第1号（第1条関係）', '札'),
    ['様式第2号', '様式第3号'],
  ],
  [
    'annex/missing',
    'forms where another is listed',
    text(article(1, '課長は、様式第1号、様式第2号及び様式第3号による。'), '- 様式第1号　札'),
    ['様式第2号', '様式第3号'],
  ],
  [
    'annex/unused',
    'a table where another document names another, and its own',
    text(article(1), '別表第1', '区分'),
    ['別表第1'],
    beside(
      '第1条 情報セキュリティ対策基準別表第2及び情報セキュリティ対策基準様式第1号による。別表第1による。\n\n別表第1（第1条関係）\n\n区分',
    ),
  ],
  [
    'annex/unused',
    'a table of one of the articles that name it',
    text(article(1, '課長は、別表第1による。'), article(2, '部長は、別表第1による。'), '別表第1（第2条関係）', '区分'),
    [],
  ],
  ['annex/unused', 'a table that nobody names', text(article(1), '別表第1', '区分'), ['別表第1']],
  [
    'annex/unused',
    'a table that another table names',
    text(article(1), '別表第1', '別表第2による。', '別表第2', '区分'),
    ['別表第1', '別表第2'],
  ],
  [
    'annex/unused',
    'a table that another document names',
    text(article(1), '別表第1', '区分'),
    [],
    beside('第1条 課長は、情報セキュリティ対策基準別表第1による。'),
  ],
  [
    'annex/unused',
    'a form that is named by its title',
    text(article(1, '課長は、端末利用申請書を出す。'), '様式第1号　端末利用申請書', '氏名'),
    [],
  ],
  [
    'annex/unused',
    'the second of two that are named together',
    text(article(1, '課長は、別表第1及び第2による。'), '別表第1', '区分', '別表第2', '区分'),
    [],
  ],
  [
    'annex/unused',
    'a table of another article',
    text(article(1, '課長は、別表第1による。'), article(2), '別表第1（第2条関係）', '区分'),
    ['第2条'],
  ],
  ['contents/mismatch', 'all is well', contents('第1章　総則（第1条・第2条）', '第2章　端末の管理（第3条）'), []],
  ['contents/mismatch', 'with dots and page numbers', contents('第1章　総則 ………… 1', '第2章　端末の管理 ………… 2'), []],
  ['contents/mismatch', 'with letters set apart', contents('第1章　総　則', '第2章　端末の管理'), []],
  ['contents/mismatch', 'another title', contents('第1章　総則', '第2章　端末の取扱い'), ['端末の取扱い']],
  [
    'contents/mismatch',
    'a range too long',
    contents('第1章　総則（第1条―第3条）', '第2章　端末の管理（第3条）'),
    ['（第1条―第3条）'],
  ],
  [
    'contents/mismatch',
    'a range that begins late',
    contents('第1章　総則（第2条）', '第2章　端末の管理（第3条）'),
    ['（第2条）'],
  ],
  [
    'contents/mismatch',
    'a range in words',
    contents('第1章　総則（第1条から第2条まで）', '第2章　端末の管理（第3条）'),
    [],
  ],
  [
    'contents/mismatch',
    'kanji numerals',
    contents('第一章　総則（第一条・第二条）', '第二章　端末の管理（第三条）'),
    [],
  ],
  [
    'contents/mismatch',
    'a chapter that the text has not',
    contents('第1章　総則', '第2章　端末の管理', '第3章　媒体'),
    ['第3章　媒体'],
  ],
  ['contents/mismatch', 'a chapter that the 目次 has not', contents('第1章　総則'), ['目次']],
  ['contents/mismatch', 'sections begin anew in each chapter', sectioned('鍵', '札'), []],
  ['contents/mismatch', 'a section of the second chapter', sectioned('鍵', '鍵'), ['鍵']],
  ['contents/mismatch', 'a branch', chapter('第1章　総則（第1条―第1条の2）', '第1条', '第1条の2'), []],
  ['contents/mismatch', 'a branch left out', chapter('第1章　総則（第1条）', '第1条', '第1条の2'), ['（第1条）']],
  ['reference/list', 'no items behind it', article(1, '職員は、次の各号に掲げる物を返す。'), ['次の各号']],
  ['reference/list', 'what follows, at the end', '## 1 札\n\n返し方は、以下のとおりとする。', ['以下のとおり']],
  [
    'reference/list',
    'a table behind it',
    '## 1 札\n\n次の表による。次の表に記す。\n\n| 甲 | 乙 |\n| --- | --- |\n| 札 | 鍵 |',
    [],
  ],
  ['reference/list', 'a quotation behind it', '## 1 札\n\n次に掲げる文を読む。\n\n> 札を返す。', []],
  ['reference/list', 'code behind it', '## 1 札\n\n次に示す命令を使う。\n\n```\nls\n```', []],
  ['reference/list', 'a comment behind it', '## 1 札\n\n次に示す物を返す。\n\n<!-- 札 -->', ['次に示す']],
  [
    'reference/list',
    'the next section behind it',
    '## 1 札\n\n次に示す物を返す。\n\n## 2 鍵\n\n鍵を返す。',
    ['次に示す'],
  ],
  [
    'reference/list',
    'another sentence behind it',
    article(1, '職員は、次の各号に掲げる物を返す。ただし、札を除く。'),
    ['次の各号'],
  ],
  [
    'reference/list',
    'another sentence between',
    `${article(1, '職員は、次の各号に掲げる物を返す。ただし、札を除く。')}\n\n(1) 鍵\n\n(2) 棚`,
    [],
  ],
  ['reference/list', 'the second year of something', article(1, '職員は、3年次の事項を読む。'), []],
  ['reference/list', 'in a table', '| 甲 | 乙 |\n| --- | --- |\n| 札 | 次に掲げる物を返す。 |', []],
  [
    'reference/list',
    'items that nothing announces',
    `${article(1, '職員は、端末を返す。')}\n\n(1) 札\n\n(2) 鍵`,
    ['職員は、端末を返す。'],
  ],
  ['reference/list', 'one item', `${article(1, '職員は、端末を返す。')}\n\n(1) 札`, []],
  [
    'reference/list',
    'items that are sentences',
    `${article(1, '職員は、端末を返す。')}\n\n(1) 札を返す。\n\n(2) 鍵を返す。`,
    [],
  ],
  [
    'reference/list',
    'items that order something',
    `${article(1, '職員は、端末を返す。')}\n\n(1) 札を返すこと\n\n(2) 鍵を返すこと`,
    [],
  ],
  [
    'reference/list',
    'items that the first of two sentences announces',
    `${article(1, '職員は、次の物を返す。職員は、急ぐ。')}\n\n(1) 札\n\n(2) 鍵`,
    [],
  ],
  [
    'reference/list',
    'items that a sentence announces in other words',
    `${article(1, '職員は、札及び鍵のうちいずれかを返す。')}\n\n(1) 札\n\n(2) 鍵`,
    [],
  ],
  ['section/missing', 'nothing is missing', text(sections(), SUPPLEMENT), []],
  ['section/missing', 'the aim', text(sections('目的'), SUPPLEMENT), [TITLE]],
  [
    'section/missing',
    'the scope and the exceptions',
    text(sections('適用範囲', '例外措置'), SUPPLEMENT),
    [TITLE, TITLE],
  ],
  ['section/missing', 'nothing is written yet', '## 1 目的', [TITLE]],
  [
    'section/missing',
    'a sentence does as well',
    text(sections('適用範囲'), '## 札\n\nこの基準は、全ての職員に適用する。', SUPPLEMENT),
    [],
  ],
  [
    'section/missing',
    'not in brackets',
    text(sections('適用範囲'), '## 札\n\n課長は、札（この基準は、全ての職員に適用する。）を掛ける。', SUPPLEMENT),
    [TITLE],
  ],
  [
    'section/missing',
    '目的外 tells no aim',
    text(sections('目的'), '## 目的外利用の禁止\n\n職員は、端末を他のことに使わない。', SUPPLEMENT),
    [TITLE],
  ],
  ['section/missing', '附則, where nothing tells the day', sections(), [TITLE]],
  [
    'section/missing',
    '附則, where the day stands on top and the policy has none',
    sections(),
    [],
    { ...POLICY, matter: '施行日: 令和8年4月1日' },
  ],
  [
    'section/missing',
    '附則, where the policy has it',
    sections(),
    [TITLE],
    { policy: `${POLICY.policy}\n\n${SUPPLEMENT}`, matter: '施行日: 令和8年4月1日' },
  ],
  [
    'document/level',
    'an address in a standard',
    '課長は、a@example.jp 又は https://example.jp/a に知らせる。',
    ['a@example.jp', 'https://example.jp/a'],
  ],
  ['document/level', 'a telephone number in a standard', '課長は、045-123-4567 に知らせる。', ['045-123-4567']],
  ['document/level', 'a product in a standard', '課長は、Excel で数える。', ['Excel']],
  ['document/level', 'a part of another word', '課長は、Excelsior で数える。', []],
  ['document/level', 'a version is no address', '課長は、1.2.3.4.5 を使う。', []],
  ['document/level', 'in code', '課長は、`192.168.0.1` を使う。', []],
  [
    'document/level',
    'all of it in a procedure',
    '課長は、Excel と 192.168.0.1 を使う。',
    [],
    { title: '端末実施手順' },
  ],
  [
    'document/level',
    'a plan to plan in a procedure',
    '## 1 札\n\n課長は、管理体制を整備する。',
    ['課長は、管理体制を整備する。'],
    { title: '端末実施手順' },
  ],
  [
    'document/level',
    'a plan to plan with what is done',
    '## 1 札\n\n課長は、管理体制を整備する。課長は、札を掛ける。',
    [],
    { title: '端末実施手順' },
  ],
  ['document/level', 'a plan to plan in a standard', '## 1 札\n\n課長は、管理体制を整備する。', []],
];

/** A text, and the same when the author takes what is offered. */
const TAKEN: readonly (readonly [string, string, string, Around?])[] = [
  ['contents/mismatch', contents('第1章　総則', '第2章　端末の取扱い'), contents('第1章　総則', '第2章　端末の管理')],
  [
    'contents/mismatch',
    contents('第1章　総則（第1条―第3条）', '第2章　端末の管理'),
    contents('第1章　総則（第1条―第2条）', '第2章　端末の管理'),
  ],
  [
    'contents/mismatch',
    contents('第1章　総則（第１条―第３条）', '第2章　端末の管理'),
    contents('第1章　総則（第１条―第２条）', '第2章　端末の管理'),
  ],
  [
    'contents/mismatch',
    contents('第1章　総則', '第2章　端末の管理（第4条）'),
    contents('第1章　総則', '第2章　端末の管理（第3条）'),
  ],
  [
    'contents/mismatch',
    contents('第1章　総則（第1条）', '第2章　端末の管理'),
    contents('第1章　総則（第1条）', '第2章　端末の管理'),
  ],
  [
    'contents/mismatch',
    contents('第1章　総則（第一条―第三条）', '第2章　端末の管理'),
    contents('第1章　総則（第一条―第三条）', '第2章　端末の管理'),
  ],
  [
    'contents/mismatch',
    chapter('第1章　総則（第9条―第10条）', '第9条', '第10条', '第11条'),
    chapter('第1章　総則（第9条―第11条）', '第9条', '第10条', '第11条'),
  ],
  ...[
    chapter('第1章　総則（第1条・第3条）', '第1条', '第2条'),
    chapter('第1章　総則（第1条―第1条の3）', '第1条', '第1条の2'),
  ].map((body) => ['contents/mismatch', body, body] as const),
  [
    'section/missing',
    text(sections('目的'), SUPPLEMENT),
    text(
      `## 目的\n\nこの基準は、〔基本方針の名称〕に基づき、情報セキュリティ対策の実施に必要な事項を定めることを目的とする。`,
      sections('目的'),
      SUPPLEMENT,
    ),
  ],
];

const SEVERITIES: readonly (readonly [string, string, string, string, Around?])[] = [
  ['annex/missing', 'a table', text(article(1, '課長は、別表第1による。')), 'warning'],
  ['annex/missing', 'forms that may be kept apart', text(article(1, '課長は、様式第1号による。')), 'hint'],
  [
    'annex/missing',
    'a form where there is another',
    text(article(1, '課長は、様式第1号及び様式第2号による。'), '様式第1号（第1条関係）', '札'),
    'warning',
  ],
  ['annex/unused', 'a table', text(article(1), '別表第1', '区分'), 'warning'],
  ['annex/unused', 'a form', text(article(1), '様式第1号', '氏名'), 'info'],
  [
    'annex/unused',
    'a table of another article',
    text(article(1, '課長は、別表第1による。'), article(2), '別表第1（第2条関係）', '区分'),
    'info',
  ],
  ['section/missing', 'nothing is written yet', '## 1 目的', 'warning'],
];

describe('rules on how a document is built', () => {
  for (const [rule, what, body, expected, around] of MARKS)
    it(`${rule}: ${what}: ${body}`, async () => assert.deepEqual(await marks(rule, body, around), expected));

  for (const [rule, body, expected, around] of TAKEN)
    it(`${rule} offers to mend: ${body}`, async () =>
      assert.equal(await mended(rule, body, 'first', around), expected));

  for (const [rule, what, body, expected, around] of SEVERITIES)
    it(`${rule}, ${what}: ${expected}`, async () => assert.deepEqual(await severities(rule, body, around), [expected]));
});
