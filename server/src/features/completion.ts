import type { Finding, Message } from '../rules/finding';
import { loosen } from '../text/fold';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { policyFor } from './term';

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

/** The terms of the policy and of the document; at the start of a line also the sections that are missing. */
export function completionsAt(workspace: Workspace, path: string, offset: number): readonly Completion[] {
  const document = workspace.document(path);
  if (!document) return [];
  const line = document.source.slice(document.source.lastIndexOf('\n', offset - 1) + 1, offset);
  return [
    ...(/^#*[ \u3000]*$/.test(line) ? sections(workspace, path, offset, line.length) : []),
    ...terms(workspace, path, offset, line),
  ];
}

function terms(workspace: Workspace, path: string, offset: number, line: string): readonly Completion[] {
  const document = workspace.document(path)!;
  const policy = policyFor(workspace, document);
  const known = new Map<string, Completion>();
  const add = (term: string, definition: string, detail: Message) => {
    if (known.has(term)) return;
    const start = offset - typed(line, term);
    known.set(term, {
      kind: 'term',
      label: term,
      detail,
      documentation: definition,
      span: { start, end: offset },
      text: term,
    });
  };
  for (const { term, definition, id } of policy?.terms ?? [])
    add(term, definition, { ja: `基本方針${id}の用語`, en: `Term of the basic policy, ${id}` });
  for (const { term, text } of document.definitions)
    add(term, text, { ja: 'この文書の用語', en: 'Term of this document' });
  return [...known.values()];
}

/** How much of the term stands before the caret already, in whatever notation. Japanese has no spaces to tell words apart. */
function typed(line: string, term: string): number {
  const key = loosen(term).text;
  const before = loosen(line);
  for (let length = Math.min(key.length, before.text.length); length > 0; length--) {
    if (before.text.endsWith(key.slice(0, length))) return line.length - before.from[before.text.length - length]!;
  }
  return 0;
}

/** The headings that section/missing and control/missing would put in. */
function sections(workspace: Workspace, path: string, offset: number, typedLength: number): readonly Completion[] {
  return workspace.findings(path).flatMap((finding: Finding) => {
    const edit = finding.rule === 'section/missing' ? finding.fixes[0]?.edits[0] : undefined;
    const title = /「(.+?)」/.exec(finding.fixes[0]?.title.ja ?? '')?.[1];
    if (!edit || !title) return [];
    const text = edit.text.trim();
    return [
      {
        kind: 'section' as const,
        label: text.split(/\r?\n/)[0]!,
        detail: { ja: `足りない節「${title}」`, en: `Missing section 「${title}」` },
        documentation: text,
        span: { start: offset - typedLength, end: offset },
        text,
      },
    ];
  });
}
