import { bigramsOf, share } from './bigram';
import type { Question } from './evidence';
import { type Meaning, says, type Unit } from './meaning';
import type { Reading } from './reading';

/**
 * What is measured of a statement as an answer to an element. Each trait lies between 0 and 1 (`length` apart); the weights
 * that make a score of them are learned (model.ts).
 */
export interface Traits {
  /** Of the element's concepts, acts and other words, how much the statement says itself. */
  readonly concepts: number;
  readonly acts: number;
  readonly words: number;
  /** The same for all three together, by weight. */
  readonly own: number;
  /** What its lead-in and table header say, and what the headings add. */
  readonly lead: number;
  readonly heading: number;
  /** The element's theme (its condition, its control's title) in the statement and in the headings. */
  readonly theme: number;
  readonly themeHeading: number;
  /** Likeness of the wording, letter by letter: element and statement, element and headings, control's title and headings. */
  readonly likeness: number;
  readonly likenessHeading: number;
  readonly title: number;
  /** How near this element comes to the one that the statement answers best, by what it says and by its headings. */
  readonly rank: number;
  readonly rankTitle: number;
  /** The element forbids or keeps out and the statement does not, or the other way round. */
  readonly opposite: number;
  /** The statement's last predicate is an act that the element asks for. */
  readonly predicate: number;
  /** It binds by 「…する。」 only. */
  readonly plain: number;
  /** Long statements say more by chance: hundreds of characters. */
  readonly length: number;
}

/** A question with what does not change from statement to statement. */
export interface Prepared {
  readonly question: Question;
  readonly pairs: ReadonlySet<string>;
  readonly titlePairs: ReadonlySet<string>;
  readonly denies: boolean;
}

export const prepare = (question: Question): Prepared => ({
  question,
  pairs: bigramsOf(`${question.element.topic.slice(0, 40)} ${question.element.text}`),
  titlePairs: bigramsOf(question.control.title),
  denies: denies(question.element.text),
});

/** Measures one statement against all elements at once, since they compete for it. */
export function traitsOf(
  questions: readonly Prepared[],
  reading: Reading,
  rarity: (unit: Unit) => number,
): readonly Traits[] {
  const pairs = bigramsOf(reading.text);
  const headingPairs = bigramsOf(reading.headingText);
  const denied = denies(reading.statement.text);
  const measured = questions.map(({ question, pairs: wanted, titlePairs, denies: wantsDenial }) => {
    const part = (units: readonly Unit[], meanings: readonly Meaning[]) => weighed(units, meanings, rarity);
    const { units, theme } = question;
    const own = part(units, [reading.own]);
    // an element that asks for no act (自己点検) must not lose what acts would count
    const ofSort = (sort: Unit['kind']) =>
      units.some(({ kind }) => kind === sort)
        ? part(
            units.filter(({ kind }) => kind === sort),
            [reading.own],
          )
        : own;
    return {
      concepts: ofSort('concept'),
      acts: ofSort('act'),
      words: ofSort('word'),
      own,
      lead: part(units, [reading.lead]),
      heading: part(units, reading.headings),
      theme: part(theme, [reading.own, reading.lead]),
      themeHeading: part(theme, reading.headings),
      likeness: share(wanted, pairs),
      likenessHeading: share(wanted, headingPairs),
      title: share(titlePairs, headingPairs),
      opposite: wantsDenial === denied ? 0 : 1,
      predicate: units.some((unit) => unit.kind !== 'word' && says(reading.predicate, unit)) ? 1 : 0,
      plain: reading.modality === 'declaration' ? 1 : 0,
      length: Math.min(2, reading.statement.text.length / 100),
    };
  });
  const strength = (traits: (typeof measured)[number]) => traits.own + traits.likeness + traits.theme / 2;
  const best = Math.max(0.01, ...measured.map(strength));
  const bestTitle = Math.max(0.01, ...measured.map(({ title, heading }) => title + heading));
  return measured.map((traits) => ({
    ...traits,
    rank: strength(traits) / best,
    rankTitle: (traits.title + traits.heading) / bestTitle,
  }));
}

function weighed(units: readonly Unit[], meanings: readonly Meaning[], rarity: (unit: Unit) => number): number {
  let all = 0;
  let said = 0;
  for (const unit of units) {
    const weight = unit.weight * rarity(unit);
    all += weight;
    if (meanings.some((meaning) => says(meaning, unit))) said += weight;
  }
  return all === 0 ? 0 : said / all;
}

/** Whether a text keeps something from happening: bans, limits, cuts off. */
const denies = (text: string): boolean =>
  /(?:ては|では)なら|禁止|禁じ|不可|できない|させない|認めない|許さない|ないよう|制限|限る|限り|限定|遮断|防止|防ぐ|防が|無効|分離|切り離|分割|のみ|だけ/.test(
    text,
  );
