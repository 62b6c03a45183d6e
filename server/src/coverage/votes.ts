import type { Document } from '../document/document';
import { changeBetween } from '../text/change';
import { recall } from '../text/memory';
import type { Verdict, Verdicts } from './recall';

/** What a binding statement says to some of a policy's elements, best first. */
export interface Ballot {
  readonly votes: readonly Vote[];
  /** Of the statement, in characters. */
  readonly length: number;
}

interface Vote {
  readonly element: number;
  readonly odds: number;
}

/** Best first. */
export const byOdds = (a: Vote, b: Vote): number => b.odds - a.odds;

/** Log odds of a score, which is rounded to hundredths. */
export function oddsFrom(score: number): number {
  const chance = Math.min(0.99, Math.max(0.01, score));
  return Math.log(chance / (1 - chance));
}

/** The votes for one element. */
export interface Votes {
  /** The highest three, and the first of the ballots that the highest stands on. */
  readonly best: number;
  readonly second: number;
  readonly third: number;
  readonly chosen: Ballot | undefined;
  /** The highest on a ballot that has no higher one. */
  readonly favourite: number;
  /** All of them as odds, no longer log odds. */
  readonly sum: number;
  /** The best score of a statement that does not bind; undefined where there is none. */
  readonly wish: number | undefined;
}

/** Odds of what nothing is said of: statements that are judged to say less are not counted. */
export const NONE = -4;

/** Counts the votes on some ballots for each of so many elements. */
export function votesOn(size: number, ballots: readonly Ballot[]): readonly Votes[] {
  const count = emptyCount(size);
  const touched = new Set<number>();
  for (const { votes } of ballots) cast(count, votes, touched);
  settle(count, touched, ballots);
  return count.votes;
}

/**
 * Counts the votes of the statements of a draft. What was counted of an earlier text of it is kept: verdicts are the same objects
 * as long as a statement stands as it stood, at the same length, so that after an edit only the votes are counted that have gone or come.
 */
export function votesIn(
  policy: object,
  numbers: ReadonlyMap<string, number>,
  { statements, reading: { lineage } }: Document,
  verdicts: Verdicts,
): readonly Votes[] {
  const count = recall(
    recall(COUNTS, policy, () => new WeakMap()),
    lineage,
    () => emptyCount(numbers.size),
  );
  const before = count.verdicts;
  const { head, tail } = changeBetween(before, verdicts);
  const touched = new Set<number>();
  for (const all of before.slice(head, before.length - tail)) {
    const { votes, wishes } = saidBy(all, numbers);
    withdraw(count, votes, touched);
    for (const { element, score } of wishes) drop(count.stands[touch(touched, element)]!.wishes, score);
  }
  for (const all of verdicts.slice(head, verdicts.length - tail)) {
    const { votes, wishes } = saidBy(all, numbers);
    cast(count, votes, touched);
    for (const { element, score } of wishes) count.stands[touch(touched, element)]!.wishes.push(score);
  }
  count.verdicts = verdicts;
  settle(count, touched, {
    *[Symbol.iterator]() {
      for (let i = 0; i < verdicts.length; i++)
        yield { votes: saidBy(verdicts[i]!, numbers).votes, length: statements[i]!.text.length };
    },
  });
  return count.votes;
}

/** What has been counted of each draft under each policy. */
const COUNTS = new WeakMap<object, WeakMap<object, Count>>();

interface Count {
  verdicts: Verdicts;
  readonly stands: readonly Stand[];
  votes: readonly Votes[];
}

/** All that is said to an element, what is highest last. */
interface Stand {
  readonly odds: number[];
  /** Those that are the highest on their ballots. */
  readonly loved: number[];
  /** The scores of what does not bind. */
  readonly wishes: number[];
  /** The first ballot with the highest odds, as long as it is known. */
  chosen: Ballot | undefined;
}

