import { readFileSync } from 'node:fs';

/** A type as the metaModel of the language server protocol writes it. */
type Type =
  | { readonly kind: 'base' | 'reference'; readonly name: string }
  | { readonly kind: 'array'; readonly element: Type }
  | { readonly kind: 'map'; readonly value: Type }
  | { readonly kind: 'or' | 'and' | 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'literal'; readonly value: { readonly properties: readonly Property[] } }
  | { readonly kind: 'stringLiteral'; readonly value: string };

/** Since when there is something, and whether it is only proposed. */
interface Dated {
  readonly since?: string;
  readonly proposed?: boolean;
}

interface Property extends Dated {
  readonly name: string;
  readonly type: Type;
  readonly optional?: boolean;
}

interface Structure extends Dated {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly extends?: readonly Type[];
  readonly mixins?: readonly Type[];
}

interface Enumeration extends Dated {
  readonly name: string;
  readonly type: Type;
  readonly values: readonly ({ readonly value: string | number } & Dated)[];
  readonly supportsCustomValues?: boolean;
}

/** A request or a notification; only requests have a result. Capabilities are paths of properties (`renameProvider.prepareProvider`). */
export interface Message extends Dated {
  readonly method: string;
  readonly messageDirection: 'clientToServer' | 'serverToClient' | 'both';
  readonly params?: Type;
  readonly result?: Type;
  readonly registrationOptions?: Type;
  readonly registrationMethod?: string;
  readonly clientCapability?: string;
  readonly serverCapability?: string;
}

interface MetaModel {
  readonly requests: readonly Message[];
  readonly notifications: readonly Message[];
  readonly structures: readonly Structure[];
  readonly enumerations: readonly Enumeration[];
  readonly typeAliases: readonly ({ readonly name: string; readonly type: Type } & Dated)[];
}

/** Whether a message, property or value is proposed, or came after LSP 3.17. (Types are later only where they are proposed: others have but been given a name.) */
const isLater = ({ since, proposed }: Dated): boolean =>
  proposed === true || /^3\.18\.0(?: - proposed)?$/.test(since ?? '');

/** The metaModel of LSP 3.17, without what is later (NOTICE tells where the file comes from). */
const MODEL: MetaModel = JSON.parse(readFileSync('test/server/metaModel.json', 'utf8'));

/** All messages of the protocol by method. */
export const MESSAGES: ReadonlyMap<string, Message> = new Map(
  [...MODEL.requests, ...MODEL.notifications].filter((one) => !isLater(one)).map((one) => [one.method, one]),
);

type Schema = Readonly<Record<string, unknown>>;

/**
 * The metaModel as a JSON schema: `definitions` has all types by name, and for each method `params METHOD`, `result METHOD` and
 * `registration METHOD`, where it has them. Structures are closed: a property that they do not name is an error. Nothing fits a
 * type that came later than 3.17.
 */
export function schemaOf({ structures, enumerations, typeAliases }: MetaModel = MODEL): {
  readonly definitions: Schema;
} {
  const byName = new Map(structures.map((one) => [one.name, one]));

  /** All properties of a structure, those that it takes over included; its own come last, and win. */
  const propertiesOf = (type: Type): readonly Property[] => {
    if (type.kind === 'and') return type.items.flatMap(propertiesOf);
    const found = type.kind === 'reference' ? byName.get(type.name) : undefined;
    if (!found) throw new Error(`${JSON.stringify(type)} is no structure`);
    return [...[...(found.extends ?? []), ...(found.mixins ?? [])].flatMap(propertiesOf), ...found.properties];
  };

  const closed = (properties: readonly Property[]): Schema => {
    const now = properties.filter((one) => !isLater(one));
    return {
      type: 'object',
      properties: Object.fromEntries(now.map(({ name, type }) => [name, typed(type)])),
      required: [...new Set(now.filter(({ optional }) => !optional).map(({ name }) => name))],
      additionalProperties: false,
    };
  };

  const typed = (type: Type): Schema => {
    switch (type.kind) {
      case 'base':
        return BASES[type.name]!;
      case 'reference':
        return { $ref: `#/definitions/${type.name}` };
      case 'array':
        return { type: 'array', items: typed(type.element) };
      case 'map':
        return { type: 'object', additionalProperties: typed(type.value) };
      case 'or':
        return { anyOf: type.items.map(typed) };
      case 'and':
        return closed(propertiesOf(type));
      case 'tuple':
        return { type: 'array', items: type.items.map(typed), minItems: type.items.length, additionalItems: false };
      case 'literal':
        return closed(type.value.properties);
      case 'stringLiteral':
        return { const: type.value };
    }
  };

  const one = (values: Enumeration): Schema =>
    values.supportsCustomValues
      ? typed(values.type)
      : { enum: values.values.filter((one) => !isLater(one)).map(({ value }) => value) };

  const named = <T extends Dated & { readonly name: string }>(all: readonly T[], toSchema: (one: T) => Schema) =>
    all.map((one): [string, Schema] => [one.name, one.proposed ? { not: {} } : toSchema(one)]);
  const messages = [...MESSAGES.values()].flatMap(({ method, params, result, registrationOptions }) =>
    Object.entries({ params, result, registration: registrationOptions }).flatMap(([what, type]): [string, Schema][] =>
      type ? [[`${what} ${method}`, typed(type)]] : [],
    ),
  );
  return {
    definitions: Object.fromEntries([
      ...named(structures, ({ name }) => closed(propertiesOf({ kind: 'reference', name }))),
      ...named(enumerations, one),
      ...named(typeAliases, ({ type }) => typed(type)),
      ...messages,
    ]),
  };
}

/** The types that the metaModel takes for known: as the protocol's specification defines them. */
const BASES: Readonly<Record<string, Schema>> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  null: { type: 'null' },
  integer: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  uinteger: { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 },
  decimal: { type: 'number' },
  URI: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9+.-]*:' },
  DocumentUri: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9+.-]*:' },
};
