import { sentencesOf } from '../text/sentence';
import type { Span } from '../text/span';
import type { Entry, Passage } from './entry';
import { type Prose, sliceProse, sourceOf } from './prose';

/** One sentence, item or table row of a document: the smallest thing that can be a rule. */
export interface Statement {
  readonly index: number;
  /** Index of the entry that it stands under, -1 before the first. */
  readonly entry: number;
  readonly form: Passage['form'];
  readonly prose: Prose;
  readonly text: string;
  /** Where it stands in the source. */
  readonly span: Span;
  /** The statement that introduces this one (柱書: 次の各号に掲げる…), by index; -1 for none. */
  readonly lead: number;
  /** For a table row: the header of each cell, as `header` and `text` (`header：text`). */
  readonly header?: readonly string[];
  /** For a table row: its cells, each with its own way back to the source. */
  readonly cells?: readonly Prose[];
}

/** Words by which a sentence says that a list follows and belongs to it. */
const LEADS =
  /(?:(?<![年月週二三])次|以下|下記|左記)(?:の|に|による|のとおり|$)|とおり(?:とする|である)|に掲げる|各号|に定めるところによる|(?:こと|事項|もの|措置|対策)(?:は|とする)?[。:：]?$/;

/** Whether a sentence introduces the list behind it. */
export const leads = (text: string): boolean => LEADS.test(text);

/** Cuts the passages into statements and finds each one's lead-in. */
export function readStatements(entries: readonly Entry[], passages: readonly Passage[]): readonly Statement[] {
  const out: Statement[] = [];
  /** The last sentence directly below each entry that is not in a list of its own, and the last bullet of each nesting. */
  const last = new Map<number, number>();
  const bullets: number[] = [];
  for (const passage of passages) {
    const bullet = passage.form === 'bullet' || (passage.form === 'row' && passage.depth > 0);
    const lead = bullet
      ? (bullets[passage.depth - 1] ?? introducedAround(entries, out, last, passage.entry))
      : leadOf(entries, out, last, passage);
    for (const part of passage.form === 'row'
      ? [{ start: 0, end: passage.prose.text.length }]
      : sentencesOf(passage.prose.text)) {
      const prose = sliceProse(passage.prose, part.start, part.end);
      if (prose.text.trim() === '') continue;
      out.push({
        index: out.length,
        entry: passage.entry,
        form: passage.form,
        prose,
        text: prose.text,
        span: sourceOf(prose, 0, prose.text.length),
        lead: lead ?? -1,
        ...(passage.header && { header: passage.header }),
        ...(passage.cells && { cells: passage.cells }),
      });
    }
    const latest = out.length - 1;
    if (bullet) {
      bullets.length = passage.depth;
      bullets[passage.depth] = latest;
    } else {
      bullets.length = 0;
      if (passage.form !== 'row') last.set(passage.entry, latest);
    }
  }
  return out;
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
  if (!entry || last.has(entry.index)) return undefined;
  const lead = introduced(out, last.get(entry.parent));
  if (lead !== undefined && passage.form !== 'text') return lead;
  return entry.depth === 0 ? lead : undefined;
}

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

const introduced = (out: readonly Statement[], index: number | undefined): number | undefined =>
  index !== undefined && leads(out[index]!.text) ? index : undefined;
