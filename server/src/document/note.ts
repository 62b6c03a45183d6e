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
  const calls = blocks.flatMap((block) => block.calls ?? []);
  const added = notes.map(({ note, prose, span }): Passage => {
    const call = calls.find((one) => one.note === note)?.offset;
    const at = call ?? span.start;
    return {
      entry: entries.findLastIndex((entry) => entry.span.start <= at),
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
