import { strict as assert } from 'node:assert';
import { signsIn } from '../../../server/src/coverage/decision';
import { oddsFrom } from '../../../server/src/coverage/votes';

/** Three elements, the first two of one control. */
const CONTROLS = [0, 0, 1];
const signsOf = (...ballots: readonly (readonly (readonly [element: number, odds: number])[])[]) =>
  signsIn(CONTROLS, {
    ballots: ballots.map((votes) => ({ votes: votes.map(([element, odds]) => ({ element, odds })), length: 50 })),
    statements: 20,
    procedure: false,
  });

describe('what all statements of a draft say of an element', () => {
  it('is what the best of them say, and all together', () => {
    const signs = signsOf([[0, 2]], [[0, -1]], [[0, 1]]);
    assert.deepEqual([signs.best[0], signs.second[0], signs.third[0]], [2, 1, -1]);
    assert.ok(signs.sum[0]! > 2);
    assert.ok(signs.best[1]! < -2);
  });

  it('is less where the best statement says something else better', () => {
    const signs = signsOf(
      [
        [2, 3],
        [0, 1],
      ],
      [[2, 2]],
      [[0, 0]],
    );
    assert.equal(signs.margin[0], -2);
    assert.equal(signs.rival[0], 3);
    assert.equal(signs.rivalElsewhere[0], 2);
    assert.equal(signs.favourite[0], 0);
    assert.equal(signs.favourite[2], 3);
  });

  it('stands beside what the draft says of the others', () => {
    const signs = signsOf([[0, 2]], [[1, 1]], [[2, -1]]);
    assert.deepEqual([...signs.above], [1, 0, -2]);
    assert.deepEqual([...signs.place], [1, 0.5, 0]);
    assert.deepEqual([...signs.siblings.slice(0, 2)], [1, 2]);
    assert.equal(signs.share[0], 2 / 3);
  });
});

describe('scores', () => {
  it('are odds that no score makes infinite', () => {
    assert.equal(oddsFrom(0.5), 0);
    assert.ok(Number.isFinite(oddsFrom(0)) && Number.isFinite(oddsFrom(1)));
  });
});
