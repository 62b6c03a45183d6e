import type { Document } from '../document/document';
import type { Statement } from '../document/statement';
import type { Edit } from './finding';

/** The sentence, item or row at an offset, or the next one on its line; undefined where there is none. */
export function statementAt({ statements, source }: Document, offset: number): Statement | undefined {
  const end = source.slice(offset).search(/[\r\n]/);
  const lineEnd = end < 0 ? source.length : offset + end;
  return statements.find(({ span }) => offset <= span.end && span.start <= lineEnd);
}

/**
 * Declares that a statement fulfils elements: a comment on a line of its own above the statement, or right before it where
 * that line would break a sentence or a table in two.
 */
export function declarationOf(document: Document, statement: Statement, ...elements: readonly string[]): Edit {
  const { source, blocks } = document;
  const { span, form } = statement;
  const comment = `<!-- kijun: covers ${elements.join(' ')} -->`;
  const start = Math.max(source.lastIndexOf('\n', span.start - 1), source.lastIndexOf('\r', span.start - 1)) + 1;
  const block = blocks.find((one) => one.span.start <= span.start && span.start < one.span.end);
  const opens =
    block !== undefined && document.statements.find((one) => one.span.start >= block.span.start) === statement;
  // a comment that begins a line makes no paragraph of what follows it there
  if (form === 'row' || !(opens || source.slice(start, span.start).trim() === '')) {
    const at = { start: span.start, end: span.start };
    return { span: at, text: comment };
  }
  const indent = /^[ \t\u3000]*/.exec(source.slice(start))![0];
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  return { span: { start, end: start }, text: `${indent}${comment}${eol}` };
}
