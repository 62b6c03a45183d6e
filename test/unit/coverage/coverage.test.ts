import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Coverage, readCoverage } from '../../../server/src/coverage/coverage';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const POLICY = `# 青葉市情報セキュリティ基本方針

## 1 定義

(1) 事務系　住民の事務に用いる情報システムをいう。

(2) 公開系　インターネットに接続された情報システムをいう。

## 2 対策

(1) 事務系　事務系においては、端末に多要素認証を導入する。

(2) 人的対策　職員に対する研修を毎年度実施する。
`;

describe('coverage', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const compare = (...drafts: readonly string[]): Coverage =>
    readCoverage(
      readPolicy(readDocument(POLICY, 'p.md'), tokenize),
      drafts.map((text, i) => readDocument(`# 青葉市情報セキュリティ対策基準\n\n${text}`, `d${i}.md`)),
      tokenize,
    );
  const statuses = (coverage: Coverage) =>
    coverage.controls.flatMap(({ elements }) => elements.map(({ status }) => status));

  it('counts a rule, in the policy’s words or in others', () => {
    assert.deepEqual(
      statuses(compare('## 事務系\n\n情報システム管理者は、事務系の端末に多要素認証を導入しなければならない。')),
      ['covered', 'missing'],
    );
    assert.deepEqual(
      statuses(
        compare(
          '## 事務系\n\n情報システム管理者は、事務系の端末について、暗証番号に加えて指紋を照合しなければログオンできないよう設定しなければならない。',
        ),
      ),
      ['covered', 'missing'],
    );
  });

  it('does not count a rule for another system', () => {
    assert.deepEqual(
      statuses(compare('## 公開系\n\n情報システム管理者は、公開系の端末に多要素認証を導入しなければならない。')),
      ['missing', 'missing'],
    );
  });

  it('calls a wish weak, and counts no purpose and no definition', () => {
    assert.deepEqual(statuses(compare('## 事務系\n\n事務系の端末に多要素認証を導入することが望ましい。')), [
      'weak',
      'missing',
    ]);
    assert.deepEqual(statuses(compare('## 目的\n\nこの基準は、事務系の端末に多要素認証を導入することを目的とする。')), [
      'missing',
      'missing',
    ]);
    assert.deepEqual(statuses(compare('## 用語\n\n多要素認証とは、事務系の端末に導入する認証の方法をいう。')), [
      'missing',
      'missing',
    ]);
  });

  it('takes the best of several drafts, and says for each kind', () => {
    const coverage = compare(
      '## 研修\n\n職員は、情報に注意する。',
      '## 研修\n\n総務課長は、毎年度、職員に対する研修を実施しなければならない。',
    );
    assert.deepEqual(statuses(coverage), ['missing', 'covered']);
    assert.deepEqual(coverage.summary, { elements: 2, covered: 1, weak: 0, missing: 1 });
    assert.deepEqual(coverage.controls[1]!.elements[0]!.byKind, { 対策基準: 'covered' });
    assert.equal(coverage.controls[1]!.elements[0]!.evidence[0]!.document.path, 'd1.md');
  });

  it('believes what the author declares', () => {
    for (const draft of [
      '## 雑則\n\n端末の起動は、別紙の方式による（基本方針2(1)関係）。',
      '## 雑則\n\n<!-- kijun: covers 2(1) -->\n\n端末の起動は、別紙の方式による。',
    ]) {
      const [element] = compare(draft).controls[0]!.elements;
      assert.equal(element!.status, 'covered');
      assert.deepEqual(
        element!.evidence.map(({ declared, score }) => [declared, score]),
        [[true, 1]],
      );
    }
  });

  it('finds what is planted in the example, and little else', () => {
    const policy = readPolicy(readDocument(readFileSync('examples/基本方針.md', 'utf8'), '基本方針.md'), tokenize);
    const draft = readDocument(readFileSync('examples/対策基準.md', 'utf8'), '対策基準.md');
    const missing = readCoverage(policy, [draft], tokenize)
      .controls.flatMap(({ control, elements }) => elements.map((element) => ({ id: control.id, ...element })))
      .filter(({ status }) => status !== 'covered')
      .map(({ id, element }) => `${id} ${element.text}`);
    const planted = [
      '6.5 訓練',
      '6.5 異動及び退職に伴う措置を定める',
      '6.6(4) 復旧の試験を毎年度行う',
      '6.7 許可の手続を定める',
      '6.7 通信を暗号化する',
      '6.7 画面ののぞき見を防ぐための措置を講ずる',
      '6.9 再委託を制限する',
    ];
    assert.deepEqual(
      planted.filter((gap) => !missing.includes(gap)),
      [],
    );
    assert.ok(missing.length <= planted.length + 4, missing.join('\n'));
  });
});
