import assert from 'node:assert/strict';
import { type Around, marks, severities } from './draft';

const items = (...texts: readonly string[]) => `次のとおりとする。\n\n${texts.map((text) => `- ${text}`).join('\n')}`;
const duties = (...texts: readonly string[]) => texts.join('\n\n');
const STEPS: Around = { title: '端末管理実施手順' };
const KEPT = '情報システム管理者は、入退室の記録を1年間保存しなければならない。';
const REPORTED = '職員は、事故報告書を24時間以内に課長に提出しなければならない。';
const BESIDE: Around = {
  policy: '## 1 定義\n\n(1) 端末　パソコンをいう。\n\n## 2 対策\n\n端末を管理する。',
  beside: `# 緑野市情報セキュリティ対策基準\n\n## 1 事故\n\n${REPORTED}\n`,
};
const TWICE = '情報システム管理者は、サーバ室の入退室の記録を毎月点検しなければならない。';

/** Two tables with one row each, in which columns with these heads fix something of the record of entries. */
const tables = (heads: string, one: string, other: string, thing = '入退室の記録') =>
  [one, other]
    .map(
      (cells) =>
        `## 札\n\n| 記録 | ${heads} |\n|${' --- |'.repeat(heads.split('|').length + 1)}\n| ${thing} | ${cells} |`,
    )
    .join('\n\n');

