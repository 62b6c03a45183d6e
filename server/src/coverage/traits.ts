import type { Element } from '../policy/control';
import { recall } from '../text/memory';
import { bigramsOf, share } from './bigram';
import type { Question, Questions } from './evidence';
import { nears, says, type Unit } from './meaning';
import { type Measures, measuresIn, meets } from './measure';
import type { Reading } from './reading';
import { alike, chord, clear, type Ear, loudness, type Sound } from './sayings';

/**
 * What is measured of a statement as an answer to an element. Each trait lies between 0 and 1 (`length` apart); how they
 * decide together is learned (model.ts). `special` traits weigh what an element asks for by how few other elements of the
 * policy ask for the same; `rank` traits compare with the element of the policy that the statement fits best.
 */
export interface Traits {
  /** Of what the element asks for, how much the statement says itself, anywhere; its concepts, acts and other words apart. */
  readonly own: number;
  readonly concepts: number;
  readonly acts: number;
  readonly words: number;
  /** The same without what is only mentioned aside; with what it nearly says or its lead-in says; only what it names. */
  readonly main: number;
  readonly near: number;
  readonly named: number;
  readonly special: number;
  readonly specialMain: number;
  readonly specialNear: number;
  readonly specialNamed: number;
  /** What its lead-in and table header say, its headings, and the innermost of them. */
  readonly lead: number;
  readonly heading: number;
  readonly specialHeading: number;
  readonly caption: number;
  readonly context: number;
  /** The element's theme (its condition, its control's title) in the statement and in the headings. */
  readonly theme: number;
  readonly themeHeading: number;
  /** Likeness of the wording, letter by letter: element and statement, element and headings, control's title and headings. */
  readonly likeness: number;
  readonly likenessHeading: number;
  readonly title: number;
  /** Likeness of the concepts that it, or one of its clauses, sounds like (sayings.ts): alone, with its headings, the headings alone. */
  readonly sound: number;
  readonly soundContext: number;
  readonly soundHeading: number;
  /** The same with the sentences around it in its paragraph. */
  readonly soundAround: number;
  /** How sure one can be what the statement is about, and how much of it is about things of the field at all. */
  readonly loudness: number;
  readonly familiarity: number;
  readonly rank: number;
  readonly rankNear: number;
  readonly rankNamed: number;
  readonly rankTitle: number;
  readonly rankHeading: number;
  readonly rankCaption: number;
  readonly rankSound: number;
  readonly rankSoundContext: number;
  readonly rankSoundHeading: number;
  /** 1 where no element sounds more alike, 1/2 where one does, … */
  readonly place: number;
  readonly placeContext: number;
  /** The likeness of what it orders alone, without what it only mentions aside. */
  readonly soundMain: number;
  readonly rankSoundMain: number;
  /** How many of its nouns, and of those that it does not mention aside, neither the field nor the policy knows. */
  readonly strange: number;
  readonly strangeMain: number;
  /** It says of an act that the element asks for only that it is not done, or does what the element wants not done. */
  readonly contrary: number;
  /** Whether it measures what the element wants measured (毎年, 5年間): 1/2 where the element wants nothing measured. */
  readonly measured: number;
  /** Whether it is about the system that the element is demanded for (evidence.ts). */
  readonly scope: number;
  /** The element forbids or limits and the statement does not, or the statement denies what the element asks for. */
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
  readonly sound: Sound;
  readonly denies: boolean;
  readonly measures: Measures;
  /** The units of all elements, each once: a statement is asked for each of them once. */
  readonly all: readonly Unit[];
  /** Its own units and its theme's, as places in `all`, with their weights. */
  readonly units: Weighted;
  readonly wanted: Acts;
  readonly unwanted: Acts;
  readonly theme: Weighted;
  /** The same units by their kinds, empty for a kind that it does not ask for. */
  readonly kinds: Readonly<Record<Unit['kind'], Weighted>>;
  /** Its units where only what is special to the element counts. */
  readonly special: Weighted;
}

/** Units as places in `Prepared.all`, each with its weight. */
type Weighted = readonly { readonly at: number; readonly weight: number }[];

/** Acts as places in `Prepared.all`. */
type Acts = readonly number[];

/** How much an element's condition and its control's title add to what it sounds like. */
const TOPIC = 0.4;
/** How much a statement's lead-in and headings add to what it sounds like. */
const LEAD = 0.3;
const CAPTION = 0.5;
const AROUND = 0.5;
/** How much a lead-in counts for what the statement itself does not say. */
const INTRODUCED = 0.5;

