import assert from 'node:assert/strict';
import { familiesIn } from '../../../scripts/rules/drafts';
import { PLANTERS } from '../../planting/planters';
import { type Outcome, plantAndFind } from '../../planting/run';
import { tokenizer } from '../tokenizer';

/** At least so many of the planted defects of a rule are found, at exactly the planted words. */
const FLOOR = 0.95;

describe('defects planted into complete drafts', function () {
  this.timeout(600_000);
  let outcomes: readonly Outcome[];
  before(async () => {
    outcomes = plantAndFind(familiesIn(['examples', 'test/corpus']), PLANTERS, 14, await tokenizer, 20_260_401);
  });

  it('are at least 500', () => assert.ok(outcomes.length >= 500, String(outcomes.length)));

  it('are found by their rule, at exactly the planted words', () => {
    for (const rule of new Set(outcomes.map(({ plant }) => plant.rule))) {
      const own = outcomes.filter(({ plant }) => plant.rule === rule);
      const lost = own.filter(({ found }) => !found);
      const words = lost.map(({ plant }) => plant.text.slice(plant.marked.start, plant.marked.end));
      // where few can be planted, one is more than the floor allows
      assert.ok(lost.length <= Math.max(1, own.length * (1 - FLOOR)), `${rule}: ${words.join(' | ')}`);
    }
  });

  it('are found in all but a few', () => {
    const found = outcomes.filter((one) => one.found).length;
    assert.ok(found >= outcomes.length * 0.98, `${found} of ${outcomes.length}`);
  });

  it('are mended by the safe fixes, where these must bring the text back', () => {
    const left = outcomes.filter(({ mended }) => mended === false);
    assert.deepEqual(
      left.map(({ plant, family }) => `${family} ${plant.rule} ${plant.text}`),
      [],
    );
  });
});
