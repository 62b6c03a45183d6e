import assert from 'node:assert/strict';
import {
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { importFile } from '../../../server/src/exchange/import';
import { numbered } from './render';

type Children = NonNullable<ConstructorParameters<typeof Document>[0]['sections'][0]['children']>;

const pack = (children: Children, options: object = {}): Promise<Uint8Array> =>
  Packer.pack(new Document({ ...options, sections: [{ children }] }), 'uint8array');

async function read(bytes: Uint8Array) {
  const result = await importFile('x.docx', bytes);
  assert.ok('markdown' in result, JSON.stringify(result));
  return { markdown: result.markdown, notes: result.notes.map(({ kind, message }) => `${kind}: ${message.ja}`) };
}

/** A document with a part replaced: what Word writes and the docx package does not. */
function withPart(bytes: Uint8Array, change: (xml: string) => string, part = 'word/document.xml'): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(new TextDecoder().decode(parts[part]))) });
}

describe('a Word document', () => {
  it('has its automatic numbers as text, and headings out of them', async () => {
    const bytes = await numbered(
      [
        ['decimal', '第%1章'],
        ['decimalFullWidth', '第%2条'],
        ['decimal', '(%3)'],
        ['aiueoFullWidth', '%4'],
        ['decimalEnclosedCircle', '%5'],
      ],
      [
        [-1, '緑野市情報セキュリティ対策基準'],
        [0, '総則'],
        [-1, '（目的）'],
        [1, 'この基準は、次のことを定める。'],
        [2, '端末の管理'],
        [2, '記録の管理'],
        [3, '記録を1年間保存すること。'],
        [3, '記録を点検すること。'],
        [4, '毎月点検すること。'],
        [-1, '（委任）'],
        [1, '必要な事項は、別に定める。'],
      ],
    );
    const { markdown, notes } = await read(bytes);
    assert.equal(
      markdown,
      [
        '# 緑野市情報セキュリティ対策基準',
        '## 第1章　総則',
        '### 第１条（目的）',
        'この基準は、次のことを定める。',
        '(1)　端末の管理',
        '(2)　記録の管理',
        'ア　記録を1年間保存すること。',
        'イ　記録を点検すること。',
        '①　毎月点検すること。',
        '### 第２条（委任）',
        '必要な事項は、別に定める。\n',
      ].join('\n\n'),
    );
    assert.equal(notes[0], 'changed: Wordの自動番号を文字にしました（8か所）。');
    assert.match(notes[1]!, /^changed: 章、条などの行を見出し（#）にしました（4か所）/);
  });

  it('has its tables, with merged cells in every row that they reach', async () => {
    const cell = (text: string, merge: object = {}) => new TableCell({ children: [new Paragraph(text)], ...merge });
    const rows = [
      [cell('区分', { columnSpan: 2 }), cell('基準')],
      [cell('機密性', { rowSpan: 2 }), cell('3'), cell('住民の権利を侵すもの|例外')],
      [cell('2'), cell('公表を前提としないもの')],
      [cell('備考', { columnSpan: 3 })],
    ];
    const { markdown, notes } = await read(
      await pack([
        new Paragraph({ text: '緑野市基準', heading: HeadingLevel.TITLE }),
        new Table({ rows: rows.map((children) => new TableRow({ children })) }),
      ]),
    );
    assert.equal(
      markdown,
      [
        '# 緑野市基準',
        '',
        '| 区分 | 区分 | 基準 |',
        '| --- | --- | --- |',
        '| 機密性 | 3 | 住民の権利を侵すもの\\|例外 |',
        '| 機密性 | 2 | 公表を前提としないもの |',
        '| 備考 |  |  |',
        '',
      ].join('\n'),
    );
    assert.match(notes.join(), /changed: 表の結合されたセル.*3か所/);
  });

  it('has its footnotes, bullets and headings', async () => {
    const { markdown } = await read(
      await pack(
        [
          new Paragraph({ text: '緑野市手順', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ text: '目的', heading: HeadingLevel.HEADING_2 }),
          new Paragraph({ children: [new TextRun('端末'), new FootnoteReferenceRun(1), new TextRun('を管理する。')] }),
          new Paragraph({ text: '持ち出さないこと。', bullet: { level: 0 } }),
          new Paragraph({ text: '貸さないこと。', bullet: { level: 1 } }),
        ],
        { footnotes: { 1: { children: [new Paragraph('市が貸与したものをいう。')] } } },
      ),
    );
    assert.equal(
      markdown,
      '# 緑野市手順\n\n## 目的\n\n端末[^1]を管理する。\n\n- 持ち出さないこと。\n  - 貸さないこと。\n\n[^1]: 市が貸与したものをいう。\n',
    );
  });

  it('loses readings above words, hidden text and what was deleted, and says so', async () => {
    const bytes = withPart(await pack([new Paragraph('強靱性を高める。')]), (xml) =>
      xml.replace(
        /<w:r><w:t[^>]*>強靱性/,
        '<w:r><w:ruby><w:rt><w:r><w:t>きょうじん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>強靱</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内緒</w:t></w:r><w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>性',
      ),
    );
    const { markdown, notes } = await read(bytes);
    assert.equal(markdown, '強靱性を高める。\n');
    assert.match(notes.join('\n'), /dropped: 隠し文字/);
    assert.match(notes.join('\n'), /dropped: 変更履歴/);
    assert.match(notes.join('\n'), /dropped: ふりがなを外しました: 強靱（きょうじん）/);
  });

  it('loses text boxes and pictures, and says so', async () => {
    const bytes = withPart(await pack([new Paragraph('本文である。')]), (xml) =>
      xml.replace(
        '</w:body>',
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>機密性2</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p></w:body>',
      ),
    );
    const { markdown, notes } = await read(bytes);
    assert.equal(markdown, '本文である。\n');
    assert.match(notes.join('\n'), /dropped: テキストボックスを外しました: 「機密性2」/);
  });

  it('has headings of paragraphs that only look like some, and says so', async () => {
    const line = (text: string, size: number, bold = false) =>
      new Paragraph({ children: [new TextRun({ text, size, bold })] });
    const { markdown, notes } = await read(
      await pack([
        line('鍵の手引', 36, true),
        line('貸出し', 28, true),
        line('対象となる人', 24, true),
        line('鍵は、職員に貸す。必ず記録する。', 21),
        line('借りる時間', 24, true),
        line('鍵は、その日のうちに返す。', 21),
        line('紛失', 28, true),
        line('届出', 24, true),
        line('重要', 21, true),
        line('鍵を失くした者は、直ちに届け出る。', 21),
      ]),
    );
    assert.deepEqual(markdown.match(/^#.*$/gm), [
      '# 鍵の手引',
      '## 貸出し',
      '### 対象となる人',
      '### 借りる時間',
      '## 紛失',
      '### 届出',
    ]);
    assert.match(notes.join('\n'), /doubtful: 見出しのスタイルがない/);
  });

  it('has no headings of bold words among numbered articles', async () => {
    const bold = (text: string) => new Paragraph({ children: [new TextRun({ text, bold: true })] });
    const { markdown } = await read(
      await pack([
        new Paragraph('第1条　鍵を貸す。'),
        bold('重要'),
        new Paragraph('鍵は、返す。'),
        new Paragraph('第2条　札を貸す。'),
        bold('注意'),
        new Paragraph('札は、返す。'),
        new Paragraph('第3条　箱を貸す。'),
      ]),
    );
    assert.deepEqual(markdown.match(/^#.*$/gm), ['# 第1条', '# 第2条', '# 第3条']);
  });

  it('counts no paragraph that was deleted, and keeps what stands in other tags', async () => {
    const bytes = withPart(
      await numbered(
        [['decimal', '%1.']],
        [
          [0, '鍵'],
          [0, '札'],
          [0, '箱'],
        ],
      ),
      (xml) =>
        xml
          .replace(
            /(<w:p>(?:(?!<\/w:p>).)*?<w:pPr>(?:(?!<\/w:pPr>).)*)(<\/w:pPr>)<w:r>(<w:t[^>]*>)札<\/w:t><\/w:r>/,
            '$1<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>$2<w:del w:id="2" w:author="x"><w:r><w:delText>札</w:delText></w:r></w:del>',
          )
          .replace(
            /<w:r>(<w:t[^>]*>箱<\/w:t>)<\/w:r>/,
            '<w:smartTag w:uri="x" w:element="place"><w:ins w:id="3" w:author="x"><w:r>$1</w:r></w:ins></w:smartTag>',
          ),
    );
    assert.equal((await read(bytes)).markdown, '# 1.　鍵\n\n# 2.　箱\n');
  });

  it('has nothing of the heads and feet of its pages', async () => {
    const bytes = await Packer.pack(
      new Document({
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph('取扱注意')] }) },
            footers: { default: new Footer({ children: [new Paragraph('- 1 -')] }) },
            children: [new Paragraph('鍵を貸す。')],
          },
        ],
      }),
      'uint8array',
    );
    assert.equal((await read(bytes)).markdown, '鍵を貸す。\n');
  });

  it("loses Word's own table of contents", async () => {
    const { markdown, notes } = await read(
      await pack([
        new Paragraph({ text: '緑野市対策基準', heading: HeadingLevel.TITLE }),
        new TableOfContents('目次', { headingStyleRange: '1-3' }),
        new Paragraph('第1章　総則'),
      ]),
    );
    assert.equal(markdown, '# 緑野市対策基準\n\n## 第1章　総則\n');
    assert.match(notes.join('\n'), /目次を外しました/);
  });
});