const emptyCount = (size: number): Count => ({
  verdicts: [],
  stands: Array.from({ length: size }, () => ({ odds: [], loved: [], wishes: [], chosen: undefined })),
  votes: new Array<Votes>(size).fill({
    ...{ best: NONE, second: NONE, third: NONE, favourite: NONE },
    ...{ chosen: undefined, sum: Math.exp(NONE), wish: undefined },
  }),
});

function cast({ stands }: Count, votes: readonly Vote[], touched: Set<number>): void {
  votes.forEach(({ element, odds }, i) => {
    const stand = stands[touch(touched, element)]!;
    stand.odds.push(odds);
    if (i === 0) stand.loved.push(odds);
    if (stand.chosen && odds >= oddsIn(stand.chosen, element)) stand.chosen = undefined;
  });
}

function withdraw({ stands }: Count, votes: readonly Vote[], touched: Set<number>): void {
  votes.forEach(({ element, odds }, i) => {
    const stand = stands[touch(touched, element)]!;
    drop(stand.odds, odds);
    if (i === 0) drop(stand.loved, odds);
    if (stand.chosen && odds >= oddsIn(stand.chosen, element)) stand.chosen = undefined;
  });
}

const touch = (touched: Set<number>, element: number): number => {
  touched.add(element);
  return element;
};

const drop = (values: number[], value: number): void => void values.splice(values.indexOf(value), 1);

const oddsIn = ({ votes }: Ballot, element: number): number => votes.find((vote) => vote.element === element)!.odds;

/** Brings what has changed into order, and finds the first ballots anew where they are no longer known. */
function settle(count: Count, touched: ReadonlySet<number>, ballots: Iterable<Ballot>): void {
  const { stands } = count;
  const sought = new Map<number, number>();
  for (const element of touched) {
    const { odds, loved, wishes, chosen } = stands[element]!;
    for (const values of [odds, loved, wishes]) values.sort((a, b) => a - b);
    if (!chosen && odds.length > 0) sought.set(element, odds.at(-1)!);
  }
  if (sought.size > 0)
    for (const ballot of ballots) {
      for (const { element, odds } of ballot.votes)
        if (sought.get(element) === odds) {
          stands[element]!.chosen = ballot;
          sought.delete(element);
        }
      if (sought.size === 0) break;
    }
  if (touched.size === 0) return;
  const votes = [...count.votes];
  for (const element of touched) votes[element] = summed(stands[element]!);
  count.votes = votes;
}

function summed({ odds, loved, wishes, chosen }: Stand): Votes {
  let sum = Math.exp(NONE);
  for (let i = odds.length - 1; i >= 0; i--) sum += Math.exp(odds[i]!);
  const [best = NONE, second = NONE, third = NONE] = [odds.at(-1), odds.at(-2), odds.at(-3)];
  return { best, second, third, chosen, favourite: loved.at(-1) ?? NONE, sum, wish: wishes.at(-1) };
}

/** What a statement votes for, and what it only wishes for. */
interface Voice {
  readonly votes: readonly Vote[];
  readonly wishes: readonly { readonly element: number; readonly score: number }[];
}

const saidBy = (all: readonly Verdict[], numbers: ReadonlyMap<string, number>): Voice =>
  all.length === 0 ? SILENT : recall(VOICES, all, () => voiceOf(all, numbers));

function voiceOf(all: readonly Verdict[], numbers: ReadonlyMap<string, number>): Voice {
  const numberOf = ({ element }: Verdict) => numbers.get(element)!;
  return {
    votes: all
      .filter(({ binding }) => binding)
      .map((verdict) => ({ element: numberOf(verdict), odds: oddsFrom(verdict.score) }))
      .sort(byOdds),
    wishes: all
      .filter(({ binding }) => !binding)
      .map((verdict) => ({ element: numberOf(verdict), score: verdict.score })),
  };
}

/** The verdicts on a statement are the same object as long as it stands as it stood, under one policy. */
const VOICES = new WeakMap<readonly Verdict[], Voice>();
const SILENT: Voice = { votes: [], wishes: [] };
