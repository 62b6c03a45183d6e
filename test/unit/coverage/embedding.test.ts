import assert from 'node:assert/strict';
import { embed, lossOf, numberWords, slope } from '../../../scripts/coverage/embed';
import type { Sided } from '../../../scripts/coverage/examples';
import { beginning, layoutFor } from '../../../scripts/coverage/place';
import { randomOf } from '../../../scripts/random';
import { closenessAmong, compassOf, pairsOf, SIDES, slotOf, wordsOf } from '../../../server/src/coverage/embedding';
import { lessonsFor, pack, teach, unpack } from '../../../server/src/coverage/lessons';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { loadTokenizer } from '../../../server/src/node/dictionary';

describe('where words lie', () => {
  let tokenizer: Tokenizer;
  before(async () => {
    tokenizer = await loadTokenizer('dist/dict');
  });

  /** Of some demands the one that a sentence points to most nearly. */
  const nearest = (sentence: string, demands: readonly string[]): string => {
    const { bearing, pointText } = compassOf(tokenizer);
    const directions = demands.map((demand) => bearing(['text', pointText(demand)]));
    const near = closenessAmong(directions)(bearing(['text', pointText(sentence)]));
    return demands[near.indexOf(Math.max(...near))]!;
  };

  const DEMANDS = [
    '職員に研修を行う',
    '情報資産を廃棄するときは復元できないように消去する',
    'バックアップを取得する',
    '入退室を記録する',
    '委託先を監督する',
  ];
  for (const [sentence, demand] of [
    ['毎年度、全員に講習を受けさせる。', '職員に研修を行う'],
    ['古いパソコンは、記憶装置を砕いてから業者に渡す。', '情報資産を廃棄するときは復元できないように消去する'],
    ['夜間に写しを別の装置に取る。', 'バックアップを取得する'],
    ['機械室に入った者の氏名と時刻を帳簿に書く。', '入退室を記録する'],
    ['請け負った事業者の作業場所を訪ね、守られているかを調べる。', '委託先を監督する'],
  ] as const)
    it(`「${sentence}」 points to 「${demand}」`, () => assert.equal(nearest(sentence, DEMANDS), demand));

  it('takes the words that tell something, in dictionary form, and whether it is denied', () => {
    assert.deepEqual(wordsOf(tokenizer('端末を持ち出さない。')), ['端末', '持ち出す', 'ない']);
    assert.deepEqual(wordsOf(tokenizer('端末を持ち出してはならない。')), ['端末', '持ち出す', 'ない']);
    assert.deepEqual(wordsOf(tokenizer('扉を施錠しなければならない。')), ['扉', '施錠', 'する']);
    assert.deepEqual(wordsOf(tokenizer('VPN（２台）を30日')), ['vpn', '#', '台', '#', '日']);
  });

  it('tells a word by its pairs of letters, all figures alike', () => {
    assert.deepEqual(pairsOf('施錠'), ['^施', '施錠', '錠$', '施錠']);
    assert.deepEqual(pairsOf('#'), ['#']);
    assert.notEqual(slotOf('^要'), slotOf('^禁'));
  });

  it('is the same in the file that it is kept in', () => {
    const { embedding } = lessonsFor(tokenizer);
    assert.deepEqual(unpack(pack(embedding)), embedding);
  });

  it('is learned from what fulfils what, also for words that are only written alike', () => {
    const side = (text: string): Sided => [[SIDES.indexOf('text'), wordsOf(tokenizer(text))]];
    const example = {
      demands: ['食堂を掃く', '窓を磨く'].map(side),
      rules: ['ほうきで床の塵を集める。', '硝子を布で拭く。', '硝子の曇りを布で取る。'].map(side),
      fulfils: [[0], [1], [1]],
    };
    const taught: Tokenizer = Object.assign((text: string) => tokenizer(text), { knowing: tokenizer.knowing });
    const lessons = lessonsFor(tokenizer);
    const embedding = embed(Array.from({ length: 12 }, () => example));
    teach(taught, () => ({ ...lessons, embedding }));
    const { bearing, pointText } = compassOf(taught);
    const point = (text: string) => bearing(['text', pointText(text)]);
    // a word that no example has
    const unknown = { ...tokenizer('硝子')[0]!, base: '硝子板' };
    const glass = bearing(['text', compassOf(taught).point(wordsOf([unknown]))]);
    const near = closenessAmong([point('食堂を掃く'), point('窓を磨く')])(glass);
    assert.ok(near[1]! > near[0]!, `${near}`);
    assert.deepEqual(embed(Array.from({ length: 12 }, () => example)), embedding);
  });

  it('learns along the slope of its loss', () => {
    const side = (name: (typeof SIDES)[number], ...words: readonly string[]) => [SIDES.indexOf(name), words] as const;
    const example = {
      demands: [
        [side('text', '研修', '行う'), side('topic', '職員')],
        [side('text', '窓', '磨く'), side('title', '清掃')],
        [side('text', '床', '掃く')],
      ],
      rules: [
        [side('text', '講習', '受ける', '全員'), side('caption', '研修')],
        [side('text', '硝子', '拭く'), side('lead', '次', '行う')],
        [side('text', '塵', '集める', '床'), side('heading', '清掃')],
        [side('text', '札')],
      ],
      fulfils: [[0], [1], [2, 1], []],
    };
    // words that come so often have places of their own
    const { words, numbered } = numberWords([example, example, example]);
    const layout = layoutFor(words);
    const values = beginning(layout, randomOf(5));
    const slopes = new Float64Array(layout.size);
    slope(numbered[0]!, layout, values, slopes, randomOf(7));
    /** How the loss changes with one value, tried out. */
    const tried = (at: number): number => {
      const loss = (by: number) => {
        const moved = values.slice();
        moved[at]! += by;
        return lossOf(numbered[0]!, layout, moved, randomOf(7));
      };
      return (loss(1e-5) - loss(-1e-5)) / 2e-5;
    };
    const ends = [
      0,
      layout.pairs,
      layout.weights,
      layout.pairWeights,
      layout.shares,
      layout.sharpness,
      layout.keenness,
      layout.size,
    ];
    ends.slice(1).forEach((end, part) => {
      const moving = Array.from(slopes.keys()).filter(
        (at) => at >= ends[part]! && at < end && Math.abs(slopes[at]!) > 1e-4,
      );
      assert.ok(moving.length > 0, `part ${part}`);
      for (const at of moving.filter((_, i) => i % Math.ceil(moving.length / 6) === 0))
        assert.ok(Math.abs(tried(at) - slopes[at]!) < 1e-6, `value ${at} of part ${part}: ${tried(at)}, ${slopes[at]}`);
    });
  });
});
