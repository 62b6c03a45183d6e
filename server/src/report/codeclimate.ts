import type { Severity } from '../rules/finding';
import type { CheckFormat } from './setting';

/** GitLab's Code Quality report, which is Code Climate's format. */
export const codeclimate: CheckFormat = (answers) => {
  const issues = answers.flatMap(({ path, findings }) =>
    findings.map(({ rule, severity, message, line, endLine, fingerprint }) => ({
      type: 'issue',
      description: message,
      check_name: rule,
      categories: ['Style'],
      fingerprint,
      severity: SEVERITIES[severity],
      location: { path, lines: { begin: line, end: endLine } },
    })),
  );
  return `${JSON.stringify(issues, null, 2)}\n`;
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};
