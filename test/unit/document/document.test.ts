import { strict as assert } from 'node:assert';
import { readDocument } from '../../../server/src/document/document';

/** A text and the title, the issuer and the date that it has, '' for none. */
const CASES: readonly (readonly [
  name: string,
  lines: readonly string[],
  title: string,
  issuer: string,
  date: string,
])[] = [
  [
    'a heading',
    ['# 緑野市情報セキュリティ対策基準', '', '令和5年4月1日'],
    '緑野市情報セキュリティ対策基準',
    '緑野市',
    '2023-04-01',
  ],
  [
    'a line with a circle',
    ['○緑野市情報セキュリティ対策基準', '令和五年訓令第3号', '第1条　趣旨'],
    '緑野市情報セキュリティ対策基準',
    '緑野市',
    '',
  ],
  ['spaced letters', ['鍵　の　管　理　要　領', '', '第1条　趣旨'], '鍵の管理要領', '', ''],
  [
    'a title page',
    ['緑野市', '情報セキュリティ実施手順書', '第3版', '', '第1　趣旨'],
    '情報セキュリティ実施手順書',
    '',
    '',
  ],
  ['a remark above', ['（案）', '', '鍵の管理要領', '', '第1条　趣旨'], '鍵の管理要領', '', ''],
  [
    'front matter',
    ['---', '題名: 鍵の規程', '団体: 緑野市', '施行日: 2024-07-01', '---', '', '# 案'],
    '鍵の規程',
    '緑野市',
    '2024-07-01',
  ],
  [
    '附則',
    ['# 鍵の規程', '', '第1条　趣旨', '', '附則', 'この規程は、令和6年7月1日から施行する。'],
    '鍵の規程',
    '',
    '2024-07-01',
  ],
  [
    'a date in kanji numerals',
    ['○鍵の規程', '平成十五年三月三十一日', '訓令第九号', '第一条　趣旨'],
    '鍵の規程',
    '',
    '2003-03-31',
  ],
  ['the common calendar in kanji', ['鍵の規程', '二〇二四年十月二十日', '第一条　趣旨'], '鍵の規程', '', '2024-10-20'],
  [
    'a title with a number of its own',
    ['Ａ．鍵の管理に関する実施手順', '', '（１）鍵を数える。'],
    '鍵の管理に関する実施手順',
    '',
    '',
  ],
  ['nothing', ['第1条　趣旨'], '', '', ''],
];

describe('document', () => {
  for (const [name, lines, title, issuer, date] of CASES)
    it(`has its title, issuer and date: ${name}`, () => {
      const document = readDocument(lines.join('\n'), 'x.md');
      assert.deepEqual([document.title, document.issuer, document.date ?? ''], [title, issuer, date]);
    });
});
