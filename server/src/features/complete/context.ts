import type { Document } from '../../document/document';
import type { Message } from '../../rules/finding';
import type { Span } from '../../text/span';
import type { Workspace } from '../../workspace/workspace';

/** Something to put in at the caret. */
export interface Completion {
  readonly kind:
    | 'term'
    | 'section'
    | 'citation'
    | 'article'
    | 'annex'
    | 'role'
    | 'ending'
    | 'key'
    | 'value'
    | 'snippet';
  readonly label: string;
  readonly detail: Message;
  readonly documentation: string;
  /** What is replaced: the beginning of the word or line that is there already. */
  readonly span: Span;
  readonly text: string;
  /** The text with places to fill in (`${1:…}`), where it has some. */
  readonly snippet?: string;
}

/** Where the caret is. */
export interface Caret {
  readonly workspace: Workspace;
  readonly document: Document;
  readonly offset: number;
  /** The text of the line before the caret. */
  readonly line: string;
  /** Whether nothing stands behind the caret on its line. */
  readonly alone: boolean;
}

export function caretAt(workspace: Workspace, document: Document, offset: number): Caret {
  const { source } = document;
  const start = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
  return {
    workspace,
    document,
    offset,
    line: source.slice(start, offset),
    alone: /^[ \t\u3000]*(?:[\r\n]|$)/.test(source.slice(offset)),
  };
}

/** The last characters before the caret. */
export const last = ({ offset }: Caret, length: number): Span => ({ start: offset - length, end: offset });
