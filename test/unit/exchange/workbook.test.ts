import assert from 'node:assert/strict';
import { strToU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type CellObject, type Sheet } from 'write-excel-file/universal';
import { cellName, namesOf, placeOf, shownFrom } from '../../../server/src/exchange/cell';
import { importFile } from '../../../server/src/exchange/import';

type Value = string | number | null | CellObject;

/** A workbook with a sheet for each name. */
async function workbook(sheets: Readonly<Record<string, readonly (readonly Value[])[]>>): Promise<Uint8Array> {
  const pages = Object.entries(sheets).map(
    ([sheet, rows]): Sheet<Blob> => ({ sheet, data: rows.map((row) => row.map(cellOf)) }),
  );
  return new Uint8Array(await (await writeExcelFile(pages).toBlob()).arrayBuffer());
}

const cellOf = (value: Value): CellObject | null =>
  value === null || value === ''
    ? null
    : typeof value === 'object'
      ? value
      : { value, type: typeof value === 'number' ? Number : String };

/** A cell with lines around it, as those of forms and registers have. */
const boxed = (value: string, more: Partial<CellObject> = {}): CellObject =>
  ({ value: value || undefined, type: String, borderStyle: 'thin', ...more }) as CellObject;

async function read(bytes: Uint8Array) {
  const result = await importFile('x.xlsx', bytes);
  assert.ok('markdown' in result, JSON.stringify(result));
  const notes = result.notes.map(({ kind, message, spots = [] }) => `${kind}: ${message.ja}（${namesOf(spots).ja}）`);
  return { markdown: result.markdown, notes };
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const result = await importFile('x.xlsx', bytes);
  assert.ok('refused' in result, JSON.stringify(result).slice(0, 200));
  return result.refused.ja;
}

/** A workbook with a part replaced: what Excel writes and the library of the tests does not. */
function withPart(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(new TextDecoder().decode(parts[part] ?? new Uint8Array()))) });
}

const FIRST = 'xl/worksheets/sheet1.xml';

