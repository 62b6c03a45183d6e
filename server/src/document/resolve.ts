import { folded } from '../text/fold';
import { childrenOf, isCoded, isParagraph, pathTo } from './citation';
import type { Entry } from './entry';
import { TAILS } from './label';
import type { Mark } from './mention';

/**
 * A place that a citation can name. `first` is set for an article (or 附則) that stands for its first paragraph, which has no
 * number of its own: its items are the article's items.
 */
export interface Place {
  readonly entry: number;
  readonly first?: true;
}

/**
 * Why a mark leads nowhere: there is no such place, nothing comes before (or after) this one, the document has no places of that
 * kind at all (前条 where there are no articles), or several places fit.
 */
export type Failure = 'absent' | 'nothing' | 'unit' | 'several';

/** The places that a mark names. */
export type Found = readonly Place[] | Failure;

/** What resolving needs to know of the document. */
export interface Ground {
  readonly entries: readonly Entry[];
  /** The entries of each style, in order. */
  readonly styles: ReadonlyMap<string, readonly Entry[]>;
  /** The entries of each style and number. */
  readonly numbers: ReadonlyMap<string, readonly Entry[]>;
  /** The entries that are cited by a code, by it. */
  readonly codes: ReadonlyMap<string, readonly Entry[]>;
  /** The entries of each parent, kind of number (or `any`), and number. */
  readonly children: ReadonlyMap<string, readonly Entry[]>;
  /** The paragraphs and items of each place, once they were asked for. */
  readonly paragraphs: Map<number, readonly Place[]>;
  readonly items: Map<string, readonly Place[]>;
}

/** Prepares the entries of a document for looking citations up. */
export function groundOf(entries: readonly Entry[]): Ground {
  const styles = new Map<string, Entry[]>();
  const numbers = new Map<string, Entry[]>();
  const codes = new Map<string, Entry[]>();
  const children = new Map<string, Entry[]>();
  const add = (all: Map<string, Entry[]>, key: string, entry: Entry) => {
    const known = all.get(key);
    if (known) known.push(entry);
    else all.set(key, [entry]);
  };
  for (const entry of entries) {
    if (entry.code !== undefined && isCoded(entries, entry)) add(codes, entry.code, entry);
    if (!entry.label) continue;
    add(styles, entry.label.style, entry);
    add(numbers, keyOf(entry.label.style, entry.label.values), entry);
    add(children, keyOf(`${entry.parent} ${alike(entry.label.style)}`, entry.label.values), entry);
    add(children, keyOf(`${entry.parent} any`, entry.label.values), entry);
  }
  return { entries, styles, numbers, codes, children, paragraphs: new Map(), items: new Map() };
}

const keyOf = (style: string, values: readonly number[]): string => `${style} ${values.join('.')}`;

/** Finds what the first mark of a citation names, seen from the entry `here` (-1: before the first one). */
export function resolveFirst(ground: Ground, mark: Mark, here: number): Found {
  if (mark.way === '本') return own(ground, mark, here);
  if (mark.way === '前' || mark.way === '次') return beside(ground, mark, here);
  switch (mark.unit) {
    case 'code':
      return one(
        (ground.codes.get(folded(mark.text.replace(/^[上前掲下後記の\s]+/, ''))) ?? []).map(({ index }) => ({
          entry: index,
        })),
      );
    case '項':
      return paragraph(ground, mark, here);
    case '号':
      return item(ground, mark, here);
    case '附則':
      return supplement(ground, here);
    case '別表':
    case '様式':
      return appendix(ground, mark);
    case '章':
      // numbered headings without a unit are chapters to those who cite them
      if (!has(ground, '章')) return climb(ground, { ...mark, unit: '1' }, -1);
      return nearest(ground, here, numbered(ground, mark));
    case '編':
    case '部':
    case '節':
    case '款':
    case '目':
    case '条':
      return nearest(ground, here, numbered(ground, mark));
    default: {
      const found = climb(ground, mark, here);
      return found === 'several' && /[上下]/.test(mark.way) ? nextTo(ground, mark, here) : found;
    }
  }
}

/** Of several places with a number, 上記(2) is the last one before `here`, 下記(2) the next one. */
function nextTo({ numbers }: Ground, { unit, values, way }: Mark, here: number): Found {
  const all = numbers.get(keyOf(unit, values)) ?? [];
  const found = way === '上' ? all.findLast(({ index }) => index < here) : all.find(({ index }) => index > here);
  return found ? [{ entry: found.index }] : 'several';
}

