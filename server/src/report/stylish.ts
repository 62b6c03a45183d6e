import { type Locale, SEVERITIES, type Severity } from '../rules/finding';
import type { CheckAnswer } from './answer';
import { type Paint, pad, widest } from './paint';
import { SEVERITY_NAMES } from './words';

/** `kijun check` for people: the findings of each document, and a sum. */
export function stylish(answers: readonly CheckAnswer[], locale: Locale, paint: Paint): string {
  const colour: Readonly<Record<Severity, (text: string) => string>> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.cyan,
    hint: paint.dim,
  };
  const blocks = answers
    .filter(({ findings, fixed = [] }) => findings.length + fixed.length > 0)
    .map(({ path, kind, findings, fixed = [] }) => {
      const places = findings.map(({ line, column }) => `${line}:${column}`);
      const [place, name] = [widest(places), widest(findings.map(({ severity }) => SEVERITY_NAMES[severity][locale]))];
      const rows = findings.map(({ severity, message, rule, related }, i) => {
        const head = `  ${paint.dim(pad(places[i]!, place))}  ${colour[severity](pad(SEVERITY_NAMES[severity][locale], name))}  ${message}  ${paint.dim(paint.rule(rule, rule))}`;
        const why = related
          .slice(0, 1)
          .map((one) => `  ${' '.repeat(place + name + 4)}${paint.dim(`→ ${one.path}:${one.line} ${one.message}`)}`);
        return [head, ...why].join('\n');
      });
      const mended = fixed.map(
        ({ line, before, after, rule }) =>
          `  ${paint.green(locale === 'ja' ? '直しました' : 'mended')}  ${paint.dim(`${line}:`)} 「${before}」→「${after}」  ${paint.dim(rule)}`,
      );
      return [`${paint.bold(paint.file(path, path))}${kind ? paint.dim(`  ${kind}`) : ''}`, ...mended, ...rows].join(
        '\n',
      );
    });
  return `${[...blocks, sum(answers, locale, paint)].join('\n\n')}\n`;
}

function sum(answers: readonly CheckAnswer[], locale: Locale, paint: Paint): string {
  const all = answers.flatMap(({ findings }) => findings);
  if (answers.length === 0) return locale === 'ja' ? '点検する文書がありません。' : 'No documents to check.';
  // what a baseline knows is not told, but neither passed over in silence
  const known = answers.flatMap(({ aside }) => aside).filter(({ by }) => by === 'baseline').length;
  const besides =
    known === 0 ? '' : locale === 'ja' ? `（ほかに既知の指摘${known}件）` : ` (${known} known ones aside)`;
  if (all.length === 0)
    return (
      paint.green(
        locale === 'ja'
          ? `${answers.length}件の文書に指摘はありません。`
          : `No findings (documents: ${answers.length}).`,
      ) + besides
    );
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: all.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  const parts = counts
    .map(({ severity, count }) => `${SEVERITY_NAMES[severity][locale]} ${count}`)
    .join(locale === 'ja' ? '、' : ', ');
  return locale === 'ja'
    ? `${answers.length}件の文書に${all.length}件の指摘（${parts}）${besides}`
    : `${parts} (documents: ${answers.length})${besides}`;
}
