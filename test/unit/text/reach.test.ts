import assert from 'node:assert/strict';
import { isReachable } from '../../../server/src/text/path';

describe('a document that another one names', () => {
  for (const [path, from, roots, expected] of [
    ['/w/方針.md', '/w/a/基準.md', ['/w'], true],
    ['/w/方針.md', '/w/a/基準.md', ['/w/a'], false],
    ['/w2/方針.md', '/w/基準.md', ['/w'], false],
    ['/etc/passwd', '/w/基準.md', ['/w'], false],
    // opened by itself: its own folder, and no other
    ['/x/方針.md', '/x/基準.md', ['/w'], true],
    ['/x/下/方針.md', '/x/基準.md', [], true],
    ['/方針.md', '/x/基準.md', [], false],
    // another folder of the same window is another organisation's
    ['/v/方針.md', '/w/基準.md', ['/w', '/v'], false],
    ['file:///w/方針.md', 'file:///w/a/基準.md', ['file:///w'], true],
    ['//server/share/方針.md', '/w/基準.md', ['/w'], false],
  ] as const)
    it(`${path} from ${from} in ${roots.join()} is ${expected ? '' : 'not '}read`, () =>
      assert.equal(isReachable(path, from, roots), expected));
});
