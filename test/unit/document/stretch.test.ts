import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import { foundInStretches, stay } from '../../../server/src/document/search';
import { slicesOf } from '../../../server/src/document/stretch';

const sentences = (count: number): string =>
  Array.from({ length: count }, (_, i) => `職員等は、鍵${i}を返却しなければならない。\n\n`).join('');
const TEXT = `# 対策基準\n\n## 第1条（鍵）\n\n${sentences(400)}## 第2条（札）\n\n職員等は、札を掛ける。\n\n## 第3条（扉）\n\n職員等は、扉を閉める。\n`;

describe('an article without end', () => {
  const document = readDocument(TEXT, '/対策基準.md');
  const {
    statements,
    reading: { stretches },
  } = document;
  const slices = slicesOf(stretches, statements);

  it('is looked into a slice at a time, and all of it', () => {
    assert.ok(slices.length > stretches.length + 3);
    assert.deepEqual(
      slices.flatMap(({ from, to }) => statements.slice(from, to)),
      statements,
    );
  });

  it('is the same slice by slice while nothing in it changes, and none of it is when something does', () => {
    const keysOf = (source: string) => {
      const { reading, statements: now } = readDocument(source, '/対策基準.md', document);
      return new Set(slicesOf(reading.stretches, now).map(({ key }) => key));
    };
    const kept = (source: string) => slices.filter(({ key }) => keysOf(source).has(key)).length;
    assert.ok(kept(TEXT.replace('扉を閉める', '扉を開ける')) >= slices.length - 3);
    assert.ok(kept(TEXT.replace('鍵399を', '札を')) <= 2);
  });

  it('is looked into once', () => {
    const seen: number[] = [];
    const look = () =>
      foundInStretches(document, 'an article without end', [], (all) => all.map(({ index }) => seen.push(index)), stay);
    assert.equal(look().length, statements.length);
    look();
    assert.deepEqual(seen, [...statements.keys()]);
  });
});
