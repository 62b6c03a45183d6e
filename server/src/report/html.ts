import type { Status } from '../coverage/coverage';
import type { CheckAnswer, CoverageAnswer } from './answer';
import { type Chapter, chaptersOf } from './chapter';
import { escapeMarkup as escaped } from './markup';
import { page } from './page';
import type { CheckFormat, Setting } from './setting';
import { SEVERITY_NAMES, STATUS_MARKS, STATUS_NAMES, STATUSES, speaker, standingOf } from './words';

type Locale = Setting['locale'];

/** `kijun check` as a page. */
export const checkHtml: CheckFormat = (answers, { locale, version }) => {
  const say = speaker(locale);
  const title = say('Kijunの点検結果', 'Findings of Kijun');
  const count = answers.reduce((sum, { findings }) => sum + findings.length, 0);
  return page(title, locale, [
    `<h1>${title}</h1>`,
    `<p>${say(`${answers.length}件の文書に${count}件の指摘`, `${count} findings in ${answers.length} documents`)}</p>`,
    ...answers.map((answer) => documentSection(answer, locale)),
    footer(version),
  ]);
};

function documentSection({ path, kind, findings }: CheckAnswer, locale: Locale): string {
  const say = speaker(locale);
  const heading = `<h2>${escaped(path)}${kind ? ` <small>${kind}</small>` : ''}</h2>`;
  if (findings.length === 0) return `${heading}\n<p>${say('指摘はありません。', 'No findings.')}</p>`;
  const rows = findings.map(({ rule, severity, message, line, column, related }) => {
    const why = related.map(
      (one) => `<br><span class="place">→ ${escaped(`${one.path}:${one.line}`)}</span> ${escaped(one.message)}`,
    );
    return cells([
      ['number', `${line}:${column}`],
      [`state ${severity}`, SEVERITY_NAMES[severity][locale]],
      ['', escaped(message) + why.join('')],
      ['place', escaped(rule)],
    ]);
  });
  const head = [say('行:列', 'Line:column'), say('重さ', 'Severity'), say('指摘', 'Finding'), say('規則', 'Rule')];
  return `${heading}\n${table(say(`${path} の指摘`, `Findings in ${path}`), head, rows)}`;
}

/** `kijun coverage` as a page: sums, bars by chapter, and every element with its evidence. */
export function coverageHtml(answer: CoverageAnswer, { locale, version }: Pick<Setting, 'locale' | 'version'>): string {
  const say = speaker(locale);
  const { policy, documents, controls, summary } = answer;
  const title = say(`${answer.title || policy}の充足状況`, `Coverage of ${answer.title || policy}`);
  const chapters = chaptersOf(answer);
  const counts = (of: Readonly<Record<Status, number>>): readonly Cell[] =>
    STATUSES.map((status) => ['number', String(of[status])]);
  const names = STATUSES.map((status) => `${STATUS_MARKS[status]} ${STATUS_NAMES[status][locale]}`);
  return page(title, locale, [
    `<h1>${escaped(title)}</h1>`,
    `<p>${say('基本方針', 'Basic policy')}: ${escaped(policy)}<br>${say('照合した文書', 'Documents')}: ${documents
      .map(({ path, kind }) => escaped(path) + (kind ? `（${kind}）` : ''))
      .join(say('、', ', '))}</p>`,
    `<p>${say(
      '状態は、文の意味からの推定です。宣言された根拠のほかは、人が確かめてください。',
      'States are inferred from meaning. All but declared evidence is to be checked by a person.',
    )}</p>`,
    `<h2>${say('章ごとの状況', 'By chapter')}</h2>`,
    `<p>${STATUSES.map((status, i) => `<span class="state ${status}">■ ${names[i]}</span>`).join(' ')}</p>`,
    chart(chapters, locale),
    table(
      say('章ごとの要求の数', 'Demands by chapter'),
      [say('章', 'Chapter'), say('要求', 'Demands'), ...names],
      [
        ...chapters.map(({ name, elements, counts: own }) =>
          cells([['', escaped(name)], ['number', String(elements)], ...counts(own)]),
        ),
        cells([['', say('計', 'Total')], ['number', String(summary.elements)], ...counts(summary)]),
      ],
    ),
    `<h2>${say('要求ごとの状況', 'By demand')}</h2>`,
    table(
      say('要求と根拠', 'Demands and evidence'),
      [
        say('番号', 'Number'),
        say('対策', 'Control'),
        say('要求', 'Demand'),
        say('状態', 'Status'),
        say('根拠', 'Evidence'),
      ],
      controls.flatMap(({ id, title: name, elements }) =>
        elements.map((element, i) => {
          const { text, status, evidence, wishes, notApplicable } = element;
          const best = (evidence.length > 0 ? evidence : wishes)
            .slice(0, 2)
            .map(({ path, line, text: said, declared }) => {
              const sign = declared ? say('（宣言）', ' (declared)') : '';
              return `<span class="place">${escaped(`${path}:${line}`)}${sign}</span> ${escaped(said)}`;
            });
          const over = ` rowspan="${elements.length}"`;
          const head = `<th scope="rowgroup" class="name"${over}>${escaped(id)}</th><td class="control"${over}>${escaped(name)}</td>`;
          const state = standingOf(element, locale).whole;
          const grounds = notApplicable === undefined ? best.join('<br>') : escaped(notApplicable);
          const rest = [cell('demand', escaped(text)), cell(`state ${status}`, state), cell('', grounds)].join('');
          return `<tr>${i === 0 ? head : ''}${rest}</tr>`;
        }),
      ),
    ),
    footer(version),
  ]);
}

