import { DRAFTING } from './drafting';
import { NUMBERS } from './numbers';
import type { Planter } from './plant';
import { REST } from './rest';
import { TERMS } from './terms';

/** Every planter. A new rule that can be planted for gets one here. */
export const PLANTERS: readonly Planter[] = [...TERMS, ...REST, ...DRAFTING, ...NUMBERS];
