import type { Document } from '../document/document';
import { inSteps } from '../document/search';
import type { Tokenizer } from '../morphology/token';
import { fixed } from '../text/anchor';
import { countWhile } from '../text/bisect';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import { inStatements } from './block';
import { RULES } from './catalogue';
import type { Finding, Level, Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';
import { capped, SETTABLE, type Setting, type Settled, settle } from './settings';
import { type Suppressed, suppress } from './suppression';

/** What kijun.json says of the rules, by id. */
export type Settings = Readonly<Partial<Record<string, Setting>>>;

/** The findings of a document, and those that its author has suppressed. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/**
 * All findings of a document, in the order of the text; at one place in the order of the catalogue. This is the only place
 * that knows severities, allowed words and suppressions. `surroundings` is asked for only when a rule needs it.
 */
export function check(
  subject: Omit<Subject, 'options'>,
  settings: Settings,
  surroundings: () => Surroundings,
): Checked {
  const ready = readyFor(subject);
  const look = looking(subject, settings, surroundings);
  const found = ready.flatMap(look);
  return toldOf(subject.document, settings, ready, found);
}

/** The same, a little at each step. */
export function* checking(
  subject: Omit<Subject, 'options'>,
  settings: Settings,
  surroundings: () => Surroundings,
): Generator<void, Checked> {
  const ready = readyFor(subject);
  const look = looking(subject, settings, surroundings);
  const found: (readonly Finding[])[] = [];
  for (const rule of ready) {
    found.push(yield* inSteps(subject.document, () => look(rule)));
    yield;
  }
  return toldOf(subject.document, settings, ready, found.flat());
}

/** What of all that rules have found is told, and what is suppressed. */
function toldOf(document: Document, settings: Settings, ready: readonly Rule[], found: readonly Finding[]): Checked {
  // of rules that still wait nobody knows yet whether a suppression is used
  const known = new Set(SETTABLE.map(({ id }) => id));
  const waiting = new Set(RULES.filter((rule) => !ready.includes(rule)).map(({ id }) => id));
  const { findings, suppressed } = suppress(document, found.filter(firstAmong(found)), known, waiting);
  return { findings: inOrder(findings, settings), suppressed };
}

/** Has each rule look at a document that looks at nothing beside it, a little at each step; {@link check} then takes what they found. */
export function* prepareRules(subject: Omit<Subject, 'options'>, settings: Settings): Generator<void> {
  const look = looking(subject, settings, NOWHERE);
  for (const rule of rulesAlone(subject)) {
    yield* inSteps(subject.document, () => look(rule));
    yield;
  }
}

/** What these rules find, by their ids, as plain data: in another thread, for {@link supplyFindings}. */
export function findingsAlone(subject: Omit<Subject, 'options'>, settings: Settings): Found {
  const look = looking(subject, settings, NOWHERE);
  return new Map(rulesAlone(subject).map((rule) => [rule.id, look(rule)]));
}

export type Found = ReadonlyMap<string, readonly Finding[]>;

/** Takes over what they found in the same text under the same policy, terms and settings, so that {@link check} does not look again. */
export function supplyFindings(subject: Omit<Subject, 'options'>, settings: Settings, found: Found): void {
  const known = remembered(subject, settings);
  for (const rule of readyFor(subject)) {
    const findings = found.get(rule.id);
    if (findings) known.set(rule, findings);
  }
}

/** What one rule finds that looks at nothing beside a document, whether it is told or suppressed. */
export const foundAlone = (rule: Rule, subject: Omit<Subject, 'options'>, settings: Settings): readonly Finding[] =>
  looking(subject, settings, NOWHERE)(rule);

const rulesAlone = (subject: Omit<Subject, 'options'>): readonly Rule[] =>
  readyFor(subject).filter(({ scope }) => scope !== 'workspace');

/** What only `workspace` rules ask for. */
const NOWHERE = (): never => {
  throw new Error('no rule but a workspace rule looks around');
};

const readyFor = ({ tokenizer }: Omit<Subject, 'options'>): readonly Rule[] =>
  RULES.filter(({ morphemes }) => !morphemes || tokenizer);

/** Tells the findings of one rule after the other; those of rules that look at nothing beside the document are remembered. */
function looking(
  subject: Omit<Subject, 'options'>,
  settings: Settings,
  surroundings: () => Surroundings,
): (rule: Rule) => readonly Finding[] {
  const { document } = subject;
  const { kind } = document.kind;
  const known = remembered(subject, settings);
  let found: Surroundings | undefined;
  const around = (): Surroundings => {
    found ??= surroundings();
    return found;
  };
  return (rule) => {
    const stands = severityOf(rule, settings);
    if (!kind || !rule.kinds.includes(kind) || stands.usual === 'off') return [];
    const look = () =>
      reportsOf(rule, { ...subject, options: stands.settled.options }, around).flatMap((report) =>
        judge(document, rule, report, stands, settings),
      );
    return rule.scope === 'workspace' ? look() : recall(known, rule, look);
  };
}

/** How severe a rule is under some settings, and what these say of it: the same after each edit. */
const severityOf = (rule: Rule, settings: Settings) =>
  recall(
    recall(standings, settings, () => new Map<Rule, Standing>()),
    rule,
    (): Standing => {
      const settled = settle(rule, settings[rule.id]);
      return { settled, usual: settled.severity ?? capped(rule.severity, rule.id, settings) };
    },
  );

interface Standing {
  readonly settled: Settled;
  readonly usual: Level;
}

const standings = new WeakMap<Settings, Map<Rule, Standing>>();

/** Looks beforehand for what rules find in every document of a set, a little at each step. */
export function* prepareFacts(document: Document, tokenizer: Tokenizer): Generator<void> {
  for (const rule of RULES)
    if (rule.scope === 'workspace' && rule.facts) {
      const { facts } = rule;
      yield* inSteps(document, () => facts(document, tokenizer));
      yield;
    }
}

/** Whether no rule that a finding's own yields to speaks of the same place. */
function firstAmong(found: readonly Finding[]): (finding: Finding) => boolean {
  const spans = new Map<string, Span[]>();
  for (const { rule, span } of found) if (YIELDED.has(rule)) recall(spans, rule, () => []).push(span);
  const reaches = new Map<string, readonly (readonly [start: number, end: number])[]>();
  /** Where the findings of a rule begin, and how far they reach up to there. */
  const reachOf = (rule: string) =>
    recall(reaches, rule, () => {
      let end = 0;
      return (spans.get(rule) ?? [])
        .toSorted((a, b) => a.start - b.start)
        .map((span) => {
          end = Math.max(end, span.end);
          return [span.start, end] as const;
        });
    });
  const isCovered = (span: Span, rule: string): boolean => {
    const reach = reachOf(rule);
    const [, end = -1] = reach[countWhile(reach, ([start]) => start <= span.start) - 1] ?? [];
    return end >= span.end;
  };
  return ({ rule, span }) => !YIELDS.get(rule)?.some((other) => isCovered(span, other));
}

const YIELDS = new Map(RULES.flatMap(({ id, yields }) => (yields ? [[id, yields] as const] : [])));

/** The rules that others yield to. */
const YIELDED = new Set([...YIELDS.values()].flat());

const inOrder = (findings: readonly Finding[], settings: Settings): readonly Finding[] =>
  findings
    .flatMap((finding) => {
      const severity = engineLevel(finding, settings);
      return severity === 'off' ? [] : severity === finding.severity ? finding : { ...finding, severity };
    })
    .sort((a, b) => a.span.start - b.span.start);

/** What the rules say that look at nothing but the document and what is above it, while these are the same. */
interface Remembered {
  readonly given: readonly unknown[];
  readonly found: Map<Rule, readonly Finding[]>;
}

const memory = new WeakMap<Document, Remembered>();

function remembered({ document, policy, problem, terms, tokenizer }: Omit<Subject, 'options'>, settings: Settings) {
  const given = [policy, JSON.stringify(problem), terms, tokenizer, settings];
  const known = memory.get(document);
  if (known?.given.every((one, i) => one === given[i])) return known.found;
  const found = new Map<Rule, readonly Finding[]>();
  memory.set(document, { given, found });
  return found;
}

function reportsOf(rule: Rule, subject: Subject, around: () => Surroundings): readonly Report[] {
  switch (rule.scope) {
    case 'statement':
      return inStatements(subject.document, rule.id, givenTo(rule, subject), (statement) =>
        rule.check(statement, subject),
      );
    case 'document':
      return rule.check(subject);
    case 'workspace':
      // what is around is found out only as far as the rule asks for it
      return rule.check({
        ...subject,
        get documents() {
          return around().documents;
        },
        get coverage() {
          return around().coverage;
        },
        get confirmed() {
          return around().confirmed;
        },
      });
  }
}

/** What a rule for statements goes by besides them. */
const givenTo = (rule: Extract<Rule, { scope: 'statement' }>, subject: Subject): readonly unknown[] => [
  subject.document.kind.kind,
  subject.policy,
  subject.terms,
  subject.tokenizer,
  JSON.stringify(subject.options),
  ...(rule.given?.(subject) ?? []),
];

/** A report becomes a finding unless its words are allowed: plain data, that says where it stands in this text. */
function judge(
  { source }: Document,
  { id }: Rule,
  { severity: own, span, message, related = [], fixes = [] }: Report,
  { usual, settled: { severity: wanted, allows } }: Standing,
  settings: Settings,
): readonly Finding[] {
  const severity = wanted ?? (own === undefined ? usual : capped(own, id, settings));
  if (severity === 'off' || allows(source.slice(span.start, span.end))) return [];
  return [
    {
      rule: id,
      severity,
      span: fixed(span),
      message,
      related: related.map((one) => ({ ...one, span: fixed(one.span) })),
      fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((one) => ({ ...one, span: fixed(one.span) })) })),
    },
  ];
}

/** What kijun.json makes of the findings about suppressions themselves. */
const engineLevel = ({ rule, severity }: Finding, settings: Settings): Level =>
  rule.startsWith('suppression/')
    ? (settle({}, settings[rule]).severity ?? capped(severity, rule, settings))
    : severity;
