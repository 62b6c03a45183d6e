import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { fromHtml } from 'hast-util-from-html';
import { parseMarkdown } from '../../../server/src/document/markdown';
import { below, parseXml, type Tree } from '../../../server/src/exchange/xml';
import { chaptersOf } from '../../../server/src/report/chapter';
import { coverageCsv } from '../../../server/src/report/csv';
import { coverageHtml } from '../../../server/src/report/html';
import { coverageMarkdown } from '../../../server/src/report/markdown';
import { coverageXlsx } from '../../../server/src/report/xlsx';
import { ANSWERS, COVERAGE, HOSTILE, SETTING } from './answers';

const KINDS = [
  { path: '対策基準.md', kind: '対策基準' },
  { path: '実施手順.md', kind: '実施手順' },
] as const;

describe('coverage by chapter', () => {
  it('is divided where the policy is, not where all controls stand together', () => {
    assert.deepEqual(
      chaptersOf(COVERAGE).map(({ name, elements, counts }) => [
        name,
        elements,
        counts.covered,
        counts.weak,
        counts.missing,
      ]),
      [
        ['(1) 組織', 1, 1, 0, 0],
        ['(2) 物理', 1, 0, 1, 0],
        ['(3) 技術', 2, 1, 0, 1],
      ],
    );
  });
  it('may be empty', () => assert.deepEqual(chaptersOf({ controls: [] }), []));
});

describe('CSV', () => {
  it('is for Excel: a byte order mark, CRLF, and no cell that begins like a formula', () => {
    const csv = coverageCsv(COVERAGE, SETTING);
    assert.ok(csv.startsWith('\ufeff番号,対策,'));
    const lines = csv.slice(1).split('\r\n');
    assert.equal(
      lines[1],
      "6(1),対策6(1),6(1)-1,端末を管理する,定めあり,定めあり,対策基準.md,12,'-端末を、管理する。,はい",
    );
    assert.ok(lines[3]!.includes(`"'${HOSTILE.replace(/"/g, '""')}"`), lines[3]);
    assert.equal(lines.length, 6);
  });
});

describe('Markdown', () => {
  it('has a table by chapter and one by demand', () => {
    const rows = parseMarkdown(coverageMarkdown(COVERAGE, SETTING)).blocks.flatMap(({ cells }) =>
      cells ? [cells.map(({ text }) => text)] : [],
    );
    assert.deepEqual(rows[1], ['(1) 組織', '1', '1', '0', '0']);
    assert.deepEqual(rows[4], ['計', '4', '2', '1', '1']);
    assert.deepEqual(rows[8], ['6(3)①', '対策6(3)①', HOSTILE, '× 定めなし', '']);
  });
});

describe('HTML', () => {
  const html = coverageHtml(COVERAGE, SETTING);
  it('is well-formed, stands alone, and names its tables and its chart', () => {
    fromHtml(html, { onerror: (error) => assert.fail(String(error)) });
    assert.doesNotMatch(html, /<script|<img|<link|\bsrc=|url\(|https?:/);
    assert.match(html, /<html lang="ja">/);
    assert.match(html, /<svg role="img" aria-label="章ごとの/);
    assert.equal(html.match(/<caption>/g)?.length, 2);
    assert.match(html, /@page \{ size: A4/);
  });
  it('draws bars as long as chapters have demands', () => {
    const bars = [...html.matchAll(/<rect class="(\w+)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(
      ([, ...all]) => all,
    );
    assert.deepEqual(bars, [
      ['covered', '280', '210'],
      ['weak', '280', '210'],
      ['covered', '280', '210'],
      ['missing', '490', '210'],
    ]);
  });
  it('shows texts as they are', () => assert.ok(html.includes('=cmd|&quot;a&quot; &lt;b&gt;')));
});

describe('the Excel workbook', () => {
  let parts: Record<string, Uint8Array>;
  const part = (name: string, from = parts): Tree => parseXml(new TextDecoder().decode(from[name]))!;
  const strings = (from = parts) => below(part('xl/sharedStrings.xml', from), 'si').map((one) => one.textContent);
  const texts = (sheet: number, from = parts) =>
    below(part(`xl/worksheets/sheet${sheet}.xml`, from), 'c').map((cell) =>
      cell.getAttribute('t') === 's' ? strings(from)[Number(cell.textContent)] : cell.textContent,
    );

  before(async () => {
    parts = unzipSync(await coverageXlsx(COVERAGE, ANSWERS, SETTING));
  });

  it('has a sheet each for the sums, the matrix, the evidence and the findings', () => {
    const names = below(part('xl/workbook.xml'), 'sheet').map((sheet) => sheet.getAttribute('name'));
    assert.deepEqual(names, ['概要', '対応表', '根拠', '指摘']);
    assert.ok(texts(1).includes('(3) 技術'));
    assert.ok(texts(2).includes('○ 定めあり'));
    assert.ok(texts(3).includes('-端末を、管理する。'));
    assert.ok(texts(4).includes('基本方針.md:7'));
  });

  it('keeps the head in view and filters every column', () => {
    const sheet = part('xl/worksheets/sheet2.xml');
    const [pane] = below(sheet, 'pane');
    assert.deepEqual(
      ['xSplit', 'ySplit', 'state'].map((name) => pane!.getAttribute(name)),
      ['2', '1', 'frozen'],
    );
    assert.equal(below(sheet, 'autoFilter')[0]!.getAttribute('ref'), 'A1:H5');
    assert.equal(below(part('xl/worksheets/sheet1.xml'), 'autoFilter').length, 0);
  });

  it('repeats the head on each printed page', () => {
    const names = below(part('xl/workbook.xml'), 'definedName');
    assert.deepEqual(
      names.map((name) => [name.getAttribute('name'), name.getAttribute('localSheetId'), name.textContent]),
      ['対応表', '根拠', '指摘'].map((sheet, i) => ['_xlnm.Print_Titles', String(i + 1), `'${sheet}'!$1:$1`]),
    );
  });

  it('calls missing only what somebody has to mend', async () => {
    const byKind = { 対策基準: 'covered', 実施手順: 'missing' } as const;
    const inOne = (status: 'covered' | 'missing', by: typeof byKind | { 対策基準: 'missing'; 実施手順: 'covered' }) => {
      const [first] = COVERAGE.controls;
      return { ...first!, elements: [{ ...first!.elements[0]!, status, byKind: by }] };
    };
    const controls = [inOne('covered', byKind), inOne('covered', { 対策基準: 'missing', 実施手順: 'covered' })];
    const answer = { ...COVERAGE, controls, documents: KINDS };
    const rows = texts(2, unzipSync(await coverageXlsx(answer, ANSWERS, SETTING))).filter((_, i) =>
      [4, 5, 6].includes(i % 9),
    );
    assert.deepEqual(rows.slice(3), [
      ...['○ 定めあり', '○ 定めあり', '－'],
      ...['○ 定めあり（実施手順のみ）', '× 定めなし', '○ 定めあり'],
    ]);
  });

  it('holds no formula, whatever a document says', () => {
    for (const name of Object.keys(parts).filter((path) => path.includes('worksheets/sheet')))
      assert.equal(below(part(name), 'f').length, 0);
    assert.ok(strings().some((text) => text?.startsWith('=cmd|')));
  });

  it('colours the states', () => {
    const fills = below(part('xl/styles.xml'), 'fgColor').map((colour) => colour.getAttribute('rgb'));
    for (const colour of ['FFD9F0E1', 'FFFBDAD7', 'FFFFF0CC']) assert.ok(fills.includes(colour));
  });
});
