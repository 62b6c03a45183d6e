/** @file `npm run schema`: writes the JSON schema of kijun.json, which editors complete and check with. */

import { writeFileSync } from 'node:fs';
import { SCHEMA_FILE, schemaText } from './schema';

writeFileSync(SCHEMA_FILE, schemaText());
