import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openIpadic, type Read } from '../../../server/src/morphology/ipadic';
import { createTokenizer } from '../../../server/src/morphology/tokenizer';

const FILE = new Uint8Array(readFileSync('dist/dict/ipadic.bin'));

const pause = async () => {};

/** Reads as a browser would: out of what was fetched, as much as has arrived. */
const from =
  (bytes: Uint8Array): Read =>
  async (into, start) => {
    const part = bytes.subarray(start, start + Math.min(into.length, 700_001));
    into.set(part);
    return part.length;
  };

const changedAt = (at: number): Uint8Array => {
  const copy = FILE.slice();
  copy[at]! ^= 1;
  return copy;
};

describe('the dictionary file', () => {
  it('opens through any function that reads', async () => {
    const tokenize = createTokenizer(await openIpadic(from(FILE), pause));
    assert.equal(tokenize('基準').length, 1);
  });

  it('is refused when it is something else, of another version, cut off or damaged anywhere', async () => {
    await assert.rejects(openIpadic(from(new Uint8Array()), pause), /cut off/);
    await assert.rejects(openIpadic(from(new Uint8Array(1000)), pause), /no dictionary/);
    await assert.rejects(openIpadic(from(changedAt(4)), pause), /version/);
    await assert.rejects(openIpadic(from(changedAt(20)), pause), /header/);
    await assert.rejects(openIpadic(from(FILE.slice(0, FILE.length - 100_000)), pause), /cut off/);
    for (const part of [0.1, 0.5, 0.9])
      await assert.rejects(openIpadic(from(changedAt(Math.floor(FILE.length * part))), pause), /section .* is damaged/);
    await assert.rejects(openIpadic(from(changedAt(FILE.length - 6)), pause), /section .* is damaged/);
  });
});
