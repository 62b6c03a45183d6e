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
import { type Core, coreOf } from './core';
import { type Deed, muses, renouncedIn, spokenIn } from './deed';
import { type Meaning, meaningOf, namesIn, SILENCE } from './meaning';
import { type Measures, measuresIn } from './measure';
import { banAt, denialsOf, isFlat } from './negation';
import { type Stance, stanceOf } from './opposition';
import { type Reserve, reserveOf } from './reserve';
import { rowOf, spellerOf } from './wording';

/** Where a statement stands and how it binds, which tells whether it can be evidence at all. */
export interface Standing {
  readonly above: Above;
  readonly modality: Modality;
}

/** A statement as evidence is judged by: what it says itself, what its context adds, and how it binds. */
export interface Reading extends Standing {
  readonly statement: Statement;
  readonly own: Meaning;
  /** Its words, a row's under their heads, and those of them that are not only mentioned aside. */
  readonly said: string;
  readonly tokens: readonly Token[];
  readonly main: readonly Token[];
  /** Its clauses that each order something, conditions and aims apart. */
  readonly clauses: readonly (readonly Token[])[];
  /** What each of them does and to what. */
  readonly cores: readonly Core[];
  /** On which side of opposite acts it stands, and whether it ends in a ban. */
  readonly stance: Stance;
  readonly bans: boolean;
  /** It says flatly that something is not done. */
  readonly flat: boolean;
  /** The acts that it goes without, or only speaks of. */
  readonly undone: readonly Deed[];
  /** It orders no more than to talk of something. */
  readonly muses: boolean;
  readonly reserve: Reserve;
  readonly measures: Measures;
  /** The concepts of its last clause: the end of the sentence, from the last 、 on. */
  readonly predicate: ReadonlySet<string>;
  /** How many things it can order: 「…を取得し、…を保存する」 two, 「研修及び訓練を行う」 two. */
  readonly purposes: number;
  /** What the sentences say that introduce it, and its table's header. */
  readonly leads: readonly Meaning[];
  /** The sentences that introduce it, outermost first; the same with its own text, for scopes and for people. */
  readonly introductions: readonly string[];
  readonly text: string;
  /** The statements before and behind it in the same place. */
  readonly around: readonly string[];
}

/** What stands above all statements of a place. */
export interface Above {
  /** The headings, innermost first; their text, outermost first; the innermost one with a title. */
  readonly headings: readonly Meaning[];
  readonly text: string;
  readonly caption: string;
  /** The first role of a section around it (purpose, definition …), undefined in a section of rules. */
  readonly role: Role | undefined;
}

/** Reads every statement of a draft. */
export function readStatementsOf(document: Document, tokenizer: Tokenizer): readonly Reading[] {
  return document.statements.map(readerOf(document, tokenizer));
}

/** Reads the statements of a draft one by one, as they are asked for; how one stands is told without reading it. */
export interface Reader {
  (statement: Statement): Reading;
  readonly standing: (statement: Statement) => Standing;
}

