import { isWithin } from '../document/citation';
import type { Document } from '../document/document';
import type { Workspace } from '../workspace/workspace';
import type { Place } from './references';
import { policyFor } from './term';

/** The sentences of the drafts that fulfil the control at an offset of a policy; of one element where the caret is on it. */
export function implementationsAt(workspace: Workspace, document: Document, offset: number): readonly Place[] {
  const policy = policyFor(workspace, document);
  const coverage = policy?.document === document ? workspace.coverageOf(policy) : undefined;
  if (!coverage) return [];
  const entry = [...document.entries].reverse().find(({ span, end }) => span.start <= offset && offset <= end);
  const controls = coverage.controls.filter(
    ({ control }) => entry && isWithin(document.entries, control.entry, entry.index),
  );
  const elements = controls.flatMap((one) => one.elements);
  const exact = elements.filter(({ element: { span } }) => span.start <= offset && offset <= span.end);
  const found = new Map<string, Place>();
  for (const { evidence } of exact.length > 0 ? exact : elements)
    for (const { document: draft, statement } of evidence) {
      const { span } = draft.statements[statement]!;
      found.set(`${draft.path} ${span.start}`, { path: draft.path, span });
    }
  return [...found.values()];
}
