/** @file What is asked of an example while words find their places (embed.ts), and what the answers say. */

/** What is asked of an example: which of some pairs of a rule and a demand belong together. */
export interface Question {
  readonly pairs: readonly (readonly [rule: number, demand: number])[];
  /** How likely each pair is, next to the others. */
  readonly odds: readonly number[];
  /** Which of the pairs do. */
  readonly good: readonly number[];
  /** Among how many questions of its sort it is. */
  readonly count: number;
}

/** Each rule that fulfils something should find a demand that it fulfils among all, each demand that is fulfilled a rule that does. */
export function questionsOf(
  close: readonly (readonly number[])[],
  fulfils: readonly (readonly number[])[],
  sharp: number,
): readonly Question[] {
  const ask = (pairs: Question['pairs'], good: readonly number[], count: number): Question => ({
    pairs,
    odds: pairs.map(([rule, demand]) => Math.exp(sharp * (close[rule]![demand]! - 1))),
    good,
    count,
  });
  const rules = fulfils.flatMap((demands, rule) => (demands.length > 0 ? rule : []));
  const fulfilling = new Map<number, number[]>();
  fulfils.forEach((demands, rule) => {
    for (const demand of demands) fulfilling.set(demand, [...(fulfilling.get(demand) ?? []), rule]);
  });
  return [
    ...rules.map((rule) =>
      ask(
        close[rule]!.map((_, demand) => [rule, demand]),
        fulfils[rule]!,
        rules.length,
      ),
    ),
    ...[...fulfilling].map(([demand, good]) =>
      ask(
        close.map((_, rule) => [rule, demand]),
        good,
        fulfilling.size,
      ),
    ),
  ];
}

/** How the loss grows with each closeness: the chance of each pair among all, less its chance among the good ones. */
export function pullsOf(close: readonly (readonly number[])[], questions: readonly Question[]): readonly number[][] {
  const pulls = close.map((row) => row.map(() => 0));
  for (const { pairs, odds, good, count } of questions) {
    const all = odds.reduce((sum, value) => sum + value, 0);
    const right = good.reduce((sum, at) => sum + odds[at]!, 0);
    const chosen = new Set(good);
    pairs.forEach(([rule, demand], at) => {
      pulls[rule]![demand]! += (odds[at]! / all - (chosen.has(at) ? odds[at]! / right : 0)) / count;
    });
  }
  return pulls;
}
