import type { Document } from '../document/document';
import type { Workspace } from '../workspace/workspace';
import { follow } from './pointed';

/** A caption to be shown behind a reference. */
export interface Caption {
  readonly offset: number;
  readonly text: string;
}

/** The captions of the articles that are named: 第3条 （定義）. Not where the text says it itself. */
export function captionsOf(workspace: Workspace, document: Document): readonly Caption[] {
  return document.references.flatMap((reference) => {
    const far = reference.steps.some(({ unit }) => unit !== '項' && unit !== '号');
    const [entry, ...others] = far ? follow(workspace, document, reference).entries : [];
    if (!entry || others.length > 0 || entry.title === '') return [];
    const behind = document.source.slice(reference.span.end, reference.span.end + entry.title.length + 2);
    return behind.includes(entry.title) ? [] : [{ offset: reference.span.end, text: `（${entry.title}）` }];
  });
}
