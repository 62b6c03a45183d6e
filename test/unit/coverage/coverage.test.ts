import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Coverage, isProcedural, maySkip, readCoverage } from '../../../server/src/coverage/coverage';
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

  const RULE = '## 研修\n\n総務課長は、毎年度、職員に対する研修を実施しなければならない。';
  /** The coverage of the training that the policy demands, over drafts. */
  const training = (...drafts: readonly string[]) => compare(...drafts).controls[1]!.elements[0]!;

  it('tells the rules from the wishes, each list with the best first', () => {
    const [both] = compare(
      '## 事務系\n\n情報システム管理者は、事務系の端末に多要素認証を導入しなければならない。',
      '## 事務系\n\n事務系の端末に多要素認証を導入することが望ましい。',
    ).controls[0]!.elements;
    assert.equal(both!.status, 'covered');
    assert.deepEqual(
      both!.evidence.map(({ document }) => document.path),
      ['d0.md'],
    );
    assert.deepEqual(
      both!.wishes.map(({ document }) => document.path),
      ['d1.md'],
    );
    const { evidence } = training(RULE, '## 雑則\n\n別紙の方式による（基本方針2(2)関係）。');
    assert.deepEqual(
      evidence.map(({ declared, document }) => [declared, document.path]),
      [
        [true, 'd1.md'],
        [false, 'd0.md'],
      ],
    );
  });

  it('counts a rule once, however often it is declared', () => {
    const comment = '<!-- kijun: covers 2(2) -->';
    for (const draft of [
      RULE.replace('総務', `${comment}\n総務`),
      `## 雑則\n\n${comment}\n\n別紙の方式による（基本方針2(2)関係）。`,
    ])
      assert.deepEqual(
        training(draft).evidence.map(({ declared }) => declared),
        [true],
      );
  });

  it('takes a declared wish for a wish, and a declared denial for nothing', () => {
    assert.equal(training(`## 研修\n\n<!-- kijun: covers 2(2) -->\n\n研修を実施することが望ましい。`).status, 'weak');
    assert.equal(training(`## 研修\n\n<!-- kijun: covers 2(2) -->\n\n研修は、これを要しない。`).status, 'missing');
  });

  it('is weak as a whole where one demand is, and missing where one is', () => {
    const policy = readPolicy(
      readDocument(`${POLICY}\n(3) 記録　操作の記録を取得し、記録を保存する。\n`, 'p.md'),
      tokenize,
    );
    const status = (text: string) =>
      readCoverage(policy, [readDocument(`# 青葉市情報セキュリティ対策基準\n\n## 記録\n\n${text}`, 'd.md')], tokenize)
        .controls[2]!.status;
    const [first, second] = ['<!-- kijun: covers 2(3)-1 -->', '<!-- kijun: covers 2(3)-2 -->'];
    assert.equal(status(`${first}\n甲を行う。\n\n${second}\n乙を行う。`), 'covered');
    assert.equal(status(`${first}\n甲を行う。\n\n${second}\n乙を行うことが望ましい。`), 'weak');
    assert.equal(status(`${first}\n甲を行う。`), 'missing');
  });

  it('counts what does not apply as covered, with the reason', () => {
    const policy = readPolicy(readDocument(POLICY, 'p.md'), tokenize);
    const { controls, summary } = readCoverage(policy, [], tokenize, new Map([['2(2)-1', '職員がいない']]));
    assert.deepEqual(
      controls.flatMap(({ elements }) => elements.map(({ status, notApplicable }) => [status, notApplicable])),
      [
        ['missing', undefined],
        ['covered', '職員がいない'],
      ],
    );
    assert.deepEqual(summary, { elements: 2, covered: 1, weak: 0, missing: 1 });
  });

  it('tells what only procedures say, and who may be silent', () => {
    const status = (対策基準: 'covered' | 'weak' | 'missing' | undefined, 実施手順: 'covered' | 'missing') => ({
      status: [対策基準, 実施手順].includes('covered') ? ('covered' as const) : ('missing' as const),
      byKind: { ...(対策基準 && { 対策基準 }), 実施手順 },
    });
    for (const [standard, procedure, procedural, standardSkips, procedureSkips] of [
      ['covered', 'missing', false, false, true],
      ['missing', 'covered', true, false, false],
      ['weak', 'covered', true, false, false],
      ['missing', 'missing', false, false, false],
      [undefined, 'covered', false, false, false],
    ] as const) {
      const one = status(standard, procedure);
      assert.equal(isProcedural(one), procedural, `${standard} ${procedure}`);
      assert.equal(maySkip(one, '対策基準'), standardSkips, `${standard} ${procedure}: the standard`);
      assert.equal(maySkip(one, '実施手順'), procedureSkips, `${standard} ${procedure}: the procedure`);
      const exempted = { ...one, notApplicable: '職員がいない' };
      assert.ok(!isProcedural(exempted));
      assert.equal(maySkip(exempted, '対策基準'), standard === 'missing');
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
