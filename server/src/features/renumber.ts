import { tracesOf } from '../coverage/trace';
import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import { endOf } from '../document/entry';
import type { Reference, Step } from '../document/reference';
import type { Edit } from '../rules/finding';
import { labelSpan, lastOf, type Numbered, runsOf } from '../rules/numbering/run';
import { numberLike } from '../text/digits';
import { lineStart } from '../text/lines';
import { NUMERAL, numeralLike } from '../text/numeral';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { entryCited, follow } from './pointed';
import { policyFor } from './term';

/** What renumbering changes. */
export interface Renumbering {
  /** Whether articles are numbered, or something below or beside them. */
  readonly articles: boolean;
  /** The edits of each document, by path. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** How many places get another number. */
  readonly places: number;
  /** How many references follow, and how many named a place that is gone: their number is put in 〔 〕. */
  readonly references: number;
  readonly lost: number;
}

/**
 * New numbers by the index of the entry, and what references to one of two entries with the same number mean. With `closes`, what
 * names a number that is gone is marked.
 */
interface Plan {
  readonly run: readonly Numbered[];
  readonly fresh: ReadonlyMap<number, readonly number[]>;
  readonly meant: ReadonlyMap<number, number>;
  readonly closes: boolean;
}

/**
 * Numbers through what is numbered together with the place at an offset (without one, the articles), and lets every reference
 * follow, in all documents; undefined when it is numbered through already. Of two places with one number the first is taken for
 * the new one: references mean the other.
 */
export function renumber(workspace: Workspace, document: Document, offset?: number): Renumbering | undefined {
  const run = runAt(document, offset);
  const plan = run && planOf(document, run);
  if (!plan || plan.fresh.size === 0) return undefined;
  return { articles: isArticle(run[0]!), places: plan.fresh.size, ...changesOf(workspace, document, plan) };
}

/** Gives one place another number, and lets every reference follow, in all documents. */
export const renumberOne = (
  workspace: Workspace,
  document: Document,
  entry: Numbered,
  values: readonly number[],
): Renumbering['edits'] =>
  changesOf(workspace, document, {
    run: [entry],
    fresh: new Map([[entry.index, values]]),
    meant: new Map(),
    closes: false,
  }).edits;

function changesOf(
  workspace: Workspace,
  document: Document,
  plan: Plan,
): Pick<Renumbering, 'edits' | 'references' | 'lost'> {
  const edits = new Map<string, Edit[]>();
  const add = (path: string, edit: Edit) => edits.set(path, [...(edits.get(path) ?? []), edit]);
  for (const [index, values] of plan.fresh) {
    const entry = document.entries[index]! as Numbered;
    const span = labelSpan(document, entry);
    const iroha = entry.label.style.includes('イ');
    add(document.path, { span, text: rewritten(document.source.slice(span.start, span.end), values, iroha) });
  }
  let references = 0;
  let lost = 0;
  for (const one of workspace.documents())
    for (const { step, values } of stepsInto(workspace, one, document, plan)) {
      const written = one.source.slice(step.span.start, step.span.end);
      if (values) references++;
      else lost++;
      add(one.path, { span: step.span, text: values ? rewritten(written, values, false) : bracketed(written) });
    }
  for (const one of workspace.documents())
    for (const edit of tracesInto(workspace, one, document, plan)) {
      references++;
      add(one.path, edit);
    }
  if (isArticle(plan.run[0]!)) for (const edit of inContents(document, plan)) add(document.path, edit);
  return { edits, references, lost };
}

/** Whether something that is numbered stands on the line of an offset. */
export const isNumberedAt = (document: Document, offset: number): boolean => runAt(document, offset) !== undefined;

const isArticle = ({ label }: Numbered): boolean => label.style === '条';

/** What is numbered together with the entry whose own line holds an offset; without one, the articles before 附則. */
function runAt(document: Document, offset: number | undefined): readonly Numbered[] | undefined {
  const runs = runsOf(document).filter(([first]) => first!.label.length > 0);
  return offset === undefined
    ? runs.find(([first]) => isArticle(first!))
    : runs.find((run) => run.some(({ span }) => lineStart(document.lines, span.start) <= offset && offset <= span.end));
}

