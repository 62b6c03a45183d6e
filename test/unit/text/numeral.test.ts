import { strict as assert } from 'node:assert';
import { kanaValue, numeralValue } from '../../../server/src/text/numeral';

describe('numeral', () => {
  const values: readonly (readonly [string, number | undefined])[] = [
    ['1', 1],
    ['１２', 12],
    ['007', 7],
    ['〇', 0],
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十一', 21],
    ['一二', 12],
    ['一〇', 10],
    ['百', 100],
    ['百二', 102],
    ['百十', 110],
    ['二百三十四', 234],
    ['①', 1],
    ['⑳', 20],
    ['㉑', 21],
    ['㊱', 36],
    ['㊿', 50],
    ['➀', 1],
    ['➉', 10],
    ['❶', 1],
    ['⓪', 0],
    ['Ⅰ', 1],
    ['Ⅻ', 12],
    ['IV', 4],
    ['iii', 3],
    ['', undefined],
    ['鍵', undefined],
    ['1a', undefined],
    ['IIII', undefined],
    ['12345678', undefined],
  ];
  for (const [text, value] of values) it(`${text} is ${value}`, () => assert.equal(numeralValue(text), value));

  it('counts kana in both orders', () => {
    assert.deepEqual(
      ['ア', 'イ', 'ウ', 'カ', 'ン', 'ｱ'].map((kana) => kanaValue(kana)),
      [1, 2, 3, 6, 46, 1],
    );
    assert.deepEqual(
      ['イ', 'ロ', 'ハ', 'ニ', 'ホ'].map((kana) => kanaValue(kana, true)),
      [1, 2, 3, 4, 5],
    );
    assert.equal(kanaValue('鍵'), undefined);
    assert.equal(kanaValue('ヱ'), undefined);
    assert.equal(kanaValue('ン', true), undefined);
  });
});