/** The reader of a draft. Each text is cut into words once. */
export function readerOf(document: Document, tokenizer: Tokenizer): Reader {
  const { entries, statements } = document;
  const meaning = meaningsOf(tokenizer);
  const { spell } = spellerOf(document, tokenizer);
  const places = new Map<number, Above>();
  const above = (entry: number): Above =>
    recall(places, entry, () => {
      const path = entry < 0 ? [] : pathTo(entries, entry);
      return {
        headings: path.map(({ title }) => (title === '' ? SILENCE : meaning(title))).reverse(),
        text: path.map(({ title }) => title).join(' '),
        caption: path.findLast(({ title }) => title !== '')?.title ?? '',
        role: path
          .map(({ title, label }) => (/^(?:附則|目次)$/.test(label?.style ?? '') ? 'history' : roleOf(title)))
          .find((role) => role !== undefined),
      };
    });
  const standing = (statement: Statement): Standing => ({
    above: above(statement.entry),
    modality: modalityIn(document, statement).modality,
  });
  const read = (statement: Statement): Reading => {
    const row = statement.form === 'row';
    const text = spell(statement.text);
    const tokens = tokenizer(text);
    const ban = banAt(tokens);
    const flat = isFlat(tokens, ban);
    const asides = asidesOf(tokens, ban);
    const denials = denialsOf(tokens, ban);
    const apart = new Set(tokens.filter((_, i) => asides[i]).map(({ start }) => start));
    const clauses = clausesOf(tokens);
    const own = text.length > LONGEST ? meaning(text) : meaningOf(tokens, asides, denials);
    const introductions = leadsOf(statements, statement).map((lead) => spell(lead.text));
    return {
      statement,
      own,
      said: row ? spell(rowOf(statement)) : text,
      tokens,
      main: tokens.filter((_, i) => !asides[i]),
      clauses: clauses.map((clause) => clause.tokens),
      cores: clauses.map((clause) => coreOf(clause, ({ start }) => apart.has(start))),
      stance: stanceOf(tokens, denials, clauses),
      bans: ban >= 0,
      flat,
      undone: text.length > LONGEST ? [] : [...renouncedIn(tokens, ban, flat), ...spokenIn(tokens)],
      muses: muses(text),
      reserve: reserveOf(tokens, asides, text, behindOf(statements, statement)),
      measures: measuresIn(row ? rowOf(statement) : text),
      predicate: namesIn(lastClause(tokens)),
      purposes: clauses.length + jointActs(tokens),
      leads: [...(statement.header ? [statement.header.join('、')] : []), ...introductions].map(meaning),
      ...standing(statement),
      introductions: introductions.toReversed(),
      text: [...introductions.toReversed(), text].join(' '),
      around: neighboursOf(statements, statement).map((other) => other.text),
    };
  };
  return Object.assign(read, { standing });
}

/** How many acts 及び and 並びに put beside one another. */
const jointActs = (tokens: readonly Token[]): number =>
  tokens.filter(
    ({ surface }, i) =>
      /^(?:及び|並びに)$/.test(surface) && tokens[i - 1]?.detail === 'サ変接続' && tokens[i + 1]?.detail === 'サ変接続',
  ).length;

/** From the last comma on; the whole of a sentence without one. */
const lastClause = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(tokens.findLastIndex(({ surface }) => /^[、，]$/.test(surface)) + 1);

/** Titles and lead-ins stand above many sentences, so what they say is kept; of few, since it takes some kilobytes. */
const MEMORY = 1_000;
const memories = new WeakMap<Tokenizer, (text: string) => Meaning>();

/** What a text says, remembered. */
export const meaningsOf = (tokenizer: Tokenizer): ((text: string) => Meaning) =>
  recall(memories, tokenizer, () => remembering(MEMORY, (text) => meaningOf(tokenizer(begun(text)))));

/** No rule is longer: of what goes on without end, the beginning is heard. */
const LONGEST = 4_000;
const begun = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text);

/** The sentences next to a sentence in one paragraph speak of the same thing; items and rows beside an item do not. */
export const neighboursOf = (
  statements: readonly Statement[],
  { index, entry, form }: Statement,
): readonly Statement[] =>
  form === 'row' || form === 'bullet'
    ? []
    : [statements[index - 1], statements[index + 1]].filter(
        (other): other is Statement => other?.entry === entry && other.form === form,
      );

/** The sentence behind one in the same paragraph. */
const behindOf = (statements: readonly Statement[], statement: Statement): string | undefined =>
  neighboursOf(statements, statement).find(({ index }) => index > statement.index)?.text;

/** The statements that introduce this one, nearest first. */
export function leadsOf(statements: readonly Statement[], statement: Statement): readonly Statement[] {
  const leads: Statement[] = [];
  for (let lead = statements[statement.lead]; lead && leads.length < 5; lead = statements[lead.lead]) leads.push(lead);
  return leads;
}