/** Finds what a further mark names inside the place before it. */
export function resolveInside(ground: Ground, mark: Mark, place: Place): Found {
  if (mark.way === '各') {
    const all = mark.unit === '項' ? paragraphsOf(ground, place.entry) : itemsOf(ground, place);
    return all.length > 0 ? all : 'absent';
  }
  if (mark.unit === '項') {
    const all = paragraphsOf(ground, place.entry);
    if (all[0]!.first && same(mark.values, [1])) return [all[0]!];
    const paragraphs = numberedBelow(ground, place.entry, 'any', mark).filter(countsParagraphs);
    return all.length > 1 || !all[0]!.first ? one(paragraphs.map(({ index }) => ({ entry: index }))) : 'absent';
  }
  if (mark.unit === '号') {
    const first = ground.entries[itemsOf(ground, place)[0]?.entry ?? -1];
    const items = numberedBelow(ground, place.entry, 'any', mark).filter(
      ({ label, item }) => label!.style === first?.label?.style && item === first.item,
    );
    return one(items.map(({ index }) => ({ entry: index })));
  }
  const branch = branchOf(ground, mark, place);
  return branch ? [{ entry: branch.index }] : one(below(ground, place.entry, mark));
}

/** 第2の2 is a place beside 第2 where the document has it, and otherwise 2 below 第2; 6(1) may be all of a heading's number. */
function branchOf({ entries, numbers }: Ground, mark: Mark, { entry }: Place): Entry | undefined {
  const { style, values = [] } = entries[entry]?.label ?? {};
  if (style === '1' && mark.unit === '(1)')
    return numbers.get(keyOf('1.1', [...values, ...mark.values]))?.find(({ number }) => number.includes('('));
  return style === '第' && mark.unit === '1' ? numbers.get(keyOf(style, [...values, ...mark.values]))?.[0] : undefined;
}

const countsParagraphs = (entry: Entry): boolean => isParagraph(entry) || entry.label?.style === '項';

/** The article, or 附則 without articles, that an entry stands in, and its paragraph there; undefined outside of both. */
export function paragraphAround(
  ground: Ground,
  here: number,
): { readonly container: number; readonly paragraph: Place } | undefined {
  const path = here < 0 ? [] : pathTo(ground.entries, here);
  const at = path.findLastIndex(({ label }) => label?.style === '条' || label?.style === '附則');
  if (at < 0) return undefined;
  const container = path[at]!.index;
  const inner = path[at + 1]?.index;
  const all = paragraphsOf(ground, container);
  return { container, paragraph: all.find(({ entry, first }) => !first && entry === inner) ?? all[0]! };
}

/** The paragraphs of an article; the first one is the article itself where it has no number. */
export const paragraphsOf = (ground: Ground, container: number): readonly Place[] =>
  remembered(ground.paragraphs, container, () => findParagraphs(ground, container));

function findParagraphs({ entries }: Ground, container: number): readonly Place[] {
  const numbered = childrenOf(entries, container).filter(countsParagraphs);
  const begins = numbered[0]?.label?.values[0] === 1;
  const rest = numbered.map(({ index }) => ({ entry: index }));
  return begins ? rest : [{ entry: container, first: true }, ...rest];
}

/** The items (号) of a paragraph, or of any other place: the first kind of numbers below it. */
export const itemsOf = (ground: Ground, place: Place): readonly Place[] =>
  remembered(ground.items, `${place.entry} ${place.first ?? ''}`, () => findItems(ground, place));

function findItems(ground: Ground, place: Place): readonly Place[] {
  const paragraphs = new Set(paragraphsOf(ground, place.entry).flatMap(({ entry, first }) => (first ? [] : [entry])));
  const children = childrenOf(ground.entries, place.entry).filter(
    ({ index, label }) => label && !paragraphs.has(index) && !TAILS.includes(label.style),
  );
  const style = children[0]?.label?.style;
  return children.filter(({ label }) => label!.style === style).map(({ index }) => ({ entry: index }));
}

function own(ground: Ground, { unit }: Mark, here: number): Found {
  const around = paragraphAround(ground, here);
  if (unit === '項') return around ? [around.paragraph] : 'unit';
  const path = here < 0 ? [] : pathTo(ground.entries, here);
  if (unit === '号') return around ? itemAround(ground, around.paragraph, here) : 'unit';
  const found = path.findLast(({ label }) => label?.style === unit);
  return found ? [{ entry: found.index }] : has(ground, unit) ? 'nothing' : 'unit';
}

function itemAround(ground: Ground, paragraph: Place, here: number): Found {
  const inside = new Set(pathTo(ground.entries, here).map(({ index }) => index));
  const found = itemsOf(ground, paragraph).find(({ entry }) => inside.has(entry));
  return found ? [found] : 'nothing';
}

function remembered<K, T>(memory: Map<K, T>, key: K, find: () => T): T {
  const known = memory.get(key) ?? find();
  memory.set(key, known);
  return known;
}

