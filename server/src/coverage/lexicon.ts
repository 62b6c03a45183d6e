import actions from '../../../dictionaries/actions.yaml';
import concepts from '../../../dictionaries/concepts.yaml';
import type { Token } from '../morphology/token';
import { folded } from '../text/fold';

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

/** Finds the concepts that a text names or says. Words begin and end at morpheme boundaries; verbs match in all inflections. */
export function conceptsIn(tokens: readonly Token[]): readonly Hit[] {
  const all = wordsIn(tokens);
  const found = all.length > FEW ? seldom(all) : all;
  const hits: Hit[] = [];
  const excluded = found.flatMap((word) => NOT.get(word.word)?.map((concept) => ({ ...word, concept })) ?? []);
  for (const { word, from, to } of found) {
    for (const concept of WORDS.get(word) ?? []) {
      const hidden = excluded.some((not) => not.concept === concept && within({ word, from, to }, not));
      if (!hidden) hits.push({ concept, from, to, named: true, places: [{ from, to }] });
    }
  }
  for (const saying of new Set(found.flatMap(({ word }) => OPENINGS.get(word) ?? []))) {
    const { concept, groups } = saying;
    const visible = found.filter((place) => !excluded.some((not) => not.concept === concept && within(place, not)));
    const places = placesOf(groups, visible);
    if (!places) continue;
    hits.push({
      concept,
      from: Math.min(...places.map(({ from }) => from)),
      to: Math.max(...places.map(({ to }) => to)),
      named: false,
      places,
    });
  }
  return hits;
}

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

/** For concepts that a text does not say: how much of their likeliest way of saying it has, 0 to 1 (not 0). */
export function nearlyIn(tokens: readonly Token[]): ReadonlyMap<Concept, number> {
  const words = new Set(wordsIn(tokens).map(({ word }) => word));
  const met = new Map<Saying, Set<number>>();
  for (const word of words)
    for (const { saying, group } of GROUPS.get(word) ?? []) {
      const groups = met.get(saying) ?? new Set();
      met.set(saying, groups.add(group));
    }
  const best = new Map<Concept, number>();
  for (const [{ concept, groups }, { size }] of met)
    best.set(concept, Math.max(best.get(concept) ?? 0, size / Math.max(2, groups.length)));
  return best;
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
const SAYINGS = ENTRIES.flatMap((entry) =>
  (entry.say ?? []).map((line) => ({
    concept: CONCEPTS.get(entry)!,
    groups: line
      .trim()
      .split(/\s+/)
      .map((group) => group.split('|').map(spelled)),
  })),
);
type Saying = (typeof SAYINGS)[number];
/** What the other groups of a saying have taken hides two places of a word each: of so many, one is always free. */
const MANY = 2 * Math.max(...SAYINGS.map(({ groups }) => groups.length));
/** The ways of saying in which a word stands, and in which of their groups. */
const GROUPS = new Map<string, { readonly saying: Saying; readonly group: number }[]>();
for (const saying of SAYINGS)
  for (const [group, words] of saying.groups.entries())
    for (const word of words) GROUPS.set(word, [...(GROUPS.get(word) ?? []), { saying, group }]);
/** The ways of saying that a word can open: those in whose shortest group it stands. */
const OPENINGS = new Map<string, (typeof SAYINGS)[number][]>();
for (const saying of SAYINGS) {
  const shortest = saying.groups.reduce((best, group) => (group.length < best.length ? group : best));
  for (const word of shortest) OPENINGS.set(word, [...(OPENINGS.get(word) ?? []), saying]);
}

function index(words: (entry: Entry) => readonly string[]): ReadonlyMap<string, readonly Concept[]> {
  const map = new Map<string, Concept[]>();
  for (const entry of ENTRIES) {
    for (const word of words(entry)) map.set(spelled(word), [...(map.get(spelled(word)) ?? []), CONCEPTS.get(entry)!]);
  }
  return map;
}

/** All words that are looked for, and all their beginnings, so that a search stops as early as it can. */
const ALL = new Set([...WORDS.keys(), ...NOT.keys(), ...SAYINGS.flatMap(({ groups }) => groups.flat())]);
const BEGINNINGS = new Set([...ALL].flatMap((word) => Array.from(word, (_, i) => word.slice(0, i + 1))));

interface Found {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

function wordsIn(tokens: readonly Token[]): readonly Found[] {
  const surfaces = tokens.map((token) => token.surface.toLowerCase());
  const bases = tokens.map((token) => token.base.toLowerCase());
  const out: Found[] = [];
  for (let from = 0; from < tokens.length; from++) {
    // written forms, and dictionary forms all along (見張り続ける is rare; 取り扱う and 機器を守る are not)
    let written = '';
    let lemmas = '';
    for (let to = from; to < tokens.length; to++) {
      const candidates = new Set([written + surfaces[to]!, written + bases[to]!, lemmas + bases[to]!]);
      for (const word of candidates) if (ALL.has(word)) out.push({ word, from, to: to + 1 });
      written += surfaces[to]!;
      lemmas += bases[to]!;
      if (!BEGINNINGS.has(written) && !BEGINNINGS.has(lemmas)) break;
    }
  }
  return out;
}
