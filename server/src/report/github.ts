import type { Severity } from '../rules/finding';
import type { CheckFormat } from './setting';

/** Workflow commands of GitHub Actions: each finding becomes an annotation beside the line. */
export const github: CheckFormat = (answers) =>
  answers
    .flatMap(({ path, findings }) =>
      findings.map(({ rule, severity, message, line, column, endLine, endColumn }) => {
        // columns mean something to GitHub only within one line
        const columns = line === endLine ? [`col=${column}`, `endColumn=${endColumn}`] : [];
        const places = [`file=${property(path)}`, `line=${line}`, `endLine=${endLine}`, ...columns];
        return `::${COMMANDS[severity]} ${[...places, `title=${property(rule)}`].join(',')}::${data(message)}\n`;
      }),
    )
    .join('');

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
