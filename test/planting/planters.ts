import { DRAFTING } from './drafting';
import { FORM } from './form';
import { NUMBERS } from './numbers';
import type { Planter } from './plant';
import { REST } from './rest';
import { STRUCTURE } from './structure';
import { TERMS } from './terms';

/**
 * Every planter. A new rule that can be planted for gets one here. None have the rules that compare meanings (control/, level/,
 * trace/suspect), which test/corpus measures, and those on kijun.json and on policies, which are no drafts.
 */
export const PLANTERS: readonly Planter[] = [...TERMS, ...REST, ...DRAFTING, ...NUMBERS, ...STRUCTURE, ...FORM];
