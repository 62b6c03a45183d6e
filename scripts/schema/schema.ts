import { toJsonSchema } from '@valibot/to-json-schema';
import { CONFIG_SCHEMA } from '../../server/src/workspace/schema';

/** Where editors find the shape of kijun.json. */
export const SCHEMA_FILE = 'schemas/kijun.schema.json';

/** The JSON schema of kijun.json as text. Comments are allowed, and VS Code is told so. */
export const schemaText = (): string =>
  `${JSON.stringify({ ...toJsonSchema(CONFIG_SCHEMA), title: 'kijun.json', allowTrailingCommas: true }, null, 2)}\n`;
