import type { Locale } from '../rules/finding';
import { MARKS, type Matrix, NAMES, sumOf } from './matrix';

/** A matrix as one HTML page without scripts, for the screen and for paper. */
export function matrixHtml(matrix: Matrix, locale: Locale): string {
  const { policy, documents, controls } = matrix;
  const title = locale === 'ja' ? `${policy}の充足状況` : `Coverage of ${policy}`;
  const demand = locale === 'ja' ? '要求' : 'Demand';
  const status = locale === 'ja' ? '状況' : 'Status';
  const width = documents.length + 2;
  const body = controls.map(
    ({ id, title, rows }) => `<tbody>
<tr><th colspan="${width}" scope="rowgroup">${text(`${id} ${title}`.trim())}</th></tr>
${rows
  .map(
    (row) =>
      `<tr><th scope="row">${text(row.text)}</th><td class="${row.status}">${mark(row.status, locale)}</td>${row.cells
        .map(
          (cell) =>
            `<td class="${cell.status}">${mark(cell.status, locale)}${cell.evidence.map((one) => `<div>${text(one)}</div>`).join('')}</td>`,
        )
        .join('')}</tr>`,
  )
  .join('\n')}
</tbody>`,
  );
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>
body { font-family: system-ui, sans-serif; margin: 2em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #888; padding: .3em .5em; text-align: left; vertical-align: top; }
thead th, [scope=rowgroup] { background: #eee; }
td div { font-size: .85em; color: #444; }
.weak { background: #fff4ce; } .missing { background: #fde7e9; }
thead { display: table-header-group; } tr { break-inside: avoid; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { margin: 0; } }
</style>
</head>
<body>
<h1>${text(title)}</h1>
<p>${text(sumOf(matrix, locale))}</p>
<table>
<thead><tr><th scope="col">${demand}</th><th scope="col">${status}</th>${documents
    .map(({ title, kind }) => `<th scope="col">${text(title)}<br>${text(kind)}</th>`)
    .join('')}</tr></thead>
${body.join('\n')}
</table>
</body>
</html>
`;
}

const mark = (status: Matrix['controls'][number]['rows'][number]['status'], locale: Locale): string =>
  `<span title="${NAMES[status][locale]}" aria-label="${NAMES[status][locale]}" role="img">${MARKS[status]}</span>`;

/** Text of a document is text, not HTML. */
const text = (plain: string): string => plain.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
