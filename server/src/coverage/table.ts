import { recall } from '../text/memory';
import { coresFor, type Headed, headedBy, metIn, saidIn, sensesIn, soundsIn, toldIn } from './aspect';
import { bigramsOf } from './bigram';
import type { Questions } from './evidence';
import { delay, meets } from './measure';
import { clash } from './opposition';
import { denies, type Prepared } from './prepared';
import { highest, placeOf, raise, ranked, strengthAt } from './rank';
import type { Above, Reading } from './reading';
import { foreignTo } from './reserve';
import { type Column, isEmpty, says, shareOf, sharesOf } from './tally';
import type { Table } from './traits';

/** One statement measured for all elements at once, since they compete for it. It holds until the next one is measured. */
export interface Measured {
  readonly table: Table;
  /** The elements that it may answer, in order: of the others only some traits are measured. */
  readonly rows: readonly number[];
}

/**
 * Measures a statement; how it stands to the systems of each element is given. What tells most is measured for all elements, the
 * rest for those that it can answer (`candidates`), or for all with a scope where `all` are asked for.
 */
export function measured(asked: Questions, reading: Reading, scope: Column, all: boolean): Measured {
  const { prepared, practice } = asked;
  const { statement, above } = reading;
  const { units, kinds, special } = prepared;
  const { take, wipe } = prepared.slate;
  wipe();
  prepared.index.wipe();
  const headed = recall(
    recall(known, prepared, () => new WeakMap()),
    above,
    () => headedBy(above, asked),
  );
  const said = saidIn(reading, prepared);
  const told = toldIn(reading, asked);
  const own = sharesOf(units, said.anywhere, take());
  const theme = sharesOf(prepared.theme, said.told, take());
  const near = sharesOf(units, said.near, take());
  const specialMain = sharesOf(special, said.main, take());
  const specialNamed = sharesOf(special, said.named, take());
  const likeness = prepared.wordings(bigramsOf(reading.text), take());
  const { sound, soundContext, soundAround, soundMain, ...heard } = soundsIn(reading, headed, asked);
  const { sense, senseClause, senseNearest } = sensesIn(reading, told, headed, asked);
  const { met, metAround, meant, stray, ...word } = metIn(reading, told, headed, asked);
  const reminder = practice.remind(reading.said);
  const { precedent, practice: practised, practiceFulfilled } = reminder.advise(prepared.kin, take);
  const rankOf = (strength: (element: number) => number): Column => {
    const column = take();
    for (let i = 0; i < column.length; i++) column[i] = strength(i);
    return ranked(column, column);
  };
  const rank = rankOf((i) => own[i]! + likeness[i]! + theme[i]! / 2);
  const rankPrecedent = ranked(precedent, take());
  const rankPractice = ranked(practised, take());

  const rows: number[] = [];
  const isCandidate = all
    ? () => true
    : candidates({ sense, senseClause, sound, soundContext, rank, rankPrecedent, rankPractice }, reading.purposes);
  for (let i = 0; i < scope.length; i++) if (scope[i]! > 0 && isCandidate(i)) rows.push(i);

  const each = (value: (element: number) => number): Column => {
    const column = take();
    for (let i = 0; i < rows.length; i++) column[rows[i]!] = value(rows[i]!);
    return column;
  };
  const every = (value: number): Column => take().fill(value);
  // an element that asks for no act (自己点検) must not lose what acts would count
  const ofKind = (kind: keyof typeof kinds) =>
    each((i) => (isEmpty(kinds[kind], i) ? own[i]! : shareOf(kinds[kind], i, said.anywhere)));
  const behind = (strengths: Column) => {
    const best = highest(strengths);
    return each((i) => best - strengths[i]!);
  };
  const place = (strengths: Column) => each((i) => placeOf(i, strengths));
  const surrounded = raise(prepared.index.silence(), said.near);
  raise(surrounded, headed.said);
  const limits = reading.bans || denies(statement.text);
  const cores = coresFor(reading, prepared);
  const foreign = take();
  const table: Table = {
    own,
    concepts: ofKind('concept'),
    acts: ofKind('act'),
    words: ofKind('word'),
    main: each((i) => shareOf(units, i, said.main)),
    near,
    named: each((i) => shareOf(units, i, said.named)),
    special: each((i) => shareOf(special, i, said.anywhere)),
    specialMain,
    specialNear: each((i) => shareOf(special, i, said.near)),
    specialNamed,
    lead: each((i) => shareOf(units, i, said.lead)),
    heading: headed.heading,
    specialHeading: headed.specialHeading,
    caption: headed.caption,
    context: each((i) => shareOf(special, i, surrounded)),
    theme,
    themeHeading: headed.themeHeading,
    likeness,
    likenessHeading: headed.likenessHeading,
    title: headed.title,
    sound,
    soundContext,
    soundHeading: headed.soundHeading,
    soundAround,
    loudness: every(heard.loudness),
    familiarity: every(heard.familiarity),
    opposite: each((i) => degree(prepared.denies[i] ? !limits : says(units, i, said.denied))),
    predicate: each((i) => degree(says(units, i, said.predicate))),
    soundMain,
    precedent,
    practice: practised,
    practiceFulfilled,
    idle: every(reminder.idle),
    known: every(reminder.known),
    strange: every(heard.strange),
    strangeMain: every(heard.strangeMain),
    contrary: each((i) => {
      const clashes = clash(prepared.stances[i]!, reading.stance);
      if (prepared.denies[i]) return degree(!limits && (clashes || says(prepared.unwanted, i, said.ordered)));
      return degree(clashes || ((reading.flat || !reading.bans) && says(prepared.wanted, i, said.refused)));
    }),
    core: each((i) => {
      const { core, foreign: share } = cores(i);
      foreign[i] = share;
      return core;
    }),
    foreign,
    measured: each((i) => meets(prepared.measures[i]!, reading.measures)),
    delay: each((i) => delay(prepared.measures[i]!, reading.measures)),
    outside: each((i) => foreignTo(reading.reserve.outsiders, prepared.demands[i]!, prepared.selves)),
    partial: each((i) => degree(reading.reserve.partial && !prepared.limited[i])),
    waived: every(reading.reserve.waived),
    plain: every(degree(reading.modality === 'declaration')),
    length: every(Math.min(2, statement.text.length / 100)),
    rank,
    rankNear: rankOf((i) => near[i]! + specialMain[i]! + likeness[i]!),
    rankNamed: rankOf((i) => specialNamed[i]! + likeness[i]!),
    rankTitle: headed.rankTitle,
    rankHeading: headed.rankHeading,
    rankCaption: headed.rankCaption,
    rankSound: ranked(sound, take()),
    rankSoundContext: ranked(soundContext, take()),
    rankSoundMain: ranked(soundMain, take()),
    rankSoundHeading: headed.rankSoundHeading,
    rankPrecedent,
    rankPractice,
    sense,
    senseBehind: behind(sense),
    placeSense: place(sense),
    senseNearest,
    senseClause,
    senseClauseBehind: behind(senseClause),
    placeSenseClause: place(senseClause),
    met,
    metAround,
    metLeast: each(word.least),
    metLeastAround: each(word.leastAround),
    metClause: each(word.clause),
    metAct: each(word.act),
    metAroundBehind: behind(metAround),
    meant,
    meantBehind: behind(meant),
    stray,
    place: place(sound),
    placeContext: place(soundContext),
    scope,
  };
  return { table, rows };
}

