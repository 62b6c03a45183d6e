import { citationKey, citationOf, isCited } from '../document/citation';
import type { Document } from '../document/document';
import { folderOf, resolve } from '../text/path';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { follow } from './pointed';
import type { Place } from './references';
import { policyFor } from './term';

/** Words that lead to another document when they are clicked. */
export interface Lead {
  readonly span: Span;
  readonly target: Place;
}

/** The document that the front matter names, places of other documents, and the citations of declared traces. */
export function linksOf(workspace: Workspace, document: Document): readonly Lead[] {
  return [...above(workspace, document), ...elsewhere(workspace, document), ...traced(workspace, document)];
}

function above(workspace: Workspace, { path, matter }: Document): readonly Lead[] {
  const stated = matter.policy;
  const target = stated && workspace.document(resolve(folderOf(path), stated.text));
  return stated && target ? [{ span: stated.span, target: { path: target.path, span: target.titleSpan } }] : [];
}

function elsewhere(workspace: Workspace, document: Document): readonly Lead[] {
  return document.references
    .filter((reference) => reference.document && reference.steps.length > 0)
    .flatMap((reference) => {
      const { entries, document: target } = follow(workspace, document, reference);
      return entries.length > 0
        ? [{ span: reference.span, target: { path: target.path, span: entries[0]!.span } }]
        : [];
    });
}

function traced(workspace: Workspace, document: Document): readonly Lead[] {
  const policy = policyFor(workspace, document);
  if (!policy || policy.document === document) return [];
  const { entries, path } = policy.document;
  const places = new Map(
    entries
      .filter((entry) => isCited(entries, entry))
      .map((entry) => [citationKey(citationOf(entries, entry.index)), entry.span] as const),
  );
  return document.comments.flatMap(({ text, span }) => {
    const [, cited] = /^kijun:\s*covers\s+(.+)$/s.exec(text) ?? [];
    if (cited === undefined) return [];
    const start = document.source.indexOf(cited, span.start);
    return [...cited.matchAll(/[^\s,、]+/g)].flatMap((match) => {
      const at = { start: start + match.index, end: start + match.index + match[0].length };
      const place = places.get(citationKey(match[0])) ?? places.get(citationKey(match[0].replace(/-\d+$/, '')));
      return place ? [{ span: at, target: { path, span: place } }] : [];
    });
  });
}