function planOf(document: Document, run: readonly Numbered[]): Plan {
  const fresh = new Map<number, readonly number[]>();
  const meant = new Map<number, number>();
  const first = firstOf(document, run);
  run.forEach((entry, i) => {
    const { style, values } = entry.label;
    // 3-3の2 becomes a number of its own, as 第3条の2 does
    const outer = style.includes('.') ? values.slice(0, style.endsWith('の1') ? -2 : -1) : [];
    const wanted = [...outer, first + i];
    if (wanted.join() !== values.join()) fresh.set(entry.index, wanted);
    const before = run[i - 1];
    if (before && before.label.values.join() === values.join()) meant.set(before.index, entry.index);
  });
  // 2.1 below 2 carries the number of the place that it stands in
  for (const entry of document.entries) {
    const { label, index } = entry;
    if (!label?.style.includes('.') || fresh.has(index)) continue;
    for (const { index: above, label: outer } of pathTo(document.entries, index).slice(0, -1)) {
      const values = fresh.get(above);
      if (values && outer && label.values.slice(0, outer.values.length).join() === outer.values.join())
        fresh.set(index, [...values, ...label.values.slice(values.length)]);
    }
  }
  return { run, fresh, meant, closes: true };
}

/** The first number of a run: 2 for the paragraphs of an article whose first one has none, 0 where it was 0. */
function firstOf({ entries, passages }: Document, run: readonly Numbered[]): number {
  const [first] = run as readonly [Numbered, ...Numbered[]];
  const parent = entries[first.parent];
  if (
    parent?.label?.style === '条' &&
    /^[項1]$/.test(first.label.style) &&
    passages.some(({ entry, form }) => entry === parent.index && form === 'text')
  )
    return 2;
  return Math.min(1, lastOf(first));
}

/** The steps of references that get another number, or lose their place (no `values`). */
function stepsInto(
  workspace: Workspace,
  document: Document,
  target: Document,
  plan: Plan,
): readonly { readonly step: Step; readonly values?: readonly number[] }[] {
  return document.references.flatMap((reference) => {
    if (document !== target && reference.document === undefined) return [];
    const into = reference.document ? follow(workspace, document, reference) : undefined;
    if (into ? into.document !== target || document === target : document !== target) return [];
    const named = namedBy(reference, target, into?.entries[0]?.index, plan);
    return reference.steps.flatMap((step, i) => {
      if (step.values.length === 0 || /^[前次同各]/.test(step.way)) return [];
      const index = named[i];
      // what is gone would name something else afterwards
      if (index === undefined)
        return plan.closes && isOfRun(reference, i, named[i - 1], target, plan) ? [{ step }] : [];
      // the first paragraph of an article has no number of its own: it is the article's entry
      const isNamed = step.unit !== '項' || target.entries[index]!.label?.style !== '条';
      const values = isNamed ? plan.fresh.get(index) : undefined;
      return values ? [{ step, values }] : [];
    });
  });
}

/**
 * The entry that each step names; undefined where there is none, or where it is none of ours. From another document only the last
 * one is known, and what stands around it. Of two entries with one number the second is meant.
 */
function namedBy(
  reference: Reference,
  target: Document,
  last: number | undefined,
  plan: Plan,
): readonly (number | undefined)[] {
  const { steps } = reference;
  const path = last === undefined ? [] : pathTo(target.entries, last).filter(({ label }) => label?.values.length);
  const named: (number | undefined)[] = [];
  steps.forEach((step, i) => {
    const numbered = plan.run.findLast(({ label }) => label.values.join() === step.values.join());
    const known = step.targets[0] ?? path.at(i - steps.length)?.index;
    const ours = isOfRun(reference, i, named[i - 1], target, plan) ? numbered?.index : undefined;
    named.push(known === undefined ? ours : (plan.meant.get(known) ?? known));
  });
  return named;
}

