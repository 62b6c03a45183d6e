import assert from 'node:assert/strict';
import { type Matrix, matrixOf, sumOf } from '../../../server/src/report/matrix';
import { matrixCsv } from '../../../server/src/report/matrix-csv';
import { matrixHtml } from '../../../server/src/report/matrix-html';
import { matrixMarkdown } from '../../../server/src/report/matrix-markdown';
import { isPolicy } from '../../../server/src/workspace/workspace';
import { open, PATHS } from '../features/desk';

/** A matrix whose texts are made to break out of any format. */
const nasty: Matrix = {
  policy: '<b>"方針" & 他</b>',
  documents: [{ title: '=1+1', kind: '対策基準', path: '基準.md' }],
  controls: [
    {
      id: '1',
      title: '| 対策 *太字*',
      rows: [
        {
          id: '1-1',
          text: '[押す](command:x), "引用"\n改行',
          status: 'weak',
          cells: [{ status: 'weak', evidence: ['3: <script>alert(1)</script>'] }],
        },
      ],
    },
  ],
  summary: { elements: 1, covered: 0, weak: 1, missing: 0 },
};

describe('the matrix of policy and documents', () => {
  const matrix = async () => {
    const workspace = await open();
    const policy = workspace.policyOf(workspace.document(PATHS.policy)!);
    assert.ok(isPolicy(policy));
    return matrixOf(
      workspace.coverageOf(policy)!,
      (draft) => workspace.compare(policy, [draft]),
      (path) => path.slice(3),
    );
  };

  it('has a row for each demand and a cell for each draft', async () => {
    const { policy, documents, controls } = await matrix();
    assert.equal(policy, '汐見市情報セキュリティ基本方針');
    assert.deepEqual(
      documents.map(({ kind, path }) => [kind, path]),
      [
        ['実施手順', '実施手順.md'],
        ['対策基準', '対策基準.md'],
      ],
    );
    const [row] = controls[0]!.rows;
    assert.deepEqual(
      row!.cells.map(({ status }) => status),
      ['covered', 'covered'],
    );
    assert.match(row!.cells[1]!.evidence[0]!, /^13: 情報システム管理者は、サーバ室の入退室を記録し/);
    assert.deepEqual(
      controls[1]!.rows.map(({ cells }) => cells[0]!.status),
      ['missing', 'missing'],
    );
  });

  it('is summed up in words', async () => {
    assert.match(sumOf(await matrix(), 'ja'), /^要求3件: ○ 定めあり 1、△ 弱い \d、× 定めなし \d$/);
    assert.match(sumOf(await matrix(), 'en'), /^3 demands: ○ covered 1/);
  });

  it('as HTML is text, whatever the documents hold', () => {
    const html = matrixHtml(nasty, 'ja');
    assert.ok(!/<script|<b>/.test(html));
    assert.match(html, /&#60;script&#62;alert\(1\)/);
    assert.match(html, /default-src 'none'/);
    assert.match(html, /aria-label="弱い"/);
    assert.match(html, /<html lang="ja">/);
  });

  it('as Markdown is a table that nothing breaks', () => {
    const lines = matrixMarkdown(nasty, 'en').split('\n');
    const table = lines.filter((line) => line.startsWith('| '));
    assert.equal(table.length, 3);
    for (const line of table) assert.equal(line.match(/(?<!\\)\|/g)!.length, 4, line);
    assert.ok(!/(?<!\\)[<*[](?!br>)/.test(lines.join('\n').replace(/^[#|].*?(?=\S)/gm, '')));
  });

  it('as CSV is quoted, read by Excel as UTF-8, and runs nothing', () => {
    const csv = matrixCsv(nasty, 'ja');
    assert.ok(csv.startsWith('\ufeff箇所,対策,要求,状況,'));
    assert.ok(csv.includes("'=1+1"));
    assert.ok(csv.includes('"[押す](command:x), ""引用""\n改行"'));
    assert.ok(csv.endsWith('\r\n'));
  });
});
