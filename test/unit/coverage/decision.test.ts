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

describe('what a draft is like', () => {
  const poll = (statements: number, procedure: boolean, controls = CONTROLS) =>
    signsIn(controls, {
      ballots: [
        {
          votes: [
            { element: 0, odds: 1 },
            { element: 2, odds: -0.5 },
            { element: 1, odds: -2 },
          ],
          length: 250,
        },
      ],
      statements,
      procedure,
    });

  it('is how long it is, up to a hundred statements, and whether it is a procedure', () => {
    assert.deepEqual([...poll(20, true).statements, ...poll(20, true).procedure], [20, 20, 20, 1, 1, 1]);
    assert.deepEqual([...poll(400, false).statements, ...poll(400, false).procedure], [100, 100, 100, 0, 0, 0]);
  });

  it('is how long the best statement is and how many demands it may be meant for', () => {
    const signs = poll(20, false);
    assert.deepEqual([...signs.length], [2, 2, 2]);
    assert.deepEqual([...signs.claims], [2, 2, 2]);
    assert.deepEqual([...signsOf([]).length, ...signsOf([]).claims], [0, 0, 0, 0, 0, 0]);
    assert.equal(signsOf([[0, 2]]).length[0], 0.5);
  });

  it('is what the middle of all demands has, of four between the two', () => {
    assert.equal(poll(20, false).median[0], -0.5);
    assert.equal(poll(20, false, [0, 0, 1, 1]).median[0], (-0.5 - 2) / 2);
  });

  it('has nothing beside a demand that is alone in its control', () => assert.equal(poll(20, false).siblings[2], -4));

  it('tells no rival where there is none', () => {
    const signs = signsOf([[0, 2]]);
    assert.deepEqual([signs.rival[0], signs.rivalElsewhere[0], signs.margin[0]], [-4, -4, 6]);
  });

  it('tells what another statement says of the rival', () => {
    // the best statement for 2 is another one than the best for 0
    assert.equal(
      signsOf(
        [
          [0, 2],
          [2, 1],
        ],
        [[2, 3]],
      ).rivalElsewhere[0],
      3,
    );
  });
});

describe('scores', () => {
  it('are odds that no score makes infinite', () => {
    assert.equal(oddsFrom(0.5), 0);
    assert.ok(Number.isFinite(oddsFrom(0)) && Number.isFinite(oddsFrom(1)));
  });
});
