import type { Coverage, Evidence } from '../coverage/coverage';
import { isWithin } from '../document/citation';
import type { Document } from '../document/document';
import { entryAround } from '../document/entry';
import type { Workspace } from '../workspace/workspace';
import { follow } from './pointed';
import type { Place } from './references';
import { policyFor } from './term';

/**
 * The sentences of the drafts that fulfil the control at an offset of a policy; of one element where the caret is on it. For an
 * article of a standard, the sentences of the procedures that carry it out.
 */
export function implementationsAt(workspace: Workspace, document: Document, offset: number): readonly Place[] {
  const policy = policyFor(workspace, document);
  const coverage = policy && workspace.coverageOf(policy);
  const entry = entryAround(document, offset);
  if (!coverage || !entry) return [];
  if (policy.document !== document) return carriersOf(workspace, coverage, document, entry.index);
  const controls = coverage.controls.filter(({ control }) => isWithin(document.entries, control.entry, entry.index));
  const elements = controls.flatMap((one) => one.elements);
  const exact = elements.filter(({ element: { span } }) => span.start <= offset && offset <= span.end);
  return placesOf((exact.length > 0 ? exact : elements).flatMap(({ evidence }) => evidence));
}

/**
 * The places of the procedures that carry out an entry of a standard: sentences that fulfil what it fulfils, and citations of it.
 * None for a document that is no standard.
 */
export function carriersOf(
  workspace: Workspace,
  coverage: Coverage,
  document: Document,
  entry: number,
): readonly Place[] {
  const procedures = coverage.documents.filter(({ kind }) => kind.kind === '実施手順');
  if (document.kind.kind !== '対策基準' || procedures.length === 0) return [];
  const isHere = (one: Evidence) =>
    one.document === document && isWithin(document.entries, document.statements[one.statement]!.entry, entry);
  const evidence = coverage.controls
    .flatMap(({ elements }) => elements)
    .filter((element) => element.evidence.some(isHere))
    .flatMap((element) => element.evidence.filter((one) => procedures.includes(one.document)));
  const citations = procedures.flatMap((procedure) =>
    procedure.references.flatMap((reference): readonly Place[] => {
      if (reference.document?.kind !== '対策基準') return [];
      const led = follow(workspace, procedure, reference);
      const leads =
        led.document === document && led.entries.some(({ index }) => isWithin(document.entries, index, entry));
      return leads ? [{ path: procedure.path, span: reference.span }] : [];
    }),
  );
  return [...placesOf(evidence), ...citations];
}

/** Where the sentences stand, each once. */
function placesOf(evidence: readonly Evidence[]): readonly Place[] {
  const found = new Map<string, Place>();
  for (const { document, statement } of evidence) {
    const { span } = document.statements[statement]!;
    found.set(`${document.path} ${span.start}`, { path: document.path, span });
  }
  return [...found.values()];
}
