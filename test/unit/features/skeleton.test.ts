import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { DraftKind } from '../../../server/src/features/skeleton';
import { skeletonOf } from '../../../server/src/features/skeleton';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

/** Policies in several house styles, and what the outline of a standard under them is to be. */
const STYLES: Readonly<Record<string, readonly [string, string]>> = {
  'articles in kanji numerals, with ，': [
    `
北広域連合情報セキュリティ基本方針

（目的）
第一条　この訓令は，情報資産を守るため，必要な事項を定めることを目的とする。

（管理体制）
第二条　広域連合に責任者を置く。
２　責任者は，委員会を設ける。

（対策）
第三条　広域連合は，次に掲げる措置を講ずる。
一　物理的対策　サーバ室を施錠すること。
二　人的対策　研修を実施すること。

附　則
この訓令は，令和六年一月一日から施行する。
`,
    '第一条目的 第二条適用範囲 第三条定義 第四条管理体制 第五条物理的対策 第六条人的対策 第七条例外措置 第八条違反への対応 第九条見直し 附則',
  ],
  'chapters and articles in full width': [
    `
# 東大学情報セキュリティ基本方針

第１章　総則

第１条（目的）

この方針は、情報資産を守ることを目的とする。

第２章　対策

第２条（研修）

研修を実施する。

第３条（監査）

監査を実施する。
`,
    '第1章総則 第1条目的 第2条適用範囲 第3条定義 第4条体制 第2章対策 第5条研修 第6条監査 第3章雑則 第7条例外措置 第8条違反への対応 第9条見直し 附則',
  ],
  'items of which one says what it is about': [
    `
# 東組合情報セキュリティ基本方針

## 1 目的

情報資産を守ることを目的とする。

## 2 対策

### (1) 退職者

① 退職した者の権限を削除する。

② 派遣元に帰任する職員については、貸与した物の返却を確認する。

### (2) 系統

① 窓口系においては、認証を導入する。

② 公開系においては、通信を暗号化する。
`,
    '1目的 2適用範囲 3定義 4体制 5対策 (1)退職者 (2)系統 ①窓口系 ②公開系 6例外措置 7違反への対応 8見直し 附則',
  ],
  'decimals in headings': [
    `
# 南病院情報セキュリティ基本方針

## 1. 目的

情報資産を守ることを目的とする。

## 2. 対策

### 2.1 体制

責任者を置く。

### 2.2 見直し

毎年、方針を見直す。
`,
    '1目的 2適用範囲 3定義 4対策 4.1体制 4.2見直し 5例外措置 6違反への対応 附則',
  ],
  'bare sections with items': [
    `
西組合情報セキュリティ基本方針

１　目的

情報資産を守ることを目的とする。

２　対策

次の対策を講じる。

（１）　管理体制

責任者を置く。

（２）　システムの対策

①　事務系においては、端末を暗号化する。

②　公開系においては、通信を監視する。
`,
    '1目的 2適用範囲 3定義 4対策 (1)管理体制 (2)システムの対策 ①事務系 ②公開系 5例外措置 6違反への対応 7見直し 附則',
  ],
  'bullets with labels below headings': [
    `
# 中央会情報セキュリティ基本方針

## 目的

情報資産を守ることを目的とする。

## 対策

- **体制**：責任者を置く。
- **研修**：研修を実施する。
`,
    '目的 適用範囲 定義 対策 (1)体制 (2)研修 例外措置 違反への対応 見直し 附則',
  ],
};

describe('a skeleton', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  const make = (source: string, kind: DraftKind = '対策基準') => {
    const workspace = createWorkspace({ policy: '/w/基本方針.md' });
    workspace.set('/w/基本方針.md', source);
    workspace.equip(tokenize);
    const policy = workspace.readAsPolicy(workspace.document('/w/基本方針.md')!);
    const text = skeletonOf(policy, kind, '基本方針.md');
    workspace.set('/w/新しい文書.md', text);
    return { text, workspace, policy, document: workspace.document('/w/新しい文書.md')! };
  };

  for (const [name, [source, outline]] of Object.entries(STYLES)) {
    it(`is in the style of ${name}`, () => {
      const { document } = make(source.trimStart());
      assert.equal(
        document.entries
          .filter(({ index, label }) => index > 0 || label)
          .map(({ number, title }) => number + title)
          .join(' '),
        outline,
      );
    });
  }

  it('has text for the usual clauses, and comments for what is to be fulfilled', () => {
    const { text } = make(STYLES['decimals in headings']![0].trimStart());
    assert.equal(
      text.slice(0, text.indexOf('## 5')),
      `---
種別: 対策基準
上位文書: 基本方針.md
---

# 南病院情報セキュリティ対策基準

## 1. 目的

この基準は、南病院情報セキュリティ基本方針に基づき、情報セキュリティ対策の実施に必要な事項を定めることを目的とする。

## 2. 適用範囲

この基準は、〔適用する機関及び情報資産〕並びにこれらを取り扱う者に適用する。

## 3. 定義

この基準において使用する用語の意義は、南病院情報セキュリティ基本方針の例による。

## 4. 対策

### 4.1 体制

<!-- 2.1-1 責任者を置く -->

### 4.2 見直し

<!-- 2.2-1 毎年、方針を見直す -->

`,
    );
  });

  it('writes the commas of the policy, and captions above its articles', () => {
    const { text } = make(STYLES['articles in kanji numerals, with ，']![0].trimStart());
    assert.match(text, /（目的）\n第一条　この基準は，北広域連合情報セキュリティ基本方針に基づき，/);
    assert.doesNotMatch(text, /、/);
  });

  it('has spaces behind numbers where the policy has them', () => {
    const bare = STYLES['decimals in headings']![0].replace(/(\d)\. /g, '$1．').replace(/(\d\.\d) /g, '$1');
    assert.match(make(bare.trimStart()).text, /\n## 1．目的\n[\s\S]*\n### 4\.1　体制\n/);
  });

  it('is marked as not public where the policy says so', () => {
    const secret = `${STYLES['decimals in headings']![0]}\n## 3. 公開\n\n対策基準は、非公開とする。\n`;
    assert.match(make(secret).text, /\n公開区分: 非公開\n/);
    assert.doesNotMatch(make(secret, '実施手順').text, /公開区分/);
  });

  describe('is read as it is meant under every policy of the corpus', () => {
    for (const family of readdirSync('test/corpus').filter((name) => !name.includes('.')))
      for (const kind of ['対策基準', '実施手順'] as const)
        it(`${family}: ${kind}`, () => {
          const { workspace, policy, document } = make(readFileSync(`test/corpus/${family}/policy.md`, 'utf8'), kind);
          assert.equal(document.kind.kind, kind);
          const { elements, covered } = workspace.compare(policy, [document]).summary;
          assert.ok(elements > 0);
          assert.equal(covered, 0, 'nothing is fulfilled yet');
          const rules = new Set(workspace.findings(document.path).map(({ rule }) => rule));
          assert.ok(!rules.has('term/variant') && !rules.has('section/missing'), [...rules].join(' '));
          assert.equal(rules.has('control/missing'), kind === '対策基準');
          for (const { id } of policy.controls.flatMap((control) => control.elements))
            assert.ok(
              document.comments.some(({ text }) => text.startsWith(`${id} `)),
              id,
            );
        });
  });
});
