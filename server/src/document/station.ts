import { type Entry, type Passage, placed } from './entry';
import type { Label } from './label';
import type { Place } from './level';
import { leads } from './statement';

/**
 * Where the reading of an outline stands between two parts of the text: all that the further reading goes by. Where it stands
 * as it did in an earlier reading, what follows is as it was, and is taken over instead of being read again.
 */
export interface Station {
  /** How many entries and passages were read before. */
  readonly entries: number;
  readonly passages: number;
  /** The entries around the place, outermost first. */
  readonly stack: readonly Spot[];
  /** How the text of the innermost entry ends, where nothing else has come behind it. */
  readonly after: { readonly listed: boolean; readonly open: boolean } | undefined;
  /** The last label of each style. */
  readonly last: readonly Label[];
  /** The level of the outermost numbered entries so far. */
  readonly outer: number;
  /** The entry in which a line with ■ stands. */
  readonly headed: number | undefined;
  /** Whether the last line is a caption whose article has not come yet: nothing goes on from there. */
  readonly pending: boolean;
  /** How many lines still belong to a 目次. */
  readonly skip: number;
}

/** An entry around the present place, with what tells whether plain numbers in it are items. */
export interface Spot extends Place {
  readonly item: boolean;
  /** Whether it has words of its own, and the last words in it that are in no list. */
  readonly told: boolean;
  readonly words: string;
  /** The form of the numbers below it that are items: in a Markdown list or not. */
  readonly listed?: boolean;
}

/** What of an earlier outline still holds: so much at the beginning, and so much at the end but for where it stands. */
export interface Kept {
  readonly entries: { readonly head: number; readonly tail: number };
  readonly passages: { readonly head: number; readonly tail: number };
  /** Whether the end is what it was; otherwise its entries are counted anew. It has moved by so many characters. */
  readonly stays: boolean;
  readonly by: number;
  /** The index now of an entry that what is kept at the end stands in; -1 for none. */
  readonly entryAt: (before: number) => number;
}

/** The index now of an entry around or behind `earlier`; undefined where the reading does not stand as it did there. */
export function meets(now: Station, earlier: Station): ((before: number) => number) | undefined {
  const { stack, last } = now;
  if (now.pending || earlier.pending || now.skip !== earlier.skip || now.outer !== earlier.outer) return undefined;
  if (stack.length !== earlier.stack.length || last.length !== earlier.last.length) return undefined;
  if (!stack.every((spot, i) => isSameSpot(spot, earlier.stack[i]!))) return undefined;
  if (headedAt(now) !== headedAt(earlier)) return undefined;
  if (now.after?.listed !== earlier.after?.listed || now.after?.open !== earlier.after?.open) return undefined;
  const before = new Map(earlier.last.map((label) => [label.style, label]));
  if (!last.every((label) => isSameLabel(label, before.get(label.style)))) return undefined;
  const around = new Map(earlier.stack.map(({ index }, i) => [index, stack[i]!.index]));
  const by = now.entries - earlier.entries;
  return (index) => (index >= earlier.entries ? index + by : (around.get(index) ?? index));
}

/** Where in the stack the entry stands that bullets may belong to; what is closed takes none. */
const headedAt = ({ headed, stack }: Station): number =>
  headed === undefined ? -2 : headed < 0 ? -1 : stack.findIndex(({ index }) => index === headed);

const isSameSpot = (a: Spot, b: Spot): boolean =>
  a === b ||
  (a.level === b.level &&
    a.depth === b.depth &&
    a.list === b.list &&
    a.sentence === b.sentence &&
    a.preface === b.preface &&
    a.item === b.item &&
    a.told === b.told &&
    a.listed === b.listed &&
    introduces(a.words) === introduces(b.words) &&
    isSameLabel(a.label, b.label));

/** What the words of an entry say of a line behind its items: whether it can go on with them. */
const introduces = (words: string): string => `${isUnfinished(words)} ${leads(words)}`;

/** A sentence that has not come to its end when its list begins. */
export const isUnfinished = (text: string): boolean =>
  /(?:^(?:次|以下)[のに][^。]*|[はがにをで][、，]?|次の[^。]{1,12})$/.test(text);

export const isSameLabel = (a: Label | undefined, b: Label | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.style === b.style &&
    a.number === b.number &&
    a.values.length === b.values.length &&
    a.values.every((value, i) => value === b.values[i]));

type Move = Pick<Kept, 'entryAt'>;

/** The same station in a text that has so many more entries and passages before it. */
export const moveStation = (station: Station, entries: number, passages: number, { entryAt }: Move): Station =>
  entries === 0 && passages === 0 && station.stack.every(({ index }) => entryAt(index) === index)
    ? station
    : {
        ...station,
        entries: station.entries + entries,
        passages: station.passages + passages,
        stack: station.stack.map((spot) => ({ ...spot, index: entryAt(spot.index), parent: entryAt(spot.parent) })),
        headed: station.headed === undefined ? undefined : entryAt(station.headed),
      };

/** The same entry in a text that has another number of entries before it. */
export const moveEntry = (entry: Entry, { entryAt }: Move): Entry =>
  placed(entry, entryAt(entry.index), entryAt(entry.parent), entry.next);

/** The same passage in a text that has another number of entries before it. */
export const movePassage = (passage: Passage, { entryAt }: Move): Passage =>
  entryAt(passage.entry) === passage.entry ? passage : { ...passage, entry: entryAt(passage.entry) };
