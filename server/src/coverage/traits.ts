import { recall } from '../text/memory';
import { bigramsOf } from './bigram';
import type { Compass, Direction } from './embedding';
import type { Questions } from './evidence';
import { meaningOf, SILENCE } from './meaning';
import { meets } from './measure';
import { clash } from './opposition';
import { denies, type Prepared } from './prepared';
import { behind, most, nearest, placed, ranked } from './rank';
import type { Above, Reading } from './reading';
import { chord, clear, type Ear, loudness, type Sound } from './sayings';
import { type Column, columnOf, says, sharesOf } from './tally';

/**
 * What is measured of a statement as an answer to an element. Each trait lies between 0 and 1 (but `length`
 * and what is behind, up to 2, and `sense` and `senseClause`, from -1); how they decide together is learned (model.ts). `special` traits weigh what an element asks for by how few other elements of the
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
  /**
   * How nearly it points where the element does, with its lead-in and headings (embedding.ts); how much nearer another element
   * is; 1 where none is, 1/2 where one is, …
   */
  readonly sense: number;
  readonly senseBehind: number;
  readonly placeSense: number;
  /** How nearly it, or one of its clauses, points to the element where it points to no other more nearly; otherwise 0. */
  readonly senseNearest: number;
  /** The same as `sense` of what points there most nearly, the statement or one of its clauses. */
  readonly senseClause: number;
  readonly senseClauseBehind: number;
  readonly placeSenseClause: number;
  /** The likeness of what it orders alone, without what it only mentions aside. */
  readonly soundMain: number;
  readonly rankSoundMain: number;
  /**
   * What the sentences of other organisations tell that are likest to it (precedent.ts): the likest that was written for such a
   * demand, how near the element is to what all of them and those that fulfil something were written for, how many of them
   * were written for nothing, and how like the likest is.
   */
  readonly precedent: number;
  readonly practice: number;
  readonly practiceFulfilled: number;
  readonly rankPrecedent: number;
  readonly rankPractice: number;
  readonly idle: number;
  readonly known: number;
  /** How many of its nouns, and of those that it does not mention aside, neither the field nor the policy knows. */
  readonly strange: number;
  readonly strangeMain: number;
  /** It says of an act that the element asks for only that it is not done, or does what the element wants not done. */
  readonly contrary: number;
  /** How much of what the element asks for one of its clauses does to its object, and how much of that object nobody asked for. */
  readonly core: number;
  readonly foreign: number;
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

/** The traits of one statement: a column for each, with a value for every element of the policy. */
export type Table = Readonly<Record<keyof Traits, Column>>;

/** The traits for one element. */
export const rowOf = (table: Table, element: number): Traits =>
  Object.fromEntries(Object.entries(table).map(([trait, column]) => [trait, column[element]!])) as unknown as Traits;

/** How much a statement's lead-in and headings add to what it sounds like. */
const LEAD = 0.3;
const CAPTION = 0.5;
const AROUND = 0.5;
/** How much a lead-in counts for what the statement itself does not say. */
const INTRODUCED = 0.5;

