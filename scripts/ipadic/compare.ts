/**
 * @file `npm run compare`: reads at least a million tokens with the compiled dictionary and with kuromoji, and tells where
 * they differ. The texts are the project's own documents and random strings.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { loadIpadic } from '../../server/src/node/dictionary';
import { differencesIn, randomTexts } from './difference';
import { loadKuromoji } from './kuromoji';

const WANTED = 1_000_000;
const ROUND = 2_000;

const ipadic = await loadIpadic('dist/dict');
const kuromoji = loadKuromoji();
const texts = ['examples', 'test/corpus', 'docs', 'dictionaries'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.(?:md|yaml|json)$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').replace(/[\ud800-\udfff\0]/g, '')),
);
// kuromoji is quadratic in the length of a line
const lines = texts.flatMap((text) => text.match(/.{1,200}/gs) ?? []);
let { tokens, differences } = differencesIn(lines, ipadic, kuromoji);
for (let seed = 1; tokens < WANTED; seed++) {
  const more = differencesIn(randomTexts(ROUND, seed, texts), ipadic, kuromoji);
  tokens += more.tokens;
  differences = [...differences, ...more.differences];
}
console.log(`${tokens} tokens, ${differences.length} pieces differ`);
for (const { text, ours, theirs } of differences.slice(0, 20))
  console.log(JSON.stringify(text), '\n  ours  ', ours, '\n  theirs', theirs);
if (differences.length > 0) process.exitCode = 1;
