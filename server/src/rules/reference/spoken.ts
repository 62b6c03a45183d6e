import type { Document } from '../../document/document';
import { isCode, offsetIn } from '../../document/prose';
import type { Reference } from '../../document/reference';

/** The references that the document itself makes: not those in code, nor words that are only quoted (「前条」とあるのは…). */
export const referencesIn = ({ blocks, references, source }: Document): readonly Reference[] =>
  references.filter(({ span }) => {
    if (source[span.start - 1] === '「' && source[span.end] === '」') return false;
    const block = blocks.find((one) => one.span.start <= span.start && span.end <= one.span.end);
    const at = block && offsetIn(block.prose, span.start);
    return at === undefined || !isCode(block!.prose, at, at + 1);
  });
