import type { Line } from './line';
import { joinLetters } from './title';

/**
 * Where a 目次 ends, `lines[0]` being its title: its lines name articles and are none. It ends where one of its first lines comes
 * again, at the next heading, above the first sentence, or with the paragraph or list that it stands in. `seen` is how many lines had to be looked at.
 */
export function endOfContents(lines: readonly Line[]): { readonly end: number; readonly seen: number } {
  const [title, first] = lines;
  if (!title || !first) return { end: 1, seen: Number.POSITIVE_INFINITY };
  const { block } = title;
  const isHeading = (line: Line) => line.block.kind === 'heading';
  // A 目次 whose lines are headings themselves ends at the next heading like its own.
  const heading = (line: Line) =>
    isHeading(line) && (!isHeading(first) || (isHeading(title) && line.block.depth <= block.depth));
  const names = new Set<string>();
  const around = WIDER.map(() => '');
  const number = first.label?.number;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    const name = placed(line, around);
    if (heading(line)) return { end: i, seen: i + 1 };
    if (i > 1 && ((number !== undefined && line.label?.number === number) || (i < 401 && names.has(name))))
      return { end: isCaption(lines[i - 1]!) && i - 1 > 1 ? i - 1 : i, seen: i + 1 };
    // no sentence stands in a 目次: the line above it is the first one of the text
    if (/[^\s・…．.].{15,}。\s*$/.test(line.text))
      return { end: Math.max(1, goesOn(lines[i - 2], lines[i - 1]!) ? i : i - 1), seen: i + 1 };
    if (line.label?.style !== '附則') names.add(name);
  }
  let end = 1;
  while (
    end < lines.length &&
    (lines[end]!.block === first.block || lines[end]!.block === block || inContents(lines[end]!))
  )
    end++;
  return { end, seen: Number.POSITIVE_INFINITY };
}

/** What a line names, with the chapters and sections `around` it: 第1節　総則 may come in each chapter. */
function placed(line: Line, around: string[]): string {
  const depth = WIDER.indexOf(line.label?.style ?? '');
  if (depth < 0) return nameOf(line);
  around[depth] = nameOf(line);
  around.fill('', depth + 1);
  return around.join(' ');
}

const WIDER = ['編', '部', '章', '節', '款', '目'];

/** Whether a line has the number behind that of the line before: the last line of a 目次 above a preface. */
const goesOn = (before: Line | undefined, { label }: Line): boolean =>
  label !== undefined &&
  before?.label?.style === label.style &&
  label.values.at(-1)! > 2 &&
  before.label.values.at(-1) === label.values.at(-1)! - 1;

/** What a line names, without the articles, the leader and the page behind it. */
const nameOf = ({ text, label }: Line): string =>
  (label?.number ?? '') +
  joinLetters(
    text
      .slice(label?.length ?? 0)
      .replace(LEADER, '')
      .replace(/[（(][^（()）]*[)）]\s*$/, ''),
  );

/** A leader and the number of a page at the end of a line. */
export const LEADER = /(?:[.．・…‥·⋯ \u3000]{2,}|\t)\s*[0-9０-９]+\s*$/;

const isCaption = ({ text, label }: Line): boolean => label === undefined && /^\s*[（(【].*[)）】]\s*$/.test(text);

/** 「第1章 総則（第1条―第3条）」, a line with a leader and a page number, 附則. */
const inContents = ({ text, label }: Line): boolean =>
  /[（(]第.+条.*[)）]$/.test(text.trim()) ||
  LEADER.test(text) ||
  (label?.style === '附則' && label.length >= text.length);
