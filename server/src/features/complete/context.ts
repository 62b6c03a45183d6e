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
  /** The text of the line before the caret; of a line without end the last of it. */
  readonly line: string;
  /** Whether nothing stands behind the caret on its line. */
  readonly alone: boolean;
}

export function caretAt(workspace: Workspace, document: Document, offset: number): Caret {
  const { source } = document;
  const before = source.slice(Math.max(0, offset - LONGEST), offset);
  return {
    workspace,
    document,
    offset,
    line: before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1),
    alone: /^[ \t\u3000]*(?:[\r\n]|$)/.test(source.slice(offset)),
  };
}

/** Nothing that can be put in begins further before the caret. */
const LONGEST = 2_000;

/** The last characters before the caret. */
export const last = ({ offset }: Caret, length: number): Span => ({ start: offset - length, end: offset });
