import { citationOf } from '../document/citation';
import { loosen } from '../text/fold';
import { nameOf } from '../text/path';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { begins } from './complete/begun';
import { policyFor } from './term';

/** A place of the workspace that can be found by name. */
export interface Hit {
  readonly kind: 'term' | 'article' | 'control';
  readonly name: string;
  readonly path: string;
  readonly span: Span;
  readonly container: string;
}

/** How many hits help anybody. */
const MOST = 200;

/** The terms, articles and controls of all documents whose name, citation or reading holds what is typed. */
export function search(workspace: Workspace, query: string): readonly Hit[] {
  const key = loosen(query).text;
  const tokenizer = workspace.tokenizer();
  const fits = (name: string) =>
    key === '' || loosen(name).text.includes(key) || (tokenizer !== undefined && begins(query, name, tokenizer));
  const hits: Hit[] = [];
  for (const document of workspace.documents()) {
    if (!document.kind.kind) continue;
    const { path, entries, definitions } = document;
    const container = document.title || nameOf(path);
    const policy = policyFor(workspace, document);
    const controls = new Set(policy?.document === document ? policy.controls.map(({ entry }) => entry) : []);
    for (const { term, span } of definitions)
      if (fits(term)) hits.push({ kind: 'term', name: term, path, span, container });
    for (const entry of entries) {
      const name = [citationOf(entries, entry.index), entry.title].filter(Boolean).join(' ');
      const isTerm = definitions.some(({ span }) => span.start === entry.titleSpan.start);
      if (entry.title === '' || isTerm || !fits(name) || hits.length > MOST) continue;
      hits.push({ kind: controls.has(entry.index) ? 'control' : 'article', name, path, span: entry.span, container });
    }
  }
  return hits.slice(0, MOST);
}
