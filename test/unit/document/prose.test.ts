import { strict as assert } from 'node:assert';
import { parseMarkdown } from '../../../server/src/document/markdown';
import {
  isCode,
  isWhole,
  joinProse,
  offsetIn,
  type Prose,
  sliceProse,
  sourceOf,
} from '../../../server/src/document/prose';
import { fixed } from '../../../server/src/text/anchor';

const proseOf = (source: string): Prose => parseMarkdown(source).blocks[0]!.prose;

/** The source, what a reader sees, a part of that, and where the part stands in the source as written. */
const CASES: readonly (readonly [source: string, text: string, part: string, surface: string])[] = [
  ['鍵を貸す。', '鍵を貸す。', '貸す', '貸す'],
  ['**鍵**を貸す。', '鍵を貸す。', '鍵', '鍵'],
  ['**鍵**を貸す。', '鍵を貸す。', '鍵を', '鍵**を'],
  ['_鍵_ と *札*', '鍵 と 札', '鍵 と 札', '鍵_ と *札'],
  ['`鍵`を貸す。', '鍵を貸す。', '鍵', '鍵'],
  ['``鍵`札``を貸す。', '鍵`札を貸す。', '札を', '札``を'],
  ['[鍵](key.md)を貸す。', '鍵を貸す。', '鍵を', '鍵](key.md)を'],
  ['![図](a.png)鍵を貸す。', '鍵を貸す。', '鍵', '鍵'],
  ['~~鍵~~札を貸す。', '鍵札を貸す。', '札', '札'],
  ['第1条~第6条の鍵', '第1条~第6条の鍵', '第6条', '第6条'],
  ['鍵\\*と札', '鍵*と札', '*と', '*と'],
  ['鍵\\*と札', '鍵*と札', '札', '札'],
  ['鍵&amp;札', '鍵&札', '札', '札'],
  ['鍵&#x1F511;札', '鍵🔑札', '札', '札'],
  ['鍵&nbsp;札', '鍵\u00a0札', '札', '札'],
  ['A&B&copy;札', 'A&B©札', '札', '札'],
  ['鍵&fjlig;札', '鍵fj札', '札', '札'],
  ['鍵を\n貸す。', '鍵を\n貸す。', 'を\n貸', 'を\n貸'],
  ['鍵を\r\n貸す。', '鍵を\r\n貸す。', '貸す', '貸す'],
  ['鍵を\n   貸す。', '鍵を\n貸す。', '貸す', '貸す'],
  ['鍵を\r\n   貸す。', '鍵を\r\n貸す。', '貸す', '貸す'],
  ['鍵を  \n貸す。', '鍵を\n貸す。', '貸す', '貸す'],
  ['鍵を<br>貸す。', '鍵を\n貸す。', '貸す', '貸す'],
  ['鍵<!-- 札 -->を貸す。', '鍵を貸す。', '鍵を', '鍵<!-- 札 -->を'],
  ['\u3000鍵を貸す。', '\u3000鍵を貸す。', '鍵', '鍵'],
  ['\ufeff鍵を貸す。', '鍵を貸す。', '鍵', '鍵'],
  ['🔑を貸す。', '🔑を貸す。', '貸す', '貸す'],
  ['- 鍵を\n  貸す。', '鍵を\n貸す。', '貸す', '貸す'],
  ['1. 鍵を\n   - 貸す。', '鍵を', '鍵', '鍵'],
  ['## 鍵 ##', '鍵', '鍵', '鍵'],
  ['| 鍵 | 札 |\n| --- | --- |', '鍵\u3000札', '札', '札'],
  ['| 鍵\\|札 |\n| --- |', '鍵|札', '札', '札'],
];

describe('prose: what a reader sees, and where it stands', () => {
  for (const [source, text, part, surface] of CASES) {
    it(JSON.stringify(source), () => {
      const prose = proseOf(source);
      assert.equal(prose.text, text);
      const at = text.indexOf(part);
      const { start, end } = sourceOf(prose, at, at + part.length);
      assert.equal(source.slice(start, end), surface);
      assert.equal(offsetIn(prose, start), at);
    });
  }

  it('slices with the way back', () => {
    const source = '鍵を**貸す**者は';
    const slice = sliceProse(proseOf(source), 2, 5);
    assert.equal(slice.text, '貸す者');
    assert.deepEqual(fixed(sourceOf(slice, 2, 3)), { start: 8, end: 9 });
  });

  it('joins with a gap that stands nowhere', () => {
    const joined = joinProse([proseOf('鍵'), proseOf('札')], ' ／ ', { start: 0 });
    assert.equal(joined.text, '鍵 ／ 札');
    assert.equal(joined.pieces.length, 2);
  });

  it('knows what is code and what is in one piece', () => {
    const prose = proseOf('鍵と`札`と**箱**');
    assert.equal(prose.text, '鍵と札と箱');
    assert.ok(isCode(prose, 2, 3) && isCode(prose, 0, 5) && !isCode(prose, 0, 2));
    assert.ok(isWhole(prose, 0, 2) && !isWhole(prose, 1, 3) && isWhole(prose, 4, 5));
  });

  it('gives an empty range its place', () => {
    assert.deepEqual(fixed(sourceOf(proseOf('**鍵**札'), 1, 1)), { start: 5, end: 5 });
  });
});
