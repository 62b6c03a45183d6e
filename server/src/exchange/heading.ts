import { pathTo } from '../document/citation';
import { datesIn } from '../document/date';
import { readDocument } from '../document/document';
import { readLabel, TAILS } from '../document/label';
import { roleOf } from '../document/role';
import { goesOn, isAmendment, joinLetters } from '../document/title';
import { lineNumber } from '../text/lines';

/**
 * Finds the headings of a plain text that no number shows: short lines that are no sentence and stand apart, by empty lines around
 * them, in the middle of the line, by a sign (■), a colon, spaced letters (目　的) or a name that sections have (適用範囲). Answers
 * the depth of each such line, from 1, by its index. More empty lines above mean an outer heading; otherwise what looks alike is
 * as deep, and what comes first is outermost.
 */
export function headingsOf(lines: readonly string[]): ReadonlyMap<number, number> {
  const found = candidates(lines);
  const depths = depthsOf(lines, found);
  if (depths.size === 0) return depths;
  // a text whose other headings are marked has its title marked too
  const title = titleIn(lines, new Set(depths.keys()));
  return title === undefined
    ? depths
    : new Map([[title, 1], ...[...depths].map(([at, depth]) => [at, Math.min(6, depth + 1)] as const)]);
}

function depthsOf(lines: readonly string[], found: readonly Candidate[]): ReadonlyMap<number, number> {
  const bare = found.filter(({ numbered }) => !numbered);
  const ranks = ranksOf(bare.map(({ look }) => look));
  const numbers = numbersIn(lines, new Set(bare.map(({ at }) => at)));
  const tops = numbers.filter(({ level, tail }) => level === 1 && !tail);
  // numbers that begin anew, or stand below one of the other headings, are inside; numbers that run through beside or around them
  const before = bare.filter(({ at }) => tops.every((top) => at < top.at)).length;
  const after = bare.filter(({ at }) => tops.every((top) => at > top.at)).length;
  // right behind each heading stands a number: numbers that run through stand inside
  const first = new Set(tops.map(({ at }) => at));
  const leads = ({ at }: Candidate) => {
    let next = at + 1;
    while (next < lines.length && isEmptyAt(lines, next)) next++;
    return first.has(next);
  };
  const below = bare.length > 1 && before > 0 && (before + after === bare.length || bare.every(leads));
  const through = !below && tops.filter(({ value }) => value === 1).length <= 1;
  const marked = numbers.filter((one) => found.some(({ at }) => at === one.at));
  // 「8　人を育てる」 is one among titles, though it reads as a sentence
  const phrases = numbers.filter(({ at, titled, alone }) => !titled && alone && isPhrase(lines[at]!));
  const wanted = [...marked, ...(through && bare.length > 0 ? tops : [])].flatMap((one) => one.styles);
  wanted.push(...phrases.flatMap(({ styles }) => styles.at(-1) ?? []));
  const among = new Set(found.map(({ at }) => at));
  const depths = new Map<number, number>();
  for (const style of new Set(wanted)) {
    const group = numbers.filter(({ styles }) => styles.at(-1) === style);
    // one that goes on with a sentence on its line is an item, and so are the others
    const titles = group.filter(({ titled, at }) => titled || among.has(at)).length * 2 > group.length;
    if (group.every((one) => one.titled || among.has(one.at) || (titles && phrases.includes(one))))
      for (const { at, level } of group) depths.set(at, level);
  }
  const inner = (at: number) => through && tops.some((top) => top.at < at);
  const nested = bare.some(({ at }) => inner(at) && tops.some((top) => top.at > at));
  // 附則 and the like stand beside the outermost headings, or beside articles inside them
  const articles = below && tops.every(({ styles }) => styles.at(-1)!.endsWith(' 条'));
  if (bare.length > 0 && !articles)
    for (const { at, level, tail } of numbers) if (tail && level <= 2) depths.set(at, 1);
  for (const { at, look } of bare) depths.set(at, Math.min(6, ranks.get(look)! + (nested && inner(at) ? 1 : 0)));
  return depths;
}

const isPhrase = (line: string): boolean => line.trim().length <= LONGEST && !/[。，．！？?!\t]/.test(line);

