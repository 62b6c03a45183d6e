/** @file The last step of the build: holds the dictionaries to their own examples. */

import { loadTokenizer } from '../../server/src/node/dictionary';
import { entriesOf, faultsOf } from './examples';

const entries = entriesOf(await loadTokenizer('dist/dict'));
const faults = entries.flatMap((entry) =>
  faultsOf(entry).map((fault) => `dictionaries/${entry.file}.yaml: ${entry.name}: ${fault}`),
);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
