import type { Status } from '../coverage/coverage';
import type { Locale } from '../rules/finding';
import type { CoverageAnswer } from './answer';
import { clip, type Paint, pad, widest } from './paint';
import { STATUS_MARKS, STATUS_NAMES, STATUSES } from './words';

/** `kijun coverage` for people: each control with its elements, where the rule stands, and a sum. */
export function coverageTable(
  { policy, documents, controls, summary }: CoverageAnswer,
  locale: Locale,
  paint: Paint,
): string {
  const colour: Readonly<Record<Status, (text: string) => string>> = {
    covered: paint.green,
    weak: paint.yellow,
    missing: paint.red,
  };
  const texts = controls.flatMap(({ elements }) => elements.map(({ text }) => clip(text, 52)));
  const width = widest(texts);
  const several = documents.length > 1;
  const blocks = controls.map(({ id, title, elements }) => {
    const rows = elements.map(({ text, status, evidence }) => {
      const best = evidence[0];
      const place = best ? `${several ? `${best.path}:` : ''}${best.line}  ${clip(best.text, 44)}` : '';
      return `  ${colour[status](STATUS_MARKS[status])} ${pad(clip(text, 52), width)}  ${paint.dim(place)}`.trimEnd();
    });
    return [paint.bold(`${id}  ${title}`), ...rows].join('\n');
  });
  const parts = STATUSES.map((status) =>
    colour[status](`${STATUS_MARKS[status]} ${STATUS_NAMES[status][locale]} ${summary[status]}`),
  ).join('  ');
  const head =
    locale === 'ja'
      ? `${policy} が求める対策と ${documents.map(({ path }) => path).join('、')} の規定`
      : `What ${policy} demands, and the rules of ${documents.map(({ path }) => path).join(', ')}`;
  const sum = locale === 'ja' ? `要求 ${summary.elements}件:  ${parts}` : `${summary.elements} elements:  ${parts}`;
  return `${[head, ...blocks, sum].join('\n\n')}\n`;
}
