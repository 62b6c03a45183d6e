import { dirname } from 'node:path';
import type { Command } from 'commander';
import { absolute, isFolder, rootOf, shown } from '../node/files';
import { capOf, capped, SETTABLE, settle } from '../rules/settings';
import { lineNumber } from '../text/lines';
import { folderOf, resolve } from '../text/path';
import { CONFIG, type Config } from '../workspace/config';
import { isPolicy, nearestOf, type Workspace } from '../workspace/workspace';
import { load } from './load';
import { formatFor, formatOption } from './options';
import { json, paint, print, say } from './terminal';

const FORMATS = ['table', 'json'];

/** `kijun config`: which kijun.json holds for a document or folder and why, and every setting with where it comes from. */
export const addConfig = (program: Command): Command =>
  program
    .command('config')
    .description(
      say(
        'どの設定が効いているか、どこから来たかを表示する',
        'show which settings are in force, and where they come from',
      ),
    )
    .argument(
      '[path]',
      say('文書又はフォルダー（省略すると今のフォルダー）', 'document or folder (default: this folder)'),
    )
    .option('--all', say('既定のままの規則も表示する', 'show the rules that are as they come, too'))
    .addOption(formatOption(FORMATS))
    .action(async (path = '.', options: { all?: true; format?: string }) => {
      const { workspace } = await load([path], {});
      const answer = configAnswer(path, workspace);
      print(formatFor(options, FORMATS) === 'json' ? json(answer) : table(answer, options.all === true));
    });

/** Where a value comes from: `default`, or a file and the line in it. */
type Origin = 'default' | { readonly path: string; readonly line: number };

interface Setting {
  readonly name: string;
  readonly value: unknown;
  readonly origin: Origin;
}

interface ConfigAnswer {
  readonly path: string;
  /** The kijun.json that holds, and the places where one was looked for, nearest first. */
  readonly config: string | null;
  readonly searched: readonly string[];
  /** How many mistakes are in it. */
  readonly faults: number;
  readonly policy: { readonly path: string; readonly by: 'itself' | 'front matter' | 'kijun.json' | 'only one' } | null;
  readonly rules: readonly (Setting & { readonly options: Readonly<Record<string, unknown>> })[];
  readonly rest: readonly Setting[];
  /** The kijun.baseline.json that holds. */
  readonly baseline: string | null;
}

function configAnswer(path: string, workspace: Workspace): ConfigAnswer {
  const at = absolute(path);
  const config = nearestOf(workspace.configs(), isFolder(path) ? `${at}/${CONFIG}` : at);
  const baseline = nearestOf(workspace.baselines(), isFolder(path) ? `${at}/${CONFIG}` : at);
  const originOf = (...keys: readonly (string | number)[]): Origin =>
    config === undefined
      ? 'default'
      : { path: shown(config.path), line: lineNumber(config.lines, config.spanAt(...keys).start) };
  return {
    path: shown(at),
    config: config ? shown(config.path) : null,
    searched: searchedFor(path),
    faults: config?.findings.length ?? 0,
    policy: policyFor(at, config, workspace),
    rules: SETTABLE.map((rule) => {
      const setting = config?.rules[rule.id];
      const { severity, options } = settle(rule, setting);
      const value = severity ?? capped(rule.severity, rule.id, config?.rules ?? {});
      const name = severity === undefined && value !== rule.severity ? capOf(rule.id, config!.rules) : rule.id;
      const allow = typeof setting === 'object' ? setting.allow : undefined;
      return {
        name: rule.id,
        value,
        options: { ...(allow ? { allow } : {}), ...options },
        origin: config?.rules[name] === undefined ? 'default' : originOf('rules', name),
      };
    }),
    rest: (['terms', 'notApplicable', 'reading'] as const).flatMap((name) => {
      const value = config?.data[name];
      return value === undefined ? [] : [{ name, value, origin: originOf(name) }];
    }),
    baseline: baseline ? shown(baseline.path) : null,
  };
}

/** From the folder of the document up to the root of what belongs together. */
function searchedFor(path: string): readonly string[] {
  const root = rootOf(path);
  const found: string[] = [];
  for (let at = isFolder(path) ? absolute(path) : dirname(absolute(path)); ; at = dirname(at)) {
    found.push(shown(resolve(at, CONFIG)));
    if (absolute(root) === at || dirname(at) === at) return found;
  }
}

function policyFor(at: string, config: Config | undefined, workspace: Workspace): ConfigAnswer['policy'] {
  const document = workspace.document(at);
  if (!document && isFolder(at) && config?.policy === undefined) return only(workspace);
  const answer = document && workspace.policyOf(document);
  if (!document || !answer || !isPolicy(answer))
    return config?.policy === undefined
      ? null
      : { path: shown(resolve(folderOf(config.path), config.policy)), by: 'kijun.json' };
  const path = shown(answer.document.path);
  if (answer.document === document) return { path, by: 'itself' };
  if (document.matter.policy) return { path, by: 'front matter' };
  return { path, by: config?.policy === undefined ? 'only one' : 'kijun.json' };
}

/** What holds for drafts in a folder that name none. */
function only(workspace: Workspace): ConfigAnswer['policy'] {
  const [first, ...others] = workspace.documents().filter(({ kind }) => kind.kind === '基本方針');
  return first && others.length === 0 ? { path: shown(first.path), by: 'only one' } : null;
}

function table({ path, config, searched, faults, policy, rules, rest, baseline }: ConfigAnswer, all: boolean): string {
  const from = (origin: Origin): string =>
    paint.dim(origin === 'default' ? say('既定', 'default') : `${origin.path}:${origin.line}`);
  const reasons = {
    itself: say('この文書が基本方針', 'this document is the policy'),
    'front matter': say('文書の先頭の「上位文書」', 'front matter of the document'),
    'kijun.json': say('kijun.json の "policy"', '"policy" in kijun.json'),
    'only one': say('フォルダーの中でただ一つの基本方針', 'the only policy in the folder'),
  };
  const shownRules = rules.filter(({ origin }) => all || origin !== 'default');
  const others = rules.length - shownRules.length;
  return `${[
    `${say('対象', 'For')}: ${path}`,
    `kijun.json: ${config ?? say('なし（全て既定のまま）', 'none (everything as it comes)')}`,
    paint.dim(
      `  ${say('探した順', 'looked for, in this order')}: ${searched.map((one) => `${one}${one === config ? say('（使用）', ' (taken)') : say('（なし）', ' (none)')}`).join(' → ')}`,
    ),
    ...(faults > 0
      ? [
          `  ${paint.red(say(`読み取れない設定 ${faults}件（kijun check ${config}）`, `settings that cannot be read: ${faults} (kijun check ${config})`))}`,
        ]
      : []),
    `${say('基本方針', 'Policy')}: ${policy ? `${policy.path}  ${paint.dim(reasons[policy.by])}` : say('なし', 'none')}`,
    ...(baseline === null ? [] : [`${say('既知の指摘', 'Known findings')}: ${baseline}`]),
    ...shownRules.map(
      ({ name, value, options, origin }) =>
        `${name}: ${value}${Object.entries(options)
          .map(([key, one]) => `  ${key}: ${JSON.stringify(one)}`)
          .join('')}  ${from(origin)}`,
    ),
    ...rest.map(({ name, value, origin }) => `${name}: ${JSON.stringify(value)}  ${from(origin)}`),
    ...(others > 0
      ? [
          paint.dim(
            say(
              `ほかの規則${others}件は既定のまま（--all で表示）`,
              `${others} other rules are as they come (--all shows them)`,
            ),
          ),
        ]
      : []),
  ].join('\n')}\n`;
}
