import type { Column } from './tally';

/**
 * What is measured of a statement as an answer to an element. Each trait lies between 0 and 1 (but `length`
 * and what is behind, up to 2, and `sense` and `senseClause`, from -1); how they decide together is learned (model.ts). `special` traits weigh what an element asks for by how few other elements of the
 * policy ask for the same; `rank` traits compare with the element of the policy that the statement fits best.
 */
export interface Traits {
  /** Of what the element asks for, how much the statement says itself, anywhere; its concepts, acts and other words apart. */
  readonly own: number;
  readonly concepts: number;
  readonly acts: number;
  readonly words: number;
  /** The same without what is only mentioned aside; with what it nearly says or its lead-in says; only what it names. */
  readonly main: number;
  readonly near: number;
  readonly named: number;
  readonly special: number;
  readonly specialMain: number;
  readonly specialNear: number;
  readonly specialNamed: number;
  /** What its lead-in and table header say, its headings, and the innermost of them. */
  readonly lead: number;
  readonly heading: number;
  readonly specialHeading: number;
  readonly caption: number;
  readonly context: number;
  /** The element's theme (its condition, its control's title) in the statement and in the headings. */
  readonly theme: number;
  readonly themeHeading: number;
  /** Likeness of the wording, letter by letter: element and statement, element and headings, control's title and headings. */
  readonly likeness: number;
  readonly likenessHeading: number;
  readonly title: number;
  /** Likeness of the concepts that it, or one of its clauses, sounds like (sayings.ts): alone, with its headings, the headings alone. */
  readonly sound: number;
  readonly soundContext: number;
  readonly soundHeading: number;
  /** The same with the sentences around it in its paragraph. */
  readonly soundAround: number;
  /** How sure one can be what the statement is about, and how much of it is about things of the field at all. */
  readonly loudness: number;
  readonly familiarity: number;
  readonly rank: number;
  readonly rankNear: number;
  readonly rankNamed: number;
  readonly rankTitle: number;
  readonly rankHeading: number;
  readonly rankCaption: number;
  readonly rankSound: number;
  readonly rankSoundContext: number;
  readonly rankSoundHeading: number;
  /** 1 where no element sounds more alike, 1/2 where one does, … */
  readonly place: number;
  readonly placeContext: number;
  /**
   * How nearly it points where the element does, with its lead-in and headings (embedding.ts); how much nearer another element
   * is; 1 where none is, 1/2 where one is, …
   */
  readonly sense: number;
  readonly senseBehind: number;
  readonly placeSense: number;
  /** How nearly it, or one of its clauses, points to the element where it points to no other more nearly; otherwise 0. */
  readonly senseNearest: number;
  /** The same as `sense` of what points there most nearly, the statement or one of its clauses. */
  readonly senseClause: number;
  readonly senseClauseBehind: number;
  readonly placeSenseClause: number;
  /**
   * How well the words of the element are met by words of the statement that lie near to them (counterpart.ts), and by these or its
   * lead-in and headings; how well the word is that is met least; the same in the clause that meets them best, and the words of the
   * element's act in the clause that does it most.
   */
  readonly met: number;
  readonly metAround: number;
  readonly metLeast: number;
  readonly metLeastAround: number;
  readonly metClause: number;
  readonly metAct: number;
  /** How well its own words are met by the element, its condition and its control's title, and the two that are met least. */
  readonly meant: number;
  readonly stray: number;
  /** How much better another element meets, or is met. */
  readonly metAroundBehind: number;
  readonly meantBehind: number;
  /** The likeness of what it orders alone, without what it only mentions aside. */
  readonly soundMain: number;
  readonly rankSoundMain: number;
  /**
   * What the sentences of other organisations tell that are likest to it (precedent.ts): the likest that was written for such a
   * demand, how near the element is to what all of them and those that fulfil something were written for, how many of them
   * were written for nothing, and how like the likest is.
   */
  readonly precedent: number;
  readonly practice: number;
  readonly practiceFulfilled: number;
  readonly rankPrecedent: number;
  readonly rankPractice: number;
  readonly idle: number;
  readonly known: number;
  /** How many of its nouns, and of those that it does not mention aside, neither the field nor the policy knows. */
  readonly strange: number;
  readonly strangeMain: number;
  /** It says of an act that the element asks for only that it is not done, or does what the element wants not done. */
  readonly contrary: number;
  /** How much of what the element asks for one of its clauses does to its object, and how much of that object nobody asked for. */
  readonly core: number;
  readonly foreign: number;
  /** Whether it measures what the element wants measured (毎年, 5年間): 1/2 where the element wants nothing measured. */
  readonly measured: number;
  /** Whether it does it later or less often than the element wants. */
  readonly delay: number;
  /** Whether it is about the system that the element is demanded for (evidence.ts). */
  readonly scope: number;
  /** The element forbids or limits and the statement does not, or the statement denies what the element asks for. */
  readonly opposite: number;
  /** The statement's last predicate is an act that the element asks for. */
  readonly predicate: number;
  /** Its subject is somebody outside, of whom the element does not speak (1), or does (1/2). */
  readonly outside: number;
  /** It holds for a part only, which the element does not say; an exception takes it back (reserve.ts). */
  readonly partial: number;
  readonly waived: number;
  /** It binds by 「…する。」 only. */
  readonly plain: number;
  /** Long statements say more by chance: hundreds of characters. */
  readonly length: number;
}

/** The traits of one statement: a column for each, with a value for each element of the policy that it may answer (table.ts). */
export type Table = Readonly<Record<keyof Traits, Column>>;

/** The traits for one element. */
export const rowOf = (table: Table, element: number): Traits =>
  Object.fromEntries(Object.entries(table).map(([trait, column]) => [trait, column[element]!])) as unknown as Traits;