/** 前条, 前2項, 前各号, 次条; 次の各号 is what stands below. */
function beside(ground: Ground, mark: Mark, here: number): Found {
  const around = paragraphAround(ground, here);
  const count = mark.values[0] ?? 1;
  if (mark.way === '次' && count === Number.POSITIVE_INFINITY) {
    const below = around?.paragraph.entry === here || !around ? { entry: here, ...around?.paragraph } : { entry: here };
    const all = mark.unit === '項' ? paragraphsOf(ground, here) : itemsOf(ground, below);
    return all.length > 0 ? all : 'absent';
  }
  const ahead = mark.way === '前';
  const pick = (all: readonly Place[], at: number): Found => {
    if (at < 0) return 'nothing';
    const found = ahead ? all.slice(Math.max(0, at - count), at) : all.slice(at + 1, at + 1 + count);
    return found.length > 0 && (count === Number.POSITIVE_INFINITY || found.length === count) ? found : 'nothing';
  };
  if (mark.unit === '項' && around) {
    const all = paragraphsOf(ground, around.container);
    return pick(
      all,
      all.findIndex(({ entry, first }) => entry === around.paragraph.entry && first === around.paragraph.first),
    );
  }
  if (mark.unit === '号' && around) {
    const current = itemAround(ground, around.paragraph, here);
    const all = itemsOf(ground, around.paragraph);
    return typeof current === 'string'
      ? 'nothing'
      : pick(
          all,
          all.findIndex(({ entry }) => entry === current[0]!.entry),
        );
  }
  if (mark.unit === '項' || mark.unit === '号') return besideNumber(ground, mark, here, pick);
  const path = here < 0 ? [] : pathTo(ground.entries, here);
  const current = path.findLast(({ label }) => label?.style === mark.unit);
  if (!current) return has(ground, mark.unit) ? 'nothing' : 'unit';
  // articles and chapters are numbered through, but not from the body into 附則
  const through = mark.unit === '条' || mark.unit === '章';
  const group = through ? tailOf(ground.entries, current.index) : current.parent;
  const all = remembered(ground.items, `${mark.unit} ${group}`, () =>
    ground.styles
      .get(mark.unit)!
      .filter(({ index, parent }) => (through ? tailOf(ground.entries, index) : parent) === group)
      .map(({ index }) => ({ entry: index })),
  );
  return pick(
    all,
    all.findIndex(({ entry }) => entry === current.index),
  );
}

/** 前項 and 前号 where no articles are: the number before, as long as only one number can be meant. */
function besideNumber(
  { entries }: Ground,
  { unit }: Mark,
  here: number,
  pick: (all: readonly Place[], at: number) => Found,
): Found {
  const path = (here < 0 ? [] : pathTo(entries, here)).filter(({ label }) => label);
  const isMain = ({ label }: Entry) => /^(?:1|項|第)/.test(label!.style);
  const innermost = path.findLast((entry) => unit === '項' || !isMain(entry)) ?? path.at(-1);
  if (!innermost) return 'nothing';
  const siblings = ({ index, parent, label }: Entry): Found => {
    const all = childrenOf(entries, parent).filter((child) => child.label?.style === label!.style);
    return pick(
      all.map((child) => ({ entry: child.index })),
      all.findIndex((child) => child.index === index),
    );
  };
  const near = siblings(innermost);
  const main = path.findLast(isMain);
  if (unit === '号' || !main || main === innermost) return near;
  const far = siblings(main);
  if (typeof near === 'string') return far;
  return typeof far === 'string' ? near : 'several';
}

/** 第2項 alone: of the article around, or a numbered place of a document without articles. */
function paragraph(ground: Ground, mark: Mark, here: number): Found {
  const around = paragraphAround(ground, here);
  if (around) return resolveInside(ground, mark, { entry: around.container });
  return climb(ground, { ...mark, unit: '1' }, here);
}

/** 第2号 alone: of the paragraph around, or of the only list of its article. */
function item(ground: Ground, mark: Mark, here: number): Found {
  const around = paragraphAround(ground, here);
  if (!around) {
    const all = numbered(ground, mark);
    return all.length > 0 ? nearest(ground, here, all) : climb(ground, { ...mark, unit: '(1)' }, here);
  }
  const inside = resolveInside(ground, mark, around.paragraph);
  if (inside !== 'absent') return inside;
  const lists = paragraphsOf(ground, around.container)
    .map((place) => itemsOf(ground, place))
    .filter((items) => items.length > 0);
  return lists.length === 1
    ? one(lists[0]!.filter(({ entry }) => same(ground.entries[entry]!.label!.values, mark.values)))
    : 'absent';
}

function supplement({ entries, styles }: Ground, here: number): Found {
  const all = styles.get('附則') ?? [];
  const around = here < 0 ? undefined : pathTo(entries, here).find(({ label }) => label?.style === '附則');
  if (around) return [{ entry: around.index }];
  return one(all.map(({ index }) => ({ entry: index })));
}

