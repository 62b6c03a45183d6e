import assert from 'node:assert/strict';
import { romajiKey } from '../../../server/src/text/romaji';

describe('romajiKey', () => {
  for (const [what, ...notations] of [
    ['kimitusei', 'キミツセイ', 'きみつせい', 'kimitsusei', 'kimitusei', 'ｋｉｍｉｔｓｕｓｅｉ'],
    ['zyouhou', 'ジョウホウ', 'jouhou', 'zyouhou', 'jyouhou'],
    ['syasin', 'シャシン', 'shashin', 'syasin'],
    ['tyousa', 'チョウサ', 'chousa', 'tyousa'],
    ['hukkyuu', 'フッキュウ', 'fukkyuu', 'hukkyuu'],
    ['nintei', 'ニンテイ', 'nintei', 'ninntei'],
    ['kinpou', 'キンポウ', 'kimpou', 'kinpou'],
    ['saba', 'サーバ', 'sa-ba', 'saba'],
    ['mattya', 'マッチャ', 'matcha', 'mattya'],
  ] as const)
    it(`is ${what} for ${notations.join(', ')}`, () => {
      for (const one of notations) assert.equal(romajiKey(one), what, one);
    });

  it('is a beginning for what is not yet finished', () => {
    const whole = romajiKey('キミツシステム');
    for (const typed of ['k', 'ki', 'kim', 'kimit', 'kimits', 'kimitsus', 'kimitsush', 'kimitsushi', 'きみつし'])
      assert.ok(whole.startsWith(romajiKey(typed)), `${typed}: ${romajiKey(typed)}`);
    for (const typed of ['j', 'sh', 'ch', 'ts', 'f'])
      assert.ok(
        ['ジョウ', 'シャ', 'チャ', 'ツ', 'フ'].some((word) => romajiKey(word).startsWith(romajiKey(typed))),
        typed,
      );
  });
});
