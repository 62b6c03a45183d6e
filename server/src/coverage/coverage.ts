import type { Document } from '../document/document';
import type { Kind } from '../document/kind';
import type { Tokenizer } from '../morphology/token';
import type { Control, Element } from '../policy/control';
import type { Policy } from '../policy/policy';
import { recall } from '../text/memory';
import { type Claim, claimsOf } from './claim';
import { decided } from './decision';
import { ENOUGH, type Questions, questionsOf } from './evidence';
import { judging, type Verdict, type Verdicts, verdictsOf } from './recall';

/** Statements below this score have nothing to do with an element. */
const NEAR = 0.25;

export type Status = 'covered' | 'weak' | 'missing';

/** What the drafts under a policy say to each of its elements. */
export interface Coverage {
  readonly policy: Policy;
  readonly documents: readonly Document[];
  readonly controls: readonly ControlCoverage[];
  /** What the author of each document declares. */
  readonly claims: ReadonlyMap<Document, readonly Claim[]>;
  readonly summary: {
    readonly elements: number;
    readonly covered: number;
    readonly weak: number;
    readonly missing: number;
  };
}

export interface ControlCoverage {
  readonly control: Control;
  /** The worst status of its elements. */
  readonly status: Status;
  readonly elements: readonly ElementCoverage[];
}

export interface ElementCoverage {
  readonly element: Element;
  readonly status: Status;
  /** The status over the documents of each kind that is there. */
  readonly byKind: Readonly<Partial<Record<Kind, Status>>>;
  /** What fulfils it, best first. */
  readonly evidence: readonly Evidence[];
  /** What only wishes for it, permits it or is not finished, best first; no evidence. */
  readonly wishes: readonly Evidence[];
  /** What comes near to it, best first; no evidence. */
  readonly near: readonly Evidence[];
  /** What hardly sounds like it and may still be meant for it, best first. Where there is nothing of all these, it is a gap for sure. */
  readonly faint: readonly Evidence[];
  /** Why the organisation does not need it; it then counts as covered. */
  readonly notApplicable?: string;
}

/** How an element stands over all drafts. */
type Standing = Pick<ElementCoverage, 'status' | 'byKind'> & { readonly notApplicable?: string | undefined };

/** Whether only procedures have the rule for an element, where there are standards that should. */
export const isProcedural = ({ status, byKind, notApplicable }: Standing): boolean =>
  notApplicable === undefined && status === 'covered' && byKind.対策基準 !== undefined && byKind.対策基準 !== 'covered';

/** Whether a draft, or all drafts of a kind, may be silent on an element: others say it, or it does not apply. */
export const maySkip = (one: Standing, kind: Kind | undefined, status = kind && one.byKind[kind]): boolean =>
  status === 'missing' &&
  (one.status !== 'missing' || one.notApplicable !== undefined) &&
  !(kind === '対策基準' && isProcedural(one));

