import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import type { Finding, Message } from '../rules/finding';
import { nearest } from '../text/nearest';
import { overlaps, type Span } from '../text/span';

/** A JSON file held to a schema. Nothing fails: what cannot be read is left out, and is a finding. */
export interface Json<T> {
  /** Undefined where nothing could be read. */
  readonly data: T | undefined;
  readonly tree: Node | undefined;
  readonly findings: readonly Finding[];
}

/** Reads JSON (comments and trailing commas allowed) that is to look like `example`. */
export function readJson<S extends v.GenericSchema>(
  source: string,
  schema: S,
  example: string,
): Json<v.InferOutput<S>> {
  const { root, fault } = parse(source, example);
  return root ? validate(root, schema) : { data: undefined, tree: undefined, findings: [fault!] };
}

function parse(source: string, example: string): { root?: Node; fault?: Finding } {
  // the parser recurses; no setting is nested so deep, so nothing is lost
  if (/(?:[[{][\s\S]?){200}/.test(source)) return { fault: invalid({ start: 0, end: 1 }, noObject(example)) };
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  const broken = errors[0];
  if (broken)
    return {
      fault: invalid(
        { start: broken.offset, end: Math.min(broken.offset + broken.length, source.length) },
        syntax(broken, example),
      ),
    };
  return root?.type === 'object' ? { root } : { fault: invalid({ start: 0, end: source.length }, noObject(example)) };
}

type Path = readonly (string | number)[];

interface Fault {
  /** Where the schema is not kept to. */
  readonly path: Path;
  /** Whether the key is wrong rather than its value. */
  readonly unknown: boolean;
  readonly message: Message;
}

/** Holds the settings to the schema. What does not fit is left out, one setting at a time, until the rest fits. */
function validate<S extends v.GenericSchema>(root: Node, schema: S): Json<v.InferOutput<S>> {
  const twice = twiceIn(root);
  const findings = twice.map(({ children: [key] = [] }) => invalid(spanOf(key!), TWICE(String(key!.value))));
  let tree = without(root, new Set(twice));
  while (tree) {
    const answer = v.safeParse(schema, plain(tree));
    if (answer.success) return { data: answer.output, tree, findings };
    const left = new Set<Node>();
    for (const { path, unknown, message } of answer.issues.flatMap((issue) => faultsOf(issue, [], schema))) {
      const node = nearestNode(tree, path);
      left.add(node);
      const span = spanOf((unknown && node.parent?.children?.[0]) || node);
      // what lacks a setting only because that one was wrong has been told already
      if (!findings.some((other) => overlaps(other.span, span))) findings.push(invalid(span, message));
    }
    tree = without(tree, left);
  }
  return { data: undefined, tree, findings };
}

/** What is said again under a name that has been used: there is no telling which is meant. */
function twiceIn({ type, children = [] }: Node): readonly Node[] {
  const names = new Set<unknown>();
  return children.flatMap((child) => {
    const name = type === 'object' ? child.children?.[0]?.value : undefined;
    if (name !== undefined && names.has(name)) return [child];
    names.add(name);
    return twiceIn(child);
  });
}

/** The value that a node stands for. */
function plain({ type, value, children = [] }: Node): unknown {
  if (type === 'array') return children.map(plain);
  if (type !== 'object') return value;
  const out: Record<string, unknown> = {};
  // not by assignment: a key may be called __proto__
  for (const { children: pair } of children)
    if (pair?.[1]) Object.defineProperty(out, pair[0]!.value, { value: plain(pair[1]), enumerable: true });
  return out;
}

/** The tree without some nodes, and without the names of those. */
function without(node: Node, left: ReadonlySet<Node>): Node | undefined {
  if (left.has(node)) return undefined;
  const children = node.children?.flatMap((child) => without(child, left) ?? []);
  if (node.type === 'property' && children!.length < 2) return undefined;
  const copy = { ...node, ...(children && { children }) };
  for (const child of children ?? []) (child as { parent?: Node }).parent = copy;
  return copy;
}

/** The node at a path; where something is missing, the one around it. */
function nearestNode(root: Node, path: Path): Node {
  const node = findNodeAtLocation(root, [...path]);
  return node ?? (path.length === 0 ? root : nearestNode(root, path.slice(0, -1)));
}

function faultsOf(issue: v.BaseIssue<unknown>, around: Path, schema: v.GenericSchema): readonly Fault[] {
  const path = [...around, ...(issue.path ?? []).map(({ key }) => key as string | number)];
  // of a value that may be a word or an object, the author has chosen one
  if (issue.type === 'union' && issue.received === 'Object')
    return (issue.issues ?? []).filter((one) => one.path).flatMap((one) => faultsOf(one, path, schema));
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return [{ path, unknown: true, message: unknownKey(path, schema) }];
  return [{ path, unknown: false, message: wrongValue(String(path.at(-1)), issue) }];
}

export const spanOf = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

export const invalid = (span: Span, message: Message): Finding => ({
  rule: 'config/invalid',
  severity: 'error',
  span,
  message,
  related: [],
  fixes: [],
});

const TWICE = (name: string): Message => ({
  ja: `「${name}」が二度書かれています。初めのものだけを使います。一つにまとめてください。`,
  en: `"${name}" is written twice. Only the first is used. Merge the two into one.`,
});

const syntax = ({ error }: ParseError, example: string): Message => ({
  ja: `JSONとして読み取れません。この位置の前後の括弧、引用符及びコンマを確認してください。例: ${example}`,
  en: `This is not valid JSON (${printParseErrorCode(error)}). Check braces, quotes and commas. Example: ${example}`,
});

const noObject = (example: string): Message => ({
  ja: `全体を { } で囲んでください。例: ${example}`,
  en: `The file must be one object in { }. Example: ${example}`,
});

function unknownKey(path: Path, schema: v.GenericSchema): Message {
  const key = String(path.at(-1));
  const keys = keysAt(schema as Schema, path.slice(0, -1)).filter((name) => name !== '$schema');
  const near = nearest(key, keys);
  const [thing, noun] = path.length === 2 && path[0] === 'rules' ? ['規則', 'rule'] : ['項目', 'setting'];
  const all = keys.length <= 12;
  return {
    ja: `「${key}」という${thing}はありません。${near ? `「${near}」のことではありませんか。` : ''}${all ? `使える${thing}: ${keys.join('、')}。` : ''}`,
    en: `There is no ${noun} "${key}".${near ? ` Did you mean "${near}"?` : ''}${all ? ` There are: ${keys.join(', ')}.` : ''}`,
  };
}

/** The names that the schema knows at a place. */
function keysAt(schema: Schema | undefined, path: Path): readonly string[] {
  if (!schema) return [];
  if (schema.wrapped) return keysAt(schema.wrapped, path);
  if (schema.options) return schema.options.flatMap((one) => (typeof one === 'object' ? keysAt(one, path) : []));
  if (path.length === 0) return Object.keys(schema.entries ?? {});
  return keysAt(schema.item ?? schema.entries?.[String(path[0])], path.slice(1));
}

/** What is asked of a valibot schema here: what stands inside it. */
interface Schema {
  readonly wrapped?: Schema;
  readonly options?: readonly (Schema | string)[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
}

function wrongValue(name: string, { expected, kind, type }: v.BaseIssue<unknown>): Message {
  const words = [...(expected ?? '').matchAll(/"([^"]+)"/g)].map(([, word]) => word!);
  if (type === 'strict_object' && words.length === 1)
    return {
      ja: `「${words[0]}」がありません。書き加えてください。`,
      en: `"${words[0]}" is missing. Add it.`,
    };
  if (type === 'picklist' || type === 'union')
    return {
      ja: `「${name}」に書ける値: ${words.join('、')}${/Object/.test(expected ?? '') ? '、又は { "severity": …, "allow": […] }' : ''}。`,
      en: `"${name}" must be one of: ${words.join(', ')}${/Object/.test(expected ?? '') ? ', or { "severity": …, "allow": […] }' : ''}.`,
    };
  if (type === 'min_length')
    return {
      ja: `「${name}」には、二つ以上を書いてください。`,
      en: `"${name}" must list two or more.`,
    };
  if (kind === 'validation')
    return type === 'non_empty' || type === 'regex'
      ? { ja: '空にはできません。文字を書いてください。', en: 'This must not be empty.' }
      : type === 'iso_date'
        ? {
            ja: `「${name}」には、2026-04-01 の形の日付を書いてください。`,
            en: `"${name}" must be a date such as 2026-04-01.`,
          }
        : { ja: `「${name}」の値は ${expected} でなければなりません。`, en: `"${name}" must be ${expected}.` };
  const { ja, en } = SHAPES[type] ?? { ja: expected ?? '', en: expected ?? '' };
  return { ja: `「${name}」には、${ja}を書いてください。`, en: `"${name}" must be ${en}.` };
}

const SHAPES: Readonly<Record<string, Message>> = {
  string: { ja: '引用符で囲んだ文字列（例: "基本方針.md"）', en: 'a string in quotes' },
  number: { ja: '数', en: 'a number' },
  boolean: { ja: 'true 又は false', en: 'true or false' },
  array: { ja: '[ ] で囲んだ一覧', en: 'a list in [ ]' },
  strict_object: { ja: '{ } で囲んだ項目', en: 'an object in { }' },
};
