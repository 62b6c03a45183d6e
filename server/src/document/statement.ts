import { remembering } from '../text/memory';
import { sentencesOf } from '../text/sentence';
import type { Span } from '../text/span';
import { isParagraph } from './citation';
import type { Entry, Passage } from './entry';
import { type Prose, sliceProse, sourceOf } from './prose';

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
export const leads = remembering(20_000, (text) => LEADS.test(text));

/** Cuts the passages into statements and finds each one's lead-in. */
export function readStatements(entries: readonly Entry[], passages: readonly Passage[]): readonly Statement[] {
  const out: Statement[] = [];
  /** The last sentence directly below each entry that is not in a list of its own, and the last bullet of each nesting. */
  const last = new Map<number, number>();
  const bullets: number[] = [];
  const calls: (number | undefined)[] = [];
  for (const passage of passages) {
    const note = passage.form === 'note';
    const bullet = passage.form === 'bullet' || (passage.form === 'row' && passage.depth > 0);
    const lead = passage.goesOn
      ? last.get(passage.entry)
      : bullet
        ? (bullets[passage.depth - 1] ?? introducedAround(entries, out, last, passage.entry))
        : note
          ? undefined
          : leadOf(entries, out, last, passage);
    for (const part of passage.form === 'row'
      ? [{ start: 0, end: passage.prose.text.length }]
      : sentencesOf(passage.prose.text)) {
      const prose = sliceProse(passage.prose, part.start, part.end);
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
    if (note) continue;
    const latest = out.length - 1;
    if (bullet) {
      bullets.length = passage.depth;
      bullets[passage.depth] = latest;
    } else {
      bullets.length = 0;
      if (passage.form !== 'row') last.set(passage.entry, latest);
    }
  }
  return out.map((statement) => {
    const call = calls[statement.index];
    return call === undefined ? statement : { ...statement, main: callerOf(out, call) };
  });
}

/** The sentence that a footnote's mark stands in or right behind. */
const callerOf = (out: readonly Statement[], call: number): number =>
  out.findLastIndex(({ span, form }) => form !== 'note' && span.start <= call);

/** What a lead-in says in the end: where its sentence goes on behind the list, the words there. */
export function endOf(statements: readonly Statement[], lead: Statement): string {
  const known =
    ENDS.get(statements) ?? new Map(statements.flatMap((one) => (one.goesOn ? [[one.lead, one.text]] : [])));
  ENDS.set(statements, known);
  return known.get(lead.index) ?? lead.text;
}

const ENDS = new WeakMap<readonly Statement[], ReadonlyMap<number, string>>();

/** What says something of the sentence before it. */
const PROVISO = /^(?:ただし|但し|この場合に)/;

/** The sentence before, in the same place, that is no ただし書 itself. */
function mainOf(out: readonly Statement[], { entry, form }: Passage): number {
  for (let i = out.length - 1; i >= 0 && out[i]!.entry === entry && form !== 'row'; i--) if (out[i]!.main < 0) return i;
  return -1;
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