describe('a Word document that is refused', () => {
  const refused = async (bytes: Uint8Array, message: RegExp) => {
    const result = await importFile('x.docx', bytes);
    assert.ok('refused' in result, 'it is refused');
    assert.match(result.refused.ja, message);
    assert.match(result.refused.en, /\.$/);
  };

  it('unpacks to more than a document has', async () => {
    const bomb = new Uint8Array(60 * 1024 * 1024);
    await refused(zipSync({ 'word/document.xml': bomb }), /大きすぎる/);
  });

  it('has more paragraphs than a document has', async () => {
    const bytes = withPart(await pack([new Paragraph('本文')]), (xml) =>
      xml.replace('<w:p>', `${'<w:p/>'.repeat(30_001)}<w:p>`),
    );
    await refused(bytes, /段落が3万/);
  });

  it('is nested without end', async () => {
    const bytes = withPart(await pack([new Paragraph('本文')]), (xml) =>
      xml.replace(
        '<w:p>',
        `${'<w:sdt><w:sdtContent>'.repeat(20_000)}<w:p></w:p>${'</w:sdtContent></w:sdt>'.repeat(20_000)}<w:p>`,
      ),
    );
    await refused(bytes, /読めません/);
  });

  it('declares entities', async () => {
    const bytes = withPart(await pack([new Paragraph('本文')]), (xml) =>
      xml.replace(/<w:document/, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document'),
    );
    await refused(bytes, /外部の宣言/);
  });

  it('declares entities in its styles', async () => {
    const bytes = withPart(
      await pack([new Paragraph('本文')]),
      (xml) => xml.replace(/<w:styles/, '<!DOCTYPE x [<!ENTITY a "b">]><w:styles'),
      'word/styles.xml',
    );
    await refused(bytes, /外部の宣言/);
  });

  it('is damaged, or something else in a zip file', async () => {
    const bytes = await pack([new Paragraph('本文')]);
    await refused(bytes.subarray(0, bytes.length / 2), /読めません/);
    await refused(
      zipSync({ 'ppt/presentation.xml': strToU8('<a/>') }),
      /Wordの文書（\.docx）でも、Excelのブック（\.xlsx）でもありません/,
    );
    await refused(zipSync({ 'word/document.xml': strToU8('<w:document') }), /読めません/);
  });
});
