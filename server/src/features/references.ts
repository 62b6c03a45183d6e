import { readCode } from '../document/code';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Term } from '../policy/policy';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { isSameTerm, wordAt, wordsOf } from './occurrences';
import { entryAt, follow, pointedAt } from './pointed';

/** A place in a document. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** What stands at an offset and can be looked for elsewhere. */
export type Thing =
  | { readonly type: 'term'; readonly term: Term; readonly at: Span }
  | { readonly type: 'entry'; readonly document: Document; readonly entry: Entry; readonly at: Span };

/** The place that a reference names, the article whose number is there, or the term. */
export function thingAt(workspace: Workspace, document: Document, offset: number): Thing | undefined {
  const pointed = pointedAt(workspace, document, offset);
  if (pointed?.entries[0])
    return { type: 'entry', document: pointed.document, entry: pointed.entries[0], at: pointed.at };
  const entry = entryAt(document, offset);
  const number = entry && numberSpan(document, entry);
  if (entry && number && offset <= number.end) return { type: 'entry', document, entry, at: number };
  const word = wordAt(workspace, document, offset);
  if (word && !word.inner) return { type: 'term', term: word.term, at: word.span };
  return entry && number ? { type: 'entry', document, entry, at: number } : undefined;
}

/** Where the number or code of an entry stands, without signs before it. */
export function numberSpan({ source }: Document, { span, label, code, number }: Entry): Span {
  const line = source.slice(span.start, span.end);
  const lead = /^[#\s*_>-]*/.exec(line)![0].length;
  const behind = label?.length ?? (code && readCode(line.slice(lead))?.length);
  const length = behind ? line.slice(lead, lead + behind).trimEnd().length : number.length;
  return { start: span.start + lead, end: span.start + lead + Math.max(1, length) };
}

/** Everywhere the thing is named, in all documents; with `declaration` also where it is defined. */
export function referencesTo(workspace: Workspace, thing: Thing, declaration: boolean): readonly Place[] {
  return workspace.documents().flatMap((document) => placesIn(workspace, document, thing, declaration));
}

/** Where a document names the thing. */
export function placesIn(
  workspace: Workspace,
  document: Document,
  thing: Thing,
  declaration: boolean,
): readonly Place[] {
  const { path } = document;
  if (thing.type === 'term') {
    if (!document.kind.kind || !knows(workspace, document, thing.term)) return [];
    return wordsOf(workspace, document)
      .filter(({ term, inner }) => !inner && isSameTerm(term, thing.term))
      .filter(({ span }) => declaration || path !== thing.term.path || span.start !== thing.term.span.start)
      .map(({ span }) => ({ path, span }));
  }
  const { entry } = thing;
  const own = document === thing.document;
  const named = document.references
    .filter((reference) =>
      own && !reference.document
        ? [...reference.steps.flatMap(({ targets }) => targets), ...(reference.range ?? [])].includes(entry.index)
        : reference.document !== undefined &&
          follow(workspace, document, reference).document === thing.document &&
          follow(workspace, document, reference).entries.includes(entry),
    )
    .map(({ span }) => ({ path, span }));
  return own && declaration ? [{ path, span: numberSpan(document, entry) }, ...named] : named;
}

const knows = (workspace: Workspace, document: Document, term: Term): boolean =>
  term.path === document.path || workspace.termsOf(document).some((one) => isSameTerm(one, term));
