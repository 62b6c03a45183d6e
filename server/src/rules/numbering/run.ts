import { childrenOf, pathTo } from '../../document/citation';
import type { Document } from '../../document/document';
import type { Entry } from '../../document/entry';
import { type Label, TAILS } from '../../document/label';
import { countWhile } from '../../text/bisect';
import type { Span } from '../../text/span';

/** An entry that has a number. */
export type Numbered = Entry & { readonly label: Label };

/**
 * The entries that are numbered together, in order: articles through all chapters (but not from the body into 附則), chapters
 * through the document, everything else below one entry. Where numbers begin anew (items of an unnumbered paragraph, articles in
 * each chapter), so does a run.
 */
export function runsOf(document: Document): readonly (readonly Numbered[])[] {
  const known = RUNS.get(document) ?? readRuns(document);
  RUNS.set(document, known);
  return known;
}

const RUNS = new WeakMap<Document, readonly (readonly Numbered[])[]>();

function readRuns({ entries, passages }: Document): readonly (readonly Numbered[])[] {
  const groups = new Map<string, Numbered[]>();
  for (const entry of entries) {
    if (!isNumbered(entry)) continue;
    const key = `${placeOf(entries, entry)} ${kindOf(entry)}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  const parted = new Set(passages.flatMap(({ entry, form }) => (form === 'text' || form === 'row' ? entry : [])));
  return [...groups.values()].flatMap((group) => split(group, parted));
}

const isNumbered = (entry: Entry): entry is Numbered =>
  entry.label !== undefined &&
  entry.label.values.length > 0 &&
  entry.label.style !== '目次' &&
  // of questions and answers: no letters of a series
  !/^[QA]$/.test(entry.number);

/** The numbered entry with an index. */
export const numberedAt = ({ entries }: Document, index: number): Numbered => entries[index] as Numbered;

/** 別表第1 and 別紙1 are counted apart, 1.1 and 1.2 by what stands before the last number. */
function kindOf({ label: { style, number, values } }: Numbered): string {
  if (style === '別表') return `別${/[表記図紙]/.exec(number)![0]}`;
  const stem = isBranched(style) ? style.slice(0, -2) : style;
  return stem.includes('.') ? `${stem} ${values.slice(0, stem === style ? -1 : -2).join('.')}` : stem;
}

/** The entry below which a number counts; `body` for what is numbered through. */
function placeOf(entries: readonly Entry[], entry: Numbered): string {
  const { style } = entry.label;
  if (TAILS.includes(style)) return 'body';
  if (!/^[章条]$/.test(style)) return String(entry.parent);
  const around = pathTo(entries, entry.index).slice(0, -1);
  const tail = around.find(({ label }) => TAILS.includes(label?.style ?? ''));
  const part = style === '章' ? around.find(({ label }) => /^[編部]$/.test(label?.style ?? '')) : undefined;
  return String(tail?.index ?? part?.index ?? 'body');
}

/** Cuts a group where its numbers begin anew. `parted` are the entries with text below their own line. */
function split(group: readonly Numbered[], parted: ReadonlySet<number>): readonly (readonly Numbered[])[] {
  const runs: Numbered[][] = [];
  group.forEach((entry, i) => {
    const before = group[i - 1];
    if (!before || begins(before, entry, parted)) runs.push([entry]);
    else runs.at(-1)!.push(entry);
  });
  return runs;
}

/** 1 behind a higher number begins anew; articles and chapters only where they stand in another chapter or part. */
function begins(before: Numbered, entry: Numbered, parted: ReadonlySet<number>): boolean {
  if (lastOf(entry) !== 1 || entry.label.values.length > before.label.values.length) return false;
  if (/^[章条]$/.test(entry.label.style)) return entry.parent !== before.parent;
  if (TAILS.includes(entry.label.style)) return false;
  // (1) behind (1): words that introduce a second list stand between them
  return lastOf(before) !== 1 || parted.has(before.index);
}

/** The number that counts: 2―4―1 → 1, 第5条の2 → 5, 3-3の2 → 3. */
export const lastOf = ({ label: { style, values } }: Numbered): number =>
  isBranched(style) ? values.at(-2)! : style.includes('.') ? values.at(-1)! : values[0]!;

/** The branch of a number: 第5条の2 → 2, 3-3の2 → 2, and 1 for the number that they branch off. */
export const branchOf = ({ label: { style, values } }: Numbered): number =>
  isBranched(style) ? values.at(-1)! : style.includes('.') ? 1 : (values[1] ?? 1);

const isBranched = (style: string): boolean => style.endsWith('の1');

/** Where the number stands, without the space behind it; the marker of a Markdown list counts as one. */
export function labelSpan({ source }: Document, { span: { start }, label, number }: Numbered): Span {
  const written = source.slice(start, start + (label.length || number.length + 1));
  return { start, end: start + Math.max(1, written.trimEnd().length) };
}

/** A number in another style between two of its series, read as something inside the one before it: (1) ② (3). */
export interface Stray {
  readonly before: Numbered;
  readonly entry: Numbered;
  readonly next: Numbered;
}

/** The strays of a document: they go on where the series stopped, and it goes on behind them. */
export const straysIn = ({ entries }: Document): readonly Stray[] =>
  entries.flatMap((before): Stray[] => {
    if (!isNumbered(before) || !BRACKETED.test(before.label.style)) return [];
    const [entry, second] = childrenOf(entries, before.index).filter(isNumbered);
    if (!entry || second || !BRACKETED.test(entry.label.style)) return [];
    const siblings = childrenOf(entries, before.parent);
    const next = siblings[countWhile(siblings, ({ index }) => index <= before.index)];
    if (!next || !isNumbered(next)) return [];
    const value = before.label.values[0]!;
    const goesOn = entry.label.values[0] === value + 1 && next.label.values[0] === value + 2;
    return goesOn && next.label.style === before.label.style ? [{ before, entry, next }] : [];
  });

const BRACKETED = /^(?:\(?[1一ア]\)?|①)$/;
