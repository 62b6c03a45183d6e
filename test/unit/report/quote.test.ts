import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { quotes } from '../../../server/src/report/quote';
import { tokenizer } from '../tokenizer';

/** A sentence of a policy, and the words in which its demands are told: the policy's own where they stand together. */
const CASES: readonly (readonly [what: string, sentence: string, quotes: readonly string[]])[] = [
  ['inflected', '鍵の会議を毎月開催し、各館の代表を参加させる。', ['鍵の会議を毎月開催し', '各館の代表を参加させる']],
  ['with its condition', '異動のときは、鍵を返却し、名札を外す。', ['異動のときは、鍵を返却し', '名札を外す']],
  ['from several places', '書庫、金庫及び執務室の管理を行う。', ['書庫の管理', '金庫の管理', '執務室の管理']],
  ['over lines', '鍵は、館長の承認を\n得て貸し出す。', ['鍵は、館長の承認を得て貸し出す']],
];

describe('quotes', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  for (const [what, sentence, expected] of CASES)
    it(`tells a demand ${what}`, () => {
      const source = `# 鍵の基本方針\n\n## 5 対策\n\n(1) ${sentence}\n`;
      const policy = readPolicy(readDocument(source, '基本方針.md'), tokenize);
      const quote = quotes(policy);
      assert.deepEqual(
        policy.controls.flatMap(({ elements }) => elements.map(quote)),
        expected,
      );
    });
});
