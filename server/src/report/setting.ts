import type { Locale, Message, Severity } from '../rules/finding';
import type { CheckAnswer } from './answer';
import type { Paint } from './paint';

/** Who asks, and with which version of Kijun: what the formats need besides the answers. */
export interface Setting {
  readonly locale: Locale;
  readonly version: string;
  readonly paint: Paint;
  /** The rules that can report something, in the order of the catalogue. */
  readonly rules: readonly RuleInfo[];
  /** The text of a document that was checked. */
  readonly source: (path: string) => string;
}

export interface RuleInfo {
  readonly id: string;
  readonly severity: Severity | 'off';
  readonly title: Message;
  /** The rule's page, as Markdown; undefined where the pages are not installed. */
  readonly page: string | undefined;
}

/** A format of `kijun check`. */
export type CheckFormat = (answers: readonly CheckAnswer[], setting: Setting) => string;
