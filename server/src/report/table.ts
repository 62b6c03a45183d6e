import type { Status } from '../coverage/coverage';
import type { Locale } from '../rules/finding';
import type { CoverageAnswer } from './answer';
import { clip, type Paint, pad, widest } from './paint';
import { groundsOf, STATUS_MARKS, STATUS_NAMES, STATUSES, standingOf } from './words';

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
    const rows = elements.map((element) => {
      const { best, text: said } = groundsOf(element);
      const place = best ? `${several ? `${best.path}:` : ''}${best.line}` : '';
      const { mark, note } = standingOf(element, locale);
      const told = paint.dim([place, clip(said, 44), note.trim()].filter(Boolean).join('  '));
      return `  ${colour[element.status](mark)} ${pad(clip(element.text, 52), width)}  ${told}`.trimEnd();
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
  const spared = controls
    .flatMap(({ elements }) => elements)
    .filter(({ notApplicable }) => notApplicable !== undefined).length;
  const sum =
    locale === 'ja'
      ? `要求 ${summary.elements}件:  ${parts}${spared ? `  （うち － 適用外 ${spared}）` : ''}`
      : `${summary.elements} elements:  ${parts}${spared ? `  (－ not applicable ${spared})` : ''}`;
  return `${[head, ...blocks, sum].join('\n\n')}\n`;
}
