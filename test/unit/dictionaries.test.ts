import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import actions from '../../dictionaries/actions.yaml';
import concepts from '../../dictionaries/concepts.yaml';
import generic from '../../dictionaries/generic.yaml';
import kanji from '../../dictionaries/kanji.yaml';
import required from '../../dictionaries/required.yaml';
import organisation from '../../dictionaries/sayings/organisation.yaml';
import technique from '../../dictionaries/sayings/technique.yaml';
import { entriesOf, faultsOf } from '../../scripts/dictionaries/examples';
import { tokenizer } from './tokenizer';

describe('dictionaries', () => {
  it('have examples, all of them', async () => {
    const files = readdirSync('dictionaries', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    );
    const checked = new Set(entriesOf(await tokenizer).map(({ file }) => file));
    assert.deepEqual(
      files.map((name) => name.split(/[\\/.]/)[0]).filter((name) => !checked.has(name!)),
      [],
    );
  });

  it('hold their examples', async () => {
    const faults = entriesOf(await tokenizer).flatMap((entry) =>
      faultsOf(entry).map((fault) => `${entry.file} ${entry.name}: ${fault}`),
    );
    assert.deepEqual(faults, []);
  });

  it('notice an example that does not hold', () => {
    const entry = {
      file: 'x',
      name: 'x',
      match: ['a', 'b'],
      differ: ['c'],
      fits: (example: string) => example !== 'a',
    };
    assert.deepEqual(
      faultsOf(entry).map((fault) => fault.slice(-1)),
      ['a', 'c'],
    );
  });

  for (const [file, entries] of Object.entries({ concepts, actions })) {
    it(`${file}: have different names, and name only concepts that exist`, () => {
      const names = entries.map(({ name }) => name);
      assert.deepEqual(
        names.filter((name, i) => names.indexOf(name) !== i),
        [],
      );
      const known = [...concepts, ...actions].map(({ name }) => name);
      const broader = entries.flatMap((entry) => entry.broader ?? []);
      assert.deepEqual(
        broader.filter((name) => !known.includes(name)),
        [],
      );
    });
  }

  it('sayings: are of concepts that exist, each with sentences that stand once', () => {
    const sayings = [...organisation, ...technique];
    assert.deepEqual(
      sayings.map(({ concept }) => concept).filter((concept) => !concepts.some(({ name }) => name === concept)),
      [],
    );
    const sentences = sayings.flatMap((saying) => saying.sentences);
    assert.deepEqual(
      sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i),
      [],
    );
  });

  it('kanji: each old form is one character', () => {
    for (const { from } of kanji) for (const old of from) assert.equal([...old].length, 1);
  });

  it('generic: words are in the dictionary form and stand once', () => {
    const words = generic.flatMap((entry) => entry.words);
    assert.deepEqual(
      words.filter((word, i) => words.indexOf(word) !== i),
      [],
    );
  });

  it('required: every title is found by its own words', () => {
    for (const { name, titles } of required)
      assert.ok(
        titles.some((title) => name.includes(title)),
        name,
      );
  });
});
