import assert from 'node:assert/strict';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { demandsOf } from '../../../server/src/policy/element';
import { tokenizer } from '../tokenizer';

/** A sentence of a policy and the demands that a careful reader counts in it. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['推進のための体制を確立する。', ['推進のための体制を確立する']],
  ['相手方を選び、契約を締結し、履行を確認する。', ['相手方を選ぶ', '契約を締結する', '履行を確認する']],
  ['業務を委託する場合には、相手方を審査し、結果を記録する。', ['相手方を審査する', '結果を記録する']],
  ['書庫、執務室及び機械室の管理について、物理的な対策を講じる。', ['書庫の管理', '執務室の管理', '機械室の管理']],
  ['研修及び訓練を実施する。', ['研修', '訓練']],
  ['報告及び初動の手順を定める。', ['報告及び初動の手順を定める']],
  ['鍵の管理並びに休職及び退職の際の手続を定める。', ['鍵の管理を定める', '休職及び退職の際の手続を定める']],
  ['入室の管理、浸水及び停電への備え並びに機器の処分を行う。', ['入室の管理', '浸水及び停電への備え', '機器の処分']],
  [
    '遵守すべき事項を定めるとともに、十分な研修を行う等の人的な対策を講じる。',
    ['遵守すべき事項を定める', '十分な研修を行う'],
  ],
  ['接続の制限や端末の暗号化等により、情報の流出を防ぐ。', ['接続の制限', '端末の暗号化']],
  ['監査を実施し、改善を行い、水準の向上を図る。', ['監査を実施する', '改善を行う']],
  ['原因を究明し、再発を防止すること。', ['原因を究明する', '再発を防止する']],
  ['安全性を評価した上で利用し、終了の際は情報を消去する。', ['安全性を評価する', '終了の際は情報を消去する']],
  ['機器を廃棄し、又は返却するときは、情報を消去する。', ['情報を消去する']],
  ['職員に研修を毎年度受講させる。', ['職員に研修を毎年度受講させる']],
  ['前条の結果及び技術の動向を踏まえ、方針を見直す。', ['方針を見直す']],
  ['記録を取得し，一年間保存する。', ['記録を取得する', '一年間保存する']],
  ['端末の暗号化その他の漏えいを防ぐ措置を講ずる。', ['端末の暗号化']],
  ['情報を庁外に持ち出さない。', ['情報を庁外に持ち出さない']],
];

describe('elements of a policy sentence', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  for (const [sentence, wanted] of CASES) {
    it(sentence, () => {
      assert.deepEqual(
        demandsOf(sentence, tokenize(sentence)).map(({ text }) => text),
        wanted,
      );
    });
  }

  it('keeps a phrase of a list whole', () => {
    const phrase = '事故が生じたときの通報（夜間を含む。）';
    assert.deepEqual(
      demandsOf(phrase, tokenize(phrase), true).map(({ text }) => text),
      ['事故が生じたときの通報'],
    );
  });

  it('says under what condition something is demanded, and what a demand without an object leans on', () => {
    const sentence = '業務を委託する場合には、契約を締結する。操作の記録を取得し、定期的に点検する。';
    assert.deepEqual(
      demandsOf(sentence, tokenize(sentence)).map(({ topic }) => topic),
      ['業務を委託する場合には', '', '操作の記録を取得し、'],
    );
  });

  it('marks the words of the policy', () => {
    const sentence = '相手方を選び、契約を締結する。';
    for (const { span, text } of demandsOf(sentence, tokenize(sentence))) {
      assert.equal(sentence.slice(span.start, span.end).slice(0, 3), text.slice(0, 3));
    }
  });
});
