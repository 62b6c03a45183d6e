import assert from 'node:assert/strict';
import { folderOf, isBelow, resolve } from '../../../server/src/text/path';

describe('resolve', () => {
  for (const [folder, relative, expected] of [
    ['/w/下', 'p.md', '/w/下/p.md'],
    ['/w/下', '../上/./p.md', '/w/上/p.md'],
    ['', 'p.md', 'p.md'],
    ['file:///w', 'p.md', 'file:///w/p.md'],
    ['file:///w', '/a/p.md', 'file:///a/p.md'],
    ['vscode-vfs://github', 'p.md', 'vscode-vfs://github/p.md'],
    ['vscode-vfs://github/o/r', '..\\p.md', 'vscode-vfs://github/o/p.md'],
    ['file:///w', 'file:///x/p.md', 'file:///x/p.md'],
  ] as const)
    it(`is ${expected} for ${relative} as seen from ${folder || 'nowhere'}`, () =>
      assert.equal(resolve(folder, relative), expected));

  it('finds beside a document at the root what is there', () => {
    const document = 'vscode-test-web://mount/d.md';
    assert.equal(resolve(folderOf(document), 'p.md'), 'vscode-test-web://mount/p.md');
    assert.ok(isBelow('vscode-test-web://mount/p.md', 'vscode-test-web://mount'));
  });
});
