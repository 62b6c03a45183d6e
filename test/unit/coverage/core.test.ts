import assert from 'node:assert/strict';
import { coreOf } from '../../../server/src/coverage/core';
import { clausesOf } from '../../../server/src/policy/clause';
import { tokenizer } from '../tokenizer';

describe('what a clause does to what', () => {
  for (const [sentence, cores] of [
    ['入場券の使い回しを禁止する。', ['入場券の使い回し禁止する']],
    ['担当課は、履歴を取得し、写しを書庫に収める。', ['履歴取得し', '写し収める']],
    ['会員の名簿は、これを閲覧させない。', ['会員の名簿はこれ閲覧させない']],
    ['計画の策定は、総務課が行う。', ['計画の策定は行う']],
  ] as const)
    it(sentence, async () => {
      const clauses = clausesOf((await tokenizer)(sentence));
      const words = clauses.map((clause) =>
        coreOf(clause, () => false)
          .tokens.map(({ surface }) => surface)
          .join(''),
      );
      assert.deepEqual(words, cores);
    });
});
