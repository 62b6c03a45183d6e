import { strict as assert } from 'node:assert';
import { assertionsOf } from '../../../server/src/document/assertion';
import { readDocument } from '../../../server/src/document/document';
import { subjectIn } from '../../../server/src/document/subject';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { tokenizer as loading } from '../tokenizer';

let tokenizer: Tokenizer;
before(async () => {
  tokenizer = await loading;
});

/** A sentence and who must act by it, '' for nobody. */
const SUBJECTS: readonly (readonly [sentence: string, subject: string])[] = [
  ['館長は、鍵を貸す。', '館長'],
  ['職員等は、鍵を返さなければならない。', '職員等'],
  ['情報セキュリティ管理者は鍵を数える。', '情報セキュリティ管理者'],
  ['各課の長は、鍵を数える。', '各課の長'],
  ['館長及び副館長は、鍵を数える。', '館長及び副館長'],
  ['館長、副館長及び警備員は、鍵を数える。', '館長、副館長及び警備員'],
  ['館長（不在のときは、副館長）は、鍵を数える。', '館長'],
  ['鍵を紛失した場合は、職員等は、館長に届け出る。', '職員等'],
  ['毎年度、館長は鍵を数える。', '館長'],
  ['職員等が退職したときは、館長は、鍵を返させる。', '館長'],
  ['職員等が退職したときは、鍵を返させる。', ''],
  ['鍵を使用する者は、記名する。', '鍵を使用する者'],
  ['鍵を失い、又は他人に知られた者は、届け出る。', '鍵を失い、又は他人に知られた者'],
  ['鍵　職員等は、返す。', '職員等'],
  ['夜間に限り，館長は，鍵を貸す。', '館長'],
  ['工事のときは、担当の職員が、鍵を預かり、作業の後に返す。', '担当の職員'],
  ['担当の職員が、鍵を失ったときは、届け出る。', ''],
  ['鍵を保管する場所は、館長が定める。', '館長'],
  ['鍵の貸出しは、情報政策課が行うものとする。', '情報政策課'],
  ['鍵の貸出しは、情報政策課が行うこと。', '情報政策課'],
  ['館長が指定する場所に保管する。', ''],
  ['鍵は、館長が定めた箱に納める。', ''],
  ['館長が、鍵を数え、記録する。', '館長'],
  ['情報政策課において鍵を管理する。', '情報政策課'],
  ['保管庫において鍵を管理する。', ''],
  ['鍵は、金庫に納めなければならない。', ''],
  ['この規程は、鍵の扱いを定める。', ''],
  ['情報資産は、分類して管理する。', ''],
  ['鍵の貸出しは、館長により承認されなければならない。', '館長'],
  ['鍵の貸出しは、館長によって認められたものでなければならない。', '館長'],
  ['古い鍵は、情報政策課によって確実に破壊される。', '情報政策課'],
  ['鍵は、館長により定められた箱に納める。', ''],
  ['鍵は、館長によって認められたものでなければ、使ってはならない。', ''],
  ['館長により指名された者は、鍵を数える。', '館長により指名された者'],
  ['館長により承認されたときは、鍵を貸す。', ''],
  ['貸出しの可否は、館長により決める。', ''],
  ['鍵の貸出しは、申請により承認される。', ''],
  ['何人も、鍵を複製してはならない。', '何人'],
  ['本市は、鍵を管理する。', '本市'],
  ['CSIRTは、鍵を確かめる。', 'CSIRT'],
  ['【担当者】鍵を数える。', '担当者'],
  ['（担当者）鍵を数える。', '担当者'],
  ['担当者：鍵を数える。', '担当者'],
  ['注意：鍵を数える。', ''],
  ['管理者には、鍵を渡す。', ''],
  ['館長又は副館長の許可を得る。', ''],
  ['インシデントの発生は、速やかに知らせる。', ''],
  ['サーバ室は、施錠する。', ''],
  ['委託先は、鍵を返す。', '委託先'],
  ['鍵を数える。', ''],
];

/** What each statement asserts: subject (← where an inherited one is named), modality (* inherited), - for a denial. */
function assertions(lines: readonly string[]): readonly string[] {
  const document = readDocument(lines.join('\n'), '対策基準.md');
  return assertionsOf(document, tokenizer).map(({ subject, modality, inherited, polarity }) => {
    const who = subject ? `${subject.text}${subject.inherited ? `←${subject.from}` : ''}` : '？';
    return `${who} ${modality}${inherited ? '*' : ''}${polarity === 'negative' ? ' -' : ''}`;
  });
}

