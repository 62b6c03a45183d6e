import { strict as assert } from 'node:assert';
import { citationOf } from '../../../server/src/document/citation';
import { readDocument } from '../../../server/src/document/document';

const MEGA = 1_000_000;
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i + 1)).join('\n');

/** Texts that are large in one way. Each is read. */
const LARGE: readonly (readonly [string, () => string])[] = [
  ['a line of a million characters', () => `第1条　${'鍵を貸す'.repeat(MEGA / 4)}`],
  ['a line of a million characters in sentences', () => '職員は、鍵を返さなければならない。'.repeat(MEGA / 17)],
  ['a line of open brackets', () => `第1条　鍵${'（'.repeat(MEGA)}`],
  ['a line of brackets', () => `1 ${'（鍵）'.repeat(MEGA / 3)}`],
  ['a line of spaced letters', () => `1 ${'鍵 '.repeat(MEGA / 2)}`],
  ['a line of spaces', () => `1 鍵${' '.repeat(MEGA)}札`],
  ['a line of digits', () => '1'.repeat(MEGA)],
  ['a line of dots', () => '1.'.repeat(MEGA / 2)],
  ['10,000 headings', () => lines(10_000, (i) => `## 第${i}条（鍵の${i}）\n\n職員は、鍵を返す。\n`)],
  [
    '2,000 bare articles',
    () => lines(2_000, (i) => `（鍵）\n第${i}条　職員は、鍵を返す。\n２　次のとおりとする。\n(1) 鍵\n`),
  ],
  ['3,000 items in one entry', () => `1 鍵\n${lines(3_000, (i) => `(${i}) 職員は、鍵を返す。`)}`],
  ['a line of citations', () => `第1条　${'第1条及び第2条、同条の鍵を返す。'.repeat(20_000)}`],
  ['a list of citations', () => `第1条　${'第1条、'.repeat(50_000)}`],
  ['1,000 articles that cite', () => lines(1_000, (i) => `第${i}条　前条から第${i}条までの鍵\n２　前項の鍵`)],
  ['3,000 lines of 目次', () => `目次\n${lines(3_000, (i) => `第${i}条　鍵・・・${i}`)}`],
  ['1,000 目次', () => lines(1_000, () => '目次\n\n鍵\n')],
  ['3,000 captions', () => lines(3_000, () => '（趣旨）')],
  ['3,000 bullets', () => lines(3_000, (i) => `- 鍵 ${i} を返す。`)],
  ['2,000 rows', () => `| 鍵 | 札 |\n| --- | --- |\n${lines(2_000, (i) => `| ${i} | 返す |`)}`],
  ['5,000 lines of one paragraph', () => lines(5_000, () => '職員は、鍵を返す。')],
  ['5,000 lines of one sentence', () => lines(5_000, () => '職員は、鍵を')],
  ['1,000 bold words in one paragraph', () => '**鍵**と'.repeat(1_000)],
  ['5,000 entities', () => '&amp;鍵\\*'.repeat(5_000)],
  ['5,000 brackets deep', () => `${'（'.repeat(5_000)}鍵${'）'.repeat(5_000)}を返す。`],
  ['5,000 quotes deep', () => `${'>'.repeat(5_000)} 鍵`],
  ['5,000 bullets deep', () => `${'- '.repeat(5_000)}鍵`],
  ['5,000 numbers deep', () => `${'1. '.repeat(5_000)}鍵`],
  ['500 lists deep, line by line', () => lines(500, (i) => `${'  '.repeat(i)}- 鍵`)],
  ['5,000 links deep', () => `${'['.repeat(5_000)}鍵${']'.repeat(5_000)}`],
  ['5,000 footnotes', () => lines(5_000, (i) => `鍵${i}[^${i}]を返す。\n\n[^${i}]: 札${i}\n`)],
  ['300 levels of decimals', () => lines(300, (i) => `${'1.'.repeat(i)}1 鍵`)],
];

/** What grows with the cube of such a text does not end before the limit, on a slow machine either. */
describe('large texts', () => {
  for (const [name, make] of LARGE) {
    it(name, function () {
      this.timeout(120_000);
      const source = make();
      const { entries, lines: starts } = readDocument(source, 'x.md');
      for (const { index } of entries) citationOf(entries, index);
      assert.equal(starts.length, source.split('\n').length);
    });
  }
});
