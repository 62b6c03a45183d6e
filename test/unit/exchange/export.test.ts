import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readDocument } from '../../../server/src/document/document';
import { exportFile } from '../../../server/src/exchange/export';
import { layOut } from '../../../server/src/exchange/form';
import { importFile } from '../../../server/src/exchange/import';
import { textOf } from '../../../server/src/exchange/letter';
import { below, parseXml } from '../../../server/src/exchange/xml';
import { outlineBelowTitle, said } from './outline';

const DOCUMENTS = [
  ...['基本方針.md', '対策基準.md', '実施手順.md'].map((name) => join('examples', name)),
  ...readdirSync('test/corpus', { recursive: true })
    .map(String)
    .filter((name) => /(?:policy|\.src)\.md$/.test(name))
    .map((name) => join('test/corpus', name))
    .sort(),
];

/** A line a piece: how far it stands in (first line, other lines), its role where that is no plain text, its text. */
const laidOut = (markdown: string): readonly string[] =>
  layOut(markdown).map((piece) =>
    piece.kind === 'grid'
      ? piece.rows.map((row) => row.map(textOf).join('|')).join(' / ')
      : `${piece.first},${piece.rest} ${piece.role === 'numbered' || piece.role === 'text' ? '' : `${piece.role}: `}${piece.text}`,
  );

describe('the form of a regulation', () => {
  it('has chapters three letters in, captions above articles, items one letter in, and a full-width space behind numbers', () => {
    const markdown = `---
種別: 対策基準
---
# 緑野市情報セキュリティ対策基準

> **案** 未定稿

## 第1章 総則

### 第1条 目的

この基準は、次に
定めるところによる。

(1) 端末　職員が使う
パソコンをいう。

ア 庁内の端末
(ア) 窓口の端末

2　前項に定めるもののほか、別に定める。

### 第2条

職員等は、記録を保存する。

## 附則

この基準は、公布の日から施行する。

## 別表第1（第1条関係）

| 区分 | 例 |
| --- | --- |
| 甲 | 台帳 |
`;
    assert.deepEqual(laidOut(markdown), [
      '0,0 title: 緑野市情報セキュリティ対策基準',
      '1,1 quote: 案 未定稿',
      '3,3 heading: 第1章　総則',
      '1,2 caption: （目的）',
      '0,1 第1条　この基準は、次に定めるところによる。',
      '1,2 (1)　端末　職員が使うパソコンをいう。',
      '2,3 ア　庁内の端末',
      '3,4 (ア)　窓口の端末',
      '0,1 2　前項に定めるもののほか、別に定める。',
      '0,1 第2条　職員等は、記録を保存する。',
      '3,3 heading: 附則',
      '1,0 この基準は、公布の日から施行する。',
      '0,0 heading: 別表第1（第1条関係）',
      '区分|例 / 甲|台帳',
    ]);
  });

  it('has numbered sections at the margin, their text and items one letter in', () => {
    assert.deepEqual(laidOut('# 手順\n\n## 1 目的\n\n端末を守る。\n\n(1) 鍵\n\n鍵を掛ける。\n\n- 毎日\n  - 夕方\n'), [
      '0,0 title: 手順',
      '0,0 heading: 1　目的',
      '1,0 端末を守る。',
      '1,2 (1)　鍵',
      '3,2 鍵を掛ける。',
      '2,3 bullet: 毎日',
      '3,4 bullet: 夕方',
    ]);
  });

  it('keeps captions before bare articles, and lines without an outline', () => {
    assert.deepEqual(laidOut('緑野市基準\n令和6年4月1日\n\n（目的）\n第1条　端末を守る。\n２　鍵を掛ける。\n'), [
      '0,0 title: 緑野市基準',
      '0,0 令和6年4月1日',
      '1,2 caption: （目的）',
      '0,1 第1条　端末を守る。',
      '0,1 ２　鍵を掛ける。',
    ]);
  });
});