/** Measures one statement against all elements at once, since they compete for it; how it stands to their systems is given. */
export function tableOf(
  { prepared, ear, practice, compass, vocabulary }: Questions,
  reading: Reading,
  scope: Column,
): Table {
  const { own, statement, above } = reading;
  const { index, units, kinds, special } = prepared;
  const size = scope.length;
  const each = (value: (element: number) => number) => columnOf(size, value);
  const all = (value: number) => each(() => value);
  const headed = recall(
    recall(known, prepared, () => new WeakMap()),
    above,
    () => headedBy(above, prepared, ear, compass),
  );

  const anywhere = index.said(own);
  const inMain = index.said(own.main);
  const named = index.said({ concepts: own.named, words: own.words });
  const inLead = reading.leads.map(index.said).reduce(most, index.said(SILENCE));
  const denied = index.said(own.denied);
  const refused = index.said(own.refused);
  const predicated = index.done(reading.predicate);
  const nearly = index.near(own);
  const near = nearly.map((degree, unit) => Math.max(anywhere[unit]!, degree, INTRODUCED * inLead[unit]!));
  const ordered = inMain.map((degree, unit) => (denied[unit]! > 0 ? 0 : degree));

  const heard = ear.hearTokens(reading.tokens);
  const bare = ear.sound([heard]);
  const said = statement.form === 'row' ? ear.hear(reading.said) : heard;
  const clauses =
    reading.clauses.length > 1 ? reading.clauses.map((clause) => ear.sound([ear.hearTokens(clause)])) : [];
  const sounds = [said === heard ? bare : ear.sound([said]), ...clauses];
  const hasAsides = reading.main.length < reading.tokens.length;
  const main = hasAsides ? ear.sound([ear.hearTokens(reading.main)]) : bare;
  const before = reading.introductions.map(ear.hear);
  const introduced = [before.length > 0 ? ear.sound([...before, heard]) : bare, LEAD] as const;
  const around = [ear.sound(reading.around.map(ear.hear)), AROUND] as const;
  const caption = [headed.captionSound, CAPTION] as const;
  const alike = (sound: Sound) => prepared.sounds(clear(sound));

  const whole = sharesOf(units, anywhere);
  const specialMain = sharesOf(special, inMain);
  const specialNamed = sharesOf(special, named);
  const theme = sharesOf(prepared.theme, most(anywhere, inLead));
  const nearness = sharesOf(units, near);
  const likeness = prepared.wordings(bigramsOf(reading.text));
  const sound = sounds.map(alike).reduce(most);
  const soundContext = sounds.map((one) => alike(chord([one, 1], introduced, caption))).reduce(most);
  const soundMain = alike(main);
  const lead = compass.pointText(reading.introductions.join('。'));
  const directed = (text: Direction) =>
    prepared.senses(
      compass.bearing(
        ['text', text],
        ['lead', lead],
        ['caption', headed.captionDirection],
        ['heading', headed.direction],
      ),
    );
  const sense = directed(statement.form === 'row' ? compass.pointText(reading.said) : compass.point(reading.tokens));
  const senses = reading.clauses.length > 1 ? reading.clauses.map((clause) => directed(compass.point(clause))) : [];
  const senseClause = senses.reduce(most, sense);
  const strange = ear.strangeness(reading.tokens, vocabulary);
  const limits = reading.bans || denies(statement.text);
  const { core, foreign } = coresFor(reading, prepared, size);
  const reminder = practice.remind(reading.said);
  const { precedent, practice: practised, practiceFulfilled } = reminder.advise(prepared.kin);
  // one literal: what is put together from two has no hidden class that is known beforehand
  return {
    own: whole,
    // an element that asks for no act (自己点検) must not lose what acts would count
    concepts: sharesOf(kinds.concept, anywhere, whole),
    acts: sharesOf(kinds.act, anywhere, whole),
    words: sharesOf(kinds.word, anywhere, whole),
    main: sharesOf(units, inMain),
    near: nearness,
    named: sharesOf(units, named),
    special: sharesOf(special, anywhere),
    specialMain,
    specialNear: sharesOf(special, near),
    specialNamed,
    lead: sharesOf(units, inLead),
    heading: headed.heading,
    specialHeading: headed.specialHeading,
    caption: headed.caption,
    context: sharesOf(special, most(near, headed.said)),
    theme,
    themeHeading: headed.themeHeading,
    likeness,
    likenessHeading: headed.likenessHeading,
    title: headed.title,
    sound,
    soundContext,
    soundHeading: headed.soundHeading,
    soundAround: alike(chord([sounds[0]!, 1], around, caption)),
    loudness: all(loudness(sounds[0]!)),
    familiarity: all(said.familiarity),
    opposite: each((i) => degree(prepared.denies[i] ? !limits : says(units, i, denied))),
    predicate: each((i) => degree(says(units, i, predicated))),
    soundMain,
    precedent,
    practice: practised,
    practiceFulfilled,
    idle: all(reminder.idle),
    known: all(reminder.known),
    strange: all(strange),
    strangeMain: all(hasAsides ? ear.strangeness(reading.main, vocabulary) : strange),
    contrary: each((i) => {
      const clashes = clash(prepared.stances[i]!, reading.stance);
      if (prepared.denies[i]) return degree(!limits && (clashes || says(prepared.unwanted, i, ordered)));
      return degree(clashes || (reading.flat && says(prepared.wanted, i, refused)));
    }),
    core,
    foreign,
    measured: each((i) => meets(prepared.measures[i]!, reading.measures)),
    plain: all(degree(reading.modality === 'declaration')),
    length: all(Math.min(2, statement.text.length / 100)),
    rank: ranked(each((i) => whole[i]! + likeness[i]! + theme[i]! / 2)),
    rankNear: ranked(each((i) => nearness[i]! + specialMain[i]! + likeness[i]!)),
    rankNamed: ranked(each((i) => specialNamed[i]! + likeness[i]!)),
    rankTitle: headed.rankTitle,
    rankHeading: headed.rankHeading,
    rankCaption: headed.rankCaption,
    rankSound: ranked(sound),
    rankSoundContext: ranked(soundContext),
    rankSoundMain: ranked(soundMain),
    rankSoundHeading: headed.rankSoundHeading,
    rankPrecedent: ranked(precedent),
    rankPractice: ranked(practised),
    sense,
    senseBehind: behind(sense),
    placeSense: placed(sense),
    senseNearest: [sense, ...senses].map(nearest).reduce(most),
    senseClause,
    senseClauseBehind: behind(senseClause),
    placeSenseClause: placed(senseClause),
    place: placed(sound),
    placeContext: placed(soundContext),
    scope,
  };
}

