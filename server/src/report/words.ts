import { isProcedural, type Status } from '../coverage/coverage';
import type { Kind } from '../document/kind';
import type { Locale, Message, Severity } from '../rules/finding';

/** What the formats call severities and statuses. */
export const SEVERITY_NAMES: Readonly<Record<Severity, Message>> = {
  error: { ja: '誤り', en: 'error' },
  warning: { ja: '注意', en: 'warning' },
  info: { ja: '情報', en: 'info' },
  hint: { ja: '助言', en: 'hint' },
};

export const STATUS_NAMES: Readonly<Record<Status, Message>> = {
  covered: { ja: '定めあり', en: 'covered' },
  weak: { ja: '弱い', en: 'weak' },
  missing: { ja: '定めなし', en: 'missing' },
};

/** Signs that tell the statuses apart without colours. */
export const STATUS_MARKS: Readonly<Record<Status, string>> = { covered: '○', weak: '△', missing: '×' };

/** An element as the formats tell of it. */
interface Told {
  readonly status: Status;
  readonly byKind: Readonly<Partial<Record<Kind, Status>>>;
  readonly notApplicable?: string;
}

/** How an element stands, by a sign and in words: what does not apply, and what only a procedure says, is told apart. */
export function standingOf(
  told: Told,
  locale: Locale,
): { readonly mark: string; readonly name: string; readonly whole: string; readonly note: string } {
  const say = speaker(locale);
  const { status, notApplicable } = told;
  const mark = notApplicable === undefined ? STATUS_MARKS[status] : '－';
  const note = isProcedural(told) ? say('（実施手順のみ）', ' (in a procedure only)') : '';
  const name = notApplicable === undefined ? `${STATUS_NAMES[status][locale]}${note}` : say('適用外', 'not applicable');
  return { mark, name, whole: `${mark} ${name}`, note };
}

/** What is shown beside an element: its evidence, what only wishes for it, or why it does not apply. */
export const groundsOf = <E extends { readonly path: string; readonly line: number; readonly text: string }>({
  evidence,
  wishes,
  notApplicable,
}: {
  readonly evidence: readonly E[];
  readonly wishes: readonly E[];
  readonly notApplicable?: string;
}): { readonly place: string; readonly text: string; readonly best: E | undefined } => {
  const best = notApplicable === undefined ? (evidence[0] ?? wishes[0]) : undefined;
  return { place: best ? `${best.path}:${best.line}` : '', text: notApplicable ?? best?.text ?? '', best };
};

/** From the best down. */
export const STATUSES: readonly Status[] = ['covered', 'weak', 'missing'];

/** A text in the language of the reader. */
export const speaker =
  (locale: Locale) =>
  (ja: string, en: string): string =>
    locale === 'ja' ? ja : en;
