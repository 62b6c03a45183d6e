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
  ['許可なく機器に接続しません。', ['許可なく機器に接続しません']],
  ['情報は保存せず、ファイルを無害化する。', ['情報は保存せず', 'ファイルを無害化する']],
  [
    '被害の拡大防止，復旧及び原因調査を行い，防止策を定める。',
    ['被害の拡大防止', '復旧', '原因調査', '防止策を定める'],
  ],
  ['管理者を置き、部長をもって充てる。', ['管理者を置き、部長をもって充てる']],
  ['教育及び啓発が行われるよう必要な措置を講ずる。', ['教育及び啓発が行われる']],
  ['不正な立入り、損傷等から守るため、物理的な対策を講ずる。', ['物理的な対策を講ずる']],
  ['職員に対する周知、教育、啓発等必要な対策を講ずる。', ['職員に対する周知', '教育', '啓発']],
  ['暗証番号を設定する等の漏えい防止措置をとらなければならない。', ['暗証番号を設定する']],
  [
    '契約書に秘密保持、再委託の制限及び報告義務を明記する。',
    ['秘密保持を明記する', '再委託の制限を明記する', '報告義務を明記する'],
  ],
  ['閲覧及び印刷の記録を保存する。', ['閲覧及び印刷の記録を保存する']],
  ['相談及び事故の連絡に応ずる窓口を設ける。', ['相談及び事故の連絡に応ずる窓口を設ける']],
  ['研修と標的型メール訓練を実施する。', ['研修', '標的型メール訓練']],
  ['三年ごとに見直すほか、変化があったときは、その都度見直す。', ['三年ごとに見直す', 'その都度見直す']],
  ['監査の報告を受け、監査の結果等により、方針を改める。', ['方針を改める']],
  ['採用時及び年1回、情報の教育を行う。', ['採用時及び年1回、情報の教育を行う']],
  ['施設及び設備の整備、入室の管理その他の必要な措置を講じる。', ['施設及び設備の整備', '入室の管理']],
  ['委託先の選定に当たり、認証の取得を確認する。', ['認証の取得を確認する']],
  ['水準の向上を目的とし、研修を行う。', ['研修を行う']],
  ['台帳を作成し、更新する。', ['台帳を作成する', '更新する']],
  ['窓口の機能を持たせる。', ['窓口の機能を持たせる']],
];

/** A sentence and its demands with what a reader needs to understand them alone. */
const WORDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['退職者のアカウントは、退職日に無効化する。', ['退職者のアカウントは、退職日に無効化する']],
  ['職員は、持ち出すときは、許可を得て、記録する。', ['持ち出すときは、許可を得て、記録する']],
  ['委託する場合には、相手方を審査し、契約を結ぶ。', ['委託する場合には、相手方を審査する', '契約を結ぶ']],
  ['資産を守るため、組合は、研修を実施する。', ['研修を実施する']],
  [
    '施設への立入り、機器の損傷等から守るため、施設の整備及び入室の管理の措置を講じる。',
    ['施設の整備', '入室の管理の措置'],
  ],
  ['損傷から守るため、物理的な対策を講ずる。', ['損傷から守るため、物理的な対策を講ずる']],
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

  for (const [sentence, wanted] of WORDINGS) {
    it(`${sentence} as it is told`, () => {
      assert.deepEqual(
        demandsOf(sentence, tokenize(sentence)).map(({ wording }) => wording),
        wanted,
      );
    });
  }

  it('reads what is to be done between the commas of a phrase', () => {
    const phrase = '責任者の任命、会議の開催、台帳の整備';
    assert.deepEqual(
      demandsOf(phrase, tokenize(phrase), true).map(({ text }) => text),
      ['責任者の任命', '会議の開催', '台帳の整備'],
    );
  });

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
