import { countWhile } from '../text/bisect';
import { recall, remembering } from '../text/memory';
import { sentencesOf } from '../text/sentence';
import type { Span } from '../text/span';
import { isParagraph, pathTo } from './citation';
import type { Entry, Passage } from './entry';
import type { Outline } from './outline';
import { type Prose, sliceProse, sourceOf, unwrapped } from './prose';
import { laidOut, passagesBelow } from './shape';

/** One sentence, item or table row of a document: the smallest thing that can be a rule. */
export interface Statement {
  readonly index: number;
  /** Index of the entry that it stands under, -1 before the first; `placeOf` cites it. */
  readonly entry: number;
  readonly form: Passage['form'];
  readonly prose: Prose;
  readonly text: string;
  /** Where it stands in the source. */
  readonly span: Span;
  /** The statement that introduces this one (柱書: 次の各号に掲げる…), by index; -1 for none. */
  readonly lead: number;
  /** Set where it goes on with the sentence of its lead-in, behind the list: 「次の事項 (1)… (2)… を記す。」 */
  readonly goesOn?: true;
  /** What it adds to, by index: the main clause of a ただし書, the sentence that calls a footnote; -1 for all others. */
  readonly main: number;
  /** For a table row below the header: the header of each cell. */
  readonly header?: readonly string[];
  /** For a table row: its cells, each with its own way back to the source. */
  readonly cells?: readonly Prose[];
}

/** Words by which a sentence says that a list follows and belongs to it. */
const LEADS =
  /(?:(?<![年月週二三])次|以下|下記|左記)(?:の|に|による|のとおり|$)|[次下]表の|とおり(?:とする|である)|に掲げる|各号|に定めるところによる|(?:こと|事項|(?<![うくすつぬむる])もの|措置|対策)(?:は|とする)?[。:：]?$|(?:[：:]|は[、，]?)$/;
/** What qualifies the sentence before it and stands between it and its items. */
const QUALIFIES = /^(?:ただし|但し|この場合|なお)/;

/** Whether a sentence introduces the list behind it. */
export const leads = remembering(10_000, (text) => LEADS.test(text));

/** The statements of a document, and the index of the first one of each passage. */
export interface Statements {
  readonly all: readonly Statement[];
  readonly starts: readonly number[];
  /** Those that go on with the sentence of their lead-in, in order. */
  readonly ends: readonly number[];
  /** How many at the beginning are the same as in the earlier reading, and how many at the end but for where they stand. */
  readonly kept: { readonly head: number; readonly tail: number };
}

/** Cuts the passages into statements and finds each one's lead-in; what the outline has kept of a `previous` reading is kept here. */
export function readStatements(
  outline: Outline,
  previous?: { readonly outline: Outline; readonly statements: Statements },
): Statements {
  const { entries, passages, kept } = outline;
  const from = previous ? beginning(passages, kept.passages.head) : 0;
  const head = previous ? (previous.statements.starts[from] ?? previous.statements.all.length) : 0;
  const out: Statement[] = previous?.statements.all.slice(0, head) ?? [];
  const starts = previous?.statements.starts.slice(0, from) ?? [];
  /** The last sentence directly below each entry that is not in a list of its own, and the last bullet of each nesting. */
  const last = lastBefore(outline, out, starts);
  const bullets: number[] = [];
  const calls: (number | undefined)[] = [];
  const untouched = previous && isUntouched(outline, previous.outline);
  for (let i = from; i < passages.length; i++) {
    const passage = passages[i]!;
    if (previous && untouched?.(i)) return goOn(out, starts, head, i, outline, previous);
    starts.push(out.length);
    const note = passage.form === 'note';
    const bullet = isBullet(passage);
    const lead = passage.goesOn
      ? last.get(passage.entry)
      : bullet
        ? (bullets[passage.depth - 1] ?? introducedAround(entries, out, last, passage.entry))
        : note
          ? undefined
          : leadOf(entries, out, last, passage);
    const before = out.length;
    for (const part of passage.form === 'row'
      ? [{ start: 0, end: passage.prose.text.length }]
      : sentencesOf(passage.prose.text)) {
      const isAll = part.start === 0 && part.end === passage.prose.text.length;
      // what is all of its passage has the same prose, which then moves once
      const cut = isAll ? passage.prose : sliceProse(passage.prose, part.start, part.end);
      const prose = passage.form === 'row' ? cut : unwrapped(cut);
      if (prose.text.trim() === '') continue;
      calls[out.length] = passage.call;
      out.push({
        index: out.length,
        entry: passage.entry,
        form: passage.form,
        prose,
        text: prose.text,
        span: sourceOf(prose, 0, prose.text.length),
        lead: (passage.goesOn && part.start > 0 ? undefined : lead) ?? -1,
        ...(passage.goesOn && part.start === 0 && { goesOn: true }),
        main: PROVISO.test(prose.text) && !note ? mainOf(out, passage) : -1,
        ...(passage.header && { header: passage.header }),
        ...(passage.cells && { cells: passage.cells }),
      });
    }
    if (note || out.length === before) continue;
    const latest = out.length - 1;
    if (bullet) {
      bullets.length = passage.depth;
      bullets[passage.depth] = latest;
    } else {
      bullets.length = 0;
      if (passage.form !== 'row') last.set(passage.entry, latest);
    }
  }
  const all = out.map((statement) => {
    const call = calls[statement.index];
    return call === undefined ? statement : { ...statement, main: callerOf(out, call) };
  });
  return ended({ all, starts, ends: endsAmong(previous, head, all), kept: { head, tail: 0 } });
}

