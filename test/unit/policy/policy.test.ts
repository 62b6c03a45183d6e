import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

/** Three ways in which organisations define the same three terms and demand the same two things. */
const STYLES: Readonly<Record<string, string>> = {
  'numbered sections without headings': `
青葉組合情報セキュリティ基本方針

令和5年10月1日

1 目的

この方針は、青葉組合（以下「組合」という。）の情報資産を守ることを目的とする。

2 定義

(1) 情報資産

組合が扱う情報をいう。

(2) L A N

組合の通信網をいう。

3 対策

(1) 体制

LANを管理する体制を確立する。

(2) 人的対策

研修を実施する。
`,
  'articles with captions': `
青葉組合情報セキュリティ基本方針

令和５年１０月１日訓令第１号

（目的）
第１条　この訓令は、青葉組合（以下「組合」という。）の情報資産を守ることを目的とする。

（定義）
第２条　この訓令において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
（１）　情報資産　組合が扱う情報をいう。
（２）　LAN　組合の通信網をいう。

（対策）
第３条　組合は、次に掲げる対策を講ずる。
（１）　体制　LANを管理する体制を確立する。
（２）　人的対策　研修を実施する。
`,
  'headings, a table and bullets': `
# 青葉組合情報セキュリティ基本方針

2023年10月1日

## 1. 目的

この方針は、青葉組合（以下「組合」という。）の情報資産を守ることを目的とする。

## 2. 用語

| 用語 | 定義 |
| --- | --- |
| 情報資産 | 組合が扱う情報をいう。 |
| LAN | 組合の通信網をいう。 |

## 3. 対策

### 3.1 体制

- LANを管理する体制を確立する。

### 3.2 人的対策

- 研修を実施する。
`,
};

describe('policy', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const read = (source: string) => readPolicy(readDocument(source, 'policy.md'), tokenize);

  for (const [name, source] of Object.entries(STYLES)) {
    it(`is read from ${name}`, () => {
      const policy = read(source);
      assert.equal(policy.document.title, '青葉組合情報セキュリティ基本方針');
      assert.equal(policy.document.issuer, '青葉組合');
      assert.equal(policy.document.date, '2023-10-01');
      assert.deepEqual(policy.terms.map(({ term }) => term).sort(), ['LAN', '情報資産', '組合']);
      assert.deepEqual(policy.terms.map(({ inline }) => inline).sort(), [false, false, true]);
      assert.deepEqual(
        policy.controls.flatMap(({ elements }) => elements.map(({ text }) => text)),
        ['LANを管理する体制を確立する', '研修を実施する'],
      );
    });
  }

  it('cites controls as the policy numbers them', () => {
    assert.deepEqual(
      read(STYLES['numbered sections without headings']!).controls.map(({ id }) => id),
      ['3(1)', '3(2)'],
    );
    assert.deepEqual(
      read(STYLES['articles with captions']!).controls.map(({ id }) => id),
      ['第3条第1号', '第3条第2号'],
    );
    assert.deepEqual(
      read(STYLES['headings, a table and bullets']!).controls.map(({ id }) => id),
      ['3.1', '3.2'],
    );
  });

  it('takes the notation that the policy uses most', () => {
    assert.ok(read(STYLES['numbered sections without headings']!).terms.some(({ term }) => term === 'LAN'));
  });

  it('takes no control out of sections that define, scope, name threats or order documents', () => {
    const policy = read(`# 情報セキュリティ基本方針

## 1 適用範囲

この方針は、全ての職員に適用する。

## 2 対象とする脅威

次の脅威を想定し、対策を実施する。

(1) 不正アクセス

## 3 職員の責務

職員は、この方針を守らなければならない。

## 4 情報セキュリティ対策基準の策定

対策基準を策定する。

## 5 監査

毎年度、監査を実施する。
`);
    assert.deepEqual(
      policy.controls.map(({ id }) => id),
      ['5'],
    );
  });

  it('reads the example: 16 terms, and every place from 6 to 8', () => {
    const policy = readPolicy(readDocument(readFileSync('examples/基本方針.md', 'utf8'), '基本方針.md'), tokenize);
    assert.equal(policy.terms.length, 16);
    assert.deepEqual([...new Set(policy.controls.map(({ id }) => id.split('.')[0]))], ['6', '7', '8']);
  });

  it('reads terms without a tokenizer, and no controls', () => {
    const policy = readPolicy(readDocument(STYLES['articles with captions']!, 'policy.md'), undefined);
    assert.equal(policy.terms.length, 3);
    assert.deepEqual(policy.controls, []);
  });
});