describe('a workbook', () => {
  it('that is a regulation line by line becomes its chapters and articles', async () => {
    const { markdown } = await read(
      await workbook({
        Sheet1: [
          ['緑野市情報セキュリティ対策基準'],
          [],
          ['第1章　総則'],
          ['（目的）'],
          ['第1条　この基準は、緑野市情報セキュリティ基本方針に基づき、必要な事項を定める。'],
          ['（端末の管理）'],
          ['第2条　職員は、端末について次のことを行わなければならない。'],
          ['(1)　離席時に画面をロックすること。'],
          ['(2)　退庁時に施錠して保管すること。'],
        ],
      }),
    );
    assert.equal(
      markdown,
      [
        '# 緑野市情報セキュリティ対策基準',
        '## 第1章　総則',
        '### 第1条（目的）',
        'この基準は、緑野市情報セキュリティ基本方針に基づき、必要な事項を定める。',
        '### 第2条（端末の管理）',
        '職員は、端末について次のことを行わなければならない。',
        '(1)　離席時に画面をロックすること。',
        '(2)　退庁時に施錠して保管すること。\n',
      ].join('\n\n'),
    );
  });

  it('has the same regulation when its numbers stand in columns of their own', async () => {
    const { markdown } = await read(
      await workbook({
        Sheet1: [
          ['緑野市情報セキュリティ対策基準'],
          ['第1条', '職員は、端末について次のことを行わなければならない。'],
          [null, '(1)', '離席時に画面をロックすること。'],
          [null, null, 'ア', '昼休みを含む。'],
          [null, '(2)', '退庁時に施錠して保管すること。'],
          ['第2条', '必要な事項は、別に定める。'],
        ],
      }),
    );
    assert.equal(
      markdown,
      [
        '# 緑野市情報セキュリティ対策基準',
        '## 第1条',
        '職員は、端末について次のことを行わなければならない。',
        '(1)　離席時に画面をロックすること。',
        'ア　昼休みを含む。',
        '(2)　退庁時に施錠して保管すること。',
        '## 第2条',
        '必要な事項は、別に定める。\n',
      ].join('\n\n'),
    );
  });

  it('that is a register becomes a table below its title, with its dates as they are shown', async () => {
    const day = { value: 45748, type: Number, format: 'ggge"年"m"月"d"日"' } as CellObject;
    const { markdown } = await read(
      await workbook({
        台帳: [
          [null, '情報資産台帳'],
          [],
          [null, 'No.', '名称', '登録日', '保存場所'],
          [null, 1, '住民記録ファイル', day, 'サーバ室\n（2階）'],
          [null, 2, '税務資料|控え', { value: 45748, type: Number, format: 'yyyy/m/d' } as CellObject, null],
          [null, '※ 毎年度末に現況と照合すること。'],
        ],
      }),
    );
    assert.equal(
      markdown,
      [
        '# 情報資産台帳',
        '',
        '| No. | 名称 | 登録日 | 保存場所 |',
        '| --- | --- | --- | --- |',
        '| 1 | 住民記録ファイル | 令和7年4月1日 | サーバ室<br>（2階） |',
        '| 2 | 税務資料\\|控え | 2025/4/1 |  |',
        '',
        '※ 毎年度末に現況と照合すること。',
        '',
      ].join('\n'),
    );
  });

  it('that is a check list has its numbers, sentences and empty columns in a table', async () => {
    const { markdown } = await read(
      await workbook({
        点検: [
          ['番号', '点検項目', '結果'],
          [1, '離席時に画面をロックしている。'],
          [2, '机上に書類を置いたまま退庁しない。'],
          ['※ 結果には○か×を記入する。'],
        ],
      }),
    );
    assert.equal(
      markdown,
      [
        '| 番号 | 点検項目 | 結果 |',
        '| --- | --- | --- |',
        '| 1 | 離席時に画面をロックしている。 |  |',
        '| 2 | 机上に書類を置いたまま退庁しない。 |  |',
        '',
        '※ 結果には○か×を記入する。',
        '',
      ].join('\n'),
    );
  });

  it('has merged cells once across, in each row downwards, and the name of several columns in each', async () => {
    const { markdown, notes } = await read(
      await workbook({
        分類: [
          [{ ...boxed('区分'), columnSpan: 2 }, null, boxed('基準')],
          [{ ...boxed('機密性'), rowSpan: 2 }, boxed('3'), boxed('住民の権利を侵すもの')],
          [null, boxed('2'), boxed('公表しないもの')],
          [{ ...boxed('備考'), columnSpan: 3 }, null, null],
        ],
      }),
    );
    assert.equal(
      markdown,
      [
        '| 区分 | 区分 | 基準 |',
        '| --- | --- | --- |',
        '| 機密性 | 3 | 住民の権利を侵すもの |',
        '| 機密性 | 2 | 公表しないもの |',
        '| 備考 |  |  |',
        '',
      ].join('\n'),
    );
    assert.match(notes.join(), /changed: 結合されたセルを分け、.*3か所）。（シート「分類」のセルA1、A2、A4）/);
  });

  it('that is a form on narrow squares keeps its places to be filled in, and no empty columns', async () => {
    const across = (value: string, columnSpan: number) => [
      boxed(value, { columnSpan }),
      ...Array(columnSpan - 1).fill(null),
    ];
    const { markdown } = await read(
      await workbook({
        様式: [
          ['様式第1号（第5条関係）'],
          [],
          [{ value: '外部記録媒体持出し申請書', type: String, columnSpan: 20 } as CellObject],
          [],
          [...across('申請者', 4), ...across('', 6), ...across('所属', 4), ...across('', 6)],
          [...across('目的', 4), ...across('', 16)],
        ],
      }),
    );
    assert.match(markdown, /様式第1号/);
    assert.match(markdown, /\n\| 申請者 \| {2}\| 所属 \| {2}\|\n(?:\| --- ){4}\|\n\| 目的 \| {2}\| {2}\| {2}\|\n/);
  });

  it('with several sheets has each under its name, or under a title that has it', async () => {
    const { markdown } = await read(
      await workbook({
        点検表: [
          ['項目', '結果'],
          ['施錠', '○'],
        ],
        空: [[]],
        様式第1号: [['様式第１号（第2条関係）'], ['施錠の記録']],
        '記入例 #1': [
          ['項目', '結果'],
          ['施錠', '×'],
        ],
      }),
    );
    assert.equal(
      markdown,
      [
        '# 点検表',
        '',
        '| 項目 | 結果 |',
        '| --- | --- |',
        '| 施錠 | ○ |',
        '',
        '## 様式第１号（第2条関係）',
        '',
        '施錠の記録',
        '',
        '# 記入例 #1',
        '',
        '| 項目 | 結果 |',
        '| --- | --- |',
        '| 施錠 | × |',
        '',
      ].join('\n'),
    );
  });
});

