import assert from 'node:assert/strict';
import { asidesOf } from '../../../server/src/coverage/aside';
import { foreignTo, reserveOf, selvesIn } from '../../../server/src/coverage/reserve';
import { tokenizer } from '../tokenizer';

const reserve = async (text: string, behind?: string) => {
  const tokens = (await tokenizer)(text);
  return reserveOf(tokens, asidesOf(tokens), text, behind);
};

describe('what a statement holds back', () => {
  const outside = async (sentence: string, demand: string) =>
    foreignTo((await reserve(sentence)).outsiders, demand, []);

  it('is a duty of somebody outside, of whom the demand does not speak', async () => {
    assert.equal(await outside('受託者は、その従業者に毎年研修を行う。', '職員に毎年研修を行う 教育'), 1);
    assert.equal(await outside('端末の監視は、県が行う。', '端末を監視する 監視'), 1);
  });
  it('is one of somebody of whom the demand speaks', async () =>
    assert.equal(await outside('受託者は、作業の記録を残す。', '委託先に作業の記録を残させる 業務の委託'), 0.5));
  it('is none where the organisation acts itself', async () => {
    assert.equal(await outside('受託者の作業は、総務課が毎年点検する。', '作業を点検する 委託'), 0);
    assert.equal(await outside('受託者に記録を提出させる。', '記録を提出させる 委託'), 0);
    assert.equal(await outside('毎年研修を行う。', '研修を行う 教育'), 0);
  });

  it('is none of the organisation itself, of which its policy says what it does', async () => {
    const { outsiders } = await reserve('県は、職員に毎年研修を行う。');
    assert.equal(foreignTo(outsiders, '研修を行う', selvesIn(['県は、情報資産を分類する'])), 0);
    assert.equal(foreignTo(outsiders, '研修を行う', selvesIn(['情報資産を分類し、県に報告する'])), 1);
  });

  it('holds for a part only', async () => {
    assert.equal((await reserve('部長に限り、研修を行う。')).partial, true);
    assert.equal((await reserve('支所を除く課に担当者を置く。')).partial, true);
    assert.equal((await reserve('全ての課に担当者を置く。')).partial, false);
  });

  it('is taken back by an exception that nobody has to approve', async () => {
    const rule = '媒体は、暗号化する。';
    assert.equal((await reserve(rule, 'ただし、急ぐときは、この限りでない。')).waived, 1);
    assert.equal((await reserve(rule, 'ただし、課長の承認を得たときは、この限りでない。')).waived, 0.5);
    assert.equal((await reserve('媒体は暗号化するが、職員が不要と考えるときはこの限りでない。')).waived, 1);
    assert.equal((await reserve(rule, '媒体は、施錠して保管する。')).waived, 0);
    assert.equal((await reserve(rule)).waived, 0);
  });
});
