import { citationOf } from '../document/citation';
import type { Document } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { fixed } from '../text/anchor';
import type { Span } from '../text/span';
import { whole } from '../text/step';
import { type Control, readControls } from './control';
import { notationOf } from './notation';
import { type Reason, verdictsOf } from './verdict';

/** What a basic policy says that the documents under it must keep to. */
export interface Policy {
  readonly document: Document;
  readonly terms: readonly Term[];
  readonly sections: readonly Section[];
  /** For each statement of the document why it demands nothing, undefined where it does. */
  readonly verdicts: readonly (Reason | undefined)[];
  /** Empty until the tokenizer is there. */
  readonly controls: readonly Control[];
}

/** A word that the policy defines, or kijun.json. */
export interface Term {
  /** Citation of the place that defines it; empty outside a policy. */
  readonly id: string;
  /** The file that defines it. */
  readonly path: string;
  /** In the notation that the policy uses most. */
  readonly term: string;
  readonly definition: string;
  readonly inline: boolean;
  /** Names that are not to be used for it, from kijun.json. */
  readonly variants?: readonly string[];
  readonly span: Span;
  readonly definitionSpan: Span;
}

/** An outermost numbered (or only headed) section. */
export interface Section {
  readonly number: string;
  readonly title: string;
  readonly level: number;
  readonly span: Span;
}

/**
 * Reads a policy. Without a tokenizer (its dictionary still loads, or is broken) there are no controls. `sources` are the
 * documents that it takes terms from; its own definition of a word holds before theirs.
 */
export const readPolicy = (
  document: Document,
  tokenizer: Tokenizer | undefined,
  sources: readonly Document[] = [],
): Policy => whole(readingPolicy(document, tokenizer, sources));

/** The same, a statement or a term at each step: thousands of demands take a second. */
export function* readingPolicy(
  document: Document,
  tokenizer: Tokenizer | undefined,
  sources: readonly Document[] = [],
): Generator<void, Policy> {
  const verdicts = yield* verdictsOf(document, tokenizer);
  const terms = new Map<string, Term>();
  for (const source of [document, ...sources])
    for (const term of readTerms(source)) {
      if (!terms.has(term.term)) terms.set(term.term, term);
      yield;
    }
  return {
    document,
    terms: [...terms.values()],
    sections: readSections(document),
    verdicts,
    controls: tokenizer ? yield* readControls(document, tokenizer, verdicts) : [],
  };
}

function* readTerms(document: Document): Generator<Term> {
  const seen = new Set<string>();
  for (const definition of document.definitions) {
    if (seen.has(definition.term)) continue;
    seen.add(definition.term);
    yield {
      id: citationOf(document.entries, definition.entry),
      path: document.path,
      term: notationOf(definition.term, document.source),
      definition: definition.text,
      inline: definition.inline,
      span: fixed(definition.span),
      definitionSpan: fixed(definition.textSpan),
    };
  }
}

/** The articles where there are any, otherwise the outermost numbered entries, otherwise the headings below the title. */
function readSections({ entries }: Document): readonly Section[] {
  const main = entries.filter(({ label }) => !label || !/^(?:附則|別表|様式|目次)$/.test(label.style));
  const articles = main.filter(
    ({ label, index }) => label?.style === '条' && !citationOf(entries, index).startsWith('附'),
  );
  const numbered = main.filter(({ label, parent }) => label && !hasNumberAround(entries, parent));
  const chosen =
    articles.length > 0 ? articles : numbered.length > 0 ? numbered : main.filter(({ depth }) => depth > 0).slice(1);
  return chosen.map(({ index, number, code, title, level, span }) => ({
    number: articles.length > 0 ? citationOf(entries, index) : (code ?? number),
    title,
    level,
    span: fixed(span),
  }));
}

function hasNumberAround(entries: Document['entries'], parent: number): boolean {
  for (let i = parent; i >= 0; i = entries[i]!.parent) if (entries[i]!.label) return true;
  return false;
}
