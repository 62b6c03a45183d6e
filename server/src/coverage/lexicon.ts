import actions from '../../../dictionaries/actions.yaml';
import concepts from '../../../dictionaries/concepts.yaml';
import type { Token } from '../morphology/token';
import { folded } from '../text/fold';
import { recall } from '../text/memory';

/** A concept of the field that was found in a text. */
export interface Hit {
  readonly concept: Concept;
  /** The tokens that name it, as a half-open range; the whole text when a way of saying it was recognised. */
  readonly from: number;
  readonly to: number;
  /** Named by one of its words, rather than said in other words. */
  readonly named: boolean;
  /** The tokens that say it; for a way of saying, one range for each of its groups. */
  readonly places: readonly Place[];
}

/** A half-open range of tokens. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** An entry of dictionaries/concepts.yaml (what is protected or done) or actions.yaml (the act itself). */
export interface Concept {
  /** Acts end in する, so that a concept and an act of one name are told apart. */
  readonly name: string;
  readonly action: boolean;
  /** This concept and all that it implies (多要素認証 implies 認証). */
  readonly implies: ReadonlySet<string>;
}

/** The words of the dictionary in a text, and what it might mean to say with them. */
export interface Mentions {
  readonly found: readonly Found[];
  readonly begun: readonly Begun[];
}

/**
 * A way of saying something of which a text has a word, by its number, and for which of its groups of words it has one, as bits:
 * one number for both, since a sentence begins hundreds.
 */
export type Begun = number;

const BITS = 8;
const sayingOf = (begun: Begun): Saying => SAYINGS[sayingIn(begun)]!;
/** The number of the way of saying. */
export const sayingIn = (begun: Begun): number => begun >> BITS;
const groupsOf = (begun: Begun): number => begun & ((1 << BITS) - 1);

/** The concept that would be said, and how much of it is, 0 to 1 (not 0). */
export const conceptOf = (begun: Begun): Concept => sayingOf(begun).concept;
export const degreeOf = (begun: Begun): number => countOf(groupsOf(begun)) / Math.max(2, sayingOf(begun).groups.length);

/** Words begin and end at morpheme boundaries; verbs match in all inflections. */
export function mentionsIn(tokens: readonly Token[]): Mentions {
  const found = wordsIn(tokens);
  const begun: number[] = [];
  for (const { word } of found)
    for (const one of GROUPS.get(word) ?? NONE) {
      const saying = one >> BITS;
      if (MET[saying] === 0) begun.push(saying);
      MET[saying]! |= groupsOf(one);
    }
  for (let i = 0; i < begun.length; i++) {
    const saying = begun[i]!;
    begun[i] = (saying << BITS) | MET[saying]!;
    MET[saying] = 0;
  }
  return { found, begun };
}

const NONE: readonly Begun[] = [];

/** Finds the concepts that a text names or says. */
export function conceptsIn({ found: all, begun }: Mentions): readonly Hit[] {
  const found = all.length > FEW ? seldom(all) : all;
  const hits: Hit[] = [];
  const excluded: (Found & { readonly concept: Concept })[] = [];
  for (const word of found) for (const concept of NOT.get(word.word) ?? []) excluded.push({ ...word, concept });
  const isVisible = (place: Found, concept: Concept) =>
    !excluded.some((not) => not.concept === concept && within(place, not));
  for (const place of found)
    for (const concept of WORDS.get(place.word) ?? [])
      if (isVisible(place, concept))
        hits.push({ concept, from: place.from, to: place.to, named: true, places: [place] });
  for (const one of begun) {
    const { concept, groups } = sayingOf(one);
    if (groupsOf(one) !== (1 << groups.length) - 1) continue;
    const places = placesOf(groups, excluded.length === 0 ? found : found.filter((place) => isVisible(place, concept)));
    if (places) hits.push({ concept, ...spanOf(places), named: false, places });
  }
  return hits;
}

const spanOf = (places: readonly Place[]): Place => ({
  from: Math.min(...places.map(({ from }) => from)),
  to: Math.max(...places.map(({ to }) => to)),
});

/** Of a text with fewer words than that nothing is left out. */
const FEW = 500;

/** The first places of each word: in a text without end, the ways to say something would be without end, too. */
function seldom(found: readonly Found[]): readonly Found[] {
  const counts = new Map<string, number>();
  return found.filter(({ word }) => {
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    return count <= MANY;
  });
}

/** How many bits are set. */
function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

const within = (inner: Found, outer: Found): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** One place for every group, no two of them the same words; undefined when there are none. */
function placesOf(
  groups: readonly (readonly string[])[],
  found: readonly Found[],
  taken: readonly Found[] = [],
): readonly Found[] | undefined {
  const [group, ...rest] = groups;
  if (!group) return taken;
  for (const place of found) {
    if (!group.includes(place.word) || taken.some((other) => other.from < place.to && place.from < other.to)) continue;
    const places = placesOf(rest, found, [...taken, place]);
    if (places) return places;
  }
  return undefined;
}

type Entry = (typeof concepts)[number] & { readonly action: boolean };

