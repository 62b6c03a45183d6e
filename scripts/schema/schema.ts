import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { LOCK_SCHEMA } from '../../server/src/coverage/lock';
import { CONFIG_SCHEMA } from '../../server/src/workspace/schema';

/** Where editors find the shapes of kijun.json and kijun.lock.json, and what each file is to hold. */
export const SCHEMAS: readonly { readonly file: string; readonly text: () => string }[] = [
  { file: 'schemas/kijun.schema.json', text: () => schemaText(CONFIG_SCHEMA, 'kijun.json') },
  { file: 'schemas/kijun.lock.schema.json', text: () => schemaText(LOCK_SCHEMA, 'kijun.lock.json') },
];

/** A JSON schema as text. Comments and trailing commas are allowed, and VS Code is told so. */
const schemaText = (schema: GenericSchema, title: string): string =>
  `${JSON.stringify({ ...toJsonSchema(schema), title, allowTrailingCommas: true }, null, 2)}\n`;
