import assert from 'node:assert/strict';
import { asidesOf } from '../../../server/src/coverage/aside';
import { coreOf } from '../../../server/src/coverage/core';
import { clausesOf } from '../../../server/src/policy/clause';
import { tokenizer } from '../tokenizer';

/** The cores of the clauses of a sentence, without what stands aside: their words joined, and the nouns of their objects. */
async function coresOf(sentence: string) {
  const tokens = (await tokenizer)(sentence);
  const asides = asidesOf(tokens);
  const apart = new Set(tokens.filter((_, i) => asides[i]));
  const told = (words: readonly { readonly surface: string }[]) => words.map(({ surface }) => surface);
  return clausesOf(tokens)
    .map((clause) => coreOf(clause, (token) => apart.has(token)))
    .map((core) => ({ words: told(core.tokens).join(''), nouns: told(core.nouns).join(' ') }));
}

describe('what a clause does to what', () => {
  for (const [sentence, ...cores] of [
    ['入場券の使い回しを禁止する。', '入場券の使い回し禁止する'],
    ['担当課は、履歴を取得し、写しを書庫に収める。', '履歴取得し', '写し収める'],
    ['会員の名簿は、これを閲覧させない。', '会員の名簿はこれ閲覧させない'],
    // who does it is no object
    ['計画の策定は、総務課が行う。', '計画の策定は行う'],
    ['会議は、毎年度、総務課が開く。', '会議は開く'],
    ['課長が端末を調べる。', '端末調べる'],
    // the topic is what is done to only where nothing else is
    ['会員は、夜間を除く。', '夜間除く'],
    ['会員は、これらの鍵を使う。', 'これらの鍵使う'],
    ['毎年度、総務課が開く。', '開く'],
    // the last of several objects
    ['方法を鍵を使う。', '鍵使う'],
    ['を使う。', '使う'],
    // nor is what only tells which thing is meant
    ['事故を起こした者の端末を調べる。', '者の端末調べる'],
    ['市は、課長が定める鍵を使う。', '鍵使う'],
  ] as const)
    it(sentence, async () =>
      assert.deepEqual(
        (await coresOf(sentence)).map(({ words }) => words),
        cores,
      ),
    );
});

describe('the things that a clause does something to', () => {
  for (const [sentence, nouns] of [
    ['二人で鍵の保管を行う。', '鍵 保管'],
    ['会員は、これらの鍵を使う。', '鍵'],
    ['計画の策定は、総務課が行う。', '計画 策定'],
    ['事故を起こした者の端末を調べる。', '端末'],
    ['施錠のことを学ぶ。', '施錠'],
  ] as const)
    it(sentence, async () => assert.deepEqual((await coresOf(sentence))[0]!.nouns, nouns));
});
