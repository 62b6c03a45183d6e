import type { Coverage, Status } from '../coverage/coverage';
import type { Document } from '../document/document';
import type { Locale } from '../rules/finding';
import { lineNumber } from '../text/lines';
import { nameOf } from '../text/path';

/** Policy × documents: what each draft says to each element of the policy. */
export interface Matrix {
  readonly policy: string;
  readonly documents: readonly { readonly title: string; readonly kind: string; readonly path: string }[];
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly Row[];
  }[];
  readonly summary: Coverage['summary'];
}

/** An element; `cells` are in the order of the documents. */
export interface Row {
  readonly id: string;
  readonly text: string;
  readonly status: Status;
  readonly cells: readonly { readonly status: Status; readonly evidence: readonly string[] }[];
}

/** `alone` answers the coverage by one draft alone; paths are shown as `show` says. */
export function matrixOf(
  { policy, documents, controls, summary }: Coverage,
  alone: (document: Document) => Coverage,
  show: (path: string) => string,
): Matrix {
  const sorted = [...documents].sort((a, b) => (a.path < b.path ? -1 : 1));
  const columns = sorted.map((document) => {
    const elements = alone(document).controls.flatMap((control) => control.elements);
    return new Map(elements.map((one) => [one.element.id, one] as const));
  });
  return {
    policy: policy.document.title || nameOf(policy.document.path),
    documents: sorted.map(({ title, kind, path }) => ({
      title: title || nameOf(path),
      kind: kind.kind ?? '',
      path: show(path),
    })),
    controls: controls.map(({ control, elements }) => ({
      id: control.id,
      title: control.title,
      rows: elements.map(({ element, status }) => ({
        id: element.id,
        text: element.text,
        status,
        cells: columns.map((column, i) => {
          const found = column.get(element.id);
          const { statements, lines } = sorted[i]!;
          return {
            status: found?.status ?? 'missing',
            evidence: (found?.evidence ?? []).map(({ statement }) => {
              const { span, text } = statements[statement]!;
              return `${lineNumber(lines, span.start)}: ${text.replace(/\s*\n\s*/g, '')}`;
            }),
          };
        }),
      })),
    })),
    summary,
  };
}

/** The signs and names of statuses, as all reports write them. */
export const MARKS: Readonly<Record<Status, string>> = { covered: '○', weak: '△', missing: '×' };
export const NAMES: Readonly<Record<Status, Readonly<Record<Locale, string>>>> = {
  covered: { ja: '定めあり', en: 'covered' },
  weak: { ja: '弱い', en: 'weak' },
  missing: { ja: '定めなし', en: 'missing' },
};

/** The sum below a matrix, in words. */
export const sumOf = ({ summary }: Matrix, locale: Locale): string => {
  const parts = (['covered', 'weak', 'missing'] as const).map(
    (status) => `${MARKS[status]} ${NAMES[status][locale]} ${summary[status]}`,
  );
  return locale === 'ja'
    ? `要求${summary.elements}件: ${parts.join('、')}`
    : `${summary.elements} demands: ${parts.join(', ')}`;
};
