/**
 * @file Folders that are hostile in one way each: huge, deep, or made so that a careless reader takes a time that grows
 * with the square of their size. `size` is 1 for what is measured, less for tests.
 */

const MEGA = 1_000_000;

const POLICY = `# 港湾局情報セキュリティ基本方針

## 1 目的

本基本方針は、港湾局が保有する情報資産の機密性、完全性及び可用性を維持することを目的とする。

## 2 定義

(1) 情報資産

港湾局が管理する情報及びこれを取り扱う情報システムをいう。

(2) 職員等

職員及び委託先の従業者をいう。

## 3 情報セキュリティ対策

(1) 物理的セキュリティ

サーバ室の入退室の管理及び通信回線の保護について、物理的な対策を講じる。

(2) 人的セキュリティ

職員等に対し、研修及び訓練を行う。
`;

const HEAD =
  '# 港湾局情報セキュリティ対策基準\n\n## 第1条（目的）\n\nこの基準は、情報資産の保護に必要な事項を定める。\n\n';
const SENTENCES = [
  '職員等は、端末を離れるときは、画面をロックしなければならない。',
  '情報システム管理者は、サーバ室への入退室を記録し、一年間保存しなければならない。',
  '職員等は、情報資産を外部に持ち出してはならない。',
  '情報セキュリティ責任者は、毎年度、職員等に対して研修を実施するものとする。',
  '委託先の選定に当たっては、情報セキュリティ対策の実施状況を確認すること。',
];

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: Math.ceil(count) }, (_, i) => line(i + 1)).join('\n');
const sentence = (i: number): string => SENTENCES[i % SENTENCES.length]!;
const draft = (body: string): Files => ({ '基本方針.md': POLICY, '対策基準.md': HEAD + body });

/** Regulations of about so many characters. */
const article = (i: number): string =>
  `## 第${i + 1}条（対策${i}）\n\n${sentence(i)}\n\n2　${sentence(i + 1)}\n\n(1) ${sentence(i + 2)}\n\n(2) 第${Math.max(1, i)}条に定める端末${i}の管理\n`;
const regulation = (length: number): string => lines(length / article(100).length, article);

/** The text of each file. */
export type Files = Readonly<Record<string, string>>;

