import { strict as assert } from 'node:assert';
import { changeBetween, changed } from '../../../server/src/text/change';

describe('what two lists share', () => {
  it('is as much as can be at the beginning, then at the end', () => {
    assert.deepEqual(changeBetween(['a', 'b', 'c'], ['a', 'x', 'y', 'c']), { head: 1, tail: 1 });
    assert.deepEqual(changeBetween(['a', 'a'], ['a', 'a', 'a']), { head: 2, tail: 0 });
    assert.deepEqual(changeBetween([], ['a']), { head: 0, tail: 0 });
  });

  it('may have moved at the end, and must stand where it stood at the beginning', () => {
    const moves = (a: { key: string }, b: { key: string }) => a.key === b.key;
    const stays = (a: { key: string; at: number }, b: { key: string; at: number }) => moves(a, b) && a.at === b.at;
    const before = [
      { key: 'a', at: 0 },
      { key: 'b', at: 1 },
    ];
    const now = [
      { key: 'a', at: 1 },
      { key: 'b', at: 2 },
    ];
    assert.deepEqual(changeBetween(before, now, moves, stays), { head: 0, tail: 2 });
  });
});

describe('a list after a change', () => {
  const list = [1, 2, 3, 4];

  it('has its head, what is new, and its tail', () => {
    assert.deepEqual(changed(list, { head: 1, tail: 2 }, [9, 9]), [1, 9, 9, 3, 4]);
    assert.deepEqual(changed(list, { head: 0, tail: 0 }, [9]), [9]);
    assert.deepEqual(changed(list, { head: 4, tail: 0 }, [9]), [1, 2, 3, 4, 9]);
  });

  it('has its tail moved, and nothing else', () => {
    assert.deepEqual(
      changed(list, { head: 1, tail: 2 }, [9], (one) => one + 10),
      [1, 9, 13, 14],
    );
    assert.deepEqual(
      changed(list, { head: 2, tail: 2 }, [], (one) => one + 10),
      [1, 2, 13, 14],
    );
  });

  it('is the same list where nothing has changed', () => {
    assert.equal(changed(list, { head: 2, tail: 2 }, []), list);
    assert.equal(
      changed(list, { head: 4, tail: 0 }, [], (one) => one + 10),
      list,
    );
  });

  it('is left as it was', () => assert.deepEqual(list, [1, 2, 3, 4]));
});
