import { strict as assert } from 'node:assert';
import { asidesOf } from '../../../server/src/coverage/aside';
import { denialsOf } from '../../../server/src/coverage/negation';
import type { Token } from '../../../server/src/morphology/token';
import { tokenizer } from '../tokenizer';

/** The words of a sentence that are marked, joined; runs apart. */
async function marked(sentence: string, marks: (tokens: readonly Token[]) => readonly boolean[]): Promise<string> {
  const tokens = (await tokenizer)(sentence);
  const found = marks(tokens);
  return tokens
    .map(({ surface }, i) => (found[i] ? surface : '|'))
    .join('')
    .replace(/\|+/g, ' ')
    .trim();
}

describe('what a sentence denies', () => {
  for (const [sentence, denied] of [
    ['ログを3年間保存しなければならない。', ''],
    ['端末を庁外に持ち出してはならない。', '端末を庁外に持ち出し'],
    ['学生食堂の予約には、多要素認証を用いない。', '多要素認証を用い'],
    ['業務系ネットワークと分離せず、同じ機器を共用する。', '業務系ネットワークと分離せ'],
    ['点検を怠ってはならない。', ''],
    ['許可なく接続できないようにする。', ''],
    ['端末を庁外に持ち出してはいけない。', '端末を庁外に持ち出し'],
    ['端末の持出しを禁止する。', '端末の持出し'],
    ['記録の保存を省略してはならない。', ''],
    ['許可を得ない限り、端末を持ち出す。', ''],
    ['職員は、端末を持ち出さない。', '端末を持ち出さ'],
  ] as const)
    it(sentence, async () => assert.equal(await marked(sentence, (tokens) => denialsOf(tokens).clauses), denied));
});

describe('what a sentence says is not done', () => {
  for (const [sentence, refused] of [
    ['更新プログラムの適用を当分の間行わない。', '適用を当分の間行わ'],
    ['業務系ネットワークと分離せず、同じ機器を共用する。', '分離せ'],
    ['許可を得ずに端末を持ち出してはならない。', '持ち出し'],
    ['鍵を返さず、端末を持ち出してはならない。', '返さ 持ち出し'],
    ['記録を残し、点検を実施しない。', '実施し'],
    ['ログを3年間保存しなければならない。', ''],
  ] as const)
    it(sentence, async () => assert.equal(await marked(sentence, (tokens) => denialsOf(tokens).predicates), refused));
});

describe('what a sentence mentions aside', () => {
  for (const [sentence, aside] of [
    ['多要素認証を導入していない端末は、棚に置く。', '多要素認証を導入していない'],
    ['対応計画が策定されたときは、写しを書庫に収める。', '対応計画が策定されたとき'],
    ['容量の不足を避けるため、記録を消去する。', '容量の不足を避けるため'],
    ['職員は、研修を受けなければならない。', ''],
    ['端末を持ち出すことを禁止する。', ''],
  ] as const)
    it(sentence, async () => assert.equal(await marked(sentence, asidesOf), aside));
});
