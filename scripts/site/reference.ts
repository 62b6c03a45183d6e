import { speaker } from '../../server/src/report/words';
import type { Locale } from '../../server/src/rules/finding';
import { SETTABLE } from '../../server/src/rules/settings';

/** What is used here of a JSON schema. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The reference of kijun.json, made of the schema that editors complete and check with. */
export function reference(schema: Schema, locale: Locale): string {
  const say = speaker(locale);
  const { $schema: _, rules, ...sections } = schema.properties!;
  return [
    say('# kijun.json の項目', '# Settings of kijun.json'),
    say(
      'このページは、エディターが入力の候補を出し、誤りを調べるのに使う定義（`schemas/kijun.schema.json`）から作っています。使い方と例は、[設定](/configuration)をご覧ください。',
      'Made from the definition that editors complete and check with (`schemas/kijun.schema.json`). For how to use it, with examples, see [Configuration](/en/configuration).',
    ),
    ...Object.entries(sections).map(([name, section]) => sectionOf(name, section, locale)),
    `## rules`,
    ofLocale(rules!.description, locale),
    say(
      'どの規則にも、重さ（`"off"`、`"error"`、`"warning"`、`"info"`、`"hint"`）を直接書くか、次の項目を書きます。`severity` は重さ、`allow` は指摘しない語（指摘の箇所の文字列）の一覧です。',
      'For each rule a severity (`"off"`, `"error"`, `"warning"`, `"info"`, `"hint"`), or these: `severity`, and `allow`, a list of words that are left alone, as they are marked.',
    ),
    say(
      '`"*"`（全ての規則）と、`"drafting/*"` のような群には、重さの上限を書けます。規則の名前で書いたものが先に効きます。',
      '`"*"` (all rules) and groups like `"drafting/*"` take a severity that is a ceiling. What is said of a rule by its id comes first.',
    ),
    table(
      [say('規則', 'rule'), say('初めの重さ', 'severity'), say('ほかの項目', 'further settings')],
      SETTABLE.map(({ id, severity }) => [
        `[${id}](${locale === 'ja' ? '' : '/en'}/rules/${id})`,
        `\`${severity}\``,
        optionsOf(rules!.properties![id]!)
          .map(([name, option]) => `\`${name}\`: ${wordsOf(option, locale)}`)
          .join('<br>'),
      ]),
    ),
  ].join('\n\n');
}

function sectionOf(name: string, schema: Schema, locale: Locale): string {
  const say = speaker(locale);
  const rows = fieldsOf(schema).map(([key, field, required]) => [
    `\`${key}\`${required ? say('（必須）', ' (required)') : ''}`,
    typeOf(field, locale),
    wordsOf(field, locale),
  ]);
  return [
    `## ${name}`,
    `${ofLocale(schema.description, locale)}${say(`（${typeOf(schema, locale)}）`, ` (${typeOf(schema, locale)})`)}`,
    ...(rows.length > 0 ? [table([say('項目', 'name'), say('値', 'value'), say('意味', 'meaning')], rows)] : []),
  ].join('\n\n');
}

/** The fields of an object, or of the objects of a list. */
const fieldsOf = ({ properties, required = [], items }: Schema): readonly (readonly [string, Schema, boolean])[] =>
  properties
    ? Object.entries(properties).map(([key, field]) => [key, field, required.includes(key)])
    : items
      ? fieldsOf(items)
      : [];

/** What a rule may be set besides its severity and the words that it leaves alone. */
const optionsOf = ({ anyOf = [] }: Schema): readonly (readonly [string, Schema])[] =>
  anyOf.flatMap(({ properties = {} }) =>
    Object.entries(properties).filter(([name]) => name !== 'severity' && name !== 'allow'),
  );

function wordsOf(schema: Schema, locale: Locale): string {
  const say = speaker(locale);
  const initial =
    schema.default === undefined ? '' : say(`初めの値は \`${schema.default}\`。`, ` Default: \`${schema.default}\`.`);
  return ofLocale(schema.description ?? schema.items?.description, locale) + initial;
}

function typeOf({ type, items, additionalProperties, minimum, maximum }: Schema, locale: Locale): string {
  const say = speaker(locale);
  const bounds = [minimum, maximum].some((one) => one !== undefined) ? ` (${minimum ?? ''}–${maximum ?? ''})` : '';
  switch (type) {
    case 'array':
      return say(`${typeOf(items ?? {}, locale)}の一覧`, `list of ${typeOf(items ?? {}, locale)}`);
    case 'object':
      return typeof additionalProperties === 'object' ? say('番号: 値', 'id: value') : say('項目の集まり', 'an object');
    case 'number':
      return say('数', 'number') + bounds;
    default:
      return say('文字列', 'text');
  }
}

/** Descriptions say `日本語 / English`. */
const ofLocale = (description: string | undefined, locale: Locale): string =>
  (description ?? '').split(' / ')[locale === 'ja' ? 0 : 1] ?? '';

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
