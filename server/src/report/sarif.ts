import type { Fix, Log, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../rules/finding';
import type { Aside, CheckAnswer, FindingAnswer, FixAnswer } from './answer';
import type { CheckFormat, RuleInfo } from './setting';

/**
 * SARIF 2.1.0 (OASIS), for GitHub code scanning and the SARIF viewers. Findings that comments suppress or a baseline knows are
 * in it, marked as such.
 */
export const sarif: CheckFormat = (answers, { locale, version, rules }) => {
  const told = new Set(answers.flatMap(({ findings, aside }) => [...findings, ...aside].map(({ rule }) => rule)));
  const descriptors = rules.filter(({ id }) => told.has(id)).map((rule) => descriptor(rule, locale));
  const indices = new Map(descriptors.map(({ id }, i) => [id, i]));
  const based = answers.some(({ aside }) => aside.some(({ by }) => by === 'baseline'));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Kijun', version, semanticVersion: version, language: locale, rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        results: answers.flatMap((answer) => [
          ...answer.findings.map((finding) => ({
            ...resultOf(answer, finding, indices),
            ...(based ? { baselineState: 'new' as const } : {}),
          })),
          ...answer.aside.map((aside) => ({ ...resultOf(answer, aside, indices), ...setAside(aside) })),
        ]),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const LEVELS: Readonly<Record<Severity | 'off', Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'none',
};

const descriptor = ({ id, severity, title, page }: RuleInfo, locale: 'ja' | 'en'): ReportingDescriptor => ({
  id,
  name: id.replace(/(?:^|\W)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  shortDescription: { text: title[locale] },
  fullDescription: { text: `${title.ja} / ${title.en}` },
  defaultConfiguration: { level: LEVELS[severity] },
  help: { text: page ?? `${title.ja} / ${title.en}`, ...(page === undefined ? {} : { markdown: page }) },
});

function resultOf(
  { path }: CheckAnswer,
  { rule, severity, message, line, column, endLine, endColumn, fingerprint, related, fixes }: FindingAnswer,
  indices: ReadonlyMap<string, number>,
): Result {
  const index = indices.get(rule);
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    relatedLocations: related.map((one, id) => ({
      id,
      physicalLocation: { artifactLocation: { uri: uriOf(one.path) }, region: { startLine: one.line } },
      message: { text: one.message },
    })),
    partialFingerprints: { 'kijun/v1': fingerprint },
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(path, fix)) }),
  };
}

const fixOf = (path: string, { title, edits }: FixAnswer): Fix => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: { uri: uriOf(path) },
      replacements: edits.map(({ line, column, endLine, endColumn, text }) => ({
        deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
        insertedContent: { text },
      })),
    },
  ],
});

const setAside = ({ by, reason }: Aside): Partial<Result> =>
  by === 'baseline'
    ? { baselineState: 'unchanged' }
    : { suppressions: [{ kind: 'inSource', ...(reason === undefined ? {} : { justification: reason }) }] };

/** A path as a relative URI. */
const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
