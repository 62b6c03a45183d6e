import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { readCorpus } from '../../../scripts/coverage/corpus';
import { kijun, measure } from '../../../scripts/coverage/measure';
import { without } from '../../../scripts/coverage/precedents';
import { lessonsFor } from '../../../server/src/coverage/lessons';
import { tokenizer } from '../tokenizer';

/** What `npm run score` reached when the model was last learned; a change that loses some of it must say why. */
const REACHED: { readonly copies: number; readonly standards: number } = JSON.parse(
  readFileSync('test/corpus/score.json', 'utf8'),
);

describe('the gaps of the corpus', () => {
  it('are found as well as when the model was learned', async () => {
    const tokenize = await tokenizer;
    const lessons = lessonsFor(tokenize);
    const scores = readCorpus('test/corpus', tokenize).flatMap((family) =>
      family.drafts
        .filter(({ name }) => name.startsWith('standard'))
        .map((draft) => {
          const apart = without(family.name, lessons, tokenize, lessons.embedding);
          return measure(family, draft, REACHED.copies, kijun(family, '対策基準', apart)).f1;
        }),
    );
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    assert.ok(mean >= REACHED.standards, `mean F1 ${mean.toFixed(3)}, once ${REACHED.standards}`);
  }).timeout(600_000);
});
