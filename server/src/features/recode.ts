import { tracesOf } from '../coverage/trace';
import { isCoded } from '../document/citation';
import { readCode } from '../document/code';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Edit } from '../rules/finding';
import { folded } from '../text/fold';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { follow } from './pointed';
import { numberSpan, thingAt } from './references';
import { policyFor } from './term';

/** A place that is cited by a code of the house's register (PS-01), and where the code stands that was pointed at. */
export interface Coded {
  readonly document: Document;
  readonly entry: Entry & { readonly code: string };
  readonly at: Span;
}

/** The code at an offset: that of a heading, or one that is cited. */
export function codedAt(workspace: Workspace, document: Document, offset: number): Coded | undefined {
  const thing = thingAt(workspace, document, offset);
  if (thing?.type !== 'entry' || !hasCode(thing.document, thing.entry)) return undefined;
  const { start, end } = thing.at;
  const at = { start: start + aboveIn(document.source.slice(start, end)), end };
  const written = folded(document.source.slice(at.start, at.end));
  return written === thing.entry.code ? { document: thing.document, entry: thing.entry, at } : undefined;
}

const hasCode = ({ entries }: Document, entry: Entry): entry is Coded['entry'] => isCoded(entries, entry);

/** Whether a text can be a code. */
export const isCode = (text: string): boolean => readCode(`${text}\u3000鍵`)?.number === folded(text);

/** Gives a place another code: on its heading, where it is cited in all documents, and in what their comments declare. */
export function recode(
  workspace: Workspace,
  { document, entry }: Coded,
  code: string,
): ReadonlyMap<string, readonly Edit[]> {
  const edits = new Map<string, readonly Edit[]>();
  for (const one of workspace.documents()) {
    const spans = [
      ...(one === document ? [numberSpan(document, entry)] : []),
      ...citedIn(workspace, one, document, entry),
      ...declaredIn(workspace, one, document, entry.code),
    ];
    if (spans.length > 0)
      edits.set(
        one.path,
        spans.map((span) => ({ span, text: code })),
      );
  }
  return edits;
}

/** Where a document cites the code, alone or with an item below it: PS-01(2). */
function citedIn(
  workspace: Workspace,
  one: Document,
  target: Document,
  { index, code }: Coded['entry'],
): readonly Span[] {
  return one.references.flatMap((reference): readonly Span[] => {
    const [step] = reference.steps;
    if (step?.unit !== 'code') return [];
    const start = step.span.start + aboveIn(one.source.slice(step.span.start, step.span.end));
    if (folded(one.source.slice(start, step.span.end)) !== code) return [];
    const into = reference.document ? follow(workspace, one, reference).document : one;
    const leads = into === target && (reference.document !== undefined || step.targets.includes(index));
    return leads ? [{ start, end: step.span.end }] : [];
  });
}

/** Where comments of a draft declare it: covers PS-01(2). */
function declaredIn(workspace: Workspace, draft: Document, target: Document, code: string): readonly Span[] {
  const policy = draft === target ? undefined : policyFor(workspace, draft);
  if (policy?.document !== target) return [];
  return tracesOf(policy, draft).flatMap(({ form, span: { start } }) => {
    const written = draft.source.slice(start, start + code.length);
    const next = draft.source[start + code.length] ?? ' ';
    return form === 'comment' && written === code && /[\s,、(（-]/.test(next)
      ? [{ start, end: start + code.length }]
      : [];
  });
}

/** The length of 上記 and the like before a code. */
const aboveIn = (text: string): number => /^(?:[上前下後]記|前掲)?の?\s*/.exec(text)![0].length;
