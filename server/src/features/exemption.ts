import { modify, parseTree } from 'jsonc-parser';
import type { Edit } from '../rules/finding';

/** Adds an element that does not apply, with the reason, to the text of a kijun.json; undefined where that text is broken. */
export function exemptionOf(source: string, element: string, reason: string): readonly Edit[] | undefined {
  const text = source.trim() === '' ? undefined : source;
  if (text !== undefined && parseTree(text, [], { allowTrailingComma: true })?.type !== 'object') return undefined;
  const entry = { element, reason };
  if (text === undefined)
    return [
      { span: { start: 0, end: source.length }, text: `${JSON.stringify({ notApplicable: [entry] }, undefined, 2)}\n` },
    ];
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const changes = modify(text, ['notApplicable', -1], entry, { formattingOptions, isArrayInsertion: true });
  return changes.map(({ offset, length, content }) => ({
    span: { start: offset, end: offset + length },
    text: content,
  }));
}
