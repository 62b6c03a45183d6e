/** What the day is spent on: a small policy, and documents under it. */

export const POLICY = `# 港湾局情報セキュリティ基本方針

## 1 定義

(1) 情報資産

港湾局が管理する情報及びこれを取り扱う情報システムをいう。

(2) 職員等

職員及び委託先の従業者をいう。

## 2 情報セキュリティ対策

(1) 物理的セキュリティ

サーバ室の入退室の管理及び通信回線の保護について、物理的な対策を講じる。

(2) 人的セキュリティ

職員等に対し、研修及び訓練を行う。
`;

export const SENTENCES = [
  '職員等は、端末を離れるときは、画面をロックしなければならない。',
  '情報システム管理者は、サーバ室への入退室を記録し、一年間保存しなければならない。',
  '職員等は、情報資産を外部に持ち出してはならない。',
  '情報セキュリティ責任者は、毎年度、職員等に対して研修を実施するものとする。',
  '委託先の選定に当たっては、前条の基準により、対策の実施状況を確認すること。',
];

export const documentOf = (i: number): string =>
  `# 港湾局情報セキュリティ対策基準（課${i}）\n\n${SENTENCES.map(
    (sentence, n) => `## 第${n + 1}条（対策${n}）\n\n${sentence}\n\n2　${SENTENCES[(i + n) % SENTENCES.length]}\n`,
  ).join('\n')}`;

/** A document of so many sentences, no two of them alike. */
export const filler = (count: number): string =>
  `# 港湾局情報セキュリティ対策基準\n\n${Array.from(
    { length: count },
    (_, i) =>
      `第${i + 1}条（台帳${i}）　職員等は、端末${i}号を確認し、${SENTENCES[i % SENTENCES.length]!.slice(0, -1)}（台帳${i}）。\n`,
  ).join('\n')}`;