describe('a form', () => {
  it('has who fills it in and when above its frame, not in the first row of its table', async () => {
    const { markdown } = await read(
      await workbook({
        点検表: [
          ['情報セキュリティ点検表'],
          ['所属：市民課', null, '点検日：令和5年10月1日'],
          [boxed('分類'), boxed('点検項目'), boxed('結果'), boxed('備考')],
          [boxed('物理'), boxed('鍵を掛けているか。'), boxed('□'), boxed('')],
        ],
      }),
    );
    assert.equal(
      markdown,
      [
        '# 情報セキュリティ点検表',
        '',
        '所属：市民課　点検日：令和5年10月1日',
        '',
        '| 分類 | 点検項目 | 結果 | 備考 |',
        '| --- | --- | --- | --- |',
        '| 物理 | 鍵を掛けているか。 | □ |  |',
        '',
      ].join('\n'),
    );
  });

  it('keeps the heads of its columns, although only what is below has lines', async () => {
    const { markdown } = await read(
      await workbook({
        台帳: [
          ['名称', '場所'],
          [boxed('住民記録'), boxed('1階')],
        ],
      }),
    );
    assert.equal(markdown, '| 名称 | 場所 |\n| --- | --- |\n| 住民記録 | 1階 |\n');
  });
});

describe('a sheet of several', () => {
  it('that begins with a title which has its name in it has that as its heading, a sentence does not', async () => {
    const { markdown } = await read(
      await workbook({
        台帳: [['情報資産台帳'], [], ['住民記録は、市民課が管理する。']],
        基準: [['緑野市対策基準'], [], ['端末に施錠する。']],
        端末: [['端末は、毎日数える。'], [], ['鍵は、係長が持つ。']],
      }),
    );
    const headings = markdown.split('\n').filter((line) => line.startsWith('#'));
    assert.deepEqual(headings, ['# 情報資産台帳', '# 緑野市対策基準', '# 端末']);
  });
});

describe('what a workbook keeps beside what it shows', () => {
  const register = () =>
    workbook({
      台帳: [
        ['名称', '場所'],
        ['住民記録', '2階'],
        ['税務資料', '3階'],
      ],
    });

  it('is left out, and that is said: readings, hidden rows and columns', async () => {
    const shared = withPart(await register(), 'xl/sharedStrings.xml', (xml) =>
      xml.replace(
        /<t[^>]*>住民記録<\/t>/,
        '<r><t>住民</t></r><r><t>記録</t></r><rPh sb="0" eb="2"><t>ジュウミン</t></rPh>',
      ),
    );
    const { markdown, notes } = await read(
      withPart(shared, FIRST, (xml) => xml.replace('<row r="3"', '<row r="3" hidden="1"')),
    );
    assert.equal(markdown, '| 名称 | 場所 |\n| --- | --- |\n| 住民記録 | 2階 |\n');
    assert.match(
      notes.join(),
      /doubtful: 非表示の行又は列にあるセルを外しました（2か所）。絞り込み.*（シート「台帳」のセルA3、B3）/,
    );
  });

  it('leaves one table where rows between others are hidden, as a filter does', async () => {
    const bytes = await workbook({
      台帳: [['名称', '場所'], ['住民記録', '2階'], ['税務資料', '3階'], [], ['地図', '1階']],
    });
    const { markdown } = await read(
      withPart(bytes, FIRST, (xml) =>
        xml
          .replace('<row r="3"', '<row r="3" hidden="1"')
          .replace(/<row r="4"[^>]*\/>|(?=<row r="5")/, '<row r="4" hidden="1"/>'),
      ),
    );
    assert.equal(markdown, '| 名称 | 場所 |\n| --- | --- |\n| 住民記録 | 2階 |\n| 地図 | 1階 |\n');
  });

  it('is left out, and that is said: sheets that are hidden', async () => {
    const bytes = await workbook({ 台帳: [['名称'], ['住民記録']], 一覧: [['内部'], ['値']] });
    const { markdown, notes } = await read(
      withPart(bytes, 'xl/workbook.xml', (xml) => xml.replace('name="一覧"', 'name="一覧" state="hidden"')),
    );
    assert.equal(markdown, '# 名称\n\n住民記録\n');
    assert.match(notes.join(), /dropped: 非表示のシート「一覧」を外しました。/);
  });

  it('is told of: shapes, comments, formulas without a result', async () => {
    const { markdown, notes } = await read(
      withPart(await register(), FIRST, (xml) =>
        xml
          .replace(/<c r="B3"[^>]*>.*?<\/c>/, '<c r="B3"><f>A1&amp;"階"</f></c>')
          .replace('</worksheet>', '<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/></worksheet>'),
      ),
    );
    assert.match(markdown, /\| 税務資料 \| {2}\|/);
    assert.match(notes.join(), /図、グラフ、図形を、中の文字とともに外しました。（シート「台帳」）/);
    assert.match(notes.join(), /コメント（メモ）、又はチェックボックスなどの部品を外しました/);
    assert.match(
      notes.join(),
      /doubtful: 計算の結果が保存されていない数式があります（1か所）。.*（シート「台帳」のセルB3）/,
    );
  });

  it('is a result, too: no letters', async () => {
    const { notes } = await read(
      withPart(await register(), FIRST, (xml) =>
        xml.replace(/<c r="B3"[^>]*>.*?<\/c>/, '<c r="B3" t="str"><f>IF(A3="","","階")</f><v></v></c>'),
      ),
    );
    assert.doesNotMatch(notes.join(), /数式/);
  });

  it('does not matter: formulas show their results, names of elements may have a prefix', async () => {
    const computed = withPart(await register(), FIRST, (xml) =>
      xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="str"><f>"地下"&amp;"1階"</f><v>地下1階</v></c>'),
    );
    const prefixed = withPart(computed, FIRST, (xml) =>
      xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace(' xmlns=', ' xmlns:x='),
    );
    assert.match((await read(prefixed)).markdown, /\| 住民記録 \| 地下1階 \|/);
  });
});

