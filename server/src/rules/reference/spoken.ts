import type { Document } from '../../document/document';
import { isCode, offsetIn } from '../../document/prose';
import type { Reference } from '../../document/reference';

/** Whether the document itself makes a reference: it is neither code nor only quoted (「前条」とあるのは…). */
export function isSpoken({ blocks, source }: Document, { span }: Reference): boolean {
  if (source[span.start - 1] === '「' && source[span.end] === '」') return false;
  const block = blocks.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  const at = block && offsetIn(block.prose, span.start);
  return at === undefined || !isCode(block!.prose, at, at + 1);
}
