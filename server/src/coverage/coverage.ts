import type { Document } from '../document/document';
import type { Kind } from '../document/kind';
import type { Tokenizer } from '../morphology/token';
import type { Control, Element } from '../policy/control';
import type { Policy } from '../policy/policy';
import { recall } from '../text/memory';
import { ENOUGH, isUnfinished, type Questions, questionsOf } from './evidence';
import { type Verdict, type Verdicts, verdictsOf } from './recall';
import { tracesOf } from './trace';

export type Status = 'covered' | 'weak' | 'missing';

/** What the drafts under a policy say to each of its elements. */
export interface Coverage {
  readonly policy: Policy;
  readonly documents: readonly Document[];
  readonly controls: readonly ControlCoverage[];
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
}

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

/** Compares all drafts with the policy. Pure: the same texts give the same answer. */
export function readCoverage(policy: Policy, documents: readonly Document[], tokenizer: Tokenizer): Coverage {
  const answers = documents.map((document) =>
    recall(answersUnder(policy), document, () => answersOf(policy, document, judgeDraft(policy, document, tokenizer))),
  );
  const controls = policy.controls.map((control) => {
    const elements = control.elements.map((element) => elementCoverage(element, documents, answers));
    return { control, elements, status: worst(elements.map(({ status }) => status)) };
  });
  const all = controls.flatMap(({ elements }) => elements);
  const count = (status: Status) => all.filter((element) => element.status === status).length;
  return {
    policy,
    documents,
    controls,
    summary: { elements: all.length, covered: count('covered'), weak: count('weak'), missing: count('missing') },
  };
}

/** The questions of a policy hold as long as it does. */
const asked = new WeakMap<Policy, Questions>();

/** Judges the statements of a draft. By far the most of the work is here; it can be done elsewhere and handed over. */
export const judgeDraft = (policy: Policy, document: Document, tokenizer: Tokenizer): Verdicts =>
  verdictsOf(
    recall(asked, policy, () => questionsOf(policy, tokenizer)),
    document,
    tokenizer,
  );

/** Takes over the verdicts on a draft that {@link judgeDraft} came to on the same texts in another thread or run. */
export function supply(policy: Policy, document: Document, verdicts: Verdicts): void {
  answersUnder(policy).set(document, answersOf(policy, document, verdicts));
}

/** A draft's answers hold as long as its text and the policy do: an edit asks only the edited draft again. */
const memory = new WeakMap<Policy, WeakMap<Document, Answers>>();
const answersUnder = (policy: Policy): WeakMap<Document, Answers> => recall(memory, policy, () => new WeakMap());

/** What one draft says to each element, by element id, best first. */
type Answers = ReadonlyMap<string, readonly Evidence[]>;

function answersOf(policy: Policy, document: Document, verdicts: Verdicts): Answers {
  const found = new Map<string, Evidence[]>();
  const add = (id: string, evidence: Evidence) => {
    const others = found.get(id);
    if (others) others.push(evidence);
    else found.set(id, [evidence]);
  };
  for (const { elements, statement } of tracesOf(policy, document)) {
    const binding = !isUnfinished(document.statements[statement]!.text);
    for (const id of elements)
      add(id, { document, statement, declared: true, score: 1, binding, said: [], unsaid: [] });
  }
  verdicts.forEach((all, statement) => {
    for (const verdict of all) add(verdict.element, evidenceOf(document, statement, verdict));
  });
  for (const evidence of found.values())
    evidence.sort((a, b) => Number(b.declared) - Number(a.declared) || b.score - a.score || a.statement - b.statement);
  return found;
}

const evidenceOf = (document: Document, statement: number, { score, binding, said, unsaid }: Verdict): Evidence => ({
  document,
  statement,
  declared: false,
  score,
  binding,
  said,
  unsaid,
});

function elementCoverage(
  element: Element,
  documents: readonly Document[],
  answers: readonly Answers[],
): ElementCoverage {
  const found = answers.map((answer) => answer.get(element.id) ?? []);
  const byKind: Partial<Record<Kind, Status>> = {};
  documents.forEach(({ kind: { kind } }, i) => {
    if (kind) byKind[kind] = best([statusOf(found[i]!), byKind[kind] ?? 'missing']);
  });
  const status = best(found.map(statusOf));
  const all = found.flat().sort((a, b) => Number(b.declared) - Number(a.declared) || b.score - a.score);
  const wishes = all.filter((evidence) => !evidence.binding && evidence.score >= ENOUGH);
  return { element, status, byKind, evidence: all.filter(isEnough), wishes };
}

const isEnough = ({ binding, score }: Evidence): boolean => binding && score >= ENOUGH;

function statusOf(found: readonly Evidence[]): Status {
  if (found.some(isEnough)) return 'covered';
  return found.some(({ score }) => score >= ENOUGH) ? 'weak' : 'missing';
}

const ORDER: readonly Status[] = ['covered', 'weak', 'missing'];
const best = (all: readonly Status[]): Status => ORDER.find((status) => all.includes(status)) ?? 'missing';
const worst = (all: readonly Status[]): Status =>
  [...ORDER].reverse().find((status) => all.includes(status)) ?? 'covered';
