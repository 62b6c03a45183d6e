import type { Severity } from '../rules/finding';
import { linesOf } from '../text/lines';
import type { CheckFormat } from './setting';

/** Reviewdog Diagnostic Format, for comments on pull requests anywhere. Its columns count bytes of UTF-8. */
export const rdjson: CheckFormat = (answers, { source }) => {
  const diagnostics = answers.flatMap(({ path, findings }) => {
    const text = source(path);
    const starts = linesOf(text);
    const position = (line: number, column: number) => {
      const start = starts[line - 1] ?? 0;
      return { line, column: new TextEncoder().encode(text.slice(start, start + column - 1)).length + 1 };
    };
    return findings.map(({ rule, severity, message, line, column, endLine, endColumn, related, fixes }) => ({
      message,
      location: { path, range: { start: position(line, column), end: position(endLine, endColumn) } },
      severity: SEVERITIES[severity],
      code: { value: rule },
      // a suggestion is one change; fixes that need several are for the editor
      suggestions: fixes.flatMap(({ edits: [edit, ...more] }) =>
        edit && more.length === 0
          ? [
              {
                range: { start: position(edit.line, edit.column), end: position(edit.endLine, edit.endColumn) },
                text: edit.text,
              },
            ]
          : [],
      ),
      related_locations: related.map((one) => ({
        message: one.message,
        location: { path: one.path, range: { start: { line: one.line } } },
      })),
    }));
  });
  return `${JSON.stringify({ source: { name: 'kijun' }, diagnostics }, null, 2)}\n`;
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};