describe('a document that is exported to Word and imported again', () => {
  for (const path of DOCUMENTS)
    it(`has the same outline and text: ${path}`, async () => {
      const original = readFileSync(path, 'utf8').replace('L G W A N ', 'LGWAN');
      const imported = await importFile('x.docx', await exportFile(original));
      assert.ok('markdown' in imported);
      assert.deepEqual(outlineBelowTitle(imported.markdown), outlineBelowTitle(original));
      assert.equal(said(imported.markdown), said(original));
      assert.equal(readDocument(imported.markdown, '').title, readDocument(original, '').title);
    });
});

/** Each paragraph, with the comments where they begin and end. */
const told = (document: Parameters<typeof below>[0]): readonly string[] =>
  below(document, 'w:p').map((paragraph) =>
    below(paragraph, '*')
      .map((one) => {
        const id = one.getAttribute('w:id');
        if (one.tagName === 'w:commentRangeStart') return `<${id}>`;
        if (one.tagName === 'w:commentRangeEnd') return `</${id}>`;
        return one.tagName === 'w:t' ? one.textContent : '';
      })
      .join(''),
  );

describe('a document that is exported with remarks', () => {
  const MARKDOWN = '# 緑野市基準\n\n## 第1条 目的\n\n端末を守る。\n\n2　鍵を掛ける。\n';
  const at = (text: string) => ({ start: MARKDOWN.indexOf(text), end: MARKDOWN.indexOf(text) + text.length });

  it('has them as comments beside the paragraphs, and an annex behind the text', async () => {
    const remarks = [
      { span: at('鍵'), text: '注意: 用語\n(term/variant)' },
      { span: at('緑野市'), text: '誤り: 節がない' },
      { span: { start: 0, end: 0 }, text: '誤り: 全体' },
    ];
    const parts = unzipSync(await exportFile(MARKDOWN, remarks, { title: '（別添）', rows: [['番号'], ['6(1)']] }));
    const part = (name: string) => parseXml(new TextDecoder().decode(parts[name]))!;
    const comments = below(part('word/comments.xml'), 'w:comment').map((one) => one.textContent);
    assert.deepEqual(comments, ['注意: 用語(term/variant)', '誤り: 節がない', '誤り: 全体']);
    assert.deepEqual(told(part('word/document.xml')), [
      '<1><2>緑野市</1>基準</2>',
      '（目的）',
      '第1条　端末を守る。',
      '2　<0>鍵</0>を掛ける。',
      '（別添）',
      '番号',
      '6(1)',
    ]);
  });

  it('has each at its words: in cells, over lines that are joined, over several paragraphs, in titles', async () => {
    const markdown =
      '# 基準\n\n## 第1条 目的\n\n端末を\n守る。\n\n- 甲\n- 乙\n\n| 区分 | 例 |\n| --- | --- |\n| 丙 | **台帳**の写し |\n';
    const words = ['目的', '端末を\n守る', '甲\n- 乙', '台帳**の', '|\n| 丙'];
    const comments = words.map((text) => ({
      span: { start: markdown.indexOf(text), end: markdown.indexOf(text) + text.length },
      text,
    }));
    const bytes = unzipSync(await exportFile(markdown, comments))['word/document.xml'];
    assert.deepEqual(told(parseXml(new TextDecoder().decode(bytes))!), [
      '基準',
      '（<0>目的</0>）',
      '第1条　<1>端末を守る</1>。',
      '<2>甲',
      '乙</2>',
      '区分',
      '例',
      '<4>丙</4>',
      '<3>台帳の</3>写し',
    ]);
  });

  it('keeps what is bold', async () => {
    const markdown =
      '# 基準\n\n## 第1条 目的\n\n**端末**を**守る**。\n\n- **甲**の乙\n\n| 区分 | 例 |\n| --- | --- |\n| 丙 | **台帳**の写し |\n';
    const imported = await importFile('x.docx', await exportFile(markdown));
    assert.ok('markdown' in imported);
    assert.deepEqual(imported.markdown.match(/\*\*[^*]+\*\*/g), ['**端末**', '**守る**', '**甲**', '**台帳**']);
  });

  it('may be anything', async () => {
    for (const text of ['', '\u0000', '| a |\n| - |', '# ']) assert.ok((await exportFile(text)).length > 0);
  });
});
