import type { Coverage, ElementCoverage, Evidence } from '../coverage/coverage';
import { isWithin, placeOf } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { binds, modalityOf } from '../document/modality';
import { lineNumber } from '../text/lines';
import { recall } from '../text/memory';
import { nameOf } from '../text/path';
import { declarationOf } from './declaration';
import type { Fix, Message } from './finding';

/** What of the standards may be meant for an element, likeliest first. */
export const candidatesOf = ({ near, faint }: ElementCoverage): readonly Evidence[] =>
  [...near, ...faint].filter(({ document }) => document.kind.kind === '対策基準');

/** How many rules of a section are evidence for nothing: one of them may be meant for what seems to be missing there. */
export function strayIn(
  { document, entry }: { readonly document: Document; readonly entry: Entry },
  coverage: Coverage,
): number {
  const answering = recall(answers, coverage, () => answeringIn(coverage));
  return document.statements.filter(
    ({ index, entry: at, form, text }) =>
      form !== 'title' &&
      isWithin(document.entries, at, entry.index) &&
      binds(modalityOf(text)) &&
      !answering.get(document)?.has(index),
  ).length;
}

/** The statements of each document that are evidence for something. */
const answers = new WeakMap<Coverage, ReadonlyMap<Document, ReadonlySet<number>>>();

function answeringIn({ controls }: Coverage): ReadonlyMap<Document, ReadonlySet<number>> {
  const found = new Map<Document, Set<number>>();
  for (const { elements } of controls)
    for (const { document, statement } of elements.flatMap(({ evidence }) => evidence))
      recall(found, document, () => new Set<number>()).add(statement);
  return found;
}

/** So many letters of a sentence are enough to know it by. */
const EXCERPT = 24;

/** Where a sentence stands, and how it begins. */
export function locate({ document, statement }: Pick<Evidence, 'document' | 'statement'>, from: Document): Message {
  const { entry, span, text } = document.statements[statement]!;
  const line = lineNumber(document.lines, span.start);
  const place = placeOf(document.entries, entry);
  const file = document === from ? '' : `${nameOf(document.path)} `;
  const begin = [...text.replace(/\s+/g, ' ')];
  const words = `「${begin.length > EXCERPT ? `${begin.slice(0, EXCERPT).join('')}…` : text}」`;
  return {
    ja: `${file}${line}行目の${place ? `${place} ` : ''}${words}`,
    en: `${file}line ${line}, ${place ? `${place} ` : ''}${words}`,
  };
}

/** Declares that a sentence which comes near to an element is the rule for it. */
export function declarations(document: Document, one: ElementCoverage): readonly Fix[] {
  const { element } = one;
  const best = candidatesOf(one).find((candidate) => candidate.document === document && candidate.binding);
  const statement = best && document.statements[best.statement]!;
  if (!statement) return [];
  const line = lineNumber(document.lines, statement.span.start);
  return [
    {
      title: {
        ja: `${line}行目の文を「${element.wording}」の根拠として示す`,
        en: `Declare the sentence on line ${line} to be the rule for 「${element.wording}」`,
      },
      edits: [declarationOf(document, statement, element.id)],
      safe: false,
    },
  ];
}
