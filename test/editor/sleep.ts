import assert from 'node:assert/strict';
import { eventually, extension, show } from './editor';

describe('Kijun, before it is needed', () => {
  it('sleeps until a Markdown document is opened', async () => {
    assert.equal(extension().isActive, false);
    await show('README.md');
    await eventually('activation', () => extension().isActive || undefined);
  });
});
