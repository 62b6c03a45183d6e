import { SEVERITIES } from '../rules/finding';
import type { CheckAnswer, CoverageAnswer } from './answer';
import { chaptersOf } from './chapter';
import type { CheckFormat, Setting } from './setting';
import { groundsOf, SEVERITY_NAMES, STATUS_MARKS, STATUS_NAMES, STATUSES, speaker, standingOf } from './words';

/** `kijun check` as Markdown, for a comment on a pull request or the summary of a CI job. */
export const checkMarkdown: CheckFormat = (answers, { locale }) => {
  const say = speaker(locale);
  const all = answers.flatMap(({ findings }) => findings);
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: all.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  const sum = counts.map(({ severity, count }) => `${SEVERITY_NAMES[severity][locale]} ${count}`);
  const head =
    all.length === 0
      ? say(`${answers.length}件の文書に指摘はありません。`, `No findings (documents: ${answers.length}).`)
      : say(
          `${answers.length}件の文書に${all.length}件の指摘（${sum.join('、')}）`,
          `${all.length} findings in ${answers.length} documents (${sum.join(', ')})`,
        );
  const parts = answers.filter(({ findings }) => findings.length > 0).map((answer) => findingsOf(answer, locale));
  return `${[`# ${say('Kijunの点検結果', 'Kijun')}`, head, ...parts].join('\n\n')}\n`;
};

function findingsOf({ path, findings }: CheckAnswer, locale: Setting['locale']): string {
  const say = speaker(locale);
  const rows = findings.map(({ rule, severity, message, line, related }) => {
    const why = related[0] ? ` (${related[0].path}:${related[0].line})` : '';
    return row([String(line), SEVERITY_NAMES[severity][locale], message + why, `\`${rule}\``]);
  });
  return [
    `## ${cell(path)}\n`,
    row([say('行', 'Line'), say('重さ', 'Severity'), say('指摘', 'Finding'), say('規則', 'Rule')]),
    '| --: | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** `kijun coverage` as Markdown. */
export function coverageMarkdown(answer: CoverageAnswer, { locale }: Pick<Setting, 'locale'>): string {
  const say = speaker(locale);
  const { policy, title, documents, controls, summary } = answer;
  const names = STATUSES.map((status) => `${STATUS_MARKS[status]} ${STATUS_NAMES[status][locale]}`);
  const chapters = chaptersOf(answer).map(({ name, elements, counts }) =>
    row([name, String(elements), ...STATUSES.map((status) => String(counts[status]))]),
  );
  const total = row([
    say('計', 'Total'),
    String(summary.elements),
    ...STATUSES.map((status) => String(summary[status])),
  ]);
  const rows = controls.flatMap((control) =>
    control.elements.map((element, i) =>
      row([
        i === 0 ? control.id : '',
        i === 0 ? control.title : '',
        element.text,
        standingOf(element, locale).whole,
        [groundsOf(element).place, groundsOf(element).text].filter(Boolean).join(' '),
      ]),
    ),
  );
  return `${[
    `# ${say(`${title || policy}の充足状況`, `Coverage of ${title || policy}`)}`,
    documents.map(({ path, kind }) => `- ${cell(path)}${kind ? `（${kind}）` : ''}`).join('\n'),
    [
      row([say('章', 'Chapter'), say('要求', 'Demands'), ...names]),
      '| --- | --: | --: | --: | --: |',
      ...chapters,
      total,
    ].join('\n'),
    [
      row([
        say('番号', 'Number'),
        say('対策', 'Control'),
        say('要求', 'Demand'),
        say('状態', 'Status'),
        say('根拠', 'Evidence'),
      ]),
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ].join('\n\n')}\n`;
}

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** Text of a document, which may mean something to Markdown. Code that is ours (a rule's name) stays code. */
const cell = (text: string): string =>
  /^`[\w/-]+`$/.test(text) ? text : text.replace(/[\\|*_[\]<>`#~&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
