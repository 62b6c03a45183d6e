import stringWidth from 'string-width';
import writeExcelFile, { type CellObject, type Feature, type Row, type Sheet } from 'write-excel-file/universal';
import { maySkip, type Status } from '../coverage/coverage';
import { KINDS } from '../document/kind';
import type { CheckAnswer, CoverageAnswer } from './answer';
import { chaptersOf } from './chapter';
import type { Setting } from './setting';
import { groundsOf, SEVERITY_NAMES, STATUS_MARKS, STATUS_NAMES, STATUSES, speaker, standingOf } from './words';

/**
 * `kijun coverage` as an Excel workbook: a sum by chapter, the matrix of demands and documents, the evidence, the findings. All
 * text is written as text: nothing that a document says becomes a formula.
 */
export async function coverageXlsx(
  answer: CoverageAnswer,
  findings: readonly CheckAnswer[],
  { locale }: Pick<Setting, 'locale'>,
): Promise<Uint8Array> {
  const blob = await writeExcelFile(
    [summary(answer, locale), matrix(answer, locale), evidence(answer, locale), list(findings, locale)],
    { fontFamily: 'Yu Gothic', fontSize: 10, features: [FINISH] },
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

type Locale = Setting['locale'];
type Page = Sheet<Blob>;
type Column = { readonly width: number };

/** Rows as high as their text needs: Excel and LibreOffice do not agree on when to find that out themselves. */
function laid(columns: readonly Column[], rows: readonly (readonly CellObject[])[]): Pick<Page, 'columns' | 'data'> {
  const data = rows.map((row): Row => {
    let at = 0;
    const lines = row.map(({ value, columnSpan = 1 }) => {
      const width = columns.slice(at, at + columnSpan).reduce((sum, column) => sum + column.width, 0);
      at += columnSpan;
      return String(value ?? '')
        .split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / (width - 2))), 0);
    });
    const height = Math.min(TALLEST, Math.max(1, ...lines) * LINE + 2);
    const [first, ...rest] = row;
    return first ? [{ ...first, height }, ...rest] : [];
  });
  return { columns: [...columns], data };
}

/** The height of a line of ten points, and the tallest row that Excel has. */
const LINE = 14;
const TALLEST = 409;

const FILLS: Readonly<Record<Status, string>> = { covered: '#D9F0E1', weak: '#FFF0CC', missing: '#FBDAD7' };
const BORDER = { borderColor: '#BFBFBF', borderStyle: 'thin' } as const;

/** A text, whatever it begins with. */
const text = (value: string, more: Partial<Styled> = {}): CellObject => ({
  value: shortened(value),
  type: String,
  wrap: true,
  alignVertical: 'top',
  ...BORDER,
  ...more,
});
const figure = (value: number): CellObject => ({ value, type: Number, alignVertical: 'top', ...BORDER });
const head = (names: readonly string[]): Cells =>
  names.map((name) => text(name, { fontWeight: 'bold', backgroundColor: '#E7ECF1' }));

type Cells = readonly CellObject[];

interface Styled {
  readonly columnSpan: number;
  readonly fontWeight: 'bold';
  readonly backgroundColor: string;
}

/** The most that Excel takes in one cell. */
const LONGEST = 32_767;
const shortened = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value);

const state = (status: Status | undefined, locale: Locale): CellObject =>
  status === undefined
    ? text('')
    : text(`${STATUS_MARKS[status]} ${STATUS_NAMES[status][locale]}`, { backgroundColor: FILLS[status] });

function summary(answer: CoverageAnswer, locale: Locale): Page {
  const say = speaker(locale);
  const { policy, title, documents, summary: sum } = answer;
  const fact = (name: string, value: string): Cells => [
    text(name, { fontWeight: 'bold' }),
    text(value, { columnSpan: 4 }),
  ];
  const names = STATUSES.map((status) => `${STATUS_MARKS[status]} ${STATUS_NAMES[status][locale]}`);
  return {
    sheet: say('概要', 'Summary'),
    ...PRINT,
    ...laid(
      [{ width: 46 }, { width: 12 }, { width: 14 }, { width: 14 }, { width: 14 }],
      [
        fact(say('基本方針', 'Basic policy'), title || policy),
        fact(
          say('照合した文書', 'Documents'),
          documents.map(({ path, kind }) => path + (kind ? `（${kind}）` : '')).join('\n'),
        ),
        fact(
          say('注意', 'Note'),
          say(
            '状態は、文の意味からの推定です。宣言された根拠のほかは、人が確かめてください。',
            'States are inferred from meaning. All but declared evidence is to be checked by a person.',
          ),
        ),
        [],
        head([say('章', 'Chapter'), say('要求', 'Demands'), ...names]),
        ...chaptersOf(answer).map(
          ({ name, elements, counts }): Cells => [
            text(name),
            figure(elements),
            ...STATUSES.map((status) => figure(counts[status])),
          ],
        ),
        [
          text(say('計', 'Total'), { fontWeight: 'bold' }),
          figure(sum.elements),
          ...STATUSES.map((status) => figure(sum[status])),
        ],
      ],
    ),
  };
}

