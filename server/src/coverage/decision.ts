import type { Document } from '../document/document';
import type { Policy } from '../policy/policy';
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

/** What a binding statement says to some of a policy's elements. */
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
 * The verdicts on a draft with the scores that all its statements give together: the best statement for an element gets what the
 * draft as a whole speaks for it, the others keep their distance. Statements that do not bind are left as they are.
 */
export function decided({ controls }: Pick<Policy, 'controls'>, document: Document, verdicts: Verdicts): Verdicts {
  const ids = controls.flatMap(({ elements }) => elements.map(({ id }) => id));
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const table = signsIn(
    controls.flatMap(({ elements }, control) => elements.map(() => control)),
    pollOf(document, verdicts, numbers),
  );
  const odds = oddsOf(table, [...ids.keys()], DRAFTS);
  const shifts = odds.map((value, element) => value - table.best[element]!);
  return verdicts.map((all) =>
    all.map((verdict): Verdict => {
      if (!verdict.binding) return verdict;
      const moved = oddsFrom(verdict.score) + shifts[numbers.get(verdict.element)!]!;
      return { ...verdict, score: Math.round(100 / (1 + Math.exp(-moved))) / 100 };
    }),
  );
}

function pollOf({ statements, kind }: Document, verdicts: Verdicts, numbers: ReadonlyMap<string, number>): Poll {
  const ballots = verdicts.flatMap((all, i): readonly Ballot[] => {
    const votes = all
      .filter(({ binding }) => binding)
      .map(({ element, score }) => ({ element: numbers.get(element)!, odds: oddsFrom(score) }));
    return votes.length > 0 ? [{ votes, length: statements[i]!.text.length }] : [];
  });
  return { ballots, statements: statements.length, procedure: kind.kind === '実施手順' };
}

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
  const best = each((i) => votes[i]![0]?.odds ?? NONE);
  const sorted = [...best].sort((a, b) => a - b);
  const median = (sorted[(size - 1) >> 1]! + sorted[size >> 1]!) / 2;
  const share = best.filter((odds) => odds > 0).length / size;
  const rivals = ballots.map(({ votes: own }) => [...own].sort((a, b) => b.odds - a.odds));
  /** What the best statement for an element says best of all else. */
  const rivalOf = (element: number) => {
    const ballot = votes[element]![0]?.ballot;
    return ballot === undefined ? undefined : rivals[ballot]!.find((other) => other.element !== element);
  };
  const rival = each((i) => rivalOf(i)?.odds ?? NONE);
  return {
    best,
    second: each((i) => votes[i]![1]?.odds ?? NONE),
    third: each((i) => votes[i]![2]?.odds ?? NONE),
    sum: each((i) => Math.log(votes[i]!.reduce((sum, { odds }) => sum + Math.exp(odds), Math.exp(NONE)))),
    favourite: each((i) => votes[i]!.find(({ ballot }) => rivals[ballot]![0]!.element === i)?.odds ?? NONE),
    margin: each((i) => best[i]! - rival[i]!),
    rival,
    rivalElsewhere: each((i) => {
      const other = rivalOf(i);
      const elsewhere = other && votes[other.element]!.find(({ ballot }) => ballot !== votes[i]![0]!.ballot);
      return elsewhere?.odds ?? NONE;
    }),
    claims: each((i) => {
      const ballot = votes[i]![0]?.ballot;
      return ballot === undefined ? 0 : rivals[ballot]!.filter(({ odds }) => odds > POSSIBLE).length;
    }),
    length: each((i) => Math.min(2, (ballots[votes[i]![0]?.ballot ?? -1]?.length ?? 0) / 100)),
    median: each(() => median),
    share: each(() => share),
    above: each((i) => best[i]! - median),
    place: each((i) => best.filter((odds) => odds < best[i]!).length / Math.max(1, size - 1)),
    siblings: siblingsOf(controls, best),
    statements: each(() => Math.min(100, statements)),
    procedure: each(() => (procedure ? 1 : 0)),
  };
}

/** The votes for each element, highest first, with the ballot that each stands on. */
function votesIn(size: number, ballots: readonly Ballot[]) {
  const votes: { readonly odds: number; readonly ballot: number }[][] = Array.from({ length: size }, () => []);
  ballots.forEach((one, ballot) => {
    for (const { element, odds } of one.votes) votes[element]!.push({ odds, ballot });
  });
  for (const all of votes) all.sort((a, b) => b.odds - a.odds);
  return votes;
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
