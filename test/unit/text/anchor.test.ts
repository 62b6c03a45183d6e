import assert from 'node:assert/strict';
import { anchored, fixed, shift, spanAt } from '../../../server/src/text/anchor';

describe('a span at an anchor', () => {
  it('moves with it', () => {
    const anchor = { start: 100 };
    const span = spanAt(anchor, 2, 5);
    assert.deepEqual(fixed(span), { start: 102, end: 105 });
    anchor.start = 90;
    assert.deepEqual(fixed(span), { start: 92, end: 95 });
  });

  it('is made of a span of the same text', () => {
    const anchor = { start: 100 };
    const span = anchored(anchor, { start: 102, end: 105 });
    anchor.start = 0;
    assert.deepEqual(fixed(span), { start: 2, end: 5 });
  });

  it('has moved already when a plain one is shifted', () => {
    const span = spanAt({ start: 100 }, 2, 5);
    assert.equal(shift(span, 7), span);
    assert.deepEqual(shift({ start: 102, end: 105 }, 7), { start: 109, end: 112 });
  });
});
