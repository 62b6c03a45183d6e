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
    ['a branch without its article', articles('第1条', '第2条の2', '第3条'), ['gap 第2条の2']],
    [
      'branches in the wrong order',
      articles('第1条', '第2条', '第2条の2', '第2条の4', '第2条の3'),
      ['gap 第2条の4', 'gap 第2条の3'],
    ],
    ['an article behind its branch', articles('第1条', '第2条の2', '第2条', '第3条'), ['gap 第2条']],
    [
      'a branch twice, and an article left out',
      articles('第1条', '第1条の2', '第1条の2', '第3条'),
      ['duplicate 第1条の2', 'gap 第3条'],
    ],
    [
      'twice, and more left out than one',
      articles('第1条', '第2条', '第2条', '第5条'),
      ['duplicate 第2条', 'gap 第5条'],
    ],
    ['headings that begin with 2', '## 2 端末\n\n文。\n\n## 3 媒体\n\n文。', []],
    ['headings that begin with 3', '## 3 端末\n\n文。\n\n## 4 媒体\n\n文。', ['gap 3']],
    ['decimals that begin with 1.3', '## 1 総則\n\n### 1.3 端末\n\n文。\n\n### 1.4 媒体\n\n文。', ['gap 1.3']],
    ['a chapter that begins with 2', '## 第2章　札\n\n文。\n\n## 第3章　鍵\n\n文。', ['gap 第2章']],
    ['a paragraph that begins with 3', '第1条　課長は、台帳を備える。\n\n3　係長は、札を数える。', ['gap 3']],
    ['letters that go on from elsewhere', '## 1 札\n\n次のとおりとする。\n\nイ 端末\n\nウ 媒体', []],
    [
      'sections that go on through chapters',
      '## 第1章　札\n\n### 第1節　赤\n\n文。\n\n### 第2節　青\n\n文。\n\n## 第2章　鍵\n\n### 第3節　門\n\n文。',
      [],
    ],
    [
      'a section left out between chapters',
      '## 第1章　札\n\n### 第1節　赤\n\n文。\n\n### 第2節　青\n\n文。\n\n## 第2章　鍵\n\n### 第4節　門\n\n文。',
      ['gap 第4節'],
    ],
    [
      'chapters that begin anew in each part',
      '# 第1編　札\n\n## 第1章　赤\n\n文。\n\n## 第2章　青\n\n文。\n\n# 第2編　鍵\n\n## 第1章　門\n\n文。\n\n## 第3章　窓\n\n文。',
      ['gap 第3章'],
    ],
    [
      'chapters that go on through parts',
      '# 第1編　札\n\n## 第1章　赤\n\n文。\n\n## 第2章　青\n\n文。\n\n# 第2編　鍵\n\n## 第3章　門\n\n文。\n\n## 第5章　窓\n\n文。',
      ['gap 第5章'],
    ],
    [
      'decimals below decimals',
      '## 1 鍵\n\n### 1.1 門\n\n#### 1.1.1 表\n\n#### 1.1.3 裏\n\n### 1.2 窓\n\n#### 1.2.1 表\n\n#### 1.2.2 裏',
      ['gap 1.1.3'],
    ],
    [
      'decimals side by side',
      '## 1 鍵\n\n1.1 札を数える。\n\n1.2 札を掛ける。\n\n2.1 札を外す。\n\n2.3 札を磨く。',
      ['gap 2.3'],
    ],
    ['branches of plain numbers', '## 1 端末\n\n本文。\n\n## 1の2 媒体\n\n本文。\n\n## 2 回線\n\n本文。', []],
    ['a branch of plain numbers left out', '## 1 端末\n\n## 1の3 媒体\n\n## 2 回線', ['gap 1の3']],
    ['a number behind a branch left out', '## 1 端末\n\n## 1の2 媒体\n\n## 3 回線', ['gap 3']],
    ['branches of decimals', '## 1 鍵\n\n### 1-1 門\n\n### 1-1の2 裏門\n\n### 1-2 窓', []],
    ['a branch of decimals twice', '## 1 鍵\n\n### 1-1 門\n\n### 1-1の2 裏門\n\n### 1-1の2 窓', ['duplicate 1-1の2']],
    ['begins late', articles('第2条', '第3条'), ['gap 第2条']],
    ['an article that was repealed', `${articles('第1条', '第2条')}\n\n第3条　削除\n\n${articles('第4条')}`, []],
    ['two that were repealed', `${articles('第1条')}\n\n第2条及び第3条　削除\n\n${articles('第4条')}`, []],
    [
      'a repealed range behind a long line of places',
      `${articles('第1条')}\n\n${'（第1条）、'.repeat(20_000)}\n\n第2条から第5条まで　削除\n\n${articles('第6条')}`,
      [],
    ],
    [
      'articles of which something else is deleted',
      '第1条　課長は、第2条及び第3条の記録を削除する。\n\n第4条　課長は、台帳を備える。',
      ['gap 第4条'],
    ],
    [
      'words on deletion that name no article',
      '第1条　課長は、記録を削除する。\n\n第4条　課長は、台帳を備える。',
      ['gap 第4条'],
    ],
    ['more left out than was repealed', `${articles('第1条')}\n\n第2条　削除\n\n${articles('第4条')}`, ['gap 第4条']],
    [
      'items and chapters that were repealed',
      '## 第1章　札\n\n(1) 端末\n\n(2)から(4)まで　削除\n\n(5) 媒体\n\n第2章及び第3章　削除\n\n## 第4章　鍵\n\n文。',
      [],
    ],
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
    [
      'an article of 附則 left out',
      `${articles('第1条', '第2条')}\n\n## 附則\n\n${articles('第1条', '第3条')}`,
      ['gap 第3条'],
    ],
    ['questions and answers', '## 1 問\n\nQ1 端末\n\nA1 札\n\nQ3 媒体\n\nA3 鍵', []],
    [
      'items begin anew behind a table',
      '## 1 札\n\n(1) 端末\n\n| 札 | 色 |\n| --- | --- |\n| 一 | 赤 |\n\n(1) 媒体\n\n(2) 回線',
      [],
    ],
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