/** A rule on statements, what it goes by, a text, and the words that it marks there. */
const MARKS: readonly (readonly [string, string, string, readonly string[], Around?])[] = [
  ['boundary', 'both hold the number', items('被害が10件以下のとき', '被害が10件以上のとき'), ['10件以上']],
  ['boundary', 'neither holds it', items('被害が10件を超えるとき', '被害が10件未満のとき'), ['10件未満']],
  ['boundary', 'neither holds it, in the other order', items('被害が10件未満のとき', '被害が10件超のとき'), ['10件超']],
  ['boundary', 'one of them holds it', items('被害が10件以下のとき', '被害が10件を超えるとき'), []],
  ['boundary', 'figures in another width', items('被害が１０件以下のとき', '被害が10件以上のとき'), ['10件以上']],
  ['boundary', 'kanji numerals', items('被害が十件以下のとき', '被害が10件以上のとき'), ['10件以上']],
  ['boundary', 'of another thing', items('被害が10件以下のとき', '端末が10件以上のとき'), []],
  ['boundary', 'of another unit', items('被害が10件以下のとき', '被害が10人以上のとき'), []],
  ['boundary', 'of another number', items('被害が10件以下のとき', '被害が11件以上のとき'), []],
  ['boundary', 'in one item, it is a range', items('被害が10件以下10件以上のとき'), []],
  ['boundary', 'in one item, of one thing', items('被害が10件以下、被害が10件以上のとき'), []],
  ['boundary', 'in another list', `${items('被害が10件以下のとき')}\n\n${items('被害が10件以上のとき')}`, []],
  ['boundary', 'not in sentences', '被害が10件以下のときは、知らせる。被害が10件以上のときは、閉める。', []],
  ['boundary', 'in another column', '| 件数 | 台数 |\n| --- | --- |\n| 10件以下 | 9台 |\n| 9件 | 10件以上 |', []],
  ['conflict', 'years and months', duties(KEPT, '情報システム管理者は、入退室の記録を12か月間保存する。'), []],
  ['conflict', 'weeks and days', duties('入退室の記録を2週間保存する。', '入退室の記録を14日間保存する。'), []],
  ['conflict', 'weeks and days', duties('入退室の記録を2週間保存する。', '入退室の記録を15日間保存する。'), ['15日']],
  [
    'conflict',
    'a period as a noun',
    duties('入退室の記録を1年間保存する。', '入退室の記録の保存期間は、2年とする。'),
    ['2年'],
  ],
  [
    'conflict',
    'at least a year, and three',
    duties('入退室の記録を1年以上保存する。', '入退室の記録を3年間保存する。'),
    [],
  ],
  [
    'conflict',
    'at least three years, and one',
    duties('入退室の記録を3年以上保存する。', '入退室の記録を1年間保存する。'),
    ['1年'],
  ],
  [
    'conflict',
    'one year, and at least three',
    duties('入退室の記録を1年間保存する。', '入退室の記録を3年以上保存する。'),
    ['3年'],
  ],
  [
    'conflict',
    'three years, and at least one',
    duties('入退室の記録を3年間保存する。', '入退室の記録を1年以上保存する。'),
    [],
  ],
  [
    'conflict',
    'with okurigana and without',
    duties('媒体貸出し記録を1年間保存する。', '媒体貸出記録を2年間保存する。'),
    ['2年'],
  ],
  ['conflict', 'what names nothing by itself', duties('データを1年間保存する。', 'データを3年間保存する。'), []],
  ['conflict', 'where one is an exception', duties(KEPT, '入退室の記録を3年間保存する（窓口の記録を除く。）。'), []],
  ['conflict', 'where one is for a case', duties(KEPT, '事故の場合は、入退室の記録を3年間保存する。'), []],
  ['conflict', 'where one is for a class', duties(KEPT, '機密性3の入退室の記録を3年間保存する。'), []],
  ['conflict', 'of other people', duties(KEPT, '課長は、入退室の記録を3年間保存しなければならない。'), []],
  ['conflict', 'lengths', duties('パスワードは、8文字以上とする。', 'パスワードは、10文字以上とする。'), ['10文字']],
  [
    'conflict',
    'failures',
    duties('パスワードを5回間違えた者は、知らせる。', 'パスワードを3回間違えた者は、知らせる。'),
    ['3回'],
  ],
  [
    'conflict',
    'failures in another system',
    duties('パスワードを5回間違えた者は、知らせる。', 'LGWAN接続系の端末でパスワードを3回間違えた者は、知らせる。'),
    [],
  ],
  [
    'conflict',
    'each quarter, and four times a year',
    duties('課長は、端末管理台帳を四半期に1回点検する。', '課長は、端末管理台帳を年4回点検する。'),
    [],
  ],
  [
    'conflict',
    'each quarter, and twice a year',
    duties('課長は、端末管理台帳を四半期ごとに点検する。', '課長は、端末管理台帳を年2回点検する。'),
    ['年2回'],
  ],
  [
    'conflict',
    'each month, and each week',
    duties('課長は、端末管理台帳を毎月点検する。', '課長は、端末管理台帳を毎週点検する。'),
    ['毎週'],
  ],
  [
    'conflict',
    'each six months, and each half year',
    duties('課長は、端末管理台帳を6か月ごとに点検する。', '課長は、端末管理台帳を半年に1回点検する。'),
    [],
  ],
  [
    'conflict',
    'of another act',
    duties('課長は、端末管理台帳を毎月点検する。', '課長は、端末管理台帳を毎週印刷する。'),
    [],
  ],
  [
    'conflict',
    'a day is 24 hours',
    duties('職員は、事故報告書を24時間以内に課長に提出する。', '職員は、事故報告書を1日以内に課長に提出する。'),
    [],
  ],
  [
    'conflict',
    'the same day, and the next',
    duties('職員は、事故報告書を即日課長に提出する。', '職員は、事故報告書を翌日までに課長に提出する。'),
    ['翌日まで'],
  ],
  [
    'conflict',
    'to somebody else',
    duties('職員は、事故報告書を24時間以内に課長に提出する。', '職員は、事故報告書を2日以内に部長に提出する。'),
    [],
  ],
  [
    'conflict',
    'from another day',
    duties(
      '職員は、退職の日から3日以内に職員証を課長に返却する。',
      '職員は、異動の日から5日以内に職員証を課長に返却する。',
    ),
    [],
  ],
  ['conflict', 'of somebody, and of nobody', duties(KEPT, '入退室の記録を3年間保存する。'), ['3年']],
  ['conflict', 'a procedure may be quicker', REPORTED.replace('24', '12'), [], { ...STEPS, ...BESIDE }],
  ['conflict', 'a procedure may not be slower', REPORTED.replace('24', '48'), ['48時間以内'], { ...STEPS, ...BESIDE }],
  [
    'conflict',
    'leave by one whose name is a part of the other’s',
    duties(
      '職員は、端末を庁外に持ち出すときは、課長の許可を得る。',
      '職員は、端末を庁外に持ち出すときは、情報政策課長の承認を得る。',
    ),
    [],
  ],
  ['conflict', 'periods in tables', tables('保存期間', '1年', '3年'), ['3年']],
  ['conflict', 'the same period in tables', tables('保管年限', '1年', '12か月'), []],
  ['conflict', 'how often, in tables', tables('点検の頻度', '毎月', '年1回', '端末管理台帳'), ['年1回']],
  ['conflict', 'lengths in tables', tables('文字数', '8文字以上', '10文字以上', 'パスワード'), ['10文字']],
  ['conflict', 'figures below another head', tables('備考', '1年', '3年'), []],
  [
    'conflict',
    'of other people, in tables',
    tables('担当者 | 点検の頻度', '課長 | 毎月', '部長 | 年1回', '端末管理台帳'),
    [],
  ],
  [
    'conflict',
    'of the same people, in tables',
    tables('担当者 | 点検の頻度', '課長 | 毎月', '課長 | 年1回', '端末管理台帳'),
    ['年1回'],
  ],
  [
    'conflict',
    'of another thing, in tables',
    `${tables('保存期間', '1年', '1年')}\n\n${tables('保存期間', '3年', '3年', '貸出しの記録')}`,
    [],
  ],
  [
    'conflict',
    'leave by another office',
    duties(
      '職員は、端末を庁外に持ち出すときは、課長の許可を得る。',
      '職員は、端末を庁外に持ち出すときは、部長の承認を得る。',
    ),
    ['部長'],
  ],
  [
    'conflict',
    'leave by one with two names',
    duties(
      '課長をもって管理者に充て、これを兼ね、部長とする。',
      '職員は、端末を庁外に持ち出すときは、課長の許可を得る。',
      '職員は、端末を庁外に持ち出すときは、部長の承認を得る。',
    ),
    [],
  ],
  ['duplicate', 'word for word', duties(TWICE, '職員は、札を返す。', TWICE), [TWICE]],
  [
    'duplicate',
    'but for a comma and the width',
    duties(TWICE, '職員は、札を返す。', TWICE.replace('は、', 'は，')),
    [TWICE.replace('は、', 'は，')],
  ],
  ['duplicate', 'as an item', duties(items(TWICE), '職員は、札を返す。', items(TWICE)), []],
  [
    'duplicate',
    'in a table',
    `| 甲 | 乙 |\n| --- | --- |\n| 札 | ${TWICE} |\n\n職員は、札を返す。\n\n| 甲 | 乙 |\n| --- | --- |\n| 鍵 | ${TWICE} |`,
    [],
  ],
  ['duplicate', 'a short one', duties('職員は、札を返す。', '職員は、札を返す。'), []],
  ['duplicate', 'in a procedure, steps come again', duties(TWICE, TWICE), [], STEPS],
  [
    'duplicate',
    'what introduces other items',
    duties(
      `次に掲げる端末を${'厳重に'.repeat(6)}管理する。\n\n- 甲`,
      `次に掲げる端末を${'厳重に'.repeat(6)}管理する。\n\n- 乙`,
    ),
    [],
  ],
  ['long', 'as long as is allowed', `職員は、${'端末と'.repeat(50)}白札を返す。`, []],
  ['long', 'longer', `職員は、${'端末と'.repeat(50)}白い札を返す。`, [`職員は、${'端末と'.repeat(50)}白い札を返す。`]],
  ['long', 'longer only in brackets', `職員は、札（${'端末と'.repeat(60)}札）を返す。`, []],
  [
    'long',
    'as kijun.json says',
    '職員は、端末と札とを課長に返さなければならない。',
    ['職員は、端末と札とを課長に返さなければならない。'],
    { config: { rules: { 'statement/long': { limit: 20 } } } },
  ],
  ['long', 'longer only in half-width brackets', `職員は、札(${'端末と'.repeat(60)}札)を返す。`, []],
  ['long', 'in a table', `| 甲 | 乙 |\n| --- | --- |\n| 端末 | ${'端末と'.repeat(60)}札を返す。 |`, []],
  ['long', 'three deep behind two', '端末（甲（乙）（丙（丁）））を返す。', ['端末（甲（乙）（丙（丁）））を返す。']],
  ['long', 'two deep', '端末（甲（乙）丙）を返す。', []],
  ['long', 'brackets one after the other', '端末（甲（乙）（丙）（丁））を返す。', []],
  ['long', 'a double negative', '端末を返さないとは限らない。', ['端末を返さないとは限らない。']],
  ['long', 'an idiom', '端末を返さなければならない。端末は、燃えないものでなければならない。', []],
  ['modality', 'wishes', '総務課長は、休憩室を整頓することが望ましい。', ['ことが望ましい']],
  ['modality', 'deliberates', '総務課長は、休憩室の整頓を検討する。', ['を検討する']],
  ['modality', 'a committee is there to deliberate', '委員会は、休憩室の整頓を検討する。', []],
  [
    'modality',
    'one item of three',
    `職員は、次のことを守る。\n\n(1) 札を返すこと。\n\n(2) 鍵を返すこと。\n\n(3) 棚を閉めなければならない。`,
    ['めなければならない。'],
  ],
  [
    'modality',
    'one item of two',
    `職員は、次のことを守る。\n\n(1) 札を返すこと。\n\n(2) 棚を閉めなければならない。`,
    [],
  ],
  [
    'modality',
    'two items of four',
    `職員は、次のことを守る。\n\n(1) 札を返すこと。\n\n(2) 鍵を返すこと。\n\n(3) 棚を閉めなければならない。\n\n(4) 窓を閉めるものとする。`,
    ['めなければならない。', 'ものとする。'],
  ],
  [
    'modality',
    'a sentence behind the items',
    `職員は、次のことを守る。\n\n- 札を返すこと。\n- 鍵を返すこと。\n\n棚を閉めなければならない。`,
    [],
  ],
  [
    'modality',
    'rows of a table',
    `職員は、次のことを守る。\n\n| 甲 | 乙 |\n| --- | --- |\n| 札 | 札を返すこと。 |\n| 鍵 | 鍵を返すこと。 |\n| 棚 | 棚を閉めなければならない。 |`,
    [],
  ],
  [
    'modality',
    'half of the items',
    `職員は、次のことを守る。\n\n(1) 札を返すこと。\n\n(2) 鍵を返すこと。\n\n(3) 棚を閉めなければならない。\n\n(4) 机を閉めなければならない。\n\n(5) 窓を閉めなければならない。`,
    [],
  ],
  [
    'modality',
    'an item of two sentences',
    `職員は、次のことを守る。\n\n(1) 札を返すこと。\n\n(2) 鍵を返すこと。\n\n(3) 棚を閉めなければならない。鍵を掛ける。`,
    [],
  ],
  ['subject', 'a duty of nobody', '通信ケーブルを保護しなければならない。', ['通信ケーブルを保護しなければならない。']],
  ['subject', 'a declaration', '通信ケーブルを保護する。', []],
  ['subject', 'a prohibition', '通信ケーブルを踏んではならない。', []],
  ['subject', 'an item of a contract', '契約書には、次の事項を定める。\n\n- 情報を返さなければならない。', []],
  [
    'subject',
    'an item of what is done with a contract',
    '契約を結ぶときは、次のことを行わなければならない。\n\n- 情報を返さなければならない。',
    ['契約を結ぶときは、次のことを行わなければならない。', '情報を返さなければならない。'],
  ],
  ['subject', 'what speaks to the reader', '端末を返してください。', []],
  ['subject', 'what is no sentence', '端末を返すこと', []],
  [
    'subject',
    'though somebody else is defined',
    '「情シス」とは、総務課をいう。\n\n端末を返さなければならない。',
    ['端末を返さなければならない。'],
  ],
  ['subject', 'whoever refers elsewhere', '要領を参照すること。', []],
  ['subject', 'whose leave it takes', '利用は、部長の承認を要するものとする。', []],
  ['subject', 'in a table', '| 甲 | 乙 |\n| --- | --- |\n| 端末 | 端末を返さなければならない。 |', []],
  ['subject', 'whom a definition names', '「情シス」とは、総務課をいう。情シスが端末を返さなければならない。', []],
  ['vague', 'in a standard', '課長は、速やかに端末を返す。', []],
  ['vague', 'in a procedure', '課長は、速やかに端末を返す。', ['速やかに'], STEPS],
  ['vague', 'with a time', '課長は、3日以内に、速やかに端末を返す。', [], STEPS],
  ['vague', 'with a time in the next sentence', '課長は、速やかに端末を返す。返すのは、翌日までとする。', [], STEPS],
  [
    'vague',
    'with a time in the next paragraph',
    '課長は、速やかに端末を返す。\n\n返すのは、翌日までとする。',
    ['速やかに'],
    STEPS,
  ],
  ['vague', 'with a time in what introduces it', '課長は、毎月、次のことを行う。\n\n- 端末を適宜確認する。', [], STEPS],
  ['vague', 'a form is no time', '課長は、様式第1号により、速やかに端末を返す。', ['速やかに'], STEPS],
  ['vague', 'in code', '課長は、`適宜` を押す。', [], STEPS],
  ['vague', 'as an aim', '課長は、適切に返すため、台帳を備える。', [], STEPS],
  ['vague', 'in what does not order', '端末を適宜返すことができる。', [], STEPS],
];

