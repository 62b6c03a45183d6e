import assert from 'node:assert/strict';
import type * as Answers from '../../../server/src/report/answer';
import type * as Published from '../../../types/index';
import { ANSWERS, COVERAGE } from './answers';

/** Compiles only where the first is all that the second promises. */
const promised = <T>(value: T): T => value;

describe('the types that the package publishes', () => {
  it('are those of the answers', () => {
    assert.equal(promised<readonly Published.CheckAnswer[]>(ANSWERS), ANSWERS);
    assert.equal(promised<Published.CoverageAnswer>(COVERAGE), COVERAGE);
    const policy = (answer: Answers.PolicyAnswer): Published.PolicyAnswer => answer;
    const outline = (answer: Answers.OutlineAnswer): Published.OutlineAnswer => answer;
    assert.equal(policy.length + outline.length, 2);
  });
});
