import assert from 'node:assert/strict';
import { randomOf } from '../../../scripts/random';
import type { Verdict } from '../../../server/src/coverage/recall';
import { NONE, oddsFrom, votesIn, votesOn } from '../../../server/src/coverage/votes';
import type { Document } from '../../../server/src/document/document';

const NUMBERS = new Map([
  ['1(1)', 0],
  ['1(2)', 1],
  ['1(3)', 2],
]);

/** What a statement says to some demands, with scores; with `?` behind them what it only wishes for. */
const says = (said: Readonly<Record<string, number>>): readonly Verdict[] =>
  Object.entries(said).map(([name, score]) => ({
    element: name.replace('?', ''),
    score,
    binding: !name.endsWith('?'),
    said: [],
    unsaid: [],
  }));

/** Counts the votes of one draft after the other, of which each is the text of the same document at another time. */
function counting() {
  const [policy, lineage] = [{}, {}];
  return (draft: readonly (readonly Verdict[])[]) => {
    const statements = draft.map((_, i) => ({ text: '字'.repeat(10 * (i + 1)) }));
    return votesIn(policy, NUMBERS, { statements, reading: { lineage } } as unknown as Document, draft);
  };
}

describe('the votes on a draft', () => {
  it('are the odds of what its statements say, the highest three, and all together', () => {
    const [first, second] = counting()([
      says({ '1(1)': 0.5 }),
      says({ '1(1)': 0.9 }),
      says({ '1(1)': 0.2 }),
      says({ '1(1)': 0.7 }),
    ]);
    assert.deepEqual([first!.best, first!.second, first!.third], [0.9, 0.7, 0.5].map(oddsFrom));
    assert.ok(Math.abs(first!.sum - (Math.exp(NONE) + 9 + 7 / 3 + 1 + 1 / 4)) < 1e-9);
    assert.deepEqual([second!.best, second!.third, second!.favourite, second!.wish], [NONE, NONE, NONE, undefined]);
    assert.equal(second!.chosen, undefined);
    assert.equal(second!.sum, Math.exp(NONE));
  });

  it('stand on the statement that says it best, of equals the first', () => {
    const [first] = counting()([says({ '1(1)': 0.5 }), says({ '1(1)': 0.9, '1(2)': 0.3 }), says({ '1(1)': 0.9 })]);
    assert.equal(first!.chosen!.length, 20);
    assert.deepEqual(
      first!.chosen!.votes.map(({ element }) => element),
      [0, 1],
    );
  });

  it('are a favourite where a statement says nothing else better', () => {
    const [first, second] = counting()([says({ '1(1)': 0.6, '1(2)': 0.8 }), says({ '1(1)': 0.3 })]);
    assert.deepEqual([first!.favourite, second!.favourite], [oddsFrom(0.3), oddsFrom(0.8)]);
    assert.deepEqual(
      second!.chosen!.votes.map(({ element }) => element),
      [1, 0],
    );
  });

  it('are apart from what it only wishes for', () => {
    const [first] = counting()([says({ '1(1)?': 0.9 }), says({ '1(1)': 0.4 }), says({ '1(1)?': 0.6 })]);
    assert.deepEqual([first!.best, first!.second, first!.wish], [oddsFrom(0.4), NONE, 0.9]);
  });

  it('come and go with its statements', () => {
    const count = counting();
    const [weak, strong, wish] = [says({ '1(1)': 0.4 }), says({ '1(1)': 0.8 }), says({ '1(1)?': 0.7 })];
    const best = (...draft: readonly (readonly Verdict[])[]) => {
      const [{ best, second, favourite, wish, chosen } = assert.fail()] = count(draft);
      return [best, second, favourite, wish, chosen?.length];
    };
    const [four, eight] = [oddsFrom(0.4), oddsFrom(0.8)];
    assert.deepEqual(best(weak), [four, NONE, four, undefined, 10]);
    assert.deepEqual(best(weak, strong, wish), [eight, four, eight, 0.7, 20]);
    assert.deepEqual(best(weak, wish), [four, NONE, four, 0.7, 10]);
    assert.deepEqual(best(weak), [four, NONE, four, undefined, 10]);
    assert.deepEqual(best(says({ '1(1)': 0.8 }), weak), [eight, four, eight, undefined, 10]);
    assert.deepEqual(best(), [NONE, NONE, NONE, undefined, undefined]);
  });

  it('are the same object as long as nothing that is said changes', () => {
    const count = counting();
    const draft = [says({ '1(1)': 0.4 }), says({ '1(2)': 0.8 })];
    const before = count(draft);
    assert.equal(count([...draft]), before);
    const [first, second] = count([draft[0]!, says({ '1(2)': 0.3 })]);
    assert.equal(first, before[0]);
    assert.notEqual(second, before[1]);
  });

  it('are after any edits what they are of the last text alone', () => {
    const random = randomOf(7);
    const tenth = () => Math.ceil(random() * 9) / 10;
    const count = counting();
    let draft: readonly (readonly Verdict[])[] = [];
    const sentence = () =>
      says(
        Object.fromEntries(
          [...NUMBERS.keys()].filter(() => random() < 0.5).map((id) => [random() < 0.7 ? id : `${id}?`, tenth()]),
        ),
      );
    for (let edit = 0; edit < 300; edit++) {
      const at = Math.floor(random() * (draft.length + 1));
      const gone = Math.floor(random() * 3);
      draft = draft.toSpliced(at, gone, ...Array.from({ length: Math.floor(random() * 3) }, sentence));
      const [warm, cold] = [count(draft), counting()(draft)];
      for (const i of NUMBERS.values()) {
        const { chosen, sum, ...own } = warm[i]!;
        const { chosen: first, sum: all, ...other } = cold[i]!;
        assert.deepEqual(own, other);
        assert.ok(Math.abs(sum - all) < 1e-9);
        assert.deepEqual(chosen?.votes, first?.votes);
      }
    }
  });

  it('are counted of ballots, too', () => {
    const ballot = {
      votes: [
        { element: 1, odds: 2 },
        { element: 0, odds: 1 },
      ],
      length: 30,
    };
    const [first, second] = votesOn(2, [{ votes: [{ element: 0, odds: -1 }], length: 5 }, ballot]);
    assert.deepEqual([first!.best, first!.favourite, second!.favourite, first!.chosen], [1, -1, 2, ballot]);
  });
});
