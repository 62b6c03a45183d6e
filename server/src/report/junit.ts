import type { CheckAnswer, FindingAnswer } from './answer';
import { element, escapeMarkup } from './markup';
import type { CheckFormat } from './setting';

/** JUnit XML, for what shows test results: a suite a document, a failure for each error and warning. Milder findings only stand in the output. */
export const junit: CheckFormat = (answers) => {
  const suites = answers.map(suite);
  const failures = answers.flatMap(({ findings }) => findings.filter(fails)).length;
  const tests = answers.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'Kijun', tests, failures }, suites)}\n`;
};

const fails = ({ severity }: FindingAnswer): boolean => severity === 'error' || severity === 'warning';

function suite({ path, kind, findings }: CheckAnswer): string {
  const cases =
    findings.length === 0
      ? [element('testcase', { name: kind ?? 'Kijun', classname: path, file: path })]
      : findings.map((finding) => testcase(path, finding));
  const failures = findings.filter(fails).length;
  return element('testsuite', { name: path, tests: cases.length, failures, errors: 0, skipped: 0 }, cases);
}

function testcase(path: string, finding: FindingAnswer): string {
  const { rule, severity, message, line, column, related } = finding;
  const where = [`${path}:${line}:${column}`, ...related.map((one) => `${one.path}:${one.line} ${one.message}`)];
  const text = escapeMarkup([message, ...where].join('\n'));
  const content = fails(finding)
    ? element('failure', { message, type: `${rule} (${severity})` }, text)
    : element('system-out', {}, text);
  return element('testcase', { name: `${rule} ${line}:${column}`, classname: path, file: path, line }, content);
}
