import type { Coverage, Status } from '../coverage/coverage';
import type { Document } from '../document/document';
import type { Kind } from '../document/kind';
import type { Policy } from '../policy/policy';
import { applyEdits, type Finding, type Fix, type Locale, type Severity } from '../rules/finding';
import { type Lines, lineNumber, linesOf, positionAt } from '../text/lines';
import { type Span, shift } from '../text/span';

/**
 * The answers of the command line as plain data: what `--format json` prints, and what the other formats are made of. More
 * fields may be added; none of these changes. Lines and columns are 1-based, columns in UTF-16.
 */
export interface CheckAnswer {
  readonly path: string;
  readonly kind: Kind | null;
  readonly policy: string | null;
  readonly findings: readonly FindingAnswer[];
  /** What `--fix` has mended. */
  readonly fixed?: readonly Mended[];
}

export interface Mended {
  readonly rule: string;
  /** Where it stood when it was mended. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface FindingAnswer {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixable: boolean;
  readonly related: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

export interface PolicyAnswer {
  readonly title: string;
  readonly issuer: string;
  readonly date: string | null;
  readonly terms: readonly {
    readonly id: string;
    readonly term: string;
    readonly definition: string;
    readonly inline: boolean;
    readonly line: number;
  }[];
  readonly sections: readonly {
    readonly number: string;
    readonly title: string;
    readonly level: number;
    readonly line: number;
  }[];
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly line: number;
    readonly elements: readonly { readonly id: string; readonly text: string; readonly line: number }[];
  }[];
}

export interface CoverageAnswer {
  readonly policy: string;
  readonly documents: readonly { readonly path: string; readonly kind: Kind | null }[];
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: Status;
    readonly elements: readonly {
      readonly id: string;
      readonly text: string;
      readonly status: Status;
      readonly byKind: Readonly<Partial<Record<Kind, Status>>>;
      readonly evidence: readonly EvidenceAnswer[];
    }[];
  }[];
  readonly summary: Coverage['summary'];
}

export interface EvidenceAnswer {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  readonly declared: boolean;
  readonly score: number;
}

export interface OutlineAnswer {
  readonly kind: Kind | null;
  readonly outline: readonly {
    readonly number: string;
    readonly title: string;
    readonly level: number;
    readonly line: number;
  }[];
}

/** How paths are shown: relative to where the user stands. */
export type Show = (path: string) => string;

export function checkAnswer(
  document: { path: string; lines: Lines; kind: Kind | null },
  policy: string | null,
  findings: readonly Finding[],
  linesAt: (path: string) => Lines,
  locale: Locale,
  show: Show,
): CheckAnswer {
  return {
    path: show(document.path),
    kind: document.kind,
    policy: policy === null ? null : show(policy),
    findings: findings.map(({ rule, severity, message, span, fixes, related }) => {
      const { line, column, endLine, endColumn } = range(document.lines, span);
      return {
        rule,
        severity,
        message: message[locale],
        line,
        column,
        endLine,
        endColumn,
        fixable: fixes.length > 0,
        related: related.map((one) => ({
          path: show(one.path),
          line: lineNumber(linesAt(one.path), one.span.start),
          message: one.message[locale],
        })),
      };
    }),
  };
}

/** What a fix does to a text, in words. */
export function mendedAnswer(source: string, { rule, span }: Finding, { edits }: Fix): Mended {
  const start = Math.min(span.start, ...edits.map((edit) => edit.span.start));
  const end = Math.max(span.end, ...edits.map((edit) => edit.span.end));
  const moved = edits.map(({ span: at, text }) => ({ text, span: shift(at, -start) }));
  const before = source.slice(start, end);
  return { rule, line: lineNumber(linesOf(source), start), before, after: applyEdits(before, moved) };
}

export function policyAnswer({ document, terms, sections, controls }: Policy): PolicyAnswer {
  const line = (span: Span) => lineNumber(document.lines, span.start);
  return {
    title: document.title,
    issuer: document.issuer,
    date: document.date ?? null,
    terms: terms.map(({ id, term, definition, inline, span }) => ({ id, term, definition, inline, line: line(span) })),
    sections: sections.map(({ number, title, level, span }) => ({ number, title, level, line: line(span) })),
    controls: controls.map(({ id, title, span, elements }) => ({
      id,
      title,
      line: line(span),
      elements: elements.map((element) => ({ id: element.id, text: element.wording, line: line(element.span) })),
    })),
  };
}

export function coverageAnswer({ policy, documents, controls, summary }: Coverage, show: Show): CoverageAnswer {
  return {
    policy: show(policy.document.path),
    documents: documents.map(({ path, kind }) => ({ path: show(path), kind: kind.kind ?? null })),
    controls: controls.map(({ control, status, elements }) => ({
      id: control.id,
      title: control.title,
      status,
      elements: elements.map(({ element, status, byKind, evidence }) => ({
        id: element.id,
        text: element.wording,
        status,
        byKind,
        evidence: evidence.map(({ document, statement, declared, score }) => {
          const { span, text } = document.statements[statement]!;
          const { line, endLine } = range(document.lines, span);
          return { path: show(document.path), line, endLine, text: text.replace(/\s*\n\s*/g, ''), declared, score };
        }),
      })),
    })),
    summary,
  };
}

export function outlineAnswer({ kind, entries, lines }: Document): OutlineAnswer {
  return {
    kind: kind.kind ?? null,
    outline: entries.map(({ number, title, level, span }) => ({
      number,
      title,
      level,
      line: lineNumber(lines, span.start),
    })),
  };
}

function range(
  lines: Lines,
  { start, end }: Span,
): { line: number; column: number; endLine: number; endColumn: number } {
  const from = positionAt(lines, start);
  const to = positionAt(lines, end);
  return { line: from.line + 1, column: from.column + 1, endLine: to.line + 1, endColumn: to.column + 1 };
}
