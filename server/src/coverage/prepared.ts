import type { Token, Tokenizer } from '../morphology/token';
import type { Element } from '../policy/control';
import { folded } from '../text/fold';
import { recall } from '../text/memory';
import { each } from '../text/step';
import { bigramsOf, sharesAmong } from './bigram';
import { type Counterparts, counterpartsOf, wantedIn } from './counterpart';
import { type Deed, deedsOf, forbiddenIn } from './deed';
import { closenessAmong, type Direction, wordsOf } from './embedding';
import type { Question, Questions } from './evidence';
import { namedIn, type Unit } from './meaning';
import { type Measures, measuresIn } from './measure';
import { banAt } from './negation';
import { type Stance, stanceOf } from './opposition';
import type { Kin } from './precedent';
import { selvesIn } from './reserve';
import { type Alikeness, chord, clear, type Ear, likenessAmong, type Notes } from './sayings';
import { type Column, type Index, indexOf, type Slate, says, slateOf, type Tally, tallyOf } from './tally';

/** All elements of a policy with what does not change from statement to statement, so that one is measured for all of them at once. */
export interface Prepared {
  readonly index: Index;
  /** The units of each element: all of them, by their kinds, and where only what is special to the element counts. */
  readonly units: Tally;
  readonly kinds: Readonly<Record<Unit['kind'], Tally>>;
  readonly special: Tally;
  readonly theme: Tally;
  /** The acts that it wants done, and not done. */
  readonly wanted: Tally;
  readonly unwanted: Tally;
  /** How much of its wording, and of its control's title, is among pairs of letters; how alike it sounds. */
  readonly wordings: (pairs: ReadonlySet<string>, into?: Column) => Column;
  readonly titles: (pairs: ReadonlySet<string>, into?: Column) => Column;
  readonly sounds: Alikeness;
  /** How near what it wants lies to what a statement says (embedding.ts). */
  readonly senses: (direction: Direction, into?: Column) => Column;
  readonly counterparts: Counterparts;
  /** How near it is to what other policies demand. */
  readonly kin: Kin;
  readonly denies: readonly boolean[];
  /** What it wants done; nothing where something is to be left. */
  readonly deeds: readonly (readonly Deed[])[];
  /** What it forbids, where it is a ban. */
  readonly forbidden: readonly (Deed | undefined)[];
  /** Each with its condition and title, as a text; whether it is limited to a part itself. */
  readonly demands: readonly string[];
  readonly limited: readonly boolean[];
  /** Which sorts of outsiders (reserve.ts) are none here. */
  readonly selves: readonly boolean[];
  readonly measures: readonly Measures[];
  /** On which side of opposite acts it stands. */
  readonly stances: readonly Stance[];
  /** For each element 1 where a noun names what it asks for or is about, remembered: a draft is about few things. */
  readonly askedBy: (noun: Token) => Uint8Array;
  /** Columns for one statement. */
  readonly slate: Slate;
}

/** How much an element's condition and its control's title add to what it sounds like. */
const TOPIC = 0.4;

