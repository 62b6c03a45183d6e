import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary folder of a test. */
export interface Folder {
  readonly path: string;
  readonly file: (name: string) => string;
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly remove: () => void;
}

export function createFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'kijun-test-')));
  const file = (name: string) => join(path, name);
  const write = (name: string, content: string | Uint8Array): string => {
    mkdirSync(dirname(file(name)), { recursive: true });
    writeFileSync(file(name), content);
    return file(name);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return { path, file, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A basic policy: two terms, two controls, and of each of them two elements. */
export const POLICY = `# みなみ水道企業団情報セキュリティ基本方針

## 1 目的

本基本方針は、企業団が保有する情報資産の機密性、完全性及び可用性を維持することを目的とする。

## 2 定義

(1) 情報資産

企業団が所有し、又は管理する情報及びこれを取り扱う情報システムをいう。

(2) OT系ネットワーク

浄水場及び配水池の監視及び制御に用いるネットワークをいう。

## 3 情報セキュリティ対策

(1) 物理的セキュリティ

サーバ室の入退室の管理及び通信回線の保護について、物理的な対策を講じる。

(2) 人的セキュリティ

職員に対し、研修及び訓練を行う。
`;

/** A draft under it: one term in a wrong notation, nothing on 人的セキュリティ, and no section for what is usual but 目的. */
export const DRAFT = `---
種別: 対策基準
上位文書: 基本方針.md
---

# みなみ水道企業団情報セキュリティ対策基準

## 第1条（目的）

この基準は、情報資産を保護するために必要な事項を定めることを目的とする。

## 第2条（物理的セキュリティ）

情報システム管理者は、サーバ室の入退室を管理し、通信回線を損傷から保護しなければならない。

ＯＴ系ネットワークの機器は、浄水場の施錠された区画に設置しなければならない。
`;