/** What is told of each place, with the places that it points to, and the draft once every fix is made. */
function told(body: string) {
  const head = '# 鶴見市情報セキュリティ対策基準\n\n';
  const source = `${head}${body}\n`;
  const workspace = createWorkspace();
  workspace.set('/w/d.md', source);
  const findings = workspace.findings('/w/d.md').filter(({ rule }) => /^numbering\//.test(rule));
  const edits = findings.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
  return {
    messages: findings.map(({ message }) => message.ja),
    related: findings.flatMap(({ related }) => related.map(({ span }) => source.slice(span.start, span.end))),
    fixed: edits
      .toSorted((a, b) => b.span.start - a.span.start)
      .reduce((text, { span, text: put }) => text.slice(0, span.start) + put + text.slice(span.end), source)
      .slice(head.length, -1),
  };
}

describe('what is told of numbers', () => {
  const items = (...labels: readonly string[]) =>
    `## 1 端末\n\n次のとおりとする。\n\n${labels.map((label, i) => `${label} 手順${'甲乙丙丁'[i % 4]}`).join('\n\n')}`;

  for (const [name, body, lacking] of [
    ['one', articles('第1条', '第3条'), '第2条'],
    ['two', articles('第1条', '第4条'), '第2条及び第3条'],
    ['more', articles('第1条', '第5条'), '第2条から第4条まで'],
    ['the first branch', articles('第1条', '第1条の3'), '第1条の2'],
    ['another branch', articles('第1条', '第1条の2', '第1条の4'), '第1条の3'],
    ['kanji numerals', articles('第一条', '第三条'), '第2条'],
    ['brackets', items('(1)', '(3)'), '(2)'],
    ['circles', items('①', '④'), '②及び③'],
    ['kana', items('ア', 'ウ'), '2番目'],
    ['decimals', '## 1 総則\n\n### 1.1 目的\n\n文。\n\n### 1.4 範囲\n\n文。', '1.2及び1.3'],
    ['decimals behind a branch', '## 1 鍵\n\n### 1-1 門\n\n### 1-1の2 裏門\n\n### 1-3 窓', '1-2'],
    ['an article behind a branch', articles('第1条', '第1条の2', '第3条'), '第2条'],
    ['the article of a branch', articles('第1条', '第2条の2'), '第2条'],
    ['two figures', articles(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((n) => `第${n}条`)), '第11条'],
    ['twenty', items(...[...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲', '㉑']), '⑳'],
    ['chapters', '## 第1章 総則\n\n文。\n\n## 第3章 体制\n\n文。', '第2章'],
  ] as const)
    it(`names what is left out: ${name}`, () => {
      const { messages } = told(body);
      assert.equal(messages.length, 1);
      assert.match(messages[0]!, RegExp(`」の次が「[^」]+」で、${lacking.replace(/[()]/g, '\\$&')}がありません。`));
    });

  it('names what comes before and what follows', () => {
    const { messages, related } = told(articles('第1条', '第2条', '第4条'));
    assert.match(messages[0]!, /^「第2条」の次が「第4条」で/);
    assert.deepEqual(related, ['第2条']);
  });

  it('has nothing to point to where the numbers begin late', () => {
    const { messages, related } = told(articles('第3条', '第4条'));
    assert.deepEqual(messages, ['番号が「第3条」から始まっています。第1条及び第2条がありません。']);
    assert.deepEqual(related, []);
  });

  it('says which comes behind which', () => {
    const { messages, related } = told(articles('第1条', '第3条', '第2条', '第4条'));
    assert.match(messages[0]!, /^「第3条」の後に「第2条」があり/);
    assert.deepEqual(related, ['第3条']);
  });

  it('names both that bear one number, where they have titles', () => {
    const titled = told('## 第1条（端末）\n\n文。\n\n## 第1条（媒体）\n\n文。\n\n## 第2条（回線）\n\n文。');
    assert.match(titled.messages[0]!, /^「第1条」が重複しています（「端末」と「媒体」）。/);
    assert.deepEqual(titled.related, ['第1条']);
    assert.match(told(articles('第1条', '第1条')).messages[0]!, /^「第1条」が重複しています。/);
  });

  it('goes on from the part before where that is how they are counted', () => {
    const parts = (third: string) =>
      `## 第1部\n\n### 1 端末\n\n文。\n\n### 2 媒体\n\n文。\n\n## 第2部\n\n### ${third} 回線\n\n文。\n\n### 4 庁舎\n\n文。`;
    assert.deepEqual(told(parts('3')).messages, []);
  });

  it('writes a number as wide as the others', () => {
    const few = told(articles('第1条', '第2条', '第３条', '第4条', '第5条'));
    assert.equal(few.fixed, articles('第1条', '第2条', '第3条', '第4条', '第5条'));
    assert.match(few.messages[0]!, /^「第３条」は.+「第3条」に直してください。$/);
    const wide = articles(...[...'１２３'].map((n) => `第${n}条`), '第4条', '第５条');
    assert.equal(told(wide).fixed, articles(...[...'１２３４５'].map((n) => `第${n}条`)));
    const brackets = items('(1)', '(2)', '（３）', '(4)');
    assert.equal(told(`${brackets}\n\n## 2 媒体\n\n(1) 甲\n\n(2) 乙`).fixed.includes('(3) 手順丙'), true);
    // half and half is a choice that was not made
    assert.deepEqual(told(articles('第1条', '第２条', '第3条', '第４条')).messages, []);
  });

  it('says which first paragraphs have no number where the others have one, and the other way round', () => {
    const paragraphs = (...firsts: readonly string[]) =>
      told(
        firsts
          .map((first, i) => `第${i + 1}条　${first}課長は、台帳を備える。\n\n2　係長は、札を数える。`)
          .join('\n\n'),
      ).messages;
    const [bare, counted] = ['', '\n\n1　'];
    assert.deepEqual(paragraphs(bare, bare, bare, counted, bare), [
      'この文書のほかの条は、第1項に番号を付けていません。ここも同じにしてください。',
    ]);
    assert.deepEqual(paragraphs(counted, counted, counted, bare, counted), [
      'この文書のほかの条は、第1項に番号を付けています。ここも同じにしてください。',
    ]);
    assert.deepEqual(paragraphs(counted, bare, counted, bare, bare), []);
  });

  it('says between which a number of another kind stands', () => {
    const { messages, related } = told(items('(1)', '②', '(3)'));
    assert.match(messages[0]!, /^「\(1\)」と「\(3\)」の間に「②」があります。/);
    assert.deepEqual(related, ['(1)']);
  });

  it('misses a caption only where nearly all have one', () => {
    const captioned = (count: number, bare: string) =>
      `${Array.from({ length: count }, (_, i) => `（対策${i}）\n第${i + 1}条　課長は、台帳を備える。`).join('\n\n')}\n\n${bare}`;
    const last = '第6条　課長は、報告する。';
    assert.match(told(captioned(5, last)).messages.join(), /「第6条」にはありません/);
    assert.deepEqual(told(captioned(5, '第6条　削除')).messages, []);
    assert.deepEqual(told(captioned(3, '第4条　課長は、報告する。')).messages, []);
  });

  it('says in which orders kinds of numbers stand', () => {
    const body = (outer: string, inner: string) => `${outer} 端末\n\n${inner} 施錠`;
    const { messages, related } = told(
      `## 1 甲\n\n${body('(1)', 'ア')}\n\n## 2 乙\n\n${body('(1)', 'ア')}\n\n## 3 丙\n\n${body('ア', '(1)')}`,
    );
    assert.match(
      messages.join(),
      /ここでは「ア」の下に「\(1\)」がありますが、ほかの箇所では「\(1\)」の下に「ア」があります/,
    );
    assert.deepEqual(related, ['ア']);
  });
});
