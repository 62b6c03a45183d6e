/**
 * @file `node scripts/run.mjs scripts/rules/plant.ts [FOLDER…]`: plants defects into complete drafts and counts by rule how
 * many are found at exactly the planted words, and how many the safe fixes mend. Without folders: the example and test/corpus.
 */

import { loadTokenizer } from '../../server/src/node/dictionary';
import { PLANTERS } from '../../test/planting/planters';
import { plantAndFind } from '../../test/planting/run';
import { familiesIn } from './drafts';

const given = process.argv.slice(2).filter((name) => !name.endsWith('.ts') && !name.startsWith('--'));
const perRule = Number(process.argv.find((name) => name.startsWith('--each='))?.slice('--each='.length) ?? 40);
const folders = given.length > 0 ? given : ['examples', 'test/corpus'];
const outcomes = plantAndFind(familiesIn(folders), PLANTERS, perRule, await loadTokenizer('dist/dict'), 20_260_401);
for (const { family, path, plant, found, instead } of outcomes.filter((one) => !one.found || one.mended === false))
  console.log(
    `${found ? 'not mended' : 'not found'} ${plant.rule} ${family}${path.slice(2)} 「${plant.text.slice(plant.marked.start, plant.marked.end)}」 ${instead.slice(0, 3).join(' | ')}`,
  );
for (const rule of [...new Set(outcomes.map(({ plant }) => plant.rule))]) {
  const own = outcomes.filter(({ plant }) => plant.rule === rule);
  const fixes = own.filter(({ mended }) => mended !== undefined);
  const count = (list: readonly unknown[]) => String(list.length).padStart(4);
  console.log(
    `${rule.padEnd(24)} planted${count(own)}  found${count(own.filter(({ found }) => found))}${fixes.length > 0 ? `  mended${count(fixes.filter(({ mended }) => mended))} of${count(fixes)}` : ''}`,
  );
}
console.log(`planted ${outcomes.length}, found ${outcomes.filter(({ found }) => found).length}`);
