import assert from 'node:assert/strict';
import { readCorpus } from '../../../scripts/coverage/corpus';
import { judge, questionsOf } from '../../../server/src/coverage/evidence';
import { readerOf } from '../../../server/src/coverage/reading';
import { FAINT } from '../../../server/src/coverage/recall';
import { tokenizer } from '../tokenizer';

describe('the elements that a statement is measured for', () => {
  it('are few, and no other could be answered', async () => {
    const tokenize = await tokenizer;
    let [pairs, looked] = [0, 0];
    for (const { name, policy, drafts } of readCorpus('test/corpus', tokenize).slice(0, 4)) {
      const questions = questionsOf(policy, tokenize);
      for (const { document } of drafts) {
        const read = readerOf(document, tokenize);
        for (const statement of document.statements) {
          const reading = read(statement);
          const told = (least: number) =>
            judge(questions, reading, least)
              .filter(({ score }) => score >= FAINT)
              .map(({ question, score }) => `${question.element.id} ${score}`);
          assert.deepEqual(told(FAINT), told(0), `${name}: ${statement.text}`);
          pairs += judge(questions, reading, 0).length;
          looked += judge(questions, reading, Number.MIN_VALUE).length;
        }
      }
    }
    assert.ok(looked < 0.4 * pairs, `${looked} of ${pairs}`);
  });
});