/** A statement of a draft that fulfils an element, or nearly does. */
export interface Evidence {
  readonly document: Document;
  /** Index into the document's statements. */
  readonly statement: number;
  readonly declared: boolean;
  /** 0 to 1; 1 for declared traces. */
  readonly score: number;
  readonly binding: boolean;
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

/** Compares all drafts with the policy; `exemptions` holds the reason for each element that the organisation does not need. */
export function readCoverage(
  policy: Policy,
  documents: readonly Document[],
  tokenizer: Tokenizer,
  exemptions: ReadonlyMap<string, string> = new Map(),
): Coverage {
  const answers = documents.map((document) =>
    recall(under(memory, policy), document, () => answersOf(policy, document, tokenizer)),
  );
  const controls = policy.controls.map((control) => {
    const elements = control.elements.map((element) => elementCoverage(element, documents, answers, exemptions));
    return { control, elements, status: worst(elements.map(({ status }) => status)) };
  });
  const all = controls.flatMap(({ elements }) => elements);
  const count = (status: Status) => all.filter((element) => element.status === status).length;
  return {
    policy,
    documents,
    controls,
    claims: new Map(documents.map((document, i) => [document, answers[i]!.claims])),
    summary: { elements: all.length, covered: count('covered'), weak: count('weak'), missing: count('missing') },
  };
}

/** What drafts are judged by. */
export type Demands = Pick<Policy, 'controls' | 'terms'>;

/** The questions of a policy hold as long as it does. */
const asked = new WeakMap<Demands, Questions>();

const questionsUnder = (policy: Demands, tokenizer: Tokenizer): Questions =>
  recall(asked, policy, () => questionsOf(policy, tokenizer));

/** Judges the statements of a draft. By far the most of the work is here; it can be done elsewhere and handed over. */
export const judgeDraft = (policy: Demands, document: Document, tokenizer: Tokenizer): Verdicts =>
  verdictsOf(questionsUnder(policy, tokenizer), document, tokenizer);

/** Judges what of some drafts has not been judged yet, a little at each step. {@link readCoverage} then takes next to no time. */
export function* prepareCoverage(
  policy: Policy,
  documents: readonly Document[],
  tokenizer: Tokenizer,
): Generator<void> {
  for (const document of documents) {
    if (under(memory, policy).has(document)) continue;
    if (!under(supplied, policy).has(document)) yield* judging(questionsUnder(policy, tokenizer), document, tokenizer);
    recall(under(memory, policy), document, () => answersOf(policy, document, tokenizer));
    yield;
  }
}

/** Takes over the verdicts on a draft that {@link judgeDraft} came to on the same texts in another thread or run. */
export function supply(policy: Policy, document: Document, verdicts: Verdicts): void {
  under(supplied, policy).set(document, verdicts);
}

/** A draft's answers hold as long as its text and the policy do: an edit asks only the edited draft again. */
const memory = new WeakMap<Policy, WeakMap<Document, Answers>>();
const supplied = new WeakMap<Policy, WeakMap<Document, Verdicts>>();
const under = <T>(all: WeakMap<Policy, WeakMap<Document, T>>, policy: Policy): WeakMap<Document, T> =>
  recall(all, policy, () => new WeakMap());

/** What one draft says to each element, by element id, and what its author declares. */
interface Answers {
  readonly found: ReadonlyMap<string, Found>;
  readonly claims: readonly Claim[];
}

/** What says something to an element, by how much it says, each best first. */
type Found = Readonly<Record<'evidence' | 'wishes' | 'near' | 'faint', readonly Evidence[]>>;
const NOTHING: Found = { evidence: [], wishes: [], near: [], faint: [] };

function answersOf(policy: Policy, document: Document, tokenizer: Tokenizer): Answers {
  const found = new Map<string, Evidence[]>();
  const verdicts = recall(under(supplied, policy), document, () => judgeDraft(policy, document, tokenizer));
  const questions = () => questionsUnder(policy, tokenizer);
  const claims = claimsOf(policy, document, verdicts, questions, tokenizer);
  /** What each statement is declared to fulfil: declared traces come first and win over inference. */
  const declared = new Map<number, Set<string>>();
  for (const { trace, elements, fault } of claims) {
    if (fault === 'denial') continue;
    for (const id of elements) {
      const own = recall(declared, trace.statement, () => new Set<string>());
      if (own.has(id)) continue;
      own.add(id);
      const verdict = verdicts[trace.statement]!.find(({ element }) => element === id);
      const { said = [], unsaid = [] } = verdict ?? {};
      const binding = fault === undefined;
      const evidence = { document, statement: trace.statement, declared: true, score: 1, binding, said, unsaid };
      recall(found, id, () => []).push(evidence);
    }
  }
  decided(policy, document, verdicts).forEach((all, statement) => {
    for (const verdict of all)
      if (!declared.get(statement)?.has(verdict.element))
        recall(found, verdict.element, () => []).push(evidenceOf(document, statement, verdict));
  });
  return { found: new Map([...found].map(([id, all]) => [id, sorted(all.sort(byStrength))])), claims };
}

const byStrength = (a: Evidence, b: Evidence): number => Number(b.declared) - Number(a.declared) || b.score - a.score;

const evidenceOf = (document: Document, statement: number, { score, binding, said, unsaid }: Verdict): Evidence => ({
  document,
  statement,
  declared: false,
  score,
  binding,
  said,
  unsaid,
});

const sorted = (all: readonly Evidence[]): Found => ({
  evidence: all.filter(({ binding, score }) => binding && score >= ENOUGH),
  // a wish is seldom for something else: one that comes near is taken for what it may be
  wishes: all.filter(({ binding, score }) => !binding && score >= NEAR),
  near: all.filter(({ binding, score }) => binding && score < ENOUGH && score >= NEAR),
  faint: all.filter(({ score }) => score < NEAR),
});

/** The lists are put together when somebody looks at them: few are after an edit. */
function elementCoverage(
  element: Element,
  documents: readonly Document[],
  answers: readonly Answers[],
  exemptions: ReadonlyMap<string, string>,
): ElementCoverage {
  const found = answers.map((answer) => answer.found.get(element.id) ?? NOTHING);
  const reason = exemptions.get(element.id);
  const judged = (one: Found) => (reason === undefined ? statusOf(one) : 'covered');
  const byKind: Partial<Record<Kind, Status>> = {};
  documents.forEach(({ kind: { kind } }, i) => {
    if (kind) byKind[kind] = best([judged(found[i]!), byKind[kind] ?? 'missing']);
  });
  const lists: Partial<Record<keyof Found, readonly Evidence[]>> = {};
  const all = (sort: keyof Found) => (lists[sort] ??= found.flatMap((one) => one[sort]).sort(byStrength));
  return {
    element,
    status: best([...found.map(judged), judged(NOTHING)]),
    byKind,
    get evidence() {
      return all('evidence');
    },
    get wishes() {
      return all('wishes');
    },
    get near() {
      return all('near');
    },
    get faint() {
      return all('faint');
    },
    ...(reason !== undefined && { notApplicable: reason }),
  };
}

function statusOf({ evidence, wishes }: Found): Status {
  if (evidence.length > 0) return 'covered';
  return wishes.length > 0 ? 'weak' : 'missing';
}

const ORDER: readonly Status[] = ['covered', 'weak', 'missing'];
const best = (all: readonly Status[]): Status => ORDER.find((status) => all.includes(status)) ?? 'missing';
const worst = (all: readonly Status[]): Status =>
  [...ORDER].reverse().find((status) => all.includes(status)) ?? 'covered';
