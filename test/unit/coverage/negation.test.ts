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
    // from the comma or the topic on, and no further back
    ['許可を得て、持ち出す端末を暗号化する。', '持ち出す'],
    ['職員は機器を廃棄する場合は、記録を消去する。', '機器を廃棄する場合'],
    ['異動した者、又は退職した者の権限を取り消す。', '異動した者、又は退職した'],
    ['退職する場合、又は異動する場合、権限を取り消す。', '退職する場合、又は異動する場合'],
    // conditions and aims
    ['外部に持ち出す際、許可を得る。', '外部に持ち出す際'],
    ['異常を発見したときに報告する。', '異常を発見したとき'],
    ['異常がある場合には報告する。', '異常がある場合'],
    ['場合により、報告する。', ''],
    ['場合分けを行う。', ''],
    ['漏えいを防ぐため、暗号化する。', '漏えいを防ぐため'],
    ['漏えいを防ぐために暗号化する。', '漏えいを防ぐため'],
    ['そのための記録を残す。', ''],
    // which thing is meant
    ['研修を受講しなかった者に補講を行う。', '研修を受講しなかった'],
    ['漏えいする情報を減らす。', '漏えいする'],
    ['情報システムを利用する全職員は、研修を受ける。', ''],
    ['変更する都度、記録する。', ''],
    ['持ち出す前に許可を得る。', ''],
    ['端末を返した後、消去する。', ''],
    ['別に定めるとおり、点検する。', ''],
    ['持ち出せないようにする。', ''],
    ['毎年点検するものとする。', ''],
    ['返却及び消去を行う。', ''],
    // what a rule rests on
    ['第3条に基づき、台帳を作成する。', '第3条に基づき'],
    ['法令に基づく点検を行う。', '法令に基づく'],
    ['法令に準じて扱う。', '法令に準じ'],
  ] as const)
    it(sentence, async () => assert.equal(await marked(sentence, asidesOf), aside));
});
