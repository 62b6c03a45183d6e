/**
 * @file `npm run protocol`: writes test/server/protocol.schema.json, a JSON schema of what a language server may answer, from the
 * types of vscode-languageserver-protocol (MIT), from which the protocol's own metaModel.json is made too. Nothing besides what
 * the types name is allowed, and the numbers of the protocol are the integers that it means.
 */

import { writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const schema = createGenerator({
  path: 'scripts/protocol/answers.ts',
  tsconfig: 'tsconfig.json',
  type: 'Answers',
  expose: 'all',
  jsDoc: 'none',
  additionalProperties: false,
  skipTypeCheck: true,
}).createSchema('Answers');
const integers = { uinteger: { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 }, integer: { type: 'integer' } };
for (const [name, meant] of Object.entries(integers)) if (schema.definitions[name]) schema.definitions[name] = meant;
writeFileSync('test/server/protocol.schema.json', `${JSON.stringify(schema, undefined, 1)}\n`);
