/** @file What a statement says to all elements of a policy by its words, by what it sounds like and by where it points. */

import { bigramsOf } from './bigram';
import { actOf } from './counterpart';
import { type Direction, wordsOf } from './embedding';
import type { Questions } from './evidence';
import { namedIn, SILENCE } from './meaning';
import type { Prepared } from './prepared';
import { highest, raise, ranked } from './rank';
import type { Above, Reading } from './reading';
import { chord, clear, loudness, newSound, type Sound } from './sayings';
import { columnOf, type Degrees, leastOf, shareOf, sharesOf, slateOf } from './tally';

/** How much a statement's lead-in, its innermost heading and its neighbours add to what it sounds like. */
const LEAD = 0.3;
const CAPTION = 0.5;
const AROUND = 0.5;
/** How much a lead-in counts for what the statement itself does not say. */
const INTRODUCED = 0.5;

/** How far a statement says the units of a policy: anywhere, in its lead-in, nearly, denied … */
export interface Said {
  readonly anywhere: Degrees;
  readonly main: Degrees;
  readonly named: Degrees;
  readonly lead: Degrees;
  readonly near: Degrees;
  readonly denied: Degrees;
  readonly refused: Degrees;
  /** Its last predicate. */
  readonly predicate: Degrees;
  /** By itself or by its lead-in. */
  readonly told: Degrees;
  /** In what it orders and does not deny. */
  readonly ordered: Degrees;
}

export function saidIn({ own, leads, predicate }: Reading, { index }: Prepared): Said {
  const lead = index.silence();
  for (const one of leads) index.said(one, lead);
  const said: Said = {
    anywhere: index.said(own),
    main: index.said(own.main),
    named: index.said({ concepts: own.named, words: own.words }),
    lead,
    near: index.near(own),
    denied: index.said(own.denied),
    refused: index.said(own.refused),
    predicate: index.done(predicate),
    told: index.silence(),
    ordered: index.silence(),
  };
  const { anywhere, main, near, denied, told, ordered } = said;
  for (let unit = 0; unit < lead.length; unit++) {
    told[unit] = Math.max(anywhere[unit]!, lead[unit]!);
    near[unit] = Math.max(anywhere[unit]!, near[unit]!, INTRODUCED * lead[unit]!);
    ordered[unit] = denied[unit]! > 0 ? 0 : main[unit]!;
  }
  return said;
}

/** Sounds that are listened to once. */
const SOUNDS = slateOf(newSound().length);

/** How alike a statement and each element sound: alone, with what stands above it, without asides, with its neighbours. */
export function soundsIn(reading: Reading, headed: Headed, { prepared, ear, vocabulary }: Questions) {
  const { take } = prepared.slate;
  SOUNDS.wipe();
  const sounding = (heard: Parameters<typeof ear.sound>[0]) => ear.sound(heard, SOUNDS.take());
  const alike = (sound: Sound) => prepared.sounds(clear(sound), take());
  const heard = ear.hearTokens(reading.tokens);
  const bare = sounding([heard]);
  const said = reading.statement.form === 'row' ? ear.hear(reading.said) : heard;
  const whole = said === heard ? bare : sounding([said]);
  const clauses = reading.clauses.length > 1 ? reading.clauses.map((clause) => sounding([ear.hearTokens(clause)])) : [];
  const hasAsides = reading.main.length < reading.tokens.length;
  const before = reading.introductions.map(ear.hear);
  const introduced = [before.length > 0 ? sounding([...before, heard]) : bare, LEAD] as const;
  const caption = [headed.captionSound, CAPTION] as const;
  const around = [sounding(reading.around.map(ear.hear)), AROUND] as const;
  const strange = ear.strangeness(reading.tokens, vocabulary);
  return {
    loudness: loudness(whole),
    familiarity: said.familiarity,
    strange,
    strangeMain: hasAsides ? ear.strangeness(reading.main, vocabulary) : strange,
    sound: [whole, ...clauses].map(alike).reduce(raise),
    soundContext: [whole, ...clauses].map((one) => alike(chord([one, 1], introduced, caption))).reduce(raise),
    soundAround: alike(chord([whole, 1], around, caption)),
    soundMain: alike(hasAsides ? sounding([ear.hearTokens(reading.main)]) : bare),
  };
}