describe('a merged cell that is hidden in part', () => {
  const merged = async (hide: (xml: string) => string) =>
    read(
      withPart(
        await workbook({
          分類: [
            [boxed('区分'), boxed('基準'), boxed('例')],
            [{ ...boxed('機密性'), rowSpan: 3 }, boxed('3'), boxed('甲')],
            [null, boxed('2'), boxed('乙')],
            [null, boxed('1'), boxed('丙')],
          ],
        }),
        FIRST,
        hide,
      ),
    );

  it('keeps its text where its first row is hidden', async () => {
    const { markdown, notes } = await merged((xml) => xml.replace('<row r="2"', '<row r="2" hidden="1"'));
    assert.equal(
      markdown,
      ['| 区分 | 基準 | 例 |', '| --- | --- | --- |', '| 機密性 | 2 | 乙 |', '| 機密性 | 1 | 丙 |', ''].join('\n'),
    );
    assert.match(notes.join(), /2か所）。.*（シート「分類」のセルB2、C2）/);
  });

  it('keeps its text where its first column is hidden', async () => {
    const bytes = await workbook({
      分類: [
        [{ ...boxed('区分'), columnSpan: 2 }, null, boxed('基準')],
        [boxed('機密性'), boxed('3'), boxed('甲')],
      ],
    });
    const { markdown } = await read(
      withPart(bytes, FIRST, (xml) =>
        xml.replace(/<cols>.*<\/cols>/, '').replace('<sheetData>', '<cols><col min="1" max="1" hidden="1"/></cols>$&'),
      ),
    );
    assert.equal(markdown, '| 区分 | 基準 |\n| --- | --- |\n| 3 | 甲 |\n');
  });

  it('is left out where all of it is hidden, and named', async () => {
    const { markdown, notes } = await merged((xml) => xml.replace(/<row r="[234]"/g, '$& hidden="1"'));
    assert.equal(markdown, '| 区分 | 基準 | 例 |\n| --- | --- | --- |\n');
    assert.match(notes.join(), /のセルA2、B2、C2、B3、C3、B4、C4）/);
  });
});

