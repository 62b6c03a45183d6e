import assert from 'node:assert/strict';
import actions from '../../dictionaries/actions.yaml';
import concepts from '../../dictionaries/concepts.yaml';
import generic from '../../dictionaries/generic.yaml';
import kanji from '../../dictionaries/kanji.yaml';
import kinds from '../../dictionaries/kinds.yaml';
import modality from '../../dictionaries/modality.yaml';
import required from '../../dictionaries/required.yaml';
import sections from '../../dictionaries/sections.yaml';
import { conceptsIn } from '../../server/src/coverage/lexicon';
import { kindOf } from '../../server/src/document/kind';
import { modalityOf } from '../../server/src/document/modality';
import { roleOf } from '../../server/src/document/role';
import type { Tokenizer } from '../../server/src/morphology/token';
import { fold } from '../../server/src/text/fold';
import { tokenizer } from './tokenizer';

/** Every entry carries sentences that must match and sentences that must not; here they are held to it. */
function holds(
  entry: { readonly match: readonly string[]; readonly differ: readonly string[] },
  test: (example: string) => boolean,
): void {
  assert.ok(entry.match.length > 0 && entry.differ.length > 0, 'has examples that match and examples that differ');
  assert.deepEqual(
    { unmatched: entry.match.filter((example) => !test(example)), matched: entry.differ.filter(test) },
    { unmatched: [], matched: [] },
  );
}

describe('dictionaries', () => {
  for (const entry of kinds) it(`kinds: ${entry.kind}`, () => holds(entry, (title) => kindOf(title) === entry.kind));

  for (const entry of sections)
    it(`sections: ${entry.role}`, () => holds(entry, (title) => roleOf(title) === entry.role));

  for (const entry of modality)
    it(`modality: ${entry.modality}`, () => holds(entry, (sentence) => modalityOf(sentence) === entry.modality));

  describe('concepts and actions', () => {
    let tokenize: Tokenizer;
    before(async () => {
      tokenize = await tokenizer;
    });
    for (const [file, entries] of Object.entries({ concepts, actions })) {
      const action = file === 'actions';
      for (const entry of entries) {
        it(`${file}: ${entry.name}`, () =>
          holds(entry, (sentence) =>
            conceptsIn(tokenize(sentence)).some(
              ({ concept }) => concept.name === (action ? `${entry.name}する` : entry.name),
            ),
          ));
      }

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
  });

  it('kanji: each old form is one character and folds to its common form', () => {
    for (const { to, from } of kanji) for (const old of from) assert.equal(fold(old).text, to);
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