/** Of the clause that does most of what an element asks for: how much, and what share of its object is not asked for. */
function coresFor({ cores }: Reading, { index, special, units, theme }: Prepared, size: number) {
  const core = new Array<number>(size).fill(0);
  const foreign = new Array<number>(size).fill(1);
  for (const { tokens, nouns } of cores) {
    const said = sharesOf(special, index.said(meaningOf(tokens, NO_ASIDES)));
    const named = nouns.map((noun) => index.said(meaningOf([noun], NO_ASIDES)));
    for (let i = 0; i < size; i++) {
      const known = named.filter((degrees) => says(units, i, degrees) || says(theme, i, degrees)).length;
      const strange = nouns.length === 0 ? 0 : 1 - known / nouns.length;
      if (said[i]! < core[i]! || (said[i] === core[i] && strange >= foreign[i]!)) continue;
      core[i] = said[i]!;
      foreign[i] = strange;
    }
  }
  return { core, foreign };
}

const NO_ASIDES: readonly boolean[] = [];

type Headed = ReturnType<typeof headedBy>;

/** Many statements stand below the same headings. */
const known = new WeakMap<Prepared, WeakMap<Above, Headed>>();

/** What the headings above a statement say of each element. */
function headedBy({ headings, text, caption: title }: Above, prepared: Prepared, ear: Ear, compass: Compass) {
  const { index, units, special, theme } = prepared;
  const said = headings.map(index.said).reduce(most, index.said(SILENCE));
  const innermost = headings.find(({ words, concepts }) => words.size + concepts.size > 0) ?? SILENCE;
  const pairs = bigramsOf(text);
  const heading = sharesOf(units, said);
  const specialHeading = sharesOf(special, said);
  const caption = sharesOf(special, index.said(innermost));
  const likenessHeading = prepared.wordings(pairs);
  const titles = prepared.titles(pairs);
  const soundHeading = prepared.sounds(clear(ear.sound([ear.hear(text)])));
  return {
    said,
    captionSound: ear.sound([ear.hear(title)]),
    captionDirection: compass.pointText(title),
    direction: compass.pointText(text),
    heading,
    specialHeading,
    caption,
    themeHeading: sharesOf(theme, said),
    likenessHeading,
    title: titles,
    soundHeading,
    rankTitle: ranked(columnOf(titles.length, (i) => titles[i]! + heading[i]!)),
    rankHeading: ranked(columnOf(titles.length, (i) => specialHeading[i]! + likenessHeading[i]!)),
    rankCaption: ranked(caption),
    rankSoundHeading: ranked(soundHeading),
  };
}

const degree = (test: boolean): number => (test ? 1 : 0);
