import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  packEnds,
  packSquare,
  packTrie,
  unpackEnds,
  unpackSquare,
  unpackTrie,
} from '../../../server/src/morphology/packing';

const pause = async () => {};

describe('what is packed', () => {
  it('is unpacked as it was: ends of runs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(255)), async (lengths) => {
        let end = 0;
        const ends = Uint32Array.from(lengths, (length) => (end += length));
        assert.deepEqual(await unpackEnds(packEnds(ends), pause), ends);
      }),
    );
    assert.throws(() => packEnds(Uint32Array.of(256)), /run of 256/);
  });

  it('squares of costs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.integer({ min: -32768, max: 32767 })),
        async (side, costs) => {
          const square = Int16Array.from([...costs.take(side * side)]);
          assert.deepEqual(await unpackSquare(packSquare(square), pause), square);
        },
      ),
    );
  });

  it('a trie, with states that are not in use', async () => {
    // base and check: 3 and 5 are children of the root by the bytes 3 and 5; 2 and 4 are leaves; 1 is not in use
    const trie = Int32Array.of(0, 0, 0, -1, -1, 5, 4, 0, -2, 3, 2, 0);
    assert.deepEqual(await unpackTrie(packTrie(trie), pause), trie);
  });
});
