import assert from 'node:assert/strict';
import { entriesOf, trieOf } from '../../../scripts/ipadic/trie';

describe('the trie of the dictionary', () => {
  it('has its nodes level by level, by their letters, and the words in the order of the nodes', () => {
    const trie = trieOf([
      { text: '情報', words: [7] },
      { text: '基準', words: [3, 4] },
      { text: '情', words: [9] },
      { text: '基本', words: [5] },
    ]);
    // behind the root 基 and 情, then what stands below each
    assert.equal(String.fromCharCode(...trie.letters.slice(1)), '基情本準報');
    assert.deepEqual([...trie.below], [3, 5, 6, 6, 6, 6]);
    assert.deepEqual(trie.all, [9, 5, 3, 4, 7]);
    assert.deepEqual([...trie.words], [0, 0, 1, 2, 4, 5]);
  });

  it('is read out of a double array over bytes, whose leaves are below the byte 0', () => {
    // A leads from the root to state 65, B from there (base 1) to 67; the leaves of A and AB are the states 1 and 3
    const base = new Int32Array(68);
    const check = new Int32Array(68).fill(-1);
    base[65] = 1;
    check[65] = 0;
    base[67] = 3;
    check[67] = 65;
    base[1] = -1;
    check[1] = 65;
    base[3] = -2;
    check[3] = 67;
    assert.deepEqual(
      entriesOf(base, check, (leaf) => [leaf]),
      [
        { text: 'A', words: [0] },
        { text: 'AB', words: [1] },
      ],
    );
  });
});