/** Of statements the first `head` of which are those of an earlier reading, the ones that go on with their lead-in. */
const endsAmong = (
  previous: { readonly statements: Statements } | undefined,
  head: number,
  statements: readonly Statement[],
): readonly number[] => [
  ...(previous?.statements.ends.filter((index) => index < head) ?? []),
  ...statements.slice(head).flatMap(({ index, goesOn }) => (goesOn ? [index] : [])),
];

const isBullet = ({ form, depth }: Passage): boolean => form === 'bullet' || (form === 'row' && depth > 0);

/** The last passage up to `at` that is in no list: what stands before says nothing of it but as its entries do. */
function beginning(passages: readonly Passage[], at: number): number {
  let from = Math.min(at, passages.length - 1);
  while (from > 0 && isBullet(passages[from]!)) from--;
  return Math.max(0, from);
}

/** What stands before the first entry, which introduces items that stand in none. */
const BEFORE_ALL = -1;

const INTRODUCES = /^(?:text|lead|title)$/;

/** The last sentence below each entry around the passage that is read next; `starts` tells where those before it begin. */
function lastBefore(
  { entries, passages, shape }: Outline,
  out: readonly Statement[],
  starts: readonly number[],
): Map<number, number> {
  const last = new Map<number, number>();
  const from = starts.length;
  if (from === 0) return last;
  const endAt = (passage: number): number => starts[passage + 1] ?? out.length;
  for (const { index } of pathTo(entries, passages[from]?.entry ?? BEFORE_ALL)) {
    const at = passagesBelow(shape, passages)
      .get(index)
      ?.findLast((i) => i < from && INTRODUCES.test(passages[i]!.form) && starts[i]! < endAt(i));
    if (at !== undefined) last.set(index, endAt(at) - 1);
  }
  for (let i = 0; out[i]?.entry === BEFORE_ALL; i++) if (INTRODUCES.test(out[i]!.form)) last.set(BEFORE_ALL, i);
  return last;
}

/** Whether a passage begins an entry around which nothing has changed, so that it and what follows says what it said. */
function isUntouched({ entries, passages, kept }: Outline, before: Outline): (passage: number) => boolean {
  const tail = passages.length - kept.passages.tail;
  const changed = new Set(
    [
      ...passages.slice(kept.passages.head, tail),
      ...before.passages.slice(kept.passages.head, before.passages.length - kept.passages.tail),
    ].map(({ entry }) => entry),
  );
  const isKept = ({ index }: Entry) =>
    index >= entries.length - kept.entries.tail || (index < kept.entries.head && !changed.has(index));
  return (i) =>
    i >= tail &&
    !changed.has(BEFORE_ALL) &&
    !isBullet(passages[i]!) &&
    !passages[i]!.goesOn &&
    passages[i]!.entry !== passages[i - 1]?.entry &&
    pathTo(entries, passages[i]!.entry).every(isKept);
}

