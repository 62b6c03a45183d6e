/** @file `npm run schema`: writes the JSON schemas of kijun.json and kijun.lock.json, which editors complete and check with. */

import { writeFileSync } from 'node:fs';
import { SCHEMAS } from './schema';

for (const { file, text } of SCHEMAS) writeFileSync(file, text());
