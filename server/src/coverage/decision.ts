import type { Document } from '../document/document';
import type { Policy } from '../policy/policy';
import { countWhile } from '../text/bisect';
import { recall } from '../text/memory';
import { DRAFTS, oddsOf } from './model';
import type { Verdict, Verdicts } from './recall';
import { type Column, columnOf } from './tally';
import { type Ballot, NONE, oddsFrom, type Votes, votesIn, votesOn } from './votes';

/**
 * What is seen of an element only when all statements of a draft are looked at together. Odds are log odds, as the statements were
 * judged one by one; from 0 on a statement would count by itself.
 */
export interface Signs {
  /** The odds of the statements that say it best, and of all together. */
  readonly best: number;
  readonly second: number;
  readonly third: number;
  readonly sum: number;
  /** The best among the statements that say nothing else better. */
  readonly favourite: number;
  /** How far the best statement says it better than anything else, what it says of that, and what another statement does. */
  readonly margin: number;
  readonly rival: number;
  readonly rivalElsewhere: number;
  /** How many elements the best statement may be meant for, and its length in hundreds of characters. */
  readonly claims: number;
  readonly length: number;
  /** How well the draft is understood: the median of all elements' best, the share of those that have evidence. */
  readonly median: number;
  readonly share: number;
  /** How the element stands among them: its best above the median, its place from the last (0) to the first (1). */
  readonly above: number;
  readonly place: number;
  /** The mean best of the other elements of its control. */
  readonly siblings: number;
  /** How many statements there are, up to 100, and whether it is a procedure, which fulfils a part of the policy only. */
  readonly statements: number;
  readonly procedure: number;
}

/** The statements of a draft that say anything to anything, and how many there are in all. */
export interface Poll extends Setting {
  readonly ballots: readonly Ballot[];
}

interface Setting {
  readonly statements: number;
  readonly procedure: boolean;
}

/** The scores that all statements of a draft give together. */
export interface Decided {
  readonly scoreOf: (verdict: Verdict) => number;
  /** The score of the best statement for an element that binds, and of the best that does not; undefined where none says anything to it. */
  readonly best: (element: string) => number | undefined;
  readonly wish: (element: string) => number | undefined;
}

/**
 * Tells the scores that all statements of a draft give together to the verdicts on it: the best statement for an element gets what
 * the draft as a whole speaks for it, the others keep their distance, in the same order. What does not bind is left as it is.
 */
export function decided(policy: Pick<Policy, 'controls'>, document: Document, verdicts: Verdicts): Decided {
  const { numbers, controls } = recall(ELEMENTS, policy, () => elementsOf(policy));
  const votes = votesIn(policy, numbers, document, verdicts);
  const { statements, kind } = document;
  const table = signsOf(controls, votes, { statements: statements.length, procedure: kind.kind === '実施手順' });
  const odds = oddsOf(table, [...controls.keys()], DRAFTS);
  const trust = Math.min(1, controls.length / MANY);
  const scoreAt = (element: number, own: number) => {
    const moved = own + trust * (odds[element]! - table.best[element]!);
    return Math.round(100 / (1 + Math.exp(-moved))) / 100;
  };
  return {
    scoreOf: ({ element, score, binding }) => (binding ? scoreAt(numbers.get(element)!, oddsFrom(score)) : score),
    best: (id) => {
      const element = numbers.get(id)!;
      return votes[element]!.chosen && scoreAt(element, votes[element]!.best);
    },
    wish: (id) => votes[numbers.get(id)!]!.wish,
  };
}

/** The elements of a policy by number, and the control that each belongs to. */
interface Elements {
  readonly numbers: ReadonlyMap<string, number>;
  readonly controls: readonly number[];
}

const ELEMENTS = new WeakMap<object, Elements>();

const elementsOf = ({ controls }: Pick<Policy, 'controls'>): Elements => ({
  numbers: new Map(controls.flatMap(({ elements }) => elements.map(({ id }) => id)).map((id, i) => [id, i])),
  controls: controls.flatMap(({ elements }, control) => elements.map(() => control)),
});

/**
 * What a draft as a whole says was learned under policies of more demands than this. Of fewer one cannot tell how well the draft is
 * understood, and it counts for less.
 */
const MANY = 20;

/** A statement may be meant for what it says with these odds. */
const POSSIBLE = -1;

export const signsIn = (controls: readonly number[], poll: Poll): Readonly<Record<keyof Signs, Column>> =>
  signsOf(controls, votesOn(controls.length, poll.ballots), poll);

function signsOf(
  controls: readonly number[],
  votes: readonly Votes[],
  { statements, procedure }: Setting,
): Readonly<Record<keyof Signs, Column>> {
  const size = controls.length;
  const each = (value: (element: number) => number): Column => columnOf(size, value);
  const best = each((i) => votes[i]!.best);
  const sorted = best.slice().sort();
  const median = (sorted[(size - 1) >> 1]! + sorted[size >> 1]!) / 2;
  const share = best.filter((odds) => odds > 0).length / size;
  /** What the best statement for an element says, and what of all else it says best. */
  const chosen = (element: number) => votes[element]!.chosen;
  const rivalOf = (element: number) => chosen(element)?.votes.find((other) => other.element !== element);
  const rival = each((i) => rivalOf(i)?.odds ?? NONE);
  return {
    best,
    second: each((i) => votes[i]!.second),
    third: each((i) => votes[i]!.third),
    sum: each((i) => Math.log(votes[i]!.sum)),
    favourite: each((i) => votes[i]!.favourite),
    margin: each((i) => best[i]! - rival[i]!),
    rival,
    rivalElsewhere: each((i) => {
      const other = rivalOf(i);
      if (!other) return NONE;
      const { best: first, second } = votes[other.element]!;
      // what was voted for by the same statement, or by one that says the same in the same place
      return chosen(other.element)?.votes === chosen(i)?.votes ? second : first;
    }),
    claims: each((i) => chosen(i)?.votes.filter(({ odds }) => odds > POSSIBLE).length ?? 0),
    length: each((i) => Math.min(2, (chosen(i)?.length ?? 0) / 100)),
    median: each(() => median),
    share: each(() => share),
    above: each((i) => best[i]! - median),
    place: each((i) => countWhile(sorted, (odds) => odds < best[i]!) / Math.max(1, size - 1)),
    siblings: siblingsOf(controls, best),
    statements: each(() => Math.min(100, statements)),
    procedure: each(() => (procedure ? 1 : 0)),
  };
}

function siblingsOf(controls: readonly number[], best: Column): Column {
  const sums = new Map<number, { sum: number; count: number }>();
  controls.forEach((control, i) => {
    const { sum, count } = sums.get(control) ?? { sum: 0, count: 0 };
    sums.set(control, { sum: sum + best[i]!, count: count + 1 });
  });
  return columnOf(controls.length, (i) => {
    const { sum, count } = sums.get(controls[i]!)!;
    return count === 1 ? NONE : (sum - best[i]!) / (count - 1);
  });
}
