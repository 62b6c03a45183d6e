import assert from 'node:assert/strict';
import { type Deed, deedsOf, isTalk, muses, renouncedIn, renounces, spokenIn } from '../../../server/src/coverage/deed';
import { banAt, isFlat } from '../../../server/src/coverage/negation';
import { tokenizer } from '../tokenizer';

const told = (deeds: readonly Deed[]) => deeds.map(({ words }) => [...words].reverse().join('')).join(' ');
const renounced = async (sentence: string) => {
  const tokens = (await tokenizer)(sentence);
  const ban = banAt(tokens);
  return renouncedIn(tokens, ban, isFlat(tokens, ban));
};

describe('what a sentence goes without', () => {
  for (const [sentence, deeds] of [
    ['情報システム管理者は、ログを保存しない。', '保存'],
    ['ログの保存を行わないものとする。', '保存'],
    ['再委託を制限しない。', '制限'],
    ['ログの取得を省いて運用する。', '取得'],
    ['端末を庁外に持ち出してはならない。', '持ち出す'],
    ['ログを保存しなければならない。', ''],
    ['記録の保存を省略してはならない。', ''],
    ['許可を得るまで、端末を接続しない。', ''],
    ['申請のあった範囲を超えて権限を与えてはならない。', ''],
    ['退職した者のIDを停止する。', ''],
    // what is left undone while something else is done
    ['帳票は、暗号化を行わずに共有の棚へ移す。', '暗号化'],
    ['帳票は、暗号化せず、共有の棚へ移す。', '暗号化'],
    ['課長の許可を得ることなく持ち出すことができる。', '許可'],
    ['課長の許可を得ることを省いて持ち出す。', '許可'],
    ['課長の許可なしに持ち出せる。', '許可'],
    ['課長の承認を待たずに接続する。', '承認'],
    ['原因を究明しないまま対応を終える。', '究明'],
    ['指紋による照合によらず、暗証番号で開く。', '照合'],
    ['当日中に回収することを要せず、机に置く。', '回収'],
    ['着任時の教育は、繁忙なときは省略して差し支えない。', '教育'],
    ['端末の監視は、県が行い、組合は行わない。', '監視'],
    ['記録の消去は、本庁の機器に限り行い、その他の機器については行わない。', '消去'],
    // what is not left out is done, and when or for whom it may be is another matter
    ['宛先の確認は、いかなる場合も省略せず、二人で行う。', ''],
    ['記録の作成を省略することなく、作業の都度行う。', ''],
    ['点検は、毎月行い、やむを得ず省略するときは、課長の承認を得る。', ''],
    ['受講を免除された者を除き、毎年研修を受講する。', ''],
    ['点検は、繁忙期には省略する場合がある。', '点検'],
    // what is ordered in the end
    ['定期の変更を待たずに、直ちにパスワードを変更する。', ''],
    ['緊急のときは承認を待たずに遮断し、その後速やかに承認を得る。', ''],
    ['作業の記録は、紙に残さず、システムに残す。', ''],
    // what is kept at another place, or given in another measure
    ['ログは、専用のサーバに保存し、端末には保存しない。', ''],
    ['ログの収集の仕組みを、サーバに入れ、端末には入れない。', '入れる'],
    ['権限は、職務に応じて設定し、不要な権限は設定しない。', ''],
    ['不要な端末も登録し、権限は設定しない。', '設定'],
    ['不要な媒体の情報を消去しない。', '消去'],
    ['確認を省略した鍵の一覧', '確認'],
    // a ban on doing it without something demands that
    ['許可を得ずに持ち出してはならない。', ''],
    ['確認せずに開かない。', ''],
  ] as const)
    it(sentence, async () => assert.equal(told(await renounced(sentence)), deeds));
});

describe('what a sentence only speaks of', () => {
  for (const [sentence, deeds] of [
    ['監査の費用は、総務課の予算で支払う。', '監査'],
    ['暗号化の要否は、課長が判断する。', '暗号化'],
    ['委員会を置くことの効果について調査する。', '委員会'],
    ['次の更新で二要素による照合を導入できるかどうかを調べる。', '導入'],
    // what is ordered as well
    ['監査を行い、監査の費用を記録する。', ''],
    ['持ち出すことについては、課長の許可を得る。', ''],
    ['毎年、研修を行う。', ''],
  ] as const)
    it(sentence, async () => assert.equal(told(spokenIn((await tokenizer)(sentence))), deeds));
});

describe('a sentence that orders no more than talk', () => {
  for (const [sentence, only] of [
    ['門を施錠することについて、職員の意見を聴く。', true],
    ['責任者を充てるべきかを協議する。', true],
    ['再委託を禁ずることの可否について、県の照会に回答する。', true],
    ['施錠することについて定め、職員に周知する。', false],
    ['方針を見直すべきかを毎年協議し、必要な改定を行う。', false],
    ['対策を講じることの要否について協議し、必要な対策を講じる。', false],
    ['改定の案について協議する。', false],
    ['不審な通信を調査する。', false],
  ] as const)
    it(sentence, () => assert.equal(muses(sentence), only));
});

describe('a demand for talk, or for an answer', () => {
  for (const [demand, wants] of [
    ['改定の案について意見を聴く', true],
    ['利用の可否を判断する', true],
    ['利用を承認する', false],
  ] as const)
    it(demand, () => assert.equal(isTalk(demand), wants));
});

describe('what a demand wants done', () => {
  for (const [demand, deeds] of [
    ['記録を一年間保存する', '保存'],
    ['課長の許可を得て持ち出す', '持ち出す 許可'],
    ['課長の許可を得る', '許可 得る'],
    ['課長の承認を必要とする', '承認'],
    ['担当者を置く', '担当者 置く'],
    ['送るときの番号の二人での確認', '確認'],
    ['保存する情報を暗号化する', '暗号化'],
  ] as const)
    it(demand, async () => assert.equal(told(deedsOf((await tokenizer)(demand))), deeds));
});

describe('a sentence that goes without what is demanded', () => {
  const without = async (demand: string, sentence: string) =>
    renounces(await renounced(sentence), deedsOf((await tokenizer)(demand)));

  it('goes without the permission that one is to get', async () => {
    assert.ok(await without('課長の許可を得て持ち出す', '課長の許可を受けずに持ち出す。'));
    assert.ok(await without('課に担当者を置く', '担当者は、本庁の課に置き、支所には置かない。'));
  });
  it('does not where it goes without another thing', async () => {
    assert.ok(!(await without('課長の許可を得て持ち出す', '係長の指示を待たずに、課長の許可を得て持ち出す。')));
    assert.ok(!(await without('一人に一つの番号を与える', '番号は、二人で使わずに、一人が使う。')));
  });
});
