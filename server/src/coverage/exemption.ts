import * as v from 'valibot';
import type { Policy } from '../policy/policy';
import { folded } from '../text/fold';
import { elementsCited } from './trace';

/** The section `notApplicable` of kijun.json: what the policy demands and the organisation does not need, with reasons. */
export const NOT_APPLICABLE_SECTION = v.array(
  v.strictObject({
    element: v.optional(
      v.pipe(v.string(), v.nonEmpty(), v.description('要求の番号（例: 6(3)①-2）。 / One demand of a control.')),
    ),
    control: v.optional(
      v.pipe(
        v.string(),
        v.nonEmpty(),
        v.description('対策の番号（例: 6(3)①）。その全ての要求を指す。 / A control, with all its demands.'),
      ),
    ),
    reason: v.pipe(v.string(), v.regex(/\S/), v.description('適用しない理由。 / Why it is not needed.')),
  }),
);

export type Exemption = v.InferOutput<typeof NOT_APPLICABLE_SECTION>[number];

/** The reasons why elements are not needed, by id; of several the first. */
export function exemptionsOf(policy: Policy, entries: readonly Exemption[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const entry of entries) {
    const ids = exempted(policy, entry);
    if (typeof ids !== 'string') for (const id of ids) if (!reasons.has(id)) reasons.set(id, entry.reason);
  }
  return reasons;
}

/**
 * Why an exemption holds for nothing. `several`: an element was asked for, and a control with several is named. `changed`: the
 * number is followed by words that are not those of the policy there, which was numbered anew.
 */
export type Misnomer = 'none' | 'several' | 'unnamed' | 'both' | 'changed';

/** The elements that an exemption names, or why it names none. */
export function exempted(policy: Policy, { element, control }: Exemption): readonly string[] | Misnomer {
  if (element !== undefined && control !== undefined) return 'both';
  const cited = element ?? control;
  if (cited === undefined) return 'unnamed';
  const { id, words } = named(cited);
  const ids = elementsCited(policy, id);
  if (ids.length === 0) return 'none';
  if (element !== undefined && ids.length > 1) return 'several';
  return words === '' || ids.some((one) => same(wordsOf(policy, one), words)) || same(titleOf(policy, ids[0]!), words)
    ? ids
    : 'changed';
}

/** A number with the words of the policy there (6(3)①-2 訓練), by which it is seen when the policy is numbered anew. */
export function named(cited: string): { readonly id: string; readonly words: string } {
  const [, id = '', words = ''] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(cited) ?? [];
  return { id, words };
}

/** The ids of the demands and controls that have the words. */
export const withWords = ({ controls }: Policy, words: string): readonly string[] =>
  controls.flatMap(({ id, title, elements }) => [
    ...(same(title, words) ? [id] : []),
    ...elements.filter(({ text }) => same(text, words)).map((element) => element.id),
  ]);

const wordsOf = ({ controls }: Policy, id: string): string =>
  controls.flatMap(({ elements }) => elements).find((element) => element.id === id)?.text ?? '';
const titleOf = ({ controls }: Policy, id: string): string =>
  controls.find(({ elements }) => elements.some((element) => element.id === id))?.title ?? '';
const same = (a: string, b: string): boolean => folded(a).replace(/\s/g, '') === folded(b).replace(/\s/g, '');
