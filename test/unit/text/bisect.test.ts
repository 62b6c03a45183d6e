import assert from 'node:assert/strict';
import { countBelow, countWhile, lastUpTo } from '../../../server/src/text/bisect';

describe('bisect', () => {
  const numbers = [0, 3, 3, 8];

  it('counts what stands in front', () => {
    assert.deepEqual(
      [-1, 0, 1, 3, 4, 9].map((limit) => countBelow(numbers, limit)),
      [0, 0, 1, 1, 3, 4],
    );
    assert.equal(countBelow([], 1), 0);
    assert.equal(
      countWhile(['a', 'bb', 'cc'], (word) => word < 'c', 1),
      2,
    );
  });

  it('finds the last that is not above, the first where all are', () => {
    assert.deepEqual(
      [-1, 0, 2, 3, 7, 8, 99].map((value) => lastUpTo(numbers, value)),
      [0, 0, 0, 2, 2, 3, 3],
    );
  });
});
