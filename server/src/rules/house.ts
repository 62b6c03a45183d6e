import required from '../../../dictionaries/required.yaml';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { type Numbering, numberingOf } from '../document/numbering';
import { roleOf } from '../document/role';
import { entriesStyled, foundInOutline } from '../document/search';
import { recall } from '../text/memory';
import { numeralLike } from '../text/numeral';
import type { Span } from '../text/span';

/** How a document numbers and heads its sections, so that what is put in looks like what is there. */
export interface House {
  /** The `#` of a section, empty where sections are bare lines. */
  readonly hashes: string;
  /** The number and title of the next section without them: 第12条（目的）, 8 目的; a caption stands on a line of its own. */
  readonly next: (title: string) => string;
  /** Where a section belongs that has this title and role in a document of its kind, and the line that heads it. */
  readonly slot: (title: string) => Slot;
  /** Where text goes that belongs to no section: before 附則 and 別表, or at the end. */
  readonly place: Span;
  readonly eol: string;
}

export interface Slot {
  readonly place: Span;
  readonly heading: string;
}

/** Reads the house style off the last section of a document. */
export const houseOf = (document: Document): House => recall(HOUSES, document, () => readHouse(document));

const HOUSES = new WeakMap<Document, House>();

function readHouse(document: Document): House {
  const { entries, source } = document;
  const at = (entry: Entry | undefined) => (entry ? startOf(document, entry) : source.length);
  const [supplement] = entriesStyled(document, '附則');
  const [appendix] = entriesStyled(document, '別表', '様式');
  const body = Math.min(at(supplement), at(appendix));
  const end = Math.min(supplement?.index ?? entries.length, appendix?.index ?? entries.length);
  const found = foundInOutline(document, 'sections', [], () =>
    sectionsOf(entries.slice(0, end)).map(({ index }) => index),
  );
  const sections = found.map((index) => entries[index]!);
  const model = sections.at(-1);
  const numbering = model && numberingOf(document, model);
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const next = (model?.label?.values[0] ?? 0) + 1;
  const lines = (text: string) => text.replace(/\n/g, eol);
  const slot = (title: string): Slot => {
    if (title === '附則') {
      const place = Math.min(at(appendix), source.length);
      return {
        place: spanAt(place),
        heading: `${numbering?.hashes ?? '## '}${numbering?.hashes === '' ? '附　則' : '附則'}`,
      };
    }
    const before = leaderOf(sections, title);
    const behind = (section: Entry) => entries.slice(section.index + 1).find(({ level }) => level <= section.level);
    const place = before === undefined ? body : at(before ? behind(before) : sections[0]);
    if (!numbering) return { place: spanAt(place), heading: `## ${title}` };
    return { place: spanAt(place), heading: lines(branched(document, before, title) ?? numbering.head([next], title)) };
  };
  return {
    hashes: numbering?.hashes ?? '## ',
    next: (title) => lines(numbering ? numbering.head([next], title).replaceAll(numbering.hashes, '') : title),
    slot,
    place: spanAt(body),
    eol,
  };
}

/** The text that puts sections at a place, with one blank line around them. */
export function insertion({ source }: Document, eol: string, { start }: Span, sections: readonly string[]): string {
  const before = source.slice(0, start);
  const gap = before === '' ? '' : before.endsWith(`${eol}${eol}`) ? '' : before.endsWith(eol) ? eol : eol + eol;
  return gap + sections.join(`${eol}${eol}`) + eol + (start < source.length ? eol : '');
}

const spanAt = (offset: number): Span => ({ start: offset, end: offset });

/** The sections that are numbered through: the articles, or the outermost numbers, or the headings below the title. */
function sectionsOf(entries: readonly Entry[]): readonly Entry[] {
  const articles = entries.filter(({ label }) => label?.style === '条');
  if (articles.length > 0) return articles;
  const outer = Math.min(...entries.filter(({ label }) => label).map(({ level }) => level));
  const numbered = entries.filter(({ label, level }) => label !== undefined && level === outer);
  const headed = entries.filter(({ depth, level }) => depth > 0 && level === 2);
  // numbers below headings are steps, and no sections
  return numbered.length > 0 && (outer <= 2 || headed.length < 2) ? numbered : headed;
}

/**
 * For a section that stands at the front of a document (目的, 適用範囲, 定義): the last one before it that is there, null where
 * it comes first. Undefined for all other sections, which go behind the rest.
 */
function leaderOf(sections: readonly Entry[], title: string): Entry | null | undefined {
  const front = required.filter(({ place }) => place === 'front');
  const rank = front.findIndex(({ name }) => name === title);
  if (rank < 0 || sections.length === 0) return undefined;
  const leads = front.slice(0, rank).flatMap(({ roles }) => roles);
  return [...sections].reverse().find((section) => leads.includes(roleOf(section.title) ?? '')) ?? null;
}

/** An article that is put between two others takes a branch of the first one's number: 第1条の2. */
function branched(document: Document, before: Entry | null | undefined, title: string): string | undefined {
  if (before?.label?.style !== '条') return undefined;
  const numbering: Numbering = numberingOf(document, before);
  const written = numbering.head(before.label.values, title);
  const digit = /第\s*([^条\s]+)\s*条/.exec(written)?.[1] ?? '1';
  const branch = (before.label.values[1] ?? 1) + 1;
  return written.replace(/条(?:の[^\s（(]+)?/, `条の${numeralLike(digit, branch)}`);
}

/** The start of an entry's line, or of the caption above it. */
export function startOf({ source }: Document, { span, titleSpan }: Entry): number {
  const offset = Math.min(span.start, titleSpan.start);
  return Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
}
