import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Finding, Message } from '../rules/finding';
import { type Lines, linesOf } from '../text/lines';
import type { Span } from '../text/span';

/** What a kijun.json says, and what is wrong with it. */
export interface Config {
  readonly path: string;
  readonly lines: Lines;
  /** The basic policy that holds below the folder of kijun.json, as written there. */
  readonly policy: string | undefined;
  /** Where the policy is named. */
  readonly policySpan: Span | undefined;
  readonly findings: readonly Finding[];
}

/** The name of the configuration file. */
export const CONFIG = 'kijun.json';

const KEYS = ['policy', '$schema'];

/** Reads a kijun.json (comments and trailing commas allowed). Never fails: what cannot be read is a finding. */
export function readConfig(source: string, path: string): Config {
  const lines = linesOf(source);
  // the parser recurses; no setting is nested, so nothing is lost
  if (/(?:[[{][\s\S]?){200}/.test(source))
    return {
      path,
      lines,
      policy: undefined,
      policySpan: undefined,
      findings: [invalid({ start: 0, end: 1 }, NO_OBJECT)],
    };
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  const broken = errors[0];
  if (broken)
    return {
      path,
      lines,
      policy: undefined,
      policySpan: undefined,
      findings: [invalid({ start: broken.offset, end: broken.offset + broken.length }, syntax(broken))],
    };
  if (root?.type !== 'object')
    return {
      path,
      lines,
      policy: undefined,
      policySpan: undefined,
      findings: [invalid({ start: 0, end: source.length }, NO_OBJECT)],
    };
  const findings: Finding[] = [];
  let policy: string | undefined;
  let policySpan: Span | undefined;
  for (const [key, value] of (root.children ?? []).map((property) => property.children as [Node, Node | undefined])) {
    if (!KEYS.includes(key.value)) findings.push(invalid(spanOf(key), unknown(key.value)));
    else if (value?.type !== 'string') findings.push(invalid(spanOf(value ?? key), noText(key.value)));
    else if (key.value === 'policy') [policy, policySpan] = [value.value, spanOf(value)];
  }
  return { path, lines, policy, policySpan, findings };
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

/** The policy that is named is not there. */
export const absentPolicy = ({ policy, policySpan }: Config): Finding =>
  invalid(policySpan ?? { start: 0, end: 0 }, {
    ja: `「${policy}」がありません。ファイルの名前と、kijun.json から見た場所を確認してください。`,
    en: `"${policy}" does not exist. Check its name and its place as seen from kijun.json.`,
  });

const syntax = ({ error }: ParseError): Message => ({
  ja: `JSONとして読み取れません（${printParseErrorCode(error)}）。括弧、引用符及びコンマを確認してください。例: { "policy": "基本方針.md" }`,
  en: `This is not valid JSON (${printParseErrorCode(error)}). Check braces, quotes and commas. Example: { "policy": "基本方針.md" }`,
});

const NO_OBJECT: Message = {
  ja: '全体を { } で囲んでください。例: { "policy": "基本方針.md" }',
  en: 'The file must be one object in { }. Example: { "policy": "基本方針.md" }',
};

const unknown = (key: string): Message => ({
  ja: `「${key}」という項目はありません。使える項目: policy（基本方針のファイル）。`,
  en: `There is no setting "${key}". Settings: policy (the file of the basic policy).`,
});

const noText = (key: string): Message => ({
  ja: `「${key}」には、引用符で囲んだ文字列を書いてください。例: "policy": "基本方針.md"`,
  en: `"${key}" must be a string in quotes. Example: "policy": "基本方針.md"`,
});
