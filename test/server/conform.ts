import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { ProtocolConnection } from 'vscode-languageserver-protocol/node';

const SCHEMA = JSON.parse(readFileSync('test/server/protocol.schema.json', 'utf8'));
/** The requests and notifications that the schema knows (`npm run protocol`). */
export const KNOWN: readonly string[] = Object.keys(SCHEMA.definitions.Answers.properties);

const ajv = new Ajv({ strict: false, allowUnionTypes: true }).addSchema(SCHEMA, 'lsp');

/** Whether something is what the protocol types under a method; throws with the place where it is not. */
export function conforms(method: string, value: unknown): void {
  if (!KNOWN.includes(method)) return;
  const validate = ajv.getSchema(`lsp#/definitions/Answers/properties/${method.replaceAll('/', '~1')}`)!;
  assert.ok(
    validate(value),
    `${method}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)?.slice(0, 2_000)}`,
  );
}

/** Has every answer that comes through a connection looked at. */
export function conforming(connection: ProtocolConnection): ProtocolConnection {
  const send = connection.sendRequest as (type: string | { method: string }, ...rest: unknown[]) => Promise<unknown>;
  const sendRequest = async (type: string | { method: string }, ...rest: unknown[]): Promise<unknown> => {
    const answer = await send(type, ...rest);
    conforms(typeof type === 'string' ? type : type.method, answer);
    return answer;
  };
  return Object.assign(connection, { sendRequest });
}
