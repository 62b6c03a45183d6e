import type { Message } from '../rules/finding';
import { type Folded, loosen } from '../text/fold';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';

/** Something to put in at the caret. */
export interface Completion {
  readonly kind: 'term' | 'section';
  readonly label: string;
  readonly detail: Message;
  readonly documentation: string;
  /** What is replaced: the beginning of the word or line that is there already. */
  readonly span: Span;
  readonly text: string;
}

/** The terms of the policy and of the document; on a line of its own also the sections that are missing. */
export function completionsAt(workspace: Workspace, path: string, offset: number): readonly Completion[] {
  const source = workspace.document(path)?.source;
  if (source === undefined) return [];
  const start = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
  const line = source.slice(start, offset);
  const alone = /^[ \t\u3000]*(?:[\r\n]|$)/.test(source.slice(offset));
  return [
    ...(alone ? sections(workspace, path, { start, end: offset }, line) : []),
    ...terms(workspace, path, offset, line),
  ];
}

function terms(workspace: Workspace, path: string, offset: number, line: string): readonly Completion[] {
  const document = workspace.document(path)!;
  const known = new Map<string, Completion>();
  const before = loosen(line);
  const add = (term: string, documentation: string, detail: Message) => {
    if (known.has(term)) return;
    const span = { start: offset - (line.length - typedFrom(before, term, line.length)), end: offset };
    known.set(term, { kind: 'term', label: term, detail, documentation, span, text: term });
  };
  for (const { term, definition, id } of workspace.termsOf(document))
    add(
      term,
      definition,
      id === ''
        ? { ja: 'kijun.json の用語', en: 'Term of kijun.json' }
        : { ja: `基本方針${id}の用語`, en: `Term of the basic policy, ${id}` },
    );
  for (const { term, text } of document.definitions)
    add(term, text, { ja: 'この文書の用語', en: 'Term of this document' });
  return [...known.values()];
}

/**
 * Where in the line the term has been begun, in whatever notation; at its end when it has not. Japanese has no spaces to
 * tell words apart.
 */
function typedFrom(before: Folded, term: string, end: number): number {
  const key = loosen(term).text;
  for (let length = Math.min(key.length, before.text.length); length > 0; length--)
    if (before.text.endsWith(key.slice(0, length))) return before.from[before.text.length - length]!;
  return end;
}

/** The sections that section/missing would put in, as far as the line does not begin otherwise. */
function sections(workspace: Workspace, path: string, span: Span, line: string): readonly Completion[] {
  const begun = bare(line);
  const fixes = workspace.findings(path).flatMap((finding) => finding.fixes);
  return fixes.flatMap(({ section: title, edits }) => {
    const text = edits[0]?.text.trim();
    if (title === undefined || !text) return [];
    const label = text.split(/\r?\n/)[0]!;
    if (!bare(label).startsWith(begun) && !bare(title).startsWith(begun)) return [];
    const detail = { ja: `足りない節「${title}」`, en: `Missing section 「${title}」` };
    return [{ kind: 'section' as const, label, detail, documentation: text, span, text }];
  });
}

const bare = (heading: string): string => loosen(heading).text.replace(/^#+/, '');