function matrix({ controls, documents }: CoverageAnswer, locale: Locale): Page {
  const say = speaker(locale);
  const kinds = KINDS.filter((kind) => documents.some((document) => document.kind === kind));
  return {
    sheet: say('対応表', 'Matrix'),
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
    ...PRINT,
    ...laid(
      [
        { width: 12 },
        { width: 24 },
        { width: 14 },
        { width: 48 },
        { width: 12 },
        ...kinds.map(() => ({ width: 12 })),
        { width: 26 },
        { width: 60 },
      ],
      [
        head([
          say('番号', 'Number'),
          say('対策', 'Control'),
          say('要求の番号', 'Demand number'),
          say('要求', 'Demand'),
          say('状態', 'Status'),
          ...kinds,
          say('根拠の箇所', 'Evidence at'),
          say('根拠の文', 'Evidence'),
        ]),
        ...controls.flatMap((control) =>
          control.elements.map(
            (element): Cells => [
              text(control.id),
              text(control.title),
              text(element.id),
              text(element.text),
              text(standingOf(element, locale).whole, { backgroundColor: FILLS[element.status] }),
              // red is only what somebody has to mend
              ...kinds.map((kind) => (maySkip(element, kind) ? text('－') : state(element.byKind[kind], locale))),
              text(groundsOf(element).place),
              text(groundsOf(element).text),
            ],
          ),
        ),
      ],
    ),
  };
}

function evidence({ controls }: CoverageAnswer, locale: Locale): Page {
  const say = speaker(locale);
  return {
    sheet: say('根拠', 'Evidence'),
    stickyRowsCount: 1,
    ...PRINT,
    ...laid(
      [{ width: 14 }, { width: 44 }, { width: 24 }, { width: 8 }, { width: 70 }, { width: 8 }, { width: 8 }],
      [
        head([
          say('要求の番号', 'Demand number'),
          say('要求', 'Demand'),
          say('文書', 'Document'),
          say('行', 'Line'),
          say('文', 'Sentence'),
          say('宣言', 'Declared'),
          say('点数', 'Score'),
        ]),
        ...controls.flatMap(({ elements }) =>
          elements.flatMap(({ id, text: demand, evidence: all }) =>
            all.map(
              (one): Cells => [
                text(id),
                text(demand),
                text(one.path),
                figure(one.line),
                text(one.text),
                text(one.declared ? say('はい', 'yes') : ''),
                figure(one.score),
              ],
            ),
          ),
        ),
      ],
    ),
  };
}

function list(answers: readonly CheckAnswer[], locale: Locale): Page {
  const say = speaker(locale);
  return {
    sheet: say('指摘', 'Findings'),
    stickyRowsCount: 1,
    ...PRINT,
    ...laid(
      [{ width: 24 }, { width: 8 }, { width: 10 }, { width: 80 }, { width: 22 }, { width: 30 }],
      [
        head([
          say('文書', 'Document'),
          say('行', 'Line'),
          say('重さ', 'Severity'),
          say('指摘', 'Finding'),
          say('規則', 'Rule'),
          say('理由の箇所', 'Reason at'),
        ]),
        ...answers.flatMap(({ path, findings }) =>
          findings.map(
            ({ line, severity, message, rule, related: [why] }): Cells => [
              text(path),
              figure(line),
              text(SEVERITY_NAMES[severity][locale]),
              text(message),
              text(rule),
              text(why ? `${why.path}:${why.line}` : ''),
            ],
          ),
        ),
      ],
    ),
  };
}

/** A4, sideways, as wide as the page. */
const PRINT = { orientation: 'landscape', showGridLines: false } as const;

/**
 * Filters on the columns of every sheet whose first row stays in view, that row again on every printed page, and pages as wide as
 * the sheet.
 */
const FINISH: Feature<Blob> = {
  files: {
    transform: {
      'xl/workbook.xml': {
        transform: (content, sheets) => {
          const titles = sheets.map(({ stickyRowsCount, sheet }, i) =>
            stickyRowsCount
              ? `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${sheet}'!$1:$${stickyRowsCount}</definedName>`
              : '',
          );
          return content.replace('<definedNames/>', `<definedNames>${titles.join('')}</definedNames>`);
        },
      },
      'xl/worksheets/sheet{id}.xml': {
        transform: (content, { stickyRowsCount }) => {
          const cells = [...content.matchAll(/<c r="([A-Z]+)(\d+)"/g)];
          const last = cells.at(-1)?.[2];
          const width = cells.filter(([, , row]) => row === '1').at(-1)?.[1];
          const filter = stickyRowsCount && last && width ? `<autoFilter ref="A1:${width}${last}"/>` : '';
          return content
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace('</sheetData>', `</sheetData>${filter}`)
            .replace('<pageSetup ', '<pageSetup fitToHeight="0" ');
        },
      },
    },
  },
};
