import { recall } from '../text/memory';
import { type Concept, conceptOf, degreeOf, sayingIn } from './lexicon';
import type { Meaning, Unit } from './meaning';

/** A value for each unit, or for each element of a policy. */
export type Column = Float64Array;

export function columnOf(size: number, value: (place: number) => number): Column {
  const column = new Float64Array(size);
  for (let i = 0; i < size; i++) column[i] = value(i);
  return column;
}

/**
 * Columns of one size that are used again and again: to make one takes longer than to fill it, and a statement needs a hundred.
 * What was taken holds until all is wiped, when the next statement is measured.
 */
export interface Slate {
  /** A column with whatever stood in it before. */
  readonly take: () => Column;
  readonly wipe: () => void;
}

export function slateOf(size: number): Slate {
  const columns: Column[] = [];
  let taken = 0;
  return {
    take: () => {
      if (taken === columns.length) columns.push(new Float64Array(size));
      return columns[taken++]!;
    },
    wipe: () => {
      taken = 0;
    },
  };
}

/** How far a text says each unit, by the unit's number: 1 or 0, or between. */
export type Degrees = Column;

/** Units of a policy, each with a number: what a text says is looked up among them, and what it does not say costs nothing. */
export interface Index {
  /** Which units a text names; added to what is there, where something is. */
  readonly said: (meaning: Pick<Meaning, 'concepts' | 'words'>, into?: Degrees) => Degrees;
  /** Which acts and things of the field are among some concepts. */
  readonly done: (concepts: Iterable<string>) => Degrees;
  /** How near a text comes to units that it does not name. */
  readonly near: (meaning: Pick<Meaning, 'begun'>) => Degrees;
  /** Nothing said. */
  readonly silence: () => Degrees;
  /** What it answers with holds until it is wiped. */
  readonly wipe: () => void;
  readonly numberOf: (unit: Unit) => number;
}

/** Units that are named alike get one number. */
export function indexOf(units: readonly Unit[]): Index {
  const numbers = new Map<string, number>();
  const concepts = new Map<string, number[]>();
  const words = new Map<string, number[]>();
  const keyOf = ({ kind, names }: Unit) => `${kind} ${names.join(' ')}`;
  for (const unit of units) {
    if (numbers.has(keyOf(unit))) continue;
    for (const name of unit.names) recall(unit.kind === 'word' ? words : concepts, name, () => []).push(numbers.size);
    numbers.set(keyOf(unit), numbers.size);
  }
  const among = (names: Iterable<string>, places: ReadonlyMap<string, readonly number[]>, degrees: Degrees): void => {
    for (const name of names) {
      const found = places.get(name);
      if (found) for (let i = 0; i < found.length; i++) degrees[found[i]!] = 1;
    }
  };
  /** The units that the concept of a way of saying names, and all that it implies; by the number of the way. */
  const reached: (readonly number[] | undefined)[] = [];
  const reach = ({ implies }: Concept): readonly number[] => [...implies].flatMap((name) => concepts.get(name) ?? []);
  const slate = slateOf(numbers.size);
  const silence = () => slate.take().fill(0);
  return {
    numberOf: (unit) => numbers.get(keyOf(unit))!,
    silence,
    wipe: slate.wipe,
    said: (meaning, degrees = silence()) => {
      among(meaning.concepts, concepts, degrees);
      among(meaning.words, words, degrees);
      return degrees;
    },
    done: (names) => {
      const degrees = silence();
      among(names, concepts, degrees);
      return degrees;
    },
    near: ({ begun }) => {
      const degrees = silence();
      for (const one of begun) {
        const saying = sayingIn(one);
        reached[saying] ??= reach(conceptOf(one));
        const wider = reached[saying];
        for (let i = 0; i < wider.length; i++) degrees[wider[i]!] = Math.max(degrees[wider[i]!]!, degreeOf(one));
      }
      return degrees;
    },
  };
}

/** Some units of each element, one element behind the other, in flat arrays: a column of a table is computed in one pass. */
export interface Tally {
  /** Where the units of each element begin; one more, where the last ones end. */
  readonly starts: Int32Array;
  readonly units: Int32Array;
  readonly weights: Float64Array;
  /** The weights of each element together. */
  readonly totals: Float64Array;
}

export function tallyOf<T extends { readonly weight: number }>(
  elements: readonly (readonly T[])[],
  { numberOf }: { readonly numberOf: (unit: T) => number },
  weightOf: (unit: T) => number = ({ weight }) => weight,
): Tally {
  const all = elements.flat();
  const starts = new Int32Array(elements.length + 1);
  elements.forEach((units, i) => {
    starts[i + 1] = starts[i]! + units.length;
  });
  return {
    starts,
    units: Int32Array.from(all, numberOf),
    weights: Float64Array.from(all, weightOf),
    totals: Float64Array.from(elements, (units) => units.reduce((sum, unit) => sum + weightOf(unit), 0)),
  };
}

/** For an element the share of its units that a text says, each by its weight and to a degree; 0 where it has no units. */
export function shareOf({ starts, units, weights, totals }: Tally, element: number, degrees: Degrees): number {
  const to = starts[element + 1]!;
  let said = 0;
  for (let at = starts[element]!; at < to; at++) said += weights[at]! * degrees[units[at]!]!;
  return totals[element] === 0 ? 0 : said / totals[element]!;
}

/** The same for each element. */
export function sharesOf(tally: Tally, degrees: Degrees, into: Column = new Float64Array(tally.totals.length)): Column {
  for (let element = 0; element < into.length; element++) into[element] = shareOf(tally, element, degrees);
  return into;
}

/** How far the text says the unit of an element that it says least; 0 where there are none. */
export function leastOf({ starts, units }: Tally, element: number, degrees: Degrees): number {
  const [from, to] = [starts[element]!, starts[element + 1]!];
  let least = from === to ? 0 : 1;
  for (let at = from; at < to; at++) least = Math.min(least, degrees[units[at]!]!);
  return least;
}

/** Whether an element has no units at all. */
export const isEmpty = ({ starts }: Tally, element: number): boolean => starts[element] === starts[element + 1];

/** Whether a text says any of an element's units at all. */
export function says({ starts, units }: Tally, element: number, degrees: Degrees): boolean {
  for (let at = starts[element]!; at < starts[element + 1]!; at++) if (degrees[units[at]!]! > 0) return true;
  return false;
}
