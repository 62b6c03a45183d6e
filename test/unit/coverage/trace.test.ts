import assert from 'node:assert/strict';
import { type Coverage, readCoverage } from '../../../server/src/coverage/coverage';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const POLICY = `# 若竹市情報セキュリティ基本方針

## 1 定義

(1) 端末　職員が業務に使用するパソコンをいう。

## 6 対策

(3) 技術的対策

① 端末への多要素認証の導入及び情報の持ち出しの制限を行う。

② 通信を暗号化する。

(4) 人的対策　職員に対する研修を毎年度実施し、訓練を行う。

## 7 運用

(1) 記録を取得し、定期的に点検する。

(2) 監査を行う。
`;

describe('declared traces', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const read = (draft: string): { source: string; coverage: Coverage } => {
    const source = `# 若竹市情報セキュリティ対策基準\n\n${draft}`;
    const policy = readPolicy(readDocument(POLICY, 'p.md'), tokenize);
    return { source, coverage: readCoverage(policy, [readDocument(source, 'd.md')], tokenize) };
  };
  /** What each trace is written as, and what it is evidence for; 第1章 for a heading. */
  const claims = (draft: string): readonly string[] => {
    const { source, coverage } = read(draft);
    return [...coverage.claims.values()].flat().map(({ trace, elements, fault }) => {
      const written = source.slice(trace.span.start, trace.span.end);
      const on = trace.statement < 0 ? 'heading' : elements.join(' ');
      return [written, trace.citation, on, fault].filter((part) => part).join(' | ');
    });
  };

  it('hold in a comment for all that is cited', () => {
    assert.deepEqual(claims('<!-- kijun: covers 6(4) 7(1)-2、７（２） -->\n\n別紙の方式による。'), [
      '6(4) | 6(4) | 6(4)-1 6(4)-2',
      '7(1)-2 | 7(1)-2 | 7(1)-2',
      '７（２） | ７（２） | 7(2)-1',
    ]);
  });

  it('hold in the text for what the sentence says, or else the nearest', () => {
    assert.deepEqual(
      claims(
        '職員は、基本方針6(3)①に基づき、情報を持ち出すときは、課長の許可を得なければならない。\n\n端末には、多要素認証を導入するものとする（情報セキュリティ基本方針６（３）①関係）。',
      ),
      ['6(3)① | 6(3)① | 6(3)①-2', '６（３）① | ６（３）① | 6(3)①-1'],
    );
  });

  it('may count the demands of a place', () => {
    assert.deepEqual(
      claims(
        '職員は、基本方針6(4)-2に基づき、訓練を受けなければならない。\n\n職員は、基本方針6(4)-9に基づき、鍵を返す。',
      ),
      ['6(4)-2 | 6(4)-2 | 6(4)-2', '6(4)-9 | 6(4)-9'],
    );
  });

  it('are read in lists and ranges, behind the full stop and in other brackets', () => {
    assert.deepEqual(
      claims(
        '職員は、研修を受けるものとする（基本方針6(3)②、③及び6(4)-2関係）。\n\n別紙の方式による。（基本方針7(1)から7(2)まで関係）\n\n監査を行う【基本方針7(2)】。',
      ),
      [
        '6(3)② | 6(3)② | 6(3)②-1',
        '③ | 6(3)③',
        '6(4)-2 | 6(4)-2 | 6(4)-2',
        '7(1) | 7(1) | 7(1)-1',
        '7(2) | 7(2) | 7(2)-1',
        '7(2) | 7(2) | 7(2)-1',
      ],
    );
  });

  it('stand in any brackets, with any word that says that they relate', () => {
    const claim = ['7(2) | 7(2) | 7(2)-1'];
    for (const relation of [
      '（基本方針7(2)に対応）',
      '（基本方針7(2)対応）',
      '（根拠：基本方針7(2)）',
      '（対応: 基本方針7(2)）',
      '（基本方針7(2)に係る規定）',
      '（基本方針の7(2)関係）',
      '（上記基本方針7(2)関係）',
      '（若竹市情報セキュリティ基本方針7(2)関係）',
      '（情報セキュリティに関する基本方針7(2)関係）',
      '［基本方針7(2)関係］',
      '〔基本方針7(2)関係〕',
    ])
      assert.deepEqual(claims(`監査を行う${relation}。`), claim, relation);
    assert.deepEqual(claims('監査（基本方針7(2)関係）を行う。'), claim);
    assert.deepEqual(claims('監査を行う。\n（基本方針7(2)関係）'), claim);
    assert.deepEqual(claims('記録を取得する。監査を行う。（基本方針7(2)関係）'), claim);
    assert.deepEqual(claims('### (1) 監査を行う（基本方針7(2)関係）。'), claim);
    assert.deepEqual(claims('| 規定 |\n| --- |\n| 監査を行う（基本方針7(2)関係） |'), claim);
    for (const other of [
      '監査を行う（基本方針7(2)参照）。',
      '監査（基本方針7(2)）を行う。',
      '監査を行う（情報公開基本方針7(2)関係）。',
    ])
      assert.deepEqual(claims(other), [], other);
  });

  it('hold for all controls of a range', () => {
    assert.deepEqual(claims('訓練を行う（基本方針6(3)②から7(1)まで関係）。'), [
      '6(3)② | 6(3)② | 6(3)②-1',
      '6(3)② | 6(4) | 6(4)-2',
      '7(1) | 7(1) | 7(1)-1',
    ]);
    assert.deepEqual(claims('監査を行う（基本方針7(2)から6(4)まで関係）。'), [
      '7(2) | 7(2) | 7(2)-1',
      '6(4) | 6(4) | 6(4)-1',
    ]);
    assert.deepEqual(claims('<!-- kijun: covers 7 -->\n監査を行う。'), ['7 | 7 | 7(1)-1 7(1)-2 7(2)-1']);
  });

  it('are what a sentence rests on, one place or all of a list', () => {
    for (const basis of ['に従い', 'の規定に基づき', 'を踏まえ', 'の趣旨に則り', 'により', 'を実施するため、'])
      assert.deepEqual(claims(`基本方針7(1)${basis}記録を取得する。`), ['7(1) | 7(1) | 7(1)-1'], basis);
    for (const list of ['基本方針7(1)及び7(2)', '基本方針7(1)、基本方針7(2)', '基本方針7(1)から7(2)まで'])
      assert.deepEqual(claims(`${list}に基づき、監査を行う。`), ['7(1) | 7(1) | 7(1)-1', '7(2) | 7(2) | 7(2)-1'], list);
    assert.deepEqual(claims('基本方針7(2)の監査を行う。'), []);
    assert.deepEqual(claims('基本方針7(1)により記録を取得し、基本方針7(2)の監査を行う。'), ['7(1) | 7(1) | 7(1)-1']);
  });

  it('of a comment hold for what stands behind it', () => {
    assert.deepEqual(claims('監査を行う。\n\n<!-- kijun: covers 7(1)-1 -->\n\n記録を取得する。'), [
      '7(1)-1 | 7(1)-1 | 7(1)-1',
    ]);
    for (const nothing of ['<!-- kijun: covers -->\n監査を行う。', '<!-- kijun: coverage 7(2) -->\n監査を行う。'])
      assert.deepEqual(claims(nothing), [], nothing);
    assert.deepEqual(claims('監査を行う。\n\n<!-- kijun: covers 7(2) -->'), ['7(2) | 7(2) | heading']);
    assert.deepEqual(claims('<!-- kijun: covers 9 -->\n監査を行う。'), ['9 | 9']);
  });

  it('are none where another policy or document is named', () => {
    assert.deepEqual(
      claims(
        '職員は、研修を受けるものとする（個人情報保護基本方針6(4)関係）。\n\n国の基本方針第9条に基づき、記録を取得する。\n\n監査を行う（基本方針7(2)、条例第3条及び第4条関係）。\n\n訓練を行う（本市情報セキュリティ基本方針6(4)-2関係）。',
      ),
      ['7(2) | 7(2) | 7(2)-1', '6(4)-2 | 6(4)-2 | 6(4)-2'],
    );
  });

  it('on a heading or a caption tell what the section is about, and are no evidence', () => {
    assert.deepEqual(
      claims('## 第1章 研修（基本方針6(4)関係）\n\n（監査）（基本方針7(2)関係）\n\n第1条　職員は、注意する。'),
      ['6(4) | 6(4) | heading', '7(2) | 7(2) | heading'],
    );
    assert.deepEqual(claims('## 1 監査（見直し）（基本方針7(2)関係）\n\n職員は、注意する。'), [
      '7(2) | 7(2) | heading',
    ]);
    assert.deepEqual(claims('第1条　監査を行う。\n\n（基本方針7(1)関係）\n\n第2条　職員は、注意する。'), [
      '7(1) | 7(1) | heading',
    ]);
    for (const title of ['監査（基本方針7(2)）', '基本方針7(2)の監査'])
      assert.deepEqual(claims(`## 1 ${title}\n\n職員は、注意する。`), [], title);
  });

  it('are none where a document says what it rests on, or only speaks of a place', () => {
    assert.deepEqual(
      claims(
        'この対策基準は、基本方針6(3)①に基づき、必要な事項を定めるものである。\n\n基本方針6(3)①に規定する端末は、施錠する。\n\n細目は、基本方針6(4)に基づき、別に定める。\n\n職員は、条例第7条に基づき、監査を受ける（個人情報保護法第6条関係）。',
      ),
      [],
    );
  });

  it('contradict a wish, a permission, the opposite, and what is not finished', () => {
    assert.deepEqual(
      claims(
        '職員は、研修を受けることが望ましい（基本方針6(4)関係）。\n\n課長は、基本方針6(4)により、訓練を行うことができる。\n\n通信を暗号化してはならない（基本方針6(3)②関係）。\n\n監査は、行うことを要しない（基本方針7(2)関係）。\n\n〔役職〕は、監査を行う（基本方針7(2)関係）。',
      ),
      [
        '6(4) | 6(4) | 6(4)-1 | wish',
        '6(4) | 6(4) | 6(4)-2 | permission',
        '6(3)② | 6(3)② | 6(3)②-1 | denial',
        '7(2) | 7(2) | 7(2)-1 | denial',
        '7(2) | 7(2) | 7(2)-1 | unfinished',
      ],
    );
  });

  it('do not contradict a ban where a limit is asked for, nor one on going without', () => {
    assert.deepEqual(
      claims(
        '職員は、情報を持ち出してはならない（基本方針6(3)①-2関係）。\n\n職員は、通信を暗号化しないで送ってはならない（基本方針6(3)②関係）。',
      ),
      ['6(3)①-2 | 6(3)①-2 | 6(3)①-2', '6(3)② | 6(3)② | 6(3)②-1'],
    );
  });

  it('do not contradict a ban on something else that is done with what is asked for', () => {
    assert.deepEqual(
      claims(
        '監査の結果を公表してはならない（基本方針7(2)関係）。\n\n監査を実施してはならない（基本方針7(2)関係）。\n\n監査を行ってはならない（基本方針7(2)関係）。',
      ),
      ['7(2) | 7(2) | 7(2)-1', '7(2) | 7(2) | 7(2)-1 | denial', '7(2) | 7(2) | 7(2)-1 | denial'],
    );
  });

  it('hold for all that the sentence says', () => {
    assert.deepEqual(claims('職員に対する研修を毎年度実施し、訓練を行わなければならない（基本方針6(4)関係）。'), [
      '6(4) | 6(4) | 6(4)-1 6(4)-2',
    ]);
  });

  it('are none in sections that say what a document is for, nor where it speaks of itself', () => {
    const rule = '職員は、基本方針6(4)に基づき、訓練を行わなければならない。';
    const claim = ['6(4) | 6(4) | 6(4)-2'];
    assert.deepEqual(claims(`## 第2条（教育）\n\n${rule}`), claim);
    for (const title of ['目的', '定義', '適用範囲', '脅威'])
      assert.deepEqual(claims(`## 第2条（${title}）\n\n${rule}`), [], title);
    for (const itself of ['この基準', '本対策基準', '当該規程', 'この手順', '本手順書', 'この要領'])
      assert.deepEqual(claims(rule.replace('職員は', `${itself}は`)), [], itself);
    for (const other of ['この課', '各手順書の管理者', '基準の担当者'])
      assert.deepEqual(claims(rule.replace('職員は', `${other}は`)), claim, other);
  });

  it('do not contradict a ban on something else', () => {
    assert.deepEqual(
      claims(
        '職員は、点検の間に席を離れてはならない（基本方針7(1)-2関係）。\n\n職員は、鍵を用いる以外に通信を暗号化してはならない（基本方針6(3)②関係）。',
      ),
      ['7(1)-2 | 7(1)-2 | 7(1)-2', '6(3)② | 6(3)② | 6(3)②-1'],
    );
  });

  it('make nothing covered that they only wish for', () => {
    const { coverage } = read('職員は、研修を受けることが望ましい（基本方針6(4)-1関係）。');
    const [element] = coverage.controls.find(({ control }) => control.id === '6(4)')!.elements;
    assert.deepEqual([element!.status, element!.evidence.length, element!.wishes[0]!.declared], ['weak', 0, true]);
  });
});
