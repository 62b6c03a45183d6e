/**
 * @file `npm run score`: how well the policies of a corpus are read and the gaps of its drafts are found, beside a search for
 * the policy's words. `npm run score -- FOLDER` for another corpus of the same format, `--verbose` for the mistakes.
 */

import { resolve } from 'node:path';
import { lessonsFor } from '../../server/src/coverage/lessons';
import { loadTokenizer } from '../../server/src/node/dictionary';
import { readCorpus } from './corpus';
import { keywords, kijun, type Measure, measure, measureSentences } from './measure';
import { without } from './precedents';

const COPIES = 8;
const words = process.argv.slice(3);
const verbose = words.includes('--verbose');
const folder = words.find((word) => !word.startsWith('--')) ?? 'test/corpus';

const general = await loadTokenizer('dist/dict');
const lessons = lessonsFor(general);
const standards: number[] = [];
for (const family of readCorpus(resolve(folder), general)) {
  // what a draft's own sentences were written for is not looked up; embedding and model have seen them (`npm run learn` leaves out)
  const tokenizer = without(family.name, lessons, general, lessons.embedding);
  const read = family.policy.controls.flatMap(({ elements }) => elements).length;
  console.log(`${family.name}: ${family.pairs.size} of ${family.truth.length} elements read (${read} in all)`);
  for (const draft of family.drafts) {
    const procedure = draft.name.startsWith('procedure');
    const found = measure(family, draft, COPIES, kijun(family, procedure ? '実施手順' : '対策基準', tokenizer));
    const searched = measure(family, draft, COPIES, keywords(family));
    if (!procedure) standards.push(found.f1);
    console.log(`  ${draft.name.padEnd(20)} ${line(found)}, ${found.falseAlarms.length} false alarms on the whole`);
    console.log(`  ${'  keyword search'.padEnd(20)} ${line(searched)}`);
    if (verbose) {
      console.log(`    false alarms ${counts(found.alarmed)}`);
      console.log(`    overlooked   ${counts(found.overlooked)}`);
    }
  }
  const sentences = measureSentences(family, tokenizer);
  if (sentences.positives > 0)
    console.log(
      `  sentences: ${sentences.found} of ${sentences.positives} found, ${sentences.refused} of ${sentences.negatives} refused`,
    );
}
console.log(
  `standards: mean F1 ${(standards.reduce((sum, f1) => sum + f1, 0) / standards.length).toFixed(3)}, lowest ${Math.min(...standards).toFixed(3)}`,
);

function line({ precision, recall, f1, evidence }: Measure): string {
  const [p, r, f, e] = [precision, recall, f1, evidence].map((value) => value.toFixed(3));
  return `precision ${p} recall ${r} F1 ${f} evidence right ${e}`;
}

function counts(names: ReadonlyMap<string, number>): string {
  return [...names]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${name}×${count}`)
    .join(' ');
}
