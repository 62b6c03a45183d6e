/**
 * @file The texts of the bench: a basic policy of an organisation that does not exist, and drafts of any size under it,
 * the same on every machine. Their wording is what regulations are made of; their meaning is none.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SUBJECTS = ['情報管理者', '業務責任者', '運用担当者', '利用者', '点検員', '保守業者', '総括責任者', '当直者'];
const OBJECTS = [
  '利用者端末',
  '接続機器',
  '持出媒体',
  '管理台帳',
  '点検記録',
  '暗証符号',
  '保存用の複写',
  '委託先の名簿',
  '設計図書',
  '施錠する棚',
  '電子の記録',
  '入室の記録',
];
const WHEN = [
  '毎月一回',
  '異動のつど',
  '持ち出す前に',
  '返却の後に',
  '年度の初めに',
  '異常を見つけたときは',
  '速やかに',
];
const HOW = ['台帳と照らし合わせ', '書面により', '二名で', '定めた様式により', '上司の承認を受け', '記録を残し'];
const ACTS = ['管理', '点検', '保管', '確認', '更新', '報告', '消去', '制限', '記録', '廃棄'];
const ENDS = [
  'しなければならない',
  'するものとする',
  'してはならない',
  'すること',
  'することができる',
  'するよう努める',
];
const TITLES = [
  '目的',
  '体制',
  '端末の管理',
  '媒体の持出し',
  '入退室',
  '暗証符号',
  '委託',
  '点検',
  '事故の報告',
  '見直し',
];

/** What the policy writes otherwise: an edit of the bench puts it in, and the diagnostics must tell. */
export const MARK = '利用者 端末';

export const POLICY = `---
種別: 基本方針
---

# 架空町情報セキュリティ基本方針

## 1 目的

この基本方針は、架空町の情報資産を守るための事項を定める。

## 2 定義

${OBJECTS.map((word, i) => `### (${i + 1}) ${word}\n\n${SUBJECTS[i % SUBJECTS.length]}が取り扱う${ACTS[i % ACTS.length]}の対象をいう。`).join('\n\n')}

## 3 対策

${TITLES.map((title, i) => `### (${i + 1}) ${title}\n\n${OBJECTS[i]}を${ACTS[i % ACTS.length]}し、${OBJECTS[i + 1]}の${ACTS[(i + 3) % ACTS.length]}及び${OBJECTS[(i + 2) % 12]}の${ACTS[(i + 5) % ACTS.length]}を行わなければならない。`).join('\n\n')}
`;

/** A draft of about so many bytes. */
export function draft(bytes, seed, kind = '対策基準') {
  const next = random(seed);
  const one = (words) => words[Math.floor(next() * words.length)];
  const sentence = () =>
    `${one(SUBJECTS)}は、${one(WHEN)}、${one(OBJECTS)}${next() < 0.4 ? `及び${one(OBJECTS)}` : ''}を${one(HOW)}、${one(ACTS)}${one(ENDS)}。`;
  let text = `---\n種別: ${kind}\n---\n\n# 架空町情報セキュリティ${kind}（その${seed}）\n\n`;
  let size = Buffer.byteLength(text);
  for (let article = 1; size < bytes; article++) {
    const chapter = article % 8 === 1 ? `## 第${Math.ceil(article / 8)}章　${one(TITLES)}に関する事項\n\n` : '';
    const items = Array.from(
      { length: Math.floor(next() * 5) },
      (_, i) => `(${i + 1}) ${one(OBJECTS)}を${one(ACTS)}すること。\n`,
    );
    const table =
      next() < 0.1 ? `\n| 対象 | 措置 |\n| --- | --- |\n| ${one(OBJECTS)} | ${one(HOW)}${one(ACTS)}する。 |\n` : '';
    const second = next() < 0.5 ? `\n２　${sentence()}${sentence()}\n` : '';
    const lead = items.length > 1 ? `${sentence()}この場合は、次の各号によるものとする。` : sentence();
    const part = `${chapter}### 第${article}条（${one(TITLES)}）\n\n${lead}\n${items.length > 1 ? `\n${items.join('\n')}` : ''}${second}${table}\n`;
    text += part;
    size += Buffer.byteLength(part);
  }
  // what tells that everything has been looked at
  return `${text}${one(SUBJECTS)}は、${MARK}を${one(ACTS)}しなければならない。\n`;
}

/**
 * Writes files, given by their paths below a folder that is made anew; answers the folder. It has a kijun.json of its own: otherwise
 * the command line would take this repository for the folder that is reviewed, and read all of it.
 */
export function writeFolder(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ 'kijun.json': '{}\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The workspace of the bench: the policy, and so many drafts of 40 KB. */
export const workspaceOf = (drafts) =>
  Object.fromEntries([
    ['基本方針.md', POLICY],
    ...Array.from({ length: drafts }, (_, i) => {
      const kind = i % 3 === 2 ? '実施手順' : '対策基準';
      return [`${kind}/${String(i + 1).padStart(3, '0')}.md`, draft(40_000, i + 1, kind)];
    }),
  ]);

/** mulberry32: the same numbers from 0 to 1 for the same seed. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
