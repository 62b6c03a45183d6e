import assert from 'node:assert/strict';
import { type Meaning, meaningOf, says, unitsOf } from '../../../server/src/coverage/meaning';
import { clash, stanceOf } from '../../../server/src/coverage/opposition';
import { tokenizer } from '../tokenizer';

const ALIKE = { concept: 1, act: 1, word: 1 };

/** The units of a demand: what kind each is of and how it is worded, with 「!」 where it is not to be done. */
const units = async (demand: string, weights = ALIKE) =>
  unitsOf((await tokenizer)(demand), weights).map(({ kind, label, denied }) => `${denied ? '!' : ''}${kind} ${label}`);

const meaning = async (text: string): Promise<Meaning> => meaningOf((await tokenizer)(text));

describe('what a demand asks for', () => {
  for (const [demand, expected] of [
    ['多要素認証を導入する', ['concept 多要素認証', 'act 導入']],
    ['花壇に水をやる', ['word 花壇', 'word 水', 'word やる']],
    // words that say nothing by themselves are no units
    ['必要な措置を講じる', []],
    ['花壇及び花壇の水', ['word 花壇', 'word 水']],
    ['花壇を踏まない', ['word 花壇', '!word 踏ま']],
  ] as const)
    it(demand, async () => assert.deepEqual(await units(demand), expected));

  /** The same, of those that are something done. */
  const acts = async (demand: string) =>
    unitsOf((await tokenizer)(demand), ALIKE)
      .filter(({ verbal }) => verbal)
      .map(({ label }) => label);
  for (const [demand, ...done] of [
    ['端末に多要素認証を導入する', '多要素認証', '導入'],
    ['花壇に水をやる', 'やる'],
    ['池の剪定', '剪定'],
    ['美しい花壇', ...[]],
  ] as const)
    it(`is something done: ${demand}`, async () => assert.deepEqual(await acts(demand), done));

  it('has all the names of a word that means several things, a thing of the field before an act', async () => {
    const [audit] = unitsOf((await tokenizer)('監査'), ALIKE);
    assert.deepEqual([audit!.names, audit!.kind], [['監査', '監査する'], 'concept']);
  });

  it('asks once for what is worded in two ways', async () =>
    assert.deepEqual(await units('検査及び検査の記録を行う'), ['act 検査', 'act 記録']));

  it('asks for no more than the words say', async () =>
    // 情報の区分 and its 表示 say 分類の表示 in other words
    assert.deepEqual(await units('表示、情報、区分'), ['act 表示', 'act 区分']));

  it('leaves out what counts nothing', async () =>
    assert.deepEqual(await units('多要素認証を花壇に導入する', { concept: 1, act: 0, word: 0 }), [
      'concept 多要素認証',
    ]));

  it('takes the longest of the names that overlap', async () =>
    assert.ok(!(await units('多要素認証を導入する')).includes('concept 認証')));
});

describe('what a sentence says', () => {
  for (const [sentence, said, unsaid] of [
    ['多要素認証を導入する。', ['多要素認証', '認証'], ['暗号化']],
    ['通信を暗号化して送る。', ['暗号化'], ['多要素認証']],
    ['花壇に水をやる。', [], ['多要素認証', '暗号化']],
  ] as const)
    it(sentence, async () => {
      const { concepts } = await meaning(sentence);
      for (const name of said) assert.ok(concepts.has(name), `says ${name}: ${[...concepts]}`);
      for (const name of unsaid) assert.ok(!concepts.has(name), `does not say ${name}`);
    });

  it('is told from what it mentions aside', async () => {
    const { words, main } = await meaning('花壇を踏んだ者は、縁石を直す。');
    assert.ok(words.has('花壇') && words.has('縁石'));
    assert.ok(main.words.has('縁石'));
  });

  it('is told from the things of the field that it mentions aside', async () => {
    const { concepts, main } = await meaning('多要素認証を導入していない端末は、通信を暗号化する。');
    assert.ok(concepts.has('多要素認証') && !main.concepts.has('多要素認証'));
    assert.ok(main.concepts.has('暗号化'));
  });

  it('is told from what it names', async () => {
    const { concepts, named } = await meaning('表示は、情報の区分による。');
    assert.ok(concepts.has('分類の表示') && !named.has('分類の表示'));
    assert.ok(named.has('表示する'));
  });

  it('is no word that only helps others', async () => {
    const { words } = await meaning('庭師は、花壇に水をやらなければならない。美しい花をそこに植えておくこと。');
    assert.deepEqual([...words], ['庭師', '花壇', '水', 'やる', '美しい', '花', '植える']);
  });

  it('is told from what it denies', async () => {
    const { denied, refused } = await meaning('花壇を踏まない。');
    assert.ok(denied.words.has('踏む') && refused.words.has('踏む'));
    const affirmed = await meaning('花壇を踏む。');
    assert.ok(!affirmed.denied.words.has('踏む') && !affirmed.refused.words.has('踏む'));
  });

  it('is denied only where it is nowhere affirmed', async () => {
    const { denied, concepts } = await meaning('通信を暗号化し、通話を暗号化しない。');
    assert.ok(concepts.has('暗号化') && !denied.concepts.has('暗号化'));
    assert.ok((await meaning('通話を暗号化しない。')).denied.concepts.has('暗号化'));
  });

  it('is what a unit asks for by any of its names', async () => {
    const [unit] = unitsOf((await tokenizer)('多要素認証を導入する'), ALIKE);
    assert.ok(says(await meaning('多要素認証を使う。'), unit!));
    assert.ok(!says(await meaning('花壇に水をやる。'), unit!));
    const [word] = unitsOf((await tokenizer)('花壇に水をやる'), ALIKE);
    assert.ok(says(await meaning('花壇を掃く。'), word!));
    assert.ok(!says(await meaning('窓を拭く。'), word!));
  });
});

describe('what undoes what', () => {
  for (const [one, other, undone] of [
    ['制御系を事務系から分離する。', '制御系を事務系に接続する。', true],
    ['制御系を事務系から分離する。', '制御系を事務系に接続してはならない。', false],
    ['制御系を事務系から分離する。', '制御系を事務系から切り離す。', false],
    ['制御系を事務系から分離しない。', '制御系を事務系から切り離す。', true],
    // who says both stands on neither side
    ['制御系を事務系から分離する。', '制御系を事務系から分離し、外部に接続する。', false],
    ['制御系を事務系から分離する。', '制御系を外部に接続し、事務系から分離する。', false],
    ['制御系を事務系から分離する。', '花壇に水をやる。', false],
  ] as const)
    it(`${one} ${other}`, async () => {
      const [a, b] = await Promise.all([one, other].map(async (text) => stanceOf((await tokenizer)(text))));
      assert.equal(clash(a!, b!), undone);
    });
});
