import type {
  ControlOverview,
  Coverage,
  ElementOverview,
  EvidenceOverview,
  PolicyOverview,
} from '../../server/src/lsp/protocol';

/** What of the coverage is looked at. */
export interface Filter {
  /** Only what has no rule, or only a wish. */
  readonly lacking: boolean;
  /** The URI of the only draft that counts. */
  readonly document?: string | undefined;
  /** The only kind of draft that counts: 対策基準 or 実施手順. */
  readonly kind?: string | undefined;
}

/** A policy as a filter shows it. Counts are of all its elements, whatever is hidden. */
export interface PolicyShown {
  readonly policy: PolicyOverview;
  readonly covered: number;
  readonly elements: number;
  readonly controls: readonly ControlShown[];
}

export interface ControlShown {
  readonly control: ControlOverview;
  /** The worst status of its elements. */
  readonly status: Coverage;
  readonly covered: number;
  readonly elements: readonly ElementShown[];
}

export interface ElementShown {
  readonly element: ElementOverview;
  readonly status: Coverage;
  readonly evidence: readonly EvidenceOverview[];
  /** Only a procedure has the rule, although there is a standard that could. */
  readonly procedureOnly: boolean;
}

/** A policy with what the drafts say to it that the filter lets through. A document that is none of its drafts narrows nothing. */
export function show(policy: PolicyOverview, filter: Filter): PolicyShown {
  const here = policy.documents.findIndex(({ uri }) => uri === filter.document);
  const counts = policy.documents.map(
    ({ kind }, i) => (here < 0 || i === here) && (filter.kind === undefined || kind === filter.kind),
  );
  const narrowed = counts.includes(false);
  const all = policy.controls.map((control): ControlShown => {
    const elements = control.elements.map((element): ElementShown => {
      const statuses = element.byDocument.filter((_, i) => counts[i]);
      // what does not apply is as good as done, whatever is looked at
      const status = narrowed && element.notApplicable === undefined ? best(statuses) : element.status;
      return {
        element,
        status,
        procedureOnly: !narrowed && element.procedural,
        evidence: element.evidence.filter(
          ({ document }) => counts[document] && element.byDocument[document] === status,
        ),
      };
    });
    return {
      control,
      status: worst(elements.map(({ status }) => status)),
      covered: elements.filter(({ status }) => status === 'covered').length,
      elements,
    };
  });
  const lacks = ({ status }: { readonly status: Coverage }) => !filter.lacking || status !== 'covered';
  return {
    policy,
    covered: all.reduce((sum, { covered }) => sum + covered, 0),
    elements: all.reduce((sum, { elements }) => sum + elements.length, 0),
    controls: all.filter(lacks).map((one) => ({ ...one, elements: one.elements.filter(lacks) })),
  };
}

const ORDER: readonly Coverage[] = ['covered', 'weak', 'missing'];
const best = (all: readonly Coverage[]): Coverage => ORDER.find((status) => all.includes(status)) ?? 'missing';
const worst = (all: readonly Coverage[]): Coverage =>
  [...ORDER].reverse().find((status) => all.includes(status)) ?? 'covered';
