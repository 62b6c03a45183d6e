import type { ControlCoverage, Coverage, Evidence } from '../coverage/coverage';
import { says, unitsOf } from '../coverage/meaning';
import { meaningsOf } from '../coverage/reading';
import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { extentOf } from '../document/extent';
import type { Tokenizer } from '../morphology/token';
import type { Control, Element } from '../policy/control';
import { recall } from '../text/memory';
import { draftOf } from './draft';
import type { Fix } from './finding';
import { houseOf, insertion } from './house';
import { actorIn } from './voice';

/** Where the rules on a control belong: a standard, and the section in it, where it has one. */
export interface Home {
  readonly document: Document;
  readonly entry?: Entry;
}

/** The home of a control among the standards of a set: the first section that is one, or else the first standard. Found out once. */
export const homeAmong = (
  standards: readonly Document[],
  { control, elements }: ControlCoverage,
  coverage: Coverage,
  tokenizer: Tokenizer,
): Home | undefined =>
  recall(
    recall(homes, coverage, () => new Map<Control, Home | undefined>()),
    control,
    () => {
      const siblings = new Map<Document, Evidence>();
      for (const one of elements.flatMap(({ evidence }) => evidence))
        if (!siblings.has(one.document)) siblings.set(one.document, one);
      for (const document of standards) {
        const entry = homeIn(document, { control, elements }, coverage, siblings.get(document), tokenizer);
        if (entry) return { document, entry };
      }
      return standards[0] && { document: standards[0] };
    },
  );

/** Every standard of a set asks for the same. */
const homes = new WeakMap<Coverage, Map<Control, Home | undefined>>();

/** The section that cites the control, or is headed so, or holds the rules for its other demands. */
function homeIn(
  document: Document,
  { control, elements }: Pick<ControlCoverage, 'control' | 'elements'>,
  coverage: Coverage,
  sibling: Evidence | undefined,
  tokenizer: Tokenizer,
): Entry | undefined {
  const cites = coverage.claims
    .get(document)
    ?.find(({ trace }) => trace.statement < 0 && elements.some(({ element }) => trace.cited.includes(element.id)));
  if (cites && document.entries[cites.trace.entry]?.title) return document.entries[cites.trace.entry];
  const headed = headedBy(document, control.title, tokenizer);
  if (headed) return headed;
  const around = sibling ? pathTo(document.entries, document.statements[sibling.statement]!.entry) : [];
  return around.findLast(({ title, level }) => title !== '' && level > 1);
}

/** The heading that says most of a control's title, and at least half of it; the outermost of equals. Looked up once. */
const headedBy = (document: Document, title: string, tokenizer: Tokenizer): Entry | undefined =>
  recall(
    recall(headings, document, () => new Map<string, { readonly entry?: Entry }>()),
    title,
    () => findHeading(document, title, tokenizer),
  ).entry;

/** All standards of a set are asked for the home of what each of them lacks. */
const headings = new WeakMap<Document, Map<string, { readonly entry?: Entry }>>();

function findHeading({ entries }: Document, title: string, tokenizer: Tokenizer): { readonly entry?: Entry } {
  const units = unitsOf(tokenizer(title), { concept: 2, act: 0.5, word: 1 });
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  const meanings = meaningsOf(tokenizer);
  let best: { entry: Entry; score: number } | undefined;
  for (const entry of entries) {
    if (entry.title === '' || (entry.depth === 0 && entry.label?.style !== '条') || (entry.index === 0 && !entry.label))
      continue;
    const meaning = meanings(entry.title);
    const score =
      entry.title === title
        ? total + 1
        : units.filter((unit) => says(meaning, unit)).reduce((sum, { weight }) => sum + weight, 0);
    if (score > 0 && score * 2 >= total && (!best || score > best.score)) best = { entry, score };
  }
  return best ? { entry: best.entry } : {};
}

/** Puts in a draft sentence for an element: in the section of the draft that has rules on its control, or in a new one. */
export function insertRule(
  document: Document,
  one: ControlCoverage,
  element: Element,
  coverage: Coverage,
  tokenizer: Tokenizer,
): Fix {
  const sibling = one.elements.flatMap(({ evidence }) => evidence).find((found) => found.document === document);
  const entry = homeIn(document, one, coverage, sibling, tokenizer);
  return !entry && isTitled(one, coverage)
    ? sectionFix(document, one.control.title, [draftOf(document, element)])
    : insertAt(document, entry, [element], tokenizer);
}

/** Whether the title is the control's own, and neither that of the section that all of them stand in nor all that an item says. */
export const isTitled = ({ control: { id, title }, elements }: ControlCoverage, { controls }: Coverage): boolean =>
  title !== '' &&
  !controls.some(({ control }) => control.id !== id && control.title === title) &&
  !elements.some(({ element }) => element.wording === title);

/** Puts in a draft sentence for each element, at the end of a section, or of the rules. */
export function insertAt(
  document: Document,
  entry: Entry | undefined,
  lacking: readonly Element[],
  tokenizer: Tokenizer,
): Fix {
  const house = houseOf(document);
  const actor = actorIn(document, entry?.index ?? -1, tokenizer);
  const sentences = lacking.map((element) => draftOf(document, element, actor));
  const end = entry && extentOf(document, entry).end;
  const edit = end
    ? { span: { start: end, end }, text: sentences.map((sentence) => house.eol + house.eol + sentence).join('') }
    : { span: house.place, text: insertion(document, house.eol, house.place, sentences) };
  return { title: { ja: '規定の下書きを入れる', en: 'Insert drafts of the rules' }, edits: [edit], safe: false };
}

/** Puts in a section with these lines, in the document's own numbering. */
export function sectionFix(document: Document, title: string, lines: readonly string[]): Fix {
  const { eol, slot } = houseOf(document);
  const { place, heading } = slot(title);
  const text = insertion(document, eol, place, [[heading, ...lines].join(eol + eol)]);
  return {
    title: { ja: `「${title}」の節を加える`, en: `Insert a section 「${title}」` },
    edits: [{ span: place, text }],
    section: title,
    safe: false,
  };
}
