import assert from 'node:assert/strict';
import { differencesIn, randomTexts } from '../../../scripts/ipadic/difference';
import { loadKuromoji } from '../../../scripts/ipadic/kuromoji';
import type { Token, Tokenizer } from '../../../server/src/morphology/token';
import { loadIpadic } from '../../../server/src/node/dictionary';
import { tokenizer } from '../tokenizer';

const words = (tokens: readonly Token[]): string => tokens.map(({ surface }) => surface).join('|');

describe('tokenizer', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  it('cuts a sentence into words with their dictionary forms, parts of speech and readings', () => {
    const tokens = tokenize('職員等は、端末を持ち出してはならない。');
    assert.equal(words(tokens), '職員|等|は|、|端末|を|持ち出し|て|は|なら|ない|。');
    const { start, end, ...verb } = tokens[6]!;
    assert.deepEqual([start, end], [8, 12]);
    assert.deepEqual(verb, {
      surface: '持ち出し',
      base: '持ち出す',
      pos: '動詞',
      detail: '自立',
      detail2: '*',
      form: '連用形',
      reading: 'モチダシ',
    });
  });

  it('gives back the text, with the gaps, whatever the text is', () => {
    for (const text of [
      '日本🇯🇵の情報資産',
      '😀😀テスト',
      '𠮷田分室及び髙橋分室',
      'ﾊﾟｿｺﾝ　と ㈱基準',
      '100%、の場合',
      '\ud83d片割れ\ude00',
      '\0制御\u0007文字',
      `${'あ'.repeat(9000)}い`,
      'ア'.repeat(5000),
    ]) {
      const tokens = tokenize(text);
      let at = 0;
      for (const { start, end } of tokens) {
        assert.match(text.slice(at, start), /^\s*$/, text.slice(0, 20));
        assert.ok(start >= at && end > start, text.slice(0, 20));
        at = end;
      }
      assert.match(text.slice(at), /^\s*$/, text.slice(0, 20));
    }
  });

  it('says of surrogate pairs where they stand and loses nothing behind them', () => {
    const tokens = tokenize('😀😀テスト');
    assert.deepEqual(
      tokens.map(({ start, end }) => [start, end]),
      [
        [0, 4],
        [4, 7],
      ],
    );
    assert.equal(words(tokens), '😀😀|テスト');
  });

  describe('beside kuromoji', () => {
    const kuromoji = loadKuromoji();

    it('reads random strings the same, token by token', async () => {
      const texts = randomTexts(1500, 7, [
        '外部委託事業者を選定し、契約を締結しなければならない。ＬＧＷＡＮ接続系100%',
      ]);
      const { tokens, differences } = differencesIn(texts, await loadIpadic('dist/dict'), kuromoji);
      assert.deepEqual(differences, []);
      assert.ok(tokens > 10_000, String(tokens));
    });

    it('keeps the text that kuromoji loses behind two characters outside the basic plane', () => {
      assert.doesNotMatch(
        kuromoji('😀😀テスト')
          .map(({ surface }) => surface)
          .join(''),
        /テスト/,
      );
      assert.equal(tokenize('😀😀テスト').at(-1)!.surface, 'テスト');
    });

    it('keeps positions behind 100%、, where those of kuromoji shift', () => {
      const tokens = tokenize('100%、本人');
      assert.equal(words(tokens), '100|%、|本人');
      assert.deepEqual([tokens[2]!.start, tokens[2]!.end], [5, 7]);
    });

    it('reads U+0000, on which kuromoji throws', () => {
      assert.throws(() => kuromoji('a\0b'));
      assert.equal(words(tokenize('a\0b')), 'a|\0|b');
    });
  });

  describe('with terms of its own', () => {
    it('takes a term as one word', () => {
      assert.equal(
        words(tokenize('外部委託事業者の情報資産を管理する')),
        '外部|委託|事業|者|の|情報|資産|を|管理|する',
      );
      const knowing = tokenize.knowing(['外部委託事業者', '情報資産']);
      const tokens = knowing('外部委託事業者の情報資産を管理する');
      assert.equal(words(tokens), '外部委託事業者|の|情報資産|を|管理|する');
      assert.deepEqual(
        [tokens[0]!.pos, tokens[0]!.base, tokens[0]!.reading, tokens[2]!.start, tokens[2]!.end],
        ['名詞', '外部委託事業者', 'ガイブイタクジギョウシャ', 8, 12],
      );
      assert.equal(words(knowing('クラウドサービス')), words(tokenize('クラウドサービス')));
      assert.equal(words(tokenize.knowing(['クラウドサービス'])('クラウドサービスの利用')), 'クラウドサービス|の|利用');
    });

    it('prefers the longer of two terms, and finds a term in any width', () => {
      const knowing = tokenize.knowing(['情報資産', '情報資産台帳', 'LGWAN接続系']);
      assert.equal(words(knowing('情報資産台帳と情報資産')), '情報資産台帳|と|情報資産');
      assert.equal(words(knowing('ＬＧＷＡＮ接続系の端末')), 'LGWAN接続系|の|端末');
    });

    it('tears no term out of a longer word', () => {
      assert.equal(words(tokenize.knowing(['京都庁'])('東京都庁の職員')), words(tokenize('東京都庁の職員')));
      assert.equal(words(tokenize.knowing(['LAN接続'])('WLAN接続')), words(tokenize('WLAN接続')));
    });

    it('leaves the tokenizer itself as it was, and leaves terms alone that are cut anyway', () => {
      tokenize.knowing(['情報資産']);
      assert.equal(words(tokenize('情報資産')), '情報|資産');
      assert.equal(words(tokenize.knowing(['甲、乙', '', ' '])('甲、乙')), words(tokenize('甲、乙')));
    });
  });
});