/** Among so many that it points to most nearly, and that it sounds like most, a statement is looked at more closely. */
const NEAREST = 5;
const LOUDEST = 3;
/** So near to the element that most speaks for, too. */
const RANKED = 0.8;

/**
 * Which elements a statement may answer: the few that it points to or sounds like most, and those that are near to the first by
 * its words or by what others wrote it for. Of 280,000 pairs in the annotated drafts the best one that is left out would get a
 * score of 0.03, and four in five are.
 */
function candidates(
  {
    sense,
    senseClause,
    sound,
    soundContext,
    rank,
    rankPrecedent,
    rankPractice,
  }: Readonly<
    Record<'sense' | 'senseClause' | 'sound' | 'soundContext' | 'rank' | 'rankPrecedent' | 'rankPractice', Column>
  >,
  purposes: number,
): (element: number) => boolean {
  // what is said in so many clauses may be meant for as many
  const pointed = strengthAt(Math.max(NEAREST, purposes), sense);
  const pointedAlone = strengthAt(NEAREST, senseClause);
  const [heard, heardAround] = [sound, soundContext].map((one) => strengthAt(LOUDEST, one));
  return (i) =>
    sense[i]! >= pointed ||
    senseClause[i]! >= pointedAlone ||
    (sound[i]! > 0 && sound[i]! >= heard!) ||
    (soundContext[i]! > 0 && soundContext[i]! >= heardAround!) ||
    rank[i]! > RANKED ||
    rankPrecedent[i]! > RANKED ||
    rankPractice[i]! > RANKED;
}

/** Many statements stand below the same headings. */
const known = new WeakMap<Prepared, WeakMap<Above, Headed>>();

const degree = (test: boolean): number => (test ? 1 : 0);
