import type { Workspace } from '../workspace/workspace';
import { articles } from './complete/articles';
import { citations } from './complete/citations';
import { type Completion, caretAt } from './complete/context';
import { endings } from './complete/endings';
import { isInMatter, matter } from './complete/matter';
import { roles } from './complete/roles';
import { sections } from './complete/sections';
import { settings } from './complete/setting';
import { snippets } from './complete/snippets';
import { terms } from './complete/terms';

export type { Completion };

/**
 * What can be put in at an offset: keys and values in the front matter, words and places everywhere else in a document; in
 * kijun.json the places that it names.
 */
export function completionsAt(workspace: Workspace, path: string, offset: number): readonly Completion[] {
  const document = workspace.document(path);
  const config = workspace.configs().find((one) => one.path === path);
  if (config) return settings(workspace, config, offset);
  if (!document) return [];
  const caret = caretAt(workspace, document, offset);
  if (isInMatter(document.source, offset)) return matter(caret);
  const found = [sections, snippets, citations, articles, roles, endings, terms].flatMap((provide) => provide(caret));
  // who has begun a word wants to see what begins so, not all the others
  const isBegun = found.some(
    ({ span: { start, end }, label }) => end - start > 1 && document.source.slice(start, end) !== label,
  );
  return isBegun ? found.filter(({ span, kind }) => span.start < span.end || !WORDS.includes(kind)) : found;
}

const WORDS: readonly Completion['kind'][] = ['term', 'role'];
