import type { Line } from './outline';
import { joinLetters } from './title';

/**
 * The lines of a 目次, as indices into `lines`: they name articles and are none. The block ends where one of its first lines
 * comes again, at the next heading, or with the paragraph or list that it stands in.
 */
export function contentsLines(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.label?.style !== '目次') continue;
    const end = endOf(lines, i);
    for (let j = i + 1; j < end; j++) found.add(j);
    i = end - 1;
  }
  return found;
}

function endOf(lines: readonly Line[], title: number): number {
  const start = title + 1;
  const first = lines[start];
  if (!first) return start;
  const { block } = lines[title]!;
  const isHeading = (line: Line) => line.block.kind === 'heading';
  // A 目次 whose lines are headings themselves ends at the next heading like its own.
  const heading = (line: Line) =>
    isHeading(line) && (!isHeading(first) || (isHeading(lines[title]!) && line.block.depth <= block.depth));
  const names = new Set<string>();
  const number = first.label?.number;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i]!;
    const name = nameOf(line);
    if (heading(line)) return i;
    if (i > start && ((number !== undefined && line.label?.number === number) || (i < start + 400 && names.has(name))))
      return isCaption(lines[i - 1]!) && i - 1 > start ? i - 1 : i;
    if (line.label?.style !== '附則') names.add(name);
  }
  let i = start;
  while (i < lines.length && (lines[i]!.block === first.block || lines[i]!.block === block || inContents(lines[i]!)))
    i++;
  return i;
}

/** What a line names, without the articles, the leader and the page behind it. */
const nameOf = ({ text, label }: Line): string =>
  (label?.number ?? '') +
  joinLetters(
    text
      .slice(label?.length ?? 0)
      .replace(LEADER, '')
      .replace(/[（(][^（()）]*[)）]\s*$/, ''),
  );

const LEADER = /(?:[.．・…‥·⋯ \u3000]{2,}|\t)\s*[0-9０-９]+\s*$/;

const isCaption = ({ text, label }: Line): boolean => label === undefined && /^\s*[（(【].*[)）】]\s*$/.test(text);

/** 「第1章 総則（第1条―第3条）」, a line with a leader and a page number, 附則. */
const inContents = ({ text, label }: Line): boolean =>
  /[（(]第.+条.*[)）]$/.test(text.trim()) ||
  LEADER.test(text) ||
  (label?.style === '附則' && label.length >= text.length);
