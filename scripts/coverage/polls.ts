/** @file Drafts as their statements were judged, and what is seen of each element in copies of them without some of the rules. */

import { type Signs, signsIn } from '../../server/src/coverage/decision';
import { type Forest, scoresOf } from '../../server/src/coverage/model';
import { FAINT } from '../../server/src/coverage/recall';
import type { Table, Traits } from '../../server/src/coverage/traits';
import { type Ballot, byOdds, oddsFrom } from '../../server/src/coverage/votes';
import type { Row } from './boost';
import type { Block } from './corpus';
import { measure } from './measure';
import { blocksIn, namesOf, type Pair, type Text } from './pairs';

/** A text with what each of its statements says, and the block that each stands in. */
export interface Judged {
  readonly text: Text;
  readonly ballots: readonly (Ballot & { readonly block: number })[];
  readonly blocks: readonly number[];
}

export function judgedBy(forest: Forest<keyof Traits>, text: Text): Judged {
  const statements = new Map<number, Pair[]>();
  for (const pair of text.pairs) statements.set(pair.statement, [...(statements.get(pair.statement) ?? []), pair]);
  const ballots = [...statements].flatMap(([statement, pairs]) => {
    const names = Object.keys(pairs[0]!.traits) as (keyof Traits)[];
    const columns = names.map((trait) => [trait, Float64Array.from(pairs, ({ traits }) => traits[trait])]);
    const table: Table = Object.fromEntries(columns);
    const scores = scoresOf(table, [...pairs.keys()], pairs[0]!.purposes, forest);
    const votes = pairs.flatMap(({ element }, i) =>
      scores[i]! < FAINT ? [] : [{ element, odds: oddsFrom(Math.round(scores[i]! * 100) / 100) }],
    );
    const { length } = text.document.statements[statement]!.text;
    return votes.length > 0 ? [{ votes: votes.sort(byOdds), length, block: pairs[0]!.block }] : [];
  });
  const blocks = text.draft ? blocksIn(text.draft) : text.document.statements.map(() => -1);
  return { text, ballots, blocks };
}

/** What is seen of each element where only some of a draft's blocks are left. */
export function tableOf({ text, ballots, blocks }: Judged, left: readonly Block[]): ReturnType<typeof signsIn> {
  const alive = new Set(left);
  const isLeft = (block: number) => block < 0 || alive.has(text.draft!.blocks[block]!);
  return signsIn(
    text.family.policy.controls.flatMap(({ elements }, control) => elements.map(() => control)),
    {
      ballots: ballots.filter(({ block }) => isLeft(block)),
      statements: blocks.filter(isLeft).length,
      procedure: text.draft?.name.startsWith('procedure') ?? false,
    },
  );
}

/** The signs, in the order in which they are learned from. */
export const SIGNS = Object.keys(signsIn([0], { ballots: [], statements: 0, procedure: false })) as (keyof Signs)[];

/** What is learned from a draft, in so many copies and without each element alone (what weighs `gap`), or from a single sentence, which weighs more, and if it deceives most. */
export function rowsOf(judged: Judged, copies: number, gap: number, alone: number, deceiving: number): readonly Row[] {
  const { family, draft, single } = judged.text;
  const group = family.name;
  const valuesIn = (table: ReturnType<typeof signsIn>, element: number) => SIGNS.map((sign) => table[sign][element]!);
  if (single)
    return [
      {
        values: valuesIn(tableOf(judged, []), single.element),
        good: single.good,
        weight: single.good ? alone : deceiving,
        group,
      },
    ];
  const rows: Row[] = [];
  const names = namesOf(family);
  measure(family, draft!, copies, (_, blocks) => {
    const table = tableOf(judged, blocks);
    names.forEach((name, element) => {
      if (name === undefined) return;
      const good = blocks.some(({ fulfils }) => fulfils.includes(name));
      rows.push({ values: valuesIn(table, element), good, weight: 1, group });
    });
    return new Map();
  });
  names.forEach((name, element) => {
    if (name === undefined || !draft!.blocks.some(({ fulfils }) => fulfils.includes(name))) return;
    const left = draft!.blocks.filter(({ fulfils }) => !fulfils.includes(name));
    rows.push({ values: valuesIn(tableOf(judged, left), element), good: false, weight: gap, group });
  });
  return rows;
}