/** Takes over the statements from a passage on. */
function goOn(
  out: Statement[],
  starts: number[],
  head: number,
  passage: number,
  { passages, kept: { passages: kept, stays, entryAt } }: Outline,
  { outline, statements }: { readonly outline: Outline; readonly statements: Statements },
): Statements {
  const earlier = passage - passages.length + outline.passages.length;
  const first = statements.starts[earlier]!;
  const more = out.length - first;
  const same = statements.starts[kept.head] ?? 0;
  const at = (index: number) => (index < same ? index : index + more);
  const tail = statements.all.slice(first);
  const recount = (statement: Statement): Statement => {
    const { form, prose, text, span, goesOn, header, cells } = statement;
    const index = statement.index + more;
    const counted = {
      index,
      entry: entryAt(statement.entry),
      form,
      prose,
      text,
      span,
      lead: at(statement.lead),
      main: at(statement.main),
    };
    if (!goesOn && !header && !cells) return counted;
    return { ...counted, ...(goesOn && { goesOn }), ...(header && { header }), ...(cells && { cells }) };
  };
  const isSame = stays && more === 0;
  const behind = statements.ends.filter((index) => index >= first).map((index) => index + more);
  return ended({
    all: out.concat(isSame ? tail : tail.map(recount)),
    starts: starts.concat(
      more === 0 ? statements.starts.slice(earlier) : statements.starts.slice(earlier).map((start) => start + more),
    ),
    ends: [...endsAmong({ statements }, head, out), ...behind],
    kept: { head, tail: tail.length },
  });
}

/** The statements that stand directly under each entry, by their indices. */
export const statementsBelow = ({
  statements,
}: {
  readonly statements: readonly Statement[];
}): ReadonlyMap<number, readonly number[]> =>
  recall(BELOW, statements, () => laidOut(statements, ({ entry }) => entry));

const BELOW = new WeakMap<readonly Statement[], ReadonlyMap<number, readonly number[]>>();

/** The sentence that a footnote's mark stands in or right behind. */
function callerOf(out: readonly Statement[], call: number): number {
  let at = countWhile(out, ({ span }) => span.start <= call) - 1;
  while (at >= 0 && out[at]!.form === 'note') at--;
  return at;
}

/** What a lead-in says in the end: where its sentence goes on behind the list, the words there. */
export const endOf = (statements: readonly Statement[], lead: Statement): string =>
  ENDS.get(statements)?.get(lead.index) ?? lead.text;

/** Remembers the ends of all lead-ins. */
function ended(statements: Statements): Statements {
  const { all, ends } = statements;
  ENDS.set(all, new Map(ends.map((index) => [all[index]!.lead, all[index]!.text])));
  return statements;
}

const ENDS = new WeakMap<readonly Statement[], ReadonlyMap<number, string>>();

/** What says something of the sentence before it. */
const PROVISO = /^(?:ただし|但し|この場合に)/;

/** The sentence before, in the same place, that is no ただし書 itself. */
function mainOf(out: readonly Statement[], { entry, form }: Passage): number {
  const before = out.at(-1);
  if (before?.entry !== entry || form === 'row') return -1;
  return before.main < 0 ? before.index : before.main;
}

/** An item of the outline is introduced by the sentence of the entry around it. */
function leadOf(
  entries: readonly Entry[],
  out: readonly Statement[],
  last: ReadonlyMap<number, number>,
  passage: Passage,
): number | undefined {
  if (passage.form === 'row') return introducedAround(entries, out, last, passage.entry);
  const entry = entries[passage.entry];
  if (!entry || last.has(entry.index) || isOwn(entries, entry)) return undefined;
  const lead = introduced(out, last.get(entry.parent));
  if (lead !== undefined && passage.form !== 'text') return lead;
  return entry.depth === 0 ? lead : undefined;
}

/** Articles, and paragraphs of an article, stand for themselves; only items belong to the sentence around them. */
const isOwn = (entries: readonly Entry[], entry: Entry): boolean =>
  /^[編部章節款目条項]$/.test(entry.label?.style ?? '') ||
  (isParagraph(entry) && /^(?:条|附則)$/.test(entries[entry.parent]?.label?.style ?? ''));

/** What introduces a list below an entry: its own last sentence, or that of the nearest entry around it that has one. */
function introducedAround(
  entries: readonly Entry[],
  out: readonly Statement[],
  last: ReadonlyMap<number, number>,
  index: number,
): number | undefined {
  let at = index;
  while (at >= 0 && !last.has(at)) at = entries[at]!.parent;
  return introduced(out, last.get(at));
}

/** 「次に掲げる者に貸す。ただし、…」: a ただし書 between a sentence and its items is passed over. */
function introduced(out: readonly Statement[], index: number | undefined): number | undefined {
  if (index === undefined) return undefined;
  const { entry, text } = out[index]!;
  if (leads(text)) return index;
  return QUALIFIES.test(text) && out[index - 1]?.entry === entry ? introduced(out, index - 1) : undefined;
}
