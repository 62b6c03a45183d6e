import assert from 'node:assert/strict';
import { createWorkspace, type Options, type Workspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

/** A small family of documents: what the features are asked about. */
export const POLICY = `# 汐見市情報セキュリティ基本方針

## 1 定義

(1) 情報資産　市が保有する情報及び情報システムをいう。

(2) 機密性　許可された者だけが情報を利用できることをいう。

(3) LGWAN接続系　総合行政ネットワークに接続する情報システムをいう。

## 2 対策

(1) 入退室　サーバ室の入退室を管理する。

(2) 研修　職員に研修及び訓練を実施する。
`;

export const STANDARD = `---
種別: 対策基準
---

# 汐見市情報セキュリティ対策基準

## 第1条（目的）

この基準は、情報資産の機密性を守ることを目的とする。

## 第2条（入退室の管理）

情報システム管理者は、サーバ室の入退室を記録し、管理しなければならない。

2　情報システム管理者は、前項の記録を保存する。

## 第3条（研修）

総務課長は、第2条第1項の記録について、職員に研修を実施することが望ましい。

## 附則

この基準は、令和8年4月1日から施行する。
`;

export const PROCEDURE = `---
種別: 実施手順
---

# 入退室の実施手順

## 1 目的

この手順は、情報資産を守ることを目的とする。

## 2 入退室

1. 職員は、サーバ室の入退室を管理簿に記録する。
`;

export const PATHS = { policy: '/w/基本方針.md', standard: '/w/対策基準.md', procedure: '/w/実施手順.md' } as const;

/** A workspace with the family in it, or with other texts in their place. */
export async function open(
  texts: Partial<Record<keyof typeof PATHS, string>> = {},
  options: Options = {},
): Promise<Workspace> {
  const workspace = createWorkspace(options);
  workspace.equip(await tokenizer);
  const all = { policy: POLICY, standard: STANDARD, procedure: PROCEDURE, ...texts };
  for (const key of ['policy', 'standard', 'procedure'] as const) workspace.set(PATHS[key], all[key]);
  return workspace;
}

/** The document at a path, with the text in which ‸ marks the caret taken out, and where it stood. */
export async function caret(
  key: keyof typeof PATHS,
  change: (text: string) => string,
): Promise<{ workspace: Workspace; path: string; offset: number; source: string }> {
  const marked = change({ policy: POLICY, standard: STANDARD, procedure: PROCEDURE }[key]);
  const offset = marked.indexOf('‸');
  assert.ok(offset >= 0, 'a caret is in the text');
  const source = marked.replace('‸', '');
  return { workspace: await open({ [key]: source }), path: PATHS[key], offset, source };
}
