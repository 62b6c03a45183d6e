import type { Span } from '../text/span';

/** A text for people, in both languages. */
export interface Message {
  readonly ja: string;
  readonly en: string;
}

export type Locale = keyof Message;

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What kijun.json may make of a rule. */
export type Level = Severity | 'off';

/** What a rule reports. A span is of UTF-16 offsets into the document that was checked. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Message;
  /** Why: the places in this or another document that the message speaks of. */
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A finding as a rule reports it: who reports it, and how severe it is where nothing else is said, is filled in by the engine. */
export interface Report {
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  readonly span: Span;
  readonly message: Message;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

export interface Related {
  readonly path: string;
  readonly span: Span;
  readonly message: Message;
}

/** A change to the document that was checked, offered to the user. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly Edit[];
  /** The title of the section that the fix puts in, where it does: completion offers it too. */
  readonly section?: string;
  /** Whether it may be applied without being looked at (fix-all, `check --fix`). */
  readonly safe: boolean;
}

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Severities from the worst down. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Applies edits to a text. Edits that overlap an earlier one are left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const { span, text: replacement } of [...edits].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  )) {
    if (span.start < at) continue;
    out += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return out + text.slice(at);
}

/** The findings that can be mended without being looked at, each with its fix, in order; none touches another. */
export function safeFixes(findings: readonly Finding[]): readonly { readonly finding: Finding; readonly fix: Fix }[] {
  let at = 0;
  return findings
    .flatMap((finding) => {
      const fix = finding.fixes.find(({ safe }) => safe);
      return fix ? { finding, fix } : [];
    })
    .sort((a, b) => startOf(a.fix) - startOf(b.fix))
    .filter(({ fix }) => {
      if (startOf(fix) < at) return false;
      at = Math.max(...fix.edits.map(({ span }) => span.end));
      return true;
    });
}

const startOf = ({ edits }: Fix): number => Math.min(...edits.map(({ span }) => span.start));