describe('what is said of a workbook', () => {
  it('names the cell, in a table and in a text', async () => {
    const { notes } = await read(
      await workbook({
        台帳: [
          [null, '名称', '場所'],
          [null, '記録', '2\ue010'],
        ],
        基準: [[], ['第1条', '端末を数える。'], ['第3条', '鍵を掛ける。']],
      }),
    );
    assert.match(notes.join(), /読めない文字.*（シート「台帳」のセルC2）/);
    assert.match(notes.join(), /「第3条」の前の番号がありません。.*（シート「基準」のセルA3）/);
  });

  it('names sheets that are left out: charts, and what is not there', async () => {
    const bytes = await workbook({ 台帳: [['名称'], ['住民記録']], 推移: [['x']], 失われた表: [['x']] });
    const { markdown, notes } = await read(
      withPart(bytes, 'xl/_rels/workbook.xml.rels', (xml) =>
        xml
          .replace(/(<Relationship\b[^>]*)worksheet"([^>]*)worksheets\/sheet2/, '$1chartsheet"$2chartsheets/sheet1')
          .replace(/(<Relationship\b[^>]*)chartsheets\/sheet1([^>]*)worksheet"/, '$1chartsheets/sheet1$2chartsheet"')
          .replace('worksheets/sheet3', 'worksheets/sheet9'),
      ),
    );
    assert.equal(markdown, '# 名称\n\n住民記録\n');
    assert.match(notes.join(), /dropped: グラフだけのシート「推移」を外しました。/);
    assert.match(notes.join(), /doubtful: シート「失われた表」を読めないため、外しました。/);
  });

  it('names the first of many cells', () => {
    const spots = Array.from({ length: 12 }, (_, i) => ({ sheet: '台帳', cell: `B${i + 1}` }));
    assert.deepEqual(namesOf([...spots.slice(0, 2), { sheet: '一覧' }]), {
      ja: 'シート「台帳」のセルB1、B2、シート「一覧」',
      en: 'sheet "台帳", B1, B2; sheet "一覧"',
    });
    assert.match(namesOf(spots).ja, /B9、B10など$/);
  });

  it('has the names that Excel gives to cells', () => {
    for (const name of ['A1', 'Z9', 'AA10', 'AZ1', 'BA1', 'ZZ1', 'AAA1', 'XFD1048576'])
      assert.equal(cellName(placeOf(name)!), name);
  });

  it('knows the next row that is not hidden', () => {
    const next = shownFrom([
      [8, 9],
      [2, 3],
      [3, 5],
      [6, 6],
      [Number.NaN, 2],
    ]);
    assert.deepEqual([1, 2, 4, 6, 7, 8, 10].map(next), [1, 7, 7, 7, 7, 10, 10]);
    assert.equal(shownFrom([])(1), 1);
  });
});

describe('a workbook that is none, or a trap', () => {
  it('is refused when it declares entities', async () => {
    const bytes = await workbook({ a: [['名称']] });
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
    for (const part of [FIRST, 'xl/sharedStrings.xml', 'xl/workbook.xml'])
      assert.match(await refusal(withPart(bytes, part, (xml) => xml.replace(/(?<=\?>)|^(?!<\?)/, bomb))), /DTD/);
  });

  it('is refused when it unpacks to more than it may', async () => {
    const bytes = await workbook({ a: [['名称']] });
    assert.match(await refusal(withPart(bytes, FIRST, (xml) => xml + ' '.repeat(26_000_000))), /24MB/);
    const cells = '<row r="2"><c t="str"><v>1</v></c></row>'.repeat(30_001);
    assert.match(
      await refusal(withPart(bytes, FIRST, (xml) => xml.replace('</sheetData>', `${cells}</sheetData>`))),
      /3万/,
    );
  });

  it('is refused when merged cells repeat a text without end', async () => {
    const bytes = await workbook({ a: [['あ'.repeat(30_000), 'い']] });
    const rows = Array.from(
      { length: 1_000 },
      (_, i) => `<row r="${i + 2}"><c r="B${i + 2}" t="str"><v>1</v></c></row>`,
    ).join('');
    const merged = withPart(bytes, FIRST, (xml) =>
      xml.replace(
        '</sheetData>',
        `${rows}</sheetData><mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>`,
      ),
    );
    assert.match(await refusal(merged), /800万文字/);
  });

  it('is refused when nothing stands in it, or its parts are damaged', async () => {
    assert.match(await refusal(await workbook({ a: [[]] })), /文字がありません/);
    const bytes = await workbook({ a: [['名称']] });
    assert.match(await refusal(withPart(bytes, FIRST, (xml) => xml.slice(0, -30))), /壊れているか/);
    assert.match(await refusal(withPart(bytes, 'xl/workbook.xml', () => '<x')), /壊れているか/);
    assert.match(await refusal(bytes.slice(0, -40)), /Excelのブックを読めません。壊れているか/);
  });

  it('loses nothing but what is out of place', async () => {
    const bytes = await workbook({
      a: [
        ['名称', '場所'],
        ['記録', '2階'],
      ],
    });
    const odd = withPart(bytes, FIRST, (xml) =>
      xml
        .replace('r="A2"', 'r="ZZZZ99999999"')
        .replace('<row r="2"', '<row r="-5"')
        .replace('</sheetData>', '<row r="x"><c t="s"><v>999</v></c><c t="n"><v>NaN</v></c></row></sheetData>'),
    );
    const { markdown } = await read(odd);
    for (const text of ['名称', '場所', '記録', '2階']) assert.ok(markdown.includes(text), markdown);
  });
});
