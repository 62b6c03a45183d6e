import type { Severity } from '../rules/finding';
import { element } from './markup';
import type { CheckFormat } from './setting';

/** Checkstyle XML, for Jenkins, SonarQube and whatever else has read it for twenty years. */
export const checkstyle: CheckFormat = (answers) => {
  const files = answers.map(({ path, findings }) =>
    element(
      'file',
      { name: path },
      findings.map(({ rule, severity, message, line, column }) =>
        element('error', { line, column, severity: SEVERITIES[severity], message, source: `kijun.${rule}` }),
      ),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('checkstyle', { version: '4.3' }, files)}\n`;
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
};
