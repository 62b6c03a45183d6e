import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { readLabel } from '../document/label';
import type { Message } from '../rules/finding';
import { type Numbered, runsOf } from '../rules/numbering/run';
import { folded } from '../text/fold';
import { type Span, touches } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { entryAt, pointedAt } from './pointed';
import { numberSpan } from './references';
import { type Renumbering, renumberOne } from './renumber';

/** An article, annex or form, and where its number stands that was pointed at: its own, or one in a reference to it. */
export interface Place {
  readonly document: Document;
  readonly entry: Numbered;
  readonly at: Span;
}

/** The article, annex or form whose number stands at an offset. Words that count from where they stand (前条) have none. */
export function placeAt(workspace: Workspace, document: Document, offset: number): Place | undefined {
  const pointed = pointedAt(workspace, document, offset);
  if (!pointed) {
    const entry = entryAt(document, offset);
    const at = entry && numberSpan(document, entry);
    return isPlace(entry) && at && at.start <= offset && offset <= at.end ? { document, entry, at } : undefined;
  }
  const { steps } = pointed.reference;
  const step = steps.find(({ span }) => touches(span, offset));
  if (!step || step.values.length === 0 || /^[前次同各]/.test(step.way)) return undefined;
  const own = step.targets[0] === undefined ? undefined : document.entries[step.targets[0]];
  const entry = own ?? (steps.length === 1 ? pointed.entries[0] : undefined);
  return isPlace(entry) && entry.label.style === step.unit
    ? { document: pointed.document, entry, at: step.span }
    : undefined;
}

const isPlace = (entry: Entry | undefined): entry is Numbered =>
  /^(?:条|別表|様式)$/.test(entry?.label?.style ?? '') && entry!.label!.values.length > 0;

/** Gives a place the number that a text names (第5条, or only 5), in its own notation; answers why not, where it cannot be. */
export function renumberPlace(
  workspace: Workspace,
  { document, entry }: Place,
  text: string,
): Renumbering['edits'] | Message {
  const values = valuesIn(text, entry);
  if (!values) return NO_NUMBER;
  const others = runsOf(document).find((run) => run.includes(entry)) ?? [];
  if (others.some((one) => one !== entry && one.label.values.join() === values.join())) return TAKEN;
  return renumberOne(workspace, document, entry, values);
}

/** 第5条の2 → [5, 2] for an article; what is written around the number must be of the same kind. */
function valuesIn(text: string, { label }: Numbered): readonly number[] | undefined {
  const name = folded(text.trim());
  const bare = /^[1-9][0-9]{0,3}$/.exec(name);
  if (bare) return [Number(name)];
  const read = readLabel(`${name}　`, true);
  const same = read?.style === label.style && read.number.replace(DIGITS, '') === label.number.replace(DIGITS, '');
  const fits = read?.length === name.length + 1 && (label.style === '条' || read.values.length === 1);
  return same && fits ? read.values : undefined;
}

/** What differs between two numbers of one kind. */
const DIGITS = /[0-9０-９〇一二三四五六七八九十百の]+/g;

const NO_NUMBER: Message = {
  ja: '番号は、第5条、別表第2、様式第3号のように、同じ種類の番号で書いてください。',
  en: 'Write a number of the same kind: 第5条, 別表第2, 様式第3号.',
};

const TAKEN: Message = {
  ja: 'その番号は、既に使われています。間に入れるときは、行の電球から「番号を振り直す」を選んでください。',
  en: 'That number is taken. To make room for it, choose Renumber from the light bulb on its line.',
};
