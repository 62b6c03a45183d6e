import type { Coverage, Evidence, Status } from '../coverage/coverage';
import { citationOf, pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Kind } from '../document/kind';
import type { Policy } from '../policy/policy';
import type { Reason } from '../policy/verdict';
import { keyOf } from '../rules/baseline';
import { applyEdits, type Finding, type Fix, type Locale, type Severity } from '../rules/finding';
import type { Suppressed } from '../rules/suppression';
import { shift } from '../text/anchor';
import { hashOf } from '../text/hash';
import { type Lines, lineNumber, linesOf, positionAt } from '../text/lines';
import { covers, type Span } from '../text/span';
import { quotes } from './quote';

/**
 * The answers of the command line as plain data: what `--format json` prints, and what the other formats are made of. More
 * fields may be added; none of these changes. Lines and columns are 1-based, columns in UTF-16.
 */
export interface CheckAnswer {
  readonly path: string;
  readonly kind: Kind | null;
  readonly policy: string | null;
  readonly findings: readonly FindingAnswer[];
  /** What is not told: suppressed by a comment, or known from the baseline. */
  readonly aside: readonly Aside[];
  /** What `--fix` has mended. */
  readonly fixed?: readonly Mended[];
}

/** A finding that is not told, and why. */
export interface Aside extends FindingAnswer {
  readonly by: 'comment' | 'baseline';
  /** What the comment gives as its reason. */
  readonly reason?: string;
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
  /** What would mend it, each alone; edits are in the document itself. */
  readonly fixes: readonly FixAnswer[];
  /** Stays the same while lines move: of the path, the rule, the marked words and what the message quotes. */
  readonly fingerprint: string;
  readonly related: readonly { readonly path: string; readonly line: number; readonly message: string }[];
}

export interface FixAnswer {
  readonly title: string;
  /** Whether it may be applied without being looked at (`--fix`). */
  readonly safe: boolean;
  readonly edits: readonly (Range & { readonly text: string })[];
}

/** Where something stands; the end is behind it. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
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
    /** The document that defines it, where that is not the policy (…規則の例による). */
    readonly path?: string;
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
    readonly elements: readonly {
      readonly id: string;
      /** As the policy words it, and as it is read. */
      readonly text: string;
      readonly demand: string;
      readonly line: number;
    }[];
  }[];
  /** How each statement was read. */
  readonly lines: readonly LineAnswer[];
}

export interface LineAnswer {
  readonly line: number;
  readonly text: string;
  /** Where it stands, as it is cited, and the title there. */
  readonly section: string;
  readonly title: string;
  /** `demand`, or why it demands nothing. */
  readonly read: Reason | 'demand';
  /** The elements that were read out of it, and the terms that it defines. */
  readonly elements: readonly string[];
  readonly terms: readonly string[];
}

