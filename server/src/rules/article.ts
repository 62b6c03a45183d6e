import { assertionsOf } from '../document/assertion';
import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { binds } from '../document/modality';
import { roleOf } from '../document/role';
import type { Tokenizer } from '../morphology/token';

/** An article of a draft with the statements in it that are rules. */
export interface Article {
  readonly entry: Entry;
  /** Indices of the statements. */
  readonly rules: ReadonlySet<number>;
}

/** The article that a statement stands in; where there are none, the outermost numbered place below the chapters. */
export function articleOf({ entries, statements }: Document, statement: number): number | undefined {
  const path = pathTo(entries, statements[statement]!.entry);
  const found =
    path.find(({ label }) => label?.style === '条') ??
    path.find(({ label }) => label && !/^[編章節款目]$/.test(label.style)) ??
    path.at(-1);
  return found?.index;
}

/** The articles that hold rules; sections with a purpose of their own (definitions, scope, 附則, exceptions …) are none. */
export function articlesOf(document: Document, tokenizer: Tokenizer): readonly Article[] {
  const articles = new Map<number, Set<number>>();
  for (const [statement, { modality }] of assertionsOf(document, tokenizer).entries()) {
    const index = articleOf(document, statement);
    if (index === undefined || !binds(modality) || isSpecial(document, document.statements[statement]!.entry)) continue;
    articles.set(index, (articles.get(index) ?? new Set()).add(statement));
  }
  return [...articles].map(([index, rules]) => ({ entry: document.entries[index]!, rules }));
}

const isSpecial = ({ entries }: Document, entry: number): boolean =>
  pathTo(entries, entry).some(
    ({ title, label }) => roleOf(title) !== undefined || /^(?:附則|目次|別表|様式)$/.test(label?.style ?? ''),
  );
