import { readFile } from 'node:fs/promises';
import type { CoverageAnswer } from '../report/answer';
import { checkstyle } from '../report/checkstyle';
import { codeclimate } from '../report/codeclimate';
import { coverageCsv } from '../report/csv';
import { github } from '../report/github';
import { checkHtml, coverageHtml } from '../report/html';
import { junit } from '../report/junit';
import { checkMarkdown, coverageMarkdown } from '../report/markdown';
import { harmless } from '../report/paint';
import { rdjson } from '../report/rdjson';
import { sarif } from '../report/sarif';
import type { CheckFormat, RuleInfo, Setting } from '../report/setting';
import { stylish } from '../report/stylish';
import { coverageTable } from '../report/table';
import { SETTABLE } from '../rules/settings';
import { pageOf } from './terminal';

/** The formats of `kijun check`; the first one is the default. */
export const CHECK_FORMATS: Readonly<Record<string, CheckFormat>> = {
  stylish: (answers, { locale, paint }) => stylish(harmless(answers), locale, paint),
  json: (answers) => `${JSON.stringify(answers, null, 2)}\n`,
  sarif,
  github,
  junit,
  checkstyle,
  rdjson,
  codeclimate,
  markdown: checkMarkdown,
  html: checkHtml,
};

/** The formats of `kijun coverage` that are text; the first one is the default. */
export const COVERAGE_FORMATS: Readonly<Record<string, CoverageFormat>> = {
  table: (answer, { locale, paint }) => coverageTable(harmless(answer), locale, paint),
  json: (answer) => `${JSON.stringify(answer, null, 2)}\n`,
  csv: coverageCsv,
  markdown: coverageMarkdown,
  html: coverageHtml,
};

type CoverageFormat = (answer: CoverageAnswer, setting: Pick<Setting, 'locale' | 'version' | 'paint'>) => string;

/** All rules with their pages, which are installed beside the bundle. */
export const rulesWithPages = (): Promise<readonly RuleInfo[]> =>
  Promise.all(
    KNOWN_RULES.map(async ({ id, severity, title }) => ({
      id,
      severity,
      title,
      page: await readFile(pageOf(id), 'utf8').catch(() => undefined),
    })),
  );

/** What reading kijun.json reports; it is no rule of the catalogue, since it cannot be turned off. */
const CONFIG_RULE = {
  id: 'config/invalid',
  severity: 'error',
  title: { ja: 'kijun.json の誤り', en: 'A mistake in kijun.json' },
} as const;

/** All rules that can report something. */
export const KNOWN_RULES: readonly Pick<RuleInfo, 'id' | 'severity' | 'title'>[] = [...SETTABLE, CONFIG_RULE];