export interface CoverageAnswer {
  readonly policy: string;
  /** The title of the policy. */
  readonly title: string;
  readonly documents: readonly { readonly path: string; readonly kind: Kind | null }[];
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    /** The sections of the policy around it, outermost first, as they are cited: `6 情報セキュリティ対策`. */
    readonly sections: readonly string[];
    readonly status: Status;
    readonly elements: readonly {
      readonly id: string;
      readonly text: string;
      readonly status: Status;
      readonly byKind: Readonly<Partial<Record<Kind, Status>>>;
      readonly evidence: readonly EvidenceAnswer[];
      /** What only wishes for it, permits it or is not finished. */
      readonly wishes: readonly EvidenceAnswer[];
      /** Why it does not apply to the organisation (kijun.json); it counts as covered. */
      readonly notApplicable?: string;
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

/** A document that was checked, and what was found in it. */
export interface CheckedDocument {
  readonly path: string;
  readonly source: string;
  readonly kind: Kind | null;
  readonly policy: string | null;
  readonly findings: readonly Finding[];
  /** Findings that are in the baseline, and those that comments suppress. */
  readonly known?: readonly Finding[];
  readonly suppressed?: readonly Suppressed[];
}

export function checkAnswer(
  { path, source, kind, policy, findings, known = [], suppressed = [] }: CheckedDocument,
  linesAt: (path: string) => Lines,
  locale: Locale,
  show: Show,
): CheckAnswer {
  const lines = linesOf(source);
  /** How often each key has come: two of a kind have fingerprints of their own. */
  const counts = new Map<string, number>();
  const answer = (finding: Finding): FindingAnswer => {
    const { rule, severity, message, span, fixes, related } = finding;
    const key = JSON.stringify([show(path), keyOf(source, finding)]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return {
      rule,
      severity,
      message: message[locale],
      ...range(lines, span),
      fixable: fixes.length > 0,
      fixes: fixes.map(({ title, safe, edits }) => ({
        title: title[locale],
        safe,
        edits: edits.map((edit) => ({ ...range(lines, edit.span), text: edit.text })),
      })),
      fingerprint: hashOf(`${key} ${count}`),
      related: related.map((one) => ({
        path: show(one.path),
        line: lineNumber(linesAt(one.path), one.span.start),
        message: one.message[locale],
      })),
    };
  };
  return {
    path: show(path),
    kind,
    policy: policy === null ? null : show(policy),
    findings: findings.map(answer),
    aside: [
      ...known.map((finding): Aside => ({ ...answer(finding), by: 'baseline' })),
      ...suppressed.map(({ finding, reason }): Aside => ({ ...answer(finding), by: 'comment', reason })),
    ],
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

/** `linesAt` gives the lines of the documents that the policy takes terms from, `show` their names. */
export function policyAnswer(policy: Policy, linesAt: (path: string) => Lines, show: Show): PolicyAnswer {
  const { document, terms, sections, controls } = policy;
  const quote = quotes(policy);
  const line = (span: Span, path = document.path) =>
    lineNumber(path === document.path ? document.lines : linesAt(path), span.start);
  return {
    title: document.title,
    issuer: document.issuer,
    date: document.date ?? null,
    terms: terms.map(({ id, term, definition, inline, span, path }) => ({
      id,
      term,
      definition,
      inline,
      line: line(span, path),
      ...(path !== document.path && { path: show(path) }),
    })),
    sections: sections.map(({ number, title, level, span }) => ({ number, title, level, line: line(span) })),
    controls: controls.map(({ id, title, span, elements }) => ({
      id,
      title,
      line: line(span),
      elements: elements.map((element) => ({
        id: element.id,
        text: quote(element),
        demand: element.wording,
        line: line(element.span),
      })),
    })),
    lines: linesIn(policy),
  };
}

function linesIn({ document, terms, controls, verdicts }: Policy): readonly LineAnswer[] {
  const { entries, statements, lines, path } = document;
  const elements = controls.flatMap((control) => control.elements);
  const own = terms.filter((term) => term.path === path);
  return statements.map(({ entry, index, span, text }) => {
    const inside = (one: { readonly span: Span }) => one.span.start >= span.start && one.span.start < span.end;
    return {
      line: lineNumber(lines, span.start),
      text: text.replace(/\s*\n\s*/g, ''),
      section: entry < 0 ? '' : citationOf(entries, entry),
      title: entry < 0 || isTitle(document, entry) ? '' : entries[entry]!.title,
      read: verdicts[index] ?? 'demand',
      elements: elements.filter(inside).map(({ id }) => id),
      terms: own.filter((term) => inside(term) || covers(term.definitionSpan, span)).map(({ term }) => term),
    };
  });
}

export function coverageAnswer({ policy, documents, controls, summary }: Coverage, show: Show): CoverageAnswer {
  return {
    policy: show(policy.document.path),
    title: policy.document.title,
    documents: documents.map(({ path, kind }) => ({ path: show(path), kind: kind.kind ?? null })),
    controls: controls.map(({ control, status, elements }) => ({
      id: control.id,
      title: control.title,
      sections: sectionsOf(policy.document, control.entry),
      status,
      elements: elements.map(({ element, status, byKind, evidence, wishes, notApplicable }) => ({
        id: element.id,
        text: element.wording,
        status,
        byKind,
        evidence: evidence.map((one) => evidenceAnswer(one, show)),
        wishes: wishes.map((one) => evidenceAnswer(one, show)),
        ...(notApplicable !== undefined && { notApplicable }),
      })),
    })),
    summary,
  };
}

function evidenceAnswer({ document, statement, declared, score }: Evidence, show: Show): EvidenceAnswer {
  const { span, text } = document.statements[statement]!;
  const { line, endLine } = range(document.lines, span);
  return { path: show(document.path), line, endLine, text: text.replace(/\s*\n\s*/g, ''), declared, score };
}

/** The entries around one, itself included; the title of the document is none. */
function sectionsOf(document: Document, index: number): readonly string[] {
  const out: string[] = [];
  for (let at = index; at >= 0; at = document.entries[at]!.parent) {
    const { number, code, title } = document.entries[at]!;
    if (!isTitle(document, at)) out.unshift([code ?? number, title].filter(Boolean).join(' '));
  }
  return out;
}

/** Whether an entry is the document's title, which is no section of it. */
const isTitle = ({ entries, titleSpan }: Document, index: number): boolean =>
  entries[index]!.number === '' && entries[index]!.titleSpan.start === titleSpan.start;

export function outlineAnswer({ kind, entries, lines, source }: Document): OutlineAnswer {
  // a code of a register makes no entry: where a bare line has nothing else, only citations go by it
  const isShown = ({ code, label, depth }: Entry) => code === undefined || label !== undefined || depth > 0;
  const hidden = new Set(entries.filter((entry) => !isShown(entry)).map(({ index }) => index));
  return {
    kind: kind.kind ?? null,
    outline: entries.filter(isShown).map(({ index, number, code, title, level, span, titleSpan }) => ({
      number,
      // a code is no number: it stays with the title, as written
      title: code ? source.slice(span.start, titleSpan.end) : title,
      level: level - pathTo(entries, index).filter((around) => hidden.has(around.index)).length,
      line: lineNumber(lines, span.start),
    })),
  };
}

function range(lines: Lines, { start, end }: Span): Range {
  const from = positionAt(lines, start);
  const to = positionAt(lines, end);
  return { line: from.line + 1, column: from.column + 1, endLine: to.line + 1, endColumn: to.column + 1 };
}
