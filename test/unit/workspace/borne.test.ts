import fc from 'fast-check';
import { outline, policy, settings } from '../../../scripts/fuzz/targets';
import { edit, regulation } from '../document/random';

/** The short form of `npm run fuzz`: whatever the bytes are, everything that is told of them holds together. */
describe('bytes that nobody chose', function () {
  this.timeout(60_000);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array)),
    fc.tuple(fc.oneof(regulation, fc.json()), edit).map(([text, change]) => Buffer.from(change(text))),
  );
  it('are borne: a comment that does not end, in settings', () => settings(Buffer.from('/*')));

  for (const [name, target] of Object.entries({ outline, policy, settings }))
    it(`are borne: ${name}`, () => fc.assert(fc.property(bytes, target), { numRuns: 60 }));
});
