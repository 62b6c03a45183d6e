import { strict as assert } from 'node:assert';
import { outline, table } from './reading';

const TEXT = [
  '○館内鍵管理規程',
  '平成30年4月1日',
  '規程第2号',
  '改正　令和3年5月1日規程第4号',
  '館内鍵管理規程（平成12年規程第3号）の全部を改正する。',
  '（趣旨）',
  '第１条　この規程は、館内の鍵及び札（以下「鍵等」という。）の管理に関し、',
  '必要な事項を定めるものとする。',
  '（貸出し）',
  '第２条　館長は、次の各号に掲げる者に鍵等を貸し出すことができる。ただし、',
  '夜間は、この限りでない。',
  '（１）　職員',
  '（２）　第４条に定める手続により、館長の承認を得た学生、来訪者その他',
  '館長が認める者',
  '２　館長は、前項の貸出しを',
  '３年間記録する。',
  '附　則',
  'この規程は、公布の日から施行する。',
];
const READ = ['第1条|趣旨', '第2条|貸出し', ' (1)|職員', ' (2)|', ' 2|', '附則|'];
describe('plain text', () => {
  const read = (text: string) => assert.deepEqual(outline(text), READ);
  it('with LF', () => read(TEXT.join('\n')));
  it('with CRLF', () => read(TEXT.join('\r\n')));
  it('with lone CR', () => read(TEXT.join('\r')));
  it('with a BOM', () => read(`\ufeff${TEXT.join('\n')}`));
  it('indented by spaces', () => read(TEXT.map((line) => `    ${line}`).join('\n')));
  it('indented by full-width spaces', () => read(TEXT.map((line) => `\u3000\u3000${line}`).join('\n')));
  it('indented by tabs', () => read(TEXT.map((line) => `\t${line}`).join('\n')));
  it('with trailing spaces', () => read(TEXT.map((line) => `${line}  `).join('\n')));
  it('with form feeds between pages', () => read(TEXT.map((line, i) => (i === 8 ? `\f${line}` : line)).join('\n')));
});

table('plain text: lines that were broken', [
  ['a number at the break', ['1 趣旨', '鍵は、', '8 区画に分けて納める。', '2 範囲'], ['1|趣旨', '2|範囲']],
  [
    'a reference at the break',
    ['1 趣旨', '鍵の管理については、', '第3条 の規定を準用する。', '2 範囲'],
    ['1|趣旨', '2|範囲'],
  ],
  [
    'a bracketed reference at the break',
    ['1 趣旨', '鍵の管理は、前条', '(2)に掲げるところによる。', '2 範囲'],
    ['1|趣旨', '2|範囲'],
  ],
  ['a list that begins behind a comma', ['館長は、', '(1) 鍵を管理し、', '(2) 札を管理する。'], ['(1)|', '(2)|']],
  ['a closing bracket on its own line', ['1 趣旨（鍵の管理', '）', '2 範囲'], ['1|趣旨（鍵の管理', '2|範囲']],
  ['a full stop on its own line', ['1 趣旨', '鍵を扱う', '。', '2 範囲'], ['1|趣旨', '2|範囲']],
  [
    'numbers on lines of their own',
    [
      '第1条',
      'この規程は、鍵を扱う。',
      '第2条',
      '次のとおりとする。',
      '(1)',
      '合鍵　鍵を複製したものをいう。',
      '(2)',
      '合札　札を複製したものをいう。',
    ],
    ['第1条|', '第2条|', ' (1)|', ' (2)|'],
  ],
  [
    'page numbers between',
    ['1 趣旨', '鍵を扱う。', '- 1 -', '2 範囲', '本館とする。', '2', '3 記録'],
    ['1|趣旨', '2|範囲', '3|記録'],
  ],
  [
    'brackets of links',
    ['第1条　この規程は、', '[', '要綱第2条第1項第7号', ']', 'の鍵を扱う。', '第2条　委任'],
    ['第1条|', '第2条|委任'],
  ],
  ['lost numbers', ['1.趣旨', '.対象者', '.鍵の設定', '2.範囲'], ['1|趣旨', '2|範囲']],
  [
    'an amendment note between articles',
    ['第1条　鍵を扱う。', '（令和3規程4・一部改正）', '（範囲）', '第2条　本館とする。'],
    ['第1条|', '第2条|範囲'],
  ],
  [
    'a note of all amendments',
    ['第1条　鍵を扱う。', '改正', '平成21年3月16日', '平成24年4月1日', '第2条　委任'],
    ['第1条|', '第2条|委任'],
  ],
]);