const SEVERITIES: readonly (readonly [string, string, string, string, Around?])[] = [
  ['modality', 'a wish', '総務課長は、休憩室を整頓することが望ましい。', 'info'],
  [
    'modality',
    'mixed endings',
    `職員は、次のことを守る。\n\n(1) 札を返すこと。\n\n(2) 鍵を返すこと。\n\n(3) 棚を閉めなければならない。`,
    'hint',
  ],
  [
    'subject',
    'where others are named',
    duties(
      '課長は、鍵を返さなければならない。',
      '部長は、札を返さなければならない。',
      '通信ケーブルを保護しなければならない。',
    ),
    'warning',
  ],
  [
    'subject',
    'where others are not named either',
    duties('課長は、鍵を返さなければならない。', '札を返さなければならない。'),
    'info',
  ],
  [
    'subject',
    'of a thing',
    duties(
      '課長は、鍵を返さなければならない。',
      '部長は、札を返さなければならない。',
      '端末は、返さなければならない。',
    ),
    'info',
  ],
  [
    'subject',
    'of a place',
    duties(
      '課長は、鍵を返さなければならない。',
      '部長は、札を返さなければならない。',
      '受付においても、端末を返さなければならない。',
    ),
    'info',
  ],
  [
    'subject',
    'of a committee',
    duties(
      '課長は、鍵を返さなければならない。',
      '部長は、札を返さなければならない。',
      '運営委員会を置かなければならない。',
    ),
    'info',
  ],
];

describe('rules on statements', () => {
  for (const [rule, what, body, expected, around] of MARKS)
    it(`statement/${rule}: ${what}: ${body}`, async () =>
      assert.deepEqual(await marks(`statement/${rule}`, body, around), expected));

  for (const [rule, what, body, expected, around] of SEVERITIES)
    it(`statement/${rule}, ${what}: ${expected}`, async () =>
      assert.ok((await severities(`statement/${rule}`, body, around)).every((one) => one === expected)));
});
