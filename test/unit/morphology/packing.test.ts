import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { packEnds, unpackEnds } from '../../../server/src/morphology/packing';

const pause = async () => {};

describe('what is packed', () => {
  it('is unpacked as it was: ends of runs, also of more than are unpacked at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(9),
        fc.array(fc.nat(255)),
        fc.integer({ min: 1, max: 2000 }),
        async (start, some, times) => {
          const lengths = Array.from({ length: times }, () => some).flat();
          let end = start;
          const ends = Uint32Array.from(lengths, (length) => (end += length));
          assert.deepEqual(await unpackEnds(packEnds(ends, start, new Uint8Array(ends.length)), start, pause), ends);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is refused when a run is too long for it', () => {
    assert.throws(() => packEnds(Uint32Array.of(256), 0, new Uint8Array(1)), /run from 0 to 256/);
    assert.throws(() => packEnds(Uint32Array.of(5, 4), 0, new Uint8Array(2)), /run from 5 to 4/);
    assert.deepEqual(packEnds(Uint32Array.of(256), 0, new Uint16Array(1)), Uint16Array.of(256));
  });
});
