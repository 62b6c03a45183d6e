import * as v from 'valibot';
import type { Policy } from '../policy/policy';
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

/** Why an exemption holds for nothing. `several`: an element was asked for, and a control with several is named. */
export type Misnomer = 'none' | 'several' | 'unnamed' | 'both';

/** The elements that an exemption names, or why it names none. */
export function exempted(policy: Policy, { element, control }: Exemption): readonly string[] | Misnomer {
  if (element !== undefined && control !== undefined) return 'both';
  const cited = element ?? control;
  if (cited === undefined) return 'unnamed';
  const ids = elementsCited(policy, cited);
  if (ids.length === 0) return 'none';
  return element !== undefined && ids.length > 1 ? 'several' : ids;
}
