import * as v from 'valibot';
import { folded } from '../text/fold';
import { recall } from '../text/memory';
import { RULES } from './catalogue';
import { type Level, SEVERITIES } from './finding';
import type { Rule } from './rule';
import { SUPPRESSION } from './suppression';

/** What kijun.json says of a rule. */
export type Setting = Level | ({ readonly severity?: Level; readonly allow?: readonly string[] } & Options);

type Options = Readonly<Record<string, unknown>>;

/** A rule's settings with every default filled in. */
export interface Settled {
  /** Undefined where findings keep the severity that the rule gives them. */
  readonly severity: Level | undefined;
  /** Whether a marked word is to be left alone. */
  readonly allows: (word: string) => boolean;
  readonly options: Options;
}

/** The rules whose severity kijun.json may change. */
export const SETTABLE: readonly Pick<Rule, 'id' | 'severity' | 'title' | 'options'>[] = [...RULES, ...SUPPRESSION];

const LEVEL = v.picklist(['off', ...SEVERITIES] as const);
/** From the mildest up. */
const RANKS: readonly Level[] = ['off', ...[...SEVERITIES].reverse()];

const groupOf = (id: string): string => `${id.slice(0, id.indexOf('/'))}/*`;

const ceiling = (ja: string, en: string) =>
  v.optional(
    v.pipe(
      LEVEL,
      v.description(
        `${ja}の指摘は、この重さより重くしない（off は点検しない）。規則の名前で書いたものが先に効く。 / ${en} are no more severe than this; off turns them off. What is said of a rule by its id comes first.`,
      ),
    ),
  );

/** The section `rules` of kijun.json: each rule by its id, and ceilings for all rules or a group of them. */
export const RULES_SECTION = v.strictObject({
  '*': ceiling('全ての規則', 'The findings of all rules'),
  ...Object.fromEntries(
    [...new Set(SETTABLE.map(({ id }) => groupOf(id)))].map((group) => [
      group,
      ceiling(`${group} の規則`, `The findings of ${group}`),
    ]),
  ),
  ...Object.fromEntries(SETTABLE.map((rule) => [rule.id, v.optional(settingOf(rule))])),
});

/** A severity, but none above what kijun.json says of the rule's group, or else of all rules. */
export function capped(level: Level, id: string, settings: Readonly<Partial<Record<string, Setting>>>): Level {
  const cap = settings[capOf(id, settings)];
  return typeof cap === 'string' && RANKS.indexOf(cap) < RANKS.indexOf(level) ? cap : level;
}

/** The name under which the ceiling of a rule stands. */
export const capOf = (id: string, settings: Readonly<Partial<Record<string, Setting>>>): string =>
  settings[groupOf(id)] === undefined ? '*' : groupOf(id);

function settingOf({ options, severity, title }: (typeof SETTABLE)[number]) {
  const all = v.strictObject({
    severity: v.optional(
      v.pipe(LEVEL, v.description('重さ。off は点検しない。 / How severe its findings are; off turns it off.')),
    ),
    allow: v.optional(
      v.pipe(
        v.array(v.string()),
        v.description('指摘しない語（指摘の箇所の文字列）。 / Words that are left alone, as they are marked.'),
      ),
    ),
    ...options,
  });
  return v.pipe(v.union([LEVEL, all]), v.description(`${title.ja}（既定: ${severity}） / ${title.en}`));
}

/** Fills in what a setting leaves open. */
export const settle = (rule: Pick<Rule, 'options'>, setting: Setting | undefined): Settled =>
  setting === undefined ? recall(defaults, rule, () => fill(rule, undefined)) : fill(rule, setting);

/** Nearly all rules are as they come, and every one is asked after every edit. */
const defaults = new WeakMap<Pick<Rule, 'options'>, Settled>();

function fill(rule: Pick<Rule, 'options'>, setting: Setting | undefined): Settled {
  const given: Exclude<Setting, Level> = typeof setting === 'object' ? setting : {};
  const { severity, allow = [], ...options } = given;
  const words = new Set(allow.map(plain));
  return {
    severity: typeof setting === 'string' ? setting : severity,
    allows: (word) => words.size > 0 && words.has(plain(word)),
    options: { ...v.getDefaults(v.object(rule.options ?? {})), ...options },
  };
}

const plain = (word: string): string => folded(word).replace(/\s+/g, '');