/** Prepares all elements of a policy together, since they compete for statements; a little at each step. */
export function* preparing(
  questions: readonly Question[],
  { ear, practice, compass }: Pick<Questions, 'ear' | 'practice' | 'compass'>,
  tokenizer: Tokenizer,
): Generator<void, Prepared> {
  const index = indexOf(questions.flatMap(({ units, theme }) => [...units, ...theme]));
  const rarity = rarityAmong(questions);
  const tally = (wanted: (unit: Unit) => boolean, weightOf?: (unit: Unit) => number) =>
    tallyOf(
      questions.map(({ units }) => units.filter(wanted)),
      index,
      weightOf,
    );
  const ofKind = (wanted: Unit['kind']) => tally(({ kind }) => kind === wanted);
  const notes = yield* each(questions, (question) => notesOf(question, ear));
  yield;
  const tokens = yield* each(questions, ({ element }) => tokenizer(element.text));
  const words = yield* each(tokens, wordsOf);
  const bans = yield* each(tokens, (one) => banAt(one) >= 0);
  const directions = yield* each(questions, ({ element, control }, i) =>
    compass.bearing(
      ['text', compass.point(words[i]!)],
      ['topic', compass.pointText(element.topic)],
      ['title', compass.pointText(control.title)],
    ),
  );
  yield;
  const wanted = yield* each(questions, ({ element, control }, i) =>
    wantedIn(tokens[i]!, words[i]!, [...compass.words(element.topic), ...compass.words(control.title)]),
  );
  const counterparts = counterpartsOf(wanted, compass);
  yield;
  const demands = questions.map(({ element, control }) => folded(`${element.topic}${element.text} ${control.title}`));
  const kin = yield* practice.comparing(
    questions.map(({ element }, i) => ({ text: `${element.topic}。${element.text}`, notes: notes[i]! })),
  );
  const [units, theme] = [
    tally(() => true),
    tallyOf(
      questions.map((question) => question.theme),
      index,
    ),
  ];
  return {
    index,
    units,
    kinds: { concept: ofKind('concept'), act: ofKind('act'), word: ofKind('word') },
    special: tally(
      () => true,
      (unit) => unit.weight * rarity(unit),
    ),
    theme,
    wanted: tally(({ verbal, denied }) => verbal && !denied),
    unwanted: tally(({ verbal, denied }) => verbal && denied),
    wordings: sharesAmong(questions.map(({ element }) => bigramsOf(`${element.topic.slice(0, 40)} ${element.text}`))),
    titles: sharesAmong(questions.map(({ control }) => bigramsOf(control.title))),
    sounds: likenessAmong(notes),
    senses: closenessAmong(directions),
    counterparts,
    kin,
    denies: yield* each(questions, ({ element }, i) => denies(element.text) || bans[i]!),
    deeds: yield* each(tokens, (one, i) => (bans[i] ? [] : deedsOf(one))),
    forbidden: yield* each(tokens, forbiddenIn),
    demands,
    selves: selvesIn(demands),
    limited: demands.map((demand) => /限|のみ|だけ|除|以外|うち/.test(demand)),
    measures: yield* each(questions, ({ element }) => measuresIn(`${element.topic}、${element.text}`)),
    stances: yield* each(tokens, (one) => stanceOf(one)),
    askedBy: askedAmong(units, theme, index),
    slate: slateOf(questions.length),
  };
}

/** So many nouns are remembered; then all are forgotten. */
const NOUNS = 1_000;

function askedAmong(units: Tally, theme: Tally, index: Index): (noun: Token) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return (noun) => {
    if (known.size >= NOUNS) known.clear();
    return recall(known, `${noun.surface} ${noun.base} ${noun.detail}`, () => {
      const said = index.said(namedIn([noun]));
      return Uint8Array.from(units.totals, (_, i) => Number(says(units, i, said) || says(theme, i, said)));
    });
  };
}

/** The concepts that an element sounds like, with its condition and its control's title. */
export function notesOf({ element, control }: Question, ear: Ear): Notes {
  const sound = (text: string) => ear.sound([ear.hear(text)]);
  return clear(chord([sound(wholeOf(element)), 1], [sound(`${element.topic}。${control.title}`), TOPIC]));
}

/** With the clause before it where its object stands there: 「ログを取得し、定期的に点検する」. */
const wholeOf = ({ topic, text }: Element): string =>
  topic !== '' && !/[をの]/.test(text) ? `${topic}、${text}` : text;

/** 1 for what one element alone asks for, 1/n for what n do. */
function rarityAmong(questions: readonly Question[]): (unit: Unit) => number {
  const keys = ({ kind, names }: Unit) => names.map((name) => `${kind} ${name}`);
  const counts = new Map<string, number>();
  for (const { units } of questions)
    for (const key of new Set(units.flatMap(keys))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (unit) => 1 / Math.max(1, ...keys(unit).map((key) => counts.get(key) ?? 0));
}

/** Whether a text keeps something from happening: bans, limits, cuts off. */
export const denies = (text: string): boolean =>
  /(?:ては|では)なら|禁止|禁じ|不可|できない|させない|認めない|許さない|ないよう|制限|限る|限り|限ら|限定|遮断|防止|防ぐ|防が|無効|分離|切り離|分割|のみ|だけ/.test(
    text,
  );
