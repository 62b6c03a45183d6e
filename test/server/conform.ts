import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { MESSAGES, schemaOf } from './metaModel';

/** The error of a response, which the protocol has in its specification only. */
const ERROR = {
  type: 'object',
  properties: { code: { type: 'integer' }, message: { type: 'string' }, data: {} },
  required: ['code', 'message'],
  additionalProperties: false,
};
const ajv = new Ajv({ strict: false }).addSchema(
  { definitions: { ...schemaOf().definitions, 'response error': ERROR } },
  'lsp',
);
/** Messages between Kijun's own client and server. */
const OURS = /^kijun\//;

/** A message as it goes over the wire. */
type Wired = Readonly<Record<string, unknown>> & { readonly method?: string; readonly id?: string | number | null };

/** Whether a value is what the metaModel of LSP 3.17 has under a name (`Hover`, `result textDocument/hover`); throws where it is not. */
export function conforms(name: string, value: unknown): void {
  const validate = ajv.getSchema(`lsp#/definitions/${encodeURIComponent(name.replaceAll('/', '~1'))}`);
  assert.ok(validate, `the protocol has no ${name}`);
  if (validate(value)) return;
  const wrong = validate.errors!.map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${params.additionalProperty ?? ''}`.trim(),
  );
  assert.fail(`${name}: ${[...new Set(wrong)].join(', ')}\n${JSON.stringify(value)?.slice(0, 2_000)}`);
}

/** What is looked at on a wire: each message that the client sends, and each that the server does; these throw. */
export interface Wire {
  readonly sent: (message: Wired) => void;
  readonly heard: (message: Wired) => void;
  /** The methods to which the server has registered itself. */
  readonly registered: ReadonlySet<string>;
}

/**
 * Holds all that a server says to one client to the protocol: responses to what was asked, its own requests and notifications, and
 * what it registers. It must not ask what the client has not said that it can do.
 */
export function createWire(): Wire {
  const asked = new Map<unknown, string>();
  const registered = new Set<string>();
  let client: unknown;

  const sent = ({ id, method, params }: Wired): void => {
    if (method === undefined || id === undefined) return;
    asked.set(id, method);
    if (method === 'initialize') client ??= (params as { capabilities?: unknown } | undefined)?.capabilities;
  };

  const responded = ({ id, result, error, ...rest }: Wired): void => {
    const method = asked.get(id);
    asked.delete(id);
    assert.deepEqual(rest, { jsonrpc: '2.0' });
    if (error !== undefined) {
      conforms('response error', error);
      return;
    }
    assert.ok(method !== undefined || id === null, `a response to ${id}, which was not asked`);
    if (method && !OURS.test(method)) conforms(`result ${method}`, result);
  };

  const register = ({ method, registerOptions }: { method: string; registerOptions?: unknown }): void => {
    const known = [...MESSAGES.values()].find((one) => (one.registrationMethod ?? one.method) === method);
    assert.ok(known?.clientCapability, `${method} cannot be registered`);
    assert.equal(
      at(client, `${known.clientCapability}.dynamicRegistration`),
      true,
      `the client cannot register ${method}`,
    );
    if (known.registrationOptions) conforms(`registration ${known.method}`, registerOptions);
    registered.add(method);
  };

  const heard = (message: Wired): void => {
    const { method, id, params, jsonrpc, ...rest } = message;
    if (method === undefined) {
      responded(message);
      return;
    }
    assert.deepEqual([jsonrpc, rest], ['2.0', {}]);
    if (OURS.test(method)) return;
    const known = MESSAGES.get(method);
    assert.ok(known && known.messageDirection !== 'clientToServer', `the server may not send ${method}`);
    assert.equal(
      id !== undefined,
      known.result !== undefined,
      `${method} is a ${known.result ? 'request' : 'notification'}`,
    );
    if (known.params) conforms(`params ${method}`, params);
    if (id === undefined) return;
    if (known.clientCapability) assert.ok(at(client, known.clientCapability), `the client does not know ${method}`);
    if (method === 'client/registerCapability')
      for (const one of (params as { registrations: Parameters<typeof register>[0][] }).registrations) register(one);
  };

  return { sent, heard, registered };
}

/** The messages that stand for what a server declares: by a path of its capabilities, each of which says more than `false`. */
export function demandedBy(capabilities: unknown): readonly string[] {
  const isTold = (path: string): boolean => ![undefined, null, false].includes(at(capabilities, path) as undefined);
  return [...MESSAGES.values()]
    .filter(
      ({ serverCapability: path, messageDirection }) => path && messageDirection !== 'serverToClient' && isTold(path),
    )
    .map(({ method }) => method);
}

/** What stands at a path of properties. */
const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce((inner, key) => (inner as Record<string, unknown> | undefined | null)?.[key], value);