const CASES: readonly (readonly [name: string, lines: readonly string[], expected: readonly string[]])[] = [
  [
    'what is only wished for, item by item',
    [
      '館長は、次に掲げる事項に努めるものとする。',
      '',
      '(1) 鍵を毎朝数えること。',
      '(2) 扉の点検',
      '(3) 鍵を渡してはならない。',
    ],
    ['館長 effort', '館長←lead effort*', '館長←lead effort*', '館長←lead prohibition -'],
  ],
  [
    'what is demanded beside a wish, item by item',
    ['館長は、次に掲げるところにより、鍵を守るよう努める者を選ぶ。', '', '(1) 鍵を毎朝数えること。'],
    ['館長 declaration', '館長←lead duty'],
  ],
  [
    'modalities',
    [
      '- 館長は、鍵を返さなければならない。',
      '- 館長は、鍵を渡してはならない。',
      '- 館長は、鍵を返すものとする。',
      '- 館長は、鍵の返却に努めるものとする。',
      '- 館長は、鍵を貸すことができる。',
      '- 鍵とは、扉を開ける物をいう。',
      '- 館長は、鍵を返す。',
      '- 館長は、鍵を貸すことができない。',
      '- 届出を要しない。',
      '- 館長は、鍵を渡さない。',
      '- 館長は、鍵を渡さないこと。',
    ],
    [
      '館長 duty',
      '館長 prohibition -',
      '館長 principle',
      '館長 effort',
      '館長 permission',
      '？ definition',
      '館長 declaration',
      '館長 prohibition -',
      '？ exclusion -',
      '館長 prohibition -',
      '館長 prohibition -',
    ],
  ],
  [
    'items act as their lead-in says',
    [
      '第1条　職員等は、次に掲げる事項を守らなければならない。',
      '(1) 記名',
      '(2) 鍵を返すこと。',
      '(3) 館長は、鍵を数えること。',
      '(4) 鍵を複製しないこと。',
    ],
    ['職員等 duty', '職員等←lead duty*', '職員等←lead duty', '館長 duty', '職員等←lead prohibition -'],
  ],
  [
    'acts that a lead-in forbids',
    ['第1条　職員等は、次の行為をしてはならない。', '(1) 鍵を他人に貸すこと。', '(2) 鍵を複製する。', '(3) 札の貸与'],
    ['職員等 prohibition -', '職員等←lead prohibition* -', '職員等←lead prohibition* -', '職員等←lead prohibition* -'],
  ],
  [
    'a lead-in whose sentence goes on behind the items',
    ['第1条　館長は、次の事項', '(1) 氏名', '(2) 日時', 'を帳簿に記さなければならない。'],
    ['館長 none', '館長←lead duty*', '館長←lead duty*', '館長←lead duty'],
  ],
  ['a restriction', ['- 鍵は、館長が承認した者に限り、使うことができる。'], ['？ declaration']],
  ['headings that forbid', ['# 手引', '## 貸してはならない物', '', '- 正規の鍵'], ['？ prohibition* -']],
  [
    'a lead-in that is not finished',
    ['第1条　職員等は、', '', '- 鍵を返さなければならない。', '- 札を返さなければならない。'],
    ['職員等 none', '職員等←lead duty', '職員等←lead duty'],
  ],
  [
    'ただし書',
    ['第1条　職員等は、鍵を返さなければならない。ただし、夜間は、この限りでない。'],
    ['職員等 duty', '職員等←sentence exclusion -'],
  ],
  [
    'a ただし書 between lead-in and items',
    ['第1条　職員等は、次に掲げる物を返さなければならない。ただし、夜間は、この限りでない。', '(1) 鍵', '(2) 札'],
    ['職員等 duty', '職員等←sentence exclusion -', '職員等←lead duty*', '職員等←lead duty*'],
  ],
  [
    'the next sentence of a paragraph, but not the next paragraph',
    ['第1条　館長は、鍵を数える。また、結果を記録する。', '２　札を数える。'],
    ['館長 declaration', '館長←sentence declaration', '？ declaration'],
  ],
  ['the next bullet', ['- 館長は、鍵を数える。', '- 札を数える。'], ['館長 declaration', '？ declaration']],
  [
    'headings',
    [
      '## 1 職員等の遵守事項',
      '',
      '- 鍵を返す。',
      '- 記名',
      '',
      '## 2 禁止事項',
      '',
      '- 鍵の複製',
      '',
      '## 3 館長の責務',
      '',
      '鍵を数える。',
      '',
      '## 4 鍵の管理',
      '',
      '鍵を数える。',
    ],
    [
      '職員等←heading declaration',
      '職員等←heading duty*',
      '？ prohibition* -',
      '館長←heading declaration',
      '？ declaration',
    ],
  ],
  [
    'an office as heading',
    ['第2条（組織）', '(1) 情報セキュリティ管理者', 'ア　各課の長をもって充てる。', 'イ　鍵を数える。'],
    ['？ none', '？ none', '情報セキュリティ管理者←heading declaration', '情報セキュリティ管理者←heading declaration'],
  ],
  [
    'rows with their header',
    [
      '| 作業 | 担当者 | 期限 |',
      '| --- | --- | --- |',
      '| 鍵を数える。 | 館長 | 毎月 |',
      '',
      '| 役割 | 行うこと |',
      '| --- | --- |',
      '| 館長 | 鍵を数える。 |',
    ],
    ['？ none', '館長 declaration*', '？ none', '館長 declaration'],
  ],
  [
    'nested lists',
    ['- 職員等は、次の物を返さなければならない。', '  - 鍵', '  - 札', '    - 予備の札を含む。'],
    ['職員等 duty', '職員等←lead duty*', '職員等←lead duty*', '職員等←lead declaration'],
  ],
];

describe('subject', () => {
  for (const [sentence, subject] of SUBJECTS)
    it(`${sentence} ${subject}`, () => {
      const span = subjectIn(sentence, tokenizer(sentence));
      assert.equal(span ? sentence.slice(span.start, span.end) : '', subject);
    });
});

describe('assertion', () => {
  for (const [name, lines, expected] of CASES) it(name, () => assert.deepEqual(assertions(lines), expected));
});