/** The words of a statement, and of each of its clauses, by which it points somewhere and meets what is wanted. */
export interface Told {
  readonly words: readonly string[];
  readonly clauses: readonly (readonly string[])[];
}

export const toldIn = ({ statement, said, tokens, clauses }: Reading, { compass }: Questions): Told => ({
  words: statement.form === 'row' ? compass.words(said) : wordsOf(tokens),
  clauses: clauses.map(wordsOf),
});

/** How nearly a statement, or one of its clauses, points to each element. */
export function sensesIn(reading: Reading, { words, clauses }: Told, headed: Headed, { prepared, compass }: Questions) {
  const { take } = prepared.slate;
  const lead = compass.pointText(reading.introductions.join('。'));
  const directed = (text: Direction) =>
    prepared.senses(
      compass.bearing(
        ['text', text],
        ['lead', lead],
        ['caption', headed.captionDirection],
        ['heading', headed.direction],
      ),
      take(),
    );
  const sense = directed(compass.point(words));
  const senses = clauses.length > 1 ? clauses.map((clause) => directed(compass.point(clause))) : [];
  const senseNearest = take().fill(0);
  for (const one of [sense, ...senses]) {
    const best = highest(one, 0);
    for (let i = 0; i < one.length; i++) if (one[i] === best) senseNearest[i] = Math.max(senseNearest[i]!, best);
  }
  const senseClause = take();
  senseClause.set(sense);
  return { sense, senseNearest, senseClause: senses.reduce(raise, senseClause) };
}

/** How well what each element wants is met by words of a statement, and the statement's by words of the element (counterpart.ts). */
export function metIn(reading: Reading, { words, clauses }: Told, headed: Headed, { prepared, compass }: Questions) {
  const { counterparts } = prepared;
  const { take } = prepared.slate;
  const { own, acts, objects, nearest } = counterparts;
  const near = nearest(words);
  const around = raise(raise(nearest(compass.words(reading.introductions.join('。'))), near), headed.near);
  const parts = clauses.map(nearest);
  const cores = reading.cores.map((core) => ({ act: nearest(actOf(core)), object: nearest(wordsOf(core.nouns)) }));
  const [meant, stray] = [take(), take()];
  counterparts.answered(words, meant, stray);
  return {
    met: sharesOf(own, near, take()),
    metAround: sharesOf(own, around, take()),
    meant,
    stray,
    least: (i: number) => leastOf(own, i, near),
    leastAround: (i: number) => leastOf(own, i, around),
    clause: (i: number) => Math.max(0, ...parts.map((one) => shareOf(own, i, one))),
    /** The act of the clause that does most of what the element wants to what it wants it done to. */
    act: (i: number) => {
      let [best, act] = [0, 0];
      for (const core of cores) {
        const done = shareOf(acts, i, core.act);
        const sum = done + shareOf(objects, i, core.object);
        if (sum > best) [best, act] = [sum, done];
      }
      return act;
    },
  };
}

/** Of the clause that does most of what an element asks for: how much, and what share of its object is not asked for. */
export function coresFor({ cores }: Reading, { index, special, askedBy }: Prepared) {
  const clauses = cores.map(({ tokens, nouns }) => ({
    said: index.said(namedIn(tokens)),
    nouns: nouns.map(askedBy),
  }));
  return (element: number): { readonly core: number; readonly foreign: number } => {
    let [core, foreign] = [0, 1];
    for (const { said, nouns } of clauses) {
      const share = shareOf(special, element, said);
      if (share < core) continue;
      const known = nouns.filter((asked) => asked[element] === 1).length;
      const strange = nouns.length === 0 ? 0 : 1 - known / nouns.length;
      if (share === core && strange >= foreign) continue;
      [core, foreign] = [share, strange];
    }
    return { core, foreign };
  };
}

/** What the headings above a statement say of each element. */
export type Headed = ReturnType<typeof headedBy>;

export function headedBy({ headings, text, caption: title }: Above, { prepared, ear, compass }: Questions) {
  const { index, units, special, theme } = prepared;
  const said = columnOf(index.silence().length, () => 0);
  for (const heading of headings) index.said(heading, said);
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
    near: prepared.counterparts.nearest(compass.words(text)),
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
