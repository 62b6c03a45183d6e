/**
 * @file `npm run mutants -- coverage`, `npm run mutants -- rules/numbering rules/home.ts`: changes the files of folders (or files)
 * of server/src in small ways, one at a time (as Stryker does), and counts the changes that no unit test of the folder notices.
 * out/mutants/survivors.txt (or another name, `--name`) lists them. All is done in one process: changes lie in the program side by side, each behind a switch.
 */

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle, filesOf } from './bundle.mjs';
import { loadTests } from './tests.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string', default: 'survivors' }, most: { type: 'string', default: '60' } },
});
const survivors = `out/mutants/${values.name}.txt`;
const files = (positionals.length > 0 ? positionals : ['coverage']).flatMap(filesOf);
const { path, mutants, concerns, forget } = await bundle(files, `out/mutants/${values.name}.js`);
const stryker = {};
globalThis.__stryker__ = stryker;
const tests = await loadTests(
  path,
  (test) => files.some((file) => concerns(test, file) > 0),
  (id) => {
    stryker.currentTestId = id;
  },
);
const { perTest, static: loaded } = stryker.mutantCoverage;

/** How many tests are asked of one mutant: more (`--most`) for what many share. */
const MOST = Number(values.most);
/** How much of the program each test reaches: those that reach little say the most about it. */
const reach = new Map(tests.map(({ id }) => [id, Object.keys(perTest[id] ?? {}).length]));
const usual = console.error;
writeFileSync(survivors, '');
const all = { noticed: 0, tried: 0 };
for (const file of files) {
  const noticed = [];
  const left = [];
  let last;
  const own = mutants.filter(({ fileName }) => fileName === file);
  for (const mutant of own) {
    const covering = tests.filter(({ id }) => perTest[id]?.[mutant.id] > 0);
    // what is made once when a file is loaded (a table, an expression) would take a new process for each mutant
    if (covering.length === 0 && loaded[mutant.id] > 0) continue;
    const asked = ordered(covering, file, own).slice(0, MOST);
    // what noticed the change before is likely to notice this one
    if (asked.includes(last)) asked.unshift(...asked.splice(asked.indexOf(last), 1));
    const killer = await noticing(mutant, asked);
    if (killer) noticed.push(mutant);
    else left.push({ mutant, uncovered: covering.length === 0 });
    last = killer ?? last;
  }
  const tried = noticed.length + left.length;
  all.noticed += noticed.length;
  all.tried += tried;
  appendFileSync(survivors, left.map((one) => `${toldOf(one)}\n`).join(''));
  console.log(`${file.slice('server/src/'.length)}: ${score(noticed.length, tried)}`);
}
forget();
stryker.activeMutant = undefined;
const poisoned = await failing(tests);
if (poisoned) console.log(`what a mutant left behind lets ‘${poisoned.title}’ fail; the scores are too high`);
if (files.length > 1) console.log(`together: ${score(all.noticed, all.tried)}`);

/** The tests that concern a file: first those that are named after it, then those that reach most of it. */
function ordered(covering, file, own) {
  return covering
    .map((test) => ({ test, near: concerns(test, file), reached: own.filter(({ id }) => perTest[test.id][id]).length }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || b.reached - a.reached || reach.get(a.test.id) - reach.get(b.test.id))
    .map(({ test }) => test);
}

/** The first of these tests that fails when a mutant is at work. */
async function noticing({ id }, asked) {
  const most = Math.max(0, ...asked.map((test) => perTest[test.id][id]));
  forget();
  Object.assign(stryker, { activeMutant: id, hitCount: 0, hitLimit: 100 * most + 1000 });
  console.error = () => {};
  const found = await failing(asked);
  console.error = usual;
  return found;
}

async function failing(asked) {
  for (const test of asked) {
    stryker.hitCount = 0;
    try {
      await test.run();
    } catch {
      return test;
    }
  }
}

function toldOf({ mutant: { fileName, location, replacement, mutatorName }, uncovered }) {
  const { start, end } = location;
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column);
  lines[0] = lines[0].slice(start.column);
  const short = (text) => {
    const line = text.replace(/\s+/g, ' ');
    return line.length > 120 ? `${line.slice(0, 60)} … ${line.slice(-60)}` : line;
  };
  const place = `${fileName.slice('server/src/'.length)}:${start.line + 1}:${start.column + 1}`;
  return `${place} ${uncovered ? '(not run) ' : ''}${mutatorName}: ${short(lines.join('\n'))} → ${short(replacement)}`;
}

function score(noticed, tried) {
  return `${noticed} of ${tried} noticed, ${((100 * noticed) / tried).toFixed(1)} %`;
}
