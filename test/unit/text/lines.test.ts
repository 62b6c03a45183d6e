import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { lineNumber, linesOf, positionAt } from '../../../server/src/text/lines';

describe('lines', () => {
  it('end at LF, CRLF and CR', () => {
    assert.deepEqual(linesOf('鍵\n札\r\n箱\r錠'), [0, 2, 5, 7]);
    assert.deepEqual(linesOf(''), [0]);
    assert.deepEqual(linesOf('\n'), [0, 1]);
    assert.deepEqual(linesOf('\r\r\n'), [0, 1, 3]);
  });
  it('give positions in UTF-16', () => {
    const lines = linesOf('🔑札\n箱');
    assert.deepEqual(positionAt(lines, 2), { line: 0, column: 2 });
    assert.deepEqual(positionAt(lines, 4), { line: 1, column: 0 });
    assert.equal(lineNumber(lines, 5), 2);
  });
  it('hold offsets outside the text at the edge', () => {
    assert.deepEqual(positionAt([0, 3], -5), { line: 0, column: 0 });
    assert.equal(positionAt([0, 3], 99).line, 1);
  });
  it('lead from an offset to its place and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('鍵', '\n', '\r', '🔑') }), fc.nat(50), (text, at) => {
        const lines = linesOf(text);
        const offset = Math.min(at, text.length);
        const { line, column } = positionAt(lines, offset);
        assert.equal(lines[line]! + column, offset);
      }),
    );
  });
});
