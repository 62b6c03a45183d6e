import type { Status } from '../coverage/coverage';
import type { CoverageAnswer } from './answer';

/** The controls of one part of the policy, counted. */
export interface Chapter {
  readonly name: string;
  readonly elements: number;
  readonly counts: Readonly<Record<Status, number>>;
}

/** As many chapters as a reader can compare at a glance; fewer, or one that holds nearly everything, say too little. */
const FEWEST = 3;
const MOST = 25;
const LARGEST = 0.6;

/**
 * Divides a policy as its sections do: on the outermost level that tells something. A policy whose controls all stand in
 * 「6 情報セキュリティ対策」 is divided by what stands in there.
 */
export function chaptersOf({ controls }: Pick<CoverageAnswer, 'controls'>): readonly Chapter[] {
  const deepest = Math.max(1, ...controls.map(({ sections }) => sections.length));
  const tells = (groups: Groups) =>
    groups.size >= FEWEST && Math.max(...[...groups.values()].map(({ length }) => length)) <= controls.length * LARGEST;
  let depth = 1;
  while (depth < deepest && !tells(group(controls, depth)) && group(controls, depth + 1).size <= MOST) depth++;
  return [...group(controls, depth).values()].map((members) => {
    const elements = members.flatMap((control) => control.elements);
    const count = (status: Status) => elements.filter((element) => element.status === status).length;
    return {
      name: members[0]!.sections.slice(0, depth).at(-1) ?? '',
      elements: elements.length,
      counts: { covered: count('covered'), weak: count('weak'), missing: count('missing') },
    };
  });
}

type Controls = CoverageAnswer['controls'];
type Groups = ReadonlyMap<string, Controls[number][]>;

function group(controls: Controls, depth: number): Groups {
  const groups = new Map<string, Controls[number][]>();
  for (const control of controls) {
    const key = JSON.stringify(control.sections.slice(0, depth));
    groups.set(key, [...(groups.get(key) ?? []), control]);
  }
  return groups;
}