/** A line that looks like a heading, and what it looks like. */
interface Candidate {
  readonly at: number;
  readonly look: string;
  readonly numbered: boolean;
}

function candidates(lines: readonly string[]): readonly Candidate[] {
  const isBlank = (i: number) => (lines[i] ?? '').trim() === '';
  const isAlone = (i: number) => !isBlank(i) && isBlank(i - 1) && isBlank(i + 1);
  const filled = lines.flatMap((_, i) => (isBlank(i) ? [] : [i]));
  const isTitle = (i: number) => isShort(lines[i]!) || (isAlone(i) && isPlace(lines[i]!) && begins(lines, i + 2));
  const told = filled.filter((i) => !isTitle(i));
  // where every paragraph has empty lines around it, they tell nothing
  const apart = told.filter(isAlone).length < told.length * 0.3;
  const first = told[0] ?? lines.length;
  const title = filled[0];
  const found = filled.flatMap((at): Candidate[] => {
    const line = lines[at]!;
    if (at === title || !isTitle(at) || at === filled.at(-1)) return [];
    const numbered = readLabel(line) !== undefined;
    const introduces = !numbered && /[：:]$/.test(line.trim()) && isBlank(at - 1);
    const stands = introduces || (isAlone(at) && (apart || (!numbered && (isNamed(line) || isCentred(line)))));
    if (!stands) return [];
    let above = 0;
    while (at - above > 0 && isBlank(at - above - 1)) above++;
    // above the text stand names and dates too: only the last line there is a heading, and one that stands further apart
    const below = filled.filter((i) => i > at && i < first);
    if (!numbered && (below.length > 1 || (below.length === 1 && !(isAlone(below[0]!) && above > below[0]! - at - 1))))
      return [];
    const sign = SIGN.exec(line.trim())?.[0] ?? '';
    const look = `${sign}${isCentred(line) ? '\u3000' : ''}${introduces ? ':' : ''} ${Math.min(9, above)}`;
    return [{ at, look, numbered }];
  });
  const order = new Map(filled.map((at, i) => [at, i]));
  const before = (at: number) => filled[order.get(at)! - 1];
  const next = (at: number) => filled[order.get(at)! + 1];
  // between two headings, a line that is twice as long as either is what the first of them says
  const places = new Set(found.map(({ at }) => at));
  const length = (at = -1) => (places.has(at) ? lines[at]!.trim().length : Number.POSITIVE_INFINITY);
  const headings = found.filter(
    ({ at, numbered }) => numbered || length(at) < 2 * Math.max(length(before(at)), length(next(at))),
  );
  // three in a row with nothing between them are a list
  const among = new Map(headings.map((one) => [one.at, one]));
  const follows = (one: Candidate | undefined) => {
    const after = one && among.get(next(one.at) ?? -1);
    return after?.look === one?.look ? after : undefined;
  };
  const listed = new Set(
    headings.flatMap((one) => {
      const run = [one, follows(one), follows(follows(one))];
      return run.every((each) => each !== undefined) ? run.map((each) => each!.at) : [];
    }),
  );
  return headings.filter(({ at, numbered }) => numbered || !listed.has(at));
}

const LONGEST = 30;
const SIGN = /^[■□◆◇●◎○▼▶★【〈《＜<]/;
/** Ｂ　授業の前に, Q1　全体の責任者は: counted by letters, it is a title, whatever it ends in. */
const LETTERED = /^[A-ZＡ-Ｚ][0-9０-９]{0,2}(?:\u3000| (?=[^\x20-\x7e]))/;

/** 「窓口で」, 「席を離れるときに」: where or when what stands below is done. */
const isPlace = (line: string): boolean => line.trim().length <= 15 && /^[^。、，「」：:\t]+[でに]$/.test(line.trim());

/** Whether a line begins something new: no sentence goes on in a number or a bullet. */
const begins = (lines: readonly string[], at: number): boolean =>
  readLabel(lines[at] ?? '') !== undefined || /^[\s\u3000]*[・•●○□]/.test(lines[at] ?? '');

