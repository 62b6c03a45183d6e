import type { Document } from '../document/document';
import type { Policy } from '../policy/policy';
import { recall } from '../text/memory';
import { DRAFTS, oddsOf } from './model';
import type { Verdict, Verdicts } from './recall';
import { type Column, columnOf } from './tally';

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

/** What a binding statement says to some of a policy's elements, best first. */
export interface Ballot {
  readonly votes: readonly { readonly element: number; readonly odds: number }[];
  /** Of the statement, in characters. */
  readonly length: number;
}

/** The statements of a draft that say anything to anything, and how many there are in all. */
export interface Poll {
  readonly ballots: readonly Ballot[];
  readonly statements: number;
  readonly procedure: boolean;
}

/**
 * Tells the scores that all statements of a draft give together to the verdicts on it: the best statement for an element gets what
 * the draft as a whole speaks for it, the others keep their distance, in the same order. What does not bind is left as it is.
 */
export function decided(
  { controls }: Pick<Policy, 'controls'>,
  document: Document,
  verdicts: Verdicts,
): (verdict: Verdict) => number {
  const ids = controls.flatMap(({ elements }) => elements.map(({ id }) => id));
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const table = signsIn(
    controls.flatMap(({ elements }, control) => elements.map(() => control)),
    pollOf(document, verdicts, numbers),
  );
  const odds = oddsOf(table, [...ids.keys()], DRAFTS);
  const shifts = new Map(ids.map((id, element) => [id, odds[element]! - table.best[element]!]));
  return ({ element, score, binding }) => {
    if (!binding) return score;
    const moved = oddsFrom(score) + shifts.get(element)!;
    return Math.round(100 / (1 + Math.exp(-moved))) / 100;
  };
}

function pollOf({ statements, kind }: Document, verdicts: Verdicts, numbers: ReadonlyMap<string, number>): Poll {
  const ballots: Ballot[] = [];
  verdicts.forEach((all, i) => {
    const votes = votesOf(all, numbers);
    if (votes.length > 0) ballots.push({ votes, length: statements[i]!.text.length });
  });
  return { ballots, statements: statements.length, procedure: kind.kind === '実施手順' };
}

/**
 * What a statement votes for. The verdicts on it are the same object as long as it stands as it stood, under one policy: after an
 * edit hardly any votes are counted out anew.
 */
const votesOf = (all: readonly Verdict[], numbers: ReadonlyMap<string, number>): Ballot['votes'] =>
  all.length === 0
    ? SILENT
    : recall(VOTES, all, () =>
        all
          .filter(({ binding }) => binding)
          .map(({ element, score }) => ({ element: numbers.get(element)!, odds: oddsFrom(score) }))
          .sort(byOdds),
      );

const VOTES = new WeakMap<readonly Verdict[], Ballot['votes']>();
const SILENT: Ballot['votes'] = [];

/** Best first. */
export const byOdds = (a: { readonly odds: number }, b: { readonly odds: number }): number => b.odds - a.odds;

/** Log odds of a score, which is rounded to hundredths. */
export function oddsFrom(score: number): number {
  const chance = Math.min(0.99, Math.max(0.01, score));
  return Math.log(chance / (1 - chance));
}

/** Odds of what nothing is said of: statements that are judged to say less are not counted. */
const NONE = -4;
/** A statement may be meant for what it says with these odds. */
const POSSIBLE = -1;

export function signsIn(
  controls: readonly number[],
  { ballots, statements, procedure }: Poll,
): Readonly<Record<keyof Signs, Column>> {
  const size = controls.length;
  const each = (value: (element: number) => number): Column => columnOf(size, value);
  const votes = votesIn(size, ballots);
  const best = each((i) => votes[i]!.best);
  const sorted = best.slice().sort();
  const median = (sorted[(size - 1) >> 1]! + sorted[size >> 1]!) / 2;
  const share = best.filter((odds) => odds > 0).length / size;
  /** What the best statement for an element says, and what of all else it says best. */
  const chosen = (element: number) => ballots[votes[element]!.ballot];
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
      const { ballot, best: first, second } = votes[other.element]!;
      return ballot === votes[i]!.ballot ? second : first;
    }),
    claims: each((i) => chosen(i)?.votes.filter(({ odds }) => odds > POSSIBLE).length ?? 0),
    length: each((i) => Math.min(2, (chosen(i)?.length ?? 0) / 100)),
    median: each(() => median),
    share: each(() => share),
    above: each((i) => best[i]! - median),
    place: each((i) => best.filter((odds) => odds < best[i]!).length / Math.max(1, size - 1)),
    siblings: siblingsOf(controls, best),
    statements: each(() => Math.min(100, statements)),
    procedure: each(() => (procedure ? 1 : 0)),
  };
}

/** The votes for one element. */
interface Votes {
  /** The highest three, and the first of the ballots that the highest stands on; -1 for none. */
  readonly best: number;
  readonly second: number;
  readonly third: number;
  readonly ballot: number;
  /** The highest on a ballot that has no higher one. */
  readonly favourite: number;
  /** All of them as odds, no longer log odds. */
  readonly sum: number;
}

/** Counts the votes for each element: numbers in plain arrays, since a draft casts thousands of them after each edit. */
function votesIn(size: number, ballots: readonly Ballot[]): readonly Votes[] {
  const all: number[][] = Array.from({ length: size }, () => []);
  const favourites = new Array<number>(size).fill(Number.NEGATIVE_INFINITY);
  const bests = new Array<number>(size).fill(Number.NEGATIVE_INFINITY);
  const firsts = new Array<number>(size).fill(-1);
  ballots.forEach(({ votes }, ballot) => {
    const favourite = votes[0]!;
    favourites[favourite.element] = Math.max(favourites[favourite.element]!, favourite.odds);
    for (const { element, odds } of votes) {
      all[element]!.push(odds);
      if (odds <= bests[element]!) continue;
      bests[element] = odds;
      firsts[element] = ballot;
    }
  });
  return all.map((odds, element) => {
    const rising = Float64Array.from(odds).sort();
    let sum = Math.exp(NONE);
    for (let i = rising.length - 1; i >= 0; i--) sum += Math.exp(rising[i]!);
    const [best = NONE, second = NONE, third = NONE] = [rising.at(-1), rising.at(-2), rising.at(-3)];
    const loved = favourites[element]!;
    return { best, second, third, ballot: firsts[element]!, favourite: Number.isFinite(loved) ? loved : NONE, sum };
  });
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
