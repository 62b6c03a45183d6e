import { strict as assert } from 'node:assert';
import { lessonsFor, teach } from '../../../server/src/coverage/lessons';
import { type Practice, practiceOf, precedentsOf } from '../../../server/src/coverage/precedent';
import { clear, earOf, partsOf } from '../../../server/src/coverage/sayings';
import { whole } from '../../../server/src/text/step';
import { tokenizer } from '../tokenizer';

const DEMANDS = ['端末に多要素認証を導入する', '職員に対する研修を毎年度実施する'];
const RULES = [
  { text: '端末の電源を入れた者は、指の腹を読取り機に当てなければ画面を開けない。', demand: 0 },
  { text: '新たに採用した者には、着任の週に講話を聴かせる。', demand: 1 },
  { text: '講話の会場の鍵は、総務課の窓口で借りる。', demand: -1 },
];

describe('precedents', () => {
  let practice: Practice;
  let nearness: (text: string, demand: string) => number;
  before(async () => {
    const plain = await tokenizer;
    const names: string[] = [];
    const numbered = (text: string) =>
      [...partsOf(plain(text))].map((part) => (names.includes(part) ? names.indexOf(part) : names.push(part) - 1));
    const ear = earOf(plain);
    const notesOf = (text: string) => clear(ear.sound([ear.hear(text)]));
    const precedents = precedentsOf(
      names,
      DEMANDS.map((text) => ({ parts: numbered(text), notes: notesOf(text) })),
      RULES.map(({ text, demand }) => ({ parts: numbered(text), demand, from: '青葉市' })),
    );
    const taught = Object.assign((text: string) => plain(text), { knowing: plain.knowing });
    teach(taught, () => ({ ...lessonsFor(plain), precedents }));
    practice = practiceOf(taught);
    nearness = (text, demand) =>
      practice.remind(text).advise(whole(practice.comparing([{ text: demand, notes: notesOf(demand) }]))).precedent[0]!;
  });

  it('tell what a sentence is for by sentences that are like it', () => {
    const text = '庁舎の端末を開く者は、指の腹を読取り機に当てる。';
    assert.ok(nearness(text, '端末への多要素認証の導入') > 2 * nearness(text, '研修の毎年度の実施'));
  });

  it('tell that a sentence is for nothing', () => {
    assert.ok(practice.remind('講話の会場の鍵を、窓口で返す。').idle > 0.5);
    assert.ok(practice.remind('新たに採用した者に、講話を聴かせる。').idle < 0.5);
  });

  it('tell nothing of what nobody has written', () => {
    const reminder = practice.remind('噴水');
    assert.deepEqual([reminder.known, reminder.idle], [0, 0]);
  });
});
