import type { Status } from '../coverage/coverage';
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

/** From the best down. */
export const STATUSES: readonly Status[] = ['covered', 'weak', 'missing'];

/** A text in the language of the reader. */
export const speaker =
  (locale: Locale) =>
  (ja: string, en: string): string =>
    locale === 'ja' ? ja : en;
