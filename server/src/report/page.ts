import type { Locale } from '../rules/finding';
import { escapeMarkup } from './markup';

/**
 * A web page that stands alone: no script, nothing from elsewhere, and a policy that allows neither. Reads in light and dark,
 * prints on A4.
 */
export const page = (title: string, locale: Locale, body: readonly string[]): string => `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --faint: #5c5c5c; --line: #c8c8c8; --head: #eef1f4;
  --covered: #1a6b3c; --weak: #8a5a00; --missing: #b3261e; --error: #b3261e; --warning: #8a5a00; --info: #0b5c8f; --hint: #5c5c5c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #1c1c1c; --faint: #a8a8a8; --line: #4a4a4a; --head: #2a2d31;
  --covered: #6cc893; --weak: #e0b25a; --missing: #ff8a80; --error: #ff8a80; --warning: #e0b25a; --info: #7cc0ea; --hint: #a8a8a8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6;
  font-family: "Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.3; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; margin: 0.5rem 0 1.5rem; }
caption { text-align: left; font-weight: bold; padding: 0.25rem 0; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: var(--head); white-space: nowrap; }
tbody th { font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.name { white-space: nowrap; } .control { min-width: 6em; } .demand { min-width: 11em; }
.state { min-width: 6em; font-weight: bold; } .place { color: var(--faint); white-space: nowrap; }
.covered { color: var(--covered); } .weak { color: var(--weak); } .missing { color: var(--missing); }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); } .hint { color: var(--hint); }
svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; }
svg .covered { fill: var(--covered); } svg .weak { fill: var(--weak); } svg .missing { fill: var(--missing); }
@page { size: A4; margin: 15mm; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #999; --head: #eee;
  --covered: #1a6b3c; --weak: #8a5a00; --missing: #b3261e; --error: #b3261e; --warning: #8a5a00; --info: #0b5c8f; --hint: #444; }
  main { max-width: none; padding: 0 1px; } body { font-size: 10pt; } table { font-size: 8.5pt; }
  h2 { break-after: avoid; } tr, svg { break-inside: avoid; } thead { display: table-header-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