const ENTRIES: readonly Entry[] = [
  ...concepts.map((entry) => ({ ...entry, action: false })),
  ...actions.map((entry) => ({ ...entry, action: true })),
];

/** A concept and an act may have one name (監査 is held, and to audit is an act); they are two meanings. */
const keyOf = ({ name, action }: Entry): string => (action ? `${name}する` : name);

const CONCEPTS: ReadonlyMap<Entry, Concept> = new Map(
  ENTRIES.map((entry) => [entry, { name: keyOf(entry), action: entry.action, implies: closure(entry) }]),
);

function closure(entry: Entry, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(keyOf(entry))) return seen;
  seen.add(keyOf(entry));
  const broader = entry.broader ?? [];
  for (const name of typeof broader === 'string' ? [broader] : broader) {
    const wider = ENTRIES.filter((other) => other.name === name);
    const same = wider.find(({ action }) => action === entry.action) ?? wider[0];
    if (same) closure(same, seen);
  }
  return seen;
}

const spelled = (word: string): string => folded(String(word)).toLowerCase();

/** Every word of the dictionary with the concepts that it names. */
const WORDS = index((entry) => entry.words);
const NOT = index((entry) => entry.not ?? []);
const SAYINGS: readonly Saying[] = ENTRIES.flatMap((entry) =>
  (entry.say ?? []).map((line): Saying => {
    const groups = line
      .trim()
      .split(/\s+/)
      .map((group) => group.split('|').map(spelled));
    if (groups.length > BITS) throw new Error(`A way of saying has ${BITS} groups at most: ${line}`);
    return { concept: CONCEPTS.get(entry)!, groups };
  }),
);
/** A way of saying something: a word of each group, anywhere in the sentence. */
interface Saying {
  readonly concept: Concept;
  readonly groups: readonly (readonly string[])[];
}
/** What the other groups of a saying have taken hides two places of a word each: of so many, one is always free. */
const MANY = 2 * Math.max(...SAYINGS.map(({ groups }) => groups.length));
/** The ways of saying that a word begins. */
const GROUPS = new Map<string, Begun[]>();
SAYINGS.forEach(({ groups }, saying) => {
  groups.forEach((words, group) => {
    for (const word of new Set(words)) recall(GROUPS, word, () => []).push((saying << BITS) | (1 << group));
  });
});
/** The groups that have been met, for each saying, while one text is looked through. */
const MET = new Int32Array(SAYINGS.length);

function index(words: (entry: Entry) => readonly string[]): ReadonlyMap<string, readonly Concept[]> {
  const map = new Map<string, Concept[]>();
  for (const entry of ENTRIES)
    for (const word of words(entry)) recall(map, spelled(word), () => []).push(CONCEPTS.get(entry)!);
  return map;
}

/**
 * All words that are looked for, letter by letter: the node behind a node and a letter, in one number, and the word that ends at a
 * node. So no text need be put together to be looked up, and a search stops as early as it can.
 */
const STEPS = new Map<number, number>();
/** Node 0 is where all words begin, node 1 where none goes on. */
const NOWHERE = 1;
const ENDING: (string | undefined)[] = [undefined, undefined];
const LETTER_BITS = 16;
for (const word of [...WORDS.keys(), ...NOT.keys(), ...SAYINGS.flatMap(({ groups }) => groups.flat())]) {
  let node = 0;
  for (let i = 0; i < word.length; i++)
    node = recall(STEPS, (node << LETTER_BITS) | word.charCodeAt(i), () => ENDING.push(undefined) - 1);
  ENDING[node] = word;
}
if (ENDING.length > 1 << (31 - LETTER_BITS))
  throw new Error('There are too many words for their nodes and letters to be one number.');
/** The node behind a node and a text. */
function follow(node: number, text: string): number {
  let at = node;
  for (let i = 0; i < text.length && at !== NOWHERE; i++) {
    const code = text.charCodeAt(i);
    at = STEPS.get((at << LETTER_BITS) | (code >= CAPITAL_A && code <= CAPITAL_Z ? code + SMALLER : code)) ?? NOWHERE;
  }
  return at;
}

const [CAPITAL_A, CAPITAL_Z, SMALLER] = [0x41, 0x5a, 0x20];

/** A word of the dictionary, with its tokens as a half-open range. */
interface Found {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

function wordsIn(tokens: readonly Token[]): readonly Found[] {
  const out: Found[] = [];
  const add = (node: number, from: number, to: number): void => {
    const word = ENDING[node];
    if (word !== undefined) out.push({ word, from, to: to + 1 });
  };
  for (let from = 0; from < tokens.length; from++) {
    // written forms, and dictionary forms all along (見張り続ける is rare; 取り扱う and 機器を守る are not)
    let [written, lemmas] = [0, 0];
    for (let to = from; to < tokens.length; to++) {
      const { surface, base } = tokens[to]!;
      const ended = follow(written, base);
      written = surface === base ? ended : follow(written, surface);
      lemmas = follow(lemmas, base);
      add(written, from, to);
      if (ended !== written) add(ended, from, to);
      if (lemmas !== ended && lemmas !== written) add(lemmas, from, to);
      if (written === NOWHERE && lemmas === NOWHERE) break;
    }
  }
  return out;
}
