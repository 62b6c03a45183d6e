import type { Document } from '../document/document';
import type { Kind } from '../document/kind';
import { inSteps } from '../document/search';
import type { Tokenizer } from '../morphology/token';
import type { Control, Element } from '../policy/control';
import type { Policy } from '../policy/policy';
import { recall } from '../text/memory';
import { whole } from '../text/step';
import { type Claim, claimsOf } from './claim';
import { decided } from './decision';
import { asking, ENOUGH, type Questions, questionsOf } from './evidence';
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
    recall(under(memory, policy), document, () => whole(answering(policy, document, tokenizer))),
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
    if (!under(supplied, policy).has(document)) {
      if (!asked.has(policy)) asked.set(policy, yield* asking(policy, tokenizer));
      yield* judging(questionsUnder(policy, tokenizer), document, tokenizer);
    }
    const answers = yield* answering(policy, document, tokenizer);
    under(memory, policy).set(document, answers);
    yield;
  }
}

/** The drafts that {@link readCoverage} has to look at first. */
export const unread = (policy: Policy, documents: readonly Document[]): readonly Document[] =>
  documents.filter((document) => !under(memory, policy).has(document));

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
  readonly status: (element: string) => Status;
  /** Put together when somebody looks at it: after an edit few do. */
  readonly found: (element: string, sort: Sort) => readonly Evidence[];
  readonly claims: readonly Claim[];
}

/** What says something to an element, by how much it says. */
const SORTS = {
  evidence: (binding, score) => binding && score() >= ENOUGH,
  // a wish is seldom for something else: one that comes near is taken for what it may be
  wishes: (binding, score) => !binding && score() >= NEAR,
  near: (binding, score) => binding && score() < ENOUGH && score() >= NEAR,
  faint: (_, score) => score() < NEAR,
} as const satisfies Record<string, (binding: boolean, score: () => number) => boolean>;
type Sort = keyof typeof SORTS;

/** What is said to an element: what is declared, and the statements that say it. */
interface Said {
  readonly declared: Evidence[];
  readonly statements: number[];
  readonly verdicts: Verdict[];
}

function* answering(policy: Policy, document: Document, tokenizer: Tokenizer): Generator<void, Answers> {
  const judge = () => recall(under(supplied, policy), document, () => judgeDraft(policy, document, tokenizer));
  const verdicts = yield* inSteps(document, judge);
  const questions = () => questionsUnder(policy, tokenizer);
  const claims = yield* claimsOf(policy, document, verdicts, questions, tokenizer);
  const { scoreOf, best, wish } = yield* inSteps(document, () => decided(policy, document, verdicts));
  const declared = new Set(claims.flatMap(({ elements, fault }) => (fault === 'denial' ? [] : elements)));
  let lists: ReadonlyMap<string, Said> | undefined;
  const saidTo = (id: string): Said => {
    lists ??= saidIn(document, verdicts, claims);
    return lists.get(id) ?? NOTHING;
  };
  const statusOf = (evidence = 0, wished = 0): Status =>
    evidence >= ENOUGH ? 'covered' : wished >= NEAR ? 'weak' : 'missing';
  return {
    status: (id) => {
      if (!declared.has(id)) return statusOf(best(id), wish(id));
      // what a statement is declared for it is not judged for
      const { declared: own, verdicts: judged } = saidTo(id);
      if (own.some(({ binding }) => binding)) return 'covered';
      const scores = judged.filter(({ binding }) => binding).map(scoreOf);
      return statusOf(Math.max(0, ...scores), 1);
    },
    found: (id, sort) => {
      const { declared, statements, verdicts: own } = saidTo(id);
      const isSo = SORTS[sort];
      const found = declared.filter(({ binding, score }) => isSo(binding, () => score));
      own.forEach((verdict, i) => {
        if (isSo(verdict.binding, () => scoreOf(verdict)))
          found.push(evidenceOf(document, statements[i]!, verdict, scoreOf(verdict)));
      });
      return found;
    },
    claims,
  };
}

/** What a draft says to each element: declared traces come first and win over what its statements are judged to say. */
function saidIn(document: Document, verdicts: Verdicts, claims: readonly Claim[]): ReadonlyMap<string, Said> {
  const all = new Map<string, Said>();
  const saidTo = (id: string): Said => recall(all, id, () => ({ declared: [], statements: [], verdicts: [] }));
  /** What each statement is declared to fulfil. */
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
      saidTo(id).declared.push({
        document,
        statement: trace.statement,
        declared: true,
        score: 1,
        binding,
        said,
        unsaid,
      });
    }
  }
  verdicts.forEach((own, statement) => {
    for (const verdict of own) {
      if (declared.get(statement)?.has(verdict.element)) continue;
      const said = saidTo(verdict.element);
      said.statements.push(statement);
      said.verdicts.push(verdict);
    }
  });
  return all;
}

const NOTHING: Said = { declared: [], statements: [], verdicts: [] };

const byStrength = (a: Evidence, b: Evidence): number => Number(b.declared) - Number(a.declared) || b.score - a.score;

const evidenceOf = (
  document: Document,
  statement: number,
  { binding, said, unsaid }: Verdict,
  score: number,
): Evidence => ({ document, statement, declared: false, score, binding, said, unsaid });

/** The lists are put together when somebody looks at them: few are after an edit. */
function elementCoverage(
  element: Element,
  documents: readonly Document[],
  answers: readonly Answers[],
  exemptions: ReadonlyMap<string, string>,
): ElementCoverage {
  const reason = exemptions.get(element.id);
  const statuses = answers.map(({ status }) => (reason === undefined ? status(element.id) : 'covered'));
  const byKind: Partial<Record<Kind, Status>> = {};
  documents.forEach(({ kind: { kind } }, i) => {
    if (kind) byKind[kind] = best([statuses[i]!, byKind[kind] ?? 'missing']);
  });
  const lists: Partial<Record<Sort, readonly Evidence[]>> = {};
  const all = (sort: Sort) =>
    (lists[sort] ??= answers.flatMap(({ found }) => found(element.id, sort)).sort(byStrength));
  return {
    element,
    status: best([...statuses, reason === undefined ? 'missing' : 'covered']),
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

const ORDER: readonly Status[] = ['covered', 'weak', 'missing'];
const best = (all: readonly Status[]): Status => ORDER.find((status) => all.includes(status)) ?? 'missing';
const worst = (all: readonly Status[]): Status =>
  [...ORDER].reverse().find((status) => all.includes(status)) ?? 'covered';