/** A short line that is neither a sentence nor one of the things that stand alone for other reasons. */
function isShort(line: string): boolean {
  const text = line.trim();
  return (
    text.length <= LONGEST &&
    !/(?:次|以下|下記)のとおり[：:]?$/.test(text) &&
    !/[。，．！？?!\t]|、.*、|^[・･*※（(→\-―—─=＝_|]|^[0-9０-９]+$/.test(text) &&
    !/^(?:以上|記|抄|余白|別添|改正|制定)$|(?:電話|内線|[Tt][Ee][Ll]|[Ff][Aa][Xx])[\s\u3000:：（(]*[0-9０-９]|[@＠]|https?:/.test(
      text,
    ) &&
    (!goesOn(text) ||
      SIGN.test(text) ||
      LETTERED.test(text) ||
      /(?:こと|もの|[はお]じめに|おわりに|まで)$/.test(text)) &&
    !isAmendment(text) &&
    datesIn(text).length === 0
  );
}

/** Whether a line is named as sections are, or marked as a heading by itself. */
const isNamed = (line: string): boolean => {
  const text = joinLetters(line.trim()).replace(/[：:]$/, '');
  return SIGN.test(text) || /[：:]$/.test(line.trim()) || text !== line.trim() || roleOf(text) !== undefined;
};

const isCentred = (line: string): boolean => /^(?:\u3000{3,}|[ ]{6,}|\t{2,})\S/.test(line);

/** Of looks that differ in the empty lines above alone, that with more of them is the outer one. */
function ranksOf(looks: readonly string[]): ReadonlyMap<string, number> {
  const groups = [...new Set(looks.map((look) => look.slice(0, -1)))];
  const order = [...new Set(looks)].sort(
    (a, b) => groups.indexOf(a.slice(0, -1)) - groups.indexOf(b.slice(0, -1)) || Number(b.at(-1)) - Number(a.at(-1)),
  );
  return new Map(order.map((look, i) => [look, i + 1]));
}

/** The line of the title, if it is the first line that says something. */
function titleIn(lines: readonly string[], headings: ReadonlySet<number>): number | undefined {
  const document = readDocument(lines.map((line, i) => (headings.has(i) ? '' : line)).join('\n'), '');
  const at = lineNumber(document.lines, document.titleSpan.start) - 1;
  return document.title === '' ||
    headings.has(at) ||
    (document.entries[0]?.span.start ?? Number.POSITIVE_INFINITY) < document.titleSpan.start
    ? undefined
    : at;
}

/** A number of the outline of a text whose other headings are left out. */
interface Numbered {
  readonly at: number;
  readonly level: number;
  readonly value: number;
  /** Whether its line is a title and nothing else. */
  readonly titled: boolean;
  /** Whether empty lines stand around it. */
  readonly alone: boolean;
  /** Whether it is 附則, 別表 or 様式. */
  readonly tail: boolean;
  /** The style of each entry around it and of itself, each with its level, outermost first. */
  readonly styles: readonly string[];
}

const isEmptyAt = (lines: readonly string[], at: number): boolean => (lines[at] ?? '').trim() === '';

function numbersIn(lines: readonly string[], without: ReadonlySet<number>): readonly Numbered[] {
  const document = readDocument(lines.map((line, i) => (without.has(i) ? '' : line)).join('\n'), '');
  const { entries, passages } = document;
  const led = new Set(passages.flatMap(({ form, entry }) => (form === 'lead' ? [entry] : [])));
  const endsLine = (offset: number) => /^[ \t\u3000]*(?:\n|$)/.test(document.source.slice(offset, offset + 9));
  return entries
    .filter(({ label }) => label !== undefined)
    .map(({ index, span, titleSpan, level, label, title }) => ({
      at: lineNumber(document.lines, span.start) - 1,
      level,
      value: label!.values[0] ?? 0,
      titled: title !== '' && (!led.has(index) || endsLine(titleSpan.end)),
      alone:
        isEmptyAt(lines, lineNumber(document.lines, span.start) - 2) &&
        isEmptyAt(lines, lineNumber(document.lines, span.start)),
      tail: TAILS.includes(label!.style),
      styles: pathTo(entries, index).map((entry) => `${entry.level} ${entry.label?.style}`),
    }));
}
