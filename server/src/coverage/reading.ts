import { modalityIn } from '../document/assertion';
import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Modality } from '../document/modality';
import { type Role, roleOf } from '../document/role';
import type { Statement } from '../document/statement';
import type { Tokenizer } from '../morphology/token';
import { recall, remembering } from '../text/memory';
import { type Meaning, meaningOf, SILENCE, together } from './meaning';

/** A statement as evidence is judged by: what it says itself, what its context adds, and how it binds. */
export interface Reading {
  readonly statement: Statement;
  readonly own: Meaning;
  /** What its last clause does: the end of the sentence, from the last 、 on. */
  readonly predicate: Meaning;
  /** The sentences that introduce it, and its table's header. */
  readonly lead: Meaning;
  /** The headings above it, innermost first. */
  readonly headings: readonly Meaning[];
  readonly modality: Modality;
  /** The first role of a section around it (purpose, definition …), undefined in a section of rules. */
  readonly role: Role | undefined;
  /** The text of the statement with its lead-ins, and of its headings, for scopes and for people. */
  readonly text: string;
  readonly headingText: string;
  /** The innermost heading. */
  readonly caption: string;
  /** The statements before and behind it in the same place. */
  readonly around: string;
}

/** Reads every statement of a draft. */
export function readStatementsOf(document: Document, tokenizer: Tokenizer): readonly Reading[] {
  const reader = readerOf(document, tokenizer);
  return document.statements.map(reader.read);
}

/** Reads the statements of a draft one by one, as they are asked for. */
export interface Reader {
  /** What a statement says itself. */
  readonly own: (text: string) => Meaning;
  readonly read: (statement: Statement) => Reading;
  /** All that decides a reading besides the statement's own text: equal keys and texts are read the same. */
  readonly contextOf: (statement: Statement) => string;
}

export function readerOf(document: Document, tokenizer: Tokenizer): Reader {
  const { entries, statements } = document;
  const own = meaningsOf(tokenizer);
  const pathOf = (entry: number) => (entry < 0 ? [] : pathTo(entries, entry));
  const headings = entries.map(() => undefined as string | undefined);
  const keyOfHeadings = (entry: number): string => {
    if (entry < 0) return '';
    headings[entry] ??= pathOf(entry)
      .map(({ title, label }) => `${label?.style}\u0001${title}`)
      .join('\u0002');
    return headings[entry]!;
  };
  return {
    own,
    contextOf: (statement) => {
      const leads = leadsOf(statements, statement).map(({ text }) => text);
      const header = statement.header ?? [];
      const key = `${document.kind.kind}\u0003${statement.form}\u0003${keyOfHeadings(statement.entry)}`;
      return [key, aroundOf(statements, statement), ...header, '\u0003', ...leads].join('\u0003');
    },
    read: (statement) => {
      const leads = leadsOf(statements, statement);
      const path = pathOf(statement.entry);
      const header = statement.header ? own(statement.header.join('、')) : SILENCE;
      return {
        statement,
        own: own(statement.text),
        predicate: own(lastClause(statement.text)),
        lead: together([header, ...leads.map(({ text }) => own(text))]),
        headings: path.map(({ title }) => (title === '' ? SILENCE : own(title))).reverse(),
        modality: modalityIn(document, statement).modality,
        role: path
          .map(({ title, label }) => (/^(?:附則|目次)$/.test(label?.style ?? '') ? 'history' : roleOf(title)))
          .find((role) => role !== undefined),
        text: [...leads.map(({ text }) => text).reverse(), statement.text].join(' '),
        headingText: path.map(({ title }) => title).join(' '),
        around: aroundOf(statements, statement),
        caption: path.findLast(({ title }) => title !== '')?.title ?? '',
      };
    },
  };
}

/** From the last comma on; the whole of a sentence without one. */
const lastClause = (text: string): string => text.slice(Math.max(text.lastIndexOf('、'), text.lastIndexOf('，')) + 1);

/** Sentences recur from one reading to the next (an edit changes one of them), so what they say is kept. */
const MEMORY = 20_000;
const memories = new WeakMap<Tokenizer, (text: string) => Meaning>();

/** What a text says, remembered. */
export const meaningsOf = (tokenizer: Tokenizer): ((text: string) => Meaning) =>
  recall(memories, tokenizer, () => remembering(MEMORY, (text) => meaningOf(tokenizer(text))));

/** The sentences next to a sentence in one paragraph speak of the same thing; items and rows beside an item do not. */
function aroundOf(statements: readonly Statement[], { index, entry, form }: Statement): string {
  if (form === 'row' || form === 'bullet') return '';
  return [statements[index - 1], statements[index + 1]]
    .filter((other) => other !== undefined && other.entry === entry && other.form === form)
    .map((other) => other!.text)
    .join(' ');
}

/** The statements that introduce this one, nearest first. */
function leadsOf(statements: readonly Statement[], statement: Statement): readonly Statement[] {
  const leads: Statement[] = [];
  for (let lead = statements[statement.lead]; lead && leads.length < 5; lead = statements[lead.lead]) leads.push(lead);
  return leads;
}
