import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import type { Exemption, Misnomer as Misapplied } from '../coverage/exemption';
import type { Corrections, Misnomer } from '../policy/correction';
import type { OwnTerm } from '../policy/vocabulary';
import type { Settings } from '../rules/check';
import type { Finding, Message } from '../rules/finding';
import { type Lines, linesOf } from '../text/lines';
import { nearest } from '../text/nearest';
import { overlaps, type Span } from '../text/span';
import { CONFIG_SCHEMA, type ConfigData } from './schema';

/** What a kijun.json says, and what is wrong with it. */
export interface Config {
  readonly path: string;
  readonly source: string;
  readonly lines: Lines;
  /** All that could be read; what could not is left out, and is a finding. */
  readonly data: ConfigData;
  /** The basic policy that holds below the folder of kijun.json, as written there. */
  readonly policy: string | undefined;
  readonly rules: Settings;
  readonly terms: readonly OwnTerm[];
  /** What does not apply to the organisation. */
  readonly notApplicable: readonly Exemption[];
  /** How the reading of the policy is corrected. */
  readonly reading: Corrections | undefined;
  /** Where a value of `data` is written: `spanAt('terms', 0, 'term')`. */
  readonly spanAt: (...path: readonly (string | number)[]) => Span;
  /** The same for the name of a value that has one. */
  readonly nameSpanAt: (...path: readonly (string | number)[]) => Span;
  readonly findings: readonly Finding[];
}

/** The name of the configuration file. */
export const CONFIG = 'kijun.json';

/** Reads a kijun.json (comments and trailing commas allowed). Never fails: what cannot be read is a finding. */
export function readConfig(source: string, path: string): Config {
  const { root, fault } = parse(source);
  const { data, tree, findings } = root ? validate(root) : { data: {}, tree: undefined, findings: [] };
  const spanAt = (...at: readonly (string | number)[]): Span => {
    const node = tree && findNodeAtLocation(tree, [...at]);
    return node ? spanOf(node) : { start: 0, end: 0 };
  };
  return {
    path,
    source,
    lines: linesOf(source),
    data,
    policy: data.policy,
    rules: (data.rules ?? {}) as Settings,
    terms: (data.terms ?? []).map((term, i) => ({ ...term, path, span: spanAt('terms', i, 'term') })),
    notApplicable: data.notApplicable ?? [],
    reading: data.reading,
    spanAt,
    nameSpanAt: (...at) => {
      const name = tree && findNodeAtLocation(tree, [...at])?.parent?.children?.[0];
      return name?.parent?.type === 'property' ? spanOf(name) : spanAt(...at);
    },
    findings: fault ? [fault] : findings,
  };
}

/** The policy that is named is not there. */
export const absentPolicy = ({ policy, spanAt }: Config): Finding =>
  invalid(spanAt('policy'), {
    ja: `「${policy}」がありません。ファイルの名前と、kijun.json から見た場所を確認してください。`,
    en: `"${policy}" does not exist. Check its name and its place as seen from kijun.json.`,
  });

/** A correction of the reading that names nothing in the policy. */
export function misnamed({ nameSpanAt }: Config, { path, name, candidates }: Misnomer): Finding {
  const near = nearest(name, candidates);
  return invalid(nameSpanAt('reading', ...path), {
    ja: `基本方針に「${name}」はありません。${near ? `「${near}」のことではありませんか。` : ''}kijun policy で、読み取られた番号と用語を確かめてください。`,
    en: `The policy has no "${name}".${near ? ` Did you mean "${near}"?` : ''} See the ids and terms that are read with kijun policy.`,
  });
}