/** Whether a step that leads nowhere by itself counts in the run: 第2号 of an article whose items are renumbered. */
function isOfRun(
  { steps, entry }: Reference,
  i: number,
  before: number | undefined,
  { entries }: Document,
  { run }: Plan,
): boolean {
  const { unit, values, targets } = steps[i]!;
  const [first] = run as readonly [Numbered, ...Numbered[]];
  const { style } = first.label;
  const isUnit = unit === style || (unit === '号' && /^\(?[1一]\)?$/.test(style));
  if (!isUnit || targets.length > 0 || values.at(-1)! > Math.max(...run.map(lastOf))) return false;
  if (isArticle(first)) return true;
  if (style.includes('.')) return values.slice(0, -1).join() === first.label.values.slice(0, -1).join();
  return i > 0
    ? before === first.parent
    : pathTo(entries, entry).some(({ index }) => index >= 0 && index === first.parent);
}

/** What comments of a draft declare (covers 6(3)①), where the numbers of its policy change. */
function tracesInto(workspace: Workspace, draft: Document, target: Document, { fresh, meant }: Plan): readonly Edit[] {
  const policy = draft === target ? undefined : policyFor(workspace, draft);
  if (policy?.document !== target) return [];
  const values = (index: number): readonly number[] => {
    const path = pathTo(target.entries, index).filter(({ label }) => label?.values.length);
    // 2.1 says the 2 that it stands in by itself
    const said = path.filter((_, i) => !path[i + 1]?.label?.style.includes('.'));
    return said.flatMap((entry) => fresh.get(meant.get(entry.index) ?? entry.index) ?? entry.label!.values);
  };
  return tracesOf(policy, draft).flatMap(({ form, span }) => {
    const written = draft.source.slice(span.start, span.end);
    const entry = form === 'comment' ? entryCited(target, written.replace(/-\d+$/, '')) : undefined;
    const text = entry ? rewritten(written, values(entry.index), false) : written;
    return text === written ? [] : [{ span, text }];
  });
}

const ARTICLE = /第([ 　]*[0-9０-９〇一二三四五六七八九十百]+[ 　]*)条(?:の[0-9０-９〇一二三四五六七八九十]+)*/;

/** What branches off a number that is no article's: (4)の2, (4の2), 3-3の2. */
const BRANCH = /の[0-9０-９〇一二三四五六七八九十百]+(?=[)）.．:：]?\s*$)/;

/** A number as it was written, with other values: 第２条の２ → 第４条, (2) → (3), 2.1 → 3.1, 3-3の2 → 3-4. */
function rewritten(written: string, values: readonly number[], iroha: boolean): string {
  if (ARTICLE.test(written))
    return written.replace(ARTICLE, (_, old) => {
      const [number, ...branches] = values.map((value) => numberLike(old, value));
      return [`第${number}条`, ...branches].join('の');
    });
  let i = 0;
  const numerals = written.match(RegExp(NUMERAL, 'g'))?.length ?? 0;
  return (numerals > values.length ? written.replace(BRANCH, '') : written).replace(RegExp(NUMERAL, 'g'), (old) => {
    const value = values[i++];
    return value === undefined ? old : numeralLike(old, value, iroha);
  });
}

/** A number that leads nowhere any more, to be looked at. */
const bracketed = (written: string): string =>
  ARTICLE.test(written) ? written.replace(/第(.+)条/, '第〔$1〕条') : `〔${written}〕`;

/** The ranges of articles in a 目次: 第1章　総則（第1条―第3条）. */
function inContents(document: Document, { run, fresh, meant }: Plan): readonly Edit[] {
  const { entries, source } = document;
  const contents = entries.find(({ label }) => label?.style === '目次');
  if (!contents) return [];
  return [...source.slice(contents.span.start, endOf(document, contents)).matchAll(RegExp(ARTICLE, 'g'))].flatMap(
    (match) => {
      const values = match[0].replace(/[０-９]/g, (c) => c.normalize('NFKC')).match(/\d+/g) ?? [];
      const entry = run.find(({ label }) => label.values.join() === values.join());
      const number = entry && fresh.get(meant.get(entry.index) ?? entry.index);
      if (!number) return [];
      const start = contents.span.start + match.index;
      const span: Span = { start, end: start + match[0].length };
      return [{ span, text: rewritten(match[0], number, false) }];
    },
  );
}
