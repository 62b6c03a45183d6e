import { formatNumber } from './counter';
import { attribute, child, children, type Xml } from './xml';

/**
 * Word's automatic numbers. They stand nowhere in the text: a paragraph names a list and a level, its style may do so for it,
 * and Word counts. This counts as Word does (ECMA-376 part 1, 17.9).
 */
export interface Numbering {
  /** The label of the next paragraph with these properties, in document order; undefined for one that has none. */
  readonly next: (properties: Xml | undefined, style: string | undefined) => Mark | undefined;
  /** Formats that came up and are not known: their numbers are written in digits. */
  readonly unknown: ReadonlySet<string>;
}

/** A number as text, or a bullet of a nesting from 0. */
export type Mark = { readonly text: string } | { readonly bullet: number };

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly style: string | undefined;
  /** After which outer level it begins anew (1-based); 0 for never, undefined for each. */
  readonly restart: number | undefined;
  readonly legal: boolean;
}

interface List {
  readonly abstract: string;
  /** What this list says otherwise than its abstract one, level by level. */
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

/** What a style says of numbering, its own or that of the style it is based on. */
interface StyleNumber {
  readonly list: string | undefined;
  readonly level: number | undefined;
}

/** Levels of a Word list. */
const LEVELS = 9;

/** Reads numbering.xml and styles.xml; either may be absent. */
export function readNumbering(numbering: Xml | undefined, styles: Xml | undefined): Numbering {
  const abstracts = readAbstracts(numbering);
  const lists = readLists(numbering);
  const ofStyle = readStyles(styles);
  const counters = new Map<string, number[]>();
  const started = new Set<string>();
  const unknown = new Set<string>();

  const levelsOf = (abstract: string, seen = 0): ReadonlyMap<number, Level> => {
    const found = abstracts.get(abstract);
    // a list that only points to a numbering style
    const list = found?.link === undefined || seen > 5 ? undefined : ofStyle.get(found.link)?.list;
    const target = list === undefined ? undefined : lists.get(list);
    return target ? levelsOf(target.abstract, seen + 1) : (found?.levels ?? new Map());
  };

  const next: Numbering['next'] = (properties, style) => {
    const own = child(properties, 'w:numPr');
    const inherited = style === undefined ? undefined : ofStyle.get(style);
    const id = attribute(child(own, 'w:numId'), 'w:val') ?? inherited?.list;
    const list = id === undefined ? undefined : lists.get(id);
    if (!list || id === '0') return undefined;
    const levels = levelsOf(list.abstract);
    const styled = [...levels].find(([, level]) => style !== undefined && level.style === style)?.[0];
    const at = Math.min(
      LEVELS - 1,
      number(attribute(child(own, 'w:ilvl'), 'w:val')) ?? styled ?? inherited?.level ?? 0,
    );
    const levelAt = (i: number): Level => list.levels.get(i) ?? levels.get(i) ?? PLAIN;
    const level = levelAt(at);
    if (level.format === 'bullet') return { bullet: at };
    const counts = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, counts);
    count(counts, at, levelAt, list, id!, started);
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const i = Number(digit) - 1;
      const format = level.legal && i < at ? 'decimal' : levelAt(i).format;
      const value = counts[i] ?? levelAt(i).start;
      const shown = formatNumber(value, format);
      if (shown === undefined) unknown.add(format);
      return shown ?? String(value);
    });
    return text === '' ? undefined : { text };
  };
  return { next, unknown };
}

/** One step: this level goes on or begins, outer ones that were skipped begin, inner ones begin anew. */
function count(
  counts: number[],
  at: number,
  levelAt: (i: number) => Level,
  list: List,
  id: string,
  started: Set<string>,
): void {
  for (let i = 0; i < at; i++) counts[i] ??= list.starts.get(i) ?? levelAt(i).start;
  const override = list.starts.get(at);
  const first = override !== undefined && !started.has(`${id} ${at}`);
  started.add(`${id} ${at}`);
  counts[at] = first ? override : counts[at] === undefined ? (override ?? levelAt(at).start) : counts[at]! + 1;
  for (let i = at + 1; i < LEVELS; i++) {
    const { restart } = levelAt(i);
    if (restart === undefined || (restart > 0 && at < restart)) delete counts[i];
  }
}