/** 別表第1 and 別紙1 are different things, 様式第1号 and 別記様式第1号 are not. */
function appendix(ground: Ground, mark: Mark): Found {
  const { unit, text, values } = mark;
  const word = (written: string) => (unit === '様式' ? '' : /[表記図紙]/.exec(written)?.[0]);
  const all = (ground.styles.get(unit) ?? []).filter(({ number }) => word(number) === word(text));
  const exact = all.filter(({ label }) => same(label!.values, values));
  // 別紙2の20: the 20th thing in 別紙2
  if (exact.length === 0 && values.length > 1) return appendix(ground, { ...mark, values: values.slice(0, 1) });
  if (exact.length === 0 && values.length === 0 && all.length === 1) return [{ entry: all[0]!.index }];
  return one(exact.map(({ index }) => ({ entry: index })));
}

/** A bare number names the nearest one: below this place, beside it, beside what is around it, and so on outward. */
function climb(ground: Ground, mark: Mark, here: number): Found {
  const { entries } = ground;
  const levels = [...(here < 0 ? [] : pathTo(entries, here).map(({ index }) => index)).reverse(), -1];
  for (const level of levels) {
    const found = below(ground, level, mark);
    if (found.length > 0) return one(found);
  }
  // 1.3 stands in 1, wherever the citation stands; and the outermost numbers may stand below a heading without one
  const all = [...ground.styles.entries()]
    .filter(([style]) => alike(style) === alike(mark.unit))
    .flatMap(([style]) => ground.numbers.get(keyOf(style, mark.values)) ?? []);
  if (mark.unit.includes('.')) return one(all.map(({ index }) => ({ entry: index })));
  const exact = all.filter(({ label }) => label!.style === mark.unit);
  if (mark.unit === '第' && exact.length === 1) return one(exact.map(({ index }) => ({ entry: index })));
  const outermost = Math.min(...all.map(({ level }) => level));
  const outer = entries.some(({ label, level }) => label && level < outermost);
  if (outer) return all.length > 0 ? 'several' : 'absent';
  return one(all.filter(({ level }) => level === outermost).map(({ index }) => ({ entry: index })));
}

/** Of several places with the number that which shares most of the way with `here`; 附則 only counts from inside it. */
function nearest({ entries }: Ground, here: number, candidates: readonly Entry[]): Found {
  const tail = here < 0 ? -1 : tailOf(entries, here);
  const body = candidates.filter(({ index }) => tailOf(entries, index) < 0);
  const inTail = candidates.filter(({ index }) => tail >= 0 && tailOf(entries, index) === tail);
  const left = body.length > 0 ? body : inTail;
  const way = new Set(here < 0 ? [] : pathTo(entries, here).map(({ index }) => index));
  const shared = ({ index }: Entry) => pathTo(entries, index).filter((entry) => way.has(entry.index)).length;
  const most = Math.max(...left.map(shared));
  return one(left.filter((entry) => shared(entry) === most).map(({ index }) => ({ entry: index })));
}

/** Whether the document has any place of the unit: one without articles means something else by 前条. */
const has = ({ styles }: Ground, unit: string): boolean => styles.has(unit);

const numbered = ({ numbers }: Ground, { unit, values }: Mark): readonly Entry[] =>
  numbers.get(keyOf(unit, values)) ?? [];

/** The 附則, 別表 or 様式 that an entry stands in, -1 for the body. */
function tailOf(entries: readonly Entry[], index: number): number {
  for (let i = index; i >= 0; i = entries[i]!.parent) if (TAILS.includes(entries[i]!.label?.style ?? '')) return i;
  return -1;
}

/** The children of an entry with the number of a mark. */
function below(ground: Ground, parent: number, mark: Mark): readonly Place[] {
  const found = /ア/.test(mark.unit)
    ? childrenOf(ground.entries, parent).filter(
        ({ label, number }) => label && /[アイ]/.test(label.style) && letter(number) === letter(mark.text),
      )
    : numberedBelow(ground, parent, alike(mark.unit), mark);
  return found.map(({ index }) => ({ entry: index }));
}

const numberedBelow = ({ children }: Ground, parent: number, kind: string, { values }: Mark): readonly Entry[] =>
  children.get(keyOf(`${parent} ${kind}`, values)) ?? [];

/** (1) and (一), 3 and 第3 are numbers of one kind. */
const alike = (style: string): string => style.replace('一', '1').replace('第', '1');

/** ア or (ア); イ can be the second of アイウ and the first of イロハ. */
const letter = (text: string): string => text.normalize('NFKC').replace(/[^ァ-ヶ()]/g, '');

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

const one = (found: readonly Place[]): Found =>
  found.length === 0 ? 'absent' : found.length === 1 ? found : 'several';
