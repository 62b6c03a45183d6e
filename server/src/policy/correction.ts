import * as v from 'valibot';
import { citationKey, citationOf, isWithin } from '../document/citation';
import type { Tokenizer } from '../morphology/token';
import { whole } from '../text/step';
import { type Control, type Element, readControls } from './control';
import type { Policy } from './policy';

const place = (ja: string, en: string) => v.pipe(v.string(), v.nonEmpty(), v.description(`${ja} / ${en}`));

/** The section `reading` of kijun.json: what the user knows better about the policy. Places are cited as `kijun policy` prints them. */
export const READING_SECTION = v.strictObject({
  include: v.optional(
    v.pipe(
      v.array(place('基本方針の箇所（例: 5、第4条）。', 'A place of the policy, as it is cited.')),
      v.description('対策を求めるものとして読む箇所。 / Places that are to be read as demanding something.'),
    ),
  ),
  exclude: v.optional(
    v.pipe(
      v.array(place('対策又は要求の番号（例: 6(3)①、6(3)①-2）。', 'A control or an element, as it is cited.')),
      v.description('要求として読まない対策又は要求。 / Controls and elements that demand nothing of the drafts.'),
    ),
  ),
  rename: v.optional(
    v.pipe(
      v.record(v.string(), v.pipe(v.string(), v.nonEmpty())),
      v.description('対策の名前又は要求の言い方（番号: 文字列）。 / Other words for a control or an element.'),
    ),
  ),
  split: v.optional(
    v.pipe(
      v.record(v.string(), v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(2))),
      v.description(
        '一つの要求をいくつかに分ける（番号: 文字列の一覧）。 / Elements that are several (id: their words).',
      ),
    ),
  ),
  excludeTerms: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.nonEmpty())),
      v.description('用語として扱わない語。 / Words that are no terms, though the policy seems to define them.'),
    ),
  ),
});

/** What kijun.json says of the reading of the policy. */
export type Corrections = v.InferOutput<typeof READING_SECTION>;

/** A correction that names nothing, by its place in the section, with what it could have named. */
export interface Misnomer {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly candidates: readonly string[];
}

/** A policy as the user corrected its reading, and the corrections that name nothing in it. */
export interface Corrected {
  readonly policy: Policy;
  readonly misnomers: readonly Misnomer[];
}

/**
 * Corrects the reading of a policy. Ids are those of the reading: what is left out leaves a gap, the parts of 6(4)-1 are 6(4)-1.1
 * and 6(4)-1.2. Without a tokenizer there are no controls, and only terms are corrected.
 */
export function correct(read: Policy, corrections: Corrections, tokenizer: Tokenizer | undefined): Corrected {
  const misnomers: Misnomer[] = [];
  const named = { ...read, terms: withoutTerms(read, corrections.excludeTerms ?? [], misnomers) };
  if (!tokenizer) return { policy: named, misnomers };
  const policy = include(named, corrections.include ?? [], tokenizer, misnomers);
  const ids = policy.controls.flatMap(({ elements }) => elements.map(({ id }) => id));
  const all = [...policy.controls.map(({ id }) => id), ...ids];
  const known = (candidates: readonly string[], name: string, ...path: Misnomer['path']): boolean => {
    const found = candidates.some((id) => same(id, name));
    if (!found) misnomers.push({ path, name, candidates });
    return found;
  };
  const left = (corrections.exclude ?? []).filter((name, i) => known(all, name, 'exclude', i));
  const words = Object.entries(corrections.rename ?? {}).filter(([name]) => known(all, name, 'rename', name));
  const parts = Object.entries(corrections.split ?? {}).filter(([name]) => known(ids, name, 'split', name));
  const controls = policy.controls.flatMap((control) => corrected(control, left, words, parts) ?? []);
  return { policy: { ...policy, controls }, misnomers };
}

/** Whether two citations name the same place. */
const same = (a: string, b: string): boolean => citationKey(a) === citationKey(b);

function withoutTerms({ terms }: Policy, left: readonly string[], misnomers: Misnomer[]): Policy['terms'] {
  left.forEach((name, i) => {
    if (!terms.some(({ term }) => term === name))
      misnomers.push({ path: ['excludeTerms', i], name, candidates: terms.map(({ term }) => term) });
  });
  return terms.filter(({ term }) => !left.includes(term));
}

/** Reads the places again as if nothing but their words decided; what is no sentence of a rule there stays none. */
function include(policy: Policy, places: readonly string[], tokenizer: Tokenizer, misnomers: Misnomer[]): Policy {
  const { entries, statements } = policy.document;
  const citations = entries.map((entry) => citationOf(entries, entry.index) || entry.title);
  const chosen = places.flatMap((name, i) => {
    const found = entries.filter((entry) => same(citations[entry.index]!, name)).map(({ index }) => index);
    if (found.length === 0) misnomers.push({ path: ['include', i], name, candidates: citations });
    return found;
  });
  if (chosen.length === 0) return policy;
  const verdicts = policy.verdicts.map((verdict, i) =>
    verdict !== 'title' && chosen.some((index) => isWithin(entries, statements[i]!.entry, index)) ? undefined : verdict,
  );
  return { ...policy, verdicts, controls: whole(readControls(policy.document, tokenizer, verdicts)) };
}

/** A control with what is left of it; undefined when that is nothing. */
function corrected(
  control: Control,
  left: readonly string[],
  words: readonly (readonly [string, string])[],
  parts: readonly (readonly [string, readonly string[]])[],
): Control | undefined {
  const isLeft = (id: string) => left.some((name) => same(name, id));
  const wordsFor = (id: string) => words.find(([name]) => same(name, id))?.[1];
  if (isLeft(control.id)) return undefined;
  const elements = control.elements.flatMap((element): readonly Element[] => {
    if (isLeft(element.id)) return [];
    const split = parts.find(([name]) => same(name, element.id))?.[1];
    if (split) return split.map((text, i) => ({ ...element, id: `${element.id}.${i + 1}`, text, wording: text }));
    const text = wordsFor(element.id);
    return [text === undefined ? element : { ...element, text, wording: text }];
  });
  return elements.length === 0 ? undefined : { ...control, title: wordsFor(control.id) ?? control.title, elements };
}
