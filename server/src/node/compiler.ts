/**
 * @file Has V8 compile later: imported before all else. A command is over in a second or two, and so is the first reading of a
 * document. What V8 optimises meanwhile, on a thread of its own, takes a fifth of the processor time of the whole and gains next
 * to nothing: most of it would hardly be run again. What is run for long is optimised all the same.
 */

import { setFlagsFromString } from 'node:v8';

/** How many bytes of bytecode a function runs before it is optimised; V8's own figure is 66 KB. */
const BUDGET = 300_000;
/** The last version that is known to have the option: V8 complains of one that it does not know. */
const LAST = 13;

if (Number.parseInt(process.versions.v8, 10) <= LAST) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
