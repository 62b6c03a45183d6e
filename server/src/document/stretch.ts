import { countBelow, countWhile } from '../text/bisect';
import { changed } from '../text/change';
import { recall } from '../text/memory';
import type { Entry } from './entry';
import type { Outline } from './outline';
import type { Statement, Statements } from './statement';

/**
 * A run of statements under one heading or article. While neither they, nor the headings around them, nor what introduces them or
 * stands right behind them has changed, the `key` is the same object, wherever the stretch stands: what was found in it still
 * holds. Where stretches are cut is of no meaning.
 */
export interface Stretch {
  readonly key: object;
  /** The first passage, and the statements from `from` up to `to`. */
  readonly passage: number;
  readonly from: number;
  readonly to: number;
  /** Where the first statement stands: all of the stretch moves with it. */
  readonly start: number;
}

/** Cuts a document into stretches; those that an edit did not reach are the `previous` ones. */
export function stretchesOf(
  outline: Outline,
  statements: Statements,
  previous?: { readonly outline: Outline; readonly statements: Statements; readonly stretches: readonly Stretch[] },
): readonly Stretch[] {
  const { passages } = outline;
  const { all, starts, kept } = statements;
  const before = previous?.stretches ?? [];
  const head = countWhile(before, ({ to }) => to <= kept.head);
  const more = all.length - (previous?.statements.all.length ?? 0);
  const fewest = all.length - kept.tail - more;
  const rest = countWhile(before, ({ from }) => from < fewest || from < kept.head);
  const { by } = outline.kept;
  const told = passages.length - (previous?.outline.passages.length ?? 0);
  const move = ({ key, passage, from, to, start }: Stretch): Stretch => ({
    key,
    passage: passage + told,
    from: from + more,
    to: to + more,
    start: start + by,
  });
  const end = before[rest] ? before[rest].passage + told : passages.length;
  const middle: Stretch[] = [];
  const last = before[head - 1];
  let begin = last ? countBelow(starts, last.to) : 0;
  for (let i = begin + 1; i <= end; i++) {
    if (i < end && !isBegin(outline, statements, i)) continue;
    const [from, to] = [starts[begin]!, starts[i] ?? all.length];
    if (from < to) middle.push({ key: {}, passage: begin, from, to, start: all[from]!.span.start });
    begin = i;
  }
  return changed(before, { head, tail: before.length - rest }, middle, move);
}

/**
 * The stretches of a document, long ones in slices of so many statements, so that an article without end can be looked into a
 * little at a time. The key of a slice is the same object as long as that of its stretch is.
 */
export const slicesOf = (stretches: readonly Stretch[], statements: readonly Statement[]): readonly Stretch[] =>
  recall(SLICED, stretches, () =>
    stretches.some(isLong) ? stretches.flatMap((stretch) => sliced(stretch, statements)) : stretches,
  );

const SLICED = new WeakMap<readonly Stretch[], readonly Stretch[]>();

function sliced(stretch: Stretch, statements: readonly Statement[]): readonly Stretch[] {
  if (!isLong(stretch)) return [stretch];
  const { key, from, to, passage } = stretch;
  const keys = recall(KEYS, key, () => Array.from({ length: Math.ceil((to - from) / SLICE) }, () => ({})));
  return keys.map((key, i) => {
    const first = from + i * SLICE;
    return { key, passage, from: first, to: Math.min(to, first + SLICE), start: statements[first]!.span.start };
  });
}

const KEYS = new WeakMap<object, readonly object[]>();
const SLICE = 50;

/** Few documents have an article that is. */
const isLong = ({ from, to }: Stretch): boolean => to - from > SLICE;

/** Whether a passage is the first one of a heading, an article, or an outermost entry that nothing introduces. */
function isBegin({ entries, passages }: Outline, { all, starts }: Statements, passage: number): boolean {
  const { entry, form } = passages[passage]!;
  const own = entries[entry];
  return (
    own !== undefined &&
    entry > passages[passage - 1]!.entry &&
    form !== 'bullet' &&
    stands(own) &&
    // what is introduced stays with what introduces it
    (all[starts[passage]!]?.lead ?? -1) < 0
  );
}

/** Whether an entry begins a stretch of its own. */
export const stands = ({ depth, level, label }: Entry): boolean =>
  depth > 0 || level === 1 || /^(?:[編部章節款条]|附則|別表|様式)$/.test(label?.style ?? '');
