import { findNodeAtLocation } from 'jsonc-parser';
import { type Exemption, type Misnomer as Misapplied, named } from '../coverage/exemption';
import type { Corrections, Misnomer } from '../policy/correction';
import type { OwnTerm } from '../policy/vocabulary';
import type { Settings } from '../rules/check';
import type { Finding } from '../rules/finding';
import { type Lines, linesOf } from '../text/lines';
import { nearest } from '../text/nearest';
import type { Span } from '../text/span';
import { invalid, readJson, spanOf } from './json';
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
  const { data = {}, tree, findings } = readJson(source, CONFIG_SCHEMA, '{ "policy": "基本方針.md" }');
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
    findings,
  };
}

/** The policy that is named is not there, or lies where nothing is read. */
export const absentPolicy = ({ policy, spanAt }: Config, reachable: boolean): Finding =>
  invalid(
    spanAt('policy'),
    reachable
      ? {
          ja: `「${policy}」がありません。ファイルの名前と、kijun.json から見た場所を確認してください。`,
          en: `"${policy}" does not exist. Check its name and its place as seen from kijun.json.`,
        }
      : {
          ja: `「${policy}」は、作業フォルダーの外にあるため読みません。両方を含むフォルダーを開くか、コマンドでは --policy で指定してください。`,
          en: `"${policy}" lies outside of the folder that is open, and is not read. Open a folder that holds both, or name it with --policy on the command line.`,
        },
  );

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
  withWords: (words: string) => readonly string[] = () => [],
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
  if (why === 'changed') {
    const { id, words } = named(name);
    const [now] = withWords(words);
    return invalid(span, {
      ja: `基本方針の「${id}」は「${words}」ではありません。基本方針の番号か文言が変わったようです。${now ? `「${words}」は、今は「${now}」です。` : ''}確かめて、書き直してください。`,
      en: `${id} of the policy is not 「${words}」: its numbers or its words have changed.${now ? ` 「${words}」 is ${now} now.` : ''} See, and write it again.`,
    });
  }
  const near = nearest(named(name).id, candidates);
  return invalid(span, {
    ja: `基本方針に「${name}」という対策又は要求はありません。${near ? `「${near}」のことではありませんか。` : ''}番号は kijun policy で確かめられます。`,
    en: `The policy has no control or demand "${name}".${near ? ` Did you mean "${near}"?` : ''} See them with kijun policy.`,
  });
}
