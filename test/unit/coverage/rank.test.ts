import assert from 'node:assert/strict';
import { bigramsOf, share, sharesAmong } from '../../../server/src/coverage/bigram';
import { highest, placeOf, raise, ranked, strengthAt } from '../../../server/src/coverage/rank';

const column = (...values: readonly number[]) => Float64Array.from(values);

describe('how demands compete for a sentence', () => {
  it('takes the greater of two at each place', () =>
    assert.deepEqual(raise(column(1, 5, -1), column(2, 3, -1)), column(2, 5, -1)));

  it('finds the strongest', () => {
    assert.equal(highest(column(-3, -2, -5)), -2);
    assert.equal(highest(column(0.1, 0.2), 0.5), 0.5);
  });

  it('measures each beside the strongest, or beside next to nothing', () => {
    assert.deepEqual(ranked(column(1, 4, 2)), column(0.25, 1, 0.5));
    assert.deepEqual(ranked(column(0, 0.001)), column(0, 0.1));
  });

  for (const [place, expected] of [
    [1, 7],
    [2, 5],
    [3, 5],
    [4, 2],
    [5, 1],
    [6, Number.NEGATIVE_INFINITY],
  ] as const)
    it(`finds the one at place ${place}`, () => assert.equal(strengthAt(place, [5, 1, 7, 2, 5]), expected));

  it('tells how many are stronger', () => {
    const strengths = column(5, 1, 7, -2, 5, 0);
    assert.deepEqual(
      [...strengths.keys()].map((i) => 1 / placeOf(i, strengths)),
      [2, 4, 1, 5, 2, 5],
    );
  });
});

describe('how alike two wordings look', () => {
  for (const [text, pairs] of [
    ['端末を返す', ['端末']],
    ['情報資産', ['情報', '報資', '資産']],
    ['ＵＳＢメモリ', ['us', 'sb', 'bメ', 'メモ', 'モリ']],
    ['を・は', []],
  ] as const)
    it(text, () => assert.deepEqual([...bigramsOf(text)], pairs));

  const WANTED = ['情報資産', '端末', 'を'].map(bigramsOf);
  it('is the share of the pairs that are there', () => {
    assert.deepEqual(
      WANTED.map((wanted) => share(wanted, bigramsOf('情報端末'))),
      [1 / 3, 1, 0],
    );
  });

  it('is the same for many at once', () => {
    const among = sharesAmong(WANTED);
    for (const text of ['情報端末', '資産', 'を', '端末情報資産'])
      assert.deepEqual(
        [...among(bigramsOf(text))],
        WANTED.map((wanted) => share(wanted, bigramsOf(text))),
      );
  });
});
