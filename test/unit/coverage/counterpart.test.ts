import assert from 'node:assert/strict';
import { type Counterparts, counterpartsOf, wantedIn } from '../../../server/src/coverage/counterpart';
import { compassOf, wordsOf } from '../../../server/src/coverage/embedding';
import { leastOf, shareOf } from '../../../server/src/coverage/tally';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { loadTokenizer } from '../../../server/src/node/dictionary';

describe('counterparts of words', () => {
  let tokenizer: Tokenizer;
  let counterparts: Counterparts;
  before(async () => {
    tokenizer = await loadTokenizer('dist/dict');
    const demands = ['パスワードの使い回しを禁止する', '職員に研修を行う'];
    counterparts = counterpartsOf(
      demands.map((demand) => wantedIn(tokenizer(demand), wordsIn(demand), [])),
      compassOf(tokenizer),
    );
  });

  const wordsIn = (sentence: string) => wordsOf(tokenizer(sentence));

  /** How well the words of each demand are met, on average and the one that is met least. */
  const met = (sentence: string) => {
    const { own, nearest } = counterparts;
    const near = nearest(wordsIn(sentence));
    return [0, 1].map((demand) => ({ whole: shareOf(own, demand, near), least: leastOf(own, demand, near) }));
  };

  it('meets every word of a demand that is repeated', () => {
    const [reuse, training] = met('パスワードの使い回しを禁止する。');
    assert.deepEqual(
      [reuse!.whole, reuse!.least].map((value) => value.toFixed(6)),
      ['1.000000', '1.000000'],
    );
    assert.ok(training!.whole < 0.6, `${training!.whole}`);
  });

  it('meets the words of a demand by others that mean the same', () => {
    const [reuse, training] = met('毎年度、全員に講習を受けさせる。');
    assert.ok(training!.whole > reuse!.whole, `${training!.whole} ${reuse!.whole}`);
  });

  it('tells which word has no counterpart where the same is done to another thing', () => {
    assert.ok(met('入場券の使い回しを禁止する。')[0]!.least < met('暗証番号の使い回しを禁止する。')[0]!.least);
  });

  it('tells how much of a statement a demand answers, and the words that it answers least', () => {
    const told = (sentence: string) => {
      const [whole, least] = [new Float64Array(2), new Float64Array(2)];
      counterparts.answered(wordsIn(sentence), whole, least);
      return { whole: whole[1]!, least: least[1]! };
    };
    const [same, more] = [told('職員に研修を行う。'), told('職員に研修の弁当を配る。')];
    assert.equal(same.whole.toFixed(6), '1.000000');
    assert.ok(more.whole < same.whole && more.least < same.least, JSON.stringify(more));
    assert.deepEqual(told('。'), { whole: 0, least: 0 });
  });

  it('is answered least in the two words that are least met, wherever they stand', () => {
    const least = (words: readonly string[]) => {
      const [whole, found] = [new Float64Array(2), new Float64Array(2)];
      counterparts.answered(words, whole, found);
      return found[1]!;
    };
    const words = [...new Set(wordsIn('係長は、職員に研修の弁当を配る。'))];
    assert.ok(words.length > 3, words.join());
    const [first, second] = words.map((word) => least([word])).sort((a, b) => a - b);
    assert.ok(first! < second!);
    for (let i = 0; i < words.length; i++)
      assert.ok(Math.abs(least([...words.slice(i), ...words.slice(0, i)]) - (first! + second!) / 2) < 1e-9, words[i]);
  });

  it('knows what a demand does to what', () => {
    const demand = '毎年、職員の端末を点検し、記録を保存する';
    const { act, object } = wantedIn(tokenizer(demand), wordsIn(demand), []);
    assert.deepEqual([act, object], [['保存', 'する'], ['記録']]);
  });
});
