import { type Coverage, type ElementCoverage, isProcedural, maySkip } from '../coverage/coverage';
import type { Document } from '../document/document';
import { KINDS } from '../document/kind';
import type { Policy } from '../policy/policy';
import { isPolicy, type Workspace } from '../workspace/workspace';
import type { Converter } from './convert';
import { toRange } from './position';
import type { ElementOverview, Overview, PolicyOverview } from './protocol';

/** Every policy of a workspace with what the drafts under it say to each of its elements. */
export function overviewOf(workspace: Workspace, converter: Converter): Overview {
  return {
    policies: policiesOf(workspace).map((policy) => policyOverview(workspace, policy, converter)),
    ready: workspace.tokenizer() !== undefined,
  };
}

/** The policies themselves and those that drafts name, by path. */
function policiesOf(workspace: Workspace): readonly Policy[] {
  const found = new Map<string, Policy>();
  for (const document of workspace.documents()) {
    const policy = document.kind.kind ? workspace.policyOf(document) : undefined;
    if (policy && isPolicy(policy)) found.set(policy.document.path, policy);
  }
  return [...found.values()].sort((a, b) => (a.document.path < b.document.path ? -1 : 1));
}

function policyOverview(workspace: Workspace, policy: Policy, { uri, linesAt }: Converter): PolicyOverview {
  const coverage = workspace.coverageOf(policy);
  const { path, lines, title } = policy.document;
  const documents = [...(coverage?.documents ?? [])].sort(
    (a, b) => levelOf(a) - levelOf(b) || (a.path < b.path ? -1 : 1),
  );
  const alone = documents.map((document) => elementsOf(workspace.compare(policy, [document])));
  const elementOverview = (one: ElementCoverage): ElementOverview => {
    const { element, status, notApplicable } = one;
    const byDocument = alone.map((elements) => elements.get(element.id)?.status ?? 'missing');
    return {
      id: element.id,
      text: element.text,
      range: toRange(lines, element.span),
      status,
      procedural: isProcedural(one),
      ...(notApplicable !== undefined && { notApplicable }),
      byDocument,
      maySkip: documents.map(({ kind }, i) => maySkip(one, kind.kind, byDocument[i])),
      evidence: alone.flatMap((elements, i) =>
        sentencesOf(elements.get(element.id))
          .slice(0, SHOWN)
          .map(({ document, statement, declared }) => {
            const { span, text } = document.statements[statement]!;
            return {
              document: i,
              range: toRange(linesAt(document.path), span),
              text: text.replace(/\s*\n\s*/g, ''),
              declared,
            };
          }),
      ),
    };
  };
  return {
    uri: uri(path),
    title: title || path.slice(path.lastIndexOf('/') + 1),
    documents: documents.map((document) => ({
      uri: uri(document.path),
      title: document.title || document.path.slice(document.path.lastIndexOf('/') + 1),
      kind: document.kind.kind ?? '',
    })),
    controls: (coverage?.controls ?? []).map(({ control, elements }) => ({
      id: control.id,
      title: control.title,
      range: toRange(lines, control.span),
      elements: elements.map(elementOverview),
    })),
  };
}

/** How far below the policy a document stands. */
const levelOf = ({ kind: { kind } }: Document): number => (kind ? KINDS.indexOf(kind) : -1);

/** How many sentences of one document are shown for an element. */
const SHOWN = 3;

/** The sentences that fulfil an element; of one that is weak those that only wish for it. */
const sentencesOf = (found: ElementCoverage | undefined): ElementCoverage['evidence'] =>
  !found ? [] : found.status === 'weak' && found.evidence.length === 0 ? found.wishes : found.evidence;

const elementsOf = ({ controls }: Coverage): ReadonlyMap<string, ElementCoverage> =>
  new Map(controls.flatMap(({ elements }) => elements.map((one) => [one.element.id, one] as const)));
