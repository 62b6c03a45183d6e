import { strict as assert } from 'node:assert';
import { readDocument } from '../../../server/src/document/document';

const SOURCE = `# 鍵の規程

（定義）
第1条　用語の定義は、次による。
(1) 合鍵　
[
要綱第2条第1項第7号
]
に定めるものをいう。
(2) 札　[鍵の要綱第9条]に定めるものをいう。

第2条　札は、[前条]の鍵とともに貸し出し、
[
第1条
]
の鍵を守る。
`;

describe('brackets that dead links left in a document', () => {
  const { entries, definitions, references } = readDocument(SOURCE, '規程.md');

  it('begin no article', () =>
    assert.deepEqual(
      entries.map(({ number }) => number),
      ['', '第1条', '(1)', '(2)', '第2条'],
    ));

  it('are no part of what a word means', () =>
    assert.equal(definitions[0]!.text, '要綱第2条第1項第7号に定めるものをいう。'));

  it('hide no reference', () =>
    assert.deepEqual(
      references.map(({ text, document }) => [text, document?.name]),
      [
        ['第2条第1項第7号', '要綱'],
        ['第9条', '鍵の要綱'],
        ['前条', undefined],
        ['第1条', undefined],
      ],
    ));
});
