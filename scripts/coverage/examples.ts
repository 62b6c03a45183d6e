/** @file What the families of test/corpus teach about which words mean the same (embed.ts). */

import { SIDES, wordsOf } from '../../server/src/coverage/embedding';
import { eligible, questionsOf } from '../../server/src/coverage/evidence';
import { type Reading, readStatementsOf } from '../../server/src/coverage/reading';
import { binds } from '../../server/src/document/modality';
import type { Tokenizer } from '../../server/src/morphology/token';
import type { Family } from './corpus';
import { blocksIn, namesOf, writingsOf } from './pairs';

/** The demands of a policy and the rules of a draft under it, and which demands each rule fulfils. */
export interface Example {
  readonly demands: readonly Sided[];
  readonly rules: readonly Sided[];
  readonly fulfils: readonly (readonly number[])[];
}

/** The words of each side of a text that has it. */
export type Sided = readonly (readonly [side: number, words: readonly string[]])[];

/** What a family teaches: one example for each draft, with the single sentences as further rules. */
export function examplesIn(family: Family, tokenizer: Tokenizer): readonly Example[] {
  const side = (name: (typeof SIDES)[number], text: string) => [SIDES.indexOf(name), wordsOf(tokenizer(text))] as const;
  const rule = ({ statement, said, tokens, introductions, above }: Reading): Sided => [
    statement.form === 'row' ? side('text', said) : [SIDES.indexOf('text'), wordsOf(tokens)],
    side('lead', introductions.join('。')),
    side('caption', above.caption),
    side('heading', above.text),
  ];
  const { questions } = questionsOf(family.policy, tokenizer);
  const demands = questions.map(({ element, control }) => [
    side('text', element.text),
    side('topic', element.topic),
    side('title', control.title),
  ]);
  const numbers = new Map(namesOf(family).map((name, i) => [name, i]));
  const taught = writingsOf(family, tokenizer).map(({ document, draft, single }) => {
    const blocks = draft && blocksIn(draft);
    const rules = readStatementsOf(document, tokenizer).flatMap((reading, i) => {
      if (!eligible(reading) || !binds(reading.modality)) return [];
      const names = draft?.blocks[blocks![i]!]?.fulfils ?? [];
      const known = names.flatMap((name) => numbers.get(name) ?? []);
      return { rule: rule(reading), fulfils: single?.good ? [single.element] : known };
    });
    return { draft, rules };
  });
  const alone = taught.filter(({ draft }) => !draft).flatMap(({ rules }) => rules);
  return taught
    .filter(({ draft }) => draft)
    .map(({ rules }) => [...rules, ...alone])
    .map((rules) => ({ demands, rules: rules.map((one) => one.rule), fulfils: rules.map((one) => one.fulfils) }));
}