/** Prepares all elements of a policy together, since they compete for statements. */
export function prepare(questions: readonly Question[], ear: Ear): readonly Prepared[] {
  const rarity = rarityAmong(questions);
  const all: Unit[] = [];
  const places = new Map<string, number>();
  const placeOf = (unit: Unit) => recall(places, `${unit.kind} ${unit.names.join(' ')}`, () => all.push(unit) - 1);
  const weigh = (units: readonly Unit[], weight = (unit: Unit) => unit.weight): Weighted =>
    units.map((unit) => ({ at: placeOf(unit), weight: weight(unit) }));
  return questions.map((question) => {
    const { element, control, units, theme } = question;
    const ofKind = (kind: Unit['kind']) => weigh(units.filter((unit) => unit.kind === kind));
    return {
      question,
      pairs: bigramsOf(`${element.topic.slice(0, 40)} ${element.text}`),
      titlePairs: bigramsOf(control.title),
      sound: clear(chord([ear.hear(wholeOf(element)), 1], [ear.hear(`${element.topic}。${control.title}`), TOPIC])),
      denies: denies(element.text),
      measures: measuresIn(`${element.topic}、${element.text}`),
      all,
      units: weigh(units),
      wanted: units.filter(({ verbal, denied }) => verbal && !denied).map(placeOf),
      unwanted: units.filter(({ verbal, denied }) => verbal && denied).map(placeOf),
      theme: weigh(theme),
      kinds: { concept: ofKind('concept'), act: ofKind('act'), word: ofKind('word') },
      special: weigh(units, (unit) => unit.weight * rarity(unit)),
    };
  });
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

/** Measures one statement against all elements at once, since they compete for it. */
export function traitsOf(questions: Questions, reading: Reading): readonly Omit<Traits, 'scope'>[] {
  const { prepared } = questions;
  const measure = measureOf(reading, questions, prepared[0]?.all ?? []);
  const measured = prepared.map(measure);
  type Measured = (typeof measured)[number];
  const rankBy = (strength: (traits: Measured) => number) => {
    const best = Math.max(0.01, ...measured.map(strength));
    return (traits: Measured) => strength(traits) / best;
  };
  const placeBy = (strength: (traits: Measured) => number) => {
    const sorted = measured.map(strength).sort((a, b) => b - a);
    return (traits: Measured) => 1 / (1 + sorted.indexOf(strength(traits)));
  };
  const rank = rankBy((traits) => traits.own + traits.likeness + traits.theme / 2);
  const rankNear = rankBy((traits) => traits.near + traits.specialMain + traits.likeness);
  const rankNamed = rankBy((traits) => traits.specialNamed + traits.likeness);
  const rankTitle = rankBy((traits) => traits.title + traits.heading);
  const rankHeading = rankBy((traits) => traits.specialHeading + traits.likenessHeading);
  const rankCaption = rankBy((traits) => traits.caption);
  const rankSound = rankBy((traits) => traits.sound);
  const rankSoundContext = rankBy((traits) => traits.soundContext);
  const rankSoundMain = rankBy((traits) => traits.soundMain);
  const rankSoundHeading = rankBy((traits) => traits.soundHeading);
  const place = placeBy((traits) => traits.sound);
  const placeContext = placeBy((traits) => traits.soundContext);
  // put into the objects that are there: to copy some forty numbers a thousand times over takes longer than to find them
  return measured.map((traits) =>
    Object.assign(traits, {
      rank: rank(traits),
      rankNear: rankNear(traits),
      rankNamed: rankNamed(traits),
      rankTitle: rankTitle(traits),
      rankHeading: rankHeading(traits),
      rankCaption: rankCaption(traits),
      rankSound: rankSound(traits),
      rankSoundContext: rankSoundContext(traits),
      rankSoundMain: rankSoundMain(traits),
      rankSoundHeading: rankSoundHeading(traits),
      place: place(traits),
      placeContext: placeContext(traits),
    }),
  );
}

/** What one statement says of each element, without comparison. */
function measureOf(reading: Reading, { ear, vocabulary }: Questions, all: readonly Unit[]) {
  const { own, lead, headings, statement, said } = reading;
  const pairs = bigramsOf(reading.text);
  const headingPairs = bigramsOf(reading.headingText);
  const limits = denies(statement.text);
  const caption = headings.find(({ words, concepts }) => words.size + concepts.size > 0);
  const heard = ear.hear(said);
  const soundMain = clear(ear.hearTokens(reading.main));
  const strange = ear.strangeness(reading.tokens, vocabulary);
  const strangeMain = ear.strangeness(reading.main, vocabulary);
  const clauses = reading.clauses.length > 1 ? reading.clauses.map(ear.hearTokens) : [];
  const around = [[ear.hear(reading.text), LEAD] as const, [ear.hear(reading.caption), CAPTION] as const];
  const sounds = [heard, ...clauses].map(clear);
  const soundsContext = [heard, ...clauses].map((one) => clear(chord([one, 1], ...around)));
  const soundAround = clear(
    chord([heard, 1], [ear.hear(reading.around), AROUND], [ear.hear(reading.caption), CAPTION]),
  );
  const loud = loudness(heard);
  const familiarity = ear.familiarity(said);
  const soundHeading = clear(ear.hear(reading.headingText));

  const degrees = (test: (unit: Unit, i: number) => number) => Float64Array.from(all, test);
  const told = (test: (unit: Unit) => boolean) => degrees((unit) => degree(test(unit)));
  const byName = { concepts: own.named, words: own.words };
  const anywhere = told((unit) => says(own, unit));
  const inMain = told((unit) => says(own.main, unit));
  const named = told((unit) => says(byName, unit));
  const inLead = told((unit) => says(lead, unit));
  const inCaption = told((unit) => caption !== undefined && says(caption, unit));
  const inHeading = told((unit) => headings.some((heading) => says(heading, unit)));
  const near = degrees((unit, i) => Math.max(anywhere[i]!, nears(own, unit), INTRODUCED * inLead[i]!));
  const inContext = degrees((_, i) => Math.max(near[i]!, inHeading[i]!));
  const introduced = degrees((_, i) => Math.max(anywhere[i]!, inLead[i]!));
  const denied = told((unit) => says(own.denied, unit));
  const predicated = told((unit) => unit.kind !== 'word' && says(reading.predicate, unit));
  const refused = told((unit) => says(own.refused, unit));
  const some = (units: Weighted, of: Float64Array) => units.some(({ at }) => of[at]! > 0);

  return (question: Prepared) => {
    const { pairs: wanted, titlePairs, sound: asked, denies: wantsDenial, units, theme, kinds, special } = question;
    const whole = weighed(units, anywhere);
    // an element that asks for no act (自己点検) must not lose what acts would count
    const ofKind = (kind: Unit['kind']) => (kinds[kind].length > 0 ? weighed(kinds[kind], anywhere) : whole);
    return {
      own: whole,
      concepts: ofKind('concept'),
      acts: ofKind('act'),
      words: ofKind('word'),
      main: weighed(units, inMain),
      near: weighed(units, near),
      named: weighed(units, named),
      special: weighed(special, anywhere),
      specialMain: weighed(special, inMain),
      specialNear: weighed(special, near),
      specialNamed: weighed(special, named),
      lead: weighed(units, inLead),
      heading: weighed(units, inHeading),
      specialHeading: weighed(special, inHeading),
      caption: weighed(special, inCaption),
      context: weighed(special, inContext),
      theme: weighed(theme, introduced),
      themeHeading: weighed(theme, inHeading),
      likeness: share(wanted, pairs),
      likenessHeading: share(wanted, headingPairs),
      title: share(titlePairs, headingPairs),
      sound: likest(sounds, asked),
      soundContext: likest(soundsContext, asked),
      soundHeading: alike(soundHeading, asked),
      soundAround: alike(soundAround, asked),
      loudness: loud,
      familiarity,
      opposite: degree(wantsDenial ? !limits : some(units, denied)),
      predicate: degree(some(units, predicated)),
      soundMain: alike(soundMain, asked),
      strange,
      strangeMain,
      contrary: degree(
        question.wanted.some((at) => refused[at]! > 0) ||
          question.unwanted.some((at) => inMain[at]! > 0 && denied[at] === 0),
      ),
      measured: meets(question.measures, reading.measures),
      plain: degree(reading.modality === 'declaration'),
      length: Math.min(2, statement.text.length / 100),
    };
  };
}

/** A sentence that orders several things is as like as the likest of its clauses. */
const likest = (sounds: readonly Sound[], asked: Sound): number =>
  Math.max(...sounds.map((sound) => alike(sound, asked)));

const degree = (test: boolean): number => (test ? 1 : 0);

/** The share of the units that something says, each by its weight and to a degree. */
function weighed(units: Weighted, degrees: Float64Array): number {
  let all = 0;
  let said = 0;
  for (const { at, weight } of units) {
    all += weight;
    said += weight * degrees[at]!;
  }
  return all === 0 ? 0 : said / all;
}

/** Whether a text keeps something from happening: bans, limits, cuts off. */
const denies = (text: string): boolean =>
  /(?:ては|では)なら|禁止|禁じ|不可|できない|させない|認めない|許さない|ないよう|制限|限る|限り|限定|遮断|防止|防ぐ|防が|無効|分離|切り離|分割|のみ|だけ/.test(
    text,
  );