export const INPUTS: Readonly<Record<string, (size: number) => Files>> = {
  'a document of 10 MB': (size) => draft(regulation((10 * MEGA * size) / 2.7)),
  'a policy of 1 MB': (size) => ({
    '基本方針.md': `${POLICY}\n${lines((3000 * size) | 0, (i) => `(${i + 2}) 対策${i}\n\n${sentence(i)}\n`)}`,
    '対策基準.md': HEAD + regulation(100_000 * size),
  }),
  'an article of 1 MB': (size) => draft(lines((MEGA * size) / 34, (i) => `${sentence(i)}\n`)),
  '10,000 headings': (size) => draft(lines(10_000 * size, (i) => `## 第${i + 1}条（鍵の${i}）\n\n${sentence(i)}\n`)),
  '100,000 items': (size) => draft(lines(100_000 * size, (i) => `- ${sentence(i)}`)),
  '100,000 numbered items': (size) => draft(lines(100_000 * size, (i) => `(${i}) ${sentence(i)}\n`)),
  '10,000 quotes deep': (size) => draft(`${'>'.repeat(10_000 * size)} ${sentence(0)}`),
  '10,000 bullets deep': (size) => draft(`${'- '.repeat(10_000 * size)}${sentence(0)}`),
  'lists 1,000 deep, line by line': (size) => draft(lines(1_000 * size, (i) => `${'  '.repeat(i)}- ${sentence(i)}`)),
  '10,000 emphases deep': (size) => draft(`${'*a **b '.repeat(10_000 * size)}${'** *'.repeat(10_000 * size)}`),
  '10,000 links deep': (size) => draft(`${'['.repeat(10_000 * size)}鍵${'](a)'.repeat(10_000 * size)}`),
  'a line of 1 MB without punctuation': (size) =>
    draft(`第2条　${'職員等端末情報資産を管理'.repeat((MEGA * size) / 36)}`),
  'a line of 1 MB of kanji': (size) => draft(`第2条　${'情報資産管理責任者'.repeat((MEGA * size) / 27)}`),
  'a line of 1 MB of hiragana': (size) => draft(`第2条　${'もものうちのすもも'.repeat((MEGA * size) / 27)}`),
  'a line of 1 MB of letters': (size) => draft(`第2条　${'a'.repeat(MEGA * size)}`),
  'a million brackets': (size) => draft('('.repeat(MEGA * size)),
  'a million full-width brackets': (size) => draft(`第2条　鍵${'（'.repeat(MEGA * size)}`),
  'a million square brackets': (size) => draft('['.repeat(MEGA * size)),
  'a million asterisks': (size) => draft(`鍵${'*'.repeat(MEGA * size)}鍵`),
  'a million backticks': (size) => draft(lines(1_000 * size, (i) => '`'.repeat(i))),
  'a million comments begun': (size) => draft('<!-- '.repeat((MEGA * size) / 5)),
  'a million tags': (size) => draft('<a '.repeat((MEGA * size) / 3)),
  'a million quotes': (size) => draft('「'.repeat(MEGA * size)),
  'a million commas': (size) => draft(`第2条　${'端末、'.repeat((MEGA * size) / 3)}を管理する。`),
  'a policy with a sentence of 60,000 times': (size) => {
    const times = (one: string) => `職員等に対し、${one.repeat(20_000 * size)}研修を行う。`;
    return {
      '基本方針.md': `${POLICY}\n(3) 教育\n\n${times('採用時及び毎年')}\n\n(4) 訓練\n\n${times('時及び毎年時、')}\n\n(5) 点検\n\n${times('採用時、')}\n`,
      '対策基準.md': HEAD + times('採用時及び毎年'),
    };
  },
  'a policy of 10,000 items that name an act': (size) => ({
    '基本方針.md': `${POLICY}\n${lines(10_000 * size, (i) => `- 車両${i}の鍵の返却`)}`,
    '対策基準.md': HEAD,
  }),
  'a table of 10,000 rows': (size) =>
    draft(
      `| 番号 | 対策 | 担当 |\n| --- | --- | --- |\n${lines(10_000 * size, (i) => `| ${i} | ${sentence(i)} | 職員等 |`)}`,
    ),
  'a table of 2,000 columns': (size) =>
    draft(`|${' 鍵 |'.repeat(2_000 * size)}\n|${' --- |'.repeat(2_000 * size)}\n|${' 返す。 |'.repeat(2_000 * size)}`),
  '5,000 documents': (size) => ({
    '基本方針.md': POLICY,
    ...Object.fromEntries(
      Array.from({ length: 5_000 * size }, (_, i) => [
        `課${i % 50}/対策基準${i}.md`,
        HEAD + lines(3, (n) => article(n + i)),
      ]),
    ),
  }),
  '200 terms, each the beginning of the next': (size) => ({
    '基本方針.md': POLICY.replace(
      '## 3',
      `${lines(200 * size, (i) => `(${i + 2}) ${'端末'.repeat(i)}\n\n端末の${i}をいう。\n`)}\n## 3`,
    ),
    '対策基準.md':
      HEAD + lines(200 * size, (i) => `第${i + 1}条　職員等は、${'端末'.repeat(i)}を管理しなければならない。\n`),
  }),
  '2,000 terms': (size) => ({
    '基本方針.md': POLICY.replace(
      '## 3',
      `${lines(2_000 * size, (i) => `(${i + 2}) 装置${i}号\n\n装置の${i}をいう。\n`)}\n## 3`,
    ),
    '対策基準.md': HEAD + regulation(60_000 * size),
  }),
  '10,000 footnotes': (size) =>
    draft(lines(10_000 * size, (i) => `端末${i}を管理する[^${i}]。\n\n[^${i}]: ${sentence(i)}\n`)),
  '4,000 annexes': (size) => draft(lines(4_000 * size, (i) => `別表第${i + 1}（第1条関係）\n\n${sentence(i)}\n`)),
  '100,000 citations': (size) =>
    draft(`第2条　${lines((100_000 * size) / 100, () => '第1条第2項第3号、'.repeat(100))}`),
  '20,000 suppressions': (size) =>
    draft(lines(20_000 * size, (i) => `<!-- kijun-disable-next-line term/variant -- 理由 -->\n${sentence(i)}\n`)),
  '20,000 declared traces': (size) =>
    draft(lines(20_000 * size, (i) => `<!-- kijun: covers 3(${(i % 2) + 1}) -->\n${sentence(i)}\n`)),
  'front matter of 1 MB': (size) => ({
    '基本方針.md': POLICY,
    '対策基準.md': `---\n種別: 対策基準\n${lines((MEGA * size) / 10, (i) => `版${i}: ${i}`)}\n---\n\n${HEAD}`,
  }),
  'a kijun.json of 1 MB': (size) => ({
    ...draft(sentence(0)),
    'kijun.json': JSON.stringify({
      terms: Array.from({ length: 10_000 * size }, (_, i) => ({ term: `装置${i}号`, definition: `${i}` })),
    }),
  }),
  'a kijun.json 100,000 deep': (size) => ({ ...draft(sentence(0)), 'kijun.json': '{"a":'.repeat(100_000 * size) }),
  'a folder 200 deep': (size) => ({
    '基本方針.md': POLICY,
    [`${'深/'.repeat(200 * size)}対策基準.md`]: HEAD + sentence(0),
  }),
};
