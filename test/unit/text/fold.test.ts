import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { fold, folded, loosen, sameName, unfold } from '../../../server/src/text/fold';

describe('fold', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['ＬＯＣＫ１２', 'LOCK12'],
    ['（１）', '(1)'],
    ['ｶｷﾞの束', 'カギの束'],
    ['か\u3099き', 'がき'],
    ['關係', '関係'],
    ['辻󠄀', '辻'],
    ['サ－バ', 'サーバ'],
    ['ｻｰﾊﾞ', 'サーバ'],
    ['2－1', '2-1'],
    ['鍵　札', '鍵 札'],
    ['㈱', '(株)'],
    ['Lock', 'Lock'],
    ['鍵、札。', '鍵、札。'],
    ['', ''],
  ];
  for (const [from, to] of cases) it(`${from} → ${to}`, () => assert.equal(folded(from), to));

  it('leads back to the source', () => {
    const text = '㈱ｶﾞ關';
    const found = fold(text);
    assert.equal(found.text, '(株)ガ関');
    const at = found.text.indexOf('ガ');
    const span = unfold(found, at, at + 1);
    assert.equal(text.slice(span.start, span.end), 'ｶﾞ');
  });

  it('is the same with and without the way back, and again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(folded(text), fold(text).text);
        const { text: changed, from, to } = fold(text);
        for (let i = 0; i < changed.length; i++) assert.ok(from[i]! < to[i]! && to[i]! <= text.length);
      }),
    );
  });
});

describe('loosen', () => {
  for (const [a, b] of [
    ['サーバー', 'サーバ'],
    ['Ｌ Ｏ Ｃ Ｋ', 'lock'],
    ['ファイアウォール', 'ファイアウオール'],
    ['キー・ボックス', 'キーボックス'],
    ['鍵 箱', '鍵箱'],
    ['關係者', '関係者'],
  ] as const)
    it(`${a} = ${b}`, () => assert.ok(sameName(a, b)));
  for (const [a, b] of [
    ['鍵', '札'],
    ['鍵(1)', '鍵(2)'],
    ['職員', '職員等'],
  ] as const)
    it(`${a} ≠ ${b}`, () => assert.ok(!sameName(a, b)));
  it('has a place in the source for each character', () => {
    const text = '鍵・ボックス';
    const key = loosen(text);
    const places = [...key.text].map((_, i) => unfold(key, i, i + 1));
    assert.equal(places.map(({ start, end }) => text.slice(start, end)).join(''), text);
  });
});
