import { citationKey } from '../document/citation';
import type { Document } from '../document/document';
import type { Policy } from '../policy/policy';
import { folded } from '../text/fold';

/** Evidence that the author declared, in the text or in a comment. */
export interface Trace {
  /** Index of the statement that is declared to fulfil the elements. */
  readonly statement: number;
  /** Ids of elements; all of a control's when the author named the control. */
  readonly elements: readonly string[];
  /** The citation as written. */
  readonly citation: string;
}

/** `<!-- kijun: covers 6(3)① 6(4)-2 -->` above a statement, and 「（基本方針6(3)①関係）」 at its end. */
export function tracesOf(policy: Policy, document: Document): readonly Trace[] {
  const traces: Trace[] = [];
  const add = (statement: number, citation: string) => {
    const elements = elementsCited(policy, citation);
    if (statement >= 0 && elements.length > 0) traces.push({ statement, elements, citation });
  };
  for (const { text, span } of document.comments) {
    const [, citations] = /^kijun:\s*covers\s+(.+)$/.exec(text) ?? [];
    if (!citations) continue;
    const next = document.statements.find((statement) => statement.span.start >= span.end)?.index ?? -1;
    for (const citation of citations.split(/[\s,、]+/)) add(next, citation);
  }
  for (const { index, text } of document.statements) {
    if (!text.includes('係')) continue;
    for (const match of folded(text).matchAll(
      /\((?:本|上記)?基本方針\s*([^()（）]*(?:\([^()]*\)[^()]*)*?)\s*関係\)/g,
    )) {
      for (const citation of match[1]!.split(/[、,]|及び/)) add(index, citation.trim());
    }
  }
  return traces;
}

/** The elements that a citation names: one (6(3)①-2, also where it was split), or all of a control and of those below it. */
export function elementsCited({ controls }: Policy, citation: string): readonly string[] {
  const key = citationKey(citation.trim());
  if (key === '') return [];
  const isBelow = ({ id }: { readonly id: string }) => `${citationKey(id)}.`.startsWith(`${key}.`);
  const whole = controls.filter(isBelow).flatMap(({ elements }) => elements);
  // 「6-1」 can be a control; only what names none is read as an element of one (6(3)①-2)
  const cited = whole.length > 0 ? whole : controls.flatMap(({ elements }) => elements.filter(isBelow));
  return cited.map(({ id }) => id);
}
