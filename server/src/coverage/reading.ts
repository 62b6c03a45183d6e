import { modalityIn } from '../document/assertion';
import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Modality } from '../document/modality';
import { type Role, roleOf } from '../document/role';
import type { Statement } from '../document/statement';
import type { Token, Tokenizer } from '../morphology/token';
import { clausesOf } from '../policy/clause';
import { recall, remembering } from '../text/memory';
import { asidesOf } from './aside';
import { type Meaning, meaningOf, SILENCE, together } from './meaning';
import { type Measures, measuresIn } from './measure';
import { rowOf, spellerOf } from './wording';

/** A statement as evidence is judged by: what it says itself, what its context adds, and how it binds. */
export interface Reading {
  readonly statement: Statement;
  readonly own: Meaning;
  /** Its words, a row's under their heads, and those of them that are not only mentioned aside. */
  readonly said: string;
  readonly tokens: readonly Token[];
  readonly main: readonly Token[];
  /** Its clauses that each order something, conditions and aims apart. */
  readonly clauses: readonly (readonly Token[])[];
  readonly measures: Measures;
  /** What its last clause does: the end of the sentence, from the last 、 on. */
  readonly predicate: Meaning;
  /** How many things it can order: 「…を取得し、…を保存する」 two, 「研修及び訓練を行う」 two. */
  readonly purposes: number;
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
}

export function readerOf(document: Document, tokenizer: Tokenizer): Reader {
  const { entries, statements } = document;
  const own = meaningsOf(tokenizer);
  const { spell } = spellerOf(document, tokenizer);
  const pathOf = (entry: number) => (entry < 0 ? [] : pathTo(entries, entry));
  return {
    own,
    read: (statement) => {
      const leads = leadsOf(statements, statement);
      const path = pathOf(statement.entry);
      const header = statement.header ? own(statement.header.join('、')) : SILENCE;
      const text = spell(statement.text);
      const tokens = tokenizer(text);
      const asides = asidesOf(tokens);
      return {
        statement,
        own: own(text),
        said: statement.form === 'row' ? spell(rowOf(statement)) : text,
        tokens,
        main: tokens.filter((_, i) => !asides[i]),
        clauses: clausesOf(tokens).map((clause) => clause.tokens),
        measures: measuresIn(statement.form === 'row' ? rowOf(statement) : text),
        predicate: meaningOf(lastClause(tokens)),
        purposes: purposesOf(tokens),
        lead: together([header, ...leads.map((lead) => own(spell(lead.text)))]),
        headings: path.map(({ title }) => (title === '' ? SILENCE : own(title))).reverse(),
        modality: modalityIn(document, statement).modality,
        role: path
          .map(({ title, label }) => (/^(?:附則|目次)$/.test(label?.style ?? '') ? 'history' : roleOf(title)))
          .find((role) => role !== undefined),
        text: [...leads.map((lead) => spell(lead.text)).reverse(), text].join(' '),
        headingText: path.map(({ title }) => title).join(' '),
        around: aroundOf(statements, statement),
        caption: path.findLast(({ title }) => title !== '')?.title ?? '',
      };
    },
  };
}

/** Its predicates (conditions apart), and acts that 及び and 並びに put beside one another. */
const purposesOf = (tokens: readonly Token[]): number =>
  clausesOf(tokens).length +
  tokens.filter(
    ({ surface }, i) =>
      /^(?:及び|並びに)$/.test(surface) && tokens[i - 1]?.detail === 'サ変接続' && tokens[i + 1]?.detail === 'サ変接続',
  ).length;

/** From the last comma on; the whole of a sentence without one. */
const lastClause = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(tokens.findLastIndex(({ surface }) => /^[、，]$/.test(surface)) + 1);

/** Sentences recur from one reading to the next (an edit changes one of them), so what they say is kept. */
const MEMORY = 5_000;
const memories = new WeakMap<Tokenizer, (text: string) => Meaning>();

/** What a text says, remembered. */
export const meaningsOf = (tokenizer: Tokenizer): ((text: string) => Meaning) =>
  recall(memories, tokenizer, () => remembering(MEMORY, (text) => meaningOf(tokenizer(begun(text)))));

/** No rule is longer: of what goes on without end, the beginning is heard. */
const LONGEST = 4_000;
const begun = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text);

/** The sentences next to a sentence in one paragraph speak of the same thing; items and rows beside an item do not. */
const aroundOf = (statements: readonly Statement[], statement: Statement): string =>
  neighboursOf(statements, statement)
    .map(({ text }) => text)
    .join(' ');

export const neighboursOf = (
  statements: readonly Statement[],
  { index, entry, form }: Statement,
): readonly Statement[] =>
  form === 'row' || form === 'bullet'
    ? []
    : [statements[index - 1], statements[index + 1]].filter(
        (other): other is Statement => other?.entry === entry && other.form === form,
      );

/** The statements that introduce this one, nearest first. */
export function leadsOf(statements: readonly Statement[], statement: Statement): readonly Statement[] {
  const leads: Statement[] = [];
  for (let lead = statements[statement.lead]; lead && leads.length < 5; lead = statements[lead.lead]) leads.push(lead);
  return leads;
}
