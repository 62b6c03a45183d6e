import { missing } from './missing';
import type { Rule } from './rule';
import { section } from './section';
import { contradiction } from './trace/contradiction';
import { unknown } from './trace/unknown';
import { unreadable } from './unreadable';
import { variant } from './variant';
import { weak } from './weak';

/** Every rule, in the order in which findings at one place are listed. */
export const RULES: readonly Rule[] = [unreadable, section, missing, weak, contradiction, unknown, variant];
