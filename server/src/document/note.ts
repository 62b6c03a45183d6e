import { countWhile } from '../text/bisect';
import type { Entry, Passage } from './entry';
import type { Block } from './markdown';
import { sourceOf } from './prose';

/** Footnotes stand where the text has them, under the entry that calls them. */
export function withNotes(
  passages: readonly Passage[],
  entries: readonly Entry[],
  blocks: readonly Block[],
): readonly Passage[] {
  const notes = blocks.filter(({ note }) => note !== undefined);
  if (notes.length === 0) return passages;
  const calls = new Map<string, number>();
  for (const block of blocks)
    for (const { note, place } of block.calls ?? []) if (!calls.has(note)) calls.set(note, place.start);
  const added = notes.map(({ note, prose, span }): Passage => {
    const call = calls.get(note!);
    const at = call ?? span.start;
    return {
      entry: countWhile(entries, (entry) => entry.span.start <= at) - 1,
      form: 'note',
      prose,
      depth: 0,
      ...(call !== undefined && { call }),
    };
  });
  const startOf = ({ prose }: Passage) => sourceOf(prose, 0, prose.text.length).start;
  return [...passages, ...added]
    .map((passage) => ({ passage, start: startOf(passage) }))
    .sort((a, b) => a.start - b.start)
    .map(({ passage }) => passage);
}