/** A cell: its class, and its content as markup. */
type Cell = readonly [name: string, content: string];

/** A row whose first cell names it. */
const cells = ([first, ...rest]: readonly Cell[]): string =>
  `<tr><th scope="row"${named(first![0])}>${first![1]}</th>${rest.map(([name, content]) => cell(name, content)).join('')}</tr>`;

const cell = (name: string, content: string): string => `<td${named(name)}>${content}</td>`;

const named = (name: string): string => (name === '' ? '' : ` class="${name}"`);

const table = (caption: string, head: readonly string[], rows: readonly string[]): string =>
  `<table>\n<caption>${escaped(caption)}</caption>\n<thead><tr>${head
    .map((name) => `<th scope="col">${escaped(name)}</th>`)
    .join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;

const footer = (version: string): string => `<p class="place">Kijun ${escaped(version)}</p>`;

const BAR = { height: 18, gap: 8, label: 280, width: 420 };

/** Bars by chapter: as long as the chapter has demands, parted by status. The table below says the same in figures. */
function chart(chapters: readonly Chapter[], locale: Locale): string {
  const say = speaker(locale);
  const most = Math.max(1, ...chapters.map(({ elements }) => elements));
  const height = chapters.length * (BAR.height + BAR.gap) + BAR.gap;
  const bars = chapters.map(({ name, elements, counts }, i) => {
    const y = BAR.gap + i * (BAR.height + BAR.gap);
    let x = BAR.label;
    const parts = STATUSES.filter((status) => counts[status] > 0).map((status) => {
      const width = (counts[status] / most) * BAR.width;
      const part = `<rect class="${status}" x="${round(x)}" y="${y}" width="${round(width)}" height="${BAR.height}"><title>${escaped(
        `${name}: ${STATUS_NAMES[status][locale]} ${counts[status]}`,
      )}</title></rect>`;
      x += width;
      return part;
    });
    const text = (at: number, content: string) =>
      `<text x="${round(at)}" y="${y + BAR.height - 5}">${escaped(content)}</text>`;
    return [text(0, clipped(name)), ...parts, text(x + 6, `${counts.covered}/${elements}`)].join('');
  });
  const label = say('章ごとの、定めのある要求の割合', 'Demands that have a rule, by chapter');
  return `<svg role="img" aria-label="${label}" viewBox="0 0 ${BAR.label + BAR.width + 60} ${height}" width="${BAR.label + BAR.width + 60}" height="${height}">\n${bars.join('\n')}\n</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** As much of a name as stands before the bars. */
const clipped = (name: string): string => (name.length > 21 ? `${name.slice(0, 20)}…` : name);
