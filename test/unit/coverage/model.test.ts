import assert from 'node:assert/strict';
import { randomOf } from '../../../scripts/random';
import type { Unit } from '../../../server/src/coverage/meaning';
import { type Forest, oddsOf, planted, scoresOf, type Tree } from '../../../server/src/coverage/model';
import { indexOf, isEmpty, says, shareOf, sharesOf, tallyOf } from '../../../server/src/coverage/tally';
import type { Table, Traits } from '../../../server/src/coverage/traits';

const TRAITS = ['a', 'b', 'c'] as const;
/** Values come in so few steps that many of them are just where a tree is cut. */
const STEPS = 5;

describe('trees', () => {
  it('say what a walk down each of them says', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = randomOf(seed);
      const step = () => Math.floor(random() * STEPS) / STEPS;
      const grow = (depth: number): Tree =>
        depth === 0 || random() < 0.2
          ? random() - 0.5
          : [Math.floor(random() * TRAITS.length), step(), grow(depth - 1), grow(depth - 1)];
      const trees = Array.from({ length: 20 }, () => grow(3));
      const size = 1 + Math.floor(random() * 6);
      const column = () => Float64Array.from({ length: size }, step);
      const table = { a: column(), b: column(), c: column() };
      const rows = [...Array(size).keys()].filter(() => random() < 0.7);
      const walk = (tree: Tree, row: number): number => {
        if (typeof tree === 'number') return tree;
        const [trait, cut, low, high] = tree;
        return walk(table[TRAITS[trait]!][row]! > cut ? high : low, row);
      };
      const odds = oddsOf(table, rows, planted({ traits: TRAITS, bias: 0.25, trees }));
      rows.forEach((row, i) => {
        const walked = trees.reduce<number>((sum, tree) => sum + walk(tree, row), 0.25);
        assert.ok(Math.abs(odds[i]! - walked) < 1e-9, `seed ${seed}, row ${row}: ${odds[i]}, ${walked}`);
      });
      assert.equal(odds.length, rows.length);
    }
  });
});

describe('scores of a sentence', () => {
  /** Log odds that are what the table says, from -1 to 3. */
  const FOREST = planted({
    traits: ['idle' as keyof Traits],
    bias: -1,
    trees: [0.5, 1.5, 2.5, 3.5].map((cut) => [0, cut, 0, 1] as const),
  }) as Forest<keyof Traits>;
  const tableOf = (odds: readonly number[], more: Partial<Record<string, readonly number[]>> = {}) => {
    const none = odds.map(() => 0);
    const columns = { idle: odds.map((one) => one + 1), main: none, senseNearest: none, sense: none, placeSense: none };
    return Object.fromEntries(
      Object.entries({ ...columns, opposite: none, contrary: none, ...more }).map(([name, values]) => [
        name,
        Float64Array.from(values!),
      ]),
    ) as unknown as Table;
  };
  const evidence = (table: Table, purposes: number) =>
    scoresOf(table, [...table.main.keys()], purposes, FOREST).map((score) => score > 0.5);

  it('are one half where nothing speaks for or against it', () =>
    assert.deepEqual(scoresOf(tableOf([0]), [0], 1, FOREST), [0.5]));

  it('count for one element, and for others only where that is very clear', () => {
    assert.deepEqual(evidence(tableOf([2, 1, -1]), 1), [true, false, false]);
    assert.deepEqual(evidence(tableOf([2, 1, -1]), 2), [true, true, false]);
    assert.deepEqual(evidence(tableOf([3, 2, 1]), 1), [true, true, false]);
  });

  it('are high for what says all that is asked and points there', () => {
    const plain = { main: [1, 1, 1, 0.9, 1], senseNearest: [0.7, 0, 0.7, 0.7, 0.7] };
    const against = { opposite: [0, 0, 1, 0, 0], contrary: [0, 0, 0, 0, 1] };
    assert.deepEqual(evidence(tableOf([-1, -1, -1, -1, -1], { ...plain, ...against }), 5), [
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('units that are counted', () => {
  const unit = (kind: Unit['kind'], weight: number, ...names: string[]): Unit => ({
    kind,
    names,
    weight,
    label: names[0]!,
    verbal: false,
    denied: false,
  });
  const [mfa, key, water] = [unit('concept', 3, '多要素認証', '認証'), unit('word', 1, '鍵'), unit('word', 2, '水')];
  const elements = [[mfa, key], [key, water], []];
  const index = indexOf(elements.flat());
  const tally = tallyOf(elements, index);
  const said = (concepts: readonly string[], words: readonly string[]) =>
    index.said({ concepts: new Set(concepts), words: new Set(words) });

  it('count by their weights, by any of their names', () => {
    assert.deepEqual([...sharesOf(tally, said(['認証'], []))], [3 / 4, 0, 0]);
    assert.deepEqual([...sharesOf(tally, said([], ['鍵', '花壇']))], [1 / 4, 1 / 3, 0]);
    assert.deepEqual([...sharesOf(tally, said(['多要素認証', '認証'], ['鍵', '水']))], [1, 1, 0]);
    assert.equal(shareOf(tally, 1, said([], ['水'])), 2 / 3);
  });

  it('are no words where they are concepts, and the other way round', () =>
    assert.deepEqual([...sharesOf(tally, said(['鍵'], ['認証']))], [0, 0, 0]));

  it('are said, or there are none', () => {
    assert.deepEqual(
      [0, 1, 2].map((element) => says(tally, element, said([], ['水']))),
      [false, true, false],
    );
    assert.deepEqual(
      [0, 1, 2].map((element) => isEmpty(tally, element)),
      [false, false, true],
    );
  });

  it('are acts and things of the field that are done', () =>
    assert.deepEqual([...sharesOf(tally, index.done(['認証', '鍵']))], [3 / 4, 0, 0]));
});
