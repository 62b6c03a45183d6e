import assert from 'node:assert/strict';
import { createWorkspace } from '../../../server/src/workspace/workspace';

/** The findings about numbers in a draft, as rule and marked words. */
function found(body: string): readonly string[] {
  const source = `# 鶴見市情報セキュリティ対策基準\n\n${body}\n`;
  const workspace = createWorkspace();
  workspace.set('/w/d.md', source);
  return workspace
    .findings('/w/d.md')
    .filter(({ rule }) => /^numbering\//.test(rule))
    .map(({ rule, span }) => `${rule.slice('numbering/'.length)} ${source.slice(span.start, span.end).trim()}`);
}

/** Articles with a sentence each: 「第1条　課長は、…」 */
const articles = (...labels: readonly string[]) =>
  labels.map((label) => `${label}　課長は、台帳を備える。`).join('\n\n');

describe('numbers', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['in order', articles('第1条', '第2条', '第3条'), []],
    ['an article left out', articles('第1条', '第2条', '第4条'), ['gap 第4条']],
    ['several left out', articles('第1条', '第5条', '第6条'), ['gap 第5条']],
    ['kanji numerals', articles('第一条', '第二条', '第四条'), ['gap 第四条']],
    ['out of order', articles('第1条', '第3条', '第2条', '第4条'), ['gap 第2条']],
    ['twice', articles('第1条', '第2条', '第2条', '第3条'), ['duplicate 第2条']],
    ['twice instead of the next', articles('第1条', '第2条', '第2条', '第4条'), ['duplicate 第2条']],
    ['branches', articles('第1条', '第2条', '第2条の2', '第2条の3', '第3条'), []],
    ['a branch left out', articles('第1条', '第2条', '第2条の3', '第3条'), ['gap 第2条の3']],
    ['the first branch left out', articles('第1条', '第1条の3', '第2条'), ['gap 第1条の3']],
    ['begins late', articles('第2条', '第3条'), ['gap 第2条']],
    ['an article that was repealed', `${articles('第1条', '第2条')}\n\n第3条　削除\n\n${articles('第4条')}`, []],
    ['two that were repealed', `${articles('第1条')}\n\n第2条及び第3条　削除\n\n${articles('第4条')}`, []],
    ['a range that was repealed', `${articles('第1条')}\n\n第2条から第5条まで　削除\n\n${articles('第6条')}`, []],
    [
      'articles go on through chapters',
      `## 第1章　総則\n\n${articles('第1条', '第2条')}\n\n## 第2章　体制\n\n${articles('第3条')}`,
      [],
    ],
    [
      'articles left out between chapters',
      `## 第1章　総則\n\n${articles('第1条', '第2条')}\n\n## 第2章　体制\n\n${articles('第4条')}`,
      ['gap 第4条'],
    ],
    [
      'articles that begin anew in each chapter',
      `## 第1章　総則\n\n${articles('第1条', '第2条')}\n\n## 第2章　体制\n\n${articles('第1条', '第2条')}`,
      [],
    ],
    ['a chapter left out', '## 第1章　総則\n\n本文。\n\n## 第3章　体制\n\n本文。', ['gap 第3章']],
    [
      'items begin anew in each article',
      '第1条　次のとおりとする。\n\n(1) 端末\n\n(2) 媒体\n\n第2条　次のとおりとする。\n\n(1) 回線\n\n(2) 庁舎',
      [],
    ],
    [
      'items begin anew behind words without a number',
      '## 1 端末\n\n次のとおりとする。\n\n(1) 施錠する。\n\nその際は、次のとおりとする。\n\n(1) 記録する。\n\n(2) 報告する。',
      [],
    ],
    ['an item left out', '第1条　次のとおりとする。\n\n(1) 端末\n\n(3) 媒体', ['gap (3)']],
    ['an item twice', '第1条　次のとおりとする。\n\n(1) 端末\n\n(2) 媒体\n\n(2) 回線', ['duplicate (2)']],
    ['the first item twice', '第1条　次のとおりとする。\n\n(1) 端末\n\n(1) 媒体\n\n(2) 回線', ['duplicate (1)']],
    ['circled numbers', '## 1 端末\n\n次のとおりとする。\n\n① 施錠\n\n② 記録\n\n④ 報告', ['gap ④']],
    [
      'paragraphs begin with 2',
      '第1条　課長は、台帳を備える。\n\n2　前項の台帳は、毎年見直す。\n\n3　課長は、報告する。',
      [],
    ],
    ['a paragraph left out', '第1条　課長は、台帳を備える。\n\n2　毎年見直す。\n\n4　課長は、報告する。', ['gap 4']],
    [
      'decimals',
      '## 1 総則\n\n### 1.1 目的\n\n文。\n\n### 1.3 範囲\n\n文。\n\n## 2 体制\n\n### 2.1 責任者\n\n文。',
      ['gap 1.3'],
    ],
    [
      '附則 counts for itself',
      `${articles('第1条', '第2条')}\n\n## 附則\n\n1　この基準は、令和6年4月1日から施行する。\n\n2　旧基準は、廃止する。`,
      [],
    ],
    ['articles of 附則', `${articles('第1条', '第2条')}\n\n## 附則\n\n${articles('第1条', '第2条')}`, []],
    ['appendices', `${articles('第1条')}\n\n## 別表第1\n\n表\n\n## 別表第3\n\n表`, ['gap 別表第3']],
    [
      '別表 and 別紙 count for themselves',
      `${articles('第1条')}\n\n## 別表第1\n\n表\n\n## 別紙1\n\n文\n\n## 別表第2\n\n表`,
      [],
    ],
    ['a list that Markdown counts', '## 1 手順\n\n1. 鍵を開ける。\n1. 記録する。\n1. 鍵を掛ける。', []],
    [
      'a list of Markdown with a number left out',
      '## 1 手順\n\n1. 鍵を開ける。\n2. 記録する。\n4. 鍵を掛ける。',
      ['gap 4.'],
    ],
    ['numbers in tables', '| 番号 | 名 |\n| --- | --- |\n| 1 | 端末 |\n| 3 | 媒体 |', []],
    [
      'numbers in code and quotes',
      `${articles('第1条')}\n\n\`\`\`\n第5条\n\`\`\`\n\n> 第9条　旧基準\n\n${articles('第2条')}`,
      [],
    ],
    [
      'quantities and dates',
      '## 1 端末\n\n3年間保存する。\n\n令和6年4月1日から行う。\n\n## 2 媒体\n\n5台を備える。',
      [],
    ],
    ['a heading that begins with 0', '## 0 はじめに\n\n文。\n\n## 1 端末\n\n文。', []],
    ['one number full-width', articles('第1条', '第2条', '第３条', '第4条', '第5条'), ['style 第３条']],
    [
      'one figure full-width, two half-width',
      articles(...[...'１２３４５６７８９'].map((n) => `第${n}条`), '第10条', '第11条'),
      [],
    ],
    [
      'a list in a way of its own',
      `${[...'123456789'].map((n) => `(${n}) 端末${n}`).join('\n\n')}\n\n文。\n\n## 2 媒体\n\n${[...'１２３'].map((n) => `（${n}） 媒体${n}`).join('\n\n')}`,
      [],
    ],
    ['another bracket', '第1条　次のとおりとする。\n\n(1) 端末\n\n② 媒体\n\n(3) 回線', ['style ②']],
  ];
  for (const [name, text, expected] of cases)
    it(name, () => assert.deepEqual(found(text).toSorted(), [...expected].sort()));
});