/** An entry of `notApplicable` that names nothing that the policy demands; `candidates` are the ids that there are. */
export function misapplied(
  { notApplicable, spanAt }: Config,
  i: number,
  why: Misapplied,
  candidates: readonly string[],
): Finding {
  const { element, control } = notApplicable[i]!;
  const name = element ?? control ?? '';
  if (why === 'unnamed' || why === 'both')
    return invalid(spanAt('notApplicable', i), {
      ja: '"element"（要求の番号）か "control"（対策の番号）の、どちらか一つを書いてください。例: { "control": "6(3)①", "reason": "…" }',
      en: 'Write one of "element" and "control". Example: { "control": "6(3)①", "reason": "…" }',
    });
  const span = spanAt('notApplicable', i, element === undefined ? 'control' : 'element');
  if (why === 'several')
    return invalid(span, {
      ja: `「${name}」には要求がいくつもあります。その全てなら "element" を "control" に改め、一つなら「${name}-1」のように書いてください。`,
      en: `${name} has several demands. Write "control" for all of them, or one of them (${name}-1).`,
    });
  const near = nearest(name, candidates);
  return invalid(span, {
    ja: `基本方針に「${name}」という対策又は要求はありません。${near ? `「${near}」のことではありませんか。` : ''}番号は kijun policy で確かめられます。`,
    en: `The policy has no control or demand "${name}".${near ? ` Did you mean "${near}"?` : ''} See them with kijun policy.`,
  });
}

function parse(source: string): { root?: Node; fault?: Finding } {
  // the parser recurses; no setting is nested so deep, so nothing is lost
  if (/(?:[[{][\s\S]?){200}/.test(source)) return { fault: invalid({ start: 0, end: 1 }, NO_OBJECT) };
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  const broken = errors[0];
  if (broken) return { fault: invalid({ start: broken.offset, end: broken.offset + broken.length }, syntax(broken)) };
  return root?.type === 'object' ? { root } : { fault: invalid({ start: 0, end: source.length }, NO_OBJECT) };
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
function validate(root: Node): { data: ConfigData; tree: Node | undefined; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  let tree: Node | undefined = root;
  while (tree) {
    const answer = v.safeParse(CONFIG_SCHEMA, plain(tree));
    if (answer.success) return { data: answer.output, tree, findings };
    const left = new Set<Node>();
    for (const { path, unknown, message } of answer.issues.flatMap((issue) => faultsOf(issue, []))) {
      const node = nearestNode(tree, path);
      left.add(node);
      const span = spanOf((unknown && node.parent?.children?.[0]) || node);
      // what lacks a setting only because that one was wrong has been told already
      if (!findings.some((other) => overlaps(other.span, span))) findings.push(invalid(span, message));
    }
    tree = without(tree, left);
  }
  return { data: {}, tree, findings };
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

function faultsOf(issue: v.BaseIssue<unknown>, around: Path): readonly Fault[] {
  const path = [...around, ...(issue.path ?? []).map(({ key }) => key as string | number)];
  // of a value that may be a word or an object, the author has chosen one
  if (issue.type === 'union' && issue.received === 'Object')
    return (issue.issues ?? []).filter((one) => one.path).flatMap((one) => faultsOf(one, path));
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return [{ path, unknown: true, message: unknownKey(path) }];
  return [{ path, unknown: false, message: wrongValue(String(path.at(-1)), issue) }];
}

const spanOf = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

const invalid = (span: Span, message: Message): Finding => ({
  rule: 'config/invalid',
  severity: 'error',
  span,
  message,
  related: [],
  fixes: [],
});

const syntax = ({ error }: ParseError): Message => ({
  ja: `JSONとして読み取れません（${printParseErrorCode(error)}）。括弧、引用符及びコンマを確認してください。例: { "policy": "基本方針.md" }`,
  en: `This is not valid JSON (${printParseErrorCode(error)}). Check braces, quotes and commas. Example: { "policy": "基本方針.md" }`,
});

const NO_OBJECT: Message = {
  ja: '全体を { } で囲んでください。例: { "policy": "基本方針.md" }',
  en: 'The file must be one object in { }. Example: { "policy": "基本方針.md" }',
};

function unknownKey(path: Path): Message {
  const key = String(path.at(-1));
  const keys = keysAt(CONFIG_SCHEMA as Schema, path.slice(0, -1)).filter((name) => name !== '$schema');
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
