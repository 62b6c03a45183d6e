import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFamily } from '../../../scripts/coverage/corpus';
import { sameName } from '../../../server/src/text/fold';
import { tokenizer } from '../tokenizer';

interface Truth {
  readonly terms: readonly { readonly term: string }[];
  readonly inlineTerms?: readonly { readonly term: string }[];
  /** What binds by the policy itself, and what it is to be read as. */
  readonly asides?: readonly { readonly match: string; readonly read: string }[];
}

const FOLDER = 'test/corpus';
const truthOf = (name: string): Truth => JSON.parse(readFileSync(join(FOLDER, name, 'truth.json'), 'utf8'));
const FAMILIES = readdirSync(FOLDER, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

describe('policies that others wrote', () => {
  for (const name of FAMILIES)
    it(`${name}: all terms, the demands, and nothing much besides`, async () => {
      const family = readFamily(FOLDER, name, await tokenizer);
      const { terms, controls, document, verdicts } = family.policy;
      const truth = truthOf(name);
      const wanted = [...truth.terms, ...(truth.inlineTerms ?? [])].map(({ term }) => term);
      const read = terms.map(({ term }) => term);
      assert.deepEqual(
        wanted.filter((term) => !read.some((other) => sameName(term, other))),
        [],
      );
      assert.deepEqual(
        read.filter((term) => !wanted.some((other) => sameName(term, other))),
        [],
      );
      const missed = family.truth.filter((element) => !family.pairs.has(element));
      assert.ok(missed.length <= family.truth.length * 0.05, `not read: ${missed.join(', ')}`);
      const elements = controls.flatMap((control) => control.elements);
      assert.ok(elements.length <= family.truth.length * 1.3, `${elements.length} for ${family.truth.length}`);
      for (const { match, read: reason } of truth.asides ?? []) {
        const found = document.statements.filter(({ text }) => RegExp(match).test(text));
        assert.deepEqual(
          found.map(({ index }) => verdicts[index]),
          [reason],
          match,
        );
      }
    });
});
