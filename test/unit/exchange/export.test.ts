import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readDocument } from '../../../server/src/document/document';
import { exportFile } from '../../../server/src/exchange/export';
import { layOut } from '../../../server/src/exchange/form';
import { importFile } from '../../../server/src/exchange/import';
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
      ? piece.rows.map((row) => row.join('|')).join(' / ')
      : `${piece.first},${piece.rest} ${piece.role === 'numbered' || piece.role === 'text' ? '' : `${piece.role}: `}${piece.text}`,
  );

describe('the form of a regulation', () => {
  it('has chapters three letters in, captions above articles, and items one letter in', () => {
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
      '3,3 heading: 第1章 総則',
      '1,2 caption: （目的）',
      '0,1 第1条　この基準は、次に定めるところによる。',
      '1,2 (1)　端末　職員が使うパソコンをいう。',
      '2,3 ア 庁内の端末',
      '3,4 (ア) 窓口の端末',
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
      '0,0 heading: 1 目的',
      '1,0 端末を守る。',
      '1,2 (1) 鍵',
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
    const places = below(part('word/document.xml'), 'w:p').map((one) => [
      one.textContent,
      below(one, 'w:commentReference').map((reference) => reference.getAttribute('w:id')),
    ]);
    assert.deepEqual(places, [
      ['緑野市基準', ['1', '2']],
      ['（目的）', []],
      ['第1条　端末を守る。', []],
      ['2　鍵を掛ける。', ['0']],
      ['（別添）', []],
      ['番号', []],
      ['6(1)', []],
    ]);
  });

  it('may be anything', async () => {
    for (const text of ['', '\u0000', '| a |\n| - |', '# ']) assert.ok((await exportFile(text)).length > 0);
  });
});