const PLAIN: Level = { start: 1, format: 'decimal', text: '', style: undefined, restart: undefined, legal: false };

function readAbstracts(
  numbering: Xml | undefined,
): ReadonlyMap<string, { levels: ReadonlyMap<number, Level>; link: string | undefined }> {
  return new Map(
    children(numbering, 'w:abstractNum').map((one) => [
      attribute(one, 'w:abstractNumId') ?? '',
      { levels: readLevels(one), link: attribute(child(one, 'w:numStyleLink'), 'w:val') },
    ]),
  );
}

const readLevels = (parent: Xml | undefined): ReadonlyMap<number, Level> =>
  new Map(children(parent, 'w:lvl').map((level) => [number(attribute(level, 'w:ilvl')) ?? 0, readLevel(level)]));

function readLevel(level: Xml): Level {
  const value = (name: string) => attribute(child(level, name), 'w:val');
  // newer formats stand in mc:AlternateContent with an older one to fall back on
  const alternate = child(level, 'mc:AlternateContent');
  const format =
    value('w:numFmt') ??
    attribute(child(child(alternate, 'mc:Fallback'), 'w:numFmt'), 'w:val') ??
    attribute(child(child(alternate, 'mc:Choice'), 'w:numFmt'), 'w:val');
  const legal = child(level, 'w:isLgl');
  return {
    start: number(value('w:start')) ?? 0,
    format: format ?? 'decimal',
    text: value('w:lvlText') ?? '',
    style: value('w:pStyle'),
    restart: number(value('w:lvlRestart')),
    legal: legal !== undefined && !/^(?:0|false|off)$/.test(attribute(legal, 'w:val') ?? ''),
  };
}

function readLists(numbering: Xml | undefined): ReadonlyMap<string, List> {
  return new Map(
    children(numbering, 'w:num').map((num) => {
      const levels = new Map<number, Level>();
      const starts = new Map<number, number>();
      for (const override of children(num, 'w:lvlOverride')) {
        const at = number(attribute(override, 'w:ilvl')) ?? 0;
        const level = child(override, 'w:lvl');
        if (level) levels.set(at, readLevel(level));
        const start = number(attribute(child(override, 'w:startOverride'), 'w:val'));
        if (start !== undefined) starts.set(at, start);
      }
      return [
        attribute(num, 'w:numId') ?? '',
        { abstract: attribute(child(num, 'w:abstractNumId'), 'w:val') ?? '', levels, starts },
      ];
    }),
  );
}

function readStyles(styles: Xml | undefined): ReadonlyMap<string, StyleNumber> {
  const all = new Map(children(styles, 'w:style').map((style) => [attribute(style, 'w:styleId') ?? '', style]));
  const resolve = (id: string, seen: number): StyleNumber | undefined => {
    const style = all.get(id);
    const own = child(child(style, 'w:pPr'), 'w:numPr');
    const base = attribute(child(style, 'w:basedOn'), 'w:val');
    const outer = base === undefined || seen > 20 ? undefined : resolve(base, seen + 1);
    return {
      list: attribute(child(own, 'w:numId'), 'w:val') ?? outer?.list,
      level: number(attribute(child(own, 'w:ilvl'), 'w:val')) ?? outer?.level,
    };
  };
  return new Map(
    [...all.keys()].flatMap((id) => {
      const found = resolve(id, 0);
      return found?.list === undefined ? [] : [[id, found] as const];
    }),
  );
}

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,6}$/.test(text) ? Number(text) : undefined;
